"""Make the pages of a site, each with its address, template and context; `plan` turns them into artifacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from showcase import digest
from showcase.artifacts import Later
from showcase.config import Config
from showcase.entries import Entry
from showcase.feeds import feed_address, feed_draft, site_feed
from showcase.frame import Bundle, Draft, Frame
from showcase.fronts import PlaceFront
from showcase.listings import Cut, Listed, cuts, list_of, listing_of
from showcase.model_pages import ModelPages, document_draft, redirects
from showcase.photo_library import has_pictures, library
from showcase.records import ArticlePage, Axis, Index, Link, Page, Term, Totals
from showcase.registry import COMMUNE_TYPES
from showcase.signs import codes
from showcase.site import Site
from showcase.term_pages import TermPages
from showcase.terms import year_term
from showcase.vietnamese import match_key, split_unit

HOME_AXES: tuple[Axis, ...] = ("ward", "kind", "year", "sector")
NARROW_AXES: tuple[Axis, ...] = (*HOME_AXES, "organisation", "tag")
RUN = 20
"""How many pages of a list are planned together."""
HOME_CARDS = 12
HOME_ARTICLES = 3
HOME_ENTRIES = 24
NOTHING_MORE: Mapping[str, tuple[Index, ...]] = {}


class Pages:
    """Make all pages of one site."""

    def __init__(self, site: Site, config: Config, words: Mapping[str, str]) -> None:
        self._frame = Frame(site, config, words)
        self._feed_address = feed_address(self._frame)
        self._terms = TermPages(self._frame, self._feed_address)
        self._models = ModelPages(self._frame, self._feed_address)
        self._units: dict[str, list[Term]] = {}
        for term in self._frame.terms.get("ward", ()):
            self._units.setdefault(match_key(term.name), []).append(term)

    def menu(self) -> tuple[Link, ...]:
        """Return the main navigation: places and kinds first, then years, sectors, articles, photos, plain pages."""
        frame = self._frame
        if frame.config.navigation:
            return frame.config.navigation
        axes = [frame.index_link(axis) for axis in HOME_AXES if frame.terms.get(axis)]
        articles = [frame.articles_link()] if frame.site.articles else []
        photos = [frame.photos_link()] if has_pictures(frame.site) else []
        return (*axes, *articles, *photos, *(Link(title=p.card.title, address=p.address) for p in frame.site.pages))

    def codes(self) -> dict[str, str]:
        """Return the address of each QR code's picture, and the text that the code holds."""
        return codes(self._frame.config, self._models.codes())

    def drafts(self) -> Iterator[Draft]:
        """Yield every page but the sitemap, which `plan` makes when it knows all."""
        for bundle in self.bundles():
            yield from bundle.open()

    def bundles(self) -> Iterator[Bundle]:
        """Yield all pages in bundles; the one of all single pages has no digest, for it is quickly made."""
        frame = self._frame
        yield Bundle(digest="", open=self._single)
        narrower = {"narrower": self._terms.ways(NARROW_AXES)}
        models = frame.site.models
        yield from self._list("models", frame.models_link(), list_of(models, models.order), narrower)
        yield from self._models.bundles()
        yield from self._terms.bundles()
        if frame.site.articles:
            articles = frame.site.articles
            listed = Listed([entry.shown for entry in articles], articles.__getitem__)
            yield from self._list("articles", frame.articles_link(), listed)
        yield library(frame, self._feed_address)

    def of_document(self, path: str) -> Draft | None:
        """Return the page of a document; None where it has none."""
        if (number := self._frame.site.models.number(path)) is not None:
            return self._models.page(number)
        return next((draft for draft in (*self._articles(), *self._plain_pages()) if draft.body == path), None)

    def _single(self) -> Iterator[Draft]:
        yield self._home()
        yield from self._terms.indexes()
        yield from self._articles()
        yield from self._plain_pages()
        for entry in (*self._frame.site.articles, *self._frame.site.pages):
            own_id = self._models.own_id(entry.document.front.id, entry.address)
            yield from redirects(self._frame, entry, own_id)
        yield from self._fixed()

    def _home(self) -> Draft:
        frame, site = self._frame, self._frame.site
        featured = site.models.in_order(site.models.featured)[:HOME_CARDS]
        context: dict[str, object] = {
            "featured": tuple(site.models[number].card for number in featured),
            "newest": tuple(site.models[number].card for number in site.models.order[:HOME_CARDS]),
            "indexes": tuple(self._terms.index(axis, HOME_ENTRIES) for axis in HOME_AXES if frame.terms.get(axis)),
            "articles": tuple(a.card for a in site.articles[:HOME_ARTICLES]),
            "models": frame.models_link(),
            "photos": frame.photos_link() if has_pictures(site) else None,
            "totals": Totals(models=len(site.models), units=len(site.terms["ward"]), years=len(site.terms["year"])),
        }
        title, summary = frame.words["title.home"], frame.config.description
        page = Page(kind="home", address="/", title=title, summary=summary, feed=self._feed_address)
        return Draft(template="home.html", page=page, context=context, origin="site_config.yaml")

    def _articles(self) -> Iterator[Draft]:
        frame = self._frame
        for entry in frame.site.articles:
            context = {"article": self._article(entry), "body": entry.body}
            trail = (*frame.trail(), frame.articles_link())
            yield document_draft("article.html", entry, context, trail, self._feed_address)

    def _plain_pages(self) -> Iterator[Draft]:
        for entry in self._frame.site.pages:
            context = {"article": self._article(entry), "body": entry.body}
            yield document_draft("page.html", entry, context, self._frame.trail(), self._feed_address)

    def _fixed(self) -> Iterator[Draft]:
        """Yield the 404 page, the site's feed, robots.txt and the manifest."""
        missing = Page(kind="404", address="/404.html", title=self._frame.words["title.not_found"])
        yield Draft(template="404.html", page=missing, context={}, origin="404.html", listed=False)
        if feed := site_feed(self._frame):
            yield feed_draft(feed)
        robots = Page(kind="robots", address="/robots.txt", title="")
        context: dict[str, object] = {"has_sitemap": bool(self._frame.config.base_url)}
        yield Draft(template="robots.txt", page=robots, context=context, origin="robots.txt", listed=False)
        manifest = Page(kind="manifest", address="/site.webmanifest", title=self._frame.config.title)
        yield Draft(template="site.webmanifest", page=manifest, context={}, origin="site.webmanifest", listed=False)

    def _list(
        self, kind: str, link: Link, listed: Listed, first: Mapping[str, tuple[Index, ...]] = NOTHING_MORE
    ) -> Iterator[Bundle]:
        """Yield the pages of a list in runs, the newest page by itself: of a long list few pages change together.

        `first` is what only that page has, besides: elsewhere it is empty.
        """
        frame, feed = self._frame, self._feed_address
        newest, *older = [
            (part, listing_of(listed, part)) for part in cuts(len(listed.shown), frame.config.per_page, link.address)
        ]

        def pages(run: Sequence[tuple[Cut, Later]]) -> Iterator[Draft]:
            for part, listing in run:
                page = Page(kind=kind, address=part.place, title=link.title, trail=frame.trail(), feed=feed)
                more = first if part.place == link.address else dict.fromkeys(first, ())
                context = {"listing": listing, **more}
                yield Draft(template=f"{kind}.html", page=page, context=context, origin=link.title)

        yield frame.bundle(partial(pages, [newest]), kind, feed, digest.of(first), newest[1].digest)
        runs = groupby(older, key=lambda cut: cut[0].number // RUN)
        for run in (list(same) for _, same in runs):
            yield frame.bundle(partial(pages, run), kind, feed, *[listing.digest for _, listing in run])

    def _article(self, entry: Entry) -> ArticlePage:
        front = entry.document.front
        return ArticlePage(
            title=front.title,
            summary=front.summary or "",
            author=getattr(front, "author", None) or "",
            source=getattr(front, "source", None) or "",
            unit=self._unit(front.ward) if isinstance(front, PlaceFront) and front.ward else None,
            years=self._years(front) if isinstance(front, PlaceFront) else (),
            pictures=entry.pictures,
            cover=entry.cover,
            date=front.date,
            updated=front.updated,
        )

    def _unit(self, written: str) -> Link:
        """Return the unit that an article names, with a link where one page is meant and no other."""
        unit_type, name = split_unit(written)
        types = ("", unit_type) if unit_type else ("", *COMMUNE_TYPES)
        meant = [t for t in self._units.get(match_key(name), ()) if t.title.removesuffix(t.name).strip() in types]
        if len(meant) == 1:
            return Link(title=meant[0].title, address=meant[0].address)
        return Link(title=f"{unit_type or ''} {name}".strip(), address="")

    def _years(self, front: PlaceFront) -> tuple[Link, ...]:
        terms = [year_term(y.year, self._frame.config, self._frame.words) for y in front.years]
        published = self._frame.terms.get("year", ())
        return tuple(Link(title=t.title, address=t.address) for t in terms if t in published)
