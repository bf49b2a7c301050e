"""Load each source by itself: source → document or photo. Everything about one file happens here.

The answers are remembered by the digest of the file and of the engine; only what is new is worked on,
in worker processes where that pays.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from showcase import digest, encodings, fences, version
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.doubts import doubts
from showcase.fields import ARTICLE_FIELDS, MODEL_FIELDS, PAGE_FIELDS, PAPER_FIELDS, REPORT_FIELDS
from showcase.fronts import ArticleFront, ModelFront, PageFront, PaperFront, PhotoFront, ReportFront
from showcase.markup import mark
from showcase.records import BodyRef, Document, Photo, Source
from showcase.schema import Field, Reader, compose, read_mapping, require
from showcase.store import Store
from showcase.urls import photo_path
from showcase.vietnamese import nearest, normalise
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


class LoadedDocument(Struct, frozen=True, kw_only=True):
    """The answer for one document: None when it cannot be used; the diagnostics say why."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]


class LoadedPhoto(Struct, frozen=True, kw_only=True):
    """The answer for one photo."""

    photo: Photo | None
    diagnostics: tuple[Diagnostic, ...]


class Loaded(Struct, frozen=True, kw_only=True):
    """All documents and the photos that they show, by path."""

    documents: tuple[Document, ...]
    photos: dict[str, Photo]
    diagnostics: tuple[Diagnostic, ...]


def load(root: Path, sources: tuple[Source, ...], config: Config, store: Store, workers: Workers) -> Loaded:
    """Load all documents, then the photos that they name."""
    answers = _documents(root, [s for s in sources if s.kind in _KINDS], store, workers)
    documents = tuple(a.document for a in answers if a.document is not None)
    wanted, told = _wanted_photos(documents, {s.path: s for s in sources if s.kind == "photo"})
    photo_answers = _photos(root, wanted, _first(documents, wanted), config, store, workers)
    photos = {a.photo.path: a.photo for a in photo_answers if a.photo is not None}
    diagnostics = (
        *(d for a in answers for d in a.diagnostics),
        *told,
        *(d for a in photo_answers for d in a.diagnostics),
    )
    return Loaded(documents=documents, photos=photos, diagnostics=diagnostics)


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
        raw = (root / source.file).read_bytes()
        text = normalise(raw.decode("utf-8-sig"))
    except FileNotFoundError:  # deleted since it was scanned
        return LoadedDocument(document=None, diagnostics=()), b""
    except UnicodeDecodeError:
        wrong = at(source.path, 0, 0, "file-not-utf8", encoding=encodings.named(raw))
        return LoadedDocument(document=None, diagnostics=(wrong,)), b""
    front, body_text, body_line, told = fences.split(source.path, text)
    if front is None:
        return LoadedDocument(document=None, diagnostics=told), b""
    make, fields = _KINDS[source.kind]
    reader = Reader(source.path, first_line=2)
    root_node = compose(reader, front)
    values, lines = read_mapping(reader, root_node, fields)
    needed = (*fields, *_place(values)) if source.kind == "model" else fields
    complete = require(reader, root_node, needed, values, lines)
    marked = mark(body_text, source.path, body_line)
    diagnostics = (
        *reader.diagnostics,
        *marked.diagnostics,
        *_nameless(source.path, values.get("photos", ())),
        *doubts(source.path, text, front, root_node, fields, body_text, body_line),
    )
    if not complete:
        return LoadedDocument(document=None, diagnostics=diagnostics), b""
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


def _wanted_photos(documents: tuple[Document, ...], photos: dict[str, Source]) -> tuple[list[Source], list[Diagnostic]]:
    """Find the photos that documents name; tell those that are not there, and those that nobody names."""
    wanted: dict[str, Source] = {}
    told: list[Diagnostic] = []
    misnamed: set[str] = set()
    beside: dict[str, list[str]] = defaultdict(list)
    for photo in photos:
        beside[photo.rpartition("/")[0]].append(photo.rpartition("/")[2])
    for document in documents:
        for path, line, written in _named(document):
            if path is None:
                told.append(at(document.path, line, 1, "path-outside", target=written))
            elif path in photos:
                wanted[path] = photos[path]
            else:
                folder, _, name = path.rpartition("/")
                near = "".join(nearest(name, beside.get(folder, ()), 1))
                if _stem(name) == _stem(near):
                    misnamed.add(f"{folder}/{near}")
                    told.append(at(document.path, line, 1, "photo-misnamed", file=name, near=near))
                else:
                    told.append(at(document.path, line, 1, "photo-missing", file=path, near=near))
    told += [at(path, 0, 0, "photo-unlisted") for path in photos if path not in wanted and path not in misnamed]
    return [wanted[path] for path in sorted(wanted)], told


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


def _named(document: Document) -> list[tuple[str | None, int, str]]:
    fronts = [(photo_path(document.path, normalise(p.file)), p.line, p.file) for p in document.front.photos]
    return [*fronts, *((target, line, target) for target, line in document.body.images)]


def _first(documents: tuple[Document, ...], photos: list[Source]) -> set[str]:
    """Return the paths of the photos that stand for their documents where a link is shared."""
    there = {s.path for s in photos}
    named = ([path for path, *_ in _named(d)[: len(d.front.photos)] if path in there] for d in documents)
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
    except FileNotFoundError:
        return False


def _flat(runs: list[list[tuple[LoadedDocument, bytes]]]) -> list[tuple[LoadedDocument, bytes]]:
    return [pair for run in runs for pair in run]
