"""Show the site while it is written: the same build in a loop, into the cache, on loopback only."""

from __future__ import annotations

import logging
import sys

import msgspec
from livereload import Server

from showcase import wording
from showcase.pipeline import CONFIG, build
from showcase.request import DONE, Request
from showcase.version import PROJECT
from showcase.workers import Workers

HOST = "127.0.0.1"


def serve(request: Request) -> int:
    """Build, serve, watch, and build again at each save; mistakes are told, and the last good pages stay."""
    options = msgspec.structs.replace(request.options, output=request.options.cache / "serve", durable=False)
    with Workers(request.workers) as workers:

        def again() -> None:
            report = build(options, workers)
            if report.diagnostics:
                print(wording.as_text(report.diagnostics, options.site, request.lang), file=sys.stderr)
            if report.done and not request.quiet:
                print(request.say("cli.rebuilt", written=len(report.written)), flush=True)

        again()
        server = Server()
        for watched in (options.site / "content", options.site / "themes", PROJECT / "themes"):
            server.watch(f"{watched}/**", again)
        server.watch(str(options.site / CONFIG), again)
        print(request.say("cli.serving", port=request.port), flush=True)
        logging.getLogger("tornado.access").setLevel(logging.WARNING)
        options.output.mkdir(parents=True, exist_ok=True)
        delay = None if request.no_open else 1
        server.serve(port=request.port, host=HOST, root=str(options.output), open_url_delay=delay)
    return DONE
