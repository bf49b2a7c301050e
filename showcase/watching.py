"""See at once when something is saved that a site is built from: its settings, its content, the themes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Event, Lock

from msgspec import Struct
from watchfiles import Change, watch

from showcase.report import CONFIG
from showcase.scan import is_ignored
from showcase.version import PROJECT

STEP = 10
"""Milliseconds: what was saved counts once this long nothing more was."""
MOST = 400
"""Milliseconds: what goes on being saved, such as a folder that is copied, is not waited for longer than this."""
TICK = 50
"""Milliseconds between two looks at the settings: a file that editors put another one in place of cannot be watched."""


class Folder(Struct, frozen=True, kw_only=True):
    """A folder that is watched: another one in its place has another number."""

    device: int
    number: int
    is_theme: bool


class Changes:
    """In which folders of the content something was saved: one thread watches and tells, another builds and takes."""

    def __init__(self, site: Path) -> None:
        self._content = os.path.realpath(site / "content")
        self._lock = Lock()
        self._folders: set[str] | None = None

    def add(self, paths: Iterable[str] | None) -> None:
        """Take note of files that were saved, by the system's own paths; None: of what is not known."""
        with self._lock:
            if paths is None or self._folders is None:
                self._folders = None
            else:
                self._folders |= {folder for path in paths if (folder := self._folder(path))}

    def take(self) -> frozenset[str] | None:
        """Return the folders, as a scan calls them, and begin anew; None: anything may have changed."""
        with self._lock:
            taken, self._folders = self._folders, set()
        return None if taken is None else frozenset(taken)

    def _folder(self, path: str) -> str:
        """Return the folder of a file of the content; nothing for themes and settings, which are read each time."""
        folder = os.path.dirname(path)
        if folder != self._content and not folder.startswith(self._content + os.sep):
            return ""
        return f"content{folder[len(self._content) :]}".replace(os.sep, "/")


def saves(site: Path, stop: Event, changes: Changes | None = None) -> Iterator[bool]:
    """Yield True after something was saved, and False about each `TICK` when nothing was, until `stop` is set.

    From the first answer on nothing is missed. Where the system watches no more folders, or `WATCHFILES_FORCE_POLLING`
    is set (network drives), they are looked at in turn. Before it yields True, `changes` is told what was saved.
    """
    changes = changes or Changes(site)
    settings = _stamp(site / CONFIG)
    lost = polls = False
    while not stop.is_set():
        folders = watched(site)
        try:
            for changed in _changes(folders, stop, polls=polls):
                before, settings = settings, _stamp(site / CONFIG)
                moved = watched(site) != folders or any(path in folders for path in changed)
                changes.add(None if lost or moved else changed)
                yield lost or moved or bool(changed) or settings != before
                lost = moved  # a watch goes with its folder
                if moved:
                    break
        except FileNotFoundError:  # a folder went between two looks
            lost = True
            stop.wait(TICK / 1000)
        except OSError:
            if polls:
                raise
            lost = polls = True


def watched(site: Path) -> dict[str, Folder]:
    """Return the folders to watch that are there, by the path that the system gives them."""
    found: dict[str, Folder] = {}
    for path in (site / "themes", PROJECT / "themes", site / "content"):
        try:
            stat = path.stat()
        except OSError:
            continue
        folder = Folder(device=stat.st_dev, number=stat.st_ino, is_theme=path.name == "themes")
        found[os.path.realpath(path)] = folder
    return found


def counts(path: Path, folders: Mapping[str, Folder]) -> bool:
    """Tell whether a build may read a file below the folders: what editors and systems leave behind it does not."""
    for root, folder in folders.items():
        if path.is_relative_to(root):
            names = path.relative_to(root).parts
            hides = _is_hidden if folder.is_theme else is_ignored
            return not any(map(hides, names))
    return True


def _is_hidden(name: str) -> bool:
    """Tell what a theme does not read: a template may well be called _card.html."""
    return name.startswith(".")


def _changes(folders: Mapping[str, Folder], stop: Event, *, polls: bool) -> Iterator[set[str]]:
    def is_wanted(_: Change, path: str) -> bool:
        return counts(Path(path), folders)

    for changes in watch(
        *folders,
        watch_filter=is_wanted,
        debounce=MOST,
        step=STEP,
        rust_timeout=TICK,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=polls or None,
        ignore_permission_denied=True,
    ):
        yield {path for _, path in changes}


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
