"""Put diagnostics into words: place, excerpt with a pointer, what is wrong, what to type instead."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from showcase.diagnostics import Diagnostic
from showcase.strings import fill, plain_catalogue

MOST = 60
"""How many diagnostics are printed in full; the rest is counted."""

FEW = 3
"""A mistake that is made in more places than this is told once, with the first of them."""

_EXCERPT = 100


@functools.cache
def catalogue(language: str) -> dict[str, str]:
    """Return the program's words in a language."""
    file = Path(__file__).resolve().parent / "locale" / f"{language}.yaml"
    words = plain_catalogue(file.read_text(encoding="utf-8"))  # 14 ms quicker than YAML, which takes time to load
    if words is None:
        raise ValueError(f"{file}: not all lines are `key: text`")
    return words


def say(language: str, key: str, /, **arguments: object) -> str:
    """Return one of the program's sentences."""
    return fill(catalogue(language)[key], arguments)


def sentences(diagnostic: Diagnostic, language: str) -> tuple[str, str]:
    """Return what is wrong and what to type instead."""
    arguments = {**diagnostic.args, "colon": ":"}
    near = arguments.get("near", "")
    arguments["near_hint"] = say(language, "hint.near", near=near) if near else ""
    if diagnostic.code == "photo-unlisted":
        arguments["name"] = diagnostic.path.rsplit("/", 1)[-1]
    mend = say(language, f"mend.{diagnostic.code}", **arguments)
    if diagnostic.code == "key-unknown" and not near:
        mend = mend.partition("? ")[2]
    return say(language, f"diag.{diagnostic.code}", **arguments), mend


def as_text(diagnostics: Sequence[Diagnostic], site: Path, language: str) -> str:
    """Return the report that a person reads."""
    grouped = _grouped(diagnostics)
    blocks = [_block(first, also, site, language) for first, *also in grouped[:MOST]]
    if rest := sum(len(group) for group in grouped[MOST:]):
        blocks.append(say(language, "cli.more", count=rest))
    errors = sum(d.severity == "error" for d in diagnostics)
    blocks.append(say(language, "cli.summary", errors=errors, warnings=len(diagnostics) - errors))
    return "\n\n".join(blocks)


def as_json(diagnostics: Sequence[Diagnostic], language: str) -> str:
    """Return the report that an editor reads: a list of objects."""
    rows = []
    for d in diagnostics:
        what, mend = sentences(d, language)
        rows.append(
            {
                "code": d.code,
                "severity": d.severity,
                "path": d.path,
                "line": d.line,
                "column": d.column,
                "message": what,
                "mend": mend,
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _grouped(diagnostics: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """Put together what many files share, by code and arguments, where the first of them stands."""
    alike: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for d in diagnostics:
        alike[d.code, json.dumps(d.args, sort_keys=True)].append(d)
    groups = [[d] for group in alike.values() if len(group) <= FEW for d in group]
    groups += [group for group in alike.values() if len(group) > FEW]
    order = {id(d): number for number, d in enumerate(diagnostics)}
    return sorted(groups, key=lambda group: order[id(group[0])])


def _block(diagnostic: Diagnostic, also: Sequence[Diagnostic], site: Path, language: str) -> str:
    """Say one mistake; where it is made in many places, tell the first of the others and count the rest."""
    what, mend = sentences(diagnostic, language)
    severity = say(language, f"cli.{diagnostic.severity}")
    lines = [f"{_place(diagnostic)}: {severity} [{diagnostic.code}]", *_excerpt(diagnostic, site), f"  {what}"]
    if also:
        places = ", ".join(map(_place, also[:FEW])) + (", …" if len(also) > FEW else "")
        lines.append(f"  {say(language, 'cli.also', count=len(also), places=places)}")
    return "\n".join([*lines, f"  {say(language, 'cli.mend')}: {mend}"])


def _place(diagnostic: Diagnostic) -> str:
    return ":".join(str(part) for part in (diagnostic.path, diagnostic.line, diagnostic.column) if part)


def _excerpt(diagnostic: Diagnostic, site: Path) -> list[str]:
    """Return the line that is meant, with a pointer below its column."""
    if not diagnostic.line:
        return []
    try:
        lines = (site / diagnostic.path).read_text(encoding="utf-8-sig", errors="replace").split("\n")
        line = lines[diagnostic.line - 1]
    except (OSError, IndexError):
        return []
    number = str(diagnostic.line)
    pointer = " " * (diagnostic.column - 1) + "^"
    return (
        [f"  {number} | {line.expandtabs(1)[:_EXCERPT]}", f"  {' ' * len(number)} | {pointer}"]
        if diagnostic.column <= _EXCERPT
        else []
    )
