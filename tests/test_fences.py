"""Cutting a file at its fences."""

from __future__ import annotations

import pytest

from showcase.fences import split


@pytest.mark.parametrize("end", ["---", "...", "---  "])
def test_a_file_is_cut_at_its_fences(end: str) -> None:
    assert split("a.md", f"---\ntitle: x\n{end}\n\nBài.") == ("title: x", "\nBài.", 4, ())


@pytest.mark.parametrize("written", ["--", "----", "–––", "—", "−−−", "===", " ---", "___"])
def test_what_is_like_a_fence_is_told_as_that(written: str) -> None:
    (opening,) = split("a.md", f"{written}\ntitle: x\n---\n")[3]
    (closing,) = split("a.md", f"---\ntitle: x\n{written}\n\nBài.")[3]
    assert [(d.code, d.line, d.args) for d in (opening, closing)] == [
        ("front-matter-dashes", 1, {"written": written.strip()}),
        ("front-matter-dashes", 3, {"written": written.strip()}),
    ]


def test_a_fence_that_is_missing_is_wanted_behind_the_last_key() -> None:
    (told,) = split("a.md", "---\ntitle: x\ntags:\n  - hoa\n# ghi chú\nBài dài.\n")[3]
    assert (told.code, told.line) == ("front-matter-unclosed", 5)
