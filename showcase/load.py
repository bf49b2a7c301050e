"""Load each source by itself: source → document or photo. Everything about one file happens here.

The answers are remembered by the digest of the file and of the engine; only what is new is worked on,
in worker processes where that pays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct, structs

from showcase import digest, fences, version
from showcase.config import Config
from showcase.diagnostics import Diagnostic, Failed
from showcase.doubts import doubts, is_doubtful
from showcase.fields import ARTICLE_FIELDS, MODEL_FIELDS, PAGE_FIELDS, PAPER_FIELDS, REPORT_FIELDS
from showcase.flat import read_flat
from showcase.fronts import (
    ArticleFront,
    DocumentFront,
    ModelFront,
    PageFront,
    PaperFront,
    PhotoFront,
    PlaceFront,
    ReportFront,
)
from showcase.markup import Marked, mark
from showcase.photos import Named, first_of, load_photos, named_photos, nameless, wanted_photos
from showcase.reading import decoded, read_raw
from showcase.records import BodyRef, Document, ImagePart, Photo, Source
from showcase.schema import Field, Reader, compose, read_mapping, require
from showcase.store import Store
from showcase.vietnamese import normalise, slug, without_end_sign
from showcase.workers import PAYS, Workers, chunks

CHUNK = 200

_KINDS: dict[str, tuple[Any, Any]] = {
    "model": (ModelFront, MODEL_FIELDS),
    "article": (ArticleFront, ARTICLE_FIELDS),
    "page": (PageFront, PAGE_FIELDS),
    "document": (PaperFront, PAPER_FIELDS),
    "report": (ReportFront, REPORT_FIELDS),
}


class LoadedDocument(Struct, frozen=True, kw_only=True, array_like=True):
    """The answer for one document: None when it cannot be used; the diagnostics say why, `named` what it would show."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    named: Named = ()


class Loaded(Struct, frozen=True, kw_only=True):
    """All documents and the photos that they show, by path.

    `as_scanned` is False when a file changed after it was scanned: then this is no answer to what was scanned.
    `unusable` are documents that are there but cannot be used: a link to one is no mistake of its own. What is wrong
    in documents by themselves is told in `of_documents`, what is wrong with their photos in `of_photos`.
    """

    documents: tuple[Document, ...]
    photos: dict[str, Photo]
    of_documents: tuple[Diagnostic, ...] = ()
    of_photos: tuple[Diagnostic, ...] = ()
    as_scanned: bool = True
    unusable: frozenset[str] = frozenset()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all that was told."""
        return (*self.of_documents, *self.of_photos)


def load(
    root: Path,
    sources: tuple[Source, ...],
    config: Config,
    store: Store,
    workers: Workers,
    answers: dict[str, LoadedDocument] | None = None,
) -> Loaded:
    """Load all documents, then the photos that they name.

    `answers` are those that the process has decoded before, by key; they become those of this run.
    """
    texts = texts_of(sources)
    found, sure = _documents(root, texts, store, workers, {} if answers is None else answers)
    documents = tuple(a.document for a in found if a.document is not None)
    with_photos = tuple([d for d in documents if d.front.photos or d.body.images])
    unusable = {s.path: a.named for s, a in zip(texts, found, strict=True) if a.document is None}
    wanted, told = wanted_photos(with_photos, unusable, {s.path: s for s in sources if s.kind == "photo"})
    photo_answers, photos_sure = load_photos(root, wanted, first_of(with_photos, wanted), config, store, workers)
    photos = {a.photo.path: a.photo for a in photo_answers if a.photo is not None}
    of_photos = (*told, *(d for a in photo_answers for d in a.diagnostics))
    return Loaded(
        documents=documents,
        photos=photos,
        of_documents=tuple([d for a in found for d in a.diagnostics]),
        of_photos=of_photos,
        as_scanned=sure and photos_sure,
        unusable=frozenset(unusable),
    )


def texts_of(sources: Iterable[Source]) -> list[Source]:
    """Return the sources that are documents."""
    return [source for source in sources if source.kind in _KINDS]


def load_few(root: Path, sources: list[Source], store: Store, workers: Workers) -> tuple[list[LoadedDocument], bool]:
    """Load some documents by themselves; return their answers, and whether all files were as scanned."""
    return _documents(root, sources, store, workers, {})


def remembered(store: Store, named: Mapping[str, str]) -> dict[str, Document]:
    """Return the documents that are remembered of some sources: path → digest of the file's bytes."""
    keys = {path: _key(path, own) for path, own in named.items()}
    known = store.decoded(keys.values(), _ANSWER)
    found = ((path, known[key].document) for path, key in keys.items() if key in known)
    return {path: document for path, document in found if document is not None}


# ---- documents -------------------------------------------------------------------------------


class _DocumentTask(Struct, frozen=True, kw_only=True):
    root: str
    sources: tuple[Source, ...]


_ENCODER = msgspec.msgpack.Encoder()
_ANSWER = msgspec.msgpack.Decoder(LoadedDocument)


class Answered(Struct, frozen=True, kw_only=True):
    """What loading a document gives: the answer, encoded, its encoded body, and whether the file was as scanned."""

    answer: bytes
    body: bytes
    body_digest: str
    as_scanned: bool


def _documents(
    root: Path, sources: list[Source], store: Store, workers: Workers, decoded_before: dict[str, LoadedDocument]
) -> tuple[list[LoadedDocument], bool]:
    """Return the answer for each source, and whether all files were as scanned."""
    keys = {s.path: _key(s.path, s.digest) for s in sources}
    known = {key: decoded_before[key] for key in keys.values() if key in decoded_before}
    known |= store.decoded([key for key in keys.values() if key not in known], _ANSWER)
    new = [s for s in sources if keys[s.path] not in known]
    tasks = [_DocumentTask(root=str(root), sources=tuple(chunk)) for chunk in chunks(new, CHUNK)]
    sure = True
    runs = workers.stream(load_documents, tasks, pays=len(new) >= PAYS)
    for task, run in zip(tasks, runs, strict=True):
        good = [(keys[s.path], a) for s, a in zip(task.sources, run, strict=True) if a.as_scanned]
        store.remember({key: a.answer for key, a in good}, {a.body_digest: a.body for a in run if a.body})
        sure = sure and len(good) == len(run)
        known |= {keys[s.path]: _ANSWER.decode(a.answer) for s, a in zip(task.sources, run, strict=True)}
    store.use(answers=known, bodies=[a.document.body.digest for a in known.values() if a.document])
    decoded_before.clear()
    decoded_before.update(known)
    return [known[keys[s.path]] for s in sources], sure


def _key(path: str, source: str) -> str:
    return digest.combine(version.engine(), "document", path, source)


def load_documents(task: _DocumentTask) -> list[Answered]:
    """Load a run of documents (in a worker)."""
    return [_answered(task.root, source) for source in task.sources]


def _answered(root: str, source: Source) -> Answered:
    try:
        raw = read_raw(f"{root}/{source.file}", source.path)
    except Failed as failure:
        gone = LoadedDocument(document=None, diagnostics=failure.diagnostics)
        return Answered(answer=_ENCODER.encode(gone), body=b"", body_digest="", as_scanned=False)
    answer, body = load_document(raw, source)
    named = answer.document.body.digest if answer.document else ""
    as_scanned = digest.of_bytes(raw) == source.digest
    return Answered(answer=_ENCODER.encode(answer), body=body, body_digest=named, as_scanned=as_scanned)


def load_document(raw: bytes, source: Source) -> tuple[LoadedDocument, bytes]:
    """Make a document of one Markdown file with front matter; the second part is its encoded body."""
    try:
        text = normalise(decoded(raw, source.path))
    except Failed as failure:
        return LoadedDocument(document=None, diagnostics=failure.diagnostics), b""
    front, body_text, body_line, told = fences.split(source.path, text)
    if front is None:
        return LoadedDocument(document=None, diagnostics=told), b""
    make, fields = _KINDS[source.kind]
    reader = Reader(source.path, first_line=2)
    doubtful = is_doubtful(text, front, body_text)  # a doubt has its place, which only nodes have
    flat = None if doubtful else read_flat(front, fields, reader.first_line)
    root = compose(reader, front) if flat is None else None
    values, lines = read_mapping(reader, root, fields) if flat is None else flat
    if "summary" in values:
        values["summary"] = without_end_sign(values["summary"])
    needed = (*fields, *_place(values)) if source.kind == "model" else fields
    complete = require(reader, root, needed, values, lines)
    marked = mark(body_text, source.path, body_line)
    diagnostics = (
        *reader.diagnostics,
        *marked.diagnostics,
        *nameless(source.path, values.get("photos", ())),
        *(doubts(reader, text, front, root, fields, body_text, body_line) if doubtful else ()),
    )
    if not complete:
        named = named_photos(source.path, values.get("photos", ()), marked.images)
        return LoadedDocument(document=None, diagnostics=diagnostics, named=named), b""
    document, body = _document(source, make(**values), lines, marked)
    return LoadedDocument(document=document, diagnostics=diagnostics), body


def _document(source: Source, front: Any, lines: dict[str, int], marked: Marked) -> tuple[Document, bytes]:
    body = _ENCODER.encode(marked.body) if marked.body.parts else b""
    document = Document(
        path=source.path,
        kind=cast(Any, source.kind),
        slug=own_slug(source.path, front),
        front=front,
        facts=facts_digest(front),
        card=card_digest(front),
        body=BodyRef(
            digest=digest.of_bytes(body) if body else "",
            links=marked.links,
            images=marked.images,
            shown=tuple([part for part in marked.body.parts if isinstance(part, ImagePart)]),
            anchors=tuple([heading.id for heading in marked.headings]),
            abbreviations=marked.abbreviations,
        ),
        lines=lines,
    )
    return document, body


def own_slug(path: str, front: DocumentFront) -> str:
    """Return the last part of a document's address: what is written, else its file's stem; both may give nothing."""
    return front.slug or slug(path.rpartition("/")[2].rpartition(".")[0])


def facts_digest(front: DocumentFront) -> str:
    """Return the digest of all that a document's own page may show of its front matter: not where it stands there."""
    placeless = structs.replace(front, photos=_placeless(front)) if front.photos else front
    return digest.of((type(front).__name__, placeless))


def card_digest(front: DocumentFront) -> str:
    """Return the digest of what lists, feeds and neighbours may show of a document."""
    years = front.years if isinstance(front, PlaceFront) else ()
    return digest.of((front.title, front.summary, front.date, front.updated, years, _placeless(front)))


def _placeless(front: DocumentFront) -> tuple[PhotoFront, ...]:
    return tuple(structs.replace(photo, line=0) for photo in front.photos)


def _place(values: dict[str, Any]) -> tuple[Field, Field]:
    """Return what a model needs besides its title: a unit and a year (domain.md, 5.1)."""
    return _UNITS["district" if values.get("scope") == "district" else "ward"], _YEAR


def _needed(key: str, example: str, *names: str) -> Field:
    """Return a field of a model as a required one."""
    field = next(f for f in MODEL_FIELDS if f.key == key)
    return structs.replace(field, names=(*field.names, *names), example=example, required=True)


_UNITS = {"ward": _needed("ward", "P. Bình Minh"), "district": _needed("district", "Q. Long Biên")}
_YEAR = _needed("year", "2026", "years", "các năm")
