"""Walk the site's content and tell what each file is: tree → sources."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from showcase import digest, ids
from showcase.diagnostics import Diagnostic, Failed, at
from showcase.reading import read_text, unreadable
from showcase.records import Source, SourceKind
from showcase.store import Store
from showcase.vietnamese import normalise

FOLDERS: dict[str, SourceKind] = {
    "models": "model",
    "articles": "article",
    "pages": "page",
    "documents": "document",
    "reports": "report",
}
PHOTO_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff")
_FILE_ENDINGS = (".md", ".yaml", *PHOTO_ENDINGS)
RACY_NS = 2_000_000_000
"""A file changed this shortly before it was last looked at may have changed again within its time stamp."""

_LATER = ("register",)
_IGNORED_BEGINNINGS = ".~_"
_IGNORED_ENDINGS = (".tmp", ".bak", ".part", ".db", ".ini", ".lnk", ".crdownload")


Row = tuple[int, int, str, int]
"""What a file's size and time of change were when it was hashed, its digest, and when that was."""


class Seen(Struct, frozen=True, kw_only=True, array_like=True):
    """The files of a folder as they were hashed, in columns: their names in order, and what `Row` has of each."""

    names: list[str] = []
    sizes: list[int] = []
    times: list[int] = []
    digests: list[str] = []
    at: list[int] = []

    def rows(self, names: list[str]) -> Iterable[Row | None]:
        """Return what was seen of the files of these names."""
        rows = zip(self.sizes, self.times, self.digests, self.at, strict=True)
        return rows if names == self.names else map(dict(zip(self.names, rows, strict=True)).get, names)


_SEEN = msgspec.msgpack.Decoder(Seen)


class Scan(Struct, frozen=True, kw_only=True):
    """The sources of a site, by path."""

    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]


class Scanned:
    """What a process saw in its last scan: the files of each folder, and the sources.

    `is_plain` where nothing was told and no link leads from one place to another: then a folder can be looked at alone.
    """

    def __init__(self) -> None:
        self.seen: dict[str, Seen] = {}
        self.sources: dict[str, Source] = {}
        self.is_plain = False


def scan(root: Path, store: Store, foresee: Callable[[int], object] | None = None, kept: Scanned | None = None) -> Scan:
    """Find the sources below `root/content`; digests of files whose stat is as remembered are not computed again.

    Where none is remembered, `foresee` is told how many files will be read. `kept` is what this process saw before, and
    sees now.
    """
    remembered = kept.seen if kept and kept.seen else _remembered(store)
    told: list[Diagnostic] = []
    if foresee and not remembered:
        foresee(sum([len(listed.files) for listed in _walk(root, "content", [])]))
    sources: dict[str, Source] = {}
    found: dict[str, Seen] = {}
    has_links = False
    for folder, files, _, links in _walk(root, "content", told):
        found[folder] = _look_through(folder, files, remembered.get(folder, Seen()), sources, told)
        has_links = has_links or links
    fresh = {folder: msgspec.msgpack.encode(now) for folder, now in found.items() if now != remembered.get(folder)}
    store.note("scan", fresh, gone=remembered.keys() - found.keys())
    if kept:
        kept.seen, kept.sources, kept.is_plain = found, sources, not told and not has_links
    return _scan(sources, told)


def scan_again(root: Path, store: Store, kept: Scanned, folders: Collection[str]) -> Scan | None:
    """Look again at some folders (as `content/models/gia-thuy`) alone; None where all have to be looked at."""
    if not kept.is_plain or not kept.seen.keys() >= {*folders}:
        return None
    told: list[Diagnostic] = []
    left = {f"{folder}/{name}" for folder in folders for name in kept.seen[folder].names}
    sources = {path: source for path, source in kept.sources.items() if source.file not in left}
    found: dict[str, Seen] = {}
    for listed in [_listed(root, folder, told) for folder in folders]:
        if listed is None or listed.has_links or {*listed.below} != _below(listed.folder, kept.seen):
            return None
        before = kept.seen[listed.folder]
        found[listed.folder] = _look_through(listed.folder, listed.files, before, sources, told)
    if told:
        return None
    store.note("scan", {folder: msgspec.msgpack.encode(now) for folder, now in found.items()})
    kept.seen, kept.sources = {**kept.seen, **found}, sources
    return _scan(sources, told)


def _below(folder: str, folders: Iterable[str]) -> set[str]:
    return {other for other in folders if other.rpartition("/")[0] == folder}


def _scan(sources: Mapping[str, Source], told: list[Diagnostic]) -> Scan:
    return Scan(sources=tuple([sources[path] for path in sorted(sources)]), diagnostics=tuple(told))


def _look_through(
    folder: str,
    files: Sequence[os.DirEntry[str]],
    before: Seen,
    sources: dict[str, Source],
    told: list[Diagnostic],
) -> Seen:
    """Put the files of a folder into `sources`; return what was seen of them, given what was seen `before`."""
    names = [entry.name for entry in files]
    in_form, usual = normalise(folder), _usual_kind(folder)
    if usual and in_form == folder and names == before.names and _stand(files, before) and _are_plain(names):
        paths = [f"{folder}/{name}" for name in names]
        if sources.keys().isdisjoint(paths):
            found = zip(paths, before.digests, strict=True)
            sources.update({path: Source(path=path, file=path, kind=usual, digest=own) for path, own in found})
            return before
    seen: dict[str, Row] = {}
    for entry, row in zip(files, before.rows(names), strict=True):
        name = entry.name
        file = f"{folder}/{name}"
        path = f"{in_form}/{name}" if name.isascii() and name.isprintable() else normalise(file)
        kind = usual if usual and name.endswith(".md") else _kind(path, told)
        if kind is None:
            continue
        if path in sources:
            told.append(at(path, 0, 0, "content-misplaced", names=sources[path].file))
            continue
        try:
            now = seen[name] = row if row and _stands(entry, row) else _look(entry)
        except FileNotFoundError:  # an editor's file, gone since the folder was listed
            continue
        except OSError:  # who reads it says why it cannot be read
            sources[path] = Source(path=path, file=file, kind=kind, digest="")
        else:
            sources[path] = Source(path=path, file=file, kind=kind, digest=now[2])
    return _columns(seen)


def _columns(rows: Mapping[str, Row]) -> Seen:
    columns = zip(*rows.values(), strict=True) if rows else ((), (), (), ())
    sizes, times, digests, looked_at = map(list, columns)
    return Seen(names=list(rows), sizes=sizes, times=times, digests=digests, at=looked_at)


def _remembered(store: Store) -> dict[str, Seen]:
    """Return what the last scan saw, by folder; notes that cannot be read count as none."""
    found: dict[str, Seen] = {}
    for folder, raw in store.recall("scan").items():
        try:
            found[folder] = _SEEN.decode(raw)
        except msgspec.DecodeError:
            found[folder] = Seen()
    return found


class _Listed(NamedTuple):
    """A folder: its files in the order of their names, the folders in it, and whether any of them is a link."""

    folder: str
    files: list[os.DirEntry[str]]
    below: list[str]
    has_links: bool


def _walk(root: Path, folder: str, told: list[Diagnostic]) -> Iterator[_Listed]:
    """Yield each folder, one before those in it."""
    if listed := _listed(root, folder, told):
        yield listed
        for below in listed.below:
            yield from _walk(root, below, told)


def _listed(root: Path, folder: str, told: list[Diagnostic]) -> _Listed | None:
    files: list[os.DirEntry[str]] = []
    folders: list[str] = []
    links = False
    try:
        with os.scandir(root / folder) as opened:
            entries = sorted(opened, key=attrgetter("name"))
    except OSError as error:
        told.append(unreadable(normalise(folder), error))
        return None
    for entry in entries:
        if is_ignored(entry.name):
            continue
        if entry.is_file(follow_symlinks=False):  # no pipe, no device
            files.append(entry)
            continue
        file = f"{folder}/{entry.name}"
        links = links or entry.is_symlink()
        if entry.is_symlink() and not _stays(root, entry):
            told.append(at(normalise(file), 0, 0, "path-outside", target=os.readlink(entry.path)))
        elif entry.is_dir() and file.lower().endswith(_FILE_ENDINGS):
            told.append(at(normalise(file), 0, 0, "file-is-folder"))
        elif entry.is_dir():
            folders.append(file)
        elif entry.is_file():
            files.append(entry)
    return _Listed(folder, files, folders, links)


def _stays(root: Path, entry: os.DirEntry[str]) -> bool:
    """Tell whether a link leads to something in `content/`, and not to a folder on the way to itself."""
    link, content = Path(entry.path), (root / "content").resolve()
    target = Path(os.path.realpath(link))  # Path.resolve raises where a link leads to itself
    inside = target.is_relative_to(content) and target.exists()
    return inside and not any(parent.resolve().is_relative_to(target) for parent in link.parents)


def is_ignored(name: str) -> bool:
    """Tell what editors, Office and systems leave behind."""
    if name[0] in _IGNORED_BEGINNINGS:
        return True
    return not name.endswith(".md") and name.lower().endswith(_IGNORED_ENDINGS)


def _usual_kind(folder: str) -> SourceKind | None:
    """Return what the Markdown files of a folder are."""
    top = folder.split("/")[1:2]
    return FOLDERS.get(top[0]) if top else None


def _kind(path: str, told: list[Diagnostic]) -> SourceKind | None:
    _, _, below = path.partition("/")
    top, slash, _ = below.partition("/")
    lower = path.lower()
    if (slash and top in _LATER) or path == ids.NOTED:
        return None
    if slash and top == "registry" and lower.endswith(".yaml"):
        return "registry"
    if slash and top in FOLDERS and lower.endswith(".md"):
        return FOLDERS[top]
    if slash and top in FOLDERS and lower.endswith(PHOTO_ENDINGS):
        return "photo"
    told.append(at(path, 0, 0, "content-misplaced", names=", ".join(f"{name}/" for name in (*FOLDERS, "registry"))))
    return None


def _are_plain(names: Sequence[str]) -> bool:
    """Tell whether these are names of Markdown files that are paths as they are."""
    together = "".join(names)
    return together.isascii() and together.isprintable() and all(map(str.endswith, names, repeat(".md")))


def _stand(files: Sequence[os.DirEntry[str]], seen: Seen) -> bool:
    """Tell whether what was seen of all files of a folder can be believed still."""
    try:
        stats = [entry.stat() for entry in files]
    except OSError:
        return False
    is_same = [s.st_size for s in stats] == seen.sizes and [s.st_mtime_ns for s in stats] == seen.times
    return is_same and all(map(_is_past, seen.times, seen.at))


def _stands(entry: os.DirEntry[str], row: Row) -> bool:
    """Tell whether what was seen of a file can be believed still."""
    size, mtime_ns, _, looked_at = row
    stat = entry.stat()
    return stat.st_size == size and stat.st_mtime_ns == mtime_ns and _is_past(mtime_ns, looked_at)


def _is_past(mtime_ns: int, looked_at: int) -> bool:
    return mtime_ns + RACY_NS < looked_at


def _look(entry: os.DirEntry[str]) -> Row:
    now = time.time_ns()
    stat = entry.stat()
    return stat.st_size, stat.st_mtime_ns, digest.of_file(entry.path), now


def read_texts(root: Path, sources: tuple[Source, ...]) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """Read the registry files as text; one that cannot be read is told."""
    texts: dict[str, str] = {}
    told: list[Diagnostic] = []
    for source in sources:
        if source.kind == "registry":
            try:
                texts[source.path] = read_text(root / source.file, source.path)
            except Failed as failure:
                told += failure.diagnostics
    return texts, tuple(told)
