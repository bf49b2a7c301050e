"""Reading on behind a mistake of YAML: what is made of the line, and what goes with it."""

from __future__ import annotations

import pytest

from showcase.repairs import key_of, put_right, take_out
from showcase.slips import Slip


@pytest.mark.parametrize(
    ("text", "slip", "expected"),
    [
        ("a: b: c\nd: e", Slip(code="yaml-colon", args={"example": "a: 'b: c'"}), "a: 'b: c'\nd: e"),
        ("  - a: b: c\n    d: e", Slip(code="yaml-colon", args={"example": "a: 'b: c'"}), "  - a: 'b: c'\n    d: e"),
        ("a: *b\n  c\nd: e", Slip(code="yaml-sign", args={"sign": "*", "example": "a: '*b'"}), "a: '*b'\n\nd: e"),
        ("a:\n  - b\n - c", Slip(code="yaml-indent", line=2), "a:\n  - b\n  - c"),
        ("a:\n\tb: c", Slip(code="yaml-tab", line=1), "a:\n  b: c"),
        ("a: [b, c\nd: e", Slip(code="yaml-bracket", args={"closed": "a: [b, c]"}), "a: [b, c]\nd: e"),
        ("title Ngõ", Slip(code="yaml-no-colon", args={"example": "title: Ngõ"}), "title: Ngõ"),
    ],
)
def test_a_line_is_read_as_it_was_meant(text: str, slip: Slip, expected: str) -> None:
    lines = text.split("\n")
    assert put_right(lines, slip)
    assert "\n".join(lines) == expected


@pytest.mark.parametrize(
    "slip",
    [
        Slip(code="yaml-invalid", args={"reason": "x"}),
        Slip(code="yaml-no-colon", args={"example": "title: Ngõ hoa"}),
        Slip(code="yaml-sign", args={"sign": "{", "example": "x"}),
        Slip(code="yaml-indent"),
    ],
    ids=lambda slip: slip.code,
)
def test_what_was_meant_is_not_always_known(slip: Slip) -> None:
    lines = ["Ngõ hoa"]
    assert not put_right(lines, slip)
    assert lines == ["Ngõ hoa"]


@pytest.mark.parametrize(
    ("text", "number", "left"),
    [
        ("a: b\nc: d", 0, "\nc: d"),
        ("a [\n  b\n\n  c\nd: e", 0, "\n\n\n\nd: e"),
        ("a [\n- b\nc: d", 0, "\n\nc: d"),
        ("a:\n  - {b\n    c: d\n  - e", 1, "a:\n\n\n  - e"),
    ],
)
def test_a_line_goes_with_what_belongs_to_it(text: str, number: int, left: str) -> None:
    lines = text.split("\n")
    assert take_out(lines, number) == text.split("\n")[number]
    assert "\n".join(lines) == left


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("title: Ngõ", "title:"),
        ("  - {file : a", "file:"),
        ("title Ngõ", "title Ngõ"),
        ("ảnh：a", "ảnh:"),
        ("- a", ""),
        ("%", ""),
    ],
)
def test_a_lost_line_is_known_by_its_key(line: str, key: str) -> None:
    assert key_of(line) == key
