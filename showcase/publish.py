"""Publish artifacts into the output folder: stage, commit, and prune what we own.

`output/.showcase/` is ours alone. It holds `manifest.json` (which files are ours, made of what) and the
lock; during a commit also `stage/` with every new file, and `commit.json`, the record of what moves
where. Until the record stands nothing outside `.showcase` has changed; once it stands the next opening
can finish the commit, however often it is interrupted. So the site is the old one or becomes the new one.

A file that the manifest does not name is *foreign*: it is never written over, moved or removed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from showcase import digest
from showcase.tree import Disk, Tree, above, folders_above
from showcase.tree import NotWritable as NotWritable  # part of what `opened` and `commit` promise

OWN = ".showcase"
_LOCK = f"{OWN}/lock"
_MANIFEST = f"{OWN}/manifest.json"
_RECORD = f"{OWN}/commit.json"
_STAGE = f"{OWN}/stage"
_STAGED_MANIFEST = f"{_STAGE}/manifest"
_STAGED_RECORD = f"{_STAGE}/record"
_MENDED_MANIFEST = f"{_STAGE}/mended"

# Segments of [a-z0-9._-] that do not end in a dot (Windows drops it: "a." is "a"), none of them our own folder.
_SAFE = re.compile(r"(?!\.showcase(?:/|\Z))(?:[a-z0-9._-]*[a-z0-9_-]/)*[a-z0-9._-]*[a-z0-9_-]")

_DISK = Disk()

T = TypeVar("T")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One published file: `key` digests all that it was made from, `digest` and `size` are of its bytes."""

    key: str
    digest: str
    size: int


class Stat(msgspec.Struct, frozen=True, array_like=True):
    """What the caller remembers of a published file, to know it again without reading it."""

    size: int
    mtime_ns: int


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """What a commit did: the files written and removed, sorted, and the stats of all files in `contents`.

    A file that already had the right bytes is not written again, and has its stat all the same.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    stats: Mapping[str, Stat]


class OutputLocked(Exception):
    """Another run holds the output folder, and did so all the time that we waited."""

    def __init__(self, directory: Path) -> None:
        super().__init__(str(directory))
        self.directory = directory


class ForeignFiles(Exception):
    """Files that are not ours stand where ours should: `paths` below the output folder, all of them, sorted."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


@contextmanager
def opened(directory: Path, *, wait: float = 60.0, durable: bool = True, disk: Disk = _DISK) -> Iterator[Output]:
    """Hold the output folder: make it, lock it, finish a commit that was interrupted, read the manifest.

    `durable=False` leaves out the barriers: a killed run is still made good, a power cut may not be.
    Raises OutputLocked after `wait` seconds, ForeignFiles and NotWritable where an interrupted commit
    cannot be finished.
    """
    directory.mkdir(parents=True, exist_ok=True)
    tree = Tree(directory, disk)
    if tree.kind(OWN) in ("file", "other"):
        raise ForeignFiles((OWN,))
    tree.make_folder(OWN)
    with _locked(directory, wait):
        output = Output(tree, durable=durable)
        output.recover()
        yield output


class Output:
    """The output folder while we hold it; `opened` makes it.

    `folder` is where it lies, `manifest` has every file that we own. `recovered` is True when an
    interrupted commit was found: then no remembered stat is believed.
    """

    def __init__(self, tree: Tree, *, durable: bool) -> None:
        self.folder = Path(tree.at(""))
        self._tree = tree
        self._durable = durable
        self.recovered = tree.status(_RECORD) is not None
        found = _decode(tree.read(_MANIFEST), _Manifest)
        self.manifest: Mapping[str, Entry] = found.files if found else {}

    def present(self, path: str, remembered: Stat | None) -> bool:
        """Tell whether a file of the manifest is on the disk as published.

        A remembered stat has to be equal; without one, or after a recovery, the bytes are read and digested.
        """
        entry = self.manifest.get(path)
        if entry is None:
            return False
        if remembered is None or self.recovered:
            return self._is_right(path, entry)
        return entry.size == remembered.size and self.stat(path) == remembered

    def stat(self, path: str) -> Stat | None:
        """Return what to remember of a file that is present; None when there is none."""
        found = self._tree.file_status(path)
        return Stat(found.st_size, found.st_mtime_ns) if found else None

    def commit(self, entries: Mapping[str, Entry], contents: Mapping[str, bytes | Path]) -> Commit:
        """Make `entries` the whole published site; `contents` has the bytes, or a file to copy, of what to write.

        Files of the old manifest that are no longer in `entries` are removed, and folders that this
        leaves empty. A foreign file with exactly our bytes becomes ours. Nothing is written when nothing
        changes, and only the manifest when only keys do.

        Raises ForeignFiles, or ValueError for a fault of the caller (an unsafe path, bytes that do not
        have their entry's digest, a new entry without bytes), before anything is touched; NotWritable
        when the commit stands and the next opening has to finish it.
        """
        old, new = self.manifest, dict(entries)
        if new == old and not contents:
            return Commit(written=(), removed=(), stats={})
        _check(new, contents, old)
        self._tree.forget()
        written = tuple(path for path in sorted(contents) if not self._is_right(path, new[path]))
        gone = tuple(path for path in sorted(old.keys() - new.keys()) if _SAFE.fullmatch(path))
        self._refuse_foreign(written, gone)
        removed = tuple(path for path in gone if self._tree.file_status(path))
        if written or new != old:
            record = self._stage(new, {path: contents[path] for path in written}, gone)
            if written or gone:
                self._put_record()
            self._finish(record, range(len(written)), _STAGED_MANIFEST)
        self.manifest = new
        stats = {path: found for path in sorted(contents) if (found := self.stat(path))}
        return Commit(written=written, removed=removed, stats=stats)

    def recover(self) -> None:
        """Finish the commit that is on record, or remove what one left behind that never came so far.

        A staged file that is gone was moved already. One that is neither staged nor in place was lost: it
        leaves the manifest or keeps its old entry, so that the next build writes it again.
        """
        record = _decode(self._tree.read(_RECORD), _Record)
        if record is None or not record.is_safe():
            self._tree.remove_file(_RECORD)
            self._clear_stage()
            return
        tree, moves = self._tree, record.moves
        done = {n for n, move in enumerate(moves) if tree.digest_of(move.path) == move.digest}
        staged = [n for n, move in enumerate(moves) if n not in done and tree.digest_of(_staged(n)) == move.digest]
        gone = tuple(path for path in record.removals if path in self.manifest)
        self._refuse_foreign([moves[n].path for n in staged], gone)
        entries = self._mended(record, {moves[n].path for n in done.union(staged)})
        tree.remove_file(_MENDED_MANIFEST)
        tree.write(_MENDED_MANIFEST, _encode(_Manifest(files=entries)))
        self._finish(msgspec.structs.replace(record, removals=gone), staged, _MENDED_MANIFEST)
        self.manifest = entries

    def _is_right(self, path: str, entry: Entry) -> bool:
        found = self._tree.file_status(path)
        return found is not None and found.st_size == entry.size and self._tree.digest_of(path) == entry.digest

    def _refuse_foreign(self, written: Collection[str], gone: Collection[str]) -> None:
        kind, leaving, left = self._tree.kind, set(gone), folders_above(gone)
        foreign = {path for path in folders_above(written) if kind(path) == "other"}
        foreign |= {path for path in folders_above(written) - leaving if kind(path) == "file"}
        foreign |= {path for path in written if kind(path) == "other"}
        foreign |= {path for path in written if kind(path) == "file" and path not in self.manifest}
        for path in written:
            foreign |= set(self._tree.inside(path)) - leaving - left
        if foreign:
            raise ForeignFiles(tuple(sorted(foreign)))

    def _stage(self, new: dict[str, Entry], contents: Mapping[str, bytes | Path], gone: tuple[str, ...]) -> _Record:
        tree = self._tree
        try:
            tree.make_folder(_STAGE)
            for number, (path, content) in enumerate(contents.items()):
                tree.write(_staged(number), content)
                entry = new[path]
                if not (
                    _fits(content, entry) if isinstance(content, bytes) else self._is_right(_staged(number), entry)
                ):
                    raise ValueError(f"{path}: its bytes do not have the digest and size of its entry")
            manifest = _encode(_Manifest(files=new))
            moves = tuple(_Move(path, new[path].digest) for path in contents)
            record = _Record(manifest=digest.of_bytes(manifest), moves=moves, removals=gone)
            tree.write(_STAGED_MANIFEST, manifest)
            tree.write(_STAGED_RECORD, _encode(record))
            self._barrier([_STAGED_MANIFEST, _STAGED_RECORD, *map(_staged, range(len(moves)))], _STAGE)
        except BaseException:
            self._clear_stage()
            raise
        return record

    def _put_record(self) -> None:
        self._tree.move(_STAGED_RECORD, _RECORD)
        self._barrier([_RECORD], OWN)

    def _barrier(self, files: Collection[str], folder: str) -> None:
        if self._durable:
            self._tree.disk.barrier([self._tree.at(file) for file in files], self._tree.at(folder))

    def _finish(self, record: _Record, staged: Iterable[int], manifest: str) -> None:
        paths = {move.path for move in record.moves}
        folders = folders_above(paths)
        # What stands where a new folder or file has to be goes first; the rest only when its successors are there.
        first = [gone for gone in record.removals if gone in folders or not paths.isdisjoint(above(gone))]
        self._tree.remove(first)
        for number in staged:
            self._tree.move(_staged(number), record.moves[number].path)
        self._tree.remove(record.removals)
        self._tree.move(manifest, _MANIFEST)
        self._tree.remove_file(_RECORD)
        self._clear_stage()

    def _mended(self, record: _Record, made: Collection[str]) -> dict[str, Entry]:
        raw = self._tree.read(_STAGED_MANIFEST)
        # Where it is gone it was put already, or it was lost; the one in force is right or safe.
        new = _decode(raw, _Manifest) if raw and digest.of_bytes(raw) == record.manifest else None
        entries = dict(new.files if new else self.manifest)
        for path in {move.path for move in record.moves}.difference(made):
            entries.pop(path, None)
            if path in self.manifest:
                entries[path] = self.manifest[path]
        return entries

    def _clear_stage(self) -> None:
        for path in self._tree.inside(_STAGE):
            self._tree.remove_file(path)
        self._tree.remove_folder(_STAGE)


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    format: Literal[1] = 1
    files: dict[str, Entry]


class _Move(msgspec.Struct, frozen=True, array_like=True):
    path: str
    digest: str


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """What a commit does: the file staged by a number goes to the path of `moves[number]`; `removals` go."""

    format: Literal[1] = 1
    manifest: str
    moves: tuple[_Move, ...]
    removals: tuple[str, ...]

    def is_safe(self) -> bool:
        return all(_SAFE.fullmatch(path) for path in (*self.removals, *(move.path for move in self.moves)))


@contextmanager
def _locked(directory: Path, wait: float) -> Iterator[None]:
    from filelock import FileLock, Timeout  # 45 ms that `check` and `--help` do without

    lock = FileLock(directory / _LOCK, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        raise OutputLocked(directory) from None
    try:
        yield
    finally:
        lock.release()


def _check(new: Mapping[str, Entry], contents: Collection[str], old: Mapping[str, Entry]) -> None:
    faults = {
        "unsafe paths": [path for path in new if not _SAFE.fullmatch(path)],
        "paths that are also folders": folders_above(new) & new.keys(),
        "contents without an entry": set(contents) - new.keys(),
        "new entries without contents": [
            path for path, entry in new.items() if path not in contents and not _same_bytes(entry, old.get(path))
        ],
    }
    if any(faults.values()):
        raise ValueError("; ".join(f"{fault}: {', '.join(sorted(paths))}" for fault, paths in faults.items() if paths))


def _fits(content: bytes, entry: Entry) -> bool:
    return (len(content), digest.of_bytes(content)) == (entry.size, entry.digest)


def _same_bytes(one: Entry, other: Entry | None) -> bool:
    return other is not None and (one.digest, one.size) == (other.digest, other.size)


def _staged(number: int) -> str:
    return f"{_STAGE}/{number}"


def _encode(value: msgspec.Struct) -> bytes:
    return msgspec.json.encode(value, order="sorted") + b"\n"


def _decode(raw: bytes | None, type_: type[T]) -> T | None:
    """Return what bytes say, or None: bytes that are damaged, or of another program, say nothing."""
    try:
        return msgspec.json.decode(raw or b"", type=type_)
    except ValueError:
        return None
