"""How lists are cut into pages, and what stands behind a term of an index."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import a_photo, document, made_site, years

from showcase.entries import Entry
from showcase.fronts import PhotoFront
from showcase.listings import PICTURE_SEARCH, Listed, cuts, list_of, listing_of, pair_members, term_entry
from showcase.records import Listing

_sizes = st.integers(0, 60)
_per_page = st.integers(2, 9)
_quick = settings(max_examples=80, derandomize=True, database=None, deadline=None)


def _entries(count: int) -> list[Entry]:
    """Return documents newest first: the oldest is 0."""
    return list(made_site(*(document(f"articles/{n:03}") for n in range(count))).articles)


def _listed(entries: list[Entry]) -> Listed:
    return Listed([entry.shown for entry in entries], entries.__getitem__)


def _cut(count: int, per_page: int) -> dict[str, Listing]:
    entries = _entries(count)
    pairs = [(part.place, listing_of(_listed(entries), part).make()) for part in cuts(count, per_page, "/mo-hinh/")]
    pages = {place: listing for place, listing in pairs if isinstance(listing, Listing)}
    assert len(pages) == len(pairs)
    return pages


@_quick
@given(count=_sizes, per_page=_per_page)
def test_every_card_stands_on_one_page_in_its_order(count: int, per_page: int) -> None:
    pages = _cut(count, per_page)
    assert [card for listing in pages.values() for card in listing.cards] == [entry.card for entry in _entries(count)]


@_quick
@given(count=_sizes, per_page=_per_page)
def test_the_first_page_holds_one_to_two_pages_worth_and_all_others_one(count: int, per_page: int) -> None:
    first, *older = [len(listing.cards) for listing in _cut(count, per_page).values()]
    assert first == count if count < per_page else per_page <= first <= 2 * per_page - 1
    assert set(older) <= {per_page}


@_quick
@given(count=_sizes, per_page=_per_page)
def test_pages_are_numbered_from_the_oldest_and_linked_both_ways(count: int, per_page: int) -> None:
    pages = _cut(count, per_page)
    places = list(pages)
    assert places[0] == "/mo-hinh/"
    assert places[1:] == [f"/mo-hinh/trang-{n}/" for n in range(len(places) - 1, 0, -1)]
    assert [listing.number for listing in pages.values()] == [0, *range(len(places) - 1, 0, -1)]
    assert [listing.newer for listing in pages.values()] == ["", *places[:-1]]
    assert [listing.older for listing in pages.values()] == [*places[1:], ""]


@_quick
@given(count=_sizes, per_page=_per_page)
def test_only_the_first_page_knows_the_total(count: int, per_page: int) -> None:
    first, *older = _cut(count, per_page).values()
    assert first.total == count
    assert {listing.total for listing in older} <= {None}


@_quick
@given(count=_sizes, per_page=_per_page)
def test_a_new_model_changes_the_first_page_and_at_most_the_newer_link_of_one_other(count: int, per_page: int) -> None:
    before, after = _cut(count, per_page), _cut(count + 1, per_page)
    assert before.keys() <= after.keys()
    changed = [place for place in before if place != "/mo-hinh/" and before[place] != after[place]]
    assert len(changed) <= 1
    for place in changed:
        assert before[place].cards == after[place].cards
        assert before[place].newer == "/mo-hinh/"
        assert after[place].newer in after.keys() - before.keys()


def test_an_empty_list_is_one_empty_page() -> None:
    assert _cut(0, 24) == {"/mo-hinh/": Listing(cards=(), total=0)}


@_quick
@given(count=_sizes, other=_sizes, per_page=_per_page)
def test_pages_of_one_name_are_equal(count: int, other: int, per_page: int) -> None:
    """What a page is made from is named without making it: the name must tell apart all that differs."""
    named: dict[str, object] = {}
    for size in (count, other):
        entries = _entries(size)
        for part in cuts(size, per_page, "/mo-hinh/"):
            later = listing_of(_listed(entries), part)
            assert named.setdefault(later.digest, later.make()) == later.make()


# ---- years of a unit ---------------------------------------------------------------------------------


def test_models_of_a_unit_stand_under_their_last_year_and_each_year_is_one_group() -> None:
    site = made_site(
        document("models/a", years=years(2022)),
        document("models/b", years=years(2023, 2019)),
        document("models/c", years=years(2022, 2021)),
        document("models/d", years=years(2024)),
    )
    listed = list_of(site.models, site.models.order, by_year=True)
    (part,) = cuts(4, 4, "/dia-phuong/gia-thuy/")
    listing = listing_of(listed, part).make()
    assert isinstance(listing, Listing)
    groups = listing.groups
    assert [group.year for group in groups] == ["2024", "2023", "2022"]
    assert [[card.title for card in group.cards] for group in groups] == [["d"], ["b"], ["c", "a"]]


# ---- pairs and entries -------------------------------------------------------------------------------


def test_pairs_hold_the_models_that_have_both_terms() -> None:
    site = made_site(
        document("models/a", years=years(2024, 2023), sector="kinh tế"),
        document("models/b", years=years(2024), sector="kinh tế"),
        document("models/c", years=years(2024)),
    )
    titles = {
        (term.slug, slug): {site.models[number].card.title for number in numbers}
        for term in site.terms["sector"]
        for slug, numbers in pair_members(site, term, "year").items()
    }
    assert titles == {
        ("kinh-te", "2024"): {"a", "b"},
        ("kinh-te", "2023"): {"a"},
        ("chua-phan-loai", "2024"): {"c"},
    }


@pytest.mark.parametrize(("with_photo", "shown"), [(0, True), (PICTURE_SEARCH - 1, True), (PICTURE_SEARCH, False)])
def test_an_entry_shows_the_newest_picture_among_the_first_models(with_photo: int, shown: bool) -> None:
    names = [f"{n:03}" for n in range(PICTURE_SEARCH + 2, 0, -1)]
    owner = names[with_photo]
    documents = [
        document(f"models/{name}", photos=(PhotoFront(file="a.jpg"),) if name == owner else ()) for name in names
    ]
    path = f"content/models/{owner}/a.jpg"
    site = made_site(*documents, photos={path: a_photo(path, 480)})
    (term,) = site.terms["ward"]
    entry = term_entry(site, term, "Gia Thụy", term.address, site.members["ward", term.slug])
    assert entry.count == len(names)
    assert (entry.picture is not None) is shown
