"""Look and act inside one folder, by names below it, and never through a link out of it.

Every effect on the disk passes `Disk`, so that a test can stop a run at each of them.
"""

from __future__ import annotations

import os
import stat
import time
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal

from showcase import digest

_CHUNK = 1 << 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MOUNT_POINT = 0xA0000003  # stat.IO_REPARSE_TAG_MOUNT_POINT, which only Windows names: a junction


class NotWritable(Exception):
    """The system refuses to change `path`: another program holds it open, or a right is missing.

    When this ends a commit, the next opening finishes that commit.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Disk:
    """Change the file system: all effects pass here, so that a test can stop a commit at each of them."""

    # An antivirus, a previewer or Excel may hold a file on Windows for a moment: 10 pauses, 10 s in all.
    pauses: tuple[float, ...] = tuple(0.01 * 2**n for n in range(10)) if os.name == "nt" else ()

    def write(self, path: str, content: bytes | Path) -> None:
        """Make a new file of bytes, or a copy of another file."""
        if isinstance(content, bytes):
            _write_new(path, (content,))
            return
        with content.open("rb", buffering=0) as source:
            _write_new(path, iter(lambda: source.read(_CHUNK), b""))

    def replace(self, source: str, target: str) -> None:
        """Give a file another name, in one step, in place of the file that has it; or a folder one that nothing has."""
        os.replace(source, target)

    def unlink(self, path: str) -> None:
        """Remove a file."""
        os.unlink(path)

    def mkdir(self, path: str) -> None:
        """Make one folder."""
        os.mkdir(path)

    def rmdir(self, path: str) -> None:
        """Remove one folder, which the system does only when it is empty."""
        os.rmdir(path)

    def barrier(self, files: Collection[str], folder: str) -> None:
        """Wait until files below a folder, and all names that lead to them from there, are on the disk for good.

        One sync of everything beats many of single files. macOS calls a sync done when the drive has
        the bytes in its own memory; that is what its programs live with.
        """
        if len(files) > 32 and hasattr(os, "sync"):
            os.sync()
            return
        for path in files:
            _fsync(path, os.O_RDWR | getattr(os, "O_BINARY", 0))  # Windows syncs only what is open for writing
        if os.name != "nt":  # Windows cannot open a folder; NTFS writes names with the file
            for name in sorted(each for each in folders_above(files) if each.startswith(folder)):
                with suppress(OSError):  # some network file systems refuse to sync a folder
                    _fsync(name, os.O_RDONLY)


class Tree:
    """One folder, and what is below it by relative names with `/`. The folder itself may be reached by a link."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self.disk = disk
        self._root = f"{root.absolute()}{os.sep}"
        self._known: set[str] = set()  # folders that were seen to be real ones

    def at(self, name: str) -> str:
        """Return the path of a name."""
        return self._root + name

    def forget(self) -> None:
        """Look again at folders that were looked at before."""
        self._known.clear()

    def status(self, name: str) -> os.stat_result | None:
        """Return what stands at a name; None where nothing does, or where a folder above it is a link or a file."""
        folder = name.rpartition("/")[0]
        if folder and not self._is_folder(folder):
            return None
        try:
            return os.lstat(self.at(name))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def kind(self, name: str) -> Literal["nothing", "file", "folder", "other"]:
        """Tell what stands at a name; a symbolic link, a junction or a device is other."""
        found = self.status(name)
        if found is None:
            return "nothing"
        if stat.S_ISREG(found.st_mode):
            return "file"
        junction = getattr(found, "st_reparse_tag", 0) == _MOUNT_POINT
        return "folder" if stat.S_ISDIR(found.st_mode) and not junction else "other"

    def file_status(self, name: str) -> os.stat_result | None:
        """Return the status of a regular file; None where anything else stands."""
        found = self.status(name)
        return found if found and stat.S_ISREG(found.st_mode) else None

    def standing(self, wanted: Mapping[str, tuple[int, int]]) -> set[str]:
        """Return the names at which a regular file of the wanted size and time stands; links above are not noticed."""
        root, look, is_file = self._root, os.lstat, stat.S_ISREG
        found: set[str] = set()
        for name, (size, mtime_ns) in wanted.items():
            try:
                status = look(root + name)
            except OSError:
                continue
            if status.st_mtime_ns == mtime_ns and status.st_size == size and is_file(status.st_mode):
                found.add(name)
        return found

    def gone(self, names: Sequence[bytes], sizes: Sequence[int], times: Sequence[int]) -> list[bytes]:
        """Return the names at which no regular file of its size and time stands; links above are not noticed."""
        root, look, is_file = os.fsencode(self._root), os.lstat, stat.S_ISREG
        found: list[bytes] = []
        for name, size, mtime_ns in zip(names, sizes, times, strict=True):
            try:
                status = look(root + name)
            except OSError:
                found.append(name)
                continue
            if status.st_mtime_ns != mtime_ns or status.st_size != size or not is_file(status.st_mode):
                found.append(name)
        return found

    def digest_of(self, name: str) -> str | None:
        """Return the digest of a file; None when there is none that can be read."""
        try:
            return digest.of_file(Path(self.at(name))) if self.file_status(name) else None
        except OSError:
            return None

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file; None where none stands."""
        return Path(self.at(name)).read_bytes() if self.file_status(name) else None

    def inside(self, name: str) -> list[str]:
        """Return all that is below a folder, in no order: files, links, folders with nothing in them (itself too)."""
        found: list[str] = []
        folders = [name] if self.kind(name) == "folder" else []
        for folder in folders:  # it grows while we go through it
            is_empty = True
            with os.scandir(self.at(folder)) as children:
                for child in children:
                    is_empty = False
                    (folders if _is_real_folder(child) else found).append(f"{folder}/{child.name}")
            if is_empty:
                found.append(folder)
        return found

    def links(self, folders: Iterable[str]) -> set[str]:
        """Return the links and junctions in folders, none of them reached through a link; "" is the root.

        To list a folder that holds 10,000 others costs a tenth of looking at each of them. With a folder,
        `folders` has to name those above it.
        """
        found: set[str] = set()
        for folder in sorted(folders):  # a folder sorts before what it holds
            if found.isdisjoint((folder, *above(folder))):
                before = folder and f"{folder}/"
                with suppress(OSError), os.scandir(self.at(folder)) as children:
                    found.update(f"{before}{child.name}" for child in children if _is_link(child))
        return found

    def first_missing(self, name: str) -> str:
        """Return the topmost folder above a name where nothing stands; "" when there is none."""
        folder = name.rpartition("/")[0]
        if not folder or self._is_folder(folder):
            return ""
        for each in reversed([*above(name)]):
            if not self._is_folder(each):
                return each if self.kind(each) == "nothing" else ""
        return ""

    def steps(self, names: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Cut sorted names into what can come to its place in one step, as things are when each step is asked for.

        A step is a folder that is missing here, with all names below it, or one name by itself.
        """
        start = 0
        while start < len(names):
            folder = self.first_missing(names[start])
            end = bisect_left(names, f"{folder}0", start) if folder else start + 1  # "0" comes next after "/"
            yield folder or names[start], names[start:end]
            start = end

    def write(self, name: str, content: bytes | Path) -> None:
        """Make a new file of bytes, or a copy of another file."""
        self.disk.write(self.at(name), content)

    def make_folder(self, name: str) -> None:
        """Make a folder and those above it, where they are missing."""
        if not name or self._is_folder(name):
            return
        self.make_folder(name.rpartition("/")[0])
        with suppress(FileExistsError):
            self._patiently(name, lambda: self.disk.mkdir(self.at(name)))
        if not self._is_folder(name):
            raise NotADirectoryError(f"{self.at(name)} is not a folder")

    def move(self, source: str, target: str) -> None:
        """Move a file to its place, in one step, making the folders above it."""
        self.make_folder(target.rpartition("/")[0])
        self._patiently(target, lambda: self.disk.replace(self.at(source), self.at(target)))

    def move_folder(self, source: str, target: str) -> bool:
        """Move a folder to a place where nothing stands, in one step; tell whether the system let us.

        Windows refuses while any file below is open, as one that was just written is to an antivirus.
        """
        self.make_folder(target.rpartition("/")[0])
        try:
            self.disk.replace(self.at(source), self.at(target))
        except FileNotFoundError:
            raise
        except OSError:
            return False
        return True

    def clear(self, name: str) -> None:
        """Remove a folder with all that is in it; what is behind a link stays."""
        if self.kind(name) == "folder":
            self._clear(name)
            self.forget()

    def remove(self, names: Collection[str]) -> None:
        """Remove files, then the folders that held them, and those above, as far as they are empty now."""
        for name in names:
            if self.file_status(name):
                self.remove_file(name)
        for folder in sorted(folders_above(names), reverse=True):
            self.remove_folder(folder)

    def remove_file(self, name: str) -> None:
        """Remove a file or a link, if one is there."""
        if self.kind(name) in ("file", "other"):
            self._patiently(name, lambda: self.disk.unlink(self.at(name)))

    def remove_folder(self, name: str) -> None:
        """Remove a folder if it is empty; on Windows one that a program has open stays, which harms nobody."""
        if self._is_folder(name):
            with suppress(OSError):
                self.disk.rmdir(self.at(name))
                self._known.discard(name)

    def _clear(self, name: str) -> None:
        with os.scandir(self.at(name)) as found:
            children = list(found)  # the folder is not open when it goes
        for child in children:
            below = f"{name}/{child.name}"
            if _is_real_folder(child):
                self._clear(below)
            else:
                self._patiently(below, partial(self.disk.unlink, child.path))
        with suppress(OSError):
            self.disk.rmdir(self.at(name))

    def _is_folder(self, name: str) -> bool:
        if name not in self._known and self.kind(name) == "folder":
            self._known.add(name)
        return name in self._known

    def _patiently(self, name: str, effect: Callable[[], None]) -> None:
        for pause in self.disk.pauses:
            try:
                return effect()
            except PermissionError:
                time.sleep(pause)
        try:
            return effect()
        except PermissionError as refusal:
            raise NotWritable(name) from refusal


def above(path: str) -> Iterator[str]:
    """Yield the folders above a path, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def folders_above(paths: Iterable[str]) -> set[str]:
    """Return all folders above these paths."""
    found: set[str] = set()
    level = {path.rpartition("/")[0] for path in paths}
    while level := level - found - {""}:
        found |= level
        level = {folder.rpartition("/")[0] for folder in level}
    return found


def _is_link(found: os.DirEntry[str]) -> bool:
    return found.is_symlink() or (
        os.name == "nt" and getattr(found.stat(follow_symlinks=False), "st_reparse_tag", 0) == _MOUNT_POINT
    )


def _is_real_folder(found: os.DirEntry[str]) -> bool:
    return found.is_dir(follow_symlinks=False) and not _is_link(found)


def _write_new(path: str, chunks: Iterable[bytes]) -> None:
    descriptor = os.open(path, _NEW, 0o666)  # a third quicker than a buffered file, for a page
    try:
        for chunk in chunks:
            rest = memoryview(chunk)
            while rest:  # the system may take less than it was given
                rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _fsync(path: str, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
