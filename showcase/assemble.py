"""Put the documents together: who is published, where each lives, what it shows of others. Documents → Site."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from showcase import digest
from showcase.abbreviations import Meanings, in_full, meanings_of
from showcase.candidates import Candidates
from showcase.collation import sort_key
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.documents import Documents
from showcase.entries import Entry
from showcase.fronts import ModelFront
from showcase.load import Loaded
from showcase.records import Axis, BodyUse, Document, Photo, Picture, PictureSource, Term
from showcase.registry import Registry
from showcase.site import Line, Models, Site, columns_of
from showcase.terms import AXES, ModelTerms, name_terms
from showcase.urls import address, photo_path
from showcase.vietnamese import nearest, normalise, slug

PHOTOS = "anh"
SHARED = "chia-se"
WITH_PAGES = ("model", "article", "page")
"""The kinds of documents that have pages; directive documents and reports are read and checked so far."""


def assemble(
    loaded: Loaded, registry: Registry, config: Config, words: Mapping[str, str], today: dt.date, *, drafts: bool
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Assemble the site as of `today`, the only clock there is: it decides which documents are published."""
    told: list[Diagnostic] = []
    told += [at(d.path, 0, 0, "page-later") for d in loaded.documents if d.kind not in WITH_PAGES]
    shown = [d for d in loaded.documents if d.kind in WITH_PAGES]
    published = [d for d in shown if drafts or is_published(d, today)]
    addresses = {d.path: address_of(d, config, told) for d in published}
    told += _ids_taken(loaded.documents)
    blobs: dict[str, str] = {}
    seen = _photos_of(published)
    pictures = {path: _picture(photo, blobs) for path, photo in loaded.photos.items() if path in seen}
    documents = Documents({d.path: d for d in published})
    resolver = Resolver(documents, addresses, pictures, loaded.unusable, meanings_of(registry))
    models = [(d, d.front) for d in published if isinstance(d.front, ModelFront)]
    terms = name_terms(models, registry, config, words)
    own_models = _models(models, terms.of_model, resolver, documents, told)
    articles = [_entry(d, resolver, told) for d in published if d.kind == "article"]
    pages = [_entry(d, resolver, told) for d in published if d.kind == "page"]
    site = Site(
        models=own_models,
        articles=tuple(sorted(articles, key=lambda e: (e.document.front.date or dt.date.min, e.address), reverse=True)),
        pages=tuple(sorted(pages, key=lambda e: sort_key(e.document.front.title))),
        terms=_in_order(own_models.terms),
        members=_members(own_models),
        names=terms.names,
        ids=frozenset([document.front.id for document in loaded.documents if document.front.id]),
        registry=registry,
        blobs=blobs,
    )
    return site, (*told, *terms.diagnostics)


def is_published(document: Document, today: dt.date) -> bool:
    """Tell whether readers may see a document on a day."""
    front = document.front
    begun = front.date is None or front.date <= today
    return not front.draft and begun and (front.expires is None or front.expires > today)


def address_of(document: Document, config: Config, told: list[Diagnostic]) -> str:
    """Return where a document's page is."""
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


class Resolver:
    """Look up what the holes of bodies and the photos of front matter become."""

    def __init__(
        self,
        documents: Documents,
        addresses: Mapping[str, str],
        pictures: Mapping[str, Picture],
        unusable: frozenset[str],
        meanings: Meanings,
    ) -> None:
        self._documents, self.addresses, self.pictures = documents, addresses, pictures
        self._unusable, self._meanings = unusable, meanings
        self._looks: dict[str, str] = {}

    def looks(self, document: Document) -> str:
        """Return the digests of the pictures of a document's photos; its front matter has the words to them."""
        paths = (photo_path(document.path, normalise(p.file)) for p in document.front.photos)
        return "".join(self._look(path or "") for path in paths)

    def _look(self, path: str) -> str:
        if path not in self._looks:
            self._looks[path] = digest.of(self.pictures[path]) if path in self.pictures else "-"
        return self._looks[path]

    def body(self, document: Document, told: list[Diagnostic]) -> BodyUse:
        """Return the body with its links to other documents looked up; addresses of pages are checked by `plan`."""
        body = document.body
        if not has_holes(document):
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
            name = path.rpartition("/")[2].removesuffix(".md")
            path = "".join(self._by_name[found] for found in self._files.nearest(f"{name}.md"))
        return path and posixpath.relpath(path, posixpath.dirname(document.path))

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {path.rpartition("/")[2]: path for path in sorted(self.addresses, reverse=True)}

    @cached_property
    def _files(self) -> Candidates:
        return Candidates(self._by_name)


# ---- entries ---------------------------------------------------------------------------------


def _entry(document: Document, resolver: Resolver, told: list[Diagnostic]) -> Entry:
    place = resolver.addresses[document.path]
    return Entry(
        document=document,
        address=place,
        body=resolver.body(document, told),
        photos=resolver.pictures,
        shown=f"{document.card}{place}\n{resolver.looks(document)}\n",
    )


# ---- models, terms and their members ---------------------------------------------------------


class Table:
    """All terms of a site with their numbers; what is put in twice has one number."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms: list[Term] = []
        self._known: dict[int, tuple[int, str]] = {}
        self._add(terms)

    def places(self, every: Sequence[Term]) -> list[tuple[int, str]]:
        """Return the number and the digest of each term."""
        try:
            return [self._known[id(term)] for term in every]
        except KeyError:
            self._add(every)
            return self.places(every)

    def _add(self, every: Iterable[Term]) -> None:
        for term in every:
            if id(term) not in self._known:
                self._known[id(term)] = len(self.terms), digest.of(term)
                self.terms.append(term)


def line_of(document: Document, front: ModelFront, every: Sequence[Term], place: str, looks: str, table: Table) -> Line:
    """Return what is known of a model without reading it; `looks` are the digests of its pictures."""
    unit, _, kind, *_ = every
    numbers, names = zip(*table.places(every), strict=True)
    shown = digest.of_bytes(f"{document.card}{place}\n{unit.title}\n{kind.title}\n{kind.slug}\n{looks}".encode())
    own = digest.of_bytes("".join((document.facts, shown, *names)).encode())
    day, last_year = front.date.isoformat() if front.date else "", max([y.year for y in front.years])
    return Line(
        document.path,
        place,
        shown,
        own,
        front.id or "",
        front.updated.isoformat() if front.updated else day,
        day or f"{last_year:04}-01-01",
        last_year,
        document.body.digest,
        numbers,
    )


def _models(
    models: Sequence[tuple[Document, ModelFront]],
    terms: Mapping[str, ModelTerms],
    resolver: Resolver,
    documents: Documents,
    told: list[Diagnostic],
) -> Models:
    """Put models into their order: the newest first, by the day of publication, else by the last year."""
    table = Table()
    lines: list[tuple[Line, Document]] = []
    for document, front in models:
        looks = resolver.looks(document) if front.photos else ""
        place = resolver.addresses[document.path]
        lines.append((line_of(document, front, terms[document.path].every, place, looks, table), document))
    lines.sort(key=lambda line: (line[0].newest, line[0].address), reverse=True)
    in_order = [document for _, document in lines]
    uses = ((n, resolver.body(document, told)) for n, document in enumerate(in_order) if has_holes(document))
    fronts = [document.front for document in in_order]
    return Models(
        columns=columns_of([line for line, _ in lines]),
        order=range(len(lines)),
        terms=table.terms,
        uses=dict(uses),
        pictured=frozenset(n for n, front in enumerate(fronts) if front.photos),
        featured=frozenset(n for n, front in enumerate(fronts) if isinstance(front, ModelFront) and front.featured),
        pictures=resolver.pictures,
        documents=documents,
    )


def has_holes(document: Document) -> bool:
    """Tell whether other files decide how a document's body is shown."""
    body = document.body
    return bool(body.links or body.images or body.abbreviations)


def _members(models: Models) -> dict[tuple[Axis, str], Sequence[int]]:
    """Return the numbers of each term's models, newest first."""
    found: list[list[int]] = [[] for _ in models.terms]
    for number in models.order:
        for own in models.columns.terms[number]:
            found[own].append(number)
    members: dict[tuple[Axis, str], Sequence[int]] = {}
    for term, numbers in zip(models.terms, found, strict=True):
        place = term.axis, term.slug
        members[place] = sorted({*numbers, *members[place]}) if place in members else numbers  # two are told
    return members


def _in_order(terms: Iterable[Term]) -> dict[Axis, tuple[Term, ...]]:
    """Return each axis's terms: years newest first, all others as a dictionary sorts their bare names."""
    found: dict[Axis, dict[str, Term]] = {axis: {} for axis in AXES}
    for term in terms:
        found[term.axis][term.slug] = term
    ordered: dict[Axis, tuple[Term, ...]] = {
        axis: tuple(sorted(terms.values(), key=lambda t: (sort_key(t.name), t.address)))
        for axis, terms in found.items()
    }
    ordered["year"] = tuple(sorted(found["year"].values(), key=lambda t: t.slug, reverse=True))
    return ordered
