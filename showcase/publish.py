"""Publish artifacts into the output folder: stage, commit, and prune what we own.

`output/.showcase/` is ours alone. It holds `manifest.json` (which files are ours, made of what) and the
lock; while a site is made also `stage/` with every new file, and during a commit `commit.json`, the record
of what moves. Until the record stands nothing outside `.showcase` has changed; once it stands the next
opening can finish the commit, however often it is interrupted. So the site is the old one or becomes the
new one.

A file that the manifest does not name is *foreign*: it is never written over, moved or removed.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import msgspec

from showcase import digest
from showcase.manifest import Entry as Entry  # `commit` takes them
from showcase.manifest import Manifest, Move, Record, check, decode, encode, manifest_of
from showcase.stage import OWN as OWN
from showcase.stage import STAGE, Stage, is_safe
from showcase.stage import put as put  # what a worker stages with
from showcase.tree import Disk, Tree, above, folders_above
from showcase.tree import NotWritable as NotWritable  # part of what `opened` and `commit` promise

_LOCK = f"{OWN}/lock"
_MANIFEST = f"{OWN}/manifest.json"
_RECORD = f"{OWN}/commit.json"
_STAGED_MANIFEST = f"{STAGE}/manifest"
_STAGED_RECORD = f"{STAGE}/record"
_MENDED_MANIFEST = f"{STAGE}/mended"

_DISK = Disk()


class Stat(msgspec.Struct, frozen=True, array_like=True):
    """What the caller remembers of a published file, to know it again without reading it."""

    size: int
    mtime_ns: int


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """What a commit did: the files written and removed, sorted, and the stats of all files in `staged`.

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

    What was staged and not committed is removed in the end, or, after a killed run, by the next opening.
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
        try:
            yield output
        finally:
            output.abandon()


def look(directory: Path) -> Output | None:
    """Return an output folder only to be looked at, by one who does not hold it; None where nothing was published."""
    tree = Tree(directory, _DISK)
    return Output(tree, durable=False) if tree.file_status(_MANIFEST) else None


class Output:
    """The output folder while we hold it; `opened` makes it.

    `folder` is where it lies. `recovered` is True when an
    interrupted commit was found: then no remembered stat is believed.
    """

    def __init__(self, tree: Tree, *, durable: bool) -> None:
        self.folder = Path(tree.at(""))
        self._tree = tree
        self._stage = Stage(tree)
        self._durable = durable
        self.recovered = tree.status(_RECORD) is not None
        self._raw = tree.read(_MANIFEST)

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

    def present_all(self, remembered: Mapping[str, Stat]) -> set[str]:
        """Return the files of the manifest that are `present`; it takes each little more than to be looked at once."""
        wanted: dict[str, tuple[int, int]] = {}
        unsure: list[str] = []
        for path, entry in self.manifest.items():
            known = None if self.recovered else remembered.get(path)
            if known is None:
                unsure.append(path)
            elif known.size == entry.size:
                wanted[path] = known.size, known.mtime_ns
        holding = {path.rpartition("/")[0] for path in wanted}
        if links := self._tree.links({"", *folders_above(holding)}):
            wanted = {path: status for path, status in wanted.items() if links.isdisjoint(above(path))}
        return self._tree.standing(wanted).union(p for p in unsure if self._is_right(p, self.manifest[p]))

    def gone(
        self, names: Sequence[bytes], sizes: Sequence[int], times: Sequence[int], folders: Sequence[str]
    ) -> Sequence[bytes] | None:
        """Return the files that do not stand as remembered; None where a link leads to some of them.

        `names` are all files of the manifest, `folders` those that hold other folders.
        """
        if self._tree.links(folders):
            return None
        return self._tree.gone(names, sizes, times)

    def stat(self, path: str) -> Stat | None:
        """Return what to remember of a file that is present; None when there is none."""
        found = self._tree.file_status(path)
        return Stat(found.st_size, found.st_mtime_ns) if found else None

    @cached_property
    def manifest(self) -> Mapping[str, Entry]:
        """Every file that we own."""
        found = decode(self._raw, Manifest)
        return found.files if found else {}

    @cached_property
    def signature(self) -> str:
        """The digest of the manifest in force; empty where there is none."""
        return digest.of_bytes(self._raw) if self._raw else ""

    @property
    def staging(self) -> str:
        """The folder that any process may `put` files for the next commit into; made empty when first asked for."""
        return self._stage.folder()

    def stage(self, path: str, content: bytes | Path) -> None:
        """Put one file, of bytes or a copy of another, for the next commit. Raises ValueError as `put` does."""
        self._stage.put(path, content)

    def commit(self, entries: Mapping[str, Entry], staged: Collection[str]) -> Commit:
        """Make `entries` the whole published site; `staged` are the paths whose bytes wait in the stage.

        For these their entries are believed: who staged a file took its digest and size from the bytes. Files
        of the old manifest that are no longer in `entries` are removed, and folders that this leaves empty.
        A foreign file with exactly our bytes becomes ours. Nothing is written when nothing changes, and only
        the manifest when only keys do. The stage is empty afterwards, whatever lay in it.

        Raises ForeignFiles, FileNotFoundError (a staged file is not there) or ValueError for a fault of the
        caller (an unsafe path, bytes that are not their entry's, a new entry without bytes), before anything
        is touched; NotWritable when the commit stands and the next opening has to finish it.
        """
        old, new, names = self.manifest, dict(entries), sorted(set(staged))
        if not names and new == old:
            return Commit(written=(), removed=(), stats={})
        check(new, names, old)
        self._tree.forget()
        waiting = self._waiting(new, names)
        written = self._not_in_place(new, names)
        gone = tuple(sorted(path for path in old if path not in new and is_safe(path)))
        self._refuse_foreign(written, gone)
        removed = tuple(path for path in gone if self._tree.file_status(path))
        if written or new != old:
            self._stage.keep(written)
            record = self._prepare(new, written, gone)
            if written or gone:
                self._put_record()
            self._finish(record, written, _STAGED_MANIFEST)
            self.signature = record.manifest
        self._stage.clear()
        self.manifest = new
        stats = {path: waiting[path] for path in written}
        stats |= {path: known for path in waiting.keys() - stats if (known := self.stat(path))}
        return Commit(written=tuple(written), removed=removed, stats=stats)

    def recover(self) -> None:
        """Finish the commit that is on record, or remove what one left behind that never came so far.

        A staged file that is gone was moved already. One that is neither staged nor in place was lost: it
        leaves the manifest or keeps its old entry, so that the next build writes it again.
        """
        record = decode(self._tree.read(_RECORD), Record)
        if record is None or not record.is_safe():
            self._tree.remove_file(_RECORD)
            self._stage.clear()
            return
        tree, moves = self._tree, {move.path: move.digest for move in record.moves}
        done = {path for path, right in moves.items() if tree.digest_of(path) == right}
        waiting = self._stage.look().keys() & moves.keys() - done
        staged = sorted(path for path in waiting if tree.digest_of(self._stage.name(path)) == moves[path])
        gone = tuple(path for path in record.removals if path in self.manifest)
        self._refuse_foreign(staged, gone)
        entries = self._mended(record, done.union(staged))
        self._stage.keep(staged)
        tree.make_folder(STAGE)
        tree.remove_file(_MENDED_MANIFEST)
        manifest = manifest_of(entries)
        tree.write(_MENDED_MANIFEST, manifest)
        self._finish(msgspec.structs.replace(record, removals=gone), staged, _MENDED_MANIFEST)
        self.manifest, self.signature = entries, digest.of_bytes(manifest)

    def abandon(self) -> None:
        """Remove what was staged, unless a commit on record needs it: then the next opening finishes that."""
        if self._tree.status(_RECORD) is None:
            self._stage.clear()

    def _is_right(self, path: str, entry: Entry) -> bool:
        found = self._tree.file_status(path)
        return found is not None and found.st_size == entry.size and self._tree.digest_of(path) == entry.digest

    def _waiting(self, new: Mapping[str, Entry], names: Sequence[str]) -> dict[str, Stat]:
        """See that staged files are there; return their stats, which they keep when they are moved."""
        found = self._stage.look()
        waiting = {path: Stat(status.st_size, status.st_mtime_ns) for path in names if (status := found.get(path))}
        for path in names:
            if path not in waiting:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
            right = new[path].content
            if waiting[path].size != right[1] or self._stage.written.get(path, right) != right:
                raise ValueError(f"{path}: its bytes do not have the digest and size of its entry")
        return waiting

    def _not_in_place(self, new: Mapping[str, Entry], names: Sequence[str]) -> list[str]:
        written: list[str] = []
        for step, below in self._tree.steps(names):
            if step != below[0] or not self._is_right(step, new[step]):
                written += below
        return written

    def _refuse_foreign(self, written: Sequence[str], gone: Collection[str]) -> None:
        tree, leaving, left = self._tree, set(gone), folders_above(gone)
        steps = [step for step, _ in tree.steps(written)]
        above = {folder: tree.kind(folder) for folder in folders_above(steps)}
        foreign = {folder for folder, kind in above.items() if kind == "other"}
        foreign |= {folder for folder, kind in above.items() if kind == "file" and folder not in leaving}
        for path in steps:
            match tree.kind(path):
                case "other":
                    foreign.add(path)
                case "file" if path not in self.manifest:
                    foreign.add(path)
                case "folder":
                    foreign |= set(tree.inside(path)) - leaving - left
        if foreign:
            raise ForeignFiles(tuple(sorted(foreign)))

    def _prepare(self, new: dict[str, Entry], written: Sequence[str], gone: tuple[str, ...]) -> Record:
        """Write the manifest and the record of a commit beside its staged files, and see all of them on the disk."""
        tree, manifest = self._tree, manifest_of(new)
        moves = tuple(Move(path, new[path].digest) for path in written)
        record = Record(manifest=digest.of_bytes(manifest), moves=moves, removals=gone)
        try:
            tree.make_folder(STAGE)
            tree.write(_STAGED_MANIFEST, manifest)
            tree.write(_STAGED_RECORD, encode(record))
            self._barrier([_STAGED_MANIFEST, _STAGED_RECORD, *map(self._stage.name, written)], STAGE)
        except BaseException:
            self._stage.clear()
            raise
        return record

    def _put_record(self) -> None:
        self._tree.move(_STAGED_RECORD, _RECORD)
        self._barrier([_RECORD], OWN)

    def _barrier(self, files: Collection[str], folder: str) -> None:
        if self._durable:
            self._tree.disk.barrier([self._tree.at(file) for file in files], self._tree.at(folder))

    def _finish(self, record: Record, staged: Sequence[str], manifest: str) -> None:
        tree, paths = self._tree, {move.path for move in record.moves}
        folders = folders_above(paths) if record.removals else set()
        # What stands where a new folder or file has to be goes first; the rest only when its successors are there.
        tree.remove([gone for gone in record.removals if gone in folders or not paths.isdisjoint(above(gone))])
        self._stage.move(staged)
        tree.remove(record.removals)
        tree.move(manifest, _MANIFEST)
        tree.remove_file(_RECORD)
        self._stage.clear()

    def _mended(self, record: Record, made: Collection[str]) -> dict[str, Entry]:
        raw = self._tree.read(_STAGED_MANIFEST)
        # Where it is gone it was put already, or it was lost; the one in force is right or safe.
        new = decode(raw, Manifest) if raw and digest.of_bytes(raw) == record.manifest else None
        entries = dict(new.files if new else self.manifest)
        for path in {move.path for move in record.moves}.difference(made):
            entries.pop(path, None)
            if path in self.manifest:
                entries[path] = self.manifest[path]
        return entries


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
