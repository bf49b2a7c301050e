"""Keep what a build knew of the site, so that the next one takes it up where the last one left it.

It lies in the store; a process that builds again and again has it at hand (`Kept`). Nothing here is needed: without it
a build takes longer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Raw, Struct

from showcase.amend import Assembled
from showcase.diagnostics import Diagnostic
from showcase.documents import Documents, Lender
from showcase.entries import Entry
from showcase.load import remembered
from showcase.memory import Stats
from showcase.plan import Planned
from showcase.records import Axis, BodyUse, Picture, Term
from showcase.registry import Registry
from showcase.scan import Scanned
from showcase.site import Columns, Models, Site
from showcase.store import Store
from showcase.terms import Names

_TOPIC = "site"


class Last(Struct, frozen=True, kw_only=True):
    """What the last build knew: the site, and what its plan was.

    `inputs` is the digest of all that the site was assembled from besides documents.
    """

    inputs: str
    assembled: Assembled
    planned: Planned


class Kept:
    """What a process keeps between builds: what the last one knew, what it saw, and the answers that it decoded.

    `folders` are those in which something changed since, None where that is not known.
    With `owns_output` nobody else writes into the output folder while the process runs: then `left` are the stats of
    what was left there.
    """

    def __init__(self, *, owns_output: bool = False) -> None:
        self.answers: dict[str, Any] = {}
        self.last: Last | None = None
        self.scanned = Scanned()
        self.folders: Collection[str] | None = None
        self.owns_output = owns_output
        self.left: Stats | None = None

    def forget(self) -> None:
        """Keep nothing that leads to the store, which has lost what it leads to."""
        self.answers.clear()
        self.last = None

    def taken_up(self, inputs: str, store: Store) -> Last | None:
        """Return what the last build knew, if it had the same inputs; its documents are read from `store` now."""
        if self.last is None or self.last.inputs != inputs:
            return None
        self.last.assembled.site.models.documents.lender.store = store
        return self.last


class _Placed(Struct, frozen=True, array_like=True):
    """An article or a page: its file, its address, what lists show of it, and its body."""

    path: str
    address: str
    shown: str
    body: BodyUse


class _Record(Struct, frozen=True, kw_only=True, array_like=True):
    """What is known of a site as it is kept: terms by their numbers, pictures as bytes until somebody asks for them."""

    inputs: str
    keys: dict[str, str]
    of_plan: tuple[Diagnostic, ...]
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


def remember(store: Store, last: Last) -> None:
    """Note what a build knew in the place of what the one before did."""
    store.write(_TOPIC, _ENCODER.encode(_recorded(last)))


def recall(store: Store, inputs: str, registry: Registry) -> Last | None:
    """Return what the last build knew, if it had the same `inputs` and all of it can be had."""
    try:
        record = _DECODER.decode(store.read(_TOPIC))
    except msgspec.DecodeError:
        return None
    if record.inputs != inputs:
        return None
    placed = [one.path for one in (*record.articles, *record.pages)]
    at_hand = remembered(store, {path: record.sources[path] for path in placed})
    if len(at_hand) < len(placed):
        return None
    documents = Documents(at_hand, record.sources, Lender(store))
    assembled = Assembled(
        site=_site(record, registry, documents),
        sources=record.sources,
        told=record.told,
        of_photos=record.of_photos,
        of_site=record.of_site,
    )
    return Last(inputs=inputs, assembled=assembled, planned=Planned(keys=record.keys, told=record.of_plan))


def _recorded(last: Last) -> _Record:
    assembled = last.assembled
    site, models = assembled.site, assembled.site.models
    numbers = {id(term): number for number, term in enumerate(models.terms)}
    pictures = models.pictures
    raw = pictures.raw if isinstance(pictures, _Pictures) else {p: Raw(_ENCODER.encode(o)) for p, o in pictures.items()}
    return _Record(
        inputs=last.inputs,
        keys=dict(last.planned.keys),
        of_plan=last.planned.told,
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
        mixed=[numbers[id(term)] for term in site.names.mixed if id(term) in numbers],
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
