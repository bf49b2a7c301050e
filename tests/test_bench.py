"""The bench works and measures what it says; no time is asserted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parent.parent
MODELS = 20
PEER = """\
#!{python}
# Makes one page a model, as a peer does that knows nothing of what it made before.
import pathlib, sys
if sys.argv[1] == "version":
    print("peer 1.0")
    raise SystemExit
folders = dict(zip(sys.argv[1:], sys.argv[2:]))
site, output = pathlib.Path(folders["--source"]), pathlib.Path(folders["--destination"])
for model in (site / "content/mo-hinh").iterdir():
    page = output / "mo-hinh" / model.stem / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.unlink(missing_ok=True)
    page.write_text(model.read_text("utf-8") + (site / "layouts/baseof.html").read_text("utf-8"), "utf-8")
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the bench reads what Linux and macOS tell of processes")

_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
"""What a terminal has: the tests run with a path on which no folder of a script is."""


def _run(*words: str) -> str:
    command = [sys.executable, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT, env=_ENVIRONMENT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _figures(tmp_path: Path, *options: str) -> tuple[str, dict[tuple[str, str], list[dict[str, Any]]]]:
    kept = tmp_path / "figures.json"
    said = _run("bench/run.py", "--models", str(MODELS), "--root", str(tmp_path), "--json", str(kept), *options)
    rows = json.loads(kept.read_text(encoding="utf-8"))["rows"]
    return said, {(row["who"], row["case"]): row["runs"] for row in rows}


def test_every_case_is_measured_and_a_build_writes_what_its_change_asks_for(tmp_path: Path) -> None:
    said, figures = _figures(tmp_path, "--rounds", "1", "--edits", "2")
    files = {case: runs[0]["files"] for (_, case), runs in figures.items()}
    assert files["cold"] > MODELS
    assert (files["unchanged"], files["body edited"]) == (0, 1)
    assert 1 < files["model added"] < files["cold"]
    assert 1 < files["registry changed"] < files["cold"]
    assert files["ward renamed"] >= MODELS
    assert files["template changed"] >= MODELS + 1
    assert len(figures["showcase", "live"]) == 2
    assert all(run["wall"] > 0 and run["memory"] >= 0 for runs in figures.values() for run in runs)
    assert all(f"| {case} | showcase |" in said for _, case in figures)
    assert list(tmp_path.iterdir()) == [tmp_path / "figures.json"]


def test_a_peer_is_measured_beside_it_on_the_same_corpus(tmp_path: Path) -> None:
    peer = tmp_path / "peer"
    peer.write_text(PEER.format(python=sys.executable), encoding="utf-8")
    peer.chmod(0o755)
    cases = "body edited,template changed"
    said, figures = _figures(tmp_path, "--rounds", "2", "--cases", cases, "--peer", f"hugo={peer}")
    assert [len(runs) for (who, _), runs in figures.items() if who == "hugo"] == [2] * 3
    assert [run["files"] for run in figures["hugo", "cold"]] == [MODELS, MODELS]
    assert "; peer 1.0; " in said
    ratios = [line.split("|")[-2].strip() for line in said.splitlines() if "| showcase |" in line]
    assert len(ratios) == 3
    assert all(float(ratio) > 0 for ratio in ratios)


def test_a_build_that_fails_ends_the_run(tmp_path: Path) -> None:
    command = [sys.executable, "bench/run.py", "--models", "2", "--root", str(tmp_path), "--peer", "hugo=false"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT, env=_ENVIRONMENT)
    assert done.returncode != 0
    assert "Failed: false --quiet" in done.stderr


def test_stages_are_told(tmp_path: Path) -> None:
    said = _run("bench/stages.py", "--models", str(MODELS), "--case", "model added")
    assert said.startswith(f"{MODELS} models, model added: ")
    assert all(
        f"| {stage} |" in said for stage in ("unchanged.scan", "pipeline.load", "pipeline.plan", "Output.commit")
    )
    assert "Ordered by: internal time" in _run("bench/stages.py", "--models", "2", "--functions", "3")


def test_functions_can_be_timed() -> None:
    words = ("-m", "pytest", "-c", "bench/pytest.ini", "bench/functions.py", "-q", "--benchmark-disable")
    assert "6 passed" in _run(*words, "-p", "no:cacheprovider", "-p", "no:xdist")


def test_the_corpus_is_the_same_for_the_same_seed_and_other_for_another() -> None:
    made = "json.dumps([list(models(9, seed)) for seed in (1, 1, 2)])"
    script = f"import json, sys; sys.path.insert(0, 'bench'); from corpus import models; print({made})"
    one, same, other = json.loads(_run("-c", script))
    assert one == same
    assert one != other
    assert len({slug for slug, *_ in one}) == 9
