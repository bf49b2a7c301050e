"""Work that is done in a copy of the process: its answer, its failures, and that nothing of it stays behind."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest
from conftest import SiteMaker, model

from showcase import aside, memory
from showcase.aside import Aside
from showcase.memory import Memory, look_aside
from showcase.publish import opened
from showcase.store import Store

in_a_copy = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process")


@pytest.mark.parametrize("copies", [False, pytest.param(True, marks=in_a_copy)])
def test_the_answer_is_that_of_the_work(monkeypatch: pytest.MonkeyPatch, copies: bool) -> None:
    monkeypatch.setattr(aside, "_can_copy", lambda: copies)
    with Aside(lambda: b"x" * 200_000, pays=True) as one:
        assert one.answer() == b"x" * 200_000
        assert one.answer() == b"x" * 200_000


@in_a_copy
def test_work_that_fails_in_a_copy_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "_can_copy", lambda: True)
    here = os.getpid()
    with Aside(lambda: str(1 // (os.getpid() == here)).encode(), pays=True) as one:
        assert one.answer() == b"1"


@in_a_copy
def test_work_is_not_repeated_here_where_a_copy_did_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "_can_copy", lambda: True)
    with Aside(lambda: str(os.getpid()).encode(), pays=True) as one:
        assert one.answer() != str(os.getpid()).encode()


@in_a_copy
def test_nothing_stays_behind_of_what_nobody_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "_can_copy", lambda: True)
    before = len(os.listdir("/proc/self/fd"))
    with Aside(lambda: b"x" * 1_000_000, pays=True) as one:
        assert one._copy is not None
        child, _ = one._copy
    assert len(os.listdir("/proc/self/fd")) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


@in_a_copy
def test_a_process_with_threads_is_not_copied() -> None:
    program = """
        import os, threading
        from showcase.aside import Aside

        done = threading.Event()
        with Aside(lambda: str(os.getpid()).encode(), pays=True) as one:
            print(one.answer() != str(os.getpid()).encode())
        threading.Thread(target=done.wait).start()
        with Aside(lambda: str(os.getpid()).encode(), pays=True) as one:
            print(one.answer() == str(os.getpid()).encode())
        done.set()
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=aside.__file__.rsplit("/", 2)[0])
    assert done.stdout.split() == [str((os.cpu_count() or 1) > 1), "True"]


@pytest.mark.parametrize("copies", [False, pytest.param(True, marks=in_a_copy)])
def test_a_look_aside_finds_what_somebody_took_away(
    site: SiteMaker, monkeypatch: pytest.MonkeyPatch, copies: bool
) -> None:
    monkeypatch.setattr(aside, "_can_copy", lambda: copies)
    monkeypatch.setattr(memory, "LONG", 0)
    one = site({"content/models/a.md": model("A"), "content/models/b.md": model("B")})
    one.built()
    assert one.built().written == ()
    (one.options.output / "mo-hinh/a/index.html").unlink()
    (one.options.output / "mo-hinh/b/index.html").write_text("other")
    assert one.built().written == ("mo-hinh/a/index.html", "mo-hinh/b/index.html")


@in_a_copy
def test_a_look_before_another_build_is_not_believed(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "_can_copy", lambda: True)
    one = site({"content/models/a.md": model("A")})
    one.built()
    monkeypatch.setattr(memory, "LONG", 0)
    with Store(one.options.cache) as store, look_aside(one.options.output, store, pays=True) as early:
        monkeypatch.setattr(memory, "LONG", 100_000)
        assert early._copy is not None
        one.write({"content/models/b.md": model("B")})
        one.built()
        (one.options.output / "mo-hinh/a/index.html").unlink()
        with opened(one.options.output) as output:
            assert not Memory(store, output, aside=early).is_whole()
