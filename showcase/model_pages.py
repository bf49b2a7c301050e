"""Make the pages of models: each one's own page, its sign, and the redirects to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial

from showcase import digest
from showcase.artifacts import Later
from showcase.entries import Entry, ModelEntry
from showcase.frame import Bundle, Draft, Frame
from showcase.model_page import Rings, model_page, neighbours_of
from showcase.records import Link, ModelPage, Page, Term
from showcase.signs import permanent, sign_address, sign_of
from showcase.site import Models


class ModelPages:
    """Make the pages of all models, a bundle for each unit and year: neighbours are made from the same things."""

    def __init__(self, frame: Frame, feed: str) -> None:
        site = frame.site
        self._frame, self._feed = frame, feed
        self._rings = Rings(site)
        columns, others = site.models.columns, (*site.articles, *site.pages)
        owners = [(columns.id[n], columns.address[n]) for n in site.models.order if columns.id[n]]
        owners += [(entry.document.front.id, entry.address) for entry in others if entry.document.front.id]
        self._owners = dict(reversed(owners))

    def own_id(self, own_id: str | None, place: str) -> str:
        """Return the id of the document at an address; empty where another had it before, which `assemble` tells."""
        return own_id if own_id and self._owners.get(own_id) == place else ""

    def bundles(self) -> Iterator[Bundle]:
        """Yield the pages of each unit's models of a year, in the order of the site."""
        for unit in self._frame.site.terms["ward"]:
            for numbers in self._groups(unit).values():
                made_from = [self._made_from[number] for number in numbers]
                yield self._frame.bundle(partial(self._pages, unit, numbers), "models of", self._feed, *made_from)

    def page(self, number: int) -> Draft:
        """Return the page of one model."""
        models = self._frame.site.models
        unit = models.terms_of(number)[0]
        numbers = self._groups(unit)[models.columns.year[number]]
        return next(self._pages(unit, numbers, wanted=(number,)))

    def _groups(self, unit: Term) -> dict[int, list[int]]:
        """Return a unit's models by their last year."""
        years = self._frame.site.models.columns.year
        groups: dict[int, list[int]] = {}
        for number in self._frame.numbers(unit):
            groups.setdefault(years[number], []).append(number)
        return groups

    def codes(self) -> Iterator[str]:
        """Yield the id of each model that has a sign."""
        models = self._frame.site.models
        for number in models.order:
            if models.columns.id[number] and (own_id := self._id(number)) and sign_address(self._frame.config, own_id):
                yield own_id

    def _id(self, number: int) -> str:
        columns = self._frame.site.models.columns
        return self.own_id(columns.id[number], columns.address[number])

    @cached_property
    def _made_from(self) -> list[str]:
        """What each model's pages are made from, by its number; its neighbours are in the same bundle."""
        columns = self._frame.site.models.columns
        ids = [own_id and self.own_id(own_id, place) for own_id, place in zip(columns.id, columns.address, strict=True)]
        related = self._rings.named(columns.shown)
        return [f"{own}{i}\n{shown}" for own, i, shown in zip(self._frame.names(), ids, related, strict=True)]

    def _pages(self, unit: Term, numbers: Sequence[int], wanted: Sequence[int] = ()) -> Iterator[Draft]:
        """Yield the pages of neighbours; `wanted` are some of them, else all."""
        frame, models = self._frame, self._frame.site.models
        trail = frame.trail("ward", unit)
        neighbours = neighbours_of(frame.site, numbers)
        for number in wanted or numbers:
            entry, own_id = models[number], self._id(number)
            sign = sign_address(frame.config, own_id)
            related = self._rings.related(number)
            named = digest.combine(*[models.columns.shown[other] for other in related])
            context: dict[str, object] = {
                "model": self._later(number, sign),
                "body": entry.body,
                "neighbours": neighbours[number],
                "related": Later(named, partial(_cards, models, related)),
            }
            yield document_draft("model.html", entry, context, trail, self._feed)
            if sign:
                yield self._sign(entry, own_id, trail)
            yield from redirects(frame, entry, own_id)

    def _later(self, number: int, sign: str) -> Later:
        named = digest.combine(self._frame.grouped, self._frame.named(number), sign)
        entry = self._frame.site.models[number]
        return Later(named, partial(model_page, entry, self._frame.published, sign))

    def _sign(self, entry: ModelEntry, own_id: str, trail: tuple[Link, ...]) -> Draft:
        shown: ModelPage = model_page(entry, self._frame.published)
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


def _cards(models: Models, numbers: Sequence[int]) -> tuple[object, ...]:
    return tuple([models[number].card for number in numbers])
