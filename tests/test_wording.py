"""Diagnostics in words: place, excerpt with a pointer, what is wrong, what to type instead."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import SiteMaker, model
from plain_theme import plain_theme

from showcase.diagnostics import CODES, Diagnostic, at
from showcase.pipeline import prepare
from showcase.store import Store
from showcase.strings import LANGUAGES
from showcase.wording import FEW, MOST, as_json, as_text, catalogue, say, sentences

_ARGUMENT = re.compile(r"\{[a-z_]+\}")


def _text(site: Path, *diagnostics: Diagnostic, language: str = "vi") -> str:
    return as_text(diagnostics, site, language)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


# ---- catalogues ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_says_what_is_wrong_and_what_to_do(language: str) -> None:
    for code in CODES:
        what, mend = sentences(at("content/models/a.md", 1, 1, code), language)
        assert what.strip(), code
        assert mend.strip(), code


def test_both_languages_have_the_same_words_with_the_same_arguments() -> None:
    vi, en = catalogue("vi"), catalogue("en")
    assert vi.keys() == en.keys()
    near = {"mend.key-unknown"}
    different = {k for k in vi.keys() - near if {*_ARGUMENT.findall(vi[k])} != {*_ARGUMENT.findall(en[k])}}
    assert different == set()


def test_no_code_of_diagnostics_is_without_words_and_no_words_without_a_code() -> None:
    for kind in ("diag", "mend"):
        assert {key.partition(".")[2] for key in catalogue("vi") if key.startswith(f"{kind}.")} == CODES.keys()


def test_an_argument_that_looks_like_a_place_is_printed_as_it_is() -> None:
    told = at("a.md", 1, 1, "value-not-date", value="{example} {reason}", example="2026-02-05", reason="x")
    assert "{example} {reason}" in sentences(told, "vi")[0]


def test_a_suggestion_is_printed_only_where_there_is_one() -> None:
    with_near = at("a.md", 1, 1, "unit-unknown", name="Bo De", near="phường Bồ Đề", count=1, files="a.md")
    without = at("a.md", 1, 1, "unit-unknown", name="Bo De", near="", count=1, files="a.md")
    assert "phường Bồ Đề" in sentences(with_near, "vi")[1]
    assert "?" not in sentences(without, "vi")[1]
    for language, words in (("vi", "Có phải"), ("en", "Did you mean")):
        assert words in sentences(at("a.md", 1, 1, "key-unknown", key="titel", near="title"), language)[1]
        mend = sentences(at("a.md", 1, 1, "key-unknown", key="xyz", near=""), language)[1]
        assert words not in mend
        assert mend.strip()


def test_say_fills_a_sentence_of_the_program() -> None:
    assert say("vi", "cli.summary", errors=2, warnings=1) == "2 lỗi, 1 lời nhắc."


# ---- the report that a person reads -------------------------------------------------------------------------


def test_a_block_has_place_excerpt_pointer_and_mend(folder: Path) -> None:
    (folder / "content/a.md").write_text("---\ntitle: Ngõ hoa\nyear: 20x4\n---\n", encoding="utf-8")
    told = at("content/a.md", 3, 7, "value-not-year", value="20x4", example="2021")
    assert _text(folder, told).split("\n") == [
        "content/a.md:3:7: lỗi [value-not-year]",
        "  3 | year: 20x4",
        "    |       ^",
        "  “20x4” không phải là một năm.",
        "  Cách sửa: Gõ năm bốn chữ số, ví dụ: 2021",
        "",
        "1 lỗi, 0 lời nhắc.",
    ]


@pytest.mark.parametrize(
    ("raw", "line", "column", "excerpt"),
    [
        (b"\xef\xbb\xbfmot\r\nhai\r\n", 2, 1, ["  2 | hai", "    | ^"]),
        (b"mot\rhai\r", 2, 2, ["  2 | hai", "    |  ^"]),
        ("mot\x0b\u2028\x0cx\nhai\n".encode(), 2, 1, ["  2 | hai", "    | ^"]),
        (b"\tmot\n", 1, 2, ["  1 |  mot", "    |  ^"]),
        (b"x" * 300 + b"\n", 1, 3, ["  1 | " + "x" * 100, "    |   ^"]),
        (b"mot\xff\n", 1, 1, ["  1 | mot\ufffd", "    | ^"]),
    ],
)
def test_the_excerpt_is_the_line_that_is_meant(
    folder: Path, raw: bytes, line: int, column: int, excerpt: list[str]
) -> None:
    (folder / "content/a.md").write_bytes(raw)
    assert _text(folder, at("content/a.md", line, column, "value-empty")).split("\n")[1:3] == excerpt


@pytest.mark.parametrize(
    "told",
    [
        at("content/a.md", 0, 0, "file-not-utf8"),
        at("content/a.md", 9, 1, "value-empty"),
        at("content/a.md", 1, 400, "value-empty"),
        at("content/khong-co.md", 1, 1, "value-empty"),
        at("content", 1, 1, "value-empty"),
        at("Tất cả mô hình", 1, 1, "value-empty"),
    ],
)
def test_without_such_a_line_there_is_no_excerpt(folder: Path, told: Diagnostic) -> None:
    (folder / "content/a.md").write_text("một dòng\n", encoding="utf-8")
    block = _text(folder, told).split("\n")
    assert block[0].startswith(told.path)
    assert block[1].startswith("  ")
    assert " | " not in "\n".join(block)


def test_a_long_report_is_cut_and_the_rest_is_counted(folder: Path) -> None:
    told = [at(f"content/{n}.md", 0, 0, "value-empty", n=n) for n in range(MOST + 7)]
    text = _text(folder, *told, at("z.md", 0, 0, "key-wanted", key="kind", name="loại"))
    assert text.count("[value-empty]") == MOST
    assert "8" in text.split("\n")[-3]
    assert text.endswith("67 lỗi, 1 lời nhắc.")


def test_a_mistake_of_many_files_is_told_once_with_its_count_and_first_files(folder: Path) -> None:
    many = [at(f"content/models/{n:03}.md", 5, 1, "key-unknown", key="loai", near="loại") for n in range(500)]
    other = at("content/models/250.md", 3, 1, "value-empty")
    text = _text(folder, *many[:251], other, *many[251:])
    assert text.count("[key-unknown]") == 1
    assert "Cũng ở 499 chỗ nữa: content/models/001.md:5:1, content/models/002.md:5:1, " in text
    assert "content/models/004.md" not in text
    assert "[value-empty]" in text
    assert text.endswith("501 lỗi, 0 lời nhắc.")
    assert len(text.split("\n")) < 20
    assert len(json.loads(as_json(many, "vi"))) == 500


def test_a_mistake_of_a_few_files_is_told_in_each(folder: Path) -> None:
    few = [at(f"content/{n}.md", 5, 1, "key-unknown", key="loai", near="") for n in range(FEW)]
    assert _text(folder, *few).count("[key-unknown]") == FEW


def test_a_group_behind_the_limit_is_counted_with_all_its_places(folder: Path) -> None:
    single = [at(f"content/{n:03}.md", 0, 0, "value-empty", n=n) for n in range(MOST)]
    many = [at(f"content/z{n}.md", 0, 0, "key-unknown", key="loai", near="") for n in range(9)]
    assert _text(folder, *single, *many).split("\n")[-3] == "… và 9 chỗ nữa."


def test_english_words_on_demand(folder: Path) -> None:
    text = _text(folder, at("content/a.md", 0, 0, "value-empty"), language="en")
    assert "content/a.md: error [value-empty]" in text
    assert "This value is empty." in text


# ---- the report that an editor reads --------------------------------------------------------------------------


def test_json_has_an_object_for_each_diagnostic() -> None:
    told = at("content/a.md", 3, 7, "value-not-year", value="20x4", example="2021")
    assert json.loads(as_json([told], "vi")) == [
        {
            "code": "value-not-year",
            "severity": "error",
            "path": "content/a.md",
            "line": 3,
            "column": 7,
            "message": "“20x4” không phải là một năm.",
            "mend": "Gõ năm bốn chữ số, ví dụ: 2021",
        }
    ]
    assert json.loads(as_json([], "vi")) == []


# ---- words that real mistakes print ----------------------------------------------------------------------------

MISTAKES = {
    **plain_theme(),
    "site_config.yaml": "title: x\ntheme: plain\nper_page: nhiều\nmàu: xanh\nnavigation: [{title: A, address: /x/}]\n",
    "content/models/a.md": model(
        year="20x4",
        sector="thể thao",
        tilte="x",
        id="ABC",
        location="[1]",
        featured="maybe",
        date="31/02/2024",
        body="<b>x</b> [y](z.md)",
    ),
    "content/models/b.md": model(
        sector="thể thao", kind=None, photos="[x.jpg]", old_addresses="[a]", body="[x](javascript:a)"
    ),
    "content/models/c.md": "---\ntitle: a: b\n---\n",
    "content/models/d.md": "---\n\ttitle: a\n---\n",
    "content/models/e.md": "---\ntitle: *a\n---\n",
    "content/models/f.md": "không\n",
    "content/models/g.md": "---\ntitle: a\n",
    "content/models/h.md": b"\xff",
    "content/models/i.md": "---\ntitle: !x a\nward: b\n---\n",
    "content/models/…/….md": model(),
    "content/models/k.md": model(ward="Văn Lăng"),
    "content/models/l.md": model(ward="Văn Lang"),
    "content/models/b/y.jpg": b"x",
    "content/registry/kinds.yaml": "kinds: [{name: hoa}, {name: Hoa}]\n",
    "content/registry/units.yaml": "units: [{id: a, name: Bình Mịnh, type: phường, khóa: 1}]\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_of_a_real_mistake_has_an_argument_left_open(site: SiteMaker, language: str) -> None:
    one = site(MISTAKES)
    with Store(one.options.cache) as store:
        told = prepare(one.options, store, one.workers).diagnostics
    assert len({d.code for d in told}) > 20
    for diagnostic in told:
        for sentence in sentences(diagnostic, language):
            assert not _ARGUMENT.search(sentence.replace("{file: ", "")), (diagnostic.code, sentence)
