"""What is promised of the output folder: the old site or the new one, whole, and no file of anybody else touched."""

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase import digest
from showcase.publish import Commit, Disk, Entry, ForeignFiles, NotWritable, Output, OutputLocked, Stat, opened, put

Files = dict[str, bytes]


class Killed(BaseException):
    """The process is gone: nothing in it may have an effect any more."""


class Dying(Disk):
    """A disk that the run loses just before its n-th effect; a file that it was writing is torn."""

    def __init__(self, last: int, die: Callable[[], None] | None = None) -> None:
        self.left = last
        self.dead = False
        self._die = die

    def write(self, path: str, content: bytes | Path) -> None:
        if self.left == 0 and not self.dead:
            Path(path).write_bytes(b"torn")
        self._count()
        super().write(path, content)

    def replace(self, source: str, target: str) -> None:
        self._count()
        super().replace(source, target)

    def unlink(self, path: str) -> None:
        self._count()
        super().unlink(path)

    def mkdir(self, path: str) -> None:
        self._count()
        super().mkdir(path)

    def rmdir(self, path: str) -> None:
        self._count()
        super().rmdir(path)

    def _count(self) -> None:
        if self.left == 0:
            self.dead = True
            if self._die:
                self._die()
            raise Killed
        self.left -= 1


class Refusing(Disk):
    """A disk that refuses its first moves, as Windows does while another program has the file open."""

    def __init__(self, times: int, pauses: tuple[float, ...]) -> None:
        self.times = times
        self.pauses = pauses

    def replace(self, source: str, target: str) -> None:
        if target.endswith("table.csv") and self.times:
            self.times -= 1
            raise PermissionError(13, "held", target)
        super().replace(source, target)


class Unmoving(Dying):
    """A disk that moves no folder whose path ends in `only`, as Windows does while something in it is open."""

    def __init__(self, last: int = -1, only: str = "") -> None:
        super().__init__(last)
        self.only = only

    def replace(self, source: str, target: str) -> None:
        if os.path.isdir(source) and target.endswith(self.only):
            raise PermissionError(13, "something in it is open", target)
        super().replace(source, target)


class Noting(Disk):
    """A disk that notes what is done, in order."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def write(self, path: str, content: bytes | Path) -> None:
        self.notes.append(f"write {Path(path).name}")
        super().write(path, content)

    def replace(self, source: str, target: str) -> None:
        self.notes.append(f"move {Path(target).name}")
        super().replace(source, target)

    def barrier(self, files: object, folder: str) -> None:
        self.notes.append(f"barrier {Path(folder).name}")
        super().barrier(files, folder)  # type: ignore[arg-type]


def entry(data: bytes, key: str = "key") -> Entry:
    return Entry(key=key, digest=digest.of_bytes(data), size=len(data))


def entries(files: Files) -> dict[str, Entry]:
    return {path: entry(data) for path, data in files.items()}


def write_site(output: Output, files: Files) -> Commit:
    new = entries(files)
    stale = {p: d for p, d in files.items() if output.manifest.get(p) != new[p] or not output.present(p, None)}
    return commit(output, new, stale)


def commit(output: Output, new: Mapping[str, Entry], contents: Mapping[str, bytes | Path]) -> Commit:
    for path, content in contents.items():
        output.stage(path, content)
    return output.commit(new, contents.keys())


def publish(directory: Path, files: Files, disk: Disk | None = None) -> Commit:
    with opened(directory, durable=False, disk=disk or Disk()) as output:
        return write_site(output, files)


def manifest(directory: Path) -> Mapping[str, Entry]:
    with opened(directory, durable=False) as output:
        return output.manifest


def tree(directory: Path) -> Files:
    """All files outside `.showcase`; an empty folder counts as one."""
    found = {}
    for path in directory.rglob("*"):
        name = path.relative_to(directory).as_posix()
        if name.split("/")[0] != ".showcase":
            if path.is_file():
                found[name] = path.read_bytes()
            elif not any(path.iterdir()):
                found[name + "/"] = b""
    return found


def own(directory: Path) -> set[str]:
    return {path.name for path in (directory / ".showcase").iterdir()} - {"lock"}


def lay(directory: Path, files: Files) -> None:
    for name, data in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_bytes(data)


def stats(directory: Path) -> dict[str, tuple[int, int]]:
    # filelock may make its file anew, so neither it nor the folder around it counts
    paths = [p for p in directory.rglob("*") if p.name not in ("lock", ".showcase")]
    return {str(p): (p.stat().st_mtime_ns, p.stat().st_ino) for p in paths}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "output"


# ---------------------------------------------------------------- a commit


def test_the_first_commit_writes_all(directory: Path) -> None:
    files = {"index.html": b"home", "nam/2021/index.html": b"year"}
    done = publish(directory, files)
    assert tree(directory) == files
    assert done.written == ("index.html", "nam/2021/index.html")
    assert done.removed == ()
    assert own(directory) == {"manifest.json"}


def test_a_commit_tells_the_stats_of_what_it_wrote(directory: Path) -> None:
    done = publish(directory, {"a": b"1", "b/c": b"22"})
    for path, stat in done.stats.items():
        found = (directory / path).stat()
        assert stat == Stat(found.st_size, found.st_mtime_ns)
    assert set(done.stats) == {"a", "b/c"}


def test_a_commit_removes_what_is_no_longer_published_and_the_folders_that_it_leaves_empty(directory: Path) -> None:
    publish(directory, {"index.html": b"home", "a/b/c/d.html": b"d", "a/e.html": b"e"})
    done = publish(directory, {"index.html": b"home", "a/e.html": b"e"})
    assert tree(directory) == {"index.html": b"home", "a/e.html": b"e"}
    assert done.removed == ("a/b/c/d.html",)
    assert not (directory / "a/b").exists()


def test_a_folder_with_a_foreign_file_or_a_foreign_folder_stays(directory: Path) -> None:
    publish(directory, {"a/x.html": b"x", "b/x.html": b"x"})
    lay(directory, {"a/note.txt": b"mine"})
    (directory / "b/mine").mkdir()
    publish(directory, {})
    assert tree(directory) == {"a/note.txt": b"mine", "b/mine/": b""}


def test_a_removed_file_that_is_gone_already_takes_its_empty_folder_with_it(directory: Path) -> None:
    publish(directory, {"a/x.html": b"x"})
    (directory / "a/x.html").unlink()
    assert publish(directory, {}).removed == ()
    assert tree(directory) == {}


def test_the_output_folder_itself_stays(directory: Path) -> None:
    publish(directory, {"x.html": b"x"})
    publish(directory, {})
    assert directory.is_dir()


def test_a_file_is_copied_from_elsewhere(directory: Path, tmp_path: Path) -> None:
    data = bytes(range(256)) * 9000
    (tmp_path / "blob").write_bytes(data)
    with opened(directory, durable=False) as output:
        commit(output, {"p.webp": entry(data)}, {"p.webp": tmp_path / "blob"})
    assert tree(directory) == {"p.webp": data}
    assert (tmp_path / "blob").read_bytes() == data


def test_a_file_becomes_a_folder_and_a_folder_a_file(directory: Path) -> None:
    publish(directory, {"a": b"file", "b/c/d": b"deep", "b/e": b"e"})
    publish(directory, {"a/index.html": b"page", "b": b"file"})
    assert tree(directory) == {"a/index.html": b"page", "b": b"file"}


def test_two_commits_of_one_opening_follow_one_another(directory: Path) -> None:
    with opened(directory, durable=False) as output:
        write_site(output, {"a": b"1"})
        assert write_site(output, {"b": b"2"}).removed == ("a",)
        assert set(output.manifest) == {"b"}
    assert tree(directory) == {"b": b"2"}


def test_nothing_is_written_when_nothing_changed(directory: Path) -> None:
    files = {"index.html": b"home", "nam/index.html": b"year"}
    publish(directory, files)
    before = stats(directory)
    time.sleep(0.02)
    noting = Noting()
    assert publish(directory, files, noting) == Commit(written=(), removed=(), stats={})
    assert stats(directory) == before
    assert noting.notes == []


def test_bytes_that_are_in_place_already_are_not_written_again(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    before = stats(directory)
    time.sleep(0.02)
    with opened(directory, durable=False) as output:
        done = commit(output, {"a": entry(b"1")}, {"a": b"1"})
    assert done.written == ()
    assert set(done.stats) == {"a"}
    assert stats(directory) == before


def test_only_the_manifest_is_written_when_only_keys_changed(directory: Path) -> None:
    publish(directory, {"a": b"1", "b/c": b"2"})
    before = stats(directory)
    time.sleep(0.02)
    with opened(directory, durable=False) as output:
        output.commit({"a": entry(b"1", "new"), "b/c": entry(b"2")}, ())
    after = stats(directory)
    assert {path for path in after if after[path] != before[path]} == {str(directory / ".showcase/manifest.json")}
    assert manifest(directory)["a"].key == "new"


def test_equal_sites_have_equal_manifests(tmp_path: Path) -> None:
    files = {f"p{n}/index.html": str(n).encode() for n in range(50)}
    publish(tmp_path / "one", files)
    publish(tmp_path / "two", dict(list(files.items())[25:]))
    publish(tmp_path / "two", dict(reversed(files.items())))
    one, two = ((tmp_path / name / ".showcase/manifest.json").read_bytes() for name in ("one", "two"))
    assert one == two


# ---------------------------------------------------------------- the stage


def test_a_folder_that_is_new_comes_to_its_place_in_one_step(directory: Path) -> None:
    files = {"index.html": b"1", **{f"mo-hinh/{n}/index.html": b"2" for n in range(20)}}
    cold = Noting()
    publish(directory, files, cold)
    assert [n for n in cold.notes if n.startswith("move")] == [
        *("move commit.json", "move index.html", "move mo-hinh", "move manifest.json")
    ]
    files |= {"mo-hinh/0/index.html": b"changed", "mo-hinh/moi/index.html": b"3", "mo-hinh/moi/anh/1.webp": b"4"}
    warm = Noting()
    done = publish(directory, files, warm)
    assert [n for n in warm.notes if n.startswith("move")] == [
        *("move commit.json", "move index.html", "move moi", "move manifest.json")
    ]
    assert done.written == ("mo-hinh/0/index.html", "mo-hinh/moi/anh/1.webp", "mo-hinh/moi/index.html")
    assert tree(directory) == files
    assert {path: (s.size, s.mtime_ns) for path, s in done.stats.items()} == {
        path: ((directory / path).stat().st_size, (directory / path).stat().st_mtime_ns) for path in done.written
    }


def test_a_file_in_place_of_a_folder_leaves_before_the_folder_comes_whole(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    noting = Noting()
    publish(directory, {"a/x": b"1", "a/y/z": b"2"}, noting)
    assert "move a" in noting.notes
    assert tree(directory) == {"a/x": b"1", "a/y/z": b"2"}


@pytest.mark.parametrize("only", ["", f"{os.sep}a", "b"])
def test_a_folder_that_the_system_does_not_let_go_is_moved_by_what_it_holds(directory: Path, only: str) -> None:
    files = {"a/1": b"1", "a/b/2": b"2", "a/b/c/3": b"3", "b/4": b"4"}
    publish(directory, files, Unmoving(only=only))
    assert tree(directory) == files
    assert manifest(directory) == entries(files)


def test_a_file_in_a_new_folder_that_stays_held_is_named_and_the_next_run_finishes(directory: Path) -> None:
    class Held(Unmoving):
        pauses = (0.0,)

        def replace(self, source: str, target: str) -> None:
            if target.endswith("table.csv"):
                raise PermissionError(13, "held", target)
            super().replace(source, target)

    files = {"a/1": b"1", "a/table.csv": b"2", "b/1": b"3"}
    with pytest.raises(NotWritable) as refusal:
        publish(directory, files, Held())
    assert refusal.value.path == "a/table.csv"
    assert manifest(directory) == entries(files)
    assert tree(directory) == files


def lay_strays(stage: Path) -> None:
    lay(stage, {"site/a/stray": b"?", "site/c/stray": b"?", "single/stray": b"?", "stray": b"?"})
    (stage / "site/a/empty/deep").mkdir(parents=True)


def test_what_nobody_names_does_not_leave_the_stage(directory: Path) -> None:
    with opened(directory, durable=False) as output:
        output.stage("a/x", b"1")
        output.stage("a/unwanted/y", b"2")
        lay_strays(directory / ".showcase/stage")
        output.commit(entries({"a/x": b"1"}), {"a/x"})
    assert tree(directory) == {"a/x": b"1"}
    assert own(directory) == {"manifest.json"}


def test_what_nobody_names_does_not_leave_the_stage_after_a_recovery_either(directory: Path) -> None:
    publish(directory, {"b": b"1"})
    interrupted_before_the_first_move(directory, {"a/x": b"2", "a/y/z": b"3"})
    lay_strays(directory / ".showcase/stage")
    (directory / ".showcase/stage/site/a/y/z").write_bytes(b"damaged")
    assert manifest(directory) == entries({"a/x": b"2"})
    assert tree(directory) == {"a/x": b"2"}
    assert own(directory) == {"manifest.json"}


def test_a_link_in_the_stage_is_no_staged_file(directory: Path, outside: Path) -> None:
    with opened(directory, durable=False) as output:
        output.stage("a/x", b"1")
        (directory / ".showcase/stage/site/a/y").symlink_to(outside / "index.html")
        (directory / ".showcase/stage/site/a/z").symlink_to(outside, target_is_directory=True)
        with pytest.raises(FileNotFoundError):
            output.commit(entries({"a/x": b"1", "a/y": b"precious"}), {"a/x", "a/y"})
        assert tree(directory) == {}
        output.commit(entries({"a/x": b"1"}), {"a/x"})
    assert tree(directory) == {"a/x": b"1"}


def test_a_staged_file_that_is_not_there_stops_the_commit_before_anything_is_touched(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    with opened(directory, durable=False) as output:
        output.stage("a", b"2")
        with pytest.raises(FileNotFoundError) as refusal:
            output.commit(entries({"a": b"2", "b": b"2"}), {"a", "b"})
        assert refusal.value.filename == "b"
    assert tree(directory) == {"a": b"1"}
    assert manifest(directory) == entries({"a": b"1"})


def test_a_staged_file_of_another_size_stops_the_commit_before_anything_is_touched(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    with opened(directory, durable=False) as output:
        put(output.staging, "b", b"torn")
        with pytest.raises(ValueError, match="b: its bytes"):
            output.commit(entries({"a": b"1", "b": b"whole"}), {"b"})
    assert tree(directory) == {"a": b"1"}


def test_what_is_staged_and_not_committed_is_gone_in_the_end(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    with opened(directory, durable=False) as output:
        output.stage("a", b"2")
        output.stage("b/c/d", b"3")
        assert own(directory) == {"manifest.json", "stage"}
    assert own(directory) == {"manifest.json"}
    assert tree(directory) == {"a": b"1"}


def test_a_stage_that_a_killed_run_left_is_emptied_by_the_next_opening(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    lay_strays(directory / ".showcase/stage")
    with opened(directory, durable=False) as output:
        assert not output.recovered
        assert own(directory) == {"manifest.json"}
        put(output.staging, "stray", b"2")
        output.commit(entries({"a": b"1", "stray": b"2"}), {"stray"})
    assert tree(directory) == {"a": b"1", "stray": b"2"}


def test_what_was_staged_for_a_folder_that_went_away_meanwhile_is_published_all_the_same(directory: Path) -> None:
    files = {"a/x": b"1", "a/y": b"2", "a/b/c": b"3"}
    publish(directory, {"a/x": b"1"})
    with opened(directory, durable=False) as output:
        for path, content in files.items():
            output.stage(path, content)
        shutil.rmtree(directory / "a")
        output.commit(entries(files), files.keys())
    assert tree(directory) == files


# ---------------------------------------------------------------- presence


def test_a_file_is_present_by_its_remembered_stat(directory: Path) -> None:
    remembered = publish(directory, {"a": b"1"}).stats["a"]
    with opened(directory) as output:
        assert output.present("a", remembered)
        assert output.stat("a") == remembered
        assert not output.present("a", Stat(remembered.size, remembered.mtime_ns + 1))
        assert not output.present("a", Stat(remembered.size + 1, remembered.mtime_ns))


def test_a_file_is_present_by_its_bytes_when_nothing_is_remembered(directory: Path) -> None:
    publish(directory, {"a": b"1", "b": b"2"})
    (directory / "b").write_bytes(b"3")
    with opened(directory) as output:
        assert output.present("a", None)
        assert not output.present("b", None)


def test_a_file_that_is_gone_or_not_in_the_manifest_is_not_present(directory: Path) -> None:
    remembered = publish(directory, {"a": b"1"}).stats["a"]
    (directory / "a").unlink()
    lay(directory, {"b": b"1"})
    with opened(directory) as output:
        assert not output.present("a", remembered)
        assert not output.present("a", None)
        assert not output.present("b", None)
        assert output.stat("a") is None


def test_a_stat_that_contradicts_the_manifest_is_not_believed(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    (directory / "a").write_bytes(b"longer")
    found = (directory / "a").stat()
    with opened(directory) as output:
        assert not output.present("a", Stat(found.st_size, found.st_mtime_ns))


def test_a_file_that_cannot_be_read_is_not_present(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(13, "no right to read", str(path))

    publish(directory, {"a": b"1"})
    monkeypatch.setattr(digest, "of_file", refuse)
    with opened(directory) as output:
        assert not output.present("a", None)


def test_all_that_is_present_is_found_at_once(directory: Path, outside: Path) -> None:
    files = {f"{folder}/{name}": b"1" for folder in "abcde" for name in ("x", "y/z")} | {"index.html": b"1"}
    remembered = dict(publish(directory, files).stats)
    (directory / "a/x").unlink()
    (directory / "b/x").write_bytes(b"2")
    os.utime(directory / "b/x", ns=(0, 0))
    del remembered["c/x"], remembered["c/y/z"]
    (directory / "c/x").write_bytes(b"2")
    remembered["d/x"] = Stat(2, remembered["d/x"].mtime_ns)
    shutil.move(directory / "e", outside.parent / "moved")
    (directory / "e").symlink_to(outside.parent / "moved", target_is_directory=True)
    with opened(directory, durable=False) as output:
        each = {path for path in files if output.present(path, remembered.get(path))}
        assert output.present_all(remembered) == each == {"a/y/z", "b/y/z", "c/y/z", "d/y/z", "index.html"}


def test_after_a_recovery_all_that_is_present_is_found_by_its_bytes(directory: Path) -> None:
    remembered = publish(directory, {"a": b"1"}).stats
    interrupted_before_the_first_move(directory, {"a": b"1", "b": b"2"})
    (directory / "a").write_bytes(b"X")
    os.utime(directory / "a", ns=(remembered["a"].mtime_ns, remembered["a"].mtime_ns))
    with opened(directory, durable=False) as output:
        assert output.present_all(remembered) == {"b"}


# ---------------------------------------------------------------- foreign files


def test_foreign_files_are_refused_all_at_once_and_nothing_is_touched(directory: Path) -> None:
    foreign = {"index.html": b"by hand", "nam": b"a file where a folder is needed", "b/deep/x.txt": b"mine"}
    lay(directory, foreign)
    with pytest.raises(ForeignFiles) as refusal:
        publish(directory, {"index.html": b"ours", "nam/index.html": b"y", "b": b"file", "ok.html": b"ok"})
    assert refusal.value.paths == ("b/deep/x.txt", "index.html", "nam")
    assert tree(directory) == foreign
    assert own(directory) == set()


def test_a_foreign_file_with_our_bytes_becomes_ours(directory: Path) -> None:
    lay(directory, {"index.html": b"same"})
    before = stats(directory)
    done = publish(directory, {"index.html": b"same"})
    assert done.written == ()
    assert done.stats["index.html"].mtime_ns == before[str(directory / "index.html")][0]
    publish(directory, {})
    assert tree(directory) == {}


def test_a_foreign_file_beside_ours_is_left_alone(directory: Path) -> None:
    publish(directory, {"a/index.html": b"1"})
    lay(directory, {"a/CNAME": b"example.vn", ".nojekyll": b""})
    publish(directory, {"a/index.html": b"2"})
    assert tree(directory) == {"a/index.html": b"2", "a/CNAME": b"example.vn", ".nojekyll": b""}


def test_a_foreign_file_in_a_folder_that_has_to_become_a_file_is_refused(directory: Path) -> None:
    publish(directory, {"a/b": b"ours"})
    lay(directory, {"a/mine.txt": b"mine"})
    (directory / "a/empty").mkdir()
    with pytest.raises(ForeignFiles) as refusal:
        publish(directory, {"a": b"file"})
    assert refusal.value.paths == ("a/empty", "a/mine.txt")
    assert tree(directory) == {"a/b": b"ours", "a/mine.txt": b"mine", "a/empty/": b""}


def test_an_empty_folder_of_somebody_else_is_not_replaced_by_a_file(directory: Path) -> None:
    (directory / "a").mkdir(parents=True)
    with pytest.raises(ForeignFiles) as refusal:
        publish(directory, {"a": b"file"})
    assert refusal.value.paths == ("a",)


def test_our_folder_that_is_a_file_is_refused(directory: Path) -> None:
    lay(directory, {".showcase": b"?"})
    with pytest.raises(ForeignFiles) as refusal:
        publish(directory, {})
    assert refusal.value.paths == (".showcase",)


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """A folder outside output that must not change; skips where links cannot be made (Windows without the right)."""
    folder = tmp_path / "outside"
    lay(folder, {"index.html": b"precious", "b/index.html": b"precious"})
    try:
        (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no right to make symbolic links")
    (tmp_path / "link").unlink()
    yield folder
    assert tree(folder) == {"index.html": b"precious", "b/index.html": b"precious"}


def test_a_link_where_a_folder_is_needed_is_foreign(directory: Path, outside: Path) -> None:
    directory.mkdir()
    (directory / "a").symlink_to(outside, target_is_directory=True)
    with pytest.raises(ForeignFiles) as refusal:
        publish(directory, {"a/index.html": b"ours", "a/b/index.html": b"ours"})
    assert refusal.value.paths == ("a",)


def test_a_link_where_a_file_is_needed_is_foreign_even_if_it_was_ours(directory: Path, outside: Path) -> None:
    publish(directory, {"x.html": b"ours"})
    (directory / "x.html").unlink()
    (directory / "x.html").symlink_to(outside / "index.html")
    with pytest.raises(ForeignFiles) as refusal:
        publish(directory, {"x.html": b"new"})
    assert refusal.value.paths == ("x.html",)


def test_nothing_is_removed_through_a_link(directory: Path, outside: Path) -> None:
    publish(directory, {"a/index.html": b"ours", "a/b/index.html": b"ours", "x.html": b"ours"})
    shutil.rmtree(directory / "a")
    (directory / "x.html").unlink()
    (directory / "a").symlink_to(outside, target_is_directory=True)
    (directory / "x.html").symlink_to(outside / "index.html")
    with opened(directory, durable=False) as output:
        assert not output.present("a/index.html", None)
    assert publish(directory, {}).removed == ()
    assert (directory / "a").is_symlink()
    assert (directory / "x.html").is_symlink()


def test_a_folder_that_becomes_a_link_while_we_look_is_foreign(directory: Path, outside: Path) -> None:
    publish(directory, {"a/index.html": b"ours"})
    with opened(directory, durable=False) as output:
        assert output.present("a/index.html", None)
        shutil.rmtree(directory / "a")
        (directory / "a").symlink_to(outside, target_is_directory=True)
        with pytest.raises(ForeignFiles):
            commit(output, entries({"a/index.html": b"new"}), {"a/index.html": b"new"})


def test_our_folder_that_is_a_link_is_refused(directory: Path, outside: Path) -> None:
    directory.mkdir()
    (directory / ".showcase").symlink_to(outside, target_is_directory=True)
    with pytest.raises(ForeignFiles):
        publish(directory, {})


def test_the_output_folder_may_itself_be_a_link(tmp_path: Path, outside: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "real", target_is_directory=True)
    publish(tmp_path / "output", {"a/b": b"1"})
    assert tree(tmp_path / "real") == {"a/b": b"1"}


# ---------------------------------------------------------------- faults of the caller


@pytest.mark.parametrize(
    "path",
    [
        *("", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a/.", "a.", "A", "a b", "đ", "a\\b", "c:a", "a\n", "a\0"),
        *(".showcase", ".showcase/manifest.json", ".showcase/x"),
    ],
)
def test_an_unsafe_path_is_refused_before_anything_is_touched(directory: Path, path: str) -> None:
    with pytest.raises(ValueError, match="unsafe"):
        publish(directory, {"ok": b"ok", path: b"x"})
    with opened(directory, durable=False) as output, pytest.raises(ValueError, match="unsafe"):
        output.commit(entries({path: b"x"}), (path,))
    assert tree(directory) == {}


@pytest.mark.parametrize("path", [".well-known/security.txt", ".showcase2", "a/.showcase", "..a", "a..b", "_", "-"])
def test_a_safe_path_is_published(directory: Path, path: str) -> None:
    publish(directory, {path: b"x"})
    assert tree(directory) == {path: b"x"}


def test_a_path_that_is_also_a_folder_is_refused(directory: Path) -> None:
    files = {"a/b": b"1", "a/b/c/d": b"2"}
    with opened(directory, durable=False) as output, pytest.raises(ValueError, match="also folders: a/b"):
        output.commit(entries(files), files.keys())
    with pytest.raises(ValueError, match="also folders"):
        publish(directory, files)


def test_contents_without_an_entry_and_entries_without_contents_are_refused(directory: Path) -> None:
    with opened(directory, durable=False) as output:
        with pytest.raises(ValueError, match="without an entry: b"):
            commit(output, {"a": entry(b"1")}, {"a": b"1", "b": b"2"})
        with pytest.raises(ValueError, match="without contents: b"):
            output.commit({"a": entry(b"1"), "b": entry(b"2")}, ("a",))


@pytest.mark.parametrize("wrong", [entry(b"other"), Entry(key="k", digest=digest.of_bytes(b"1"), size=2)])
def test_bytes_that_are_not_their_entrys_are_refused(directory: Path, wrong: Entry) -> None:
    publish(directory, {"a": b"0"})
    with opened(directory, durable=False) as output, pytest.raises(ValueError, match="b: its bytes"):
        commit(output, {"a": entry(b"2"), "b": wrong}, {"a": b"2", "b": b"1"})
    assert tree(directory) == {"a": b"0"}
    assert own(directory) == {"manifest.json"}


def test_a_source_file_that_is_gone_leaves_the_site_and_no_stage(directory: Path, tmp_path: Path) -> None:
    publish(directory, {"a": b"0"})
    with opened(directory, durable=False) as output, pytest.raises(FileNotFoundError):
        commit(output, {"a": entry(b"1"), "b": entry(b"2")}, {"a": b"1", "b": tmp_path / "gone"})
    assert tree(directory) == {"a": b"0"}
    assert own(directory) == {"manifest.json"}


# ---------------------------------------------------------------- damage


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b"\xff\xfe", b'{"format":2,"files":{}}', b'{"files":{"a":1}}', b"null"]
)
def test_a_damaged_manifest_owns_nothing(directory: Path, damaged: bytes) -> None:
    publish(directory, {"a": b"1", "b": b"2"})
    (directory / ".showcase/manifest.json").write_bytes(damaged)
    assert manifest(directory) == {}
    with pytest.raises(ForeignFiles) as refusal:
        publish(directory, {"a": b"changed"})
    assert refusal.value.paths == ("a",)
    publish(directory, {"a": b"1"})
    assert tree(directory) == {"a": b"1", "b": b"2"}


def test_a_manifest_that_names_paths_outside_removes_nothing_there(directory: Path, tmp_path: Path) -> None:
    lay(tmp_path, {"precious": b"1"})
    publish(directory, {"a": b"1"})
    file = directory / ".showcase/manifest.json"
    file.write_bytes(file.read_bytes().replace(b'"a"', b'"../precious"'))
    publish(directory, {})
    assert (tmp_path / "precious").read_bytes() == b"1"
    assert manifest(directory) == {}


def test_a_path_outside_that_a_damaged_manifest_names_is_never_touched(directory: Path, tmp_path: Path) -> None:
    lay(tmp_path, {"precious": b"1"})
    publish(directory, {"a": b"1"})
    file = directory / ".showcase/manifest.json"
    file.write_bytes(file.read_bytes().replace(b'"a"', b'"../precious"'))
    with opened(directory, durable=False) as output:
        kept = dict(output.manifest)
        commit(output, {**kept, "b": entry(b"2")}, {"b": b"2"})
        with pytest.raises(ValueError, match="unsafe"):
            output.commit({**kept, "../precious": entry(b"2")}, {"../precious"})
        commit(output, {"b": entry(b"2")}, {})
    assert (tmp_path / "precious").read_bytes() == b"1"
    assert {path.name for path in tmp_path.iterdir()} == {"output", "precious"}


@pytest.mark.parametrize("new", [{"a/b": b"1", "a/b/c": b"2"}, {"a/b/c/d": b"1", "a/b/c": b"2"}])
def test_a_new_path_that_is_a_folder_of_an_old_one_or_has_one_for_a_folder_is_refused(
    directory: Path, new: Files
) -> None:
    publish(directory, dict(list(new.items())[:1]))
    with opened(directory, durable=False) as output, pytest.raises(ValueError, match="also folders: a/b"):
        output.commit(entries(new), {"a/b/c"})


@pytest.mark.parametrize("keep", [0, 1, 40, -2])
def test_a_damaged_record_counts_as_none(directory: Path, keep: int) -> None:
    old = {"a": b"1", "b/c": b"2"}
    publish(directory, old)
    record = interrupted_before_the_first_move(directory, {"a": b"new"})
    record.write_bytes(record.read_bytes()[:keep])
    with opened(directory, durable=False) as output:
        assert output.recovered
        assert output.manifest == entries(old)
    assert tree(directory) == old
    assert own(directory) == {"manifest.json"}


def test_a_record_that_names_paths_outside_counts_as_none(directory: Path, tmp_path: Path) -> None:
    lay(tmp_path, {"precious": b"1"})
    publish(directory, {"a": b"1"})
    record = interrupted_before_the_first_move(directory, {"b": b"1"})
    record.write_bytes(record.read_bytes().replace(b'"a"', b'"../precious"').replace(b'"b"', b'"../new"'))
    assert manifest(directory) == entries({"a": b"1"})
    assert {path.name for path in tmp_path.iterdir()} == {"output", "precious"}


def test_a_recovery_removes_only_what_the_manifest_names(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    lay(directory, {"x": b"mine"})
    record = interrupted_before_the_first_move(directory, {"b": b"1"})
    record.write_bytes(record.read_bytes().replace(b'"removals":["a"]', b'"removals":["a","x"]'))
    assert manifest(directory) == entries({"b": b"1"})
    assert tree(directory) == {"b": b"1", "x": b"mine"}


def interrupted_before_the_first_move(directory: Path, files: Files) -> Path:
    record = directory / ".showcase/commit.json"
    for last in itertools.count():
        with pytest.raises(Killed):
            publish(directory, files, Dying(last))
        if record.exists():
            return record
    raise AssertionError


def test_a_staged_file_that_is_lost_leaves_the_manifest(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    interrupted_before_the_first_move(directory, {"a": b"2", "b": b"3", "c": b"4"})
    (directory / ".showcase/stage/single/a").write_bytes(b"damaged")
    (directory / ".showcase/stage/single/b").unlink()
    with opened(directory, durable=False) as output:
        assert output.manifest == entries({"a": b"1", "c": b"4"})
        assert tree(directory) == {"a": b"1", "c": b"4"}
        write_site(output, {"a": b"2", "b": b"3", "c": b"4"})
    assert tree(directory) == {"a": b"2", "b": b"3", "c": b"4"}


def test_a_staged_manifest_that_is_lost_leaves_the_old_one(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    interrupted_before_the_first_move(directory, {"a": b"2", "b": b"3"})
    (directory / ".showcase/stage/manifest").unlink()
    assert manifest(directory) == entries({"a": b"1"})
    publish(directory, {"a": b"2", "b": b"3"})
    assert tree(directory) == {"a": b"2", "b": b"3"}


def test_a_stage_that_is_lost_as_a_whole_leaves_the_old_site(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    interrupted_before_the_first_move(directory, {"a": b"2", "b/c": b"3"})
    shutil.rmtree(directory / ".showcase/stage")
    assert manifest(directory) == entries({"a": b"1"})
    assert tree(directory) == {"a": b"1"}
    assert own(directory) == {"manifest.json"}


def test_a_recovery_writes_over_no_foreign_file_that_came_in_between(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    interrupted_before_the_first_move(directory, {"a": b"2", "b": b"3"})
    lay(directory, {"b": b"mine"})
    for _ in range(2):
        with pytest.raises(ForeignFiles) as refusal:
            manifest(directory)
        assert refusal.value.paths == ("b",)
        assert tree(directory) == {"a": b"1", "b": b"mine"}
    (directory / "b").unlink()
    assert manifest(directory) == entries({"a": b"2", "b": b"3"})
    assert tree(directory) == {"a": b"2", "b": b"3"}


def test_after_a_recovery_files_are_present_by_their_bytes_only(directory: Path) -> None:
    remembered = publish(directory, {"a": b"1"}).stats["a"]
    interrupted_before_the_first_move(directory, {"a": b"1", "b": b"2"})
    (directory / "a").write_bytes(b"X")
    os.utime(directory / "a", ns=(remembered.mtime_ns, remembered.mtime_ns))
    with opened(directory, durable=False) as output:
        assert output.recovered
        assert not output.present("a", remembered)
        assert output.present("b", Stat(1, 0))
    with opened(directory, durable=False) as output:
        assert not output.recovered


def test_a_stage_that_is_no_folder_stops_the_commit_before_anything_is_touched(directory: Path) -> None:
    publish(directory, {"a": b"1"})
    lay(directory, {".showcase/stage": b"?"})
    with pytest.raises(NotADirectoryError):
        publish(directory, {"a": b"2"})
    assert tree(directory) == {"a": b"1"}


# ---------------------------------------------------------------- interruption

FOREIGN = {"cname": b"example.vn", "keep/notes.txt": b"mine", "old/mine.txt": b"mine"}
CHANGES = {
    "adding": ({"index.html": b"1"}, {"index.html": b"1", "a.html": b"2", "b/c/d.html": b"3"}),
    "changing": ({"index.html": b"1", "b/c.html": b"2"}, {"index.html": b"11", "b/c.html": b"22"}),
    "deleting": ({"index.html": b"1", "old/a/b.html": b"2", "old/c.html": b"3"}, {"index.html": b"1"}),
    "file to folder": ({"a": b"1", "keep/x": b"2"}, {"a/index.html": b"1", "a/b/c": b"3", "keep/x": b"2"}),
    "folder to file": ({"a/index.html": b"1", "a/b/c": b"3"}, {"a": b"1"}),
    "all at once": (
        {"index.html": b"1", "same": b"s", "a": b"2", "b/c/d": b"3", "old/x/y": b"4", "keep/z": b"5"},
        {"index.html": b"9", "same": b"s", "a/index.html": b"8", "b": b"7", "new/x/y": b"4", "keep/z": b"6"},
    ),
    "the first site": ({}, {"index.html": b"1", "a/b": b"2"}),
    "whole folders": (
        {"index.html": b"1", "keep/x/y": b"2", "f": b"3"},
        {
            "index.html": b"1",
            "keep/x/y": b"2",
            "f/x/1": b"4",
            "f/2": b"5",
            "g/a/1": b"6",
            "g/b/1": b"7",
            "keep/z/1": b"8",
        },
    ),
}


def expect_old_or_new(directory: Path, old: Files, new: Files, foreign: Files) -> None:
    """Check the folder as a killed run left it, and again as the next opening leaves it."""
    left = tree(directory)
    committed = (directory / ".showcase/commit.json").exists()
    moved = (directory / ".showcase/manifest.json").exists() and left == {**new, **foreign}
    assert {name: left[name] for name in foreign} == foreign
    assert committed or left in ({**old, **foreign}, {**new, **foreign})
    for name, data in left.items():
        assert name.endswith("/") or data in (old.get(name), new.get(name), foreign.get(name)), f"{name} is torn"
    with opened(directory, durable=False) as output:
        expected = new if committed or moved else old
        assert output.recovered == committed
        assert output.manifest == entries(expected)
        assert tree(directory) == {**expected, **foreign}
        assert all(output.present(name, None) for name in expected)
    assert own(directory) <= {"manifest.json"}


def interrupt(
    directory: Path, old: Files, new: Files, foreign: Files, last: int, disk: Callable[[int], Disk] = Dying
) -> bool:
    """Publish old, lay foreign, and publish new with a kill before one effect; tell whether the kill came."""
    publish(directory, old)
    lay(directory, foreign)
    try:
        publish(directory, new, disk(last))
    except Killed:
        return True
    return False


@pytest.mark.parametrize("disk", [Dying, Unmoving])
@pytest.mark.parametrize("change", CHANGES)
def test_a_commit_killed_at_any_effect_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, change: str, disk: Callable[[int], Disk]
) -> None:
    old, new = CHANGES[change]
    for last in itertools.count():
        directory = tmp_path / str(last)
        if not interrupt(directory, old, new, FOREIGN, last, disk):
            break
        expect_old_or_new(directory, old, new, FOREIGN)
    assert last > len(new)
    assert tree(directory) == {**new, **FOREIGN}


def test_a_run_killed_between_two_folders_leaves_the_first_in_place_and_the_next_opening_moves_the_second(
    directory: Path,
) -> None:
    files = {f"{folder}/{n}/index.html": b"1" for folder in "ab" for n in range(9)}

    class Between(Disk):
        def replace(self, source: str, target: str) -> None:
            if target.endswith(f"output{os.sep}b"):
                raise Killed
            super().replace(source, target)

    with pytest.raises(Killed):
        publish(directory, files, Between())
    assert set(tree(directory)) == {path for path in files if path.startswith("a/")}
    noting = Noting()
    with opened(directory, durable=False, disk=noting) as output:
        assert output.manifest == entries(files)
    assert noting.notes == ["write mended", "move b", "move manifest.json"]
    assert tree(directory) == files


@pytest.mark.parametrize(("change", "least"), [("all at once", 100), ("whole folders", 40)])
def test_a_recovery_killed_at_any_effect_is_finished_by_the_next(tmp_path: Path, change: str, least: int) -> None:
    old, new = CHANGES[change]
    recoveries = 0
    for last in itertools.count():
        if not interrupt(tmp_path / f"{last}", old, new, FOREIGN, last):
            break
        if not (tmp_path / f"{last}/.showcase/commit.json").exists():
            continue
        for second in itertools.count():
            directory = tmp_path / f"{last}-{second}"
            shutil.copytree(tmp_path / f"{last}", directory)
            try:
                with opened(directory, durable=False, disk=Dying(second)):
                    break
            except Killed:
                recoveries += 1
                expect_old_or_new(directory, old, new, FOREIGN)
    assert recoveries > least


names = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)
sites = st.dictionaries(names, st.sampled_from([b"1", b"2", b"33"]), max_size=6).map(
    lambda files: {p: d for p, d in files.items() if not any(other.startswith(p + "/") for other in files)}
)


@settings(max_examples=60, deadline=None)
@given(old=sites, new=sites, last=st.integers(0, 30))
def test_any_change_killed_anywhere_leaves_the_old_site_or_the_new_one(old: Files, new: Files, last: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        interrupt(directory, old, new, {"cname": b"example.vn"}, last)
        expect_old_or_new(directory, old, new, {"cname": b"example.vn"})
        publish(directory, new)
        assert tree(directory) == {**new, "cname": b"example.vn"}


KILLED_CHILD = """
import os
from pathlib import Path
from showcase.digest import of_bytes
from showcase.publish import Disk, Entry, opened

def dying(name):
    def effect(self, *arguments):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return getattr(Disk, name)(self, *arguments)
    return effect

directory, files, left = {arguments!r}
disk = type("Dying", (Disk,), {{name: dying(name) for name in ("write", "replace", "unlink", "mkdir", "rmdir")}})()
with opened(Path(directory), disk=disk) as output:
    for path, content in files.items():
        output.stage(path, content)
    output.commit({{p: Entry(key="key", digest=of_bytes(d), size=len(d)) for p, d in files.items()}}, files.keys())
"""


@pytest.mark.parametrize("last", [0, 4, 9, 13, 17, 21])
def test_a_process_that_is_really_killed_leaves_the_old_site_or_the_new_one(directory: Path, last: int) -> None:
    old, new = CHANGES["all at once"]
    publish(directory, old)
    lay(directory, FOREIGN)
    code = KILLED_CHILD.format(arguments=(str(directory), new, last))
    root = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
    assert run.returncode == 9
    expect_old_or_new(directory, old, new, FOREIGN)


# ---------------------------------------------------------------- other programs


def test_a_second_writer_waits_for_the_first(directory: Path) -> None:
    order: list[str] = []
    inside = threading.Event()

    def first() -> None:
        with opened(directory, durable=False) as output:
            inside.set()
            time.sleep(0.3)
            write_site(output, {"a": b"first"})
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(10)
    with opened(directory, wait=30, durable=False) as output:
        order.append("second")
        assert output.manifest == entries({"a": b"first"})
    thread.join()
    assert order == ["first", "second"]


def test_a_second_writer_gives_up_after_its_wait(directory: Path) -> None:
    with opened(directory, durable=False):
        refusals: list[Path] = []

        def second() -> None:
            try:
                with opened(directory, wait=0.1, durable=False):
                    pass
            except OutputLocked as refusal:
                refusals.append(refusal.directory)

        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert refusals == [directory]


def test_a_file_that_another_program_holds_for_a_moment_is_tried_again(directory: Path) -> None:
    publish(directory, {"a/table.csv": b"1"})
    publish(directory, {"a/table.csv": b"2"}, Refusing(3, pauses=(0.0, 0.0, 0.0)))
    assert tree(directory) == {"a/table.csv": b"2"}


def test_a_file_that_stays_held_is_named_and_the_next_run_finishes(directory: Path) -> None:
    publish(directory, {"a/table.csv": b"1", "b": b"1"})
    with pytest.raises(NotWritable) as refusal:
        publish(directory, {"a/table.csv": b"2", "b": b"2"}, Refusing(9, pauses=(0.0, 0.0, 0.0)))
    assert refusal.value.path == "a/table.csv"
    assert isinstance(refusal.value.__cause__, PermissionError)
    assert manifest(directory) == entries({"a/table.csv": b"2", "b": b"2"})
    assert tree(directory) == {"a/table.csv": b"2", "b": b"2"}


def test_a_fault_in_the_callers_hands_gives_the_lock_back(directory: Path) -> None:
    with pytest.raises(ZeroDivisionError), opened(directory):
        raise ZeroDivisionError
    with opened(directory, wait=0):
        pass


# ---------------------------------------------------------------- durability


@pytest.mark.parametrize("count", [1, 40])
def test_one_barrier_stands_before_the_record_and_one_after(directory: Path, count: int) -> None:
    noting = Noting()
    with opened(directory, disk=noting) as output:
        write_site(output, {f"p{n}": b"1" for n in range(count)})
    notes = [note for note in noting.notes if not note.startswith("write")]
    assert notes[:3] == ["barrier stage", "move commit.json", "barrier .showcase"]
    assert notes[3:] == [*sorted(f"move p{n}" for n in range(count)), "move manifest.json"]
    assert noting.notes.index("write manifest") < noting.notes.index("barrier stage")


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot open a folder")
def test_a_barrier_holds_for_the_files_and_for_all_folders_that_lead_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    lay(tmp_path, {"stage/site/a/b": b"1", "stage/single/c": b"2"})
    files = [str(tmp_path / "stage/site/a/b"), str(tmp_path / "stage/single/c")]
    Disk().barrier(files, str(tmp_path / "stage"))
    all_of_it = [tmp_path / "stage", *(tmp_path / "stage").rglob("*")]
    assert sorted(synced) == sorted(path.stat().st_ino for path in all_of_it)


def test_without_durability_there_is_no_barrier(directory: Path) -> None:
    noting = Noting()
    publish(directory, {"a": b"1"}, noting)
    assert not [note for note in noting.notes if note.startswith("barrier")]
