"""The quick way of Markdown gives what Python-Markdown gives, and rests on nothing of it that could change unseen."""

from __future__ import annotations

import inspect
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
from fuzz_converter import PIECES, bodies_in, random_text
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.util import Registry

from showcase.converter import TRIGGERS, convert, convert_quick, convert_stock

CONTENT = Path(__file__).resolve().parent.parent / "content"
EXTENSIONS = ["tables", "sane_lists", "fenced_code"]


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_any_text_is_converted_as_by_the_stock(text: str) -> None:
    assert convert(text) == convert_stock(text)


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0, max_value=2**32).map(lambda seed: random_text(random.Random(seed))))
def test_any_text_of_like_pieces_is_converted_as_by_the_stock(text: str) -> None:
    assert convert(text) == convert_stock(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_letters_are_converted_as_by_the_stock(text: str) -> None:
    assert convert(text) == convert_stock(text)


def test_our_own_bodies_are_converted_as_by_the_stock_and_all_the_quick_way() -> None:
    bodies = list(bodies_in(CONTENT))
    assert len(bodies) > 20
    for body in bodies:
        assert convert_quick(body) == convert_stock(body)


@pytest.mark.parametrize(
    "text",
    [
        "Bà con **tự nguyện** góp *120 triệu*, xem [kế hoạch](ke_hoach.md).",
        "(*Dân vận khéo*), “**hoa**”, 2*3*4 và **một\nhai**",
        "- **Một** hai\n    - [ba](b.md)\n    - *bốn*\n- năm",
        "*a* và `b`, [c](d.md)",
        "*a* và b_c",
        "**a [b](c.md)**, [**d**](e.md), ![*f*](g.jpg)",
        "[a](b.md) [c][a] [a]\n\n[a]: d.md 'đ'",
        "Dòng *một*  \ndòng hai",
        "Một  \nhai",
        "[a](b*c*d.md) *e* [f](g\\_h.md)",
        "[a](b'c')\n\n[d](<e.md>)\n\n[f]( g.md )\n\n![h](i.md)\n\n[j](k(l)m)\n\n[n](o\"p\")\n\n[q](r(s)\n\n([t](u.md))",
        "1. một\n2. hai",
        "*a*\n> b\n\nc\n---",
        "Năm | Số\n---|---\n2021 | *5*",
        "Một | hai\nba",
        "# Một *hai*\n\n## \\# ba ##\n\n#\\\n\n# bốn\nnăm *sáu*",
        "- # a\nb *c*",
        "- # a\n  *b* c\n- d",
        "# Một | hai\n---|---\nba | bốn",
        "*b*\n\n*b**f*\\*",
        '![a "b" <](c.jpg) [d](e.md \'f "g"\')',
        "\\*a\\* &lt; &amp; AT&T < 5",
        "~~~\n*a*\n~~~",
        "```\n*a*\n```\n\n    *b*\n\n\tc",
        "a\r\nb\tc\n   \n\nd",
    ],
)
def test_what_people_write_goes_the_quick_way(text: str) -> None:
    assert convert_quick(text) == convert_stock(text)


@pytest.mark.parametrize(
    "text", ["a <b>c</b>", "![a [b `c`](d) e](f)", "*a " * 1200 + "b" + "*" * 1200], ids=["raw", "placeholder", "deep"]
)
def test_what_is_in_doubt_goes_the_way_of_the_stock(text: str) -> None:
    assert convert_quick(text) is None
    assert convert(text) == convert_stock(text)


def test_most_random_texts_try_the_quick_way() -> None:
    chance = random.Random(3)
    assert sum(convert_quick(random_text(chance)) is not None for _ in range(300)) > 200


@pytest.fixture
def little_room() -> Iterator[None]:
    """Let Python go only some calls deep, for texts that go as deep by themselves take long."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 150)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("after", ["a", "- a\n- b", "- a\n\n    b", "    a"])
@pytest.mark.usefixtures("little_room")
def test_a_text_that_cannot_be_converted_leaves_nothing_behind(after: str) -> None:
    right = convert_stock(after)
    failed = 0
    for depth in range(10, 60):
        try:
            convert("\n".join("    " * level + "- a" for level in range(depth)))
        except RecursionError:
            failed += 1
        assert convert_quick(after) == convert_stock(after) == right
    assert failed


# ---- what we rely on of Python-Markdown ----------------------------------------------------------


def names_in(registry: Registry[Any]) -> list[str]:
    return [name for part in registry for name in registry._data if registry[name] is part]


def test_python_markdown_has_the_parts_that_the_short_cuts_stand_before() -> None:
    """A new, renamed or moved part may read what the short cuts take for plain: see to `converter` before this."""
    md = markdown.Markdown(extensions=EXTENSIONS, output_format="html")
    assert names_in(md.preprocessors) == ["normalize_whitespace", "fenced_code_block", "html_block"]
    assert " ".join(names_in(md.parser.blockprocessors)) == (
        "empty indent code table hashheader setextheader hr olist ulist quote reference paragraph"
    )
    assert names_in(md.inlinePatterns) == list(TRIGGERS)
    assert names_in(md.treeprocessors) == ["inline", "prettify", "unescape"]
    assert names_in(md.postprocessors) == ["raw_html", "amp_substitute"]
    assert not any(pattern.ANCESTOR_EXCLUDES for pattern in md.inlinePatterns)


@pytest.mark.parametrize("name", TRIGGERS)
def test_an_inline_pattern_matches_only_where_its_trigger_is(name: str) -> None:
    md = markdown.Markdown(extensions=EXTENSIONS, output_format="html")
    pattern = md.inlinePatterns[name].getCompiledRegExp()
    triggers = ("*", "_") if name == "em_strong" else (TRIGGERS[name],)
    matched = 0
    for text in (*PIECES, *(random_text(random.Random(seed)) for seed in range(300))):
        matched += bool(pattern.search(text))
        for trigger in triggers:
            text = text.replace(trigger, "")
        assert any(trigger in text for trigger in triggers) or not pattern.search(text)
    assert matched


def test_emphasis_and_links_are_the_patterns_that_plain_spans_need_not_wait_for() -> None:
    """What stands before them in the order takes its text from them; what may stand in a span is looked for."""
    assert list(TRIGGERS)[-1] == "em_strong"
    assert list(TRIGGERS).index("link") < min(map(list(TRIGGERS).index, ("short_reference", "autolink", "entity")))
