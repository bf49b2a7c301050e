"""Read flat front matter: keys, each with words on its line or a list of words.

Most front matter is nothing else. What `schema` makes of YAML's nodes is right (`read_mapping`); this gives the same
values, without any nodes, or nothing where the text may hold anything more and where something is to be told of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from showcase.schema import Field, Shape, by_name

_KEY: Final = r"[^\W\d_][\w ,]{0,60}+(?<! )"
_BEGIN: Final = r"(?!null\b)[\w“(]"
_QUOTED: Final = r'"(?! )[^"\\\n]++(?<! )"' r"|'(?! )[^'\n]++(?<! )'"
_WORDS: Final = rf"{_BEGIN}[^:#\n]*+(?<! )|{_QUOTED}"
"""Words without a colon, which might make a key of them, and without a #, which might cut them off; or quoted ones."""
_IN_FLOW: Final = rf"{_BEGIN}[^:#,?\[\]{{}}\n]*+(?<! )"
_FLOW: Final = rf"\[({_IN_FLOW}(?:, {_IN_FLOW})*+)\]"
_ROWS: Final = rf"\n *- (?:{_WORDS})"
_PAIR: Final = rf"(?m)^({_KEY}):(?: ({_WORDS})| {_FLOW}|((?:{_ROWS})++))$"


def read_flat(text: str, fields: Sequence[Field], first_line: int) -> tuple[dict[str, Any], dict[str, int]] | None:
    """Return what `read_mapping` returns of a display text; None: it may be more than flat, or have mistakes."""
    if not text.replace("\n", "").isprintable():
        return None
    known = by_name(tuple(fields))
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    line = first_line
    for key, words, flow, rows in re.findall(_PAIR, text):
        field = known.get(key.lower())
        if field is None:
            return None
        attribute = field.attribute or field.key
        if attribute in lines:
            return None
        lines[attribute] = line
        try:
            values[attribute] = field.shape.of_words(_words(words)) if words else _list(field.shape, flow, rows)
        except ValueError:
            return None
        line += 1 + rows.count("\n")
    return (values, lines) if line == first_line + text.count("\n") + 1 else None


def _words(written: str) -> str:
    """Return words without their quotes. Raises ValueError where they are spaced unusually."""
    if "  " in written:
        raise ValueError
    return written[1:-1] if written[0] in "\"'" else written


def _list(shape: Shape, flow: str, rows: str) -> tuple[Any, ...]:
    """Return the values of a list. Raises ValueError where it is none, or its rows are not below one another."""
    if shape.items is None:
        raise ValueError
    entries = flow.split(", ")
    if rows:
        lines = rows.removeprefix("\n").split("\n")
        start = lines[0].index("-") + 2
        if any(line.index("-") + 2 != start for line in lines):
            raise ValueError
        entries = [line[start:] for line in lines]
    return tuple([shape.items.of_words(_words(entry)) for entry in entries])
