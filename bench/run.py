#!/usr/bin/env python3
"""Measure what a build costs, and the live preview, if wanted beside a peer. See bench/README.md.

    .venv-test/bin/python bench/run.py [--models 1000] [--rounds 3] [--theme bench|default] [--cases cold,live]
                                       [--peer hugo=PATH] [--json FILE]

Each figure is of a whole process on a site that was laid out for its round. Rounds are interleaved: what the machine
does besides meets all alike, so quote the ratio to the peer, or to `cold`, and not seconds.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import live
import measuring
from contenders import PEERS, PROJECT, Contender, Ours
from measuring import Cost

LIVE = "live"
SHOWN = {"body edited": "Một câu mới.", "ward renamed": "Mới Đổi", "template changed": "<p>Đo thử</p>"}
"""What the page of the edited model shows after a change: a build that does not make it is not measured."""
CASES = (
    "cold",
    "unchanged",
    "body edited",
    "model added",
    "ward renamed",
    "template changed",
    "registry changed",
    LIVE,
)
Costs = dict[tuple[str, str], list[Cost]]
"""What was measured, by contender and case."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, keep JSON."""
    asked = _parse(arguments)
    costs: Costs = {}
    with tempfile.TemporaryDirectory(dir=asked.root, ignore_cleanup_errors=True) as folder:
        for number in range(asked.rounds):
            _round(asked, _contenders(asked, Path(folder) / str(number)), costs, first=number)
    about = _about(asked)
    print(table(about, costs))
    if asked.json:
        rows = [{"who": who, "case": case, "runs": [c._asdict() for c in runs]} for (who, case), runs in costs.items()]
        kept = json.dumps({"about": about, "rows": rows}, ensure_ascii=False, indent=1)
        asked.json.write_text(kept, encoding="utf-8")
    return 0


def table(about: str, costs: Costs) -> str:
    """Return medians as a Markdown table, with the least and the most, and the ratios of one round's figures."""
    rows = [
        f"{about}\n",
        "| case | who | wall s (min–max) | CPU s | memory MB | files written | wall / cold | wall / peer |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    peer = next((who for who, _ in costs if who != Ours.name), "")
    for case in CASES:
        for who in dict.fromkeys(who for who, _ in costs):
            if runs := costs.get((who, case)):
                walls = [run.wall for run in runs]
                to_cold = "" if case in ("cold", LIVE) else _ratio(runs, costs.get((who, "cold"), []))
                to_peer = "" if who == peer else _ratio(runs, costs.get((peer, case), []))
                cpu, memory, files = (_middle(runs, key) for key in ("cpu", "memory", "files"))
                span = f"{statistics.median(walls):.3f} ({min(walls):.3f}–{max(walls):.3f})"
                written = "" if case == LIVE else f"{files:.0f}"
                figures = (case, who, span, f"{cpu:.2f}", f"{memory:.0f}", written, to_cold, to_peer)
                rows.append(f"| {' | '.join(figures)} |")
    return "\n".join(rows)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, default=1000, help="how many models the site has")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--theme", choices=("bench", "default"), default="bench", help="bench: the peers' bare page")
    parser.add_argument("--cases", type=_cases, default=CASES, help=f"some of: {', '.join(CASES)}")
    parser.add_argument("--peer", type=_peer, help="NAME=PROGRAM, where NAME is " + " or ".join(PEERS))
    parser.add_argument("--edits", type=int, default=5, help="of the live preview, in each round")
    parser.add_argument(
        "--root", type=Path, help="where the sites are laid out and removed; else the system's own place"
    )
    parser.add_argument("--json", type=Path, help="keep every run's figures in this file")
    return parser.parse_args(arguments)


def _cases(text: str) -> tuple[str, ...]:
    cases = tuple(case.strip() for case in text.split(","))
    if unknown := [case for case in cases if case not in CASES]:
        raise argparse.ArgumentTypeError(f"no such case: {', '.join(unknown)}; there are {', '.join(CASES)}")
    return ("cold", *(case for case in CASES[1:] if case in cases))


def _peer(text: str) -> tuple[str, str]:
    name, is_there, program = text.partition("=")
    if name not in PEERS or not is_there:
        raise argparse.ArgumentTypeError(f"NAME=PROGRAM, where NAME is {' or '.join(PEERS)}")
    return name, program


def _contenders(asked: argparse.Namespace, root: Path) -> list[Contender]:
    found: list[Contender] = [Ours(root / Ours.name, asked.models, asked.seed, asked.theme)]
    if asked.peer:
        name, program = asked.peer
        found.append(PEERS[name](root / name, asked.models, asked.seed, program))
    return found


def _round(asked: argparse.Namespace, contenders: list[Contender], costs: Costs, first: int) -> None:
    """Measure each case once, one contender after the other; who is first changes from round to round."""
    for contender in contenders:
        contender.lay_out()
    order = contenders[first % len(contenders) :] + contenders[: first % len(contenders)]
    for case in asked.cases:
        for contender in order:
            if case == LIVE:
                costs.setdefault((contender.name, case), []).extend(live.measure(contender, asked.edits))
            elif change := contender.changes.get(case):
                costs.setdefault((contender.name, case), []).append(_built(contender, case, change))
            print(f"round {first + 1}: {contender.name}, {case}", file=sys.stderr, flush=True)


def _built(contender: Contender, case: str, change: Callable[[], None]) -> Cost:
    change()
    cost = measuring.run(contender.build(), contender.environment(), contender.output)
    page = contender.shown().read_text(encoding="utf-8")
    if SHOWN.get(case, "") not in page:
        raise measuring.Failed(f"{contender.name}, {case}: {contender.shown()} does not show it")
    return cost


def _middle(runs: Sequence[Cost], key: str) -> float:
    return float(statistics.median(getattr(run, key) for run in runs))


def _ratio(runs: Sequence[Cost], others: Sequence[Cost]) -> str:
    """Return the median of the ratios of figures that were taken one after the other."""
    pairs = list(zip(runs, others, strict=False))
    return f"{statistics.median(own.wall / other.wall for own, other in pairs):.3f}" if pairs else ""


def _about(asked: argparse.Namespace) -> str:
    packages = ("jinja2", "markdown", "msgspec", "nh3", "pyyaml")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    git = subprocess.run(["git", "-C", str(PROJECT), "describe", "--always", "--dirty"], capture_output=True, text=True)
    peer = f"; {_version(asked.peer[1])}" if asked.peer else ""
    return (
        f"{asked.models} models, theme {asked.theme}, seed {asked.seed}, medians of {asked.rounds} rounds; showcase "
        f"{git.stdout.strip() or '(no Git)'}, Python {platform.python_version()}, {versions}{peer}; "
        f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f} at the end"
    )


def _version(program: str) -> str:
    said = subprocess.run([program, "version"], capture_output=True, text=True).stdout
    return said.strip().partition("\n")[0] or program


if __name__ == "__main__":
    sys.exit(main())
