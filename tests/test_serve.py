"""The live preview, as a program of its own: it serves, builds again at each save, and keeps the last good pages."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model
from plain_theme import plain_theme
from tornado.escape import json_decode, json_encode
from tornado.websocket import websocket_connect

from showcase import serve
from showcase.diagnostics import at
from showcase.report import Report
from showcase.request import Request
from showcase.serve import HOST, Preview, free_port
from showcase.wording import say
from showcase.workers import Workers

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
"""Seconds that a slow machine may take for any one step; a quick one takes less than two."""

# A shell that starts tests in the background has them ignore Ctrl-C, and children would inherit that.
_START = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from showcase.cli import main
sys.exit(main(sys.argv[1:]))
"""


class Running:
    """A running preview of the site at `root`."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self._out, self._err = root / "out.log", root / "err.log"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _START, "serve", "--site", str(root), "--port", "0", "--no-open", *options],
                stdout=out,
                stderr=err,
                env={**os.environ, "PYTHONPATH": str(PROJECT)},
                start_new_session=True,
            )
        self.port = 0

    def start(self) -> None:
        until(lambda: re.search(r"http://127\.0\.0\.1:[1-9]", self.out) is not None, self)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.out)
        assert found
        self.port = int(found[1])
        until(lambda: self.get("") is not None, self)

    @property
    def out(self) -> str:
        return self._out.read_text(encoding="utf-8", errors="replace")

    @property
    def err(self) -> str:
        return self._err.read_text(encoding="utf-8", errors="replace")

    def get(self, path: str) -> str | None:
        """Return a page; None where there is none, or nobody answers yet."""
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.port}/{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.HTTPError, urllib.error.URLError, ConnectionError):
            return None

    def save(self, name: str, text: str) -> None:
        """Save as an editor does: a new file in the old one's place."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.tmp")
        part.write_text(text, encoding="utf-8")
        part.replace(path)

    def stop(self) -> int:
        """Stop as Ctrl-C does, which reaches all processes of a terminal; return the exit code."""
        if self.process.poll() is None:
            if os.name == "nt":
                self.process.terminate()
            else:
                os.killpg(self.process.pid, signal.SIGINT)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()


def until(holds: Callable[[], bool], preview: Running) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert preview.process.poll() is None, preview.err
        assert time.monotonic() < end, preview.out + preview.err
        time.sleep(0.05)


def lay_out(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = tmp_path_factory.mktemp("trang [xem thử]")  # brackets mean something to file patterns
    files = {
        **plain_theme(),
        "site_config.yaml": "title: x\ntheme: plain\n",
        "content/models/a.md": model("Ngõ A"),
        "output/index.html": "trang đã xuất",
    }
    lay_out(root, files)
    running = Running(root)
    try:
        running.start()
        yield running
    finally:
        running.stop()


def _shows(preview: Running, path: str, words: str) -> Callable[[], bool]:
    return lambda: words in (preview.get(path) or "")


def test_the_site_is_served_and_built_again_at_each_save(preview: Running) -> None:
    assert "Ngõ A" in (preview.get("mo-hinh/a/") or "")
    strings = (preview.root / "themes/plain/strings/vi.yaml").read_text(encoding="utf-8")
    preview.save("content/models/a.md", model("Tên tốt"))
    preview.save("content/models/b.md", model("Ngõ B"))
    preview.save("site_config.yaml", "title: Tên trang mới\ntheme: plain\n")
    preview.save("themes/plain/strings/vi.yaml", strings.replace("Chân trang", "Cuối trang"))
    until(_shows(preview, "mo-hinh/a/", "Tên tốt"), preview)
    until(_shows(preview, "mo-hinh/b/", "Ngõ B"), preview)
    until(_shows(preview, "", "Tên trang mới"), preview)
    until(_shows(preview, "", "Cuối trang"), preview)
    (preview.root / "content/models/b.md").unlink()
    until(lambda: preview.get("mo-hinh/b/") is None, preview)


def test_mistakes_in_content_and_templates_are_told_and_the_last_good_pages_stay(preview: Running) -> None:
    preview.save("content/models/a.md", model("Tên tốt"))
    until(_shows(preview, "mo-hinh/a/", "Tên tốt"), preview)
    preview.save("content/models/a.md", model("Tên hỏng", sector="thể thao"))
    until(lambda: "[sector-unknown]" in preview.err, preview)
    assert "Tên tốt" in (preview.get("mo-hinh/a/") or "")
    preview.save("themes/plain/templates/404.html", "{{ page.khong_co.gi }}")
    preview.save("content/models/a.md", model("Tên đã sửa"))
    until(lambda: "[template-attribute-unknown]" in preview.err, preview)
    assert "Tên tốt" in (preview.get("mo-hinh/a/") or "")
    preview.save("themes/plain/templates/404.html", "đã sửa")
    until(_shows(preview, "404.html", "đã sửa"), preview)
    until(_shows(preview, "mo-hinh/a/", "Tên đã sửa"), preview)


def test_the_site_that_was_built_is_never_touched(preview: Running) -> None:
    output = preview.root / "output"
    assert [p.name for p in output.rglob("*")] == ["index.html"]
    assert (output / "index.html").read_text(encoding="utf-8") == "trang đã xuất"
    assert (preview.root / ".cache" / "serve" / "index.html").is_file()


def test_it_listens_to_this_machine_only(preview: Running) -> None:
    with socket.socket() as probe:
        probe.settimeout(PATIENCE)
        probe.connect((HOST, preview.port))
    with socket.socket() as probe:  # this machine too, but only who listens on all addresses answers there
        probe.settimeout(5)
        assert probe.connect_ex(("127.0.0.2", preview.port)) != 0


def test_a_second_preview_takes_the_next_port(preview: Running) -> None:
    assert free_port(preview.port) != preview.port
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        assert taken < free_port(taken) < taken + 50 or taken > 65000
    assert free_port(0) > 0


def test_an_open_page_is_told_to_load_again_when_pages_have_changed(preview: Running) -> None:
    async def told() -> dict[str, object]:
        page = await websocket_connect(f"ws://{HOST}:{preview.port}/livereload")
        for message in ({"command": "hello"}, {"command": "info", "url": "/"}):
            await page.write_message(json_encode(message))
        assert json_decode(await page.read_message() or "{}")["command"] == "hello"
        preview.save("content/models/a.md", model("Tên mới hơn"))
        answer: str | bytes | None = None
        while "Tên mới hơn" not in (preview.get("mo-hinh/a/") or ""):  # a build of the test before may still be told
            answer = await asyncio.wait_for(page.read_message(), PATIENCE)
        answer = answer or await asyncio.wait_for(page.read_message(), PATIENCE)
        page.close()
        return dict(json_decode(answer or "{}"))

    assert asyncio.run(told())["command"] == "reload"
    preview.save("themes/plain/templates/404.html", "<head></head>")
    until(_shows(preview, "404.html", "/livereload.js"), preview)
    assert "livereload" not in (preview.root / ".cache/serve/404.html").read_text(encoding="utf-8")


def test_each_save_is_seen_without_waiting_for_a_round_of_looks(preview: Running) -> None:
    """livereload's own rounds are 0.8 s apart: ten saves, each shown before the next, would take 4 s and more."""
    for number in range(10):
        preview.save("content/models/a.md", model(f"Tên thứ {number}"))
        until(_shows(preview, "mo-hinh/a/", f"Tên thứ {number}"), preview)
    assert "Traceback" not in preview.err


@pytest.mark.parametrize("workers", ["1", "2"])
def test_pages_are_served_during_a_build_and_ctrl_c_does_not_wait_for_it(tmp_path: Path, workers: str) -> None:
    models = {f"content/models/m{n}.md": model(f"Ngõ {n}") for n in range(160 if workers == "2" else 1)}
    lay_out(tmp_path, {**plain_theme(), "site_config.yaml": "title: x\ntheme: plain\n", **models})
    running = Running(tmp_path, "--workers", workers)
    try:
        running.start()
        running.save("themes/plain/templates/model.html", "{% for _ in range(10 ** 12) %}{% endfor %}")
        is_building = (tmp_path / ".cache/store.sqlite-wal").exists  # as long as the store is open
        until(lambda: is_building() and not time.sleep(0.5) and is_building(), running)
        assert "Ngõ 0" in (running.get("mo-hinh/m0/") or "")
        begun = time.monotonic()
        assert running.stop() == (1 if os.name == "nt" else 0)
        assert time.monotonic() - begun < PATIENCE / 2
        assert running.err == ""
    finally:
        running.stop()


class Builds:
    """Stand in for the build: each waits to be let go, and tells whether two were at it at once."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = list(reports)
        self.begun, self.let_go = threading.Semaphore(0), threading.Semaphore(0)
        self.count, self.at_once, self._now = 0, 0, 0

    def build(self, *_: object) -> Report:
        self._now += 1
        self.at_once = max(self.at_once, self._now)
        self.begun.release()
        assert self.let_go.acquire(timeout=PATIENCE)
        self._now -= 1
        self.count += 1
        return self.reports.pop(0)


GOOD = Report(done=True, diagnostics=(), written=("index.html",))
SAME = Report(done=True, diagnostics=())
BAD = Report(
    done=False,
    diagnostics=(at("content/models/a.md", 3, 1, "key-missing", key="title", name="tên", example="Ngõ hoa"),),
)


class Previewed:
    """A preview in this process, of a site whose builds are let go one by one."""

    def __init__(self, site: Site, builds: Builds) -> None:
        self.site, self.builds, self.loads = site, builds, 0
        request = Request(lang="vi", quiet=False, say=partial(say, "vi"))
        with Workers(1) as workers:
            self.preview = Preview(request, site.options, workers, self._load)
        self.preview.start()
        assert builds.begun.acquire(timeout=PATIENCE)

    def _load(self) -> None:
        self.loads += 1

    def save(self) -> None:
        self.site.write({"content/models/a.md": model(f"Tên {time.monotonic_ns()}")})

    def is_done(self, count: int) -> bool:
        """Let builds go until so many are done; tell whether there is no more then."""
        end = time.monotonic() + PATIENCE
        while self.builds.count < count and time.monotonic() < end:
            if self.builds.begun.acquire(timeout=0.1):
                self.builds.let_go.release()
        return self.builds.count == count and not self.builds.begun.acquire(timeout=0.5)


@pytest.fixture
def previewed(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Previewed]]:
    started: list[Previewed] = []

    def start(*reports: Report) -> Previewed:
        builds = Builds([GOOD, *reports])
        monkeypatch.setattr(serve, "build", builds.build)
        builds.let_go.release()
        one = Previewed(site({"content/models/a.md": model()}), builds)
        started.append(one)
        return one

    yield start
    for one in started:
        one.preview.stop()


def test_builds_do_not_overlap_and_saves_during_one_ask_for_one_more(previewed: Callable[..., Previewed]) -> None:
    one = previewed(GOOD, GOOD, GOOD)
    one.save()
    assert one.builds.begun.acquire(timeout=PATIENCE)
    for _ in range(3):
        one.save()
        time.sleep(0.1)
    assert not one.builds.begun.acquire(timeout=0.2)
    one.builds.let_go.release()
    assert one.is_done(3)
    assert one.builds.at_once == 1
    assert one.loads == 2


def test_a_build_that_changed_nothing_does_not_load_pages_again(previewed: Callable[..., Previewed]) -> None:
    one = previewed(SAME)
    one.save()
    assert one.is_done(2)
    assert one.loads == 0


def test_a_mistake_of_a_file_that_is_still_being_saved_is_not_told(
    previewed: Callable[..., Previewed], capsys: pytest.CaptureFixture[str]
) -> None:
    one = previewed(BAD, GOOD, BAD)
    one.save()
    assert one.builds.begun.acquire(timeout=PATIENCE)
    one.save()
    time.sleep(0.2)
    one.builds.let_go.release()
    assert one.is_done(3)
    assert capsys.readouterr().err == ""
    one.save()
    assert one.is_done(4)
    assert "[key-missing]" in capsys.readouterr().err
    assert one.loads == 1


def test_a_bug_is_told_and_the_next_save_builds_again(
    previewed: Callable[..., Previewed], capsys: pytest.CaptureFixture[str]
) -> None:
    one = previewed()  # there is no report for the next build: it raises
    one.save()
    assert one.builds.begun.acquire(timeout=PATIENCE)
    one.builds.let_go.release()
    told, end = "", time.monotonic() + PATIENCE
    while "IndexError" not in told and time.monotonic() < end:
        told += capsys.readouterr().err
        time.sleep(0.01)
    assert "IndexError" in told
    assert say("vi", "cli.bug") in told
    one.builds.reports.append(GOOD)
    one.save()
    assert one.is_done(3)
    assert one.loads == 1


def test_ctrl_c_stops_it_without_a_word(preview: Running) -> None:
    before = preview.err
    assert preview.stop() == (1 if os.name == "nt" else 0)  # there Ctrl-C reaches a whole console, so it is ended
    assert "Traceback" not in preview.err[len(before) :]
