"""Keep the assembled site on the disk, so that the next build takes it up where the last one left it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Raw, Struct

from showcase.amend import Assembled
from showcase.diagnostics import Diagnostic
from showcase.documents import Documents, Lender
from showcase.entries import Entry
from showcase.load import remembered
from showcase.records import Axis, BodyUse, Picture, Term
from showcase.registry import Registry
from showcase.site import Columns, Models, Site
from showcase.store import Store
from showcase.terms import Names

_TOPIC = "site"


class _Placed(Struct, frozen=True, array_like=True):
    """An article or a page: its file, its address, what lists show of it, and its body."""

    path: str
    address: str
    shown: str
    body: BodyUse


class _Record(Struct, frozen=True, kw_only=True, array_like=True):
    """An assembled site as it is kept: terms by their numbers, pictures as bytes until somebody asks for them.

    `inputs` is the digest of all that it was assembled from besides documents.
    """

    inputs: str
    sources: dict[str, str]
    told: tuple[Diagnostic, ...]
    of_photos: tuple[Diagnostic, ...]
    of_site: tuple[Diagnostic, ...]
    columns: Columns
    order: list[int]
    terms: list[Term]
    axes: dict[Axis, list[int]]
    members: list[list[int]]
    names: dict[Axis, dict[str, int]]
    mixed: list[int]
    uses: dict[int, BodyUse]
    pictured: list[int]
    featured: list[int]
    pictures: dict[str, Raw]
    blobs: dict[str, str]
    ids: list[str]
    articles: list[_Placed]
    pages: list[_Placed]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Record)
_PICTURE = msgspec.msgpack.Decoder(Picture)


class _Pictures(Mapping[str, Picture]):
    """Pictures by path, each decoded when it is asked for."""

    def __init__(self, raw: dict[str, Raw]) -> None:
        self.raw = raw

    def __getitem__(self, path: str) -> Picture:
        return _PICTURE.decode(self.raw[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self.raw)

    def __len__(self) -> int:
        return len(self.raw)


def remember(store: Store, inputs: str, assembled: Assembled) -> None:
    """Note a site in the place of the last one."""
    store.note(_TOPIC, {"": _ENCODER.encode(_recorded(inputs, assembled))})


def recall(store: Store, inputs: str, registry: Registry) -> Assembled | None:
    """Return the site that was assembled last, if that was from the same `inputs` and all of it can be had."""
    raw = store.recall(_TOPIC).get("")
    try:
        record = _DECODER.decode(raw or b"")
    except msgspec.DecodeError:
        return None
    if record.inputs != inputs:
        return None
    placed = [one.path for one in (*record.articles, *record.pages)]
    at_hand = remembered(store, {path: record.sources[path] for path in placed})
    if len(at_hand) < len(placed):
        return None
    documents = Documents(at_hand.values(), record.sources, Lender(store))
    return Assembled(
        site=_site(record, registry, documents),
        sources=record.sources,
        told=record.told,
        of_photos=record.of_photos,
        of_site=record.of_site,
    )


def _recorded(inputs: str, assembled: Assembled) -> _Record:
    site, models = assembled.site, assembled.site.models
    numbers = {id(term): number for number, term in enumerate(models.terms)}
    pictures = models.pictures
    raw = pictures.raw if isinstance(pictures, _Pictures) else {p: Raw(_ENCODER.encode(o)) for p, o in pictures.items()}
    return _Record(
        inputs=inputs,
        sources=dict(assembled.sources),
        told=assembled.told,
        of_photos=assembled.of_photos,
        of_site=assembled.of_site,
        columns=models.columns,
        order=list(models.order),
        terms=list(models.terms),
        axes={axis: [numbers[id(term)] for term in terms] for axis, terms in site.terms.items()},
        members=[list(site.members[term.axis, term.slug]) for term in models.terms],
        names={
            axis: {name: numbers[id(term)] for name, term in names.items() if id(term) in numbers}
            for axis, names in site.names.of.items()
        },
        mixed=[numbers[id(term)] for term in site.names.mixed],
        uses=dict(models.uses),
        pictured=sorted(models.pictured),
        featured=sorted(models.featured),
        pictures=raw,
        blobs=site.blobs,
        ids=sorted(site.ids),
        articles=_placed(site.articles),
        pages=_placed(site.pages),
    )


def _placed(entries: Sequence[Entry]) -> list[_Placed]:
    return [_Placed(entry.document.path, entry.address, entry.shown, entry.body) for entry in entries]


def _site(record: _Record, registry: Registry, documents: Documents) -> Site:
    terms, pictures = record.terms, _Pictures(record.pictures)
    of = {axis: {name: terms[number] for name, number in names.items()} for axis, names in record.names.items()}

    def entries(placed: Sequence[_Placed]) -> tuple[Entry, ...]:
        return tuple(
            Entry(document=documents[p.path], address=p.address, body=p.body, photos=pictures, shown=p.shown)
            for p in placed
        )

    return Site(
        models=Models(
            columns=record.columns,
            order=record.order,
            terms=terms,
            uses=record.uses,
            pictured=frozenset(record.pictured),
            featured=frozenset(record.featured),
            pictures=pictures,
            documents=documents,
        ),
        articles=entries(record.articles),
        pages=entries(record.pages),
        terms={axis: tuple([terms[number] for number in numbers]) for axis, numbers in record.axes.items()},
        members={(term.axis, term.slug): own for term, own in zip(terms, record.members, strict=True)},
        names=Names(of=of, mixed=tuple([terms[number] for number in record.mixed])),
        ids=frozenset(record.ids),
        registry=registry,
        blobs=record.blobs,
    )
