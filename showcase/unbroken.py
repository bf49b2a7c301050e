"""Keep document numbers, names with a hyphen and years whole at the end of a line: 18-KH/QU, Covid-19, 2015-2021.

Browsers break a line behind a hyphen, and behind a slash before a letter; half a number on a phone is read as another
one. Each part behind such a sign gets an element, before which a style sheet puts a word joiner (U+2060; Unicode
Standard Annex 14). So what is copied and searched for stays as it was written, and what is wider than the page breaks.
"""

from __future__ import annotations

import re

_JOINTS = (re.compile(r"-(?<=\w-)(?=\w)"), re.compile(r"/(?<=\w/)(?=\w)"))
"""A hyphen or a slash inside a word: two patterns, since `re` looks quickly for what begins with one sign."""
_BRACKET = re.compile("[<>]")
_WORD = re.compile(r"(?<![\w/.:@&#-])\w++(?:[-/]\w++)+(?![/@-]|\.\w)")
_YEARS = re.compile(r"[0-9]{1,4}-[0-9]{1,4}")
_PART = re.compile(r"(?<=[-/])\w+[-/]?")
_CODE = {"code": 1, "pre": 1, "/code": -1, "/pre": -1}


def unbroken(html: str) -> str:
    """Put each such word of safe HTML into a `<span class="whole">`; tags and code stay as they are.

    Every piece behind a < is a tag and the text that follows it; few texts have a word to look at.
    """
    if not any(_has_outside_tags(joint, html) for joint in _JOINTS):
        return html
    pieces = f">{html}".split("<")
    inside = 0
    for place, piece in enumerate(pieces):
        tag, _, text = piece.partition(">")
        inside += _CODE.get(tag.partition(" ")[0], 0)
        if ("-" in text or "/" in text) and not inside:
            pieces[place] = f"{tag}>{_WORD.sub(_whole, text)}"
    return "<".join(pieces)[1:]


def _has_outside_tags(joint: re.Pattern[str], html: str) -> bool:
    """Tell whether a joint is followed by the begin of a tag, not by the end of one that it is in."""
    found = joint.search(html)
    while found:
        bracket = _BRACKET.search(html, found.end())
        if bracket is None or bracket[0] == "<":
            return True
        found = joint.search(html, bracket.end())
    return False


def _whole(match: re.Match[str]) -> str:
    """Leave what neither names a document or a thing nor is two years: và/hoặc, 30/6/2025, in-tơ-nét, long codes."""
    word = match[0]
    named = not word.islower() and ("-" in word or any(c.isdigit() for c in word)) and any(c.isalpha() for c in word)
    if named or _YEARS.fullmatch(word):
        parts = _PART.sub(r"<span>\g<0></span>", word)
        return f'<span class="whole">{parts}</span>'
    return word
