"""The stage: where new files wait for their commit, put there by any process, also by several at once.

A file whose folder the site does not have yet waits in `site/`, which mirrors the site, so that a commit
moves whole folders in one step. Any other waits in `single/`, where `+` stands for each `/` of its path: it
has to be moved by itself anyhow, and to make a folder for each only to remove it again costs more than all
the rest. To lie there means nothing: what counts is what a commit names.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Sequence
from pathlib import Path

from showcase import digest
from showcase.tree import Disk, Tree, folders_above

OWN = ".showcase"
STAGE = f"{OWN}/stage"
_SITE = f"{STAGE}/site"
_SINGLE = f"{STAGE}/single"
_LONGEST = 250  # bytes of a name, of which most systems take 255

# Segments of [a-z0-9._-] that do not end in a dot (Windows drops it: "a." is "a"), none of them our own folder.
_SAFE = re.compile(r"(?!\.showcase(?:/|\Z))(?:[a-z0-9._-]*[a-z0-9_-]/)*[a-z0-9._-]*[a-z0-9_-]")

_DISK = Disk()


def is_safe(path: str) -> bool:
    """Tell whether a file may be published under a path: it stays below the output folder, on every system."""
    return _SAFE.fullmatch(path) is not None


def put(folder: str, path: str, content: bytes | Path, disk: Disk = _DISK) -> str:
    """Put a new file, of bytes or a copy of another, into a stage, in whatever process this is; return where it waits.

    Others may put there meanwhile, also into the same folders; no two put the same path. Nothing is
    remembered of folders that were made, so the stage may be emptied at any time: who comes too late gets
    a FileNotFoundError and makes nothing.

    Raises ValueError, before anything is touched, for an unsafe path, and for one that is also a folder or
    was put before.
    """
    if not is_safe(path):
        raise ValueError(f"unsafe paths: {path}")
    above, single = path.rpartition("/")[0], path.replace("/", "+")
    is_single = len(single) <= _LONGEST and os.path.isdir(folder.removesuffix(STAGE) + above)
    place = f"{folder}/single/{single}" if is_single else f"{folder}/site/{path}"
    try:
        if above and not is_single:  # nearly every page has a folder of its own: to try without it first takes longer
            _make_folder(f"{folder}/site", above, disk)
        disk.write(place, content)
    except (FileExistsError, NotADirectoryError) as error:
        raise ValueError(f"paths that are also folders, or were put before: {path}") from error
    return place


class Stage:
    """The stage of one output folder. `written` has the digest and size of each file that `put` wrote from here."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._made = False
        self._files: dict[str, str] = {}  # path → where it was found
        self._others: list[str] = []
        self.written: dict[str, tuple[str, int]] = {}

    def folder(self) -> str:
        """Return the folder for `put`, made empty when it is first asked for. Raises NotADirectoryError."""
        if not self._made:
            self.clear()
            self._tree.make_folder(_SITE)
            self._tree.make_folder(_SINGLE)
            self._made = True
        return self._tree.at(STAGE)

    def put(self, path: str, content: bytes | Path) -> None:
        """Put a file from here."""
        copy = Path(put(self.folder(), path, content, self._tree.disk))
        if isinstance(content, bytes):
            self.written[path] = digest.of_bytes(content), len(content)
        else:
            self.written[path] = digest.of_file(copy), copy.stat().st_size

    def look(self) -> dict[str, os.stat_result]:
        """Find out what lies there: path → status."""
        found: dict[str, os.stat_result] = {}
        self._files, self._others = {}, []
        for place in (_SITE, _SINGLE):
            for name in self._tree.inside(place):
                path, status = name[len(place) + 1 :], os.lstat(self._tree.at(name))
                if place == _SINGLE:
                    path = path.replace("+", "/")
                if stat.S_ISREG(status.st_mode) and path not in found:
                    found[path], self._files[path] = status, name
                else:  # a link, an empty folder
                    self._others.append(name)
        return found

    def name(self, path: str) -> str:
        """Return the name in the tree of the file that was found for a path."""
        return self._files[path]

    def keep(self, paths: Collection[str]) -> None:
        """Remove what was found and is not the file of one of these paths, so that no folder takes it along."""
        names = [*self._others, *(self._files[path] for path in self._files.keys() - set(paths))]
        for name in sorted(names):
            self._tree.remove_file(name)
        for folder in sorted({*names, *folders_above(names)} - {OWN, STAGE}, reverse=True):
            self._tree.remove_folder(folder)

    def move(self, paths: Sequence[str]) -> None:
        """Move the files of these sorted paths to their places: whole folders where nothing stands there.

        What else lies in such a folder would go along: `keep` comes before. A folder that the system does not
        let go, or whose files do not all lie in it, is made there, and what it holds is moved by itself.
        """
        singles = {path for path in paths if self._files[path].startswith(_SINGLE)}
        for name, below in self._tree.steps(paths):
            if name == below[0]:
                self._tree.move(self._files[name], name)
            elif not singles.isdisjoint(below) or not self._tree.move_folder(f"{_SITE}/{name}", name):
                self._tree.make_folder(name)
                self.move(below)

    def clear(self) -> None:
        """Remove the stage with all that is in it."""
        self._tree.clear(STAGE)
        self._made = False
        self.written.clear()


def _make_folder(above: str, name: str, disk: Disk) -> None:
    """Make a folder and those between it and `above`, which has to be there; another process may do the same."""
    folder = f"{above}/{name}"
    try:
        try:
            disk.mkdir(folder)
        except FileNotFoundError:
            if "/" not in name:
                raise
            _make_folder(above, name.rpartition("/")[0], disk)
            disk.mkdir(folder)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise NotADirectoryError(f"{folder} is not a folder") from None
