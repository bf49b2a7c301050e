"""Worker processes for work that is per file and pure; where it doesn't pay, the work is done here."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_MOST = 61
"""Windows cannot wait for more processes than this."""


class Workers:
    """Up to `count` processes (0: one a core), started when first needed and kept until the end of the `with` block.

    They are spawned, not forked, so that every platform behaves alike; functions given to `map` must
    be found by name in a module, tasks and results must pickle.
    """

    def __init__(self, count: int = 0, *, always: bool = False) -> None:
        self.count = min(count or os.cpu_count() or 1, _MOST)
        self._always = always
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, function: Callable[[T], R], tasks: Sequence[T], *, pays: bool) -> list[R]:
        """Apply a function to each task, in order. `pays` tells whether the work is worth starting processes for."""
        if self.count < 2 or not tasks or not (pays or self._always or self._pool is not None):
            return [function(task) for task in tasks]
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.count, mp_context=multiprocessing.get_context("spawn"))
        return list(self._pool.map(function, tasks))


def chunks(rows: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut rows into runs of `size`."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]
