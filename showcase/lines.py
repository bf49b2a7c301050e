"""Find the line of a piece of text in a body, for messages."""

from __future__ import annotations

import functools
import re

from showcase.diagnostics import Diagnostic, at

_CODE = re.compile(
    r"^(```+|~~~+).*?^\1|(?<![\\`])(`+)(?!`).+?(?<!`)\2(?!`)|^(?: {4}|\t)[^\n]*", re.DOTALL | re.MULTILINE
)
_CODE_MARKS = ("`", "~~~", "    ", "\t")


class Lines:
    """Find the line of a piece of text in a body, for messages."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path, self._text, self._first = path, text, first_line

    def of(self, needle: str) -> int:
        """Return the line of a link's target, else of the piece in the prose, else in code; else the body's first."""
        place = self._target(needle)
        if place < 0:
            place = self._prose.find(needle)
        if place < 0:
            place = self._text.find(needle)
        return self.number(place)

    def number(self, place: int) -> int:
        """Return the line of a place in the body."""
        return self._first + self._text.count("\n", 0, max(0, place))

    def _target(self, needle: str) -> int:
        """Return where the piece first stands as `(piece)`, `<piece>` or `]: piece` in the prose, else -1."""
        prose = self._prose
        place = prose.find(needle)
        while place >= 0:
            before, after = prose[:place], prose[place + len(needle) :][:1]
            if (not after or after in ")>" or after.isspace()) and (
                before.endswith(("(", "<")) or before.rstrip().endswith("]:")
            ):
                return place
            place = prose.find(needle, place + 1)
        return -1

    @functools.cached_property
    def _prose(self) -> str:
        """The text with blanks in place of what Markdown shows as code."""
        if not any(mark in self._text for mark in _CODE_MARKS):
            return self._text
        return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self._text)

    def tell(self, code: str, needle: str, **args: object) -> Diagnostic:
        """Tell something of a piece, at its line."""
        return at(self.path, self.of(needle), 1, code, **args)
