"""Cut a file at its two fences of three hyphens, and tell what stands where a fence should be."""

from __future__ import annotations

import re
from typing import Final

from showcase.diagnostics import Diagnostic, at

Parts = tuple[str | None, str, int, tuple[Diagnostic, ...]]
"""The front matter (None where it has no end), the body, the body's first line, and what was wrong."""


def split(path: str, text: str) -> Parts:
    """Cut a file into front matter and body."""
    opening = text.partition("\n")[0]
    if opening.rstrip() != "---":
        return None, "", 0, (_no_opening(path, text.split("\n")),)
    closing = re.compile(_CLOSING).search(text, len(opening))
    if closing is None:
        return None, "", 0, (_no_closing(path, text.split("\n")),)
    front = text[len(opening) + 1 : closing.start()]
    return front, text[closing.end() + 1 :], text.count("\n", 0, closing.end()) + 2, ()


_CLOSING: Final = r"\n(?:---|\.\.\.)[^\S\n]*(?=\n|\Z)"
# Two to ten signs that look like hyphens, or one that is long; Word makes such of ---.
_LIKE_A_FENCE: Final = r"\s*(?:[-–—―‒‐‑−_=]{2,10}|[–—―])\s*"
_KEY: Final = r"[^\W\d_][^:\n]{0,40}:(\s|$)|\s+\S|- |#|[\]}]"


def _no_opening(path: str, lines: list[str]) -> Diagnostic:
    written = lines[0].strip()[:60]
    if re.fullmatch(_LIKE_A_FENCE, lines[0]):
        return at(path, 1, 1, "front-matter-dashes", written=written)
    begun = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if begun and lines[begun].rstrip() == "---":
        return at(path, 1, 1, "front-matter-late", number=begun + 1)
    return at(path, 1, 1, "front-matter-missing", written=written)


def _no_closing(path: str, lines: list[str]) -> Diagnostic:
    """Point at the line that is like a fence, else at the last one that is like a key."""
    last = 1
    for number, line in enumerate(lines[1:], start=2):
        if re.fullmatch(_LIKE_A_FENCE, line):
            return at(path, number, 1, "front-matter-dashes", written=line.strip())
        if not re.match(_KEY, line):
            break
        last = number
    return at(path, last, 1, "front-matter-unclosed", number=last)
