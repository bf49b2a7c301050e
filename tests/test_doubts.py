"""What is suspicious in a whole file, front matter and body, is told at its place, and nothing else is."""

from __future__ import annotations

import cProfile
import pstats

import pytest
from conftest import SiteMaker, model

from showcase.diagnostics import Diagnostic
from showcase.doubts import doubts
from showcase.fields import MODEL_FIELDS
from showcase.schema import Reader, compose


def told(front: str, body: str) -> tuple[Diagnostic, ...]:
    text = f"---\n{front}\n---\n{body}"
    reader = Reader("a.md", first_line=2)
    return doubts(reader, text, front, compose(reader, front), MODEL_FIELDS, body, front.count("\n") + 4)


def places(front: str, body: str = "") -> list[tuple[str, int, int]]:
    return [(d.code, d.line, d.column) for d in told(front, body)]


SPACES = [("space-before-sign", 5, 5), ("space-after-sign", 5, 6)]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: Ngõ qúy", [("tone-on-onset", 2, 12)]),
        ("title: 'Ngõ qúy'", [("tone-on-onset", 2, 13)]),
        (
            "title: a\nsummary: >\n  Một hai\n  ba ,bốn , năm",
            SPACES,
        ),
        ("photos:\n  - {file: a.jpg, caption: 'Ngõ hoa,lá'}", [("space-after-sign", 3, 36)]),
        ("tags: [a,b, 'c,d']", [("space-after-sign", 2, 15)]),
        ("figures: {số qúy: 3}", [("tone-on-onset", 2, 14)]),
        ('title: "Ngõ \\"hoa\\""', [("straight-quote", 2, 14)]),
        ('title: Nói "thế" rồi', [("straight-quote", 2, 12)]),
    ],
)
def test_a_doubt_about_a_value_has_its_place(front: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(front) == expected


@pytest.mark.parametrize(
    "front",
    [
        'title: "Ngõ hoa"\ntags: ["a", "b"]\nphotos: [{file: "a.jpg"}]  # xong',
        "photos: [{file: 'a ,b.jpg'}]\nslug: a-b\nid: abc,def",
        "title: Xem https://a.example/a,b và ảnh a,b.jpg",
        "# lời ghi qúy ,a\ntitle: Ngõ",
        "location: [21.04, 105.88]\nyear: 2021",
    ],
)
def test_what_is_no_text_of_the_page_is_not_doubted(front: str) -> None:
    assert places(front) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Một\n\nNgõ hoa ,lá", [("space-before-sign", 6, 8), ("space-after-sign", 6, 9)]),
        ("Xem `a ,b` và [c](d,e.md).\n\n    mã qúy\n\nqúy", [("tone-on-onset", 8, 1)]),
        ('[a](b.md "Tên") và <b class="x">', []),
        ("| a | b |\n|:---|---:|\n| c | d |", []),
        ("**Ngõ** , hoa :", [("space-before-sign", 4, 14)]),
        ('Nói "a" và "b"\nrồi "c"', [("straight-quote", 4, 5), ("straight-quote", 5, 5)]),
    ],
)
def test_a_doubt_about_a_body_has_its_place(body: str, expected: list[tuple[str, int, int]]) -> None:
    assert places("title: x", body) == expected


def test_one_mistake_twice_in_a_line_is_told_once() -> None:
    assert places("title: x", "qúy qúy gía") == [("tone-on-onset", 4, 1), ("tone-on-onset", 4, 9)]


def test_a_line_that_was_read_otherwise_than_written_is_not_doubted() -> None:
    assert places("title: a: qúy\nsummary: gía") == [("tone-on-onset", 3, 10)]


def test_a_clean_file_costs_the_same_few_calls_however_long_it_is() -> None:
    """Its words are not looked at one by one. Calls are counted, which no noisy machine can change."""
    front = "title: Ngõ hoa “Hoa Sữa”\nsummary: Chi hội phụ nữ tổ 5 trồng hoa, dọn ngõ"
    sentence = "Bà con tổ 5, phường Bình Minh đã họp bàn, giữ gìn quỹ chung và thống nhất cách làm (năm 2021).\n\n"

    def calls(sentences: int) -> int:
        body = sentence * sentences
        text, reader = f"---\n{front}\n---\n{body}", Reader("a.md", first_line=2)
        profile = cProfile.Profile()
        assert profile.runcall(doubts, reader, text, front, None, MODEL_FIELDS, body, 5) == ()
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(1)  # a process makes some things once
    assert calls(1) == calls(30) == calls(300)
    assert calls(30) < 100


def test_a_doubt_is_a_warning_of_a_whole_site(site: SiteMaker) -> None:
    one = site({"content/models/a.md": model("Ngõ qúy"), "content/pages/p.md": "---\ntitle: Trang ,a\n---\n"})
    report = one.build()
    assert report.done
    assert [d.code for d in report.diagnostics] == ["tone-on-onset", "space-before-sign", "space-after-sign"]
