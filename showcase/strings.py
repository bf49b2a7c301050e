"""Catalogues of words and the formatting of numbers and dates that templates print.

A catalogue is a flat mapping of dotted keys to text with `{name}` arguments. The engine's own words
(diagnostics, commands) lie in `showcase/locale/`, a theme's in its `strings/`.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from showcase.quantities import format_date, format_integer
from showcase.vietnamese import normalise

LANGUAGES = ("vi", "en")


def read_catalogue(path: Path) -> dict[str, str]:
    """Read a catalogue; an absent file is an empty one. Raises ValueError when it is no flat mapping of texts."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    try:
        found = yaml.load(normalise(text), Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if found in (None, ""):
        return {}
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise ValueError("not a flat mapping of texts")
    return {str(key): value for key, value in found.items()}


def fill(text: str, arguments: Mapping[str, object]) -> str:
    """Put arguments into a text; one that is not given stays visible as `{name}`, and nothing else is evaluated."""
    if "{" not in text:
        return text
    return re.sub(r"\{([^{}]*)\}", lambda m: str(arguments[m[1]]) if m[1] in arguments else m[0], text)


@functools.lru_cache(maxsize=4096)  # the same days stand in thousands of pages
def date(value: dt.date) -> str:
    """Print a day as portals do: 20/01/2022."""
    return format_date(value, "two-digits")


def date_iso(value: dt.date) -> str:
    """Print a day for machines: 2022-01-20."""
    return value.isoformat()


def number(value: int) -> str:
    """Print a whole number with a dot between thousands: 7.984."""
    return format_integer(value)
