"""Read flat front matter: keys, each with words on its line, or with a list of words or of records of such keys.

Most front matter is nothing else. What `schema` makes of YAML's nodes is right (`read_mapping`); this gives the same
values, without any nodes, or nothing where the text may hold anything more and where something is to be told of it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any, Final

from showcase.schema import Field, Shape, by_name

_KEY: Final = r"[^\W\d_][\w ,]{0,60}+"
_BEGIN: Final = r"(?!null\b)[\w“(]"
_QUOTED: Final = r'"(?! )[^"\\\n]++(?<! )"' r"|'(?! )[^'\n]++(?<! )'"
_WORDS: Final = rf"{_BEGIN}[^:#\n]*+(?<! )|{_QUOTED}"
"""Words without a colon, which might make a key of them, and without a #, which might cut them off; or quoted ones."""
_IN_FLOW: Final = rf"{_BEGIN}[^:#,?\[\]{{}}\n]*+(?<! )"
_FLOW: Final = rf"\[({_IN_FLOW}(?:, {_IN_FLOW})*)\]"
_ROWS: Final = rf"(?:\n *- (?:{_WORDS}))+"
_RECORDS: Final = rf"\n *- {_KEY}: (?:{_WORDS})(?:\n(?: *- | +){_KEY}: (?:{_WORDS}))*"
_PAIR: Final = rf"(?m)^({_KEY}):(?: ({_WORDS})| {_FLOW}|({_ROWS})|({_RECORDS}))$"


def read_flat(text: str, fields: Sequence[Field], first_line: int) -> tuple[dict[str, Any], dict[str, int]] | None:
    """Return what `read_mapping` returns of a display text; None: it may be more than flat, or have mistakes."""
    if not text.replace("\n", "").isprintable():
        return None
    known = by_name(tuple(fields))
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    line = first_line
    for key, words, flow, rows, records in re.findall(_PAIR, text):
        try:
            field = _field(known, key, lines)
            attribute = field.attribute or field.key
            lines[attribute] = line
            if words:
                values[attribute] = field.shape.of_words(_words(words))
            elif records:
                values[attribute] = _records(field.shape, records, line + 1)
            else:
                values[attribute] = _list(field.shape, flow, rows)
        except ValueError:
            return None
        line += 1 + rows.count("\n") + records.count("\n")
    return (values, lines) if line == first_line + text.count("\n") + 1 else None


def _field(known: Mapping[str, Field], key: str, found: Container[str]) -> Field:
    """Return the field of a key. Raises ValueError where there is none, or its attribute was found before."""
    field = known.get(key.lower())
    if field is None or (field.attribute or field.key) in found:
        raise ValueError
    return field


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


def _records(shape: Shape, rows: str, first_line: int) -> tuple[Any, ...]:
    """Return the records of a list likewise; a row begins with a hyphen where it begins a record."""
    if shape.items is None:
        raise ValueError
    known = by_name(shape.items.fields)
    lines = rows.removeprefix("\n").split("\n")
    start = lines[0].index("-") + 2
    found: list[tuple[dict[str, Any], int]] = []
    for number, line in enumerate(lines, start=first_line):
        if line[:start] == lines[0][:start]:
            found.append(({}, number))
        elif line[:start].strip():
            raise ValueError
        key, written = line[start:].split(": ", 1)
        values = found[-1][0]
        field = _field(known, key, values)
        values[field.attribute or field.key] = field.shape.of_words(_words(written))
    return tuple([shape.items.of_values(values, number) for values, number in found])
