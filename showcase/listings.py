"""Cut lists into pages, and count the terms of an axis.

Newest-first lists are cut from the oldest end: a cut once made never changes when a model is added,
and the first page holds one to two pages' worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from showcase.assemble import ModelEntry, Site
from showcase.records import Axis, Card, Listing, Picture, Term, TermEntry, YearGroup

PICTURE_SEARCH = 48
PAGE = "trang"


def cut(cards: Sequence[Card], per_page: int, first: str, *, by_year: bool = False) -> Iterator[tuple[str, Listing]]:
    """Yield (address, listing) for each page of a list of cards, newest first; `first` is the first page's address."""
    older_pages = max(0, len(cards) // per_page - 1)
    newest = len(cards) - older_pages * per_page
    bounds = [(0, newest), *((newest + i * per_page, newest + (i + 1) * per_page) for i in range(older_pages))]
    numbers = [0, *range(older_pages, 0, -1)]
    places = [f"{first}{PAGE}-{number}/" if number else first for number in numbers]
    for i, (start, end) in enumerate(bounds):
        shown = tuple(cards[start:end])
        yield (
            places[i],
            Listing(
                cards=shown,
                groups=tuple(YearGroup(year=y, cards=tuple(g)) for y, g in groupby(shown, key=lambda c: c.year))
                if by_year
                else (),
                number=numbers[i],
                total=len(cards) if i == 0 else None,
                newer=places[i - 1] if i else "",
                older=places[i + 1] if i + 1 < len(places) else "",
            ),
        )


def members(site: Site, *keys: tuple[Axis, str]) -> tuple[int, ...]:
    """Return the indexes of the models that have all these terms, newest first."""
    first, *others = (site.members.get(key, ()) for key in keys)
    for other in others:
        wanted = set(other)
        first = tuple(i for i in first if i in wanted)
    return first


def term_entry(site: Site, term: Term, title: str, address: str, indexes: Sequence[int]) -> TermEntry:
    """Make the entry of a term (or of a pair) in an index."""
    return TermEntry(
        title=title, address=address, count=len(indexes), note=term.note, picture=_picture(site.models, indexes)
    )


def _picture(models: Sequence[ModelEntry], indexes: Sequence[int]) -> Picture | None:
    found = (models[i].card.picture for i in indexes[:PICTURE_SEARCH])
    return next((picture for picture in found if picture), None)
