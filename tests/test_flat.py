"""Flat front matter has the values that its nodes have, and whatever may be more than flat is read by nodes."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.fields import FRONTS, MODEL_FIELDS
from showcase.flat import read_flat
from showcase.schema import Field, Reader, compose, read_mapping
from showcase.vietnamese import normalise

Values = tuple[dict[str, Any], dict[str, int]]

WORDS = ("Ngõ hoa", "P. Bình Minh", "2024", "05/02/2025", "2026-02-05", "có", "cơ sở", "Tiêu biểu", "k7f2qx", "ngo-hoa")
SIGNS = (
    *(
        "“Dân vận”",
        "(a)",
        "a, b",
        "a  b",
        " a",
        "a ",
        "null",
        "~",
        "",
        "a: b",
        "a:b",
        "a #b",
        "a#b",
        "a\\b",
        "a'b",
        'a"b',
    ),
    *(
        "-",
        "- a",
        "-a",
        "[a]",
        "[a, b]",
        "[a,b]",
        "[a , b]",
        "[null]",
        "[]",
        "{a: b}",
        "&a b",
        "*a",
        "!a b",
        "|",
        ">",
        "%a",
    ),
    *(
        "@a",
        "`a`",
        "? a",
        "a ? b",
        "a\tb",
        "a\x85b",
        "a\xa0b",
        "é",
        "e\u0301",
        "😀",
        "0",
        "_a",
        "\\x41",
        "# a",
        "x]",
        "x}",
    ),
)
BETWEEN = (*("\n    ",) * 6, "\n  - ", "\n  - ", "\n  ", "\n   ", "\n- ", "\n      ")
LAYOUT = ("\n", "\n\n", "\n  ", "\n- ", "\n  - ", "\n    - ", " ", "", ":\n", ": ", "\n---\n", "\n...\n", "\n# a\n")


def by_nodes(text: str, fields: tuple[Field, ...]) -> Values | None:
    """Return what is read of a text by its nodes; None where anything is told of it."""
    reader = Reader("a.md", first_line=2)
    values = read_mapping(reader, compose(reader, text), fields)
    return None if reader.diagnostics else values


def nearly_flat(chance: random.Random, fields: tuple[Field, ...]) -> str:
    """Return a front matter of some keys of a kind; half of them have an odd piece somewhere."""
    lines = []
    for field in chance.sample(fields, chance.randrange(1, 6)):
        name = chance.choice((field.key, *field.names))
        usual = (field.shape.items or field.shape).examples if chance.random() < 0.9 else WORDS
        words = chance.choice(SIGNS) if chance.random() < 0.1 else chance.choice(usual)
        forms = [f" {words}", f" {words}", f" '{words}'", f' "{words}"']
        if field.shape.items or chance.random() < 0.05:
            rows = chance.choices(usual, k=chance.randrange(1, 4))
            if field.shape.items and field.shape.items.fields:
                usual = tuple(f"{f.key}: {chance.choice(f.shape.examples)}" for f in field.shape.items.fields)
                rows = chance.choices(usual, k=chance.randrange(1, 4))
                forms += [f"\n  - {usual[0]}{chance.choice(BETWEEN)}{chance.choice(BETWEEN).join(rows)}"] * 3
            forms += [f" [{', '.join(rows)}]", "".join(f"\n  - {row}" for row in rows), "\n- ".join(("", *rows))]
        lines.append(f"{name}:{chance.choice(forms)}")
    text = "\n".join(lines)
    odd = chance.choice((*SIGNS, *LAYOUT)) if chance.random() < 0.5 else ""
    place = chance.randrange(len(text) + 1)
    return normalise(text[:place] + odd + text[place:])


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(tuple(FRONTS.values())),
    st.integers(min_value=0, max_value=2**32).map(random.Random),
)
def test_any_nearly_flat_text_is_read_as_by_its_nodes(fields: tuple[Field, ...], chance: random.Random) -> None:
    text = nearly_flat(chance, fields)
    found = read_flat(text, fields, 2)
    assert found is None or found == by_nodes(text, fields)


def test_of_nearly_flat_texts_some_are_flat_and_some_are_not() -> None:
    chance = random.Random(3)
    flat = sum(read_flat(nearly_flat(chance, MODEL_FIELDS), MODEL_FIELDS, 2) is not None for _ in range(400))
    assert 60 < flat < 340


@pytest.mark.parametrize(
    ("text", "values", "lines"),
    [
        ('title: "Ngõ: hoa"\nđịa phương: P. Bình Minh', {"title": "Ngõ: hoa", "ward": "P. Bình Minh"}, (2, 3)),
        ("tags:\n  - a\n  - 'b #c'\ntitle: d", {"tags": ("a", "b #c"), "title": "d"}, (2, 5)),
        ("tags:\n- a\ntitle: b", {"tags": ("a",), "title": "b"}, (2, 4)),
        ("title: “Dân vận”\nTags: [a, b c]", {"title": "“Dân vận”", "tags": ("a", "b c")}, (2, 3)),
        ("tu khoa: a\nđối tượng: CÁ NHÂN", {"tags": ("a",), "participant": "cá nhân"}, (2, 3)),
        ("xã, phường: a\nbản nháp: Có", {"ward": "a", "draft": True}, (2, 3)),
    ],
)
def test_a_flat_text_is_read(text: str, values: dict[str, Any], lines: tuple[int, ...]) -> None:
    expected = (values, dict(zip(values, lines, strict=True)))
    assert read_flat(text, MODEL_FIELDS, 2) == expected == by_nodes(text, MODEL_FIELDS)


@pytest.mark.parametrize(
    ("text", "photos"),
    [
        ("photos:\n  - file: a.jpg", [("a.jpg", None, 3)]),
        (
            "title: a\nảnh:\n- tệp: a.jpg\n  chú thích: 'b: c'\n- file: d.jpg\nward: e",
            [("a.jpg", "b: c", 4), ("d.jpg", None, 6)],
        ),
        ("photos:\n    - caption: a b\n      file: c.jpg\n      stage: SAU", [("c.jpg", "a b", 3)]),
    ],
)
def test_a_record_of_flat_keys_is_read_with_its_line(text: str, photos: list[tuple[str, str | None, int]]) -> None:
    found = read_flat(text, MODEL_FIELDS, 2)
    assert found is not None
    assert found == by_nodes(text, MODEL_FIELDS)
    assert [(photo.file, photo.caption, photo.line) for photo in found[0]["photos"]] == photos


@pytest.mark.parametrize(
    "year",
    ["year: 2024", "years: [2024]", "years:\n  - year: 2024\n    cấp: xã", "các năm: năm 2024", "years:\n  - '2024'"],
)
def test_a_year_stands_for_its_record(year: str) -> None:
    found = read_flat(year, MODEL_FIELDS, 2)
    assert found is not None
    assert found == by_nodes(year, MODEL_FIELDS)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "title:",
            "title: ",
            "title: a\n",
            "title: a\n\nward: b",
            "title : a",
            "title:a",
            " title: a",
            "title: a ",
        ),
        *(
            "title: a  b",
            "title: ' a'",
            'title: " a"',
            'title: "a "',
            "title: null",
            "title: ~",
            "title: ''",
            "tags: [null]",
            "tags: [a,b]",
            "tags: []",
        ),
        *("title: a: b", "title: a #b", "title: a:", 'title: "a\\tb"', "title: |\n  a", "title: a\n  b", "title: &a b"),
        *("title: [a]", "title:\n  - a", "ward: {a: b}", "tags:\n  - a\n - b", "tags:\n  - a: b", "tags: [a, [b]]"),
        *("title: a\ntitle: b", "title: a\ntiêu đề: b", "titel: a", "lĩnh-vực: a", "'title': a", "? title", "- title"),
        *("year: 1", "date: 31/02/2025", "slug: A b", "level: a", "photos: [a.jpg]"),
        *(
            "location: [21.04, 105.88]",
            "figures: a",
            "title: a\u0301\x85b",
            "title: a\tb",
            "title: 'a' b",
            "tags: ['a']",
        ),
        *(
            "title:\n  - a: b",
            "photos:\n  - caption: a",
            "photos:\n  - file: a.jpg\n    file: b.jpg",
            "person:\n  name: a",
        ),
        *(
            "photos:\n  - file: a\n     caption: b",
            "photos:\n  - file: a\n   caption: b",
            "photos:\n  - file: a\n  cocaption: b",
            "photos:\n  - file: a\n - file: b",
        ),
        *("photos:\n  - file: a\n  - b.jpg", "photos:\n  - a.jpg\n  - file: b", "photos:\n  - file: a\n    size: b"),
        *("photos:\n  - file: a\n    stage: b", "photos:\n  - file: a\n    - caption: b", "photos:\n  - file:"),
        *("title: a\n# b", "title: a\n---\nward: b", "# a\ntitle: b", "title: 'a''b'", 'title: "a'),
    ],
)
def test_what_may_be_more_than_flat_is_left_to_nodes(text: str) -> None:
    assert read_flat(text, MODEL_FIELDS, 2) is None
