"""Slips of the hand by what YAML and the parsers say of them; whole files are in test_broken_inputs."""

from __future__ import annotations

import pytest
import yaml

from showcase.quantities import QuantityError, parse_date, parse_year
from showcase.slips import as_address, cut_off, in_quantity, in_yaml, quoted, swallowed_dash, unspaced


@pytest.mark.parametrize("text", ["a: b", "'a' b", '"a" b', 'it\'s: "x"', "*x*", "# a", "a\\b: 'c'"])
def test_a_quoted_text_is_read_back(text: str) -> None:
    assert yaml.safe_load(f"a: {quoted(text)}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "example"),
    [("title:Ngõ", "title: Ngõ"), ("-hoa giấy", "- hoa giấy"), ("https://a", None), ("13:30", None), ("-5", None)],
)
def test_a_missing_space_is_seen(text: str, example: str | None) -> None:
    slip = unspaced(text)
    assert (slip and slip.args["example"]) == example


@pytest.mark.parametrize(("rest", "is_cut"), [(" #5", True), ("  #hoa x", True), (" # ghi chú", False), (" ##", False)])
def test_a_comment_begins_with_a_space_behind_its_sign(rest: str, is_cut: bool) -> None:
    assert (cut_off("Ngõ", rest) is not None) == is_cut


def test_a_text_that_ran_over_lines_of_a_list_is_seen() -> None:
    slip = swallowed_dash("a\n   - b")
    assert slip is not None
    assert (slip.line, slip.column) == (1, 3)
    assert swallowed_dash("a\n  b - c") is None


def test_what_is_not_known_stays_with_yaml() -> None:
    assert in_yaml("title: x", 0, 0, "something else") is None
    assert in_yaml("", 5, 0, "something else") is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [("12/31/2024", "2024-12-31"), ("31/4/2025", "2025-04-30"), ("2025-02-30", "2025-02-28"), ("5/2/26", "2026-02-05")],
)
def test_a_date_comes_with_the_day_that_was_meant(written: str, iso: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_date(written)
    slip = in_quantity(caught.value, "2026-02-05")
    assert slip is not None
    assert slip.args["iso"] == iso
    assert parse_date(str(slip.args["day"])).isoformat() == iso


@pytest.mark.parametrize(
    ("written", "example"),
    [("21", "2021"), ("2021;2022", "years: [2021, 2022]"), ("2019 đến 2021", "years: [2019, 2020, 2021]")],
)
def test_a_year_comes_with_what_was_meant(written: str, example: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_year(written)
    slip = in_quantity(caught.value, "2025")
    assert slip is not None
    assert slip.args["example"] == example


@pytest.mark.parametrize(
    ("written", "meant"), [("Ngõ hoa", "/ngo-hoa/"), ("https://a.example/cu/x", "/cu/x/"), ("//", ""), ("/", "")]
)
def test_an_address_is_proposed_where_there_is_one(written: str, meant: str) -> None:
    assert as_address(written) == meant
