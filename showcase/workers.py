"""Worker processes for work that is per file and pure; where it doesn't pay, the work is done here."""

from __future__ import annotations

import gc
import importlib
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_MOST = 61
"""Windows cannot wait for more processes than this."""
PAYS = 150
"""From how many files on it pays to have other processes read them."""
AHEAD = 3
"""How many tasks a process are sent before the first answer is taken: enough that none waits for its next."""


class Workers:
    """Up to `count` processes (0: one a core), started when first needed and kept until the end of the `with` block.

    They are spawned, not forked, so that every platform behaves alike; functions given to `map` must
    be found by name in a module, tasks and results must pickle.
    """

    def __init__(self, count: int = 0, *, always: bool = False) -> None:
        self.count = min(count or os.cpu_count() or 1, _MOST)
        self._always = always
        self._pool: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def warm(self, module: str, *, pays: bool) -> None:
        """Have the processes load a module while there is still other work here; they are started if that pays."""
        if self.count > 1 and (pays or self._pool is not None):
            self._pool = self._pool or _pool(self.count)
            for _ in range(self.count):
                self._pool.submit(importlib.import_module, module)

    def expect(self, files: int) -> None:
        """Be told how many files are new: where it pays, the processes get ready to read them."""
        self.warm("showcase.load", pays=files >= PAYS)

    def map(self, function: Callable[[T], R], tasks: Sequence[T], *, pays: bool) -> list[R]:
        """Apply a function to each task, in order. `pays` tells whether the work is worth starting processes for."""
        return list(self.stream(function, tasks, pays=pays))

    def stream(self, function: Callable[[T], R], tasks: Iterable[T], *, pays: bool) -> Iterator[R]:
        """Yield a function's answer to each task, in order; of tasks and answers only a few are held at a time."""
        if self.count < 2 or not (pays or self._always or self._pool is not None):
            yield from map(function, tasks)
            return
        if self._pool is None:
            self._pool = _pool(self.count)
        ahead: deque[Any] = deque()
        try:
            for task in tasks:
                ahead.append(self._pool.submit(function, task))
                if len(ahead) > AHEAD * self.count:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()


def _pool(count: int) -> Any:
    """Make a pool of processes."""
    # multiprocessing costs 10 ms, and a build with little to do does without it
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=begin_work)


def begin() -> None:
    """Begin a process that works for longer: what it has loaded by now is never looked at again for garbage.

    The collector would go through all that is held again and again; what dies young, as rendering leaves it in
    circles, is all that it finds. So it looks at that alone, and seldom: a build takes a fifth less time.
    """
    gc.enable()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)


def begin_work() -> None:
    """Begin a worker: Ctrl-C, which reaches all processes of a terminal, is left to the one that asked for the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    begin()


def chunks(rows: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut rows into runs of `size`."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]
