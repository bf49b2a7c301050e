"""Our order and our NFC beside ICU's, which `oracle/record.mjs` recorded: equal, or different where we say so and why.

ICU (CLDR's `vi`) compares all letters of a text before any tone; a dictionary goes syllable by syllable. So the two
differ as soon as two first syllables differ in tone alone. Its NFC is Unicode's, which does not put a tone that was
typed before its hat behind it. Nothing here needs Node; `node tests/oracle/record.mjs` records anew.
"""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from test_collation import ORDERS

from showcase.collation import sort_key
from showcase.vietnamese import normalise

ORACLE = json.loads((Path(__file__).resolve().parent / "oracle" / "collation.json").read_text(encoding="utf-8"))
ORDER: dict[str, dict[str, Any]] = ORACLE["order"]
NFC: dict[str, dict[str, Any]] = ORACLE["nfc"]


def ours(words: list[str]) -> list[str]:
    return sorted(random.Random(1).sample(words, len(words)), key=sort_key)


def test_the_answers_are_of_an_icu_that_is_named() -> None:
    assert all(ORACLE["recorded"][part] for part in ("node", "icu", "cldr", "unicode"))


def test_every_case_of_the_notes_is_recorded() -> None:
    rules = {number.partition("-")[0] for number in ORDERS if number.startswith("C")}
    assert {number.partition("-")[0] for number in ORDER} == rules | {"T11"}
    assert rules == {f"C{number}" for number in range(1, 14)}
    assert all(sorted(case["icu"]) == sorted(case["dictionary"]) for case in ORDER.values())
    assert {number: case["dictionary"] for number, case in ORDER.items() if number in ORDERS} == {
        number: order for number, order in ORDERS.items() if number in ORDER
    }


@pytest.mark.parametrize("number", [n for n, case in ORDER.items() if case["same"]])
def test_our_order_is_that_of_icu_where_the_notes_say_so(number: str) -> None:
    assert ours(ORDER[number]["dictionary"]) == ORDER[number]["icu"]


@pytest.mark.parametrize("number", [n for n, case in ORDER.items() if not case["same"]])
def test_our_order_is_the_dictionary_s_where_icu_s_is_another(number: str) -> None:
    assert ours(ORDER[number]["dictionary"]) == ORDER[number]["dictionary"]
    assert ORDER[number]["icu"] != ORDER[number]["dictionary"]


def test_icu_differs_in_just_these_cases() -> None:
    assert [n for n, case in ORDER.items() if not case["same"]] == ["C2", "C3", "C4", "C5", "C12", "T11"]


@pytest.mark.parametrize("number", NFC)
def test_our_display_text_is_icu_s_nfc_but_for_a_tone_before_its_hat(number: str) -> None:
    case = NFC[number]
    assert normalise(case["typed"]) == case["display"]
    assert unicodedata.normalize("NFC", case["typed"]) == case["icu"]
    assert (case["icu"] == case["display"]) == case["same"] == (number != "N7")


def test_what_was_typed_is_kept_as_code_points() -> None:
    """A tool that puts the file into NFC would make every case of it true and empty."""
    raw = (Path(__file__).resolve().parent / "oracle" / "collation.json").read_bytes()
    assert all(line.isascii() for line in raw.splitlines() if line.lstrip().startswith(b'"typed"'))
