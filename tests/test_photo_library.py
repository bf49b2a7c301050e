"""The photo library: every published picture once, the newest document's first, each with a name of its own."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from conftest import SiteMaker, model, photo
from hypothesis import given, settings
from hypothesis import strategies as st
from made import a_photo, document, made_site, years
from plain_theme import WORDS

from showcase.config import Config
from showcase.frame import Draft, Frame
from showcase.fronts import PhotoFront
from showcase.pages import Pages
from showcase.photo_library import PagePicture, PictureListing, has_pictures, library
from showcase.records import BodyRef, Document, ImagePart, Photo
from showcase.site import Site

LIBRARY = "/thu-vien-anh/"


def _config(**keys: Any) -> Config:
    return Config(**{"title": "Dân vận khéo", **keys})


def _site(*documents: tuple[str, int, dict[str, Any]]) -> Site:
    """Assemble documents, each of a path, a count of photos and further keys."""
    made: list[Document] = []
    photos: dict[str, Photo] = {}
    for path, count, keys in documents:
        names = [f"{n}.jpg" for n in range(1, count + 1)]
        made.append(document(path, photos=tuple(PhotoFront(file=name, caption=name) for name in names), **keys))
        photos |= {f"content/{path}/{name}": a_photo(f"content/{path}/{name}", 480) for name in names}
    return made_site(*made, photos=photos)


def _drafts(site: Site, **keys: Any) -> list[Draft]:
    return list(library(Frame(site, _config(**keys), WORDS), "").open())


def _library(draft: Draft) -> PictureListing:
    shown = draft.context["library"]
    assert isinstance(shown, PictureListing)
    return shown


def _shown(site: Site, **keys: Any) -> list[PagePicture]:
    return [shown for draft in _drafts(site, **keys) for shown in _library(draft).pictures]


def _named(site: Site) -> list[tuple[str, str, int]]:
    return [(s.address, s.picture.caption, s.number) for s in _shown(site)]


# ---- what is in it -----------------------------------------------------------------------------------


def test_the_newest_documents_pictures_stand_first_and_each_documents_in_its_authors_order() -> None:
    site = _site(
        ("models/cu", 1, {"date": dt.date(2024, 5, 1)}),
        ("models/moi", 2, {"date": dt.date(2026, 1, 1)}),
        ("articles/tin", 1, {"date": dt.date(2025, 1, 1)}),
        ("models/khong-ngay", 1, {"years": years(2025, 2023)}),  # as in lists: the first day of its last year
        ("models/khong-anh", 0, {}),
    )
    assert [(address, caption) for address, caption, _ in _named(site)] == [
        ("/mo-hinh/moi/", "1.jpg"),
        ("/mo-hinh/moi/", "2.jpg"),
        ("/mo-hinh/khong-ngay/", "1.jpg"),
        ("/bai-viet/tin/", "1.jpg"),
        ("/mo-hinh/cu/", "1.jpg"),
    ]


def test_models_stand_in_the_order_of_the_list_of_all_models() -> None:
    days = (None, dt.date(2024, 1, 1), None, dt.date(2023, 6, 1), dt.date(2024, 1, 1), None)
    site = _site(*((f"models/m{n}", 1, {"date": day, "years": years(2023 + n % 2)}) for n, day in enumerate(days)))
    assert [shown.address for shown in _shown(site)] == [entry.address for entry in site.models]


def test_a_picture_of_a_body_is_there_with_its_words_and_one_that_is_also_a_photo_only_once() -> None:
    paths = ["content/models/a/1.jpg", "content/models/a/2.jpg"]
    body = BodyRef(
        digest="d",
        images=tuple((path, 9) for path in paths),
        shown=tuple(ImagePart(target=path, alt="Hàng chậu", title="Góc ngõ", alone=True) for path in paths),
    )
    front = (PhotoFront(file="1.jpg", caption="Đầu ngõ"), PhotoFront(file="1.jpg", caption="Lại ghi"))
    photos = {path: a_photo(path, 480) for path in paths}
    shown = _shown(made_site(document("models/a", body, photos=front), photos=photos))
    assert [(s.picture.caption, s.picture.alt) for s in shown] == [("Đầu ngõ", ""), ("Góc ngõ", "Hàng chậu")]


def test_pages_about_the_site_have_no_pictures_here() -> None:
    assert _drafts(_site(("pages/gioi-thieu", 2, {}))) == []


def test_without_a_picture_there_is_no_library_and_nothing_leads_there() -> None:
    site = _site(("models/a", 0, {}), ("articles/b", 0, {}), ("pages/c", 1, {}))
    pages = Pages(site, _config(), WORDS)
    drafts = {draft.page.address: draft for draft in pages.drafts()}
    assert not has_pictures(site)
    assert [address for address in drafts if address.startswith(LIBRARY)] == []
    assert LIBRARY not in [link.address for link in pages.menu()]
    assert drafts["/"].context["photos"] is None


@pytest.mark.parametrize("path", ["models/a", "articles/b"])
def test_with_a_picture_home_and_the_menu_lead_to_it(path: str) -> None:
    pages = Pages(_site((path, 1, {})), _config(permalinks={"photos": "anh-dep"}), WORDS)
    drafts = {draft.page.address: draft for draft in pages.drafts()}
    assert drafts["/anh-dep/"].page.trail[0].address == "/"
    assert "/anh-dep/" in [link.address for link in pages.menu()]
    assert drafts["/"].context["photos"].address == "/anh-dep/"  # type: ignore[attr-defined]


# ---- pages ----------------------------------------------------------------------------------------------


def test_it_is_cut_from_the_oldest_end_in_pages_of_pictures() -> None:
    site = _site(*((f"models/m{n}", 3, {"date": dt.date(2026, 1, n)}) for n in range(1, 4)))
    drafts = _drafts(site, per_page=4)
    listings = [_library(draft) for draft in drafts]
    assert [draft.page.address for draft in drafts] == [LIBRARY, f"{LIBRARY}trang-1/"]
    assert [len(listing.pictures) for listing in listings] == [5, 4]
    assert [listing.total for listing in listings] == [9, None]
    assert [(listing.newer, listing.older) for listing in listings] == [("", f"{LIBRARY}trang-1/"), (LIBRARY, "")]


def test_a_new_document_changes_the_first_page_and_at_most_the_newer_link_of_one_other() -> None:
    old = [(f"models/m{n:02}", 2, {"date": dt.date(2026, 1, n)}) for n in range(1, 11)]
    before = {d.page.address: d for d in _drafts(_site(*old), per_page=3)}
    new = ("models/m01-b", 2, {"title": "m01", "date": dt.date(2026, 2, 1)})  # of a title that there was
    after = {d.page.address: d for d in _drafts(_site(*old, new), per_page=3)}
    changed = [a for a in before if before[a] != after[a] and a != LIBRARY]
    assert all(_library(before[a]).pictures == _library(after[a]).pictures for a in changed)
    assert len(changed) <= 1
    assert _library(after[LIBRARY]).total == 22


# ---- names ------------------------------------------------------------------------------------------------

_DOCUMENTS = st.lists(
    st.tuples(
        st.sampled_from(["Ngõ hoa", "Tranh tường"]),
        st.sampled_from(["phường Gia Thụy", "phường Bồ Đề"]),
        st.sampled_from([None, dt.date(2026, 1, 1), dt.date(2025, 5, 5)]),
        st.integers(0, 4),
    ),
    max_size=8,
)


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(found=_DOCUMENTS, per_page=st.integers(2, 5))
def test_every_picture_is_there_once_under_a_name_of_its_own(
    found: list[tuple[str, str, dt.date | None, int]], per_page: int
) -> None:
    site = _site(
        *(
            (f"models/m{n}", count, {"title": title, "ward": ward, "date": day})
            for n, (title, ward, day, count) in enumerate(found)
        )
    )
    shown = _shown(site, per_page=per_page)
    files = [s.picture.sources[0].files for s in shown]
    assert len(set(files)) == len(files) == sum(count for *_, count in found)
    names = [(s.title, s.place, s.number) for s in shown]
    assert len(set(names)) == len(names)
    assert has_pictures(site) is bool(shown)
    assert all(_library(draft).pictures for draft in _drafts(site, per_page=per_page))


def test_pictures_of_one_name_are_numbered_from_the_oldest() -> None:
    same = {"title": "Ngõ hoa"}
    site = _site(
        ("models/a", 2, {**same, "date": dt.date(2025, 1, 1)}),
        ("models/b", 2, {**same, "date": dt.date(2026, 1, 1)}),
    )
    assert _named(site) == [
        ("/mo-hinh/b/", "1.jpg", 3),
        ("/mo-hinh/b/", "2.jpg", 4),
        ("/mo-hinh/a/", "1.jpg", 0),
        ("/mo-hinh/a/", "2.jpg", 2),
    ]


# ---- with the theme that comes along ----------------------------------------------------------------------


def test_the_page_shows_each_picture_with_its_words_and_a_link_of_its_own_name(site: SiteMaker) -> None:
    photos = "[{file: a.jpg, caption: Đầu ngõ, alt: Cổng hoa giấy, credit: Ban biên tập}, b.jpg]"
    one = site(
        {
            "content/models/ngo-hoa.md": model(photos=photos),
            "content/models/ngo-hoa/a.jpg": photo(),
            "content/models/ngo-hoa/b.jpg": photo(color=(200, 30, 30)),
        }
    )
    one.built()
    text = one.read("thu-vien-anh/index.html")
    figures = re.findall(r"<figure>.*?</figure>", text, re.DOTALL)
    links = [re.findall(r'<a href="([^"]*)">([^<]*)</a>', figure) for figure in figures]
    assert links == [
        [("../mo-hinh/ngo-hoa/", "Ngõ hoa Hoa Sữa, phường Bình Minh")],
        [("../mo-hinh/ngo-hoa/", "Ngõ hoa Hoa Sữa, phường Bình Minh (ảnh 2)")],
    ]
    assert 'alt="Cổng hoa giấy" fetchpriority="high"' in figures[0]
    assert "<span>Đầu ngõ</span>" in figures[0]
    assert "Ảnh: Ban biên tập" in figures[0]
    assert 'alt="" loading="lazy"' in figures[1]
    assert "2 ảnh" in text
    assert 'href="thu-vien-anh/"' in one.read("index.html")
