"""Make Atom feeds: of the site, and of each unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest

from showcase.entries import Entry
from showcase.frame import Draft, Frame
from showcase.records import Feed, FeedEntry, Page, Term
from showcase.site import Site
from showcase.strings import fill

FEED_SIZE = 20


SITE_FEED = "/feed.xml"


def feed_address(frame: Frame) -> str:
    """Return the address of the site's feed; empty where it has none."""
    fronts = (article.document.front for article in frame.site.articles)
    is_dated = any(frame.site.models.columns.day) or any(front.updated or front.date for front in fronts)
    return SITE_FEED if frame.config.base_url and is_dated else ""


def site_feed(frame: Frame) -> Feed | None:
    """Return the feed of the whole site; None without base_url, for an entry of a feed needs a full address."""
    entries = _entries(frame.site, frame.site.models.order, frame.site.articles)
    return _feed(frame, frame.config.title, SITE_FEED, entries)


def unit_feed(frame: Frame, unit: Term) -> Feed | None:
    """Return the feed of a unit's models; None without base_url or without a dated model."""
    entries = _entries(frame.site, frame.numbers(unit))
    title = fill(frame.words["title.feed_unit"], {"site": frame.config.title, "unit": unit.title})
    return _feed(frame, title, f"{unit.address}feed.xml", entries)


def feed_draft(feed: Feed) -> Draft:
    """Make the page of a feed."""
    page = Page(kind="feed", address=feed.address, title=feed.title)
    return Draft(template="feed.xml", page=page, context={"feed": feed}, origin=feed.address, listed=False)


def _feed(frame: Frame, title: str, address: str, entries: tuple[FeedEntry, ...]) -> Feed | None:
    if not frame.config.base_url or not entries:
        return None
    return Feed(title=title, address=address, updated=entries[0].updated, entries=entries)


def _entries(site: Site, numbers: Sequence[int], articles: Iterable[Entry] = ()) -> tuple[FeedEntry, ...]:
    """Return the newest dated documents; one without a date is left out, since a feed must say when."""
    days, addresses = site.models.columns.day, site.models.columns.address
    dated = nlargest(FEED_SIZE, [(days[number], addresses[number], number) for number in numbers])
    models = (_entry(site.models[number]) for day, _, number in dated if day)
    found = [*filter(None, models), *filter(None, map(_entry, articles))]
    return tuple(nlargest(FEED_SIZE, found, key=lambda entry: (entry.updated, entry.address)))


def _entry(entry: Entry) -> FeedEntry | None:
    front = entry.document.front
    if day := front.updated or front.date:
        return FeedEntry(title=front.title, address=entry.address, updated=day, summary=front.summary or "")
    return None
