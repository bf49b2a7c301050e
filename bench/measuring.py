"""Run a program in processes of its own and tell what it cost. On Linux and macOS; memory of all processes on Linux."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LOOKS = 0.02
"""Seconds between two looks at the memory."""
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICK = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """What a run cost: seconds by the clock and of all processors, most megabytes of all processes at one time, files.

    `memory` is the sum of what is resident, so that pages that processes share are counted once for each.
    """

    wall: float
    cpu: float
    memory: float
    files: int


class Failed(Exception):
    """Raised when a program that is measured fails: its figures would be of something else."""


def run(command: Sequence[str], environment: Mapping[str, str], output: Path) -> Cost:
    """Run a command to its end; `files` is how many below `output` it wrote. Raises Failed."""
    before = _stamps(output)
    os.sync()  # what was laid out before is not written in its time
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    watch = _Watch(process.pid)
    said = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    memory = watch.end()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(command)}\n{said.decode('utf-8', 'replace')}")
    written = sum(before.get(path) != stamp for path, stamp in _stamps(output).items())
    largest = usage.ru_maxrss / (1024 if os.uname().sysname == "Linux" else 1024 * 1024)
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(memory, largest), written)


def cpu_of(process: int) -> float:
    """Return the seconds of all processors that a process and those it started have taken so far; 0 but on Linux."""
    return sum(_times(one) for one in _family(process)) / _TICK


def memory_of(process: int) -> float:
    """Return the megabytes of a process and of those it started; 0 but on Linux."""
    return sum(_resident(one) for one in _family(process)) * _PAGE / 2**20


class _Watch:
    """Look at the memory of a process, and of those it started, until the end."""

    def __init__(self, process: int) -> None:
        self._process, self._most, self._over = process, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """Return the most megabytes at one time."""
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(LOOKS):
            self._most = max(self._most, memory_of(self._process))


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the inode and the time of each file: one that was written has others."""
    found = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]  # a program's own books
        for name in names:
            stat = os.stat(path := os.path.join(place, name))
            found[path] = (stat.st_ino, stat.st_mtime_ns)
    return found


def _family(process: int) -> list[int]:
    found, todo = [], [process]
    while todo:
        found.append(one := todo.pop())
        for file in Path(f"/proc/{one}/task").glob("*/children"):
            todo += map(int, _read(file).split())
    return found


def _resident(process: int) -> int:
    words = _read(Path(f"/proc/{process}/statm")).split()
    return int(words[1]) if words else 0


def _times(process: int) -> int:
    words = _read(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return sum(map(int, words[11:15])) if words else 0


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:  # the process has ended, or the system has no /proc
        return ""
