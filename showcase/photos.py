"""Load the photos that documents name: find them, tell what is missing, and have the new ones encoded."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from showcase import digest, version
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.fronts import PhotoFront
from showcase.reading import unreadable
from showcase.records import Document, Photo, Picture, Source
from showcase.store import Store
from showcase.urls import photo_path
from showcase.vietnamese import nearest, normalise
from showcase.workers import Workers

PAYS_PHOTOS = 3

Named = tuple[tuple[str | None, int, str], ...]
"""The photos that a file names: their path (None outside the content), their line, and what is written."""


class LoadedPhoto(Struct, frozen=True, kw_only=True):
    """The answer for one photo."""

    photo: Photo | None
    diagnostics: tuple[Diagnostic, ...]


_PHOTO_ANSWER = msgspec.msgpack.Decoder(LoadedPhoto)


class _PhotoTask(Struct, frozen=True, kw_only=True):
    root: str
    source: Source
    widths: tuple[int, ...]
    quality: int
    share: bool
    blobs: str


def wanted_photos(
    documents: tuple[Document, ...], unusable: Mapping[str, Named], photos: dict[str, Source]
) -> tuple[list[Source], list[Diagnostic]]:
    """Find the photos that documents name; tell those that are not there, and those that nobody names.

    Who cannot be read may name any photo beside it, so of those none is told as unlisted.
    """
    wanted: dict[str, Source] = {}
    told: list[Diagnostic] = []
    misnamed: set[str] = set()
    beside: dict[str, list[str]] = defaultdict(list)
    for photo in photos:
        beside[photo.rpartition("/")[0]].append(photo.rpartition("/")[2])
    for owner, named in {**{d.path: _shown(d) for d in documents}, **unusable}.items():
        for path, line, written in named:
            if path is None:
                told.append(at(owner, line, 1, "path-outside", target=written))
            elif path in photos:
                wanted[path] = photos[path]
            else:
                folder, _, name = path.rpartition("/")
                near = _nearest_photo(name, beside.get(folder, ()))
                if _stem(name) == _stem(near):
                    misnamed.add(f"{folder}/{near}")
                    told.append(at(owner, line, 1, "photo-misnamed", file=name, near=near))
                else:
                    told.append(at(owner, line, 1, "photo-missing", file=path, near=near))
    unread = {path.removesuffix(".md") for path in unusable}
    listed = wanted.keys() | misnamed
    unlisted = [p for p in photos if p not in listed and p.rpartition("/")[0] not in unread]
    told += [at(path, 0, 0, "photo-unlisted") for path in unlisted]
    return [wanted[path] for path in sorted(wanted)], told


def _nearest_photo(name: str, names: Iterable[str]) -> str:
    """Return the name that is most like another one, by stems: that both end in .jpg makes no two alike."""
    by_stem = {_stem(other): other for other in names}
    return "".join(by_stem[stem] for stem in nearest(_stem(name), by_stem, 1))


def _stem(name: str) -> str:
    """Return what two names of one photo have in common: not the case, nor the ending."""
    return name.casefold().rpartition(".")[0]


_OF_A_DEVICE = re.compile(
    r"(?:img|image|photo|pict|dsc[nf]?|pxl|dcim|screenshot|zalo|viber|messenger|received|fb_img|whatsapp image|download"
    r"|unnamed|z|[bcdfghjklmnpqrstvwx]{2,4})?[\W_]*[0-9][\W_0-9a-f]*",
    re.IGNORECASE,
)
"""Stems that cameras and chat apps give: they say nothing of what is to be seen."""


def nameless(path: str, photos: tuple[PhotoFront, ...]) -> Iterator[Diagnostic]:
    """Tell photos without words whose names say nothing either."""
    for photo in photos:
        if not photo.caption and not photo.alt and _OF_A_DEVICE.fullmatch(photo.file.rpartition(".")[0]):
            yield at(path, photo.line, 1, "photo-nameless", file=photo.file)


def _shown(document: Document) -> Named:
    return named_photos(document.path, document.front.photos, document.body.images)


def named_photos(path: str, photos: Iterable[PhotoFront], images: Iterable[tuple[str, int]]) -> Named:
    """Return the photos that a file names: those of its front matter, then those of its body."""
    fronts = ((_path(path, p), p.line, p.file) for p in photos)
    return (*fronts, *((target, line, target) for target, line in images))


_BEFORE = "trước"
_STAGES = (_BEFORE, "đang làm", "sau")

_Staged = TypeVar("_Staged", PhotoFront, Picture)


def cover_of(photos: Iterable[_Staged]) -> _Staged | None:
    """Return the photo that stands for its document in lists, where a link is shared, and at the head of its page.

    How a place looked before is not what its people are proud of: such a photo stands for them only where it is alone.
    """
    known = tuple(photos)
    return next((p for p in known if p.stage != _BEFORE), known[0] if known else None)


def in_time(pictures: tuple[Picture, ...]) -> tuple[Picture, ...]:
    """Put before, during and after into their order, in the places that their author gave them together.

    Where a stage stands twice several places are shown, and only their author knows which pictures belong together.
    """
    staged = [p for p in pictures if p.stage]
    if len({p.stage for p in staged}) < len(staged):
        return pictures
    ordered = iter(sorted(staged, key=lambda p: _STAGES.index(p.stage)))
    return tuple(next(ordered) if p.stage else p for p in pictures)


def first_of(documents: tuple[Document, ...], photos: list[Source]) -> set[str]:
    """Return the paths of the photos that stand for their documents where a link is shared."""
    there = {s.path for s in photos}
    covers = ((d.path, cover_of(p for p in d.front.photos if _path(d.path, p) in there)) for d in documents)
    return {path for owner, cover in covers if cover and (path := _path(owner, cover))}


def _path(owner: str, photo: PhotoFront) -> str | None:
    return photo_path(owner, normalise(photo.file))


def load_photos(
    root: Path, sources: list[Source], first: set[str], config: Config, store: Store, workers: Workers
) -> tuple[list[LoadedPhoto], bool]:
    """Return the answer for each photo, and whether all files were as scanned and could be read."""
    settings = {s.path: (config.photo_widths, config.photo_quality, s.path in first) for s in sources}
    keys = {
        s.path: digest.combine(version.engine(), "photo", s.path, s.digest, digest.of(settings[s.path]))
        for s in sources
    }
    known = {k: a for k, a in store.decoded(keys.values(), _PHOTO_ANSWER).items() if _has_blobs(a, store)}
    new = [s for s in sources if keys[s.path] not in known]
    tasks = [
        _PhotoTask(root=str(root), source=s, widths=widths, quality=quality, share=share, blobs=str(store.blobs))
        for s in new
        for widths, quality, share in (settings[s.path],)
    ]
    fresh = dict(
        zip((keys[s.path] for s in new), workers.map(load_photo, tasks, pays=len(new) >= PAYS_PHOTOS), strict=True)
    )
    # a failure is not remembered: it may have been the machine's (no memory), and a damaged photo is soon mended
    good = [s for s in new if fresh[keys[s.path]].photo and _is_as_scanned(root, s)]
    store.remember({keys[s.path]: msgspec.msgpack.encode(fresh[keys[s.path]]) for s in good}, {})
    known |= fresh
    store.use(blobs=(v.blob for a in known.values() if a.photo for v in a.photo.encoded))
    return [known[keys[s.path]] for s in sources], len(good) == len(new)


def load_photo(task: _PhotoTask) -> LoadedPhoto:
    """Encode one photo (in a worker)."""
    # Pillow costs 38 ms, and a build whose photos are all remembered does without it
    from showcase.images import UnreadablePhoto, encode

    path, file = task.source.path, Path(task.root) / task.source.file
    try:
        photo = encode(file, path, task.widths, task.quality, Path(task.blobs), share=task.share)
    except OSError as error:
        return LoadedPhoto(photo=None, diagnostics=(unreadable(path, error),))
    except UnreadablePhoto as error:
        return LoadedPhoto(photo=None, diagnostics=(at(path, 0, 0, "photo-unreadable", reason=error),))
    return LoadedPhoto(photo=photo, diagnostics=())


def _has_blobs(answer: LoadedPhoto, store: Store) -> bool:
    def size(blob: str) -> int:
        try:
            return os.stat(store.blobs / blob).st_size
        except OSError:
            return -1

    return answer.photo is None or all(size(v.blob) == v.size for v in answer.photo.encoded)


def _is_as_scanned(root: Path, source: Source) -> bool:
    """Tell whether a file is still what its digest says: an answer about what was saved since is not its answer."""
    try:
        return digest.of_file(root / source.file) == source.digest
    except OSError:
        return False
