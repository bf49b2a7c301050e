"""Make the photo library: every published picture of models and articles, newest document first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from showcase import digest
from showcase.entries import Entry
from showcase.frame import Bundle, Draft, Frame
from showcase.fronts import PlaceFront
from showcase.listings import cuts
from showcase.records import BodyUse, Page, Picture, PictureSource
from showcase.site import Site


class PagePicture(Struct, frozen=True, kw_only=True):
    """A picture of the photo library, with the page that shows it.

    `place` is a model's unit; `number` tells apart the pictures of one title and place (0: the first of them).
    """

    picture: Picture
    title: str
    address: str
    place: str = ""
    number: int = 0


class PictureListing(Struct, frozen=True, kw_only=True):
    """A cut of the photo library, the newest document's pictures first; the rest is as in `Listing`."""

    pictures: tuple[PagePicture, ...]
    number: int = 0
    total: int | None = None
    newer: str = ""
    older: str = ""


def has_pictures(site: Site) -> bool:
    """Tell whether there is anything to show: without a picture there is no library, and nothing leads there."""
    return bool(site.blobs) and any(entry.pictures or entry.body.pictures for entry in _entries(site))


def library(frame: Frame, feed: str) -> Bundle:
    """Return the pages of the library; `feed` is the address of the site's feed, or empty."""
    models, articles = frame.site.models, filter(_may_show, frame.site.articles)
    columns = models.columns
    shown = [_named(columns.shown[n], columns.newest[n], models.uses.get(n)) for n in _numbers(frame.site)]
    shown += [_named(entry.shown, _day(entry).isoformat(), entry.body) for entry in articles]
    return frame.bundle(lambda: _drafts(frame, feed), "photos", feed, *shown)


def _entries(site: Site) -> Iterator[Entry]:
    """Yield the documents that may show pictures: models, then articles, newest first."""
    yield from map(site.models.__getitem__, _numbers(site))
    yield from filter(_may_show, site.articles)


def _numbers(site: Site) -> list[int]:
    """Return the numbers of the models that may show pictures, newest first."""
    in_bodies = {number for number, use in site.models.uses.items() if use.pictures}
    return site.models.in_order(site.models.pictured | in_bodies)


def _may_show(entry: Entry) -> bool:
    return bool(entry.document.front.photos or entry.body.pictures)


def _named(shown: str, day: str, use: BodyUse | None) -> str:
    """Name what the library shows of a document: its card, and the pictures of its body."""
    return f"{shown}{day}{digest.of(use.pictures) if use and use.pictures else ''}"


def _drafts(frame: Frame, feed: str) -> Iterator[Draft]:
    pictures = _pictures(frame.site)
    if not pictures:
        return
    link = frame.photos_link()
    for c in cuts(len(pictures), frame.config.per_page, link.address):
        shown = pictures[c.start : c.end]
        library = PictureListing(pictures=shown, number=c.number, total=c.total, newer=c.newer, older=c.older)
        page = Page(kind="photos", address=c.place, title=link.title, trail=frame.trail(), feed=feed)
        yield Draft(template="photos.html", page=page, context={"library": library}, origin=link.title)


def _pictures(site: Site) -> tuple[PagePicture, ...]:
    """Return all pictures, newest document first, each document's in its author's order.

    Numbers are given from the oldest document on, so that a new one changes no other's words.
    """
    told: Counter[tuple[str, str]] = Counter()
    found: list[list[PagePicture]] = []
    for entry in sorted(_entries(site), key=lambda e: (_day(e), e.address)):
        found.append([])
        for picture in _of(entry):
            words = entry.card.title, entry.card.place
            told[words] += 1
            number = told[words] if told[words] > 1 else 0
            own = PagePicture(picture=picture, title=words[0], place=words[1], address=entry.address, number=number)
            found[-1].append(own)
    return tuple(picture for own in reversed(found) for picture in own)


def _of(entry: Entry) -> Iterator[Picture]:
    """Yield the pictures of a document, each once: those of its front matter, then those that its body adds."""
    shown: dict[tuple[PictureSource, ...], Picture] = {}
    for picture in (*entry.pictures, *entry.body.pictures.values()):
        shown.setdefault(picture.sources, picture)
    yield from shown.values()


def _day(entry: Entry) -> dt.date:
    """Return what a document is ordered by: the day it was published, else its last year."""
    front = entry.document.front
    years = [y.year for y in front.years] if isinstance(front, PlaceFront) else []
    return front.date or dt.date(max(years, default=1), 1, 1)
