"""Load each source by itself: source → document or photo. Everything about one file happens here.

The answers are remembered by the digest of the file and of the engine; only what is new is worked on,
in worker processes where that pays.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from showcase import digest, fences, version
from showcase.config import Config
from showcase.diagnostics import Diagnostic, Failed, at
from showcase.doubts import doubts
from showcase.fields import ARTICLE_FIELDS, MODEL_FIELDS, PAGE_FIELDS, PAPER_FIELDS, REPORT_FIELDS
from showcase.fronts import ArticleFront, ModelFront, PageFront, PaperFront, PhotoFront, ReportFront
from showcase.markup import mark
from showcase.reading import read_text, unreadable
from showcase.records import BodyRef, Document, Photo, Source
from showcase.schema import Field, Reader, compose, read_mapping, require
from showcase.store import Store
from showcase.urls import photo_path
from showcase.vietnamese import nearest, normalise, without_end_sign
from showcase.workers import Workers, chunks

CHUNK = 200
PAYS_DOCUMENTS = 150
PAYS_PHOTOS = 3

_KINDS: dict[str, tuple[Any, Any]] = {
    "model": (ModelFront, MODEL_FIELDS),
    "article": (ArticleFront, ARTICLE_FIELDS),
    "page": (PageFront, PAGE_FIELDS),
    "document": (PaperFront, PAPER_FIELDS),
    "report": (ReportFront, REPORT_FIELDS),
}


Named = tuple[tuple[str | None, int, str], ...]
"""The photos that a file names: their path (None outside the content), their line, and what is written."""


class LoadedDocument(Struct, frozen=True, kw_only=True):
    """The answer for one document: None when it cannot be used; the diagnostics say why, `named` what it would show."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    named: Named = ()


class LoadedPhoto(Struct, frozen=True, kw_only=True):
    """The answer for one photo."""

    photo: Photo | None
    diagnostics: tuple[Diagnostic, ...]


class Loaded(Struct, frozen=True, kw_only=True):
    """All documents and the photos that they show, by path."""

    documents: tuple[Document, ...]
    photos: dict[str, Photo]
    diagnostics: tuple[Diagnostic, ...]
    unusable: frozenset[str] = frozenset()
    """Paths of documents that are there but cannot be used: a link to one is no mistake of its own."""


def load(root: Path, sources: tuple[Source, ...], config: Config, store: Store, workers: Workers) -> Loaded:
    """Load all documents, then the photos that they name."""
    texts = [s for s in sources if s.kind in _KINDS]
    answers = _documents(root, texts, store, workers)
    documents = tuple(a.document for a in answers if a.document is not None)
    unusable = {s.path: a.named for s, a in zip(texts, answers, strict=True) if a.document is None}
    wanted, told = _wanted_photos(documents, unusable, {s.path: s for s in sources if s.kind == "photo"})
    photo_answers = _photos(root, wanted, _first(documents, wanted), config, store, workers)
    photos = {a.photo.path: a.photo for a in photo_answers if a.photo is not None}
    diagnostics = (
        *(d for a in answers for d in a.diagnostics),
        *told,
        *(d for a in photo_answers for d in a.diagnostics),
    )
    return Loaded(documents=documents, photos=photos, diagnostics=diagnostics, unusable=frozenset(unusable))


# ---- documents -------------------------------------------------------------------------------


class _DocumentTask(Struct, frozen=True, kw_only=True):
    root: str
    sources: tuple[Source, ...]


def _documents(root: Path, sources: list[Source], store: Store, workers: Workers) -> list[LoadedDocument]:
    keys = {s.path: digest.combine(version.engine(), "document", s.path, s.digest) for s in sources}
    known = _decoded(store.answers(keys.values()), LoadedDocument)
    new = [s for s in sources if keys[s.path] not in known]
    tasks = [_DocumentTask(root=str(root), sources=tuple(chunk)) for chunk in chunks(new, CHUNK)]
    answers: dict[str, bytes] = {}
    bodies: dict[str, bytes] = {}
    for source, (answer, body) in zip(
        new, _flat(workers.map(load_documents, tasks, pays=len(new) >= PAYS_DOCUMENTS)), strict=True
    ):
        known[keys[source.path]] = answer
        if _is_as_scanned(root, source):
            answers[keys[source.path]] = msgspec.msgpack.encode(answer)
        if answer.document and body:
            bodies[answer.document.body.digest] = body
    store.remember(answers, bodies)
    store.use(bodies=(a.document.body.digest for a in known.values() if a.document))
    return [known[keys[s.path]] for s in sources]


def load_documents(task: _DocumentTask) -> list[tuple[LoadedDocument, bytes]]:
    """Load a run of documents (in a worker): each with its encoded body."""
    return [load_document(Path(task.root), source) for source in task.sources]


def load_document(root: Path, source: Source) -> tuple[LoadedDocument, bytes]:
    """Read one Markdown file with front matter."""
    try:
        text = normalise(read_text(root / source.file, source.path))
    except Failed as failure:
        return LoadedDocument(document=None, diagnostics=failure.diagnostics), b""
    front, body_text, body_line, told = fences.split(source.path, text)
    if front is None:
        return LoadedDocument(document=None, diagnostics=told), b""
    make, fields = _KINDS[source.kind]
    reader = Reader(source.path, first_line=2)
    root_node = compose(reader, front)
    values, lines = read_mapping(reader, root_node, fields)
    if "summary" in values:
        values["summary"] = without_end_sign(values["summary"])
    needed = (*fields, *_place(values)) if source.kind == "model" else fields
    complete = require(reader, root_node, needed, values, lines)
    marked = mark(body_text, source.path, body_line)
    diagnostics = (
        *reader.diagnostics,
        *marked.diagnostics,
        *_nameless(source.path, values.get("photos", ())),
        *doubts(reader, text, front, root_node, fields, body_text, body_line),
    )
    if not complete:
        named = _named(source.path, values.get("photos", ()), marked.images)
        return LoadedDocument(document=None, diagnostics=diagnostics, named=named), b""
    body = msgspec.msgpack.encode(marked.body) if marked.body.parts else b""
    document = Document(
        path=source.path,
        kind=cast(Any, source.kind),
        front=make(**values),
        body=BodyRef(
            digest=digest.of_bytes(body) if body else "",
            links=marked.links,
            images=marked.images,
            headings=marked.headings,
            abbreviations=marked.abbreviations,
        ),
        lines=lines,
    )
    return LoadedDocument(document=document, diagnostics=diagnostics), body


def _place(values: dict[str, Any]) -> tuple[Field, Field]:
    """Return what a model needs besides its title: a unit and a year (domain.md, 5.1)."""
    return _UNITS["district" if values.get("scope") == "district" else "ward"], _YEAR


def _needed(key: str, example: str, *names: str) -> Field:
    """Return a field of a model as a required one."""
    field = next(f for f in MODEL_FIELDS if f.key == key)
    return msgspec.structs.replace(field, names=(*field.names, *names), example=example, required=True)


_UNITS = {"ward": _needed("ward", "P. Bình Minh"), "district": _needed("district", "Q. Long Biên")}
_YEAR = _needed("year", "2026", "years", "các năm")


# ---- photos ----------------------------------------------------------------------------------


class _PhotoTask(Struct, frozen=True, kw_only=True):
    root: str
    source: Source
    widths: tuple[int, ...]
    quality: int
    share: bool
    blobs: str


def _wanted_photos(
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


def _nameless(path: str, photos: tuple[PhotoFront, ...]) -> Iterator[Diagnostic]:
    for photo in photos:
        if not photo.caption and not photo.alt and _OF_A_DEVICE.fullmatch(photo.file.rpartition(".")[0]):
            yield at(path, photo.line, 1, "photo-nameless", file=photo.file)


def _shown(document: Document) -> Named:
    return _named(document.path, document.front.photos, document.body.images)


def _named(path: str, photos: Iterable[PhotoFront], images: Iterable[tuple[str, int]]) -> Named:
    fronts = ((photo_path(path, normalise(p.file)), p.line, p.file) for p in photos)
    return (*fronts, *((target, line, target) for target, line in images))


def _first(documents: tuple[Document, ...], photos: list[Source]) -> set[str]:
    """Return the paths of the photos that stand for their documents where a link is shared."""
    there = {s.path for s in photos}
    named = ([path for path, *_ in _shown(d)[: len(d.front.photos)] if path in there] for d in documents)
    return {path for paths in named for path in paths[:1] if path}


def _photos(
    root: Path, sources: list[Source], first: set[str], config: Config, store: Store, workers: Workers
) -> list[LoadedPhoto]:
    settings = {s.path: (config.photo_widths, config.photo_quality, s.path in first) for s in sources}
    keys = {
        s.path: digest.combine(version.engine(), "photo", s.path, s.digest, digest.of(settings[s.path]))
        for s in sources
    }
    known = {k: a for k, a in _decoded(store.answers(keys.values()), LoadedPhoto).items() if _has_blobs(a, store)}
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
    return [known[keys[s.path]] for s in sources]


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


# ---- both ------------------------------------------------------------------------------------

A = TypeVar("A", LoadedDocument, LoadedPhoto)


def _decoded(answers: dict[str, bytes], kind: type[A]) -> dict[str, A]:
    """Decode remembered answers; one that does not decode counts as not remembered."""
    decoder = msgspec.msgpack.Decoder(kind)
    found: dict[str, A] = {}
    for key, value in answers.items():
        try:
            found[key] = decoder.decode(value)
        except msgspec.DecodeError:
            continue
    return found


def _is_as_scanned(root: Path, source: Source) -> bool:
    """Tell whether a file is still what its digest says: an answer about what was saved since is not its answer."""
    try:
        return digest.of_file(root / source.file) == source.digest
    except OSError:
        return False


def _flat(runs: list[list[tuple[LoadedDocument, bytes]]]) -> list[tuple[LoadedDocument, bytes]]:
    return [pair for run in runs for pair in run]
