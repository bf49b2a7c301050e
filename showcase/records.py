"""The frozen nouns that stages hand to one another: plain data, no I/O.

What a person wrote is in `fronts`; here is what `load` makes of a file, and what the site shows
(`Card`, `Term`, `Listing`, …, made by `assemble` and `plan`). Addresses are site-absolute
(`/mo-hinh/ngo-hoa/`); `urls` makes them relative when a page is rendered.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from showcase.fronts import ArticleFront, Award, Figure, ModelFront, PageFront, PaperFront, ReportFront
from showcase.packed import Packed

# ---- files -----------------------------------------------------------------------------------

SourceKind = Literal["model", "article", "page", "document", "report", "photo", "registry", "config"]


class Source(Struct, frozen=True, kw_only=True):
    """One file of the site: `path` below its folder in NFC, `file` as the disk spells it, `digest` of its bytes."""

    path: str
    file: str
    kind: SourceKind
    digest: str


# ---- what load makes -------------------------------------------------------------------------


class Heading(Struct, frozen=True, kw_only=True, array_like=True):
    """A heading of a body: its level (2 to 6), anchor and text."""

    level: int
    id: str
    text: str


class LinkPart(Struct, frozen=True, kw_only=True, tag="link"):
    """A place in a body where an attribute ` href="…"` goes once the target's address is known."""

    target: str


class ImagePart(Struct, frozen=True, kw_only=True, tag="image"):
    """A place in a body where a picture goes.

    `target` is the path of a photo below the site's folder, `alone` tells whether it is a paragraph of its own.
    """

    target: str
    alt: str
    title: str
    alone: bool


class AbbreviationPart(Struct, frozen=True, kw_only=True, tag="abbreviation"):
    """A place in a body where an abbreviation is first used; it is shown with its full words where they are known."""

    short: str


class Body(Struct, frozen=True, kw_only=True):
    """A body as safe HTML in pieces, with holes for links, pictures and abbreviations."""

    parts: tuple[str | LinkPart | ImagePart | AbbreviationPart, ...]


class BodyRef(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A body by its digest, with what other files need to know of it; the text is read when its page is rendered.

    `links` and `images` are targets with their lines, `shown` its pictures with their words, `anchors` the ids of its
    headings.
    """

    digest: str
    links: tuple[tuple[str, int], ...] = ()
    images: tuple[tuple[str, int], ...] = ()
    shown: tuple[ImagePart, ...] = ()
    anchors: tuple[str, ...] = ()
    abbreviations: tuple[tuple[str, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return self.digest == ""


class Document(Struct, frozen=True, kw_only=True, array_like=True):
    """A loaded file: who it is, what was written, and the lines of its keys for later messages.

    `slug` is the last part of its address. `facts` is the digest of its front matter, `card` that of what lists
    show of it: with them a page's key is known without its text.
    """

    path: str
    kind: Literal["model", "article", "page", "document", "report"]
    slug: str
    front: ModelFront | ArticleFront | PageFront | PaperFront | ReportFront
    facts: str
    card: str
    body: BodyRef
    lines: dict[str, int]


class Variant(Struct, frozen=True, kw_only=True):
    """One encoded size of a photo: its bytes lie in the cache under `blob`."""

    width: int
    height: int
    format: Literal["webp", "jpeg"]
    blob: str
    size: int


class Photo(Struct, frozen=True, kw_only=True):
    """A loaded photo: its size as it is seen (orientation applied) and its variants, smallest first.

    `share` is what is shown where a link to the page is shared; only the photo that stands for its document has it.
    """

    path: str
    width: int
    height: int
    variants: tuple[Variant, ...]
    share: Variant | None = None

    @property
    def encoded(self) -> tuple[Variant, ...]:
        """Return everything that was encoded."""
        return (*self.variants, self.share) if self.share else self.variants


# ---- what the site shows ---------------------------------------------------------------------


class Link(Struct, frozen=True, kw_only=True):
    """A title with an address."""

    title: str
    address: str


class PictureSource(Struct, frozen=True, kw_only=True):
    """The files of one format: (address, width in pixels), smallest first."""

    format: Literal["webp", "jpeg"]
    files: tuple[tuple[str, int], ...]


class Picture(Struct, frozen=True, kw_only=True):
    """A photo ready to be shown; width and height are the largest variant's, in pixels.

    `share` is the address of its cut for shared links (1200 × 630), where it has one.
    """

    width: int
    height: int
    sources: tuple[PictureSource, ...]
    share: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    stage: str = ""
    date: str = ""


class Card(Struct, frozen=True, kw_only=True):
    """What lists show of a document."""

    title: str
    address: str
    summary: str = ""
    place: str = ""
    kind: str = ""
    year: str = ""
    date: dt.date | None = None
    picture: Picture | None = None


Axis = Literal["ward", "sector", "year", "kind", "organisation", "tag"]


class Term(Struct, frozen=True, kw_only=True):
    """One ward, sector, year, kind…: `name` bare, `title` as printed; `note` tells its time or theme."""

    axis: Axis
    slug: str
    name: str
    title: str
    address: str
    description: str = ""
    note: str = ""
    parent: str = ""


class Index(Struct, frozen=True, kw_only=True):
    """The entries of one axis under a heading (its title and the address of its index page)."""

    axis: Axis
    title: str
    address: str
    entries: tuple[TermEntry, ...]


class TermEntry(Struct, frozen=True, kw_only=True):
    """A term in an index, with how many models it has and one picture of them."""

    title: str
    address: str
    count: int
    note: str = ""
    picture: Picture | None = None


class YearGroup(Struct, frozen=True, kw_only=True):
    """The cards of one year on a page."""

    year: str
    cards: tuple[Card, ...]


class Listing(Packed, frozen=True, kw_only=True):
    """A cut of a list, newest first.

    `number` counts cuts from the oldest (0: the first page); only the first page knows `total`.
    """

    cards: tuple[Card, ...]
    groups: tuple[YearGroup, ...] = ()
    number: int = 0
    total: int | None = None
    newer: str = ""
    older: str = ""


class YearLine(Struct, frozen=True, kw_only=True):
    """A year of a model as its page shows it; the words are the canonical Vietnamese ones."""

    year: Link
    status: str = ""
    level: str = ""
    nature: str = ""
    result: str = ""
    registered: dt.date | None = None
    recognised: dt.date | None = None
    document: str = ""
    outstanding: bool = False


class ModelPage(Packed, frozen=True, kw_only=True):
    """A model as its page shows it; what is not known is empty."""

    title: str
    summary: str = ""
    unit: Link | None = None
    unit_type: str = ""
    unit_note: str = ""
    unit_today: str = ""
    plate: str = ""
    address: str = ""
    group: str = ""
    location: tuple[tuple[float, float], ...] = ()
    sector: Link | None = None
    kind: Link | None = None
    years: tuple[YearLine, ...] = ()
    participant: str = ""
    organisation: str = ""
    organisation_address: str = ""
    person: str = ""
    documents: tuple[str, ...] = ()
    awards: tuple[Award, ...] = ()
    figures: tuple[Figure, ...] = ()
    replicated_from: str = ""
    tags: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    cover: Picture | None = None
    classified_by: str = ""
    sign: str = ""
    date: dt.date | None = None
    updated: dt.date | None = None
    checked: dt.date | None = None


class Sign(Struct, frozen=True, kw_only=True):
    """A sign to be printed and put up at a model: `plate` names its lane or its unit, `short` is what a person types.

    `address` is the sign's own page, `qr` the picture of the code, and `target` the permanent address that it opens.
    """

    title: str
    plate: str
    unit: str
    address: str
    qr: str
    target: str
    short: str


class ArticlePage(Struct, frozen=True, kw_only=True):
    """An article or a plain page as its page shows it."""

    title: str
    summary: str = ""
    author: str = ""
    source: str = ""
    unit: Link | None = None
    years: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    cover: Picture | None = None
    date: dt.date | None = None
    updated: dt.date | None = None


class Neighbours(Packed, frozen=True, kw_only=True):
    """The models before and after this one in the same unit and year."""

    newer: Link | None = None
    older: Link | None = None


class Totals(Struct, frozen=True, kw_only=True):
    """How much the site holds; each number is named by its field."""

    models: int
    units: int
    years: int


class SitemapEntry(Struct, frozen=True, kw_only=True):
    """A line of the sitemap."""

    address: str
    updated: dt.date | None = None


class FeedEntry(Struct, frozen=True, kw_only=True):
    """An entry of a feed; `updated` is never empty, entries without a date are left out."""

    title: str
    address: str
    updated: dt.date
    summary: str = ""


class Feed(Struct, frozen=True, kw_only=True):
    """An Atom feed of the newest documents."""

    title: str
    address: str
    updated: dt.date
    entries: tuple[FeedEntry, ...]


class Page(Packed, frozen=True, kw_only=True):
    """Who a page is: its kind (the template's context is documented by it), address, title and the way to it."""

    kind: str
    address: str
    title: str
    summary: str = ""
    trail: tuple[Link, ...] = ()
    feed: str = ""
    updated: dt.date | None = None


class SiteShelf(Struct, frozen=True, kw_only=True):
    """What every page may read of the site's settings."""

    title: str
    description: str
    language: str
    base_url: str
    time_zone: str
    contact: dict[str, str]
    params: dict[str, str]


class BodyUse(Struct, frozen=True, kw_only=True):
    """A body in a context: its digest, and what its holes become (target → address or picture, short → full words)."""

    digest: str
    links: dict[str, str] = {}
    pictures: dict[str, Picture] = {}
    abbreviations: dict[str, str] = {}
