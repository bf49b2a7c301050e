"""Parts of a context that are made when their page is."""

from __future__ import annotations

from showcase.artifacts import Later, made


def test_a_part_is_made_when_it_is_asked_for_and_other_parts_are_as_they_were() -> None:
    asked: list[str] = []

    def make() -> list[int]:
        asked.append("made")
        return [1, 2]

    context = {"title": "Ngõ hoa", "list": Later(digest="d", make=make)}
    assert asked == []
    assert made(context) == {"title": "Ngõ hoa", "list": [1, 2]}
    assert asked == ["made"]


def test_a_context_can_be_made_again() -> None:
    context = {"list": Later(digest="d", make=lambda: [1])}
    assert made(context) == made(context)
    assert made(context)["list"] is not made(context)["list"]
