"""What the store promises: answers come back, a damaged file counts as empty, and nothing in use is swept away."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from showcase.store import PAGE, SLACK, VERSION, Store

FILE = "store.sqlite"


def _filled(folder: Path) -> None:
    with Store(folder) as store:
        store.remember({"a": b"1", "b": b"2"}, {"body": b"<p>"})
        store.note("stats", {"x": b"3"})


def _is_as_new(folder: Path) -> bool:
    """Open a store, see that nothing is in it, and use it."""
    with Store(folder) as store:
        empty = store.answers(["a", "b"]) == store.bodies(["body"]) == store.recall("stats") == {}
        store.remember({"c": b"4"}, {"new": b"5"})
        store.note("stats", {"y": b"6"}, gone=["x"])
        store.sweep()
    with Store(folder) as store:
        return empty and store.answers(["c"]) == {"c": b"4"} and store.recall("stats") == {"y": b"6"}


# ---- remembering -------------------------------------------------------------------------------


def test_answers_bodies_and_notes_come_back_in_the_next_run(tmp_path: Path) -> None:
    _filled(tmp_path)
    with Store(tmp_path) as store:
        assert store.answers(["a", "b", "strange"]) == {"a": b"1", "b": b"2"}
        assert store.bodies(["body", "a"]) == {"body": b"<p>"}
        assert store.recall("stats") == {"x": b"3"}
        assert store.recall("other") == {}


def test_long_notes_are_read_as_they_were_written_and_forgotten_with_all_else(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert store.read("site /a/b") == b""
        store.write("site /a/b", b"1")
        store.write("site /a/b", b"2")
        store.write("stats", b"3")
    with Store(tmp_path) as store:
        assert (store.read("site /a/b"), store.read("stats"), store.read("site")) == (b"2", b"3", b"")
        store.clear()
        assert store.read("site /a/b") == store.read("stats") == b""


def test_what_is_remembered_again_is_replaced(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember({"a": b"1"}, {"a": b"1"})
        store.remember({"a": b"2"}, {"a": b"2"})
        assert (store.answers(["a"]), store.bodies(["a"])) == ({"a": b"2"}, {"a": b"2"})


def test_thousands_of_answers_are_found_at_once(tmp_path: Path) -> None:
    rows = {f"câu {n}": str(n).encode() for n in range(3000)}
    with Store(tmp_path) as store:
        store.remember(rows, {})
        assert store.answers(iter(rows)) == rows
        assert store.answers([]) == {}


def test_notes_are_kept_by_topic_and_forgotten_by_name(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.note("one", {"a": b"1", "b": b"2"})
        store.note("two", {"a": b"3"})
        store.note("one", {"c": b"4", "b": b"5"}, gone=iter(["a", "strange"]))
        assert store.recall("one") == {"b": b"5", "c": b"4"}
        assert store.recall("two") == {"a": b"3"}


def test_the_folder_keeps_itself_out_of_git(tmp_path: Path) -> None:
    with Store(tmp_path / "deep" / "cache"):
        assert (tmp_path / "deep" / "cache" / ".gitignore").read_text() == "*\n"


# ---- a damaged or foreign file -----------------------------------------------------------------


def _garbage(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 50)


def _text(file: Path) -> None:
    file.write_text("Một tệp của người khác", encoding="utf-8")


def _nothing(file: Path) -> None:
    file.write_bytes(b"")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "x").write_text("x")


def _foreign(script: str) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        file.unlink()
        connection = sqlite3.connect(file)
        connection.executescript(script)
        connection.close()

    return spoil


DAMAGE = {
    "garbage": _garbage,
    "text": _text,
    "nothing": _nothing,
    "a folder": _folder,
    "another version": _foreign(f"pragma user_version = {VERSION + 1}; create table answers (x)"),
    "an older version": _foreign("pragma user_version = -3"),
    "answers of another program": _foreign("create table answers (x); insert into answers values ('a')"),
    "bodies of another program": _foreign("create view bodies as select 1"),
    "notes of another program": _foreign("create table memory (x integer primary key, y)"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_or_foreign_file_counts_as_empty(tmp_path: Path, damage: str) -> None:
    _filled(tmp_path)
    DAMAGE[damage](tmp_path / FILE)
    assert _is_as_new(tmp_path)


@pytest.mark.parametrize(
    "damage", ["answers of another program", "bodies of another program", "notes of another program"]
)
def test_damage_may_first_show_when_something_is_written(tmp_path: Path, damage: str) -> None:
    _filled(tmp_path)
    DAMAGE[damage](tmp_path / FILE)
    with Store(tmp_path) as store:
        store.note("stats", {"y": b"6"})
        store.remember({"c": b"4"}, {"new": b"5"})
        assert store.answers(["c"]) == {"c": b"4"}
        assert store.bodies(["new"]) == {"new": b"5"}
        store.sweep()


@pytest.mark.parametrize("part", range(1, 8))
def test_a_file_cut_short_anywhere_harms_nothing(tmp_path: Path, part: int) -> None:
    with Store(tmp_path) as store:
        store.remember({f"a{n}": bytes(400) for n in range(200)}, {f"b{n}": bytes(900) for n in range(200)})
        store.note("stats", {f"c{n}": b"x" for n in range(200)})
    file = tmp_path / FILE
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * part // 8])
    with Store(tmp_path) as store:
        store.answers(f"a{n}" for n in range(200))
        store.bodies(f"b{n}" for n in range(200))
        store.recall("stats")
        store.remember({"c": b"4"}, {"new": b"5"})
        store.note("stats", {"y": b"6"})
        store.sweep()
    with Store(tmp_path) as store:
        assert store.recall("stats")["y"] == b"6"


@pytest.mark.parametrize("seed", range(6))
def test_pages_overwritten_with_rubbish_harm_nothing(tmp_path: Path, seed: int) -> None:
    with Store(tmp_path) as store:
        store.remember({f"a{n}": bytes(400) for n in range(200)}, {f"b{n}": bytes(900) for n in range(200)})
    file = tmp_path / FILE
    spoilt = bytearray(file.read_bytes())
    for page in range(1 + seed % 2, len(spoilt) // PAGE, 2):
        spoilt[page * PAGE : page * PAGE + 64] = bytes([seed * 41 % 256]) * 64
    file.write_bytes(spoilt)
    with Store(tmp_path) as store:
        store.note("stats", {"y": b"6"})
        store.remember({"c": b"4"}, {"new": b"5"})
        found = store.answers([*(f"a{n}" for n in range(200)), "c"])
        assert all(found[key] == bytes(400) for key in found if key != "c")
        store.sweep()


def test_a_mistake_of_the_program_does_not_count_as_damage(tmp_path: Path) -> None:
    _filled(tmp_path)
    store = Store(tmp_path)
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.answers(["a"])
    with Store(tmp_path) as again:
        assert again.answers(["a"]) == {"a": b"1"}


# ---- several stores ----------------------------------------------------------------------------


def test_two_open_stores_see_what_the_other_remembers(tmp_path: Path) -> None:
    with Store(tmp_path) as one, Store(tmp_path) as two:
        one.remember({"a": b"1"}, {})
        assert two.answers(["a"]) == {"a": b"1"}
        two.note("stats", {"x": b"2"})
        assert one.recall("stats") == {"x": b"2"}


def test_many_runs_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    """Thirty times over: what SQLite refuses at once to two that make the same file, it refuses seldom."""
    failures: list[BaseException] = []

    def run(folder: Path, number: int) -> None:
        try:
            with Store(folder) as store:
                store.remember({str(number): b"1"}, {})
        except BaseException as error:
            failures.append(error)

    for turn in range(30):
        folder = tmp_path / str(turn)
        threads = [threading.Thread(target=run, args=(folder, n)) for n in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        with Store(folder) as store:
            assert len(store.answers(map(str, range(16)))) == 16


# ---- sweeping ----------------------------------------------------------------------------------


def _keys(count: int) -> dict[str, bytes]:
    return {f"old {n}": b"x" for n in range(count)}


def test_what_was_not_used_is_swept_once_it_is_more_than_what_was(tmp_path: Path) -> None:
    old = _keys(SLACK + 2)
    with Store(tmp_path) as store:
        store.remember(old | {"used": b"1"}, old | {"used": b"1"})
        for name in (*old, "used"):
            (store.blobs / name).write_bytes(b"x")
    with Store(tmp_path) as store:
        store.answers(["used"])
        store.use(bodies=["used"], blobs=["used"])
        store.sweep()
        assert store.answers([*old, "used"]) == {"used": b"1"}
        assert store.bodies([*old, "used"]) == {"used": b"1"}
        assert [path.name for path in store.blobs.iterdir()] == ["used"]


def test_a_little_that_was_not_used_is_kept_for_it_may_come_back(tmp_path: Path) -> None:
    old = _keys(SLACK + 1)
    with Store(tmp_path) as store:
        store.remember(old | {"used": b"1"}, old | {"used": b"1"})
        for name in (*old, "used"):
            (store.blobs / name).write_bytes(b"x")
    with Store(tmp_path) as store:
        store.answers(["used"])
        store.use(bodies=["used"], blobs=["used"])
        store.sweep()
        assert len(store.answers(old)) == len(store.bodies(old)) == len(old)
        assert len(list(store.blobs.iterdir())) == len(old) + 1


def test_what_was_asked_for_and_then_remembered_is_in_use(tmp_path: Path) -> None:
    new = _keys(3 * SLACK)
    with Store(tmp_path) as store:
        assert store.answers(new) == {}
        store.remember(new, {})
        store.sweep()
        assert store.answers(new) == new


def test_long_notes_of_a_file_that_went_or_was_damaged_are_forgotten(tmp_path: Path) -> None:
    for harm in (Path.unlink, lambda path: path.write_bytes(b"no store" * 99)):
        with Store(tmp_path) as store:
            store.write("site", b"1")
        with Store(tmp_path) as store:
            assert (store.read("site"), store.is_new) == (b"1", False)
        harm(tmp_path / "store.sqlite")
        with Store(tmp_path) as store:
            assert (store.read("site"), store.is_new) == (b"", True)
