"""What may be put into a stage, by whom, and where it waits."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from showcase import digest
from showcase.publish import Entry, opened
from showcase.stage import is_safe, put
from showcase.tree import Disk


@pytest.fixture
def stage(tmp_path: Path) -> str:
    """An empty stage, as an output folder has it."""
    for name in ("site", "single"):
        (tmp_path / "output/.showcase/stage" / name).mkdir(parents=True)
    return str(tmp_path / "output/.showcase/stage")


def files_in(folder: Path | str) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in Path(folder).rglob("*") if p.is_file()}


def test_a_file_waits_in_a_mirror_of_the_site_or_by_itself_where_the_site_has_its_folder(stage: str) -> None:
    (Path(stage).parents[1] / "mo-hinh/cu").mkdir(parents=True)
    for path in (
        "index.html",
        "mo-hinh/index.html",
        "mo-hinh/cu/index.html",
        "mo-hinh/moi/index.html",
        "nam/index.html",
    ):
        put(stage, path, path.encode())
    assert files_in(stage) == {
        "single/index.html": b"index.html",
        "single/mo-hinh+index.html": b"mo-hinh/index.html",
        "single/mo-hinh+cu+index.html": b"mo-hinh/cu/index.html",
        "site/mo-hinh/moi/index.html": b"mo-hinh/moi/index.html",
        "site/nam/index.html": b"nam/index.html",
    }


def test_a_path_too_long_for_one_name_waits_in_the_mirror(stage: str) -> None:
    folder = "/".join("a" * 60 for _ in range(5))
    (Path(stage).parents[1] / folder).mkdir(parents=True)
    put(stage, f"{folder}/index.html", b"1")
    assert files_in(stage) == {f"site/{folder}/index.html": b"1"}


def test_a_file_is_copied_in_whole(stage: str, tmp_path: Path) -> None:
    data = bytes(range(256)) * 9000
    (tmp_path / "blob").write_bytes(data)
    put(stage, "a/b.webp", tmp_path / "blob")
    assert files_in(stage) == {"site/a/b.webp": data}


def test_an_empty_file_is_a_file(stage: str) -> None:
    put(stage, ".nojekyll", b"")
    assert files_in(stage) == {"single/.nojekyll": b""}


def test_a_system_that_takes_less_than_it_is_given_gets_the_rest(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    put(stage, "a", b"1234567")
    assert files_in(stage) == {"single/a": b"1234567"}


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../../../../b", ".showcase/x", "A", "a+b", ""])
def test_an_unsafe_path_is_refused_and_nothing_is_made(stage: str, tmp_path: Path, path: str) -> None:
    assert not is_safe(path)
    with pytest.raises(ValueError, match="unsafe"):
        put(stage, path, b"1")
    assert files_in(tmp_path) == {}


@pytest.mark.parametrize(("first", "second"), [("a", "a"), ("b/a", "b/a"), ("b/a", "b/a/c/d"), ("b/a/c", "b/a")])
def test_a_path_that_was_put_before_or_is_also_a_folder_is_refused(stage: str, first: str, second: str) -> None:
    put(stage, first, b"1")
    with pytest.raises(ValueError, match="also folders"):
        put(stage, second, b"2")
    assert list(files_in(stage).values()) == [b"1"]


class LikeWindows(Disk):
    """A disk that says of a file in place of a folder what Windows says: that nothing is there."""

    def write(self, path: str, content: bytes | Path) -> None:
        try:
            super().write(path, content)
        except NotADirectoryError:
            raise FileNotFoundError(2, "no such path", path) from None

    def mkdir(self, path: str) -> None:
        try:
            super().mkdir(path)
        except NotADirectoryError:
            raise FileNotFoundError(2, "no such path", path) from None


@pytest.mark.parametrize("path", ["b/a/c", "b/a/c/d"])
def test_a_file_in_place_of_a_folder_is_told_as_such_on_windows_too(stage: str, path: str) -> None:
    put(stage, "b/a", b"1", LikeWindows())
    with pytest.raises(ValueError, match="also folders"):
        put(stage, path, b"2", LikeWindows())


@pytest.mark.parametrize("path", ["a", "a/b/c"])
def test_who_comes_when_the_stage_is_gone_makes_nothing(tmp_path: Path, path: str) -> None:
    (tmp_path / "output").mkdir()
    with pytest.raises(FileNotFoundError):
        put(str(tmp_path / "output/.showcase/stage"), path, b"1")
    assert list((tmp_path / "output").iterdir()) == []


def _put_some(task: tuple[str, int]) -> dict[str, Entry]:
    """Put 200 pages into folders that the other process makes at the same moment (in a worker)."""
    folder, worker = task
    found = {}
    for n in range(200):
        path, content = f"mo-hinh/{n}/{worker}/index.html", f"{n} {worker}".encode()
        put(folder, path, content)
        found[path] = Entry(key="k", digest=digest.of_bytes(content), size=len(content))
    return found


def test_two_processes_put_pages_into_the_same_folders_at_once(tmp_path: Path) -> None:
    with opened(tmp_path / "output", durable=False) as output:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            told = list(pool.map(_put_some, [(output.staging, worker) for worker in range(2)]))
        entries = told[0] | told[1]
        done = output.commit(entries, entries.keys())
    assert len(done.written) == 400
    published = {p: d for p, d in files_in(tmp_path / "output").items() if not p.startswith(".showcase/")}
    assert published == {f"mo-hinh/{n}/{w}/index.html": f"{n} {w}".encode() for n in range(200) for w in range(2)}
