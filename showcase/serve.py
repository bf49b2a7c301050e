"""Show the site while it is written: the same build in a loop, into the cache, on loopback only.

The server answers in the main thread, one thread watches, one builds: pages are served while others are made.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from showcase import wording
from showcase.remembered import Kept
from showcase.report import Options, Report, missing_site
from showcase.request import DONE, MISTAKES, Request
from showcase.unchanged import build
from showcase.watching import Changes, saves
from showcase.workers import Workers, begin

HOST = "127.0.0.1"
TRIES = 50
"""How many ports are tried, from the wanted one on."""
HALF_SAVED = 0.15
"""Seconds: a mistake is told when this long nothing more is saved, for a big file takes a while to be written."""
IDLE = 10.0
"""Seconds without a save, after which everything is looked at again, and the collector goes through all that is kept:
both would hold up a build."""


def serve(request: Request) -> int:
    """Build, serve, watch, and build again at each save; mistakes are told, and the last good pages stay."""
    options = msgspec.structs.replace(request.options, output=request.options.cache / "serve", durable=False)
    if told := missing_site(options):
        print(wording.as_text(told, options.site, request.lang), file=sys.stderr)
        return MISTAKES
    port = free_port(request.port)
    begin()
    loop = IOLoop.current()
    with Workers(request.workers) as workers:
        preview = Preview(request, options, workers, lambda: loop.add_callback(LiveReloadHandler.reload_waiters))
        preview.start()
        print(request.say("cli.serving", port=port), flush=True)
        options.output.mkdir(parents=True, exist_ok=True)
        _serve_pages(options, port, delay=None if request.no_open else 1)
        preview.stop()
        for process in multiprocessing.active_children():  # what it was at is done again at the next start
            process.terminate()
    return DONE


class _Told(Watcher):  # type: ignore[misc]  # livereload has no types
    """Keep livereload from looking at files itself: it is told when to load pages again."""

    def start(self, callback: Callable[[], None]) -> bool:
        """Say that nothing need be polled."""
        return True


class _Page(StaticFileHandler):  # type: ignore[misc]
    """Send a file as it is when it is asked for: a build may put another one in its place while it is sent."""

    def compute_etag(self) -> None:
        """Give no name to what is sent, which would be kept, and be made from another reading of the file."""

    def get_content_size(self) -> int:
        """Return the size of what will be sent."""
        try:
            self._content = Path(self.absolute_path).read_bytes()
        except OSError:
            raise HTTPError(404) from None
        return len(self._content)

    def get_content(self, abspath: str, start: int | None = None, end: int | None = None) -> bytes:
        """Return what was read, or the part of it that was asked for."""
        return self._content[start:end]


def _serve_pages(options: Options, port: int, delay: int | None) -> None:
    """Serve until Ctrl-C; livereload adds its script to each page."""
    logging.getLogger("tornado.access").setLevel(logging.ERROR)
    logging.getLogger("livereload").addFilter(lambda record: record.levelno >= logging.WARNING)
    server = Server(watcher=_Told())
    server.SFH = _Page
    server.serve(port=port, host=HOST, root=str(options.output), open_url_delay=delay)


class Preview:
    """A site that is built again after each save: one build at a time, and what is saved meanwhile asks for one more.

    `reload` is called from the thread that builds, when pages are other than they were.
    """

    def __init__(self, request: Request, options: Options, workers: Workers, reload: Callable[[], object]) -> None:
        self._request, self._options, self._workers, self._reload = request, options, workers, reload
        self._kept = Kept(owns_output=True)
        self._saved, self._stopped = threading.Event(), threading.Event()
        self._changes = Changes(options.site)

    def start(self) -> None:
        """Build once; from then on, watch and build in threads that end with the process."""
        watching = saves(self._options.site, self._stopped, self._changes)
        next(watching)  # what is saved during the first build counts as changed
        self._tell(self._build())
        threading.Thread(target=self._watch, args=(watching,), daemon=True).start()
        threading.Thread(target=self._keep_built, daemon=True).start()

    def stop(self) -> None:
        """Build no more; a build that is under way is left where it is, and the next start takes it up."""
        self._stopped.set()
        self._saved.set()

    def _build(self) -> Report:
        self._kept.folders = self._changes.take()
        return build(self._options, self._workers, self._kept)

    def _watch(self, watching: Iterator[bool]) -> None:
        with self._bugs_told():
            for is_saved in watching:
                if is_saved:
                    self._saved.set()

    def _keep_built(self) -> None:
        while True:
            with self._bugs_told():
                self._wait()
                if self._stopped.is_set():
                    return
                self._build_again()

    def _wait(self) -> None:
        """Wait for a save, however long it takes, and take note of it."""
        if not self._saved.wait(IDLE):
            self._changes.add(None)  # what the system did not tell is found now
            report = self._build()
            if report.written or report.removed:
                self._show(report)
            gc.collect()
            self._saved.wait()
        self._saved.clear()

    @contextmanager
    def _bugs_told(self) -> Iterator[None]:
        """Tell a bug of ours and go on; after Ctrl-C it is only that the workers have gone."""
        try:
            yield
        except Exception:
            if not self._stopped.is_set():
                print(self._request.say("cli.bug"), file=sys.stderr)
                sys.excepthook(*sys.exc_info())

    def _build_again(self) -> None:
        report = self._build()
        if not report.done and self._saved.wait(HALF_SAVED):
            return
        self._show(report)

    def _show(self, report: Report) -> None:
        self._tell(report)
        if report.written or report.removed:
            self._reload()

    def _tell(self, report: Report) -> None:
        if report.diagnostics:
            print(wording.as_text(report.diagnostics, self._options.site, self._request.lang), file=sys.stderr)
        if report.done and not self._request.quiet:
            print(self._request.say("cli.rebuilt", written=len(report.written)), flush=True)


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
