"""Cut lists into pages, and say how many models stand behind a term.

Newest-first lists are cut from the oldest end: a cut once made never changes when a model is added,
and the first page holds one to two pages' worth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from showcase import digest
from showcase.artifacts import Later
from showcase.assemble import Entry, ModelEntry, Site
from showcase.records import Axis, Listing, Picture, Term, TermEntry, YearGroup
from showcase.terms import UNCLASSIFIED

PAGE = "trang"
PICTURE_SEARCH = 48
"""How many models are looked at for the picture of a term."""


class Cut(Struct, frozen=True, kw_only=True):
    """One page of a list: its address, which part of the list it holds, and the rest as in `Listing`."""

    place: str
    start: int
    end: int
    number: int
    total: int | None
    newer: str
    older: str


def cuts(count: int, per_page: int, first: str) -> Iterator[Cut]:
    """Yield where a list of `count` entries, newest first, is cut; `first` is the first page's address."""
    older_pages = max(0, count // per_page - 1)
    newest = count - older_pages * per_page
    numbers = [0, *range(older_pages, 0, -1)]
    places = [f"{first}{PAGE}-{number}/" if number else first for number in numbers]
    for i, number in enumerate(numbers):
        yield Cut(
            place=places[i],
            start=newest + (i - 1) * per_page if i else 0,
            end=newest + i * per_page,
            number=number,
            total=None if i else count,
            newer=places[i - 1] if i else "",
            older=places[i + 1] if i + 1 < len(places) else "",
        )


def listing_of(entries: Sequence[Entry], part: Cut, *, by_year: bool = False) -> Later:
    """Return one page of a list; with `by_year` its models stand in groups by their last year, as they are ordered."""
    shown = entries[part.start : part.end]
    place = f"{by_year} {part.number} {part.total} {part.newer} {part.older}"
    named = digest.of_bytes("\n".join((place, *[entry.shown for entry in shown])).encode())
    return Later(named, lambda: _listing(shown, part, by_year=by_year))


def _listing(entries: Sequence[Entry], part: Cut, *, by_year: bool) -> Listing:
    return Listing(
        cards=tuple([entry.card for entry in entries]),
        groups=year_groups([e for e in entries if isinstance(e, ModelEntry)]) if by_year else (),
        number=part.number,
        total=part.total,
        newer=part.newer,
        older=part.older,
    )


def by_last_year(models: Sequence[ModelEntry]) -> list[ModelEntry]:
    """Order models by their last year, newest first; within a year they keep their order."""
    return sorted(models, key=last_year, reverse=True)


def last_year(model: ModelEntry) -> int:
    """Return the last year of a model."""
    return max([y.year for y in model.front.years])


def year_groups(models: Sequence[ModelEntry]) -> tuple[YearGroup, ...]:
    """Group neighbouring models by their last year."""
    groups = groupby(models, key=last_year)
    return tuple(YearGroup(year=str(year), cards=tuple([model.card for model in group])) for year, group in groups)


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
    models = [site.models[i] for i in indexes[:PICTURE_SEARCH]]
    pictures = (model.card.picture for model in models if model.front.photos)
    picture: Picture | None = next((p for p in pictures if p), None)
    return TermEntry(title=title, address=address, count=len(indexes), note=term.note, picture=picture)
