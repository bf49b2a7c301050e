"""What reading YAML by a schema promises: no guesses of YAML's, and every mistake of a file told at its place."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from showcase.diagnostics import CODES, Diagnostic
from showcase.schema import (
    MAX_DEPTH,
    TEXT,
    Field,
    Reader,
    choice,
    compose,
    list_of,
    mapping_of_text,
    parsed,
    read_mapping,
    record,
    require,
)

Found = tuple[str, int, int]


class Stage(Struct, frozen=True, kw_only=True):
    name: str
    note: str | None = None
    line: int = 0


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise ValueError("not whole")
    return int(text)


STAGE_FIELDS = (Field(key="name", shape=TEXT, names=("tên",), required=True), Field(key="note", shape=TEXT))
FIELDS = (
    Field(key="title", shape=TEXT, names=("tên mô hình", "tiêu đề"), required=True),
    Field(key="sector", shape=TEXT, names=("lĩnh vực",), wanted=True),
    Field(key="count", shape=parsed("number", _whole, "value-out-of-range", ("12",)), names=("số lượng",)),
    Field(key="tags", shape=list_of(TEXT), names=("từ khóa",)),
    Field(key="nature", shape=choice("nature", {"làm mới": ("mới",), "duy trì": ()})),
    Field(key="stages", shape=list_of(record("stage", Stage, STAGE_FIELDS, short=STAGE_FIELDS[0], line="line"))),
    Field(key="stage", shape=record("stage", Stage, STAGE_FIELDS)),
    Field(key="params", shape=mapping_of_text("texts", "{a: b}")),
    Field(key="from", shape=TEXT, attribute="start"),
    Field(key="since", shape=TEXT, attribute="start"),
)


def read(text: str, fields: Sequence[Field] = FIELDS) -> tuple[dict[str, Any], list[Diagnostic], dict[str, int]]:
    """Read a text whose first line is line 2 of its file, as front matter is."""
    reader = Reader("a.md", first_line=2)
    root = compose(reader, text)
    values, lines = read_mapping(reader, root, fields)
    require(reader, root, [f for f in fields if f.required], values, lines)
    return values, reader.diagnostics, lines


def values_of(text: str) -> dict[str, Any]:
    values, told, _ = read(f"title: x\n{text}")
    assert told == []
    del values["title"]
    return values


def told_in(text: str) -> list[Found]:
    """Return what is wrong in a text that has a title on line 2."""
    return [(d.code, d.line, d.column) for d in read(f"title: x\n{text}")[1]]


# ---- keys --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["sector", "SECTOR", "Lĩnh vực", "linh vuc", "LĨNH VỰC", "linh_vuc", "lĩnh-vực", "'Lĩnh  vực'"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_key_is_known_by_its_words_whatever_its_case_and_marks(key: str, form: Any) -> None:
    assert values_of(unicodedata.normalize(form, f"{key}: kinh tế")) == {
        "sector": unicodedata.normalize("NFC", "kinh tế")
    }


def test_a_value_is_kept_under_the_name_of_its_record() -> None:
    assert values_of("from: hôm nay") == {"start": "hôm nay"}


def test_an_unknown_key_is_told_with_the_one_that_was_meant() -> None:
    _, told, _ = read("title: x\nlinh vụk: kinh tế\nzzzz: 1")
    assert [(d.code, d.line, d.column) for d in told] == [("key-unknown", 3, 1), ("key-unknown", 4, 1)]
    assert [(d.args["key"], d.args["near"]) for d in told] == [("linh vụk", "lĩnh vực"), ("zzzz", "")]


@pytest.mark.parametrize("second", ["sector: a", "Lĩnh vực: a", "linh_vuc: a"])
def test_one_key_under_two_names_is_a_duplicate_and_the_first_value_stays(second: str) -> None:
    values, told, _ = read(f"title: x\nsector: kinh tế\n{second}")
    assert values["sector"] == "kinh tế"
    assert [(d.code, d.line, d.column) for d in told] == [("key-duplicate", 4, 1)]
    assert told[0].args == {"key": "sector", "written": second.partition(":")[0], "first": "3"}


def test_two_keys_of_one_attribute_are_duplicates() -> None:
    assert told_in("from: a\nsince: b") == [("key-duplicate", 4, 1)]


def test_a_key_must_be_a_text() -> None:
    assert told_in("? [a, b]\n: c") == [("value-not-text", 3, 3)]
    assert told_in("<<: {sector: a}") == [("key-unknown", 3, 1)]


def test_the_lines_of_keys_are_those_of_the_file() -> None:
    assert read("\n\ntitle: x\n# lời ghi\nfrom: a")[2] == {"title": 4, "start": 6}


# ---- scalars -----------------------------------------------------------------------------------

TRAPS = [
    "7.984",
    "no",
    "yes",
    "on",
    "09",
    "010",
    "0o10",
    "0x1F",
    "1_000",
    "13:23",
    "1e5",
    ".5",
    "2021-01-12",
    "null x",
    "=",
    "Null",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_text_stays_as_it_was_written(trap: str) -> None:
    assert values_of(f"sector: {trap}") == {"sector": trap}
    assert values_of(f"tags: [{trap}, {trap}]") == {"tags": (trap, trap)}
    assert values_of(f"params: {{a: {trap}}}") == {"params": {"a": trap}}


@pytest.mark.parametrize("empty", ["", " ~", " null", " # lời ghi"])
def test_an_empty_value_is_one_that_is_not_there(empty: str) -> None:
    assert values_of(f"sector:{empty}\ncount:{empty}\nstage:{empty}\nparams:{empty}") == {}
    assert values_of(f"tags:\n  - a\n  -{empty}\n") == {"tags": ("a",)}
    assert values_of(f"params:\n  a: 1\n  b:{empty}\n") == {"params": {"a": "1"}}


@pytest.mark.parametrize("quote", ["'", '"'])
def test_what_is_quoted_is_text(quote: str) -> None:
    assert values_of(f"sector: {quote}~{quote}\nparams: {{a: {quote}null{quote}}}") == {
        "sector": "~",
        "params": {"a": "null"},
    }
    assert told_in(f"sector: {quote}{quote}") == [("value-empty", 3, 9)]
    assert told_in(f"sector: {quote} \u200b{quote}") == [("value-empty", 3, 9)]


def test_text_is_normalised_and_put_on_one_line() -> None:
    assert values_of(unicodedata.normalize("NFD", "sector: >\n  văn  hóa\n\n  xã hội\n")) == {
        "sector": "văn hóa xã hội"
    }
    assert values_of("sector: văn\u00a0hóa\u2028xã hội") == {"sector": "văn hóa xã hội"}


def test_a_list_or_a_mapping_is_no_text() -> None:
    assert told_in("sector: [a]\nfrom: {a: b}") == [("value-not-text", 3, 9), ("value-not-text", 4, 7)]


def test_what_cannot_be_parsed_is_told_with_an_example() -> None:
    _, told, _ = read("title: x\ncount: 1_000")
    assert [(d.code, d.line, d.column) for d in told] == [("value-out-of-range", 3, 8)]
    assert told[0].args == {"value": "1_000", "reason": "not whole", "example": "12"}


@pytest.mark.parametrize(
    "written", ["làm mới", "LÀM MỚI", "lam moi", "Mới", "moi", unicodedata.normalize("NFD", "mới")]
)
def test_a_choice_is_known_by_its_words(written: str) -> None:
    assert values_of(f"nature: {written}") == {"nature": "làm mới"}


def test_a_wrong_choice_is_told_with_the_list_and_the_one_that_was_meant() -> None:
    _, told, _ = read("title: x\nnature: duy chì")
    assert [(d.code, d.line, d.column) for d in told] == [("value-not-choice", 3, 9)]
    assert told[0].args == {"value": "duy chì", "choices": "làm mới, duy trì", "near": "duy trì"}


# ---- lists and records -------------------------------------------------------------------------


def test_a_single_value_is_a_list_of_one() -> None:
    assert values_of("tags: hoa giấy") == {"tags": ("hoa giấy",)}
    assert values_of("tags: []") == {"tags": ()}


def test_a_wrong_entry_does_not_hide_the_others() -> None:
    values, told, _ = read("title: x\ntags:\n  - a\n  - [b]\n  - c\n  - {d: e}")
    assert values["tags"] == ("a", "c")
    assert [(d.code, d.line, d.column) for d in told] == [("value-not-text", 5, 5), ("value-not-text", 7, 5)]


def test_a_record_knows_its_line_and_its_short_form() -> None:
    stages = values_of("stages:\n  - trước\n  - {tên: sau, note: đẹp}\n  -\n    name: xong\n")["stages"]
    assert stages == (Stage(name="trước", line=4), Stage(name="sau", note="đẹp", line=5), Stage(name="xong", line=7))


def test_a_record_without_its_required_key_is_told_and_left_out() -> None:
    values, told, _ = read(
        "title: x\nstages:\n  - sau\n  - note: đẹp\n  - {name: , note: a}\n  - {name: [], note: a}\n"
    )
    assert [s.name for s in values["stages"]] == ["sau"]
    assert [(d.code, d.line) for d in told] == [("key-missing", 5), ("key-empty", 6), ("value-not-text", 7)]
    assert told[0].args == {"key": "name", "name": "tên", "example": "Ngõ hoa Hoa Sữa"}


def test_a_record_is_no_text_and_no_list() -> None:
    _, told, _ = read("title: x\nstage: a\n")
    assert (told[0].code, told[0].args["keys"]) == ("value-not-mapping", "name, note")
    assert told_in("stage: [a]") == [("value-not-mapping", 3, 8)]


def test_free_keys_are_read_in_order_and_once() -> None:
    values, told, _ = read("title: x\nparams:\n  b: 1\n  a: 2\n  b: 3\n  c: [1]\n")
    assert list(values["params"].items()) == [("b", "1"), ("a", "2")]
    assert [(d.code, d.line, d.column) for d in told] == [("key-duplicate", 6, 3), ("value-not-text", 7, 6)]
    assert told[0].args == {"key": "b", "written": "b", "first": "4"}


# ---- what is missing ---------------------------------------------------------------------------


def _missing(text: str) -> list[tuple[str, int, str]]:
    reader = Reader("a.md", first_line=2)
    root = compose(reader, text)
    values, lines = read_mapping(reader, root, FIELDS)
    require(reader, root, FIELDS, values, lines)
    return [(d.code, d.line, d.args.get("key", "")) for d in reader.diagnostics]


@pytest.mark.parametrize("text", ["", "# chỉ có lời ghi", "{}"])
def test_a_file_without_keys_lacks_all_that_are_required_or_wanted(text: str) -> None:
    assert _missing(text) == [("key-missing", 2, "title"), ("key-wanted", 2, "sector")]


def test_a_required_key_that_was_left_empty_is_told_at_its_line() -> None:
    assert _missing("sector: a\ntên mô hình: ~\n") == [("key-empty", 3, "title")]
    assert _missing("sector:\ntitle: x\n") == [("key-wanted", 2, "sector")]


def test_a_required_key_with_a_wrong_value_is_told_once() -> None:
    assert _missing("title: [x]\nsector: {a: b}") == [("value-not-text", 2, ""), ("value-not-text", 3, "")]


@pytest.mark.parametrize("text", ["- title: x", "chỉ một dòng chữ", "[a, b", "title: &a [*a]", "sector: b\n%"])
def test_a_file_whose_keys_cannot_be_read_is_told_as_that_and_not_as_lacking_keys(text: str) -> None:
    assert len(_missing(text)) == 1


# ---- syntax ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("title: Tranh tường: Cầu", "yaml-colon", 2, 19),
        ("a: b\ntags:\n  - tên: Cầu: Long Biên", "yaml-colon", 4, 13),
        ("title: x\n\tyear: 1", "yaml-tab", 3, 1),
        ("tags:\n\t- a", "yaml-tab", 3, 1),
        ('title: "Ngõ hoa\nyear: 2021\nward: x', "yaml-quote-open", 2, 8),
        ("title: 'Ngõ hoa\nyear: 2021\n", "yaml-quote-open", 2, 8),
        ("title: x\nkhông có dấu hai chấm\nward: y", "yaml-no-colon", 3, 1),
        ("title: x\ntags: [a, b\nward: y\nkind: z", "yaml-bracket", 3, 7),
        ("title: 'a' b", "yaml-quote-inside", 2, 12),
        ("title: @ngõ", "yaml-sign", 2, 8),
        ("title: %ngõ\t", "yaml-sign", 2, 8),
        ("title: * ngõ", "yaml-sign", 2, 8),
        ("title:Ngõ hoa\nyear: 2021", "yaml-space", 2, 6),
        ("title: x\n\nnote: é\x9f", "yaml-invalid", 4, 8),
        ("title: x\u2028\u0085\nward: y: z", "yaml-colon", 3, 8),
        ("- a", "yaml-not-mapping", 2, 1),
        ("một dòng chữ", "yaml-no-colon", 2, 1),
    ],
)
def test_a_mistake_of_syntax_is_told_where_it_was_made(text: str, code: str, line: int, column: int) -> None:
    of_yaml = [(d.code, d.line, d.column) for d in read(text)[1] if d.code.startswith("yaml-")]
    assert of_yaml == [(code, line, column)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: a: b\nsectr: x", [("yaml-colon", 2, 9), ("key-unknown", 3, 1)]),
        ("title: a: b: c\ncount: một", [("yaml-colon", 2, 9), ("value-out-of-range", 3, 8)]),
        (
            'title: "a\nnature: khác\nsector: @b',
            [("yaml-quote-open", 2, 8), ("yaml-sign", 4, 9), ("value-not-choice", 3, 9)],
        ),
        ('title: "a\nsector: "b"\nsectr: c', [("yaml-quote-open", 2, 8), ("key-unknown", 4, 1)]),
        ("title: 'a\ntags: [b]\nsector: 'b'", [("yaml-quote-open", 2, 8)]),
        ("title:a\nnature:khác", [("yaml-space", 2, 6), ("yaml-space", 3, 7), ("value-not-choice", 3, 1)]),
        ("title: a\n\tsector: b\n\tcount: 3", [("yaml-tab", 3, 1), ("yaml-tab", 4, 1)]),
        ("title: a\ntags: [a, b\nsectr: y", [("yaml-bracket", 3, 7), ("key-unknown", 4, 1)]),
        ("title: a\nsector: !x b\nsectr: y", [("yaml-tag", 3, 9), ("key-unknown", 4, 1)]),
        ("title: a\ntags:\n  - a\n - b\nsectr: y", [("yaml-indent", 5, 2), ("key-unknown", 6, 1)]),
        ("tên mô hình: a\nkhông có gì\nsectr: y", [("yaml-no-colon", 3, 1), ("key-unknown", 4, 1)]),
    ],
)
def test_what_stands_behind_a_mistake_of_syntax_is_read_all_the_same(
    text: str, told: list[tuple[str, int, int]]
) -> None:
    assert [(d.code, d.line, d.column) for d in read(text)[1]] == told


@pytest.mark.parametrize(
    "line",
    ["tên mô hình Ngõ hoa", "title [a", "%", "một dòng chữ", "  - a", "title: - a\n  - b", "title: {a: [b}"],
)
def test_a_key_in_a_line_that_cannot_be_read_is_not_told_as_missing(line: str) -> None:
    told = _missing(f"sector: x\n{line}\ntags: [a]")
    assert len(told) == 1
    assert told[0][0].startswith("yaml-")
    assert told[0][1] == 3


def test_a_key_that_is_missing_besides_is_told() -> None:
    assert _missing("tags: [1\nsector: a: b") == [
        ("yaml-bracket", 2, ""),
        ("yaml-colon", 3, "sector"),
        ("key-missing", 2, "title"),
    ]


def test_a_second_colon_is_told_with_what_to_quote() -> None:
    _, told, _ = read("photos:\n  - caption: Cầu: Long Biên")
    assert told[0].args["example"] == "caption: 'Cầu: Long Biên'"


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("sector: &a kinh tế", "yaml-alias", 9),
        ("sector: &a", "yaml-alias", 9),
        ("sector: &Hoa giấy", "yaml-alias", 9),
        ("&a sector: kinh tế", "yaml-alias", 1),
        ("tags: &a [a]", "yaml-alias", 7),
        ("params: &a\n  a: b", "yaml-alias", 9),
        ("params: {a: &x b, c: *x}", "yaml-alias", 13),
        ("sector: !Khan cap", "yaml-tag", 9),
        ("sector: !!str kinh tế", "yaml-tag", 9),
        ("sector: !!binary aGVsbG8=", "yaml-tag", 9),
        ("sector: !!python/object/apply:os.system [ls]", "yaml-tag", 9),
        ("sector: !<tag:yaml.org,2002:str> a", "yaml-tag", 9),
        ("tags: !!set {a, b}", "yaml-tag", 7),
        ("sector: ! a", "yaml-tag", 9),
    ],
)
def test_shorthands_and_tags_of_yaml_are_refused(text: str, code: str, column: int) -> None:
    assert [(d.code, d.line, d.column) for d in read(f"title: x\n{text}")[1]] == [(code, 3, column)]


def test_signs_of_yaml_inside_a_text_are_text() -> None:
    assert values_of("sector: 'a & b'\ntags: [\"&a\", '*b', \"!c\", d&e, f*g!]") == {
        "sector": "a & b",
        "tags": ("&a", "*b", "!c", "d&e", "f*g!"),
    }


@pytest.mark.parametrize(
    "text",
    ["[" * 10 + "]" * 10, "{a: " * 9 + "}" * 9, "- " * 12, "\n".join(" " * n + "a:" for n in range(12))],
)
def test_nesting_has_an_end(text: str) -> None:
    assert len(text) < 500
    assert MAX_DEPTH == 8
    assert [d.code for d in read(text)[1]] == ["yaml-alias"]


def test_a_bomb_of_brackets_is_told_and_does_not_end_the_program() -> None:
    """The composer calls itself in C: 30,000 brackets were the end of the process."""
    program = (
        "from showcase.schema import Reader, compose\n"
        "for text in ('[' * 200000, '[' * 200000 + ']' * 200000, '- ' * 200000, 'a: ' + '{a: ' * 100000,\n"
        "             '? ' * 100000, '\\n'.join(' ' * n + 'a:' for n in range(2000)), '[\\n' * 100000):\n"
        "    reader = Reader('a.md')\n"
        "    assert compose(reader, text) is None\n"
        "    print(*{d.code for d in reader.diagnostics})\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["yaml-alias"] * 7


def test_a_long_text_is_not_taken_for_deep_nesting() -> None:
    rows = "".join(f"  - {{name: Ngõ {n}, note: '[{n}]'}}\n" for n in range(600))
    assert len(values_of(f"stages:\n{rows}")["stages"]) == 600
    assert values_of(f"sector: {'hoa ' * 500}") == {"sector": " ".join(["hoa"] * 500)}


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = """\
title: ''
sectr: kinh tế
count: một
tags:
  - a
  - [b]
nature: khác
stages:
  - note: a
  - {name: x, nme: y}
params: chữ
count: 2
"""
    assert [(d.code, d.line, d.column) for d in read(text)[1]] == [
        ("value-empty", 2, 8),
        ("key-unknown", 3, 1),
        ("value-out-of-range", 4, 8),
        ("value-not-text", 7, 5),
        ("value-not-choice", 8, 9),
        ("key-missing", 10, 1),
        ("key-unknown", 11, 15),
        ("value-not-mapping", 12, 9),
        ("key-duplicate", 13, 1),
    ]


_YAML = st.text(st.sampled_from(list("ab:- \n\t'\"[]{},&*!#|>%@`?~=<.\u2028\x85é1")), max_size=40)


@settings(max_examples=100, deadline=None)
@given(st.one_of(_YAML, _YAML.map(lambda text: f"title: x\n{text}"), st.text(max_size=40)))
def test_no_text_is_too_strange_to_be_read_or_told(text: str) -> None:
    values, told, lines = read(text)
    assert all(d.code in CODES and 2 <= d.line <= 3 + text.count("\n") and d.column >= 1 for d in told)
    assert "title" in values or told
    assert set(values) <= set(lines)
