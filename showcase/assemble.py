"""Put the documents together: who is published, where each lives, what it shows of others. Documents → Site."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from showcase import digest
from showcase.abbreviations import Meanings, in_full, meanings_of
from showcase.collation import sort_key
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.fronts import ModelFront, PhotoFront
from showcase.load import Loaded
from showcase.photos import cover_of, in_time
from showcase.records import Axis, BodyUse, Card, Document, Photo, Picture, PictureSource, Term
from showcase.registry import Registry
from showcase.terms import AXES, UNCLASSIFIED, ModelTerms, name_terms
from showcase.urls import address, photo_path
from showcase.vietnamese import nearest, normalise, slug

PHOTOS = "anh"
SHARED = "chia-se"
WITH_PAGES = ("model", "article", "page")
"""The kinds of documents that have pages; directive documents and reports are read and checked so far."""


class Entry(Struct, frozen=True, kw_only=True, dict=True):
    """A published document with its place in the site.

    `photos` are all pictures of the site by path. What is shown of an entry is made when it is asked for: most
    builds show few of them anew. `shown` names it: entries of one `shown` have equal cards and pictures.
    """

    document: Document
    address: str
    body: BodyUse
    photos: Mapping[str, Picture]
    shown: str

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Return the pictures of the document's photos: in its author's order, but before stands before after."""
        return in_time(self._as_written)

    @cached_property
    def cover(self) -> Picture | None:
        """Return the picture that stands for the document."""
        return cover_of(self._as_written)

    @cached_property
    def _as_written(self) -> tuple[Picture, ...]:
        named = ((photo_path(self.document.path, normalise(p.file)), p) for p in self.document.front.photos)
        return tuple(_described(self.photos[path], photo) for path, photo in named if path and path in self.photos)

    @cached_property
    def card(self) -> Card:
        """Return what lists show of the document."""
        front = self.document.front
        return Card(
            title=front.title,
            address=self.address,
            summary=front.summary or "",
            date=front.date,
            picture=self.cover,
        )


class ModelEntry(Entry, frozen=True, kw_only=True, dict=True):
    """A published model."""

    front: ModelFront
    terms: ModelTerms

    @cached_property
    def card(self) -> Card:
        """Return what lists show of the model."""
        front, terms = self.front, self.terms
        return Card(
            title=front.title,
            address=self.address,
            summary=front.summary or "",
            place=terms.unit.title,
            kind=terms.kind.title if terms.kind.slug != UNCLASSIFIED else "",
            year=year_span([int(y.slug) for y in terms.years]),
            date=front.date,
            picture=self.cover,
        )


class Site(Struct, frozen=True, kw_only=True):
    """Everything that is published: models newest first, articles newest first, pages by title.

    `members` holds, for each axis and slug, the indexes of its models in `models`, newest first;
    `terms` the terms of each axis in the order of its index page.
    """

    models: tuple[ModelEntry, ...]
    articles: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    terms: dict[Axis, tuple[Term, ...]]
    members: dict[tuple[Axis, str], tuple[int, ...]]
    registry: Registry
    blobs: dict[str, str]


def assemble(
    loaded: Loaded, registry: Registry, config: Config, words: Mapping[str, str], today: dt.date, *, drafts: bool
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Assemble the site as of `today`, the only clock there is: it decides which documents are published."""
    told: list[Diagnostic] = []
    told += [at(d.path, 0, 0, "page-later") for d in loaded.documents if d.kind not in WITH_PAGES]
    shown = [d for d in loaded.documents if d.kind in WITH_PAGES]
    published = [d for d in shown if drafts or _is_published(d, today)]
    addresses = {d.path: _address(d, config, told) for d in published}
    told += _ids_taken(loaded.documents)
    blobs: dict[str, str] = {}
    seen = _photos_of(published)
    pictures = {path: _picture(photo, blobs) for path, photo in loaded.photos.items() if path in seen}
    resolver = _Resolver({d.path: d for d in published}, addresses, pictures, loaded.unusable, meanings_of(registry))
    models = [(d, d.front) for d in published if isinstance(d.front, ModelFront)]
    terms = name_terms(models, registry, config, words)
    entries = [_model(d, f, terms.of_model[d.path], resolver, told) for d, f in models]
    entries.sort(key=lambda e: (_newest(e.front), e.address), reverse=True)
    articles = [_entry(d, resolver, told) for d in published if d.kind == "article"]
    pages = [_entry(d, resolver, told) for d in published if d.kind == "page"]
    ordered, members = _by_term(entries)
    site = Site(
        models=tuple(entries),
        articles=tuple(sorted(articles, key=lambda e: (e.document.front.date or dt.date.min, e.address), reverse=True)),
        pages=tuple(sorted(pages, key=lambda e: sort_key(e.document.front.title))),
        terms=ordered,
        members=members,
        registry=registry,
        blobs=blobs,
    )
    return site, (*told, *terms.diagnostics)


def _is_published(document: Document, today: dt.date) -> bool:
    front = document.front
    begun = front.date is None or front.date <= today
    return not front.draft and begun and (front.expires is None or front.expires > today)


def _address(document: Document, config: Config, told: list[Diagnostic]) -> str:
    if not document.slug:
        stem = document.path.rpartition("/")[2].rpartition(".")[0]
        told.append(at(document.path, document.lines.get("slug", 1), 1, "slug-empty", name=stem))
    section = {"model": config.section("models"), "article": config.section("articles"), "page": ""}[document.kind]
    return address(section, document.slug or "_")


def _ids_taken(documents: Iterable[Document]) -> list[Diagnostic]:
    by_id: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.front.id:
            by_id[document.front.id].append(document)
    return [
        at(later.path, later.lines.get("id", 1), 1, "id-taken", id=taken, other=same[0].path)
        for taken, same in by_id.items()
        for later in same[1:]
    ]


def _photos_of(published: Iterable[Document]) -> set[str | None]:
    """Return the photos that published documents show: those of a draft stay at home."""
    fronts = {photo_path(d.path, normalise(p.file)) for d in published for p in d.front.photos}
    return fronts | {target for d in published for target, _ in d.body.images}


# ---- pictures and links ----------------------------------------------------------------------


def _picture(photo: Photo, blobs: dict[str, str]) -> Picture:
    """Give each variant its address, under a name that changes with its bytes."""
    folder, _, name = photo.path.rpartition("/")
    stem = slug(folder.rsplit("/", 1)[-1]) or "anh"
    own = slug(name.rpartition(".")[0]) or "anh"
    files: dict[str, list[tuple[str, int]]] = {"webp": [], "jpeg": []}
    for variant in photo.variants:
        ending = "jpg" if variant.format == "jpeg" else "webp"
        place = f"/{PHOTOS}/{stem}/{own}-{variant.width}.{variant.blob[:8]}.{ending}"
        blobs[place] = variant.blob
        files[variant.format].append((place, variant.width))
    share = f"/{PHOTOS}/{stem}/{own}-{SHARED}.{photo.share.blob[:8]}.jpg" if photo.share else ""
    if photo.share:
        blobs[share] = photo.share.blob
    largest = photo.variants[-1]
    return Picture(
        width=largest.width,
        height=largest.height,
        sources=(
            PictureSource(format="webp", files=tuple(files["webp"])),
            PictureSource(format="jpeg", files=tuple(files["jpeg"])),
        ),
        share=share,
    )


def _described(picture: Picture, photo: PhotoFront) -> Picture:
    return Picture(
        width=picture.width,
        height=picture.height,
        sources=picture.sources,
        share=picture.share,
        alt=photo.alt or "",
        caption=photo.caption or "",
        credit=photo.credit or "",
        stage=photo.stage or "",
        date=photo.date or "",
    )


class _Resolver:
    """Look up what the holes of bodies and the photos of front matter become."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        addresses: Mapping[str, str],
        pictures: Mapping[str, Picture],
        unusable: frozenset[str],
        meanings: Meanings,
    ) -> None:
        self._documents, self.addresses, self.pictures = documents, addresses, pictures
        self._unusable, self._meanings = unusable, meanings
        self._looks = {path: digest.of(picture) for path, picture in pictures.items()}

    def looks(self, document: Document) -> str:
        """Return the digests of the pictures of a document's photos; its front matter has the words to them."""
        paths = (photo_path(document.path, normalise(p.file)) for p in document.front.photos)
        return "".join(self._looks.get(path or "", "-") for path in paths)

    def body(self, document: Document, told: list[Diagnostic]) -> BodyUse:
        """Return the body with its links to other documents looked up; addresses of pages are checked by `plan`."""
        body = document.body
        if not (body.links or body.images or body.abbreviations):
            return BodyUse(digest=body.digest)
        links: dict[str, str] = {}
        for target, line in body.links:
            path, _, fragment = target.partition("#")
            if path.startswith("/"):
                links[target] = target
            elif path in self.addresses and (not fragment or fragment in self._documents[path].body.anchors):
                links[target] = self.addresses[path] + (f"#{fragment}" if fragment else "")
            elif path not in self._unusable:
                told.append(at(document.path, line, 1, "link-broken", target=target, near=self._near(document, target)))
        words = {part.target: part for part in reversed(body.shown)}
        pictures = {
            target: replace(self.pictures[target], alt=words[target].alt, caption=words[target].title)
            for target, _ in body.images
            if target in self.pictures
        }
        abbreviations = in_full(document, self._meanings, told)
        return BodyUse(digest=body.digest, links=links, pictures=pictures, abbreviations=abbreviations)

    def _near(self, document: Document, target: str) -> str:
        """Return the link that was probably meant: a heading of the document, or a file of like name."""
        path, _, fragment = target.partition("#")
        if path in self.addresses:
            found = nearest(fragment, self._documents[path].body.anchors, 1)
            path = f"{path}#{found[0]}" if found else path
        else:
            name = path.rpartition("/")[2]
            by_name = {p.rpartition("/")[2]: p for p in sorted(self.addresses, reverse=True)}
            path = "".join(by_name[n] for n in nearest(name if name.endswith(".md") else f"{name}.md", by_name, 1))
        return path and posixpath.relpath(path, posixpath.dirname(document.path))


# ---- entries ---------------------------------------------------------------------------------


def _model(
    document: Document, front: ModelFront, terms: ModelTerms, resolver: _Resolver, told: list[Diagnostic]
) -> ModelEntry:
    place = resolver.addresses[document.path]
    looks = resolver.looks(document) if front.photos else ""
    kind = terms.kind
    return ModelEntry(
        document=document,
        address=place,
        body=resolver.body(document, told),
        photos=resolver.pictures,
        shown=f"{document.card}{place}\n{terms.unit.title}\n{kind.title}\n{kind.slug}\n{looks}\n",
        front=front,
        terms=terms,
    )


def _entry(document: Document, resolver: _Resolver, told: list[Diagnostic]) -> Entry:
    place = resolver.addresses[document.path]
    return Entry(
        document=document,
        address=place,
        body=resolver.body(document, told),
        photos=resolver.pictures,
        shown=f"{document.card}{place}\n{resolver.looks(document)}\n",
    )


def _newest(front: ModelFront) -> dt.date:
    """Return what a model is ordered by: the day it was published, else its last year."""
    return front.date or dt.date(max(y.year for y in front.years), 1, 1)


def year_span(years: list[int]) -> str:
    """Print years as runs: 2019, 2021–2023."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


# ---- terms and their members -----------------------------------------------------------------


def _by_term(
    entries: list[ModelEntry],
) -> tuple[dict[Axis, tuple[Term, ...]], dict[tuple[Axis, str], tuple[int, ...]]]:
    """Return each axis's terms, and the indexes of each term's models.

    Years stand newest first, all others as a dictionary sorts their bare names.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        for term in entry.terms.every:
            members[id(term)].append(index)
    by_id = {id(term): term for term in chain.from_iterable([entry.terms.every for entry in entries])}
    found: dict[Axis, dict[str, Term]] = {axis: {} for axis in AXES}
    indexes: dict[tuple[Axis, str], tuple[int, ...]] = {}
    for key, own in members.items():
        term = by_id[key]
        place = term.axis, term.slug
        indexes[place] = tuple(sorted({*own, *indexes[place]})) if place in indexes else tuple(own)  # two are told
        found[term.axis][term.slug] = term
    ordered: dict[Axis, tuple[Term, ...]] = {
        axis: tuple(sorted(terms.values(), key=lambda t: (sort_key(t.name), t.address)))
        for axis, terms in found.items()
    }
    ordered["year"] = tuple(sorted(found["year"].values(), key=lambda t: t.slug, reverse=True))
    return ordered, indexes
