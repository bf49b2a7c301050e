"""Numbers, dates and places, read and printed. Ids are the numbers of the rules in the language notes (M, D)."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.quantities import (
    DateStyle,
    PartialDate,
    QuantityError,
    format_date,
    format_decimal,
    format_dong,
    format_integer,
    format_official_count,
    format_percent,
    format_period,
    parse_date,
    parse_decimal,
    parse_integer,
    parse_location,
    parse_partial_date,
    parse_year,
    parse_years,
)


def case(number: str, *values: object) -> object:
    return pytest.param(*values, id=number)


def failure(parse: Callable[[str], object], text: str) -> tuple[str, object]:
    with pytest.raises(QuantityError) as caught:
        parse(text)
    assert caught.value.args_["text"]
    assert str(caught.value) == caught.value.code
    return caught.value.code, caught.value.args_.get("suggestion")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        case("M1", format_integer(7984), "7.984"),
        case("M2", format_integer(1084), "1.084"),
        case("M3", format_percent(0.9389), "93,89%"),
        case("M3-pattern", format_percent(Decimal("0.9389"), 2), "93,89%"),
        case("M4", format_percent(0.738), "73,8%"),
        case("M4-pattern", format_percent(0.738, 1), "73,8%"),
        case("M5", format_dong(50000), "50.000 ₫"),
        case("M8", format_official_count(5), "05"),
        case("M8-ten", format_official_count(10), "10"),
        case("M8-many", format_official_count(1084), "1.084"),
        case("M8-none", format_official_count(0), "0"),
        case("negative", format_integer(-7984), "-7.984"),
        case("decimal", format_decimal(Decimal("7984.50")), "7.984,5"),
        case("whole", format_decimal(Decimal("100")), "100"),
        case("exponent", format_decimal(Decimal("1E+3")), "1.000"),
        case("places", format_decimal(2, 2), "2,00"),
        case("half-up", format_decimal(0.125, 2), "0,13"),
        case("no-places", format_percent(Decimal("0.9389"), 0), "94%"),
        case("no-negative-zero", format_decimal(-0.001, 2), "0,00"),
    ],
)
def test_numbers_are_printed_with_a_dot_between_thousands(printed: str, expected: str) -> None:
    assert printed == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        case("M6", "7.984", 7984),
        case("M6-large", "570.902", 570902),
        case("bare", "1084", 1084),
        case("dotted", "1.084", 1084),
        case("padded", "05", 5),
        case("not-octal", "010", 10),
        case("million", "1.234.567", 1234567),
        case("negative", "-3", -3),
        case("spaces-around", " 12 ", 12),
    ],
)
def test_whole_numbers_are_read(text: str, number: int) -> None:
    assert parse_integer(text) == parse_decimal(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        case("M6", "93,89", "93.89"),
        case("both", "7.984,5", "7984.5"),
        case("small", "0,5", "0.5"),
        case("minus", "\u22121,5", "-1.5"),
    ],
)
def test_decimals_are_read_with_a_comma(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        case("M7", "1.5", "number-dot-ambiguous", None),
        case("M7-two-places", "93.89", "number-dot-ambiguous", None),
        case("M7-zero", "0.123", "number-dot-ambiguous", None),
        case("M7-four-places", "1.0845", "number-dot-ambiguous", None),
        case("english", "1,234.5", "number-english", "1.234,5"),
        case("english-million", "1,234,567", "number-english", "1.234.567"),
        case("spaced", "7 984", "number-with-spaces", "7.984"),
        case("words", "khoảng 50", "number-unknown", None),
        case("empty", "", "number-unknown", None),
        case("bad-groups", "12.34.567", "number-unknown", None),
        case("endless", "1" * 5000, "number-unknown", None),
        case("other-digits", "١٢", "number-unknown", None),
    ],
)
def test_what_is_no_number_is_an_error(text: str, code: str, suggestion: str | None) -> None:
    if text:
        assert failure(parse_decimal, text) == failure(parse_integer, text) == (code, suggestion)
    with pytest.raises(QuantityError, match=code):
        parse_integer(text)


def test_an_ambiguous_dot_names_both_readings_m7() -> None:
    with pytest.raises(QuantityError) as caught:
        parse_decimal("1.5")
    assert (caught.value.args_["fraction"], caught.value.args_["whole"]) == ("1,5", "15")


def test_a_fraction_is_no_whole_number() -> None:
    assert failure(parse_integer, "93,89") == ("number-not-whole", None)


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_round_trip(number: int) -> None:
    assert parse_integer(format_integer(number)) == number


@given(st.decimals(-(10**9), 10**9, places=4))
def test_decimals_round_trip(number: Decimal) -> None:
    assert parse_decimal(format_decimal(number)) == number


def test_years_are_read() -> None:
    assert parse_year("2021") == parse_year(" năm 2021") == 2021
    assert failure(parse_year, "21") == ("year-unknown", None)
    assert failure(parse_year, "1021") == ("year-out-of-range", None)
    assert failure(parse_year, "2101") == ("year-out-of-range", None)


@pytest.mark.parametrize("text", ["2016-2020", "2016 – 2020", "2016—2020", "giai đoạn 2016-2020", "từ 2016 đến 2020"])
def test_periods_are_read(text: str) -> None:
    assert parse_years(text) == (2016, 2020)


def test_a_period_may_be_one_year_and_never_runs_backwards() -> None:
    assert parse_years("2021") == (2021, 2021)
    assert failure(parse_years, "2020-2016") == ("years-reversed", "2016-2020")


@pytest.mark.parametrize(
    "text",
    [
        case("D8-official", "08/9/2021"),
        case("D8-two-digits", "08/09/2021"),
        case("D8-dots", "8.9.2021"),
        case("D8-iso", "2021-09-08"),
        case("long", "ngày 08 tháng 9 năm 2021"),
        case("capital", "Ngày 8/9/2021"),
        case("spaced", " 8 / 9 / 2021 "),
        case("hyphens", "8-9-2021"),
    ],
)
def test_days_are_read(text: str) -> None:
    assert parse_date(text) == dt.date(2021, 9, 8)
    assert str(parse_partial_date(text)) == "2021-09-08"


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        case("D9", "01/7", "date-without-year", None),
        case("D9-words", "Ngày 18/5", "date-without-year", None),
        case("D9-long", "ngày 18 tháng 5", "date-without-year", None),
        case("two-digit-year", "8/9/21", "date-two-digit-year", "8/9/2021"),
        case("two-digit-old-year", "15.10.49", "date-two-digit-year", "15/10/2049"),
        case("two-digit-last-century", "3/2/86", "date-two-digit-year", "3/2/1986"),
        case("no-day", "tháng 9 năm 2021", "date-without-day", None),
        case("no-month", "2021", "date-without-day", None),
        case("impossible", "31/4/2021", "date-impossible", None),
        case("month-first", "9/28/2021", "date-impossible", "28/9/2021"),
        case("year-slip", "8/9/2201", "year-out-of-range", None),
        case("words", "hôm qua", "date-unknown", None),
        case("mixed-marks", "8/9-2021", "date-unknown", None),
        case("empty", " ", "date-unknown", None),
    ],
)
def test_what_is_no_day_is_an_error(text: str, code: str, suggestion: str | None) -> None:
    assert failure(parse_date, text) == (code, suggestion)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-03", "2025-03"),
        ("3/2025", "2025-03"),
        ("03/2025", "2025-03"),
        ("tháng 9 năm 2021", "2021-09"),
        ("Tháng 9/2021", "2021-09"),
        ("2021", "2021"),
        ("năm 2021", "2021"),
        ("05/12/2016", "2016-12-05"),
    ],
)
def test_partial_dates_are_read(text: str, iso: str) -> None:
    assert str(parse_partial_date(text)) == iso
    assert str(parse_partial_date(iso)) == iso


def test_partial_dates_fail_as_dates_do() -> None:
    assert failure(parse_partial_date, "01/7") == ("date-without-year", None)
    assert failure(parse_partial_date, "13/2021") == ("date-impossible", None)
    assert failure(parse_partial_date, "2021-2022") == ("date-unknown", None)


def test_dates_of_every_style_are_sorted_by_value_d10() -> None:
    texts = ["10/5/2024", "2021", "28/09/2021", "08/9/2021", "2021-10", "tháng 9 năm 2021", "05/12/2016"]
    ordered = sorted(texts, key=parse_partial_date)
    assert ordered == ["05/12/2016", "2021", "tháng 9 năm 2021", "08/9/2021", "28/09/2021", "2021-10", "10/5/2024"]
    assert PartialDate(year=2021, month=9) >= PartialDate(year=2021, month=9)
    with pytest.raises(TypeError):
        sorted([PartialDate(year=2021), dt.date(2021, 1, 1)])  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        case("D1", dt.datetime(2022, 1, 20, 13, 23), "portal", "20/01/2022 | 13:23"),
        case("D1-no-time", dt.date(2022, 1, 20), "portal", "20/01/2022"),
        case("D2", dt.date(2021, 9, 8), "official", "08/9/2021"),
        case("D2-seed", dt.date(2016, 12, 5), "official", "05/12/2016"),
        case("D2-february", dt.date(2021, 2, 18), "official", "18/02/2021"),
        case("D3", dt.date(2021, 9, 8), "official-long", "ngày 08 tháng 9 năm 2021"),
        case("D4", dt.date(2021, 1, 18), "official-long", "ngày 18 tháng 01 năm 2021"),
        case("D5", dt.date(2021, 9, 8), "two-digits", "08/09/2021"),
        case("D5-time-left-out", dt.datetime(2021, 9, 8, 7, 0), "two-digits", "08/09/2021"),
        case("D6", PartialDate(year=2021, month=9), "month", "tháng 9 năm 2021"),
        case("D6-day", dt.date(2021, 9, 8), "month", "tháng 9 năm 2021"),
        case("month-official", PartialDate(year=2021, month=9), "official", "9/2021"),
        case("month-official-long", PartialDate(year=2021, month=2), "official-long", "tháng 02 năm 2021"),
        case("month-two-digits", PartialDate(year=2021, month=9), "two-digits", "09/2021"),
        case("year", PartialDate(year=2021), "official-long", "2021"),
        case("partial-day", PartialDate(year=2021, month=9, day=8), "official", "08/9/2021"),
    ],
)
def test_dates_are_printed_in_a_style(value: dt.date | PartialDate, style: DateStyle, expected: str) -> None:
    assert format_date(value, style) == expected


@pytest.mark.parametrize("number", ["D10"])
def test_days_in_any_style_are_sorted_by_value(number: str) -> None:
    written = ["ngày 18 tháng 01 năm 2021", "08/9/2021", "8.10.2021", "2021-12-05", "20/01/2022"]
    assert sorted(sorted(written), key=parse_date) == written


def test_periods_are_printed_with_an_en_dash_d7() -> None:
    assert format_period(2016, 2020) == "2016–2020"
    assert format_period(2021, 2021) == "2021"


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    st.sampled_from(["portal", "official", "official-long", "two-digits"]),
)
def test_printed_dates_are_read_back(day: dt.date, style: DateStyle) -> None:
    assert parse_date(format_date(day, style)) == day


@pytest.mark.parametrize(
    "text",
    [
        "21.04660, 105.88340",
        "21.04660,105.88340",
        "(21.04660 105.88340)",
        "21.0466 ; 105.8834",
        "21,0466; 105,8834",
        "21,0466, 105,8834",
        "21,0466 105,8834",
        "21.0466°, 105.8834°",
        ["21.04660", "105.88340"],
        ("21,04660", " 105,88340"),
    ],
)
def test_points_are_read(text: str | list[str]) -> None:
    assert parse_location(text) == (21.0466, 105.8834)


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("105.88340, 21.04660", "location-swapped", "21.0466, 105.8834"),
        ("48.85, 2.35", "location-outside-vietnam", None),
        ("-21.04, 105.88", "location-outside-vietnam", None),
        ("91, 105.88", "location-out-of-range", None),
        ("21.04, 181", "location-out-of-range", None),
        ("21,0466,105,8834", "location-comma-ambiguous", "21.0466, 105.8834"),
        ("21.0466", "location-unknown", None),
        ("21.0466, 105.8834, 12", "location-unknown", None),
        ("bắc, đông", "location-unknown", None),
        ("21°02'47\" 105°53'00\"", "location-unknown", None),
        (["21.0466"], "location-unknown", None),
        (["21.0466", "nan"], "location-unknown", None),
    ],
)
def test_what_is_no_point_in_vietnam_is_an_error(text: str | list[str], code: str, suggestion: str | None) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_location(text)
    assert (caught.value.code, caught.value.args_.get("suggestion")) == (code, suggestion)


@pytest.mark.parametrize("point", ["8.6433, 111.9200", "7.8900, 112.9200", "16.5340, 111.6080", "22.4000, 102.1400"])
def test_islands_and_borders_are_in_vietnam(point: str) -> None:
    assert parse_location(point)
