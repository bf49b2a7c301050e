"""Words with their arguments, and the formatting of numbers and dates that templates print.

A catalogue is a flat mapping of dotted keys to text with `{name}` arguments. The program's own words
(diagnostics, commands) lie in `showcase/locale/`, a theme's in its `strings/`; `catalogues` reads those.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping

from showcase.quantities import format_date, format_integer

LANGUAGES = ("vi", "en")


_INDICATORS = r"\-?:,\[\]{}#&*!|>'\"%@`"
_WORDS = rf"[^\s{_INDICATORS}](?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<!\s)"
"""Words as YAML takes them without quotes: a colon or # beside a space would end them."""
_LINE = rf'(?m)^([a-z][\w.-]*+): (?:({_WORDS})|"([^"\\\n]*+)")$'


def plain_catalogue(text: str) -> dict[str, str] | None:
    """Return a catalogue of lines `key: text`, as YAML reads it; None where it may hold more than such lines."""
    if not text.replace("\n", "").isprintable():
        return None
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    found = re.findall(_LINE, text)
    return {key: words or quoted for key, words, quoted in found} if len(found) == len(lines) else None


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
