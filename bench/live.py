"""Measure a live preview: from the saving of a model's file to its new text being served."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from pathlib import Path

from contenders import Contender
from measuring import Cost, Failed, cpu_of, memory_of

LOOKS = 0.005
"""Seconds between two requests."""
PAUSE = 1.0
"""Seconds between two edits: work after an answer is no part of the next one's time, but of the processors' time."""
PATIENCE = 300.0
TOLD = 2000
"""Characters that are told of what a server printed, when it failed."""


def measure(contender: Contender, edits: int) -> list[Cost]:
    """Start a contender's server and edit one model again and again; a cost for each edit. Raises Failed."""
    port = _free_port()
    page = "/" + contender.page.format(slug=contender.middle().slug).removesuffix("index.html")
    log = contender.site.parent / "serve.log"
    with log.open("wb") as out:
        command = contender.serve(port)
        server = subprocess.Popen(command, env=contender.environment(), stdout=out, stderr=subprocess.STDOUT)
    try:
        _wait(server, port, page, "", log)
        time.sleep(PAUSE)
        return [_edit(server, contender, port, page, f"Câu thứ {number}.", log) for number in range(edits)]
    finally:
        server.terminate()
        server.wait()


def _edit(server: subprocess.Popen[bytes], contender: Contender, port: int, page: str, words: str, log: Path) -> Cost:
    before, start = cpu_of(server.pid), time.perf_counter()
    contender.edit(words)
    _wait(server, port, page, words, log)
    wall = time.perf_counter() - start
    time.sleep(PAUSE)
    return Cost(wall, cpu_of(server.pid) - before, memory_of(server.pid), 0)


def _wait(server: subprocess.Popen[bytes], port: int, page: str, words: str, log: Path) -> None:
    end = time.perf_counter() + PATIENCE
    while words not in _get(port, page) or not _get(port, page):
        if server.poll() is not None or time.perf_counter() > end:
            raise Failed(log.read_text(encoding="utf-8", errors="replace")[-TOLD:])
        time.sleep(LOOKS)


def _get(port: int, page: str) -> str:
    """Return a page; empty where it isn't served yet."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", page)
        answer = connection.getresponse()
        return answer.read().decode("utf-8") if answer.status == 200 else ""
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
