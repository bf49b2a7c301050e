"""What all pages of a site have in common: titles, trails, addresses of lists, which terms have pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from showcase import digest, version
from showcase.config import Config
from showcase.records import Axis, Link, Page, Term
from showcase.site import Site
from showcase.terms import capital
from showcase.urls import address

TITLES: dict[Axis, str] = {
    "ward": "title.wards",
    "sector": "title.sectors",
    "year": "title.years",
    "kind": "title.kinds",
    "organisation": "title.organisations",
    "tag": "title.tags",
}
"""Each axis and the string that heads its index page."""
LEAST: Mapping[str, int] = {"tag": 3}
"""From how many models on a term has a page (default 1); a pair of terms from two on."""
LEAST_PAIR = 2


class Draft(Struct, frozen=True, kw_only=True):
    """A page to be.

    `origin` says what asked for it (a file, or the name of a list), `listed` whether the sitemap has it, `body` is
    the path of the document whose body it shows.
    """

    template: str
    page: Page
    context: dict[str, object]
    origin: str
    listed: bool = True
    body: str = ""


class Bundle(Struct, frozen=True, kw_only=True):
    """Pages that are made from the same things: those of a unit's models, say, or of one list.

    `digest` covers all that `open` reads to make their drafts, but for the bodies; as long as it is as it was, so are
    the drafts, and nobody has to open it. Without a digest it is opened each time.
    """

    digest: str
    open: Callable[[], Iterator[Draft]]


class Frame:
    """The site with its settings and words, and what follows from them for every page.

    `grouped` are the axes that have pages, `published` the addresses of all terms that have some.
    """

    def __init__(self, site: Site, config: Config, words: Mapping[str, str]) -> None:
        self.site, self.config, self.words = site, config, words
        self.axes: tuple[Axis, ...] = tuple(a for a in TITLES if a in config.groupings)
        self.terms: dict[Axis, tuple[Term, ...]] = {a: self._with_pages(a) for a in self.axes}
        self.published = frozenset(term.address for terms in self.terms.values() for term in terms)
        self._marks: dict[int, str] = {}
        axes = [axis for axis, terms in self.terms.items() if terms]
        self._pageless = frozenset(
            number
            for number, term in enumerate(site.models.terms)
            if term.axis in axes and term.address not in self.published
        )
        self.grouped = " ".join(axes)
        self._digest = digest.of((version.engine(), config, words, axes, site.registry.years))

    def mark(self, term: Term) -> str:
        """Return the digest of a term as pages show it: also whether it has a page that can be linked."""
        if id(term) not in self._marks:
            self._marks[id(term)] = digest.of((term, term.address in self.published))
        return self._marks[id(term)]

    def names(self) -> Sequence[str]:
        """Return `named` of all models, by their numbers."""
        own = self.site.models.columns.own
        return [self.named(number) for number in range(len(own))] if self._pageless else own

    def named(self, number: int) -> str:
        """Name all that a model's page shows of it: what was written, its pictures, its terms and which have pages."""
        models = self.site.models
        if not self._pageless:
            return models.columns.own[number]
        missing = [models.terms[term].address for term in models.columns.terms[number] if term in self._pageless]
        return " ".join((models.columns.own[number], *missing))

    def bundle(self, pages: Callable[[], Iterator[Draft]], *made_from: str) -> Bundle:
        """Bundle pages that are made from the site's frame and from these digests (or texts without line ends)."""
        return Bundle(digest=digest.of_bytes("\n".join((self._digest, *made_from)).encode()), open=pages)

    def numbers(self, term: Term) -> Sequence[int]:
        """Return the numbers of a term's models, newest first."""
        return self.site.members[term.axis, term.slug]

    def trail(self, axis: Axis | None = None, term: Term | None = None) -> tuple[Link, ...]:
        """Return the way to a page: home, then the index of an axis, then a term; what has no page is left out."""
        home = Link(title=self.words["trail.home"], address="/")
        if axis is None or not self.terms.get(axis):
            return (home,)
        own = (Link(title=capital(term.title), address=term.address),) if term else ()
        return (home, self.index_link(axis), *own)

    def index_link(self, axis: Axis) -> Link:
        """Return the link to the index page of an axis."""
        return Link(title=self.words[TITLES[axis]], address=address(self.config.section(axis)))

    def models_link(self) -> Link:
        """Return the link to the list of all models."""
        return Link(title=self.words["title.models"], address=address(self.config.section("models")))

    def articles_link(self) -> Link:
        """Return the link to the list of all articles."""
        return Link(title=self.words["title.articles"], address=address(self.config.section("articles")))

    def photos_link(self) -> Link:
        """Return the link to the photo library."""
        return Link(title=self.words["title.photos"], address=address(self.config.section("photos")))

    def _with_pages(self, axis: Axis) -> tuple[Term, ...]:
        return tuple(t for t in self.site.terms[axis] if len(self.numbers(t)) >= LEAST.get(axis, 1))
