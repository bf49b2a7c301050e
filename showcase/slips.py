"""Recognise the slip of the hand behind what cannot be read: which mistake it is, where, and what to type instead.

What YAML or a parser says about a mistake is true and of no use to the person who made it. Here each slip that is
seen again and again gets a code of its own, with a line that mends it when it is typed as it stands.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from showcase.proofreading import curly
from showcase.quantities import QuantityError, format_date, parse_date, parse_partial_date
from showcase.vietnamese import slug


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """A mistake that was recognised: its code and arguments; `line` and `column` from 0, where it is one of YAML."""

    code: str
    args: Mapping[str, object] = {}
    line: int = 0
    column: int = 0


class Told(ValueError):
    """Raised by a parser that knows which slip it met."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.code)
        self.slip = slip


def quoted(text: str) -> str:
    """Return a text between quotes as YAML reads it back."""
    if "'" in text and not re.search(r'["\\]', text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


# ---- YAML that cannot be composed --------------------------------------------------------------


def in_yaml(text: str, line: int, column: int, problem: str) -> Slip | None:
    """Return the slip at the place where YAML gave up, or None where it is none of those that are known."""
    lines = text.split("\n")
    written = lines[line] if line < len(lines) else ""
    before = lines[line - 1] if 0 < line <= len(lines) else ""
    if "mapping values are not allowed" in problem and re.match(r"\w", written) and ":" not in written[:column]:
        slip = _no_colon(before, _EXPECTED_COLON)  # the line above ran on into this one
        return slip and msgspec.structs.replace(slip, line=line - 1)
    if (opened := _opened_above(lines, line)) is not None:
        return msgspec.structs.replace(_quote_open(lines[opened]), line=opened)
    slip = (
        _tab(written, column, problem)
        or _indented(written, before, column, problem)
        or _second_colon(written, column, problem)
        or _in_value(written, column, problem)
        or _open_row(written, problem)
        or _no_colon(written, problem)
    )
    return slip and msgspec.structs.replace(slip, line=line)


def without_colon(text: str) -> Slip:
    """Return the slip of a front matter that is a mere text: its first line has no key."""
    written = text.lstrip("\n").split("\n")[0]
    slip = _no_colon(written, _EXPECTED_COLON)
    return slip or Slip(code="yaml-no-colon", args={"text": written.strip()[:60], "example": "title: Ngõ hoa tổ 5"})


def unspaced(text: str) -> Slip | None:
    """Return the slip of `key:value` or `-value`, where a space is missing."""
    if found := re.match(_UNSPACED_KEY, text):
        return Slip(code="yaml-space", args={"sign": ":", "example": f"{found['key']}: {found['value']}"})
    if found := re.match(_UNSPACED_DASH, text):
        return Slip(code="yaml-space", args={"sign": "-", "example": f"- {found['value']}"})
    return None


def swallowed_dash(written: str) -> Slip | None:
    """Return the slip of a text that ran on over lines of a list, for these were indented unevenly."""
    for number, line in enumerate(written.split("\n")[1:], start=1):
        if re.match(r" *- ", line):
            return Slip(code="yaml-indent", line=number, column=len(line) - len(line.lstrip()), args={})
    return None


def cut_off(written: str, rest: str) -> Slip | None:
    """Return the slip of a plain text that YAML cut off at ` #`; a space behind the sign makes it a comment."""
    rest = rest.split("\n")[0]
    if not re.match(r"[ \t]+#[^\s#]", rest):
        return None
    whole = f"{written}{rest}".strip()
    return Slip(code="yaml-cut", args={"kept": written, "example": quoted(whole)})


_EXPECTED_COLON: Final = "could not find expected ':'"
_KEY: Final = r"^(?P<before> *(?:- )?)(?P<key>[^\W\d_][\w ,./-]{0,40}?) *"
_UNSPACED_KEY: Final = _KEY + r":(?P<value>[^\s:/].*)$"
_UNSPACED_DASH: Final = r"^ *-(?P<value>[^\W\d_][^\n]*)"
_WIDE_COLON: Final = _KEY + r"[：︰﹕∶] *(?P<value>.*)$"
_VALUE: Final = r"^(?P<before> *(?:- )?)(?P<key>[^\s:'\"\[{#][^:\n]{0,60}): +(?P<value>\S.*?) *$"
_SIGNS: Final = "*&!%@`|>?,]}-"


def _tab(written: str, column: int, problem: str) -> Slip | None:
    seen = written[: column + 1]
    if "\t" in seen and ("cannot start any token" in problem or "tab character" in problem):
        return Slip(code="yaml-tab", column=seen.index("\t"), args={})
    return None


def _indented(written: str, before: str, column: int, problem: str) -> Slip | None:
    """Find a line that begins further right or left than those it belongs to."""
    start = len(written) - len(written.lstrip(" "))
    above = len(before) - len(before.lstrip(" "))
    is_first_colon = "mapping values are not allowed" in problem and ":" not in written[:column]
    if is_first_colon and start > above:
        return Slip(code="yaml-indent", column=start, args={})
    uneven = "did not find expected key" in problem or "expected '-' indicator" in problem
    if uneven and column == start and start != above and "{" not in before:
        return Slip(code="yaml-indent", column=start, args={})
    return None


def _second_colon(written: str, column: int, problem: str) -> Slip | None:
    found = re.match(_VALUE, written)
    if found is None or "mapping values are not allowed" not in problem:
        return None
    key, value = found["key"].strip(), found["value"]
    return Slip(
        code="yaml-colon", column=column, args={"key": key, "value": value, "example": _line(key, curly(value))}
    )


def _in_value(written: str, column: int, problem: str) -> Slip | None:
    """Find what is wrong with a value by the sign that it begins with."""
    found = re.match(_VALUE, written)
    if found is None:
        return None
    key, value, start = found["key"].strip(), found["value"], found.start("value")
    whole = _line(key, value)
    if value[0] in "\"'":
        if "unexpected end of stream" in problem or "document indicator" in problem:
            return _quote_open(written)
        return Slip(code="yaml-quote-inside", column=column, args={"key": key, "example": _line(key, curly(value))})
    if value[0] in "[{" and column == start:
        end = "]" if value[0] == "[" else "}"
        args = {"sign": value[0], "closed": f"{key}: {value.rstrip(',')}{end}", "example": whole}
        return Slip(code="yaml-bracket", column=start, args=args)
    if value[0] in _SIGNS or value[0] in "[{":
        return Slip(code="yaml-sign", column=start, args={"sign": value[0], "example": whole})
    return None


def _open_row(written: str, problem: str) -> Slip | None:
    """Find a row in braces or brackets that is never closed."""
    found = re.match(r"^(?P<before> *- +)(?P<row>[{\[].*?),? *$", written)
    if found is None or "did not find expected ','" not in problem:
        return None
    row, end = found["row"], "}" if found["row"][0] == "{" else "]"
    args = {"sign": row[0], "closed": f"- {row}{end}", "example": f"- {quoted(row)}"}
    return Slip(code="yaml-bracket", column=found.start("row"), args=args)


def _opened_above(lines: Sequence[str], line: int) -> int | None:
    """Find the line with a quote that was never closed: to YAML it ends at the first quote of the line that is told."""
    for number in range(min(line, len(lines)) - 1, -1, -1):
        found = re.match(_VALUE, lines[number])
        sign = found["value"][0] if found else ""
        if sign in ("'", '"') and found and found["value"].count(sign) == 1:
            between = "\n".join(lines[number + 1 : line])
            is_told = line < len(lines) and sign in lines[line] and sign not in between
            return number if is_told and re.match(_VALUE, lines[number + 1]) else None
    return None


def _quote_open(written: str) -> Slip:
    found = re.match(_VALUE, written)
    key, value = (found["key"].strip(), found["value"]) if found else ("", written)
    args = {"sign": value[:1], "example": f"{key}: {value}{value[:1]}"}
    return Slip(code="yaml-quote-open", column=found.start("value") if found else 0, args=args)


def _no_colon(written: str, problem: str) -> Slip | None:
    if _EXPECTED_COLON not in problem:
        return None
    if slip := unspaced(written):
        return msgspec.structs.replace(slip, column=written.find(":") if slip.args["sign"] == ":" else 0)
    if found := re.match(_WIDE_COLON, written):
        example = f"{found['key']}: {found['value']}"
        return Slip(code="yaml-wide-colon", column=found.end("key"), args={"example": example})
    example = "title: Ngõ hoa tổ 5"
    if words := re.match(r"^(title|ward|year|sector|kind|summary) +(\S.*)$", written.strip()):
        example = f"{words[1]}: {words[2]}"
    return Slip(code="yaml-no-colon", args={"text": written.strip()[:60], "example": example})


def _line(key: str, value: str) -> str:
    return f"{key}: {quoted(value)}"


# ---- quantities ---------------------------------------------------------------------------------


def in_quantity(error: QuantityError, example: str) -> Slip | None:
    """Return the slip behind a year, a date or a place that cannot be read, with the text to type instead.

    None where it is not known what was meant; `example` is for slips whose mend can only be shown.
    """
    text, suggestion = str(error.args_["text"]), str(error.args_.get("suggestion", ""))
    match error.code.partition("-")[0]:
        case "year":
            return _year(error, text, example)
        case "date":
            return _date(error.code, text, suggestion)
        case "location":
            return _location(error.code, text, suggestion, example)
    return None


def _year(error: QuantityError, text: str, example: str) -> Slip | None:
    years = re.findall("[0-9]+", text)
    if error.code == "year-out-of-range":
        span = f"{error.args_['first']}–{error.args_['last']}"
        return Slip(code="year-out-of-range", args={"value": text, "span": span, "example": example})
    if len(years) > 1 and all(len(year) == 4 for year in years):
        if len(years) == 2 and re.search("[-–—]|đến", text) and 0 < int(years[1]) - int(years[0]) < 30:
            years = [str(year) for year in range(int(years[0]), int(years[1]) + 1)]
        return Slip(code="year-several", args={"value": text, "example": f"years: [{', '.join(years)}]"})
    if len(years) == 1 and years[0] == text and len(text) != 4:
        return Slip(
            code="year-digits",
            args={"value": text, "count": len(text), "example": f"20{text}" if len(text) == 2 else example},
        )
    return None


def _date(code: str, text: str, suggestion: str) -> Slip | None:
    numbers = re.findall("[0-9]+", text)
    match code:
        case "date-without-year":
            iso, day = _both(f"{numbers[0]}/{numbers[1]}/2025")
            return Slip(code="date-without-year", args={"value": text, "iso": iso, "day": day})
        case "date-two-digit-year":
            iso, day = _both(suggestion)
            return Slip(code="date-two-digit-year", args={"value": text, "iso": iso, "day": day})
        case "date-without-day":
            try:
                known = parse_partial_date(text)
            except QuantityError:  # there is no such month
                return None
            iso, day = _both(f"15/{known.month or 3}/{known.year}")
            return Slip(code="date-without-day", args={"value": text, "iso": iso, "day": day})
        case "date-impossible" if len(numbers) == 3:
            return _impossible(text, [int(number) for number in numbers])
    return None


def _impossible(text: str, numbers: list[int]) -> Slip | None:
    """Tell a day that its month does not have from a month that stands before the day."""
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    if 1 <= day <= 12 < month <= 31:
        iso, other = _both(f"{month}/{day}/{year}")
        return Slip(code="date-month-first", args={"value": text, "iso": iso, "day": other})
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    iso, other = _both(f"{last}/{month}/{year}")
    args = {"value": text, "month": f"{month}/{year}", "last": last, "iso": iso, "day": other}
    return Slip(code="date-impossible", args=args)


def _both(text: str) -> tuple[str, str]:
    """Return a date in the two forms that are taught; another one where there is no such day."""
    try:
        day = parse_date(text)
    except QuantityError:
        day = parse_date("2026-02-05")
    return day.isoformat(), format_date(day, "official")


def _location(code: str, text: str, suggestion: str, example: str) -> Slip | None:
    match code:
        case "location-swapped":
            return Slip(code="location-swapped", args={"value": text, "example": f"[{suggestion}]"})
        case "location-comma-ambiguous":
            return Slip(code="location-comma", args={"value": text, "example": f"[{suggestion}]"})
        case "location-outside-vietnam" | "location-out-of-range":
            return Slip(code="location-outside", args={"value": text, "example": example})
        case "location-unknown" if re.fullmatch(r"\[?-?[0-9]+[.,]?[0-9]*°?\]?", text.strip()):
            return Slip(code="location-half", args={"value": text, "example": example})
    return None


# ---- addresses ----------------------------------------------------------------------------------


def as_address(text: str) -> str:
    """Return the old address that was probably meant: `https://a.example/Ngõ hoa` → `/ngo-hoa/`; empty for none."""
    path = re.sub("^[a-z]+://[^/]*", "", text)
    parts = [slug(part) for part in path.split("/")]
    return "".join(f"/{part}" for part in parts if part) + "/" if any(parts) else ""
