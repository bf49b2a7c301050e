"""Make the pages of wards, sectors, years, kinds, organisations and tags, their indexes, and pairs of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from showcase.feeds import feed_draft, unit_feed
from showcase.frame import LEAST_PAIR, TITLES, Bundle, Draft, Frame
from showcase.listings import cuts, list_of, listing_of, pair_members, term_entry
from showcase.records import Axis, Index, Link, Page, Term
from showcase.strings import fill
from showcase.terms import capital

NARROW_MOST = 6
"""Up to how many terms of an axis are named above the list of all models: that is to stay compact on a phone."""


class TermPages:
    """Make all pages of terms."""

    def __init__(self, frame: Frame, site_feed: str) -> None:
        self._frame = frame
        self._site_feed = site_feed
        wanted = frame.config.groupings
        self._wanted = [(a, b) for a in TITLES for b in TITLES if f"{a}/{b}" in wanted]
        self._others = {
            axis: {term.slug: (place, term) for place, term in enumerate(frame.site.terms[axis])}
            for axis in {second for _, second in self._wanted}
        }
        self._pairs: dict[tuple[Axis, str, Axis], list[tuple[Term, list[int]]]] = {}

    def bundles(self) -> Iterator[Bundle]:
        """Yield the pages of each term: its list, its feed, and the lists of its pairs with other terms."""
        for axis in self._frame.axes:
            seconds = self._seconds(axis)
            for term in self._frame.terms[axis]:
                yield self._frame.bundle(partial(self._pages, term), *self._made_from(term, seconds))

    def indexes(self) -> Iterator[Draft]:
        """Yield the index page of each axis."""
        frame = self._frame
        for axis in frame.axes:
            if frame.terms[axis]:
                index = self.index(axis)
                page = self._page("terms", index.address, index.title, frame.trail())
                yield Draft(template="terms.html", page=page, context={"index": index}, origin=index.title)

    def _made_from(self, term: Term, seconds: Sequence[Axis]) -> Iterator[str]:
        """Yield what the pages of a term are made from: itself, its models, and what pairs it makes with them."""
        frame = self._frame
        yield "lists of"
        yield self._site_feed
        yield frame.mark(term)
        models = frame.site.models
        yield from [models.columns.shown[number] for number in frame.numbers(term)]
        for number in frame.numbers(term) if seconds else ():
            yield from [frame.mark(other) for other in models.terms_of(number) if other.axis in seconds]

    def _pages(self, term: Term) -> Iterator[Draft]:
        yield from self._term(term)
        for second in self._seconds(term.axis):
            for other, numbers in self._pairs_of(term, second):
                yield from self._pair(term, other, numbers)

    def index(self, axis: Axis, most: int = 0) -> Index:
        """Return the index of an axis; with `most`, only that many terms, those with the most models."""
        frame = self._frame
        terms = frame.terms[axis]
        if most and len(terms) > most:
            kept = set(sorted(terms, key=lambda t: (-len(frame.numbers(t)), t.slug))[:most])
            terms = tuple(t for t in terms if t in kept)
        link = frame.index_link(axis)
        entries = tuple(term_entry(frame.site, t, capital(t.title), t.address, frame.numbers(t)) for t in terms)
        return Index(axis=axis, title=link.title, address=link.address, entries=entries)

    def ways(self, axes: Sequence[Axis]) -> tuple[Index, ...]:
        """Return the ways to narrow the list of all models: the terms of each axis, or none where they are too many.

        An axis whose one term has all models narrows nothing, and is left out.
        """
        wanted = [axis for axis in axes if self._narrows(axis)]
        few = {axis for axis in wanted if len(self._frame.terms[axis]) <= NARROW_MOST}
        return tuple(self.index(axis) if axis in few else self._bare(axis) for axis in wanted)

    def _narrows(self, axis: Axis) -> bool:
        frame = self._frame
        return any(len(frame.numbers(term)) < len(frame.site.models) for term in frame.terms.get(axis, ()))

    def _bare(self, axis: Axis) -> Index:
        link = self._frame.index_link(axis)
        return Index(axis=axis, title=link.title, address=link.address, entries=())

    def _term(self, term: Term) -> Iterator[Draft]:
        frame, axis = self._frame, term.axis
        feed = unit_feed(frame, term) if axis == "ward" else None
        narrower = tuple(n for second in self._seconds(axis) if (n := self._narrower(term, second)).entries)
        themes = tuple(y for y in frame.site.registry.years if axis == "year" and str(y.year) == term.slug)
        context: dict[str, object] = {"term": term, "within": (), "themes": themes, "narrower": narrower}
        page = self._page(axis, term.address, capital(term.title), frame.trail(axis), term.description)
        page = replace(page, feed=feed.address if feed else self._site_feed)
        yield from self._cuts(term, page, frame.numbers(term), context)
        if feed:
            yield feed_draft(feed)

    def _pair(self, term: Term, other: Term, numbers: Sequence[int]) -> Iterator[Draft]:
        frame = self._frame
        first = Link(title=capital(term.title), address=term.address)
        has_page = other.address in frame.published
        within = (first, Link(title=capital(other.title), address=other.address)) if has_page else (first,)
        title = fill(frame.words["title.pair"], {"first": capital(term.title), "second": other.title})
        page = self._page(
            f"{term.axis}-{other.axis}", f"{term.address}{other.slug}/", title, frame.trail(term.axis, term)
        )
        context: dict[str, object] = {"term": term, "within": within, "themes": (), "narrower": ()}
        yield from self._cuts(term, page, numbers, context)

    def _cuts(self, term: Term, page: Page, numbers: Sequence[int], context: Mapping[str, object]) -> Iterator[Draft]:
        """Yield the pages of a list; only the first one tells what else there is."""
        listed = list_of(self._frame.site.models, numbers, by_year=page.kind == "ward")
        for part in cuts(len(numbers), self._frame.config.per_page, page.address):
            whole = {**context, "listing": listing_of(listed, part)}
            whole |= {} if part.place == page.address else {"narrower": (), "themes": ()}
            own_page = replace(page, address=part.place)
            yield Draft(template="term.html", page=own_page, context=whole, origin=f"{page.kind}: {page.title}")

    def _narrower(self, term: Term, second: Axis) -> Index:
        frame = self._frame
        link = frame.index_link(second)
        entries = tuple(
            term_entry(frame.site, other, capital(other.title), f"{term.address}{other.slug}/", numbers)
            for other, numbers in self._pairs_of(term, second)
        )
        index_address = link.address if frame.terms.get(second) else ""
        return Index(axis=second, title=link.title, address=index_address, entries=entries)

    def _seconds(self, axis: Axis) -> list[Axis]:
        return [second for first, second in self._wanted if first == axis]

    def _pairs_of(self, term: Term, second: Axis) -> list[tuple[Term, list[int]]]:
        """Return the terms of another axis with which a term makes pairs that have pages, and the models of each."""
        key = term.axis, term.slug, second
        if key not in self._pairs:
            others, members = self._others[second], pair_members(self._frame.site, term, second)
            found = [slug for slug, numbers in members.items() if len(numbers) >= LEAST_PAIR]
            self._pairs[key] = [(others[slug][1], members[slug]) for slug in sorted(found, key=others.__getitem__)]
        return self._pairs[key]

    def _page(self, kind: str, place: str, title: str, trail: tuple[Link, ...], summary: str = "") -> Page:
        return Page(kind=kind, address=place, title=title, summary=summary, trail=trail, feed=self._site_feed)
