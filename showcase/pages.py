"""Make the pages of a site, each with its address, template and context; `plan` turns them into artifacts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from showcase.assemble import Entry, Site
from showcase.config import Config
from showcase.listings import cut, members, term_entry
from showcase.model_page import model_page, neighbours_of, related_to, rings_of
from showcase.records import (
    ArticlePage,
    Axis,
    Card,
    Feed,
    FeedEntry,
    Index,
    Link,
    Page,
    SitemapEntry,
    Term,
    TermEntry,
    Totals,
)
from showcase.strings import fill
from showcase.terms import capital, year_term
from showcase.urls import address
from showcase.vietnamese import match_key

TITLES: dict[Axis, str] = {
    "ward": "title.wards",
    "sector": "title.sectors",
    "year": "title.years",
    "kind": "title.kinds",
    "organisation": "title.organisations",
    "tag": "title.tags",
}
HOME_AXES: tuple[Axis, ...] = ("ward", "kind", "year", "sector")
LEAST: Mapping[str, int] = {"tag": 3}
LEAST_PAIR = 2
FEED_SIZE = 20
HOME_CARDS = 12
HOME_ARTICLES = 3
HOME_ENTRIES = 24


class Draft(Struct, frozen=True, kw_only=True):
    """A page to be.

    `origin` says what asked for it (a file, or the name of a list), `listed` whether the sitemap has it.
    """

    template: str
    page: Page
    context: dict[str, object]
    origin: str
    listed: bool = True


class Pages:
    """Make all pages of one site."""

    def __init__(self, site: Site, config: Config, words: Mapping[str, str]) -> None:
        self._site, self._config, self._words = site, config, words
        self._single: tuple[Axis, ...] = tuple(a for a in TITLES if a in config.groupings)
        self._published = {
            a: tuple(t for t in site.terms[a] if self._count(a, t) >= LEAST.get(a, 1)) for a in self._single
        }
        self._feed = (
            "/feed.xml" if config.base_url and self._feed_entries(range(len(site.models)), site.articles) else ""
        )

    def menu(self) -> tuple[Link, ...]:
        """Return the main navigation: places and kinds first, then years and sectors, articles and plain pages."""
        if self._config.navigation:
            return self._config.navigation
        axes = [self._index_link(axis) for axis in HOME_AXES if self._published.get(axis)]
        articles = [self._articles_link()] if self._site.articles else []
        return (*axes, *articles, *(Link(title=p.card.title, address=p.address) for p in self._site.pages))

    def drafts(self) -> Iterator[Draft]:
        """Yield every page."""
        yield self._home()
        yield from self._models()
        for axis in self._single:
            if self._published[axis]:
                yield self._terms(axis)
                for term in self._published[axis]:
                    yield from self._term(term)
        yield from self._documents()
        yield from self._fixed()

    # ---- home, models --------------------------------------------------------------------------

    def _home(self) -> Draft:
        site = self._site
        context: dict[str, object] = {
            "featured": tuple(m.card for m in site.models if m.front.featured)[:HOME_CARDS],
            "newest": tuple(m.card for m in site.models[:HOME_CARDS]),
            "indexes": tuple(self._index(axis, HOME_ENTRIES) for axis in HOME_AXES if self._published.get(axis)),
            "articles": tuple(a.card for a in site.articles[:HOME_ARTICLES]),
            "totals": Totals(models=len(site.models), units=len(site.terms["ward"]), years=len(site.terms["year"])),
        }
        page = Page(
            kind="home", address="/", title=self._words["title.home"], summary=self._config.description, feed=self._feed
        )
        return Draft(template="home.html", page=page, context=context, origin="site_config.yaml")

    def _models(self) -> Iterator[Draft]:
        site, title = self._site, self._words["title.models"]
        first = address(self._config.section("models"))
        for place, listing in cut([m.card for m in site.models], self._config.per_page, first):
            yield self._draft("models.html", "models", place, title, {"listing": listing}, trail=self._trail())
        positions, rings = rings_of(site)
        neighbours = neighbours_of(site)
        existing = frozenset(t.address for terms in self._published.values() for t in terms)
        for index, entry in enumerate(site.models):
            trail = self._trail("ward", entry.terms.unit) if "ward" in self._single else self._trail()
            context: dict[str, object] = {
                "model": model_page(entry, existing),
                "body": entry.body,
                "neighbours": neighbours[index],
                "related": related_to(site, index, positions, rings),
            }
            yield self._of_document("model.html", entry, context, trail)

    # ---- terms ---------------------------------------------------------------------------------

    def _terms(self, axis: Axis) -> Draft:
        index = self._index(axis)
        return self._draft("terms.html", "terms", index.address, index.title, {"index": index}, trail=self._trail())

    def _term(self, term: Term) -> Iterator[Draft]:
        axis = term.axis
        indexes = members(self._site, (axis, term.slug))
        feed = self._unit_feed(term, indexes) if axis == "ward" else None
        narrower = tuple(n for second in self._seconds(axis) if (n := self._narrower(term, second)).entries)
        context: dict[str, object] = {"term": term, "within": (), "themes": self._themes(term), "narrower": narrower}
        trail = self._trail(axis)
        yield from self._listing(term, term.address, capital(term.title), indexes, context, trail, kind=axis, feed=feed)
        if feed:
            yield self._feed_draft(feed, term.title)
        for second in self._seconds(axis):
            for other in self._site.terms[second]:
                yield from self._pair(term, other, trail)

    def _pair(self, term: Term, other: Term, trail: tuple[Link, ...]) -> Iterator[Draft]:
        indexes = self._pair_members(term, other)
        if len(indexes) < LEAST_PAIR:
            return
        title = fill(self._words["title.pair"], {"first": capital(term.title), "second": other.title})
        within: tuple[Link, ...] = (Link(title=capital(term.title), address=term.address),)
        if other in self._published.get(other.axis, ()):
            within = (*within, Link(title=other.title, address=other.address))
        context: dict[str, object] = {"term": term, "within": within, "themes": (), "narrower": ()}
        trail = (*trail, within[0])
        yield from self._listing(
            term, f"{term.address}{other.slug}/", title, indexes, context, trail, kind=f"{term.axis}-{other.axis}"
        )

    def _listing(
        self,
        term: Term,
        first: str,
        title: str,
        indexes: Sequence[int],
        context: Mapping[str, object],
        trail: tuple[Link, ...],
        *,
        kind: str,
        feed: Feed | None = None,
    ) -> Iterator[Draft]:
        cards = [self._site.models[i].card for i in indexes]
        for place, listing in cut(cards, self._config.per_page, first, by_year=kind == "ward"):
            page_context = {**context, "listing": listing}
            if place != first:
                page_context |= {"narrower": (), "themes": ()}
            feed_address = feed.address if feed else self._feed
            page = Page(kind=kind, address=place, title=title, summary=term.description, trail=trail, feed=feed_address)
            yield Draft(template="term.html", page=page, context=page_context, origin=f"{term.axis}: {term.name}")

    def _index(self, axis: Axis, most: int = 0) -> Index:
        """Return the index of an axis; with `most`, only that many terms, those with the most models."""
        terms = self._published[axis]
        if most and len(terms) > most:
            kept = set(sorted(terms, key=lambda t: (-self._count(axis, t), t.slug))[:most])
            terms = tuple(t for t in terms if t in kept)
        link = self._index_link(axis)
        entries = tuple(
            term_entry(self._site, t, capital(t.title), t.address, members(self._site, (axis, t.slug))) for t in terms
        )
        return Index(axis=axis, title=link.title, address=link.address, entries=entries)

    def _narrower(self, term: Term, second: Axis) -> Index:
        entries: list[TermEntry] = []
        for other in self._site.terms[second]:
            indexes = self._pair_members(term, other)
            if len(indexes) >= LEAST_PAIR:
                entries.append(term_entry(self._site, other, other.title, f"{term.address}{other.slug}/", indexes))
        link = self._index_link(second)
        return Index(axis=second, title=link.title, address=link.address, entries=tuple(entries))

    def _pair_members(self, term: Term, other: Term) -> tuple[int, ...]:
        return members(self._site, (term.axis, term.slug), (other.axis, other.slug))

    def _seconds(self, axis: Axis) -> list[Axis]:
        return [second for second in TITLES if f"{axis}/{second}" in self._config.groupings]

    def _themes(self, term: Term) -> tuple[object, ...]:
        return tuple(y for y in self._site.registry.years if term.axis == "year" and str(y.year) == term.slug)

    def _count(self, axis: Axis, term: Term) -> int:
        return len(self._site.members[axis, term.slug])

    # ---- articles, plain pages, and what every site has ------------------------------------------

    def _documents(self) -> Iterator[Draft]:
        site = self._site
        articles = self._articles_link()
        if site.articles:
            for place, listing in cut([a.card for a in site.articles], self._config.per_page, articles.address):
                yield self._draft(
                    "articles.html", "articles", place, articles.title, {"listing": listing}, trail=self._trail()
                )
        for entry in site.articles:
            context: dict[str, object] = {"article": self._article(entry), "body": entry.body}
            yield self._of_document("article.html", entry, context, (*self._trail(), articles))
        for entry in site.pages:
            yield self._of_document(
                "page.html", entry, {"article": self._article(entry), "body": entry.body}, self._trail()
            )
        for entry in (*site.models, *site.articles, *site.pages):
            yield from self._redirects(entry)

    def _article(self, entry: Entry) -> ArticlePage:
        front = entry.document.front
        ward = getattr(front, "ward", None)
        units = {match_key(name): t for t in self._site.terms["ward"] for name in (t.title, t.name)}
        term = units.get(match_key(ward)) if ward else None
        years = [year_term(y.year, self._config, self._words) for y in getattr(front, "years", ())]
        existing = set(self._published.get("year", ()))
        return ArticlePage(
            title=front.title,
            summary=front.summary or "",
            author=getattr(front, "author", None) or "",
            source=getattr(front, "source", None) or "",
            unit=Link(title=term.title, address=term.address) if term else None,
            years=tuple(Link(title=y.title, address=y.address) for y in years if y in existing),
            pictures=entry.pictures,
            date=front.date,
            updated=front.updated,
        )

    def _redirects(self, entry: Entry) -> Iterator[Draft]:
        front = entry.document.front
        permanent = [address(self._config.section("permanent"), front.id)] if front.id else []
        for old in (*front.old_addresses, *permanent):
            page = Page(kind="redirect", address=old, title=front.title)
            yield Draft(
                template="redirect.html",
                page=page,
                context={"target": entry.address},
                origin=entry.document.path,
                listed=False,
            )

    def _fixed(self) -> Iterator[Draft]:
        """Yield the 404 page, the site's feed and robots.txt (the sitemap is made by `plan`, which knows all pages)."""
        missing = Page(kind="404", address="/404.html", title=self._words["title.not_found"])
        yield Draft(template="404.html", page=missing, context={}, origin="404.html", listed=False)
        if self._feed:
            entries = self._feed_entries(range(len(self._site.models)), self._site.articles)
            feed = Feed(title=self._config.title, address=self._feed, updated=entries[0].updated, entries=entries)
            yield self._feed_draft(feed, self._config.title)
        robots = Page(kind="robots", address="/robots.txt", title="")
        context: dict[str, object] = {"has_sitemap": bool(self._config.base_url)}
        yield Draft(template="robots.txt", page=robots, context=context, origin="robots.txt", listed=False)

    def _feed_draft(self, feed: Feed, title: str) -> Draft:
        page = Page(kind="feed", address=feed.address, title=title)
        return Draft(template="feed.xml", page=page, context={"feed": feed}, origin=feed.address, listed=False)

    def _unit_feed(self, term: Term, indexes: Sequence[int]) -> Feed | None:
        entries = self._feed_entries(indexes, ()) if self._config.base_url else ()
        if not entries:
            return None
        title = fill(self._words["title.feed_unit"], {"site": self._config.title, "unit": term.title})
        return Feed(title=title, address=f"{term.address}feed.xml", updated=entries[0].updated, entries=entries)

    def _feed_entries(self, indexes: Sequence[int], articles: Sequence[Entry]) -> tuple[FeedEntry, ...]:
        """Return the newest dated documents; one without a date is left out, since a feed must say when."""
        models = (self._site.models[i] for i in indexes)
        newest: list[tuple[dt.date, Card]] = []
        for entries in (models, articles):
            dated = ((e.document.front.updated or e.document.front.date, e.card) for e in entries)
            kept = [(day, card) for day, card in dated if day is not None]
            newest += sorted(kept, key=lambda pair: (pair[0], pair[1].address), reverse=True)[:FEED_SIZE]
        newest.sort(key=lambda pair: (pair[0], pair[1].address), reverse=True)
        return tuple(
            FeedEntry(title=c.title, address=c.address, updated=d, summary=c.summary) for d, c in newest[:FEED_SIZE]
        )

    # ---- parts of pages --------------------------------------------------------------------------

    def _draft(
        self, template: str, kind: str, place: str, title: str, context: dict[str, object], *, trail: tuple[Link, ...]
    ) -> Draft:
        page = Page(kind=kind, address=place, title=title, trail=trail, feed=self._feed)
        return Draft(template=template, page=page, context=context, origin=title)

    def _of_document(self, template: str, entry: Entry, context: dict[str, object], trail: tuple[Link, ...]) -> Draft:
        front = entry.document.front
        page = Page(
            kind=entry.document.kind,
            address=entry.address,
            title=front.title,
            summary=front.summary or "",
            trail=trail,
            feed=self._feed,
            updated=front.updated or front.date,
        )
        return Draft(template=template, page=page, context=context, origin=entry.document.path)

    def _trail(self, axis: Axis | None = None, term: Term | None = None) -> tuple[Link, ...]:
        home = Link(title=self._words["trail.home"], address="/")
        index = (self._index_link(axis),) if axis else ()
        return (home, *index, *((Link(title=capital(term.title), address=term.address),) if term else ()))

    def _index_link(self, axis: Axis) -> Link:
        return Link(title=self._words[TITLES[axis]], address=address(self._config.section(axis)))

    def _articles_link(self) -> Link:
        return Link(title=self._words["title.articles"], address=address(self._config.section("articles")))


def sitemap_entries(drafts: Sequence[Draft]) -> tuple[SitemapEntry, ...]:
    """Return the lines of the sitemap: every page that a reader would look for."""
    return tuple(
        SitemapEntry(address=d.page.address, updated=d.page.updated)
        for d in sorted(drafts, key=lambda d: d.page.address)
        if d.listed
    )
