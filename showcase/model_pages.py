"""Make the pages of models: each one's own page, its sign, and the redirects to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from showcase import digest
from showcase.artifacts import Later
from showcase.assemble import Entry, ModelEntry
from showcase.frame import Bundle, Draft, Frame
from showcase.model_page import Rings, model_page, neighbours_of
from showcase.records import Link, ModelPage, Page, Term
from showcase.signs import permanent, sign_address, sign_of


class ModelPages:
    """Make the pages of all models, a bundle for each unit."""

    def __init__(self, frame: Frame, feed: str) -> None:
        site = frame.site
        self._frame, self._feed = frame, feed
        self._published = frame.published()
        self._rings = Rings(site)
        self._owners: dict[str, str] = {}
        for entry in (*site.models, *site.articles, *site.pages):
            if own_id := entry.document.front.id:
                self._owners.setdefault(own_id, entry.address)

    def own_id(self, entry: Entry) -> str:
        """Return a document's id; empty where another had it before, which `assemble` tells."""
        own_id = entry.document.front.id or ""
        return own_id if self._owners.get(own_id) == entry.address else ""

    def bundles(self) -> Iterator[Bundle]:
        """Yield the pages of each unit's models, in the order of the site."""
        for unit in self._frame.site.terms["ward"]:
            indexes = self._frame.indexes(unit)
            made_from = [self._made_from(index) for index in indexes]
            yield self._frame.bundle(partial(self._pages, unit, indexes), "models of", self._feed, *made_from)

    def codes(self) -> Iterator[str]:
        """Yield the id of each model that has a sign."""
        for entry in self._frame.site.models:
            if entry.document.front.id and (own_id := self.own_id(entry)) and sign_address(self._frame.config, own_id):
                yield own_id

    def _made_from(self, index: int) -> str:
        """Return what a model's pages are made from; its neighbours are in the same bundle."""
        entry = self._frame.site.models[index]
        related = "".join([other.shown for other in self._rings.related(index)])
        return f"{_facts(self._frame, entry)}{self.own_id(entry)}\n{related}"

    def _pages(self, unit: Term, indexes: Sequence[int]) -> Iterator[Draft]:
        frame = self._frame
        trail = frame.trail("ward", unit)
        neighbours = neighbours_of(frame.site, indexes)
        for index in indexes:
            entry, own_id = frame.site.models[index], self.own_id(frame.site.models[index])
            sign = sign_address(frame.config, own_id)
            related = self._rings.related(index)
            context: dict[str, object] = {
                "model": self._later(entry, sign),
                "body": entry.body,
                "neighbours": neighbours[index],
                "related": Later(digest.combine(*[o.shown for o in related]), partial(_cards, related)),
            }
            yield document_draft("model.html", entry, context, trail, self._feed)
            if sign:
                yield self._sign(entry, own_id, trail)
            yield from redirects(frame, entry, own_id)

    def _later(self, entry: ModelEntry, sign: str) -> Later:
        named = digest.combine(_facts(self._frame, entry), sign)
        return Later(named, partial(model_page, entry, self._published, sign))

    def _sign(self, entry: ModelEntry, own_id: str, trail: tuple[Link, ...]) -> Draft:
        shown: ModelPage = model_page(entry, self._published)
        sign = sign_of(self._frame.config, own_id, shown, entry.terms.unit.title)
        way = (*trail, Link(title=shown.title, address=entry.address))
        page = Page(kind="sign", address=sign.address, title=shown.title, trail=way)
        origin = entry.document.path
        return Draft(template="sign.html", page=page, context={"sign": sign}, origin=origin, listed=False)


def document_draft(
    template: str, entry: Entry, context: Mapping[str, object], trail: tuple[Link, ...], feed: str
) -> Draft:
    """Make the page of a document."""
    document, front = entry.document, entry.document.front
    page = Page(
        kind=document.kind,
        address=entry.address,
        title=front.title,
        summary=front.summary or "",
        trail=trail,
        feed=feed,
        updated=front.updated or front.date,
    )
    return Draft(template=template, page=page, context=dict(context), origin=document.path, body=document.path)


def redirects(frame: Frame, entry: Entry, own_id: str) -> Iterator[Draft]:
    """Yield a page at each old address of a document, and at its permanent link."""
    front = entry.document.front
    for old in (*front.old_addresses, *([permanent(frame.config, own_id)] if own_id else [])):
        page = Page(kind="redirect", address=old, title=front.title)
        target: dict[str, object] = {"target": entry.address}
        yield Draft(template="redirect.html", page=page, context=target, origin=entry.document.path, listed=False)


def _facts(frame: Frame, entry: ModelEntry) -> str:
    """Name all that a model's page shows of it: what was written, its terms, its pictures, its address."""
    return f"{entry.document.facts}{frame.marks(entry)}{entry.shown}"


def _cards(entries: Sequence[ModelEntry]) -> tuple[object, ...]:
    return tuple([entry.card for entry in entries])
