"""Addresses that two files want, and addresses that a host could not serve."""

from __future__ import annotations

import cProfile
import pstats

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from showcase.addresses import FEW, taken


def _told(*asked: tuple[str, str]) -> list[tuple[str, str, object]]:
    return [(d.code, d.path, d.args.get("files")) for d in taken(asked)]


def test_paths_of_their_own_are_nobodys_trouble() -> None:
    assert _told(("a/index.html", "a.md"), ("a/b/index.html", "b.md"), ("index.html", "trang chủ")) == []


def test_one_path_for_two_is_told_with_both() -> None:
    assert _told(("a/index.html", "b.md"), ("a/index.html", "a.md")) == [("address-taken", "b.md", "a.md; b.md")]


def test_one_path_for_three_is_told_once() -> None:
    asked = [("a/index.html", name) for name in ("c.md", "a.md", "b.md")]
    assert _told(*asked) == [("address-taken", "c.md", "a.md; b.md; c.md")]


def test_a_path_may_not_be_file_and_folder() -> None:
    assert _told(("a", "a.md"), ("a/b/index.html", "b.md")) == [("address-taken", "b.md", "a.md; b.md")]


def test_the_address_is_told_as_readers_type_it_and_another_name_is_given() -> None:
    (told,) = taken(
        [("mo-hinh/a/index.html", "content/models/x/a.md"), ("mo-hinh/a/index.html", "content/models/y/a.md")]
    )
    assert told.args["address"] == "/mo-hinh/a/"
    assert told.args["example"] == "a-2"


@pytest.mark.parametrize("path", ["../a/index.html", "con/index.html", "a./index.html", "a?/index.html"])
def test_what_a_host_could_not_serve_is_told(path: str) -> None:
    assert [(d.code, d.path) for d in taken([(path, "a.md"), ("b/index.html", "b.md")])] == [
        ("value-not-address", "a.md")
    ]


_PATHS = st.lists(st.sampled_from(["a", "a/b", "a/b/c", "b", "b/a", "c", "con/a", "d./a", "a-b/c"]), max_size=4)


@example(["a"], ["a/b"], 0)
@example(["a/b"], ["a"], 0)
@example(["a/b"], ["a"], FEW + 1)
@given(_PATHS, _PATHS, st.sampled_from([0, FEW + 1]))
def test_what_was_right_before_need_not_be_looked_at_again(before: list[str], new: list[str], more: int) -> None:
    while taken([(path, f"{path}.md") for path in before]):
        before.pop()
    fresh = [*new, *(f"e/{number}" for number in range(more))]
    asked = [(path, f"{number}.md") for number, path in enumerate([*before, *fresh])]
    assert taken(asked, dict.fromkeys([*before, "gone/index.html"])) == taken(asked)
    assert taken(asked[1:], dict.fromkeys(before)) == taken(asked[1:])


def test_a_clash_among_many_costs_each_path_the_same() -> None:
    """Calls are counted, which no noisy machine can change."""

    def calls(count: int) -> int:
        asked = [(f"a/{number}/index.html", f"{number}.md") for number in range(count)]
        asked.append(asked[0])
        profile = cProfile.Profile()
        assert len(profile.runcall(taken, asked)) == 1
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    small, middle, large = map(calls, (1000, 2000, 4000))
    assert large - middle <= 2 * (middle - small) * 1.01
