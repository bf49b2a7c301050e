"""Cut lists into pages, and say how many models stand behind a term.

Newest-first lists are cut from the oldest end: a cut once made never changes when a model is added,
and the first page holds one to two pages' worth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from showcase import digest
from showcase.artifacts import Later
from showcase.entries import Entry
from showcase.records import Axis, Listing, Picture, Term, TermEntry, YearGroup
from showcase.site import Models, Site
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


class Listed(Struct, frozen=True):
    """A list of documents, newest first: `shown` names what it shows of each, `entry` makes one by its place.

    `years` are the years that they stand under, where they do.
    """

    shown: Sequence[str]
    entry: Callable[[int], Entry]
    years: Sequence[int] = ()


def list_of(models: Models, numbers: Sequence[int], *, by_year: bool = False) -> Listed:
    """Return models as a list; with `by_year` in groups by their last year, newest first, which keep their order."""
    shown, years = models.columns.shown, models.columns.year
    ordered = sorted(numbers, key=years.__getitem__, reverse=True) if by_year else numbers
    return Listed(
        [shown[number] for number in ordered],
        lambda place: models[ordered[place]],
        [years[number] for number in ordered] if by_year else (),
    )


def listing_of(listed: Listed, part: Cut) -> Later:
    """Return one page of a list."""
    own = listed.shown[part.start : part.end]
    place = f"{bool(listed.years)} {part.number} {part.total} {part.newer} {part.older}"
    named = digest.of_bytes("\n".join((place, *own)).encode())
    return Later(named, lambda: _listing(listed, part))


def _listing(listed: Listed, part: Cut) -> Listing:
    places = range(part.start, part.end)
    cards = tuple([listed.entry(place).card for place in places])
    groups = groupby(zip(listed.years[part.start : part.end], cards, strict=False), key=itemgetter(0))
    return Listing(
        cards=cards,
        groups=tuple(YearGroup(year=str(year), cards=tuple([card for _, card in group])) for year, group in groups),
        number=part.number,
        total=part.total,
        newer=part.newer,
        older=part.older,
    )


def pair_members(site: Site, term: Term, second: Axis) -> dict[str, list[int]]:
    """Return the numbers of a term's models by the slugs of their terms on another axis, newest first.

    Nobody looks for what is not classified within something, and sector and kind would share its address.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number in site.members[term.axis, term.slug]:
        for other in site.models.terms_of(number):
            if other.axis == second and other.slug != UNCLASSIFIED:
                found[other.slug].append(number)
    return found


def term_entry(site: Site, term: Term, title: str, address: str, numbers: Sequence[int]) -> TermEntry:
    """Make the entry of a term (or of a pair) in an index."""
    pictured = site.models.pictured
    pictures = (site.models[number].cover for number in numbers[:PICTURE_SEARCH] if number in pictured)
    picture: Picture | None = next((p for p in pictures if p), None)
    return TermEntry(title=title, address=address, count=len(numbers), note=term.note, picture=picture)
