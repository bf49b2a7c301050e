"""Remember answers by digest, in one SQLite file. A damaged or foreign file counts as empty.

Nothing in it is ever needed: without it a build only takes longer. Bodies lie in a table of their
own, so that reading all records does not read all texts; encoded photos and long notes lie beside it as files.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from showcase import digest

T = TypeVar("T")
VERSION = 3
SLACK = 100
"""How many unused answers are kept in any case: what was changed is often changed back."""
PATIENCE = 30
"""Seconds to wait for another run that writes."""
MANY = 4000
PAGE = 16_384
"""Bytes of a page of a new file: some five texts. In pages of 4 kB a text fills one and begins the next."""
LOG_PAGES = 6_000
"""How many pages the log may take before it goes into the file: else a first build writes every page twice."""
_TABLES = """
create table if not exists answers (key text primary key, value blob not null);
create table if not exists bodies (key text primary key, value blob not null);
create table if not exists memory (topic text, name text, value blob not null, primary key (topic, name)) without rowid;
"""


def read_bodies(file: Path, digests: Collection[str]) -> dict[str, bytes]:
    """Return the bodies of these digests from a store's file, in whatever process this is; none where it is damaged."""
    wanted = sorted(digests)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as connection:
            return _look_up(connection, "bodies", wanted)
    except sqlite3.DatabaseError:
        return {}


def _look_up(connection: sqlite3.Connection, table: str, wanted: Sequence[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        marks = ",".join("?" * len(chunk))
        found.update(connection.execute(f"select key, value from {table} where key in ({marks})", chunk))
    return found


class LostAnswer(Exception):
    """Raised when something that was remembered is gone: the store was damaged, and the build has to begin again."""


class Store:
    """An open store. Keys are digests of questions; values are bytes that the asker encodes.

    `memory` is what the last run saw (stats of files, parts of pages), by topic and name; `is_new`: it began empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.blobs = folder / "blobs"
        self._path = folder / "store.sqlite"
        self._used: dict[str, set[str]] = {"answers": set(), "bodies": set(), "blobs": set()}
        self._notes = folder / "notes"
        self.blobs.mkdir(parents=True, exist_ok=True)
        self._notes.mkdir(exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="ascii")
        self.is_new = False
        self._connection = self._connect()

    def answers(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the remembered answers of these keys; what is not known is not there."""
        wanted = list(keys)
        self._used["answers"].update(wanted)
        return self._many("answers", wanted)

    def decoded(self, keys: Iterable[str], decoder: msgspec.msgpack.Decoder[T]) -> dict[str, T]:
        """Return the remembered answers of these keys, decoded; one that does not decode counts as not remembered."""
        found: dict[str, T] = {}
        for key, value in self.answers(keys).items():
            try:
                found[key] = decoder.decode(value)
            except msgspec.DecodeError:
                continue
        return found

    def bodies(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the remembered bodies of these digests."""
        return self._many("bodies", list(keys))

    @property
    def file(self) -> Path:
        """Return the file itself, for `read_bodies` in another process."""
        return self._path

    def remember(self, answers: Mapping[str, bytes], bodies: Mapping[str, bytes]) -> None:
        """Add answers and bodies, in one transaction."""

        def write(c: sqlite3.Connection) -> None:
            with c:
                c.executemany("insert or replace into answers values (?, ?)", answers.items())
                c.executemany("insert or replace into bodies values (?, ?)", bodies.items())

        if answers or bodies:
            self._safely(write)

    def recall(self, topic: str) -> dict[str, bytes]:
        """Return what was noted under a topic, by name."""
        return self._safely(lambda c: dict(c.execute("select name, value from memory where topic = ?", (topic,))))

    def note(self, topic: str, values: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
        """Note values under a topic and forget the names in `gone`."""
        rows = [(topic, name, values[name]) for name in sorted(values)]  # in the table's order: half of the time
        old = [(topic, name) for name in gone]

        def write(c: sqlite3.Connection) -> None:
            with c:
                c.executemany("insert or replace into memory values (?, ?, ?)", rows)
                c.executemany("delete from memory where topic = ? and name = ?", old)

        self._safely(write)

    def read(self, topic: str) -> bytes:
        """Return what was written of a topic; nothing where nothing was."""
        try:
            return self._note_file(topic).read_bytes()
        except OSError:
            return b""

    def size(self, topic: str) -> int:
        """Return how many bytes were written of a topic."""
        try:
            return self._note_file(topic).stat().st_size
        except OSError:
            return 0

    def write(self, topic: str, value: bytes) -> None:
        """Write a note of megabytes in the place of its topic's last: a file is read in a tenth of the time."""
        file = self._note_file(topic)
        new = file.with_name(f"{file.name}.{os.getpid()}")
        new.write_bytes(value)
        os.replace(new, file)

    def _note_file(self, topic: str) -> Path:
        return self._notes / digest.of_bytes(topic.encode())

    def use(self, *, answers: Iterable[str] = (), bodies: Iterable[str] = (), blobs: Iterable[str] = ()) -> None:
        """Say that this run stands on these answers, bodies and blobs (answers asked for are noted by themselves)."""
        self._used["answers"].update(answers)
        self._used["bodies"].update(bodies)
        self._used["blobs"].update(blobs)

    def sweep(self) -> None:
        """Forget what this run did not use, once that has become more than what it used."""

        def forget(c: sqlite3.Connection) -> None:
            for table in ("answers", "bodies"):
                used = self._used[table]
                (count,) = c.execute(f"select count(*) from {table}").fetchone()
                if count <= 2 * len(used) + SLACK:
                    continue
                unused = {key for (key,) in c.execute(f"select key from {table}")} - used
                if len(unused) > len(used) + SLACK:
                    with c:
                        c.executemany(f"delete from {table} where key = ?", [(key,) for key in unused])

        self._safely(forget)
        files = [path for path in self.blobs.iterdir() if path.name not in self._used["blobs"]]
        if len(files) > len(self._used["blobs"]) + SLACK:
            for path in files:
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget everything but photos."""
        self._connection.close()
        self._delete()
        self._connection = self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def surely(self, work: Callable[[], T]) -> T:
        """Do some work; where an answer turns out to be lost, forget everything but photos and do it once more."""
        try:
            return work()
        except LostAnswer:
            self.clear()
            return work()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _connect(self) -> sqlite3.Connection:
        if self._path.is_dir():
            self._delete()
        until = time.monotonic() + PATIENCE
        damaged = False
        while True:
            connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level="DEFERRED")
            try:
                (version,) = connection.execute("pragma user_version").fetchone()
                if version not in (0, VERSION):
                    raise sqlite3.DatabaseError("foreign version")
                if version == 0:
                    self._begin()
                connection.execute(f"pragma page_size = {PAGE}")
                connection.execute("pragma journal_mode = wal")
                connection.execute("pragma synchronous = off")  # what is lost in a crash is made again
                connection.execute(f"pragma wal_autocheckpoint = {LOG_PAGES}")
                connection.executescript(f"{_TABLES} pragma user_version = {VERSION};")
                connection.execute("select 1 from answers limit 1").fetchone()
                return connection
            except sqlite3.DatabaseError as error:
                connection.close()
                if "locked" in str(error):  # another run holds it: it is not damaged
                    if time.monotonic() > until:
                        raise
                    time.sleep(0.01)  # two that make the same new file are told so at once, whatever the timeout
                elif damaged:
                    raise OSError(f"cannot open {self._path}") from error
                else:
                    damaged = True
                    self._delete()

    def _begin(self) -> None:
        """Begin with nothing: long notes of another file lead nowhere."""
        self.is_new = True
        for file in self._notes.iterdir():
            file.unlink(missing_ok=True)

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            path = self._path.with_name(self._path.name + suffix)
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def _safely(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do the work; where the file turns out to be damaged or foreign, do it on an empty one."""
        try:
            return work(self._connection)
        except sqlite3.ProgrammingError:  # a mistake of ours, not the file's
            raise
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise
            self.clear()
            return work(self._connection)

    def _many(self, table: str, wanted: list[str]) -> dict[str, bytes]:
        def read(c: sqlite3.Connection) -> dict[str, bytes]:
            if len(wanted) > MANY:  # nearly all: one walk over the table beats thousands of look-ups
                asked = set(wanted)
                return {key: value for key, value in c.execute(f"select key, value from {table}") if key in asked}
            return _look_up(c, table, wanted)

        return self._safely(read)
