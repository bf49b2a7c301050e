"""Show the site while it is written: the same build in a loop, into the cache, on loopback only."""

from __future__ import annotations

import glob
import logging
import os
import socket
import sys

import msgspec
from livereload import Server

from showcase import wording
from showcase.report import CONFIG, missing_site
from showcase.request import DONE, MISTAKES, Request
from showcase.unchanged import build
from showcase.version import PROJECT
from showcase.workers import Workers

HOST = "127.0.0.1"
TRIES = 50
"""How many ports are tried, from the wanted one on."""


def serve(request: Request) -> int:
    """Build, serve, watch, and build again at each save; mistakes are told, and the last good pages stay."""
    options = msgspec.structs.replace(request.options, output=request.options.cache / "serve", durable=False)
    if told := missing_site(options):
        print(wording.as_text(told, options.site, request.lang), file=sys.stderr)
        return MISTAKES
    port = free_port(request.port)
    server = Server()  # before the first build: what is saved meanwhile counts as changed
    with Workers(request.workers) as workers:

        def again() -> None:
            report = build(options, workers)
            if report.diagnostics:
                print(wording.as_text(report.diagnostics, options.site, request.lang), file=sys.stderr)
            if report.done and not request.quiet:
                print(request.say("cli.rebuilt", written=len(report.written)), flush=True)

        again()
        for watched in (options.site / "content", options.site / "themes", PROJECT / "themes"):
            server.watch(f"{glob.escape(str(watched))}/**", again)
        server.watch(str(options.site / CONFIG), again)
        print(request.say("cli.serving", port=port), flush=True)
        logging.getLogger("tornado.access").setLevel(logging.ERROR)
        logging.getLogger("livereload").addFilter(lambda record: record.levelno >= logging.WARNING)
        options.output.mkdir(parents=True, exist_ok=True)
        delay = None if request.no_open else 1
        server.serve(port=port, host=HOST, root=str(options.output), open_url_delay=delay)
    return DONE


def free_port(wanted: int) -> int:
    """Return the port, or the next one that nobody listens on, so that two previews can run; 0 takes any."""
    for port in range(wanted, min(wanted + TRIES, 65536)):
        with socket.socket() as probe:
            if os.name != "nt":  # there it would take a port that is in use
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return wanted
