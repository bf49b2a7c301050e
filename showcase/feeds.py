"""Make Atom feeds: of the site, and of each unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from heapq import nlargest
from itertools import chain

from showcase.assemble import Entry
from showcase.frame import Draft, Frame
from showcase.records import Feed, FeedEntry, Page, Term
from showcase.strings import fill

FEED_SIZE = 20


def site_feed(frame: Frame) -> Feed | None:
    """Return the feed of the whole site; None without base_url, for an entry of a feed needs a full address."""
    entries = _entries(frame.site.models, frame.site.articles)
    return _feed(frame, frame.config.title, "/feed.xml", entries)


def unit_feed(frame: Frame, unit: Term) -> Feed | None:
    """Return the feed of a unit's models; None without base_url or without a dated model."""
    entries = _entries(frame.site.models[i] for i in frame.indexes(unit))
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


def _entries(*lists: Iterable[Entry]) -> tuple[FeedEntry, ...]:
    """Return the newest dated documents; one without a date is left out, since a feed must say when."""
    dated: list[tuple[dt.date, str, str, str]] = []
    for entry in chain(*lists):
        front = entry.document.front
        if day := front.updated or front.date:
            dated.append((day, entry.address, front.title, front.summary or ""))
    newest = nlargest(FEED_SIZE, dated)
    return tuple(FeedEntry(title=title, address=a, updated=d, summary=summary) for d, a, title, summary in newest)
