"""Workers: the same answers in the same order, here or in other processes."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.urls import output_path
from showcase.workers import Workers, chunks

ADDRESSES = [f"/nam/{year}/" for year in range(2000, 2020)]
PATHS = [f"nam/{year}/index.html" for year in range(2000, 2020)]


def _process(_: str) -> int:
    return os.getpid()


def test_work_that_does_not_pay_is_done_here() -> None:
    with Workers(4) as workers:
        assert workers.map(_process, ADDRESSES, pays=False) == [os.getpid()] * len(ADDRESSES)


def test_one_worker_is_this_process() -> None:
    with Workers(1) as workers:
        assert workers.map(_process, ADDRESSES, pays=True) == [os.getpid()] * len(ADDRESSES)


def test_nothing_to_do_starts_nothing() -> None:
    with Workers(2, always=True) as workers:
        assert workers.map(_process, [], pays=True) == []


def test_other_processes_give_the_answers_in_order_and_pass_on_what_they_raise() -> None:
    with Workers(2, always=True) as workers:
        assert workers.map(output_path, ADDRESSES, pays=False) == PATHS
        assert os.getpid() not in workers.map(_process, ADDRESSES, pays=False)
        with pytest.raises(ValueError, match="invalid literal"):
            workers.map(int, ["1", "x"], pays=False)
        assert workers.map(output_path, ADDRESSES, pays=True) == PATHS


def test_processes_are_started_ahead_only_where_that_pays() -> None:
    with Workers(2) as workers:
        workers.warm("showcase.urls", pays=False)
        assert workers.map(_process, ADDRESSES, pays=False) == [os.getpid()] * len(ADDRESSES)
        workers.warm("showcase.urls", pays=True)
        workers.warm("showcase.urls", pays=False)
        assert os.getpid() not in workers.map(_process, ADDRESSES, pays=False)


def test_there_is_always_at_least_one_and_never_more_than_windows_can_wait_for() -> None:
    assert Workers(0).count >= 1
    assert Workers(1000).count == 61


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(), max_size=20), st.integers(1, 7))
def test_chunks_hold_everything_in_order(rows: list[int], size: int) -> None:
    found = chunks(rows, size)
    assert [row for chunk in found for row in chunk] == rows
    assert all(len(chunk) == size for chunk in found[:-1])
    assert all(found)
