"""Which documents are published, where each lives, and what it shows of others."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from made import TODAY, a_photo, assembled, document, made_site, years

from showcase.config import Config
from showcase.entries import year_span
from showcase.fronts import PhotoFront
from showcase.records import BodyRef, Heading, ImagePart
from showcase.site import Site


def _titles(site: Site) -> list[str]:
    return [e.card.title for e in (*site.models, *site.articles, *site.pages)]


# ---- who is published ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "published"),
    [
        ({}, True),
        ({"date": TODAY}, True),
        ({"date": TODAY + dt.timedelta(days=1)}, False),
        ({"expires": TODAY}, False),
        ({"expires": TODAY + dt.timedelta(days=1)}, True),
        ({"expires": TODAY - dt.timedelta(days=1)}, False),
        ({"draft": True}, False),
        ({"draft": True, "date": TODAY - dt.timedelta(days=9)}, False),
        ({"date": dt.date(2020, 1, 1), "expires": dt.date(2099, 1, 1)}, True),
    ],
)
@pytest.mark.parametrize("path", ["models/a", "articles/a", "pages/a"])
def test_dates_and_drafts_decide_what_is_published(path: str, keys: dict[str, Any], published: bool) -> None:
    one = document(path, **keys)
    assert bool(_titles(made_site(one))) is published
    assert _titles(made_site(one, drafts=True)) == ["a"]


def test_what_is_not_published_has_no_terms() -> None:
    site = made_site(document("models/a", ward="Gia Thụy"), document("models/b", ward="Bồ Đề", draft=True))
    assert [t.name for t in site.terms["ward"]] == ["Gia Thụy"]
    assert ("ward", "bo-de") not in site.members


# ---- addresses and ids -------------------------------------------------------------------------------


def test_the_slug_is_the_files_stem_unless_it_is_written() -> None:
    site = made_site(
        document("models/gia-thuy/Ngõ hoa 12", title="Tên đổi lúc nào cũng được"),
        document("articles/Bài viết", slug="bai-so-1"),
        document("pages/gioi-thieu"),
    )
    assert [e.address for e in (*site.models, *site.articles, *site.pages)] == [
        "/mo-hinh/ngo-hoa-12/",
        "/bai-viet/bai-so-1/",
        "/gioi-thieu/",
    ]


def test_permalinks_move_models_and_articles() -> None:
    config = Config(title="x", permalinks={"models": "guong-sang", "articles": "tin"})
    site = made_site(document("models/a"), document("articles/b"), config=config)
    assert (site.models[0].address, site.articles[0].address) == ("/guong-sang/a/", "/tin/b/")


def test_a_stem_without_letters_needs_a_slug() -> None:
    _, told = assembled(document("models/…", lines={"title": 2}))
    assert [(d.code, d.path, d.line, d.args["name"]) for d in told] == [("slug-empty", "content/models/….md", 1, "…")]
    made_site(document("models/…", slug="ngo-hoa"))


def test_one_id_twice_is_told_at_the_later_file_with_the_first_even_when_one_is_a_draft() -> None:
    _, told = assembled(
        document("models/a", id="k7f2qx", draft=True),
        document("articles/b", id="k7f2qx", lines={"id": 4}),
        document("pages/c", id="k7f2qx", lines={"id": 7}),
    )
    assert [(d.code, d.path, d.line, d.args["other"]) for d in told] == [
        ("id-taken", "content/articles/b.md", 4, "content/models/a.md"),
        ("id-taken", "content/pages/c.md", 7, "content/models/a.md"),
    ]


# ---- order and cards ---------------------------------------------------------------------------------


def test_models_come_newest_first_by_date_else_by_their_last_year() -> None:
    site = made_site(
        document("models/cu", years=years(2019, 2020)),
        document("models/moi", date=dt.date(2024, 3, 1), years=years(2018)),
        document("models/giua", years=years(2023)),
    )
    assert _titles(site) == ["moi", "giua", "cu"]


def test_the_order_does_not_depend_on_the_order_of_files() -> None:
    documents = [document(f"models/{n}") for n in "bdac"] + [document(f"articles/{n}") for n in "zxy"]
    assert _titles(made_site(*documents)) == _titles(made_site(*reversed(documents)))


def test_articles_come_newest_first_and_pages_by_title() -> None:
    site = made_site(
        document("articles/cu", date=dt.date(2022, 1, 1)),
        document("articles/moi", date=dt.date(2023, 1, 1)),
        document("articles/khong-ngay"),
        document("pages/b", title="Liên hệ"),
        document("pages/a", title="Đường đi"),
        document("pages/c", title="Ăn sáng"),
    )
    assert _titles(site) == ["moi", "cu", "khong-ngay", "Ăn sáng", "Đường đi", "Liên hệ"]


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ([2021], "2021"),
        ([2021, 2022, 2023], "2021–2023"),
        ([2023, 2019, 2022], "2019, 2022–2023"),
        ([2024, 2020, 2022], "2020, 2022, 2024"),
        ([2021, 2021], "2021"),
        ([], ""),
    ],
)
def test_years_are_printed_as_runs(numbers: list[int], printed: str) -> None:
    assert year_span(numbers) == printed


def test_a_card_says_place_kind_and_years_and_leaves_out_what_is_not_known() -> None:
    full, bare = made_site(
        document("models/a", kind="tuyến ngõ hoa", years=years(2022, 2021, 2024), summary="Tóm tắt.", date=TODAY),
        document("models/b"),
    ).models
    card = full.card
    assert (card.place, card.kind, card.year, card.summary) == (
        "Gia Thụy",
        "Tuyến ngõ hoa",
        "2021–2022, 2024",
        "Tóm tắt.",
    )
    assert (bare.card.kind, bare.card.summary, bare.card.picture, bare.card.date) == ("", "", None, None)


# ---- terms and members ---------------------------------------------------------------------------------


def test_members_hold_each_model_once_a_term_in_the_models_order() -> None:
    site = made_site(
        document("models/a", years=years(2023, 2024), tags=("hoa", "Hoa")),
        document("models/b", years=years(2024), tags=("hoa",)),
    )
    assert site.members["year", "2024"] == site.members["tag", "hoa"] == [0, 1]
    assert [site.models[i].card.title for i in site.members["year", "2023"]] == ["a"]
    assert site.members["kind", "chua-phan-loai"] == [0, 1]


def test_years_stand_newest_first_and_wards_as_in_a_dictionary() -> None:
    site = made_site(
        document("models/a", ward="phường Thanh Xuân", years=years(2019, 2024)),
        document("models/b", ward="xã Thành Công"),
        document("models/c", ward="phường Ái Mộ"),
        document("models/d", ward="phường Ăn Hòa"),
    )
    assert [t.name for t in site.terms["year"]] == ["2024", "2019"]
    assert [t.name for t in site.terms["ward"]] == ["Ái Mộ", "Ăn Hòa", "Thanh Xuân", "Thành Công"]


def test_two_terms_of_one_slug_stand_once_and_are_told() -> None:
    site, told = assembled(document("models/a", ward="Văn Lăng"), document("models/b", ward="Văn Lang"))
    assert [t.slug for t in site.terms["ward"]] == ["van-lang"]
    assert [d.code for d in told] == ["term-taken"]


# ---- links between documents -----------------------------------------------------------------------------


def _linking(*targets: str) -> BodyRef:
    return BodyRef(digest="d", links=tuple((target, 10 + n) for n, target in enumerate(targets)))


def test_a_link_to_a_file_becomes_the_address_of_its_page() -> None:
    heading = Heading(level=2, id="cach-lam", text="Cách làm")
    site = made_site(
        document("models/a", _linking("content/articles/b.md", "content/articles/b.md#cach-lam", "/nam/2024/")),
        document("articles/b", BodyRef(digest="e", anchors=(heading.id,)), slug="bai"),
    )
    assert site.models[0].body.links == {
        "content/articles/b.md": "/bai-viet/bai/",
        "content/articles/b.md#cach-lam": "/bai-viet/bai/#cach-lam",
        "/nam/2024/": "/nam/2024/",
    }


def test_links_to_nothing_to_drafts_and_to_missing_headings_are_told_with_their_lines() -> None:
    site, told = assembled(
        document(
            "models/a",
            _linking(
                "content/models/khong-co.md",
                "content/models/nhap.md",
                "content/articles/b.md#khong-co",
                "content/models",
            ),
        ),
        document("models/nhap", draft=True),
        document("articles/b"),
    )
    assert [(d.code, d.path, d.line, d.severity) for d in told] == [
        ("link-broken", "content/models/a.md", line, "warning") for line in (10, 11, 12, 13)
    ]
    assert site.models[0].body.links == {}


# ---- pictures ----------------------------------------------------------------------------------------------


def test_pictures_come_in_the_authors_order_with_the_words_written_and_digest_names() -> None:
    photos = {path: a_photo(path, 480, 960) for path in ("content/models/a/Trước.jpg", "content/models/a/sau.jpg")}
    names = (PhotoFront(file="sau.jpg", caption="Sau", stage="sau"), PhotoFront(file="Trước.jpg", alt="Ngõ cũ"))
    site = made_site(document("models/a", photos=names), photos=photos)
    after, before = site.models[0].pictures
    assert (after.caption, after.stage, before.alt, before.caption) == ("Sau", "sau", "Ngõ cũ", "")
    assert before.sources[0].files == (
        ("/anh/a/truoc-480.webp0480.webp", 480),
        ("/anh/a/truoc-960.webp0960.webp", 960),
    )
    assert before.sources[1].files[-1] == ("/anh/a/truoc-960.jpeg0960.jpg", 960)
    assert (before.width, before.height) == (960, 720)
    assert site.models[0].card.picture == after
    assert site.blobs["/anh/a/truoc-480.webp0480.webp"] == "webp0480".ljust(32, "0")
    assert len(site.blobs) == 8


def _shown(*stages: str) -> tuple[str, str]:
    """Return the captions of a model's pictures with these stages, and that of its card: a caption counts a stage."""
    seen: Counter[str] = Counter()
    photos = []
    for number, stage in enumerate(stages):
        seen[stage] += 1
        words = f"{stage or 'không'} {seen[stage]}"
        photos.append(PhotoFront(file=f"{number}.jpg", caption=words, stage=stage or None))
    files = {f"content/models/a/{photo.file}": a_photo(f"content/models/a/{photo.file}", 480) for photo in photos}
    entry = made_site(document("models/a", photos=tuple(photos)), photos=files).models[0]
    assert entry.card.picture is not None
    assert entry.card.picture == entry.cover
    return ", ".join(p.caption for p in entry.pictures), entry.card.picture.caption


@pytest.mark.parametrize(
    ("stages", "order", "cover"),
    [
        (("trước", "sau"), "trước 1, sau 1", "sau 1"),
        (("sau", "trước"), "trước 1, sau 1", "sau 1"),
        (("sau", "đang làm", "trước"), "trước 1, đang làm 1, sau 1", "sau 1"),
        (("trước", ""), "trước 1, không 1", "không 1"),
        (("sau", "", "trước"), "trước 1, không 1, sau 1", "sau 1"),
        (("trước", "đang làm", "sau"), "trước 1, đang làm 1, sau 1", "đang làm 1"),
        (("trước",), "trước 1", "trước 1"),
        (("trước", "trước"), "trước 1, trước 2", "trước 1"),
        (("sau", "trước", "sau", "trước"), "sau 1, trước 1, sau 2, trước 2", "sau 1"),  # two places, side by side
    ],
)
def test_before_stands_before_after_and_stands_for_a_model_only_when_it_is_alone(
    stages: tuple[str, ...], order: str, cover: str
) -> None:
    assert _shown(*stages) == (order, cover)


def test_a_photo_that_could_not_be_loaded_is_left_out() -> None:
    site = made_site(
        document("models/a", photos=(PhotoFront(file="hong.jpg"), PhotoFront(file="../../../../etc/x.jpg")))
    )
    assert site.models[0].pictures == ()


def test_pictures_of_a_body_are_found_by_their_path_and_have_the_words_of_their_first_use() -> None:
    path = "content/models/a/truoc.jpg"
    hong = "content/models/a/hong.jpg"
    shown = (
        ImagePart(target=path, alt="Chậu hoa", title="Góc ngõ", alone=True),
        ImagePart(target=hong, alt="", title="", alone=True),
        ImagePart(target=path, alt="Lần nữa", title="", alone=True),
    )
    body = BodyRef(digest="d", images=((path, 9), (hong, 10)), shown=shown)
    site = made_site(document("models/a", body), photos={path: a_photo(path, 480)})
    (picture,) = site.models[0].body.pictures.values()
    assert list(site.models[0].body.pictures) == [path]
    assert (picture.alt, picture.caption) == ("Chậu hoa", "Góc ngõ")
