"""Cut lists into pages, and say how many models stand behind a term.

Newest-first lists are cut from the oldest end: a cut once made never changes when a model is added,
and the first page holds one to two pages' worth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from showcase.assemble import ModelEntry, Site
from showcase.records import Axis, Card, Listing, Picture, Term, TermEntry, YearGroup
from showcase.terms import UNCLASSIFIED

PAGE = "trang"
PICTURE_SEARCH = 48
"""How many models are looked at for the picture of a term."""


def cut(cards: Sequence[Card], per_page: int, first: str) -> Iterator[tuple[str, Listing]]:
    """Yield (address, listing) for each page of a list of cards, newest first; `first` is the first page's address."""
    older_pages = max(0, len(cards) // per_page - 1)
    newest = len(cards) - older_pages * per_page
    bounds = [(0, newest), *((newest + i * per_page, newest + (i + 1) * per_page) for i in range(older_pages))]
    numbers = [0, *range(older_pages, 0, -1)]
    places = [f"{first}{PAGE}-{number}/" if number else first for number in numbers]
    for i, (start, end) in enumerate(bounds):
        listing = Listing(
            cards=tuple(cards[start:end]),
            number=numbers[i],
            total=len(cards) if i == 0 else None,
            newer=places[i - 1] if i else "",
            older=places[i + 1] if i + 1 < len(places) else "",
        )
        yield places[i], listing


def by_last_year(models: Sequence[ModelEntry]) -> list[ModelEntry]:
    """Order models by their last year, newest first; within a year they keep their order."""
    return sorted(models, key=last_year, reverse=True)


def last_year(model: ModelEntry) -> int:
    """Return the last year of a model."""
    return max(y.year for y in model.front.years)


def year_groups(cards: Sequence[Card], years: Mapping[str, int]) -> tuple[YearGroup, ...]:
    """Group neighbouring cards by the year that `years` has for their address."""
    groups = groupby(cards, key=lambda card: years[card.address])
    return tuple(YearGroup(year=str(year), cards=tuple(group)) for year, group in groups)


def pair_members(site: Site, first: Axis, second: Axis) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return the indexes of the models of each pair of terms, by their slugs, newest first.

    Nobody looks for what is not classified within something, and sector and kind would share its address.
    """
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, entry in enumerate(site.models):
        for one in entry.terms.on(first):
            for other in (term for term in entry.terms.on(second) if term.slug != UNCLASSIFIED):
                found[one.slug, other.slug].append(index)
    return {key: tuple(indexes) for key, indexes in found.items()}


def term_entry(site: Site, term: Term, title: str, address: str, indexes: Sequence[int]) -> TermEntry:
    """Make the entry of a term (or of a pair) in an index."""
    pictures = (site.models[i].card.picture for i in indexes[:PICTURE_SEARCH])
    picture: Picture | None = next((p for p in pictures if p), None)
    return TermEntry(title=title, address=address, count=len(indexes), note=term.note, picture=picture)
