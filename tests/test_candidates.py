"""What a person may have meant, among few names and among thousands."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase import candidates
from showcase.candidates import ASKED, FEW, Candidates
from showcase.vietnamese import nearest

_FIRST = ("An", "Bình", "Cao", "Đông", "Gia", "Hòa", "Kim", "Long", "Minh", "Nam", "Phú", "Quang", "Sơn", "Tân", "Xuân")
_LAST = ("Thụy", "Lâm", "Hưng", "Mỹ", "Đức", "Hải", "Khánh", "Phong", "Thắng", "Lợi", "Giang", "Châu", "Hà", "Nghĩa")
MANY = [f"{first} {last} {number}" for first in _FIRST for last in _LAST for number in range(1, 13)]


@given(st.lists(st.sampled_from(MANY), max_size=20), st.text("aăâ bcdđêghiớụ1", max_size=8))
def test_among_few_it_is_whoever_is_nearest(names: list[str], word: str) -> None:
    assert Candidates(names).nearest(word) == nearest(word, sorted(set(names)), 1)
    assert Candidates(names).nearest(word, 3) == nearest(word, sorted(set(names)), 3)


def test_among_thousands_it_is_whoever_is_nearest_too() -> None:
    """Of mistakes as people type them: a letter left out, doubled, changed or moved."""
    chance = random.Random(1)
    assert len(MANY) > FEW
    for name in chance.sample(MANY, 60):
        place = chance.randrange(1, len(name) - 1)
        before, letter, after = name[:place], name[place], name[place + 1 :]
        word = before + chance.choice(["", letter * 2, "x", after[:1] + letter]) + after
        assert Candidates(MANY).nearest(word) == nearest(word, MANY, 1), word


def test_marks_and_capitals_count_for_nothing() -> None:
    assert Candidates(MANY).nearest("gia thuy 3") == ("Gia Thụy 3",)


def test_the_order_of_names_does_not_matter() -> None:
    names = ["hoa", "hòa", "họa", *MANY]
    assert Candidates(names).nearest("hoá", 3) == Candidates(names[::-1]).nearest("hoá", 3) == ("hoa", "hòa", "họa")


def test_what_is_like_nothing_is_nothing() -> None:
    assert Candidates(MANY).nearest("") == ()
    assert Candidates(MANY).nearest("zzzz") == ()
    assert Candidates([]).nearest("hoa") == ()


@pytest.mark.parametrize("names", [MANY, MANY[:20]])
def test_of_very_many_words_the_first_ones_are_looked_up(names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counted(word: str, among: list[str], limit: int) -> tuple[str, ...]:
        compared.append(len(among))
        return nearest(word, among, limit)

    monkeypatch.setattr(candidates, "nearest", counted)
    among = Candidates(names)
    found = [among.nearest(f"{name} x") for name in (names * 400)[: 20 * ASKED]]
    assert found[:20] == [(name,) for name in names[:20]]
    assert sum(compared) <= ASKED * FEW
    assert among.nearest(names[5].upper()) == (names[5],)
