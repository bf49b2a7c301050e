"""Numbers, years, dates and places, read from what a person typed and printed by Vietnamese rules.

Reading takes text, never a YAML number: `7.984` is a number of four digits here and a fraction to YAML. It is strict
and never guesses: what can be read in two ways is a `QuantityError` with a suggestion. Dates are printed by Decree
30/2020/NĐ-CP, Appendix I: a zero before days under 10 and before months 1 and 2 only.
"""

import datetime as dt
import functools
import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

import msgspec

DateStyle = Literal["portal", "official", "official-long", "two-digits", "month"]


class QuantityError(ValueError):
    """What was typed is no such quantity: a code, and its arguments (`text`, often `suggestion`)."""

    def __init__(self, reason_code: str, **args: object) -> None:
        super().__init__(reason_code)
        self.code: str = reason_code
        self.args_: Mapping[str, object] = args


class PartialDate(msgspec.Struct, frozen=True, kw_only=True):
    """A day, a month or a year, whose text is ISO 8601; a year is before its months, a month before its days."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)

    def __lt__(self, other: "PartialDate") -> bool:
        return self._value() < other._value() if isinstance(other, PartialDate) else NotImplemented

    def __le__(self, other: "PartialDate") -> bool:
        return self._value() <= other._value() if isinstance(other, PartialDate) else NotImplemented

    def _value(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0


def parse_integer(text: str) -> int:
    """Read a whole number: `7984`, `7.984`, `05`. A dot stands only before three digits; a comma is an error."""
    number = parse_decimal(text)
    if "," in text:
        raise QuantityError("number-not-whole", text=text)
    return int(number)


def parse_decimal(text: str) -> Decimal:
    """Read a number with a dot between thousands and a decimal comma: `7.984`, `93,89`, `7.984,5`.

    `1.5` is an error, for it is 1,5 to some and 15 to others, and so is `1,234.5`.
    """
    text = text.strip()
    if re.fullmatch(_NUMBER, text):
        return Decimal(text.replace(".", "").replace(",", ".").replace("\u2212", "-"))
    if re.fullmatch(_DECIMAL_DOT, text):
        raise QuantityError(
            "number-dot-ambiguous", text=text, fraction=text.replace(".", ","), whole=str(int(text.replace(".", "")))
        )
    if re.fullmatch(_ENGLISH_NUMBER, text):
        raise QuantityError("number-english", text=text, suggestion=text.translate(_SWAPPED))
    if re.fullmatch(_SPACED_NUMBER, text):
        raise QuantityError("number-with-spaces", text=text, suggestion=re.sub(r"\s", ".", text))
    raise QuantityError("number-unknown", text=text)


@functools.lru_cache(maxsize=1 << 12)  # the same few years stand in thousands of files
def parse_year(text: str) -> int:
    """Read a year of four digits, 1945 to 2100: `2021`, `năm 2021`."""
    found = re.fullmatch(_YEAR, _plain(text))
    if not found:
        raise QuantityError("year-unknown", text=text)
    return _year_in(found[1], _YEARS_OF_MODELS, text)


def parse_years(text: str) -> tuple[int, int]:
    """Read a period as its first and last year: `2015-2020`, `giai đoạn 2016 – 2020`; a single year is both."""
    found = re.fullmatch(_YEARS, _plain(text))
    if not found:
        year = parse_year(text)
        return year, year
    first, last = parse_year(found[1]), parse_year(found[2])
    if first > last:
        raise QuantityError("years-reversed", text=text, suggestion=f"{last}-{first}")
    return first, last


@functools.lru_cache(maxsize=1 << 12)
def parse_date(text: str) -> dt.date:
    """Read a day: `08/9/2021`, `8.9.2021`, `2021-09-08`, `ngày 08 tháng 9 năm 2021`; never a guess of the year."""
    plain = _plain(text)
    for form in _DAY_FORMS:
        if found := re.fullmatch(form, plain):
            return _day(int(found["day"]), int(found["month"]), found["year"], text)
    if any(re.fullmatch(form, plain) for form in _MONTH_FORMS) or re.fullmatch(_YEAR, plain):
        raise QuantityError("date-without-day", text=text)
    raise _unknown_date(plain, text)


def parse_partial_date(text: str) -> PartialDate:
    """Read a day, a month (`2025-03`, `3/2025`, `tháng 9 năm 2021`) or a year (`2021`)."""
    plain = _plain(text)
    for form in _MONTH_FORMS:
        if found := re.fullmatch(form, plain):
            if not 1 <= int(found["month"]) <= 12:
                raise QuantityError("date-impossible", text=text)
            return PartialDate(year=_year_in(found["year"], _YEARS_OF_DATES, text), month=int(found["month"]))
    if found := re.fullmatch(_YEAR, plain):
        return PartialDate(year=_year_in(found[1], _YEARS_OF_DATES, text))
    day = parse_date(text)
    return PartialDate(year=day.year, month=day.month, day=day.day)


def parse_location(text: str | Sequence[str]) -> tuple[float, float]:
    """Read a point as (latitude, longitude) in degrees, WGS 84: `21.04660, 105.88340`, or the two as a list.

    The decimal dot is that of maps; a decimal comma is read where the two numbers are told apart without it
    (`21,0466; 105,8834`). Points outside Việt Nam with its islands are errors, swapped ones with the mend.
    """
    latitude, longitude = (_degrees(part, text) for part in _two_parts(text))
    if _in_vietnam(latitude, longitude):
        return latitude, longitude
    if _in_vietnam(longitude, latitude):
        raise QuantityError("location-swapped", text=text, suggestion=f"{longitude}, {latitude}")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise QuantityError("location-out-of-range", text=text)
    raise QuantityError("location-outside-vietnam", text=text)


def format_integer(number: int) -> str:
    """Print a whole number: 7984 → 7.984."""
    return f"{number:,}".replace(",", ".")


def format_decimal(number: Decimal | float, places: int | None = None) -> str:
    """Print a number with a decimal comma: with as many places as it has, or rounded (half up) to a number of them."""
    exact = Decimal(str(number))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0
        return f"{exact:,f}".translate(_SWAPPED)
    text = f"{exact:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).translate(_SWAPPED)


def format_percent(ratio: Decimal | float, places: int | None = None) -> str:
    """Print a ratio in per cent: 0.9389 → 93,89%."""
    return format_decimal(Decimal(str(ratio)) * 100, places) + "%"


def format_dong(amount: int) -> str:
    """Print an amount of money: 50000 → 50.000 ₫."""
    return f"{format_integer(amount)} ₫"


def format_official_count(count: int) -> str:
    """Print a count as official documents do: 5 → 05, 1084 → 1.084."""
    return f"{count:02}" if 0 < count < 10 else format_integer(count)


def format_date(value: dt.date | PartialDate, style: DateStyle) -> str:
    """Print a date; a part that a partial date does not have, or a time in another style than `portal`, is left out.

    `portal` 20/01/2022 | 13:23, `official` 08/9/2021, `official-long` ngày 08 tháng 9 năm 2021, `two-digits`
    08/09/2021, `month` tháng 9 năm 2021.
    """
    if not value.month:
        return str(value.year)
    month = f"{value.month:02}" if value.month < 3 or style in {"portal", "two-digits"} else str(value.month)
    if style == "month" or (style == "official-long" and not value.day):
        return f"tháng {month} năm {value.year}"
    if not value.day:
        return f"{month}/{value.year}"
    if style == "official-long":
        return f"ngày {value.day:02} tháng {month} năm {value.year}"
    time = f" | {value:%H:%M}" if style == "portal" and isinstance(value, dt.datetime) else ""
    return f"{value.day:02}/{month}/{value.year}{time}"


def format_period(first: int, last: int) -> str:
    """Print a period of years with an en dash: 2016–2020; one year alone is that year."""
    return str(first) if first == last else f"{first}–{last}"


# Patterns are texts: `re` compiles each at its first use and remembers it, which spares the start of every build 3 ms.
_SIGN: Final = "[-\u2212]?"
_NUMBER: Final = _SIGN + r"(?:[0-9]{1,15}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4})(?:,[0-9]{1,15})?"
_DECIMAL_DOT: Final = r"-?[0-9]{1,15}\.[0-9]{1,15}"
_ENGLISH_NUMBER: Final = _SIGN + r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_SPACED_NUMBER: Final = _SIGN + r"[1-9][0-9]{0,2}(?:\s[0-9]{3})+(?:,[0-9]+)?"
_SWAPPED: Final = str.maketrans(".,", ",.")

_YEARS_OF_MODELS: Final = range(1945, 2101)
_YEARS_OF_DATES: Final = range(1900, 2101)
_YEAR: Final = "(?:năm )?([0-9]{4})"
_YEARS: Final = "(?:từ |giai đoạn )?(?:năm )?([0-9]{4}) ?(?:[-–—]|đến) ?(?:năm )?([0-9]{4})"
_DAY_FORMS: Final = (
    r"(?:ngày )?(?P<day>[0-9]{1,2}) ?([/.-]) ?(?P<month>[0-9]{1,2}) ?\2 ?(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})([/.-])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})",
    r"(?:ngày )?(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2})(?: năm|,)? (?P<year>[0-9]{4})",
)
_MONTH_FORMS: Final = (
    r"(?:tháng )?(?P<month>[0-9]{1,2}) ?[/.-] ?(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})",
    r"tháng (?P<month>[0-9]{1,2})(?: năm|,)? (?P<year>[0-9]{4})",
)
_WITHOUT_YEAR: Final = r"(?:ngày )?[0-9]{1,2}(?: ?[/.-] ?| tháng )(?:0?[1-9]|1[0-2])"
_TWO_DIGIT_YEAR: Final = r"(?:ngày )?([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{2})"

# What tells the two numbers of a point apart, the surest first.
_BETWEEN_DEGREES: Final = (r"\s*;\s*", r"\s*,\s+|\s+,\s*", r"\s+", ",")
_DEGREES: Final = r"[-+]?[0-9]{1,3}(?:[.,][0-9]{1,15})?°?"


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _year_in(digits: str, years: range, text: str) -> int:
    if int(digits) not in years:
        raise QuantityError("year-out-of-range", text=text, first=years[0], last=years[-1])
    return int(digits)


def _day(day: int, month: int, digits: str, text: str) -> dt.date:
    year = _year_in(digits, _YEARS_OF_DATES, text)
    try:
        return dt.date(year, month, day)
    except ValueError:
        swapped = {"suggestion": f"{month}/{day}/{year}"} if 1 <= day <= 12 < month <= 28 else {}
        raise QuantityError("date-impossible", text=text, **swapped) from None


def _unknown_date(plain: str, text: str) -> QuantityError:
    """Say why a text is no date."""
    if re.fullmatch(_WITHOUT_YEAR, plain):
        return QuantityError("date-without-year", text=text)
    if found := re.fullmatch(_TWO_DIGIT_YEAR, plain):
        century = "20" if found[4] < "50" else "19"
        return QuantityError("date-two-digit-year", text=text, suggestion=f"{found[1]}/{found[3]}/{century}{found[4]}")
    return QuantityError("date-unknown", text=text)


def _two_parts(text: str | Sequence[str]) -> Sequence[str]:
    """Split a point into its two numbers; four with commas between them can be meant in more ways than one."""
    if not isinstance(text, str):
        parts = text
    else:
        plain = text.strip().strip("()[]")
        split = (re.split(between, plain) for between in _BETWEEN_DEGREES)
        parts = next((found for found in split if len(found) > 1), ())
    if len(parts) == 4 and all(part.isdecimal() for part in parts):
        raise QuantityError("location-comma-ambiguous", text=text, suggestion="{}.{}, {}.{}".format(*parts))
    if len(parts) != 2:
        raise QuantityError("location-unknown", text=text)
    return parts


def _degrees(part: str, text: object) -> float:
    part = part.strip()
    if not re.fullmatch(_DEGREES, part):
        raise QuantityError("location-unknown", text=text)
    return float(part.rstrip("°").replace(",", "."))


def _in_vietnam(latitude: float, longitude: float) -> bool:
    """Tell whether a point may lie in Việt Nam, with the sea and Hoàng Sa and Trường Sa: wide, as a net for slips."""
    return 6 <= latitude <= 24 and 102 <= longitude <= 118
