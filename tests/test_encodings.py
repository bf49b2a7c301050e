"""Encodings by name."""

from __future__ import annotations

import unicodedata

import pytest

from showcase.encodings import named


def _as_typed(text: str) -> bytes:
    """Encode as Windows-1258 is typed: tones as marks of their own behind the letter."""
    marks = "".join(
        unicodedata.normalize("NFC", letter[:-1]) + letter[-1]
        if letter[-1] in "\u0300\u0301\u0303\u0309\u0323"
        else unicodedata.normalize("NFC", letter)
        for letter in (_tone_last(one) for one in text)
    )
    return marks.encode("cp1258")


def _tone_last(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323")
    return "".join(p for p in parts if p not in tones) + tones


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("title: Ngõ hoa".encode("utf-16"), "UTF-16 (Unicode)"),
        ("title: Ngõ hoa".encode("utf-16-le"), "UTF-16 (Unicode)"),
        (_as_typed("title: Tuyến ngõ hoa phường Bình Minh"), "ANSI (Windows-1258)"),
        ("title: Tò he là gì".encode("cp1252"), "ANSI (Windows-1252)"),
        ("title: §¶ng ñy ph­êng".encode("cp1252"), "TCVN3 / VNI (.VnTime, VNI-Times)"),
        ("title: Phaùt trieån kinh teá".encode("cp1252"), "TCVN3 / VNI (.VnTime, VNI-Times)"),
        (b"title: \x81\x8d\xff", "ANSI"),
    ],
)
def test_an_encoding_is_told_by_its_traces(raw: bytes, name: str) -> None:
    assert named(raw) == name
