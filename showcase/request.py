"""What a command is asked, and how it answers: the part of the command line that commands see."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable

from showcase import wording
from showcase.diagnostics import Diagnostic, has_errors
from showcase.report import Options, Report

DONE, MISTAKES, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: done, the content has errors, wrong usage, a bug of ours, interrupted."""


class Request(argparse.Namespace):
    """What was typed, checked: a command's own arguments are attributes too."""

    command: str
    options: Options
    workers: int
    lang: str
    quiet: bool
    say: Callable[..., str]


def answer(request: Request, report: Report, seconds: float) -> int:
    """Print what a build did; return its exit code."""
    if report.diagnostics:
        print(wording.as_text(report.diagnostics, request.options.site, request.lang), file=sys.stderr)
    if not report.done:
        print(request.say("cli.kept"), file=sys.stderr)
        return MISTAKES
    if not request.quiet:
        counts = {"total": report.total, "written": len(report.written), "removed": len(report.removed)}
        print(
            request.say(
                "cli.built", output=request.options.output, seconds=f"{seconds:.1f}".replace(".", ","), **counts
            )
        )
        print(request.say("cli.open", file=request.options.output / "index.html"))
    return DONE


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """Return 1 when there are mistakes that stop a build."""
    return MISTAKES if has_errors(diagnostics, strict=strict) else DONE


def timed(work: Callable[[], Report]) -> tuple[Report, float]:
    """Do the work and return how long it took, in seconds."""
    start = time.perf_counter()
    return work(), time.perf_counter() - start
