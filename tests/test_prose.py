"""Prose is found in Markdown and in plain words; code, addresses and names of files never are."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.markup import mark
from showcase.prose import in_markdown, in_words


def shout(text: str) -> str:
    return text.replace("hoà", "HÒA")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("hoà bình", "HÒA bình"),
        ("xem `hoà` và hoà", "xem `hoà` và HÒA"),
        ("``hoà ` hoà`` hoà", "``hoà ` hoà`` HÒA"),
        (r"\`hoà\`", r"\`HÒA\`"),
        (r"\\`hoà` hoà", r"\\`hoà` HÒA"),
        ("``hoà` hoà", "``hoà` HÒA"),
        ("`hoà\nhoà` hoà", "`hoà\nhoà` HÒA"),
        ("` hoà\n\nhoà `", "` HÒA\n\nHÒA `"),
        ("```\nhoà\n```\nhoà", "```\nhoà\n```\nHÒA"),
        ("~~~ hoà\nhoà\n\nhoà\n~~~\n\nhoà", "~~~ hoà\nhoà\n\nhoà\n~~~\n\nHÒA"),
        ("```\nhoà", "```\nHÒA"),
        ("```\n```\nhoà", "```\n```\nHÒA"),
        ("hoà\n\n    hoà\n\n    hoà\n\nhoà", "HÒA\n\n    hoà\n\n    hoà\n\nHÒA"),
        ("\thoà\nhoà", "\thoà\nHÒA"),
        ("hoà\n    hoà", "HÒA\n    HÒA"),
        ("- hoà\n\n    hoà\n\n        hoà\n\nhoà\n\n    hoà", "- HÒA\n\n    HÒA\n\n        hoà\n\nHÒA\n\n    hoà"),
        ("1. hoà\n\n    hoà", "1. HÒA\n\n    HÒA"),
        ("[hoà](hoà.md)", "[HÒA](hoà.md)"),
        ("[hoà](hoà)", "[HÒA](hoà)"),
        ("[hoà](hoà hoà.jpg 'hoà')", "[HÒA](hoà hoà.jpg 'HÒA')"),
        ('![hoà](<hoà (1).jpg> "hoà") hoà', '![HÒA](<hoà (1).jpg> "HÒA") HÒA'),
        ("[hoà](a(hoà)b) hoà", "[HÒA](a(hoà)b) HÒA"),
        ("[hoà](hoà#hoà) hoà (hoà)", "[HÒA](hoà#hoà) HÒA (HÒA)"),
        ("[hoà][hoà]\n\n[hoà]: hoà 'hoà'", "[HÒA][HÒA]\n\n[HÒA]: hoà 'HÒA'"),
        ("https://x.example/hoà hoà", "https://x.example/hoà HÒA"),
        ("<https://x.example/hoà> hoà", "<https://x.example/hoà> HÒA"),
        ("“www.hoà.example” hoà", "“www.hoà.example” HÒA"),
        ("HOÀ@hoà.example, hoà@hoà.example hoà", "HOÀ@hoà.example, hoà@hoà.example HÒA"),
        ("tệp anh-hoà.JPG và ảnh/hoà.png: hoà.", "tệp anh-hoà.JPG và ảnh/hoà.png: HÒA."),
        ("hoà.Hoa hoà.mdx", "HÒA.Hoa HÒA.mdx"),
        ("mailto:hoà tel:hoà", "mailto:hoà tel:hoà"),
    ],
)
def test_only_prose_is_changed_in_markdown(before: str, after: str) -> None:
    assert in_markdown(before, shout) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("`hoà` hoà", "`HÒA` HÒA"),
        ("    hoà", "    HÒA"),
        ("hoà.jpg hoà", "hoà.jpg HÒA"),
        ("source: https://x.example/hoà  # hoà", "source: https://x.example/hoà  # HÒA"),
    ],
)
def test_words_have_no_code(before: str, after: str) -> None:
    assert in_words(before, shout) == after


def test_a_name_of_a_file_in_nfd_is_one_too() -> None:
    name = unicodedata.normalize("NFD", "ảnh-hoà.jpg")
    assert in_markdown(f"{name} {name}", lambda text: unicodedata.normalize("NFC", text)) == f"{name} {name}"


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "hoà",
                "hoà ",
                "`",
                "``",
                "```",
                "~~~",
                "\n",
                "\n\n",
                "    ",
                "\t",
                "- ",
                "1. ",
                "> ",
                "# ",
                "|",
                "*",
                "_",
            ),
            *(
                "[",
                "]",
                "(",
                ")",
                "](",
                "]: ",
                "!",
                "<",
                ">",
                '"',
                "'",
                "\\",
                "/",
                ".",
                "a.md",
                "https://x.example/",
                "&",
            ),
        ]
    ),
    max_size=25,
)


@settings(max_examples=500, derandomize=True, database=None, deadline=None)
@given(PIECES)
def test_code_and_targets_are_what_they_were_when_a_page_is_made(pieces: list[str]) -> None:
    """`khoẻ` has another letter than `hoà`: what is code, and where links lead, is as it was."""
    text = "".join(pieces)
    changed = in_markdown(text, lambda prose: prose.replace("hoà", "hòa"))
    before, after = mark(text, "content/models/a.md", 1), mark(changed, "content/models/a.md", 1)
    assert [t for t, _ in after.links] == [t for t, _ in before.links]
    assert [t for t, _ in after.images] == [t for t, _ in before.images]
    assert [h.id for h in after.headings] == [h.id for h in before.headings]
    assert code(after) == code(before)


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(PIECES)
def test_nothing_is_lost_or_added(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert in_markdown(text, lambda prose: prose) == text
    assert in_words(text, lambda prose: prose) == text


def code(marked: object) -> list[str]:
    parts = marked.body.parts  # type: ignore[attr-defined]
    html = "".join(part if isinstance(part, str) else "\0" for part in parts)
    return re.findall(r"<code[^>]*>(.*?)</code>", html, flags=re.DOTALL)
