"""What all pages of a site have in common: titles, trails, addresses of lists, which terms have pages."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from showcase.assemble import Site
from showcase.config import Config
from showcase.records import Axis, Link, Page, Term
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

    `origin` says what asked for it (a file, or the name of a list), `listed` whether the sitemap has it.
    """

    template: str
    page: Page
    context: dict[str, object]
    origin: str
    listed: bool = True


class Frame:
    """The site with its settings and words, and what follows from them for every page."""

    def __init__(self, site: Site, config: Config, words: Mapping[str, str]) -> None:
        self.site, self.config, self.words = site, config, words
        self.axes: tuple[Axis, ...] = tuple(a for a in TITLES if a in config.groupings)
        self.terms: dict[Axis, tuple[Term, ...]] = {a: self._with_pages(a) for a in self.axes}

    def indexes(self, term: Term) -> tuple[int, ...]:
        """Return the indexes of a term's models, newest first."""
        return self.site.members[term.axis, term.slug]

    def published(self) -> frozenset[str]:
        """Return the addresses of all terms that have pages."""
        return frozenset(term.address for terms in self.terms.values() for term in terms)

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
        return tuple(t for t in self.site.terms[axis] if len(self.indexes(t)) >= LEAST.get(axis, 1))
