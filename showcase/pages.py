"""Make the pages of a site, each with its address, template and context; `plan` turns them into artifacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from showcase.assemble import Entry, ModelEntry, Site
from showcase.config import Config
from showcase.feeds import feed_draft, site_feed
from showcase.frame import Draft, Frame
from showcase.fronts import PlaceFront
from showcase.listings import cut
from showcase.model_page import model_page, neighbours_of, related_to, rings_of
from showcase.photo_library import has_pictures, library_drafts
from showcase.records import ArticlePage, Axis, Index, Link, ModelPage, Page, SitemapEntry, Term, Totals
from showcase.registry import COMMUNE_TYPES
from showcase.signs import permanent, sign_address, sign_of
from showcase.term_pages import TermPages
from showcase.terms import year_term
from showcase.vietnamese import match_key, split_unit

HOME_AXES: tuple[Axis, ...] = ("ward", "kind", "year", "sector")
NARROW_AXES: tuple[Axis, ...] = (*HOME_AXES, "organisation", "tag")
HOME_CARDS = 12
HOME_ARTICLES = 3
HOME_ENTRIES = 24
NOTHING_MORE: Mapping[str, tuple[Index, ...]] = {}


class Pages:
    """Make all pages of one site."""

    def __init__(self, site: Site, config: Config, words: Mapping[str, str]) -> None:
        self._frame = Frame(site, config, words)
        self._feed = site_feed(self._frame)
        self._feed_address = self._feed.address if self._feed else ""
        self._terms = TermPages(self._frame, self._feed_address)
        self._owners: dict[str, str] = {}
        for entry in (*site.models, *site.articles, *site.pages):
            self._owners.setdefault(entry.document.front.id or "", entry.address)
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

    def drafts(self) -> Iterator[Draft]:
        """Yield every page but the sitemap, which `plan` makes when it knows all."""
        yield self._home()
        yield from self._models()
        yield from self._terms.drafts()
        yield from self._articles()
        yield from library_drafts(self._frame, self._feed_address)
        yield from self._plain_pages()
        yield from self._redirects()
        yield from self._fixed()

    def _home(self) -> Draft:
        frame, site = self._frame, self._frame.site
        featured = tuple(m.card for m in site.models if m.front.featured)[:HOME_CARDS]
        context: dict[str, object] = {
            "featured": featured,
            "newest": tuple(m.card for m in site.models[:HOME_CARDS]),
            "indexes": tuple(self._terms.index(axis, HOME_ENTRIES) for axis in HOME_AXES if frame.terms.get(axis)),
            "articles": tuple(a.card for a in site.articles[:HOME_ARTICLES]),
            "models": frame.models_link(),
            "photos": frame.photos_link() if has_pictures(site) else None,
            "totals": Totals(models=len(site.models), units=len(site.terms["ward"]), years=len(site.terms["year"])),
        }
        title, summary = frame.words["title.home"], frame.config.description
        page = Page(kind="home", address="/", title=title, summary=summary, feed=self._feed_address)
        return Draft(template="home.html", page=page, context=context, origin="site_config.yaml")

    def _models(self) -> Iterator[Draft]:
        frame, site = self._frame, self._frame.site
        ways = {"narrower": self._terms.ways(NARROW_AXES)}
        yield from self._list("models", frame.models_link(), site.models, ways)
        positions, rings = rings_of(site)
        neighbours = neighbours_of(site)
        published = frame.published()
        for index, entry in enumerate(site.models):
            shown = model_page(entry, published, sign_address(frame.config, self._own_id(entry)))
            context: dict[str, object] = {
                "model": shown,
                "body": entry.body,
                "neighbours": neighbours[index],
                "related": related_to(site, index, positions, rings),
            }
            trail = frame.trail("ward", entry.terms.unit)
            yield self._of_document("model.html", entry, context, trail)
            if shown.sign:
                yield self._sign(entry, shown, trail)

    def _sign(self, entry: ModelEntry, shown: ModelPage, trail: tuple[Link, ...]) -> Draft:
        sign = sign_of(self._frame.config, self._own_id(entry), shown, entry.terms.unit.title)
        way = (*trail, Link(title=shown.title, address=entry.address))
        page = Page(kind="sign", address=sign.address, title=shown.title, trail=way)
        origin = entry.document.path
        return Draft(template="sign.html", page=page, context={"sign": sign}, origin=origin, listed=False)

    def _articles(self) -> Iterator[Draft]:
        frame = self._frame
        if frame.site.articles:
            yield from self._list("articles", frame.articles_link(), frame.site.articles)
        for entry in frame.site.articles:
            context = {"article": self._article(entry), "body": entry.body}
            yield self._of_document("article.html", entry, context, (*frame.trail(), frame.articles_link()))

    def _plain_pages(self) -> Iterator[Draft]:
        for entry in self._frame.site.pages:
            context = {"article": self._article(entry), "body": entry.body}
            yield self._of_document("page.html", entry, context, self._frame.trail())

    def _redirects(self) -> Iterator[Draft]:
        """Yield a page at each old address and at each permanent link."""
        site = self._frame.site
        for entry in (*site.models, *site.articles, *site.pages):
            front, own_id = entry.document.front, self._own_id(entry)
            for old in (*front.old_addresses, *([permanent(self._frame.config, own_id)] if own_id else [])):
                page = Page(kind="redirect", address=old, title=front.title)
                target = {"target": entry.address}
                yield Draft(
                    template="redirect.html", page=page, context=dict(target), origin=entry.document.path, listed=False
                )

    def _own_id(self, entry: Entry) -> str:
        """Return a document's id; empty where another had it before, which `assemble` tells."""
        own_id = entry.document.front.id or ""
        return own_id if self._owners.get(own_id) == entry.address else ""

    def _fixed(self) -> Iterator[Draft]:
        """Yield the 404 page, the site's feed, robots.txt and the manifest."""
        missing = Page(kind="404", address="/404.html", title=self._frame.words["title.not_found"])
        yield Draft(template="404.html", page=missing, context={}, origin="404.html", listed=False)
        if self._feed:
            yield feed_draft(self._feed)
        robots = Page(kind="robots", address="/robots.txt", title="")
        context: dict[str, object] = {"has_sitemap": bool(self._frame.config.base_url)}
        yield Draft(template="robots.txt", page=robots, context=context, origin="robots.txt", listed=False)
        manifest = Page(kind="manifest", address="/site.webmanifest", title=self._frame.config.title)
        yield Draft(template="site.webmanifest", page=manifest, context={}, origin="site.webmanifest", listed=False)

    def _list(
        self, kind: str, link: Link, entries: Sequence[Entry], first: Mapping[str, tuple[Index, ...]] = NOTHING_MORE
    ) -> Iterator[Draft]:
        """Yield the pages of a list; `first` is what only the first one has, besides: elsewhere it is empty."""
        trail = self._frame.trail()
        for place, listing in cut([e.card for e in entries], self._frame.config.per_page, link.address):
            page = Page(kind=kind, address=place, title=link.title, trail=trail, feed=self._feed_address)
            more = first if place == link.address else dict.fromkeys(first, ())
            yield Draft(template=f"{kind}.html", page=page, context={"listing": listing, **more}, origin=link.title)

    def _of_document(
        self, template: str, entry: Entry, context: Mapping[str, object], trail: tuple[Link, ...]
    ) -> Draft:
        front = entry.document.front
        page = Page(
            kind=entry.document.kind,
            address=entry.address,
            title=front.title,
            summary=front.summary or "",
            trail=trail,
            feed=self._feed_address,
            updated=front.updated or front.date,
        )
        return Draft(template=template, page=page, context=dict(context), origin=entry.document.path)

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


def sitemap_entries(drafts: Sequence[Draft]) -> tuple[SitemapEntry, ...]:
    """Return the lines of the sitemap: every page that a reader would look for."""
    listed = sorted((d.page for d in drafts if d.listed), key=lambda page: page.address)
    return tuple(SitemapEntry(address=page.address, updated=page.updated) for page in listed)
