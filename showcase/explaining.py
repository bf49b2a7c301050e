"""Carry out `explain`: why an output would be written again."""

from __future__ import annotations

import sys

from showcase import wording
from showcase.pipeline import explain as explain_output
from showcase.request import DONE, MISTAKES, Request
from showcase.workers import Workers


def explain(request: Request) -> int:
    """Say why an output would be written again."""
    path = request.path.lstrip("/")
    path = path + "index.html" if not path or path.endswith("/") else path
    with Workers(request.workers) as workers:
        prepared, differences = explain_output(request.options, workers, path)
    if prepared.ready is None:
        print(wording.as_text(prepared.diagnostics, request.options.site, request.lang), file=sys.stderr)
        return MISTAKES
    if differences is None:
        print(request.say("cli.explain-none", path=path), file=sys.stderr)
        return MISTAKES
    if not differences:
        print(request.say("cli.explain-same", path=path))
        return DONE
    print(request.say("cli.explain-line", path=path))
    for part, what in differences.items():
        print(f"  - {request.say(f'cli.part-{what}', part=part)}")
    return DONE
