"""Do some work aside, in a copy of this process, while there is other work here.

Only Linux copies a process at once and safely, and only while it has one thread; elsewhere the work is done when its
answer is asked for. It must change nothing and use no connection that is open here.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Aside:
    """Work that is done aside, within the `with` block; its answer is bytes, of which none means that it failed."""

    def __init__(self, work: Callable[[], bytes], *, pays: bool) -> None:
        self._work = work
        self._copy = _copied(work) if pays and _can_copy() else None

    def answer(self) -> bytes:
        """Return the answer, when it is there."""
        if self._copy is None:
            return self._work()
        child, reader = self._copy
        self._copy = None
        with os.fdopen(reader, "rb") as pipe:
            answer = pipe.read()
        os.waitpid(child, 0)
        return answer or self._work()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._copy is not None:  # nobody asked
            child, reader = self._copy
            self._copy = None
            os.close(reader)
            os.waitpid(child, 0)


def _can_copy() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _copied(work: Callable[[], bytes]) -> tuple[int, int] | None:
    """Do the work in a copy; return its number and where its answer is read."""
    reader, writer = os.pipe()
    try:
        child = os.fork()
    except OSError:  # no room for another process
        os.close(reader)
        os.close(writer)
        return None
    if child:
        os.close(writer)
        return child, reader
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(work())
    finally:
        os._exit(0)  # nothing of the parent's is flushed, closed or tidied up twice
