"""Abbreviations in bodies: found where a file is read, put into full once all registers are known.

Where a body first says UBND, its page shows the full words with it. What an abbreviation means is for the document to
say, else for `abbreviations.yaml`; one that has several meanings there is told, and never put into full by chance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from showcase.diagnostics import Diagnostic, at
from showcase.records import AbbreviationPart, Document, ImagePart, LinkPart
from showcase.registry import Registry

Parts = tuple[str | LinkPart | ImagePart | AbbreviationPart, ...]
Meanings = Mapping[str, tuple[str, ...]]


def with_holes(parts: Sequence[str | LinkPart | ImagePart]) -> Parts:
    """Make a hole of the first use of each abbreviation in a body of safe HTML.

    Not in headings, code and attributes, not in document numbers (25-KH/ĐU), and not where the body itself says what
    it means: phòng cháy, chữa cháy (PCCC).
    """
    if not any(isinstance(part, str) and _TRACE.search(part) for part in parts):
        return tuple(parts)
    finder = _Finder()
    return tuple(piece for part in parts for piece in (finder.cut(part) if isinstance(part, str) else (part,)))


def meanings_of(registry: Registry) -> Meanings:
    """Return what each abbreviation of the register means."""
    return {row.short: row.full for row in registry.abbreviations}


def in_full(document: Document, meanings: Meanings, told: list[Diagnostic]) -> dict[str, str]:
    """Return what the abbreviations of a document's body mean; one that may mean several things is told."""
    own = document.front.abbreviations
    found: dict[str, str] = {}
    for short, line in document.body.abbreviations:
        full = (own[short],) if short in own else meanings.get(short, ())
        if len(full) == 1:
            found[short] = full[0]
        elif full:
            both = " / ".join(full)
            told.append(at(document.path, line, 1, "abbreviation-unclear", short=short, meanings=both, first=full[0]))
    return found


_CAPITALS: Final = "A-ZĂÂĐÊÔƠƯ"
_TRACE: Final = re.compile(rf"[{_CAPITALS}](?<=[0-9{_CAPITALS}a-zđ].)")
"""What every abbreviation holds, and few bodies of other words: a capital inside a word."""
_WORD: Final = (
    rf"(?<![\w/.-].)(?:(?<=[0-9])[{_CAPITALS}]|(?<=[{_CAPITALS}])(?=[a-zđ0-9]{{0,10}}[{_CAPITALS}]))"
    rf"[{_CAPITALS}a-zđ0-9]{{0,11}}(?P<word>)(?![\w/]|-\w|\.\w)"
)
"""The rest of an abbreviation, and an empty group that says so: a digit and a capital, or two capitals."""
_TOKEN: Final = re.compile(  # one class first: what begins with no such sign is passed over quickly
    rf"[<&0-9{_CAPITALS}](?:(?<=<)(?P<tag>/?[a-z0-9]*)[^>]*(?:>|$)|(?<=&)#?\w+;|{_WORD})"
)
_LEFT_OUT: Final = frozenset(("code", "pre", "h2", "h3", "h4", "h5", "h6", "span"))  # a span is a word with a hyphen


class _Finder:
    """Where the search stands: what was seen, the elements that it is inside of, and an unfinished tag."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._inside = 0
        self._in_tag = False

    def cut(self, html: str) -> list[str | AbbreviationPart]:
        pieces: list[str | AbbreviationPart] = []
        done = html.find(">") + 1 if self._in_tag else 0  # a link's hole stands inside its tag
        start = 0
        for token in _TOKEN.finditer(html, done):
            if tag := token["tag"]:
                self._inside += (tag in _LEFT_OUT) - (tag.removeprefix("/") in _LEFT_OUT and tag.startswith("/"))
            word = token[0]
            if token["word"] is None or self._inside or word in self._seen:
                continue
            self._seen.add(word)
            if not _is_explained(word, html[: token.start()]):
                pieces += (html[start : token.start()], AbbreviationPart(short=word))
                start = token.end()
        last = html.rfind("<")
        self._in_tag = html.find(">", last) < 0 <= last
        return [piece for piece in (*pieces, html[start:]) if piece]


def _is_explained(word: str, before: str) -> bool:
    """Tell whether an abbreviation stands in brackets behind the words whose first letters it has."""
    if not before.endswith("("):
        return False
    words = re.findall(r"\w+", before)[-len(word) :]
    return "".join(w[0] for w in words).casefold() == word.casefold()
