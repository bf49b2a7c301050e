"""Walk the site's content and tell what each file is: tree → sources."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from operator import attrgetter
from pathlib import Path

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


class Seen(Struct, frozen=True, kw_only=True, array_like=True):
    """What a file's stat was when it was hashed, and when that was."""

    size: int
    mtime_ns: int
    digest: str
    at_ns: int


_SEEN = msgspec.msgpack.Decoder(dict[str, Seen])


class Scan(Struct, frozen=True, kw_only=True):
    """The sources of a site, by path."""

    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]


def scan(root: Path, store: Store) -> Scan:
    """Find the sources below `root/content`; digests of files whose stat is as remembered are not computed again."""
    remembered = _remembered(store)
    told: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    found: dict[str, dict[str, Seen]] = {}
    for folder, files in _walk(root, "content", told):
        before, now = remembered.get(folder, {}), found.setdefault(folder, {})
        in_form, usual = normalise(folder), _usual_kind(folder)
        for entry in files:
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
                seen = now[name] = _known(entry, before.get(name)) or _look(entry)
            except FileNotFoundError:  # an editor's file, gone since the folder was listed
                continue
            except OSError:  # who reads it says why it cannot be read
                sources[path] = Source(path=path, file=file, kind=kind, digest="")
            else:
                sources[path] = Source(path=path, file=file, kind=kind, digest=seen.digest)
    fresh = {folder: msgspec.msgpack.encode(now) for folder, now in found.items() if now != remembered.get(folder, {})}
    store.note("scan", fresh, gone=remembered.keys() - found.keys())
    return Scan(sources=tuple(sources[path] for path in sorted(sources)), diagnostics=tuple(told))


def _remembered(store: Store) -> dict[str, dict[str, Seen]]:
    """Return what the last scan saw, by folder and name; notes that cannot be read count as none."""
    found: dict[str, dict[str, Seen]] = {}
    for folder, raw in store.recall("scan").items():
        try:
            found[folder] = _SEEN.decode(raw)
        except msgspec.DecodeError:
            found[folder] = {}
    return found


def _walk(root: Path, folder: str, told: list[Diagnostic]) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Yield each folder with its files, in the order of their names."""
    files: list[os.DirEntry[str]] = []
    folders: list[str] = []
    try:
        with os.scandir(root / folder) as opened:
            entries = sorted(opened, key=attrgetter("name"))
    except OSError as error:
        told.append(unreadable(normalise(folder), error))
        return
    for entry in entries:
        if is_ignored(entry.name):
            continue
        if entry.is_file(follow_symlinks=False):  # no pipe, no device
            files.append(entry)
            continue
        file = f"{folder}/{entry.name}"
        if entry.is_symlink() and not _stays(root, entry):
            told.append(at(normalise(file), 0, 0, "path-outside", target=os.readlink(entry.path)))
        elif entry.is_dir() and file.lower().endswith(_FILE_ENDINGS):
            told.append(at(normalise(file), 0, 0, "file-is-folder"))
        elif entry.is_dir():
            folders.append(file)
        elif entry.is_file():
            files.append(entry)
    yield folder, files
    for below in folders:
        yield from _walk(root, below, told)


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


def _known(entry: os.DirEntry[str], seen: Seen | None) -> Seen | None:
    """Return what is remembered of a file, if that can be believed still."""
    if seen is None:
        return None
    stat = entry.stat()
    same = stat.st_size == seen.size and stat.st_mtime_ns == seen.mtime_ns
    return seen if same and seen.mtime_ns + RACY_NS < seen.at_ns else None


def _look(entry: os.DirEntry[str]) -> Seen:
    now = time.time_ns()
    stat = entry.stat()
    return Seen(size=stat.st_size, mtime_ns=stat.st_mtime_ns, digest=digest.of_file(entry.path), at_ns=now)


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
