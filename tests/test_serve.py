"""The live preview, as a program of its own: it serves, builds again at each save, and keeps the last good pages."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import model
from plain_theme import plain_theme

from showcase.serve import HOST, free_port

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


class Preview:
    """A running preview of the site at `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._out, self._err = root / "out.log", root / "err.log"
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _START, "serve", "--site", str(root), "--port", "0", "--no-open"],
                stdout=out,
                stderr=err,
                env={**os.environ, "PYTHONPATH": str(PROJECT)},
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
        """Stop as Ctrl-C does; return the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()


def until(holds: Callable[[], bool], preview: Preview) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert preview.process.poll() is None, preview.err
        assert time.monotonic() < end, preview.out + preview.err
        time.sleep(0.05)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("trang [xem thử]")  # brackets mean something to file patterns
    files = {
        **plain_theme(),
        "site_config.yaml": "title: x\ntheme: plain\n",
        "content/models/a.md": model("Ngõ A"),
        "output/index.html": "trang đã xuất",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    running = Preview(root)
    try:
        running.start()
        yield running
    finally:
        running.stop()


def _shows(preview: Preview, path: str, words: str) -> Callable[[], bool]:
    return lambda: words in (preview.get(path) or "")


def test_the_site_is_served_and_built_again_at_each_save(preview: Preview) -> None:
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


def test_mistakes_in_content_and_templates_are_told_and_the_last_good_pages_stay(preview: Preview) -> None:
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
    assert "Tên đã sửa" in (preview.get("mo-hinh/a/") or "")


def test_the_site_that_was_built_is_never_touched(preview: Preview) -> None:
    output = preview.root / "output"
    assert [p.name for p in output.rglob("*")] == ["index.html"]
    assert (output / "index.html").read_text(encoding="utf-8") == "trang đã xuất"
    assert (preview.root / ".cache" / "serve" / "index.html").is_file()


def test_it_listens_to_this_machine_only(preview: Preview) -> None:
    with socket.socket() as probe:
        probe.settimeout(PATIENCE)
        probe.connect((HOST, preview.port))
    with socket.socket() as probe:  # this machine too, but only who listens on all addresses answers there
        probe.settimeout(5)
        assert probe.connect_ex(("127.0.0.2", preview.port)) != 0


def test_a_second_preview_takes_the_next_port(preview: Preview) -> None:
    assert free_port(preview.port) != preview.port
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        assert taken < free_port(taken) < taken + 50 or taken > 65000
    assert free_port(0) > 0


def test_ctrl_c_stops_it_without_a_word(preview: Preview) -> None:
    before = preview.err
    assert preview.stop() == (1 if os.name == "nt" else 0)  # there Ctrl-C reaches a whole console, so it is ended
    assert "Traceback" not in preview.err[len(before) :]
