"""Put diagnostics into words: place, excerpt with a pointer, what is wrong, what to type instead."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from pathlib import Path

from showcase.diagnostics import Diagnostic
from showcase.strings import fill, read_catalogue

MOST = 60
"""How many diagnostics are printed in full; the rest is counted."""

_EXCERPT = 100


@functools.cache
def catalogue(language: str) -> dict[str, str]:
    """Return the program's words in a language."""
    return read_catalogue(Path(__file__).resolve().parent / "locale" / f"{language}.yaml")


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
    blocks = [_block(d, site, language) for d in diagnostics[:MOST]]
    if len(diagnostics) > MOST:
        blocks.append(say(language, "cli.more", count=len(diagnostics) - MOST))
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


def _block(diagnostic: Diagnostic, site: Path, language: str) -> str:
    what, mend = sentences(diagnostic, language)
    place = ":".join(str(part) for part in (diagnostic.path, diagnostic.line, diagnostic.column) if part)
    severity = say(language, f"cli.{diagnostic.severity}")
    excerpt = _excerpt(diagnostic, site)
    return "\n".join(
        [f"{place}: {severity} [{diagnostic.code}]", *excerpt, f"  {what}", f"  {say(language, 'cli.mend')}: {mend}"]
    )


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
