"""Catalogues and the words made of them: flat, filled once, and printed the same on every machine."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase import strings
from showcase.catalogues import read_catalogue
from showcase.strings import LANGUAGES, date, date_iso, fill, number, plain_catalogue
from showcase.wording import catalogue


def _read(folder: Path, content: str | bytes) -> dict[str, str]:
    file = folder / "vi.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_catalogue(file)


def test_values_are_texts_whatever_yaml_would_make_of_them(tmp_path: Path) -> None:
    found = _read(tmp_path, "a.b: no\nc: 010\nd: 7.984\ne: ~\nf:\n'g': \"x: y\"\n")
    assert found == {"a.b": "no", "c": "010", "d": "7.984", "e": "~", "f": "", "g": "x: y"}


_PARTS = st.sampled_from(
    [
        *"aẻ:#'\"-\\[]{}&*!|>%@`~?., ",
        "key",
        "key: ",
        ": ",
        " #",
        "\n",
        "\nkey: ",
        "\nb.c: ",
        "\n# ",
        "---\n",
        "null",
        "\t",
        "\xa0",
        "\x85",
        "\u2028",
        "\x01",
    ]
)


@settings(max_examples=1500)
@given(st.lists(_PARTS, max_size=12).map(lambda parts: "key: " + "".join(parts)))
def test_plain_lines_are_read_as_yaml_reads_them(text: str) -> None:
    plain = plain_catalogue(text)
    assert plain is None or plain == yaml.load(text, Loader=yaml.CBaseLoader)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_programs_own_words_are_plain_lines(language: str) -> None:
    text = (Path(strings.__file__).parent / "locale" / f"{language}.yaml").read_text(encoding="utf-8")
    assert catalogue(language) == yaml.load(text, Loader=yaml.CBaseLoader)
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("content", ["", "# chỉ có lời ghi\n", "\ufeff"])
def test_an_absent_or_empty_catalogue_is_an_empty_one(tmp_path: Path, content: str) -> None:
    assert read_catalogue(tmp_path / "vi.yaml") == {}
    assert _read(tmp_path, content) == {}


def test_a_catalogue_may_begin_with_a_mark_and_have_windows_line_ends(tmp_path: Path) -> None:
    assert _read(tmp_path, "\ufeffa: một\r\nb: hai\r\n".encode()) == {"a": "một", "b": "hai"}


def test_words_are_normalised(tmp_path: Path) -> None:
    assert _read(tmp_path, unicodedata.normalize("NFD", "a: Dân vận khéo")) == {"a": "Dân vận khéo"}


@pytest.mark.parametrize(
    "content",
    ["- a", "một dòng", "a: [b]", "a: {b: c}", "a: b: c", "a: 'b", "? [a]\n: b", "a: \x01\x02: b: c", b"a: \xff"],
)
def test_what_is_no_flat_mapping_is_refused(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        _read(tmp_path, content)


def test_arguments_are_put_in_by_name() -> None:
    assert fill("{n} mô hình ở {place}", {"n": 3, "place": "Gia Thụy"}) == "3 mô hình ở Gia Thụy"
    assert fill("{n} và {n}", {"n": 1}) == "1 và 1"


def test_an_argument_that_is_not_given_stays_visible() -> None:
    assert fill("{n} ở {place}", {"n": 3}) == "3 ở {place}"


def test_an_argument_is_never_taken_for_a_pattern() -> None:
    assert fill("{a}{b}", {"a": "{b}", "b": "{a}"}) == "{b}{a}"
    assert fill("{a}", {"a": "\\1 {0} %s"}) == "\\1 {0} %s"


@pytest.mark.parametrize("text", ["{0}", "{a.__class__}", "{a!r}", "{a:>9}", "{", "}", "{}", "{{a}", "%(a)s"])
def test_nothing_but_names_is_evaluated(text: str) -> None:
    assert fill(text, {"b": 1}) == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20), st.dictionaries(st.sampled_from("ab"), st.text(max_size=5)))
def test_any_text_can_be_filled(text: str, arguments: dict[str, object]) -> None:
    plain = text.replace("{", "").replace("}", "")
    assert fill(plain, arguments) == plain
    assert fill(text, {}) == text


def test_days_and_numbers_are_printed_by_vietnamese_rules() -> None:
    assert date(dt.date(2022, 1, 5)) == "05/01/2022"
    assert date_iso(dt.date(2022, 1, 5)) == "2022-01-05"
    assert [number(n) for n in (0, 999, 7984, 1234567)] == ["0", "999", "7.984", "1.234.567"]


def test_the_catalogues_of_the_program_have_the_same_keys_and_arguments() -> None:
    def arguments(text: str) -> set[str]:
        return set(re.findall(r"\{([a-z_]+)\}", text))

    vietnamese, english = (catalogue(language) for language in LANGUAGES)
    assert vietnamese.keys() == english.keys()
    assert {k for k in english if arguments(english[k]) != arguments(vietnamese[k])} == set()
