"""Carry out `build`, `check` and `explain`."""

from __future__ import annotations

import sys

from showcase import checks, wording
from showcase.diagnostics import ordered
from showcase.pipeline import build as build_site
from showcase.pipeline import explain as explain_output
from showcase.pipeline import prepare
from showcase.request import DONE, MISTAKES, Request, answer, exit_code, timed
from showcase.store import Store
from showcase.workers import Workers


def build(request: Request) -> int:
    """Build the site."""
    with Workers(request.workers) as workers:
        report, seconds = timed(lambda: build_site(request.options, workers))
    return answer(request, report, seconds)


def check(request: Request) -> int:
    """Say everything that is wrong; with --fix mend first what is safe, with --output look at the finished HTML too."""
    options = request.options
    if request.fix:
        changed = checks.fix(options.site, print)
        print(request.say("cli.fixed", count=changed) if changed else request.say("cli.fix-none"))
    with Workers(request.workers) as workers, Store(options.cache) as store:
        diagnostics = prepare(options, store, workers).diagnostics
    if request.html or hasattr(request, "output_folder"):
        diagnostics = ordered((*diagnostics, *checks.check_html(options.output)))
    if request.format == "json":
        print(wording.as_json(diagnostics, request.lang))
    elif diagnostics:
        print(wording.as_text(diagnostics, options.site, request.lang), file=sys.stderr)
    elif not request.quiet:
        print(request.say("cli.clean"))
    return exit_code(diagnostics, strict=options.strict)


def explain(request: Request) -> int:
    """Say why an output would be written again."""
    path = request.path.lstrip("/")
    path = path + "index.html" if not path or path.endswith("/") else path
    with Workers(request.workers) as workers:
        prepared, differences = explain_output(request.options, workers, path)
    if prepared.plan is None:
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
