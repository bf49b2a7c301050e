#!/usr/bin/env python3
"""Tell where the time of one build goes, by stage and by function. See bench/README.md.

    .venv-test/bin/python bench/stages.py [--models 1000] [--theme bench] [--case "body edited"] [--functions 25]

A site is laid out and built, changed, and built again in this process, with one worker and a clock around each stage;
with --functions by Python's profiler, which makes everything about twice as slow.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import functools
import gc
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from contenders import DAY, PROJECT, Ours

sys.path.insert(0, str(PROJECT))

from showcase import memory, pipeline, publish, store, unchanged
from showcase.report import Options
from showcase.workers import Workers

STAGES: tuple[tuple[Any, str], ...] = (
    *((unchanged, name) for name in ("ask", "scan", "_standing", "_note")),
    *((pipeline, name) for name in ("read_theme", "recall", "amended", "load", "assemble")),
    *((pipeline, name) for name in ("replanned", "plan", "make", "render", "remember")),
    (store.Store, "__init__"),
    (store.Store, "sweep"),
    (memory.Memory, "__init__"),
    (memory.Memory, "note"),
    (publish.Output, "commit"),
)
"""What is timed; the time of one that is called by another is shown as its own only."""


class Clock:
    """Time the stages: seconds of each, without those of the stages that it calls."""

    def __init__(self) -> None:
        self.own: dict[str, float] = {}
        self._within: list[float] = []

    def around(self, owner: Any, name: str) -> None:
        """Put the clock around a function."""
        function = getattr(owner, name)
        label = f"{owner.__name__.rpartition('.')[2]}.{name}"

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            self._within.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                spent = time.perf_counter() - start
                self.own[label] = self.own.get(label, 0.0) + spent - self._within.pop()
                if self._within:
                    self._within[-1] += spent

        setattr(owner, name, timed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of stages and one of functions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--theme", choices=("bench", "default"), default="bench")
    parser.add_argument("--case", default="body edited", help="as in run.py")
    parser.add_argument("--functions", type=int, default=0, help="show so many functions instead of stages")
    asked = parser.parse_args(arguments)
    gc.disable()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, Workers(1) as workers:
        site = Ours(Path(folder), asked.models, asked.seed, asked.theme)
        if asked.case not in site.changes:
            parser.error(f"no such case: {asked.case}; there are {', '.join(site.changes)}")
        site.lay_out()
        options = Options(
            site=site.site, output=site.output, cache=site.cache, date=dt.date.fromisoformat(DAY), durable=False
        )

        def built() -> None:
            report = unchanged.build(options, workers)
            assert report.done, report.diagnostics

        if asked.case != "cold":
            built()
        site.changes[asked.case]()
        print(f"{asked.models} models, {asked.case}", end=": ")
        _by_function(built, asked.functions) if asked.functions else _by_stage(built)
    return 0


def _by_stage(built: Callable[[], None]) -> None:
    clock = Clock()
    for owner, name in STAGES:
        clock.around(owner, name)
    start = time.perf_counter()
    built()
    spent = time.perf_counter() - start
    print(f"{spent * 1000:.0f} ms\n\n| stage | ms | of all |\n|---|---:|---:|")
    rest = {"the rest": spent - sum(clock.own.values())}
    for label, own in sorted((clock.own | rest).items(), key=lambda pair: -pair[1]):
        print(f"| {label} | {own * 1000:.1f} | {own / spent:.2f} |")


def _by_function(built: Callable[[], None], shown: int) -> None:
    profile = cProfile.Profile()
    profile.runcall(built)
    pstats.Stats(profile).sort_stats("tottime").print_stats(shown)


if __name__ == "__main__":
    sys.exit(main())
