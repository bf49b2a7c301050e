"""The pages of a site: their addresses, ways between them, and what makes a page."""

from __future__ import annotations

import datetime as dt
import html
import posixpath
import re
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import SiteMaker, model
from hypothesis import given, settings
from hypothesis import strategies as st
from made import assembled, document, made_site, years
from msgspec import Struct
from msgspec.structs import replace
from plain_theme import WORDS

from showcase.artifacts import made
from showcase.config import DEFAULT_GROUPINGS, GROUPINGS, Config, read_config
from showcase.frame import Draft
from showcase.fronts import YearTheme
from showcase.pages import HOME_CARDS, HOME_ENTRIES, Pages
from showcase.records import ArticlePage, Feed, Index, Link, Listing, ModelPage
from showcase.registry import Registry
from showcase.site import Site
from showcase.term_pages import NARROW_MOST

BASE = "https://danvankheo.example/"


def _config(**keys: Any) -> Config:
    return Config(**{"title": "Dân vận khéo", **keys})


def _drafts(site: Site, config: Config | None = None) -> dict[str, Draft]:
    """Return the drafts by address, and insist that no two want the same."""
    drafts = [replace(d, context=made(d.context)) for d in Pages(site, config or _config(), WORDS).drafts()]
    by_address = {d.page.address: d for d in drafts}
    assert len(by_address) == len(drafts)
    return by_address


def _menu(site: Site, **keys: Any) -> list[str]:
    return [link.address for link in Pages(site, _config(**keys), WORDS).menu()]


_LEADING = ("address", "newer", "older", "organisation_address")


def _links(value: object) -> Iterator[str]:
    """Yield every address that a context leads to."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            found = getattr(value, name)
            if isinstance(found, str):
                leads = name in _LEADING and not (name == "address" and isinstance(value, ModelPage))
                yield from [found] if found and leads else []
            else:
                yield from _links(found)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _links(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _links(each)


_FRONTS = st.fixed_dictionaries(
    {
        "ward": st.sampled_from(["phường Gia Thụy", "phường Bồ Đề", "Văn Lăng"]),
        "years": st.sampled_from([years(2024), years(2023, 2024), years(2019)]),
        "sector": st.sampled_from([None, "kinh tế", "quốc phòng - an ninh"]),
        "kind": st.sampled_from([None, "ngõ hoa", "tranh tường"]),
        "organisation": st.sampled_from([None, "Chi hội phụ nữ tổ 5"]),
        "tags": st.sampled_from([(), ("hoa",), ("hoa", "rác")]),
        "date": st.sampled_from([None, dt.date(2026, 1, 1), dt.date(2025, 5, 5)]),
        "featured": st.booleans(),
    }
)
_GROUPINGS = st.lists(st.sampled_from(GROUPINGS), unique=True, max_size=6)


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(
    fronts=st.lists(_FRONTS, max_size=14),
    groupings=_GROUPINGS | st.just(list(DEFAULT_GROUPINGS)),
    base_url=st.sampled_from(["", BASE]),
    more=st.booleans(),
)
def test_whatever_is_grouped_every_link_leads_to_a_page_and_every_page_is_led_to(
    fronts: list[dict[str, Any]], groupings: list[str], base_url: str, more: bool
) -> None:
    settings_text = f"title: x\nper_page: 2\ngroupings: [{', '.join(groupings)}]\n"
    config, told = read_config(settings_text + (f"base_url: {base_url}\n" if base_url else ""))
    assert told == ()
    others = (
        [document("articles/bai", date=dt.date(2026, 1, 1)), document("pages/gioi-thieu", id="k7f2qx")] if more else []
    )
    models = [document(f"models/{n:02}", **front) for n, front in enumerate(fronts)]
    site, told = assembled(*models, *others, config=config)
    assert told == ()
    drafts = _drafts(site, config)
    pages = Pages(site, config, WORDS)
    led_to = {"/"}
    for draft in drafts.values():
        found = {*_links(draft.context), *_links(draft.page.trail), draft.page.feed, *_links(pages.menu())} - {""}
        assert found <= drafts.keys(), draft.page.address
        led_to |= found - {draft.page.address}
    aside = {"redirect", "404", "robots", "manifest"}
    assert {a for a, d in drafts.items() if d.page.kind not in aside} <= led_to


@settings(max_examples=30, derandomize=True, database=None, deadline=None)
@given(fronts=st.lists(_FRONTS, min_size=1, max_size=14), groupings=_GROUPINGS)
def test_every_listed_page_lies_in_folders_that_have_pages_and_no_list_is_empty(
    fronts: list[dict[str, Any]], groupings: list[str]
) -> None:
    config, _ = read_config(f"title: x\nper_page: 2\ngroupings: [{', '.join(groupings)}]\n")
    drafts = _drafts(made_site(*(document(f"models/{n:02}", **f) for n, f in enumerate(fronts)), config=config), config)
    for address, draft in drafts.items():
        if draft.listed:
            above = address.rstrip("/").rpartition("/")[0] + "/"
            assert above in drafts, address
        listing, index = draft.context.get("listing"), draft.context.get("index")
        assert not isinstance(listing, Listing) or listing.cards, address
        assert not isinstance(index, Index) or index.entries, address


# ---- ways ----------------------------------------------------------------------------------------------


def _one() -> Site:
    return made_site(document("models/ngo-hoa", ward="phường Gia Thụy", sector="kinh tế", kind="ngõ hoa"))


def test_a_model_lies_below_its_ward() -> None:
    trail = _drafts(_one())["/mo-hinh/ngo-hoa/"].page.trail
    assert [(t.title, t.address) for t in trail] == [
        ("Trang chủ", "/"),
        ("Xã, phường", "/dia-phuong/"),
        ("Phường Gia Thụy", "/dia-phuong/gia-thuy/"),
    ]


def test_a_trail_leaves_out_what_has_no_page() -> None:
    drafts = _drafts(_one(), _config(groupings=("year",)))
    assert [t.address for t in drafts["/mo-hinh/ngo-hoa/"].page.trail] == ["/"]
    assert [t.address for t in drafts["/nam/2024/"].page.trail] == ["/", "/nam/"]


def test_home_has_no_trail_and_all_others_begin_with_it() -> None:
    for address, draft in _drafts(_one()).items():
        if draft.listed:
            assert [t.address for t in draft.page.trail][:1] == ([] if address == "/" else ["/"])


def test_a_pair_lies_below_its_first_term() -> None:
    site = made_site(document("models/a", ward="phường Gia Thụy"), document("models/b", ward="Gia Thụy"))
    pair = _drafts(site)["/dia-phuong/gia-thuy/2024/"]
    assert pair.page.kind == "ward-year"
    assert pair.page.title == "Phường Gia Thụy: Năm 2024"
    assert [t.address for t in pair.page.trail] == ["/", "/dia-phuong/", "/dia-phuong/gia-thuy/"]
    assert [link.address for link in pair.context["within"]] == [  # type: ignore[attr-defined]
        "/dia-phuong/gia-thuy/",
        "/nam/2024/",
    ]


def test_the_menu_has_places_and_kinds_first_then_articles_and_pages() -> None:
    site = made_site(
        document("models/a"),
        document("articles/b"),
        document("pages/lien-he", title="Liên hệ"),
        document("pages/an-toan", title="An toàn"),
    )
    places = ["/dia-phuong/", "/loai-mo-hinh/", "/nam/", "/linh-vuc/", "/bai-viet/", "/an-toan/", "/lien-he/"]
    assert [place for place in _menu(site) if place != "/mo-hinh/"] == places


def test_the_menu_has_nothing_that_the_site_does_not_have() -> None:
    assert [place for place in _menu(made_site(document("pages/a"))) if place != "/mo-hinh/"] == ["/a/"]
    assert "/dia-phuong/" not in _menu(made_site(document("models/a")), groupings=("year",))


def test_a_menu_of_the_authors_own_is_taken_as_it_is() -> None:
    own = (Link(title="Năm nay", address="/nam/2024/"),)
    assert _menu(_one(), navigation=own) == ["/nam/2024/"]


# ---- what makes a page -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "pairs"), [(1, False), (2, True)])
def test_pairs_are_made_from_two_models_on(count: int, pairs: bool) -> None:
    drafts = _drafts(made_site(*(document(f"models/{n}", sector="kinh tế") for n in range(count))))
    expected = {"/dia-phuong/gia-thuy/2024/", "/dia-phuong/gia-thuy/kinh-te/", "/linh-vuc/kinh-te/2024/"}
    assert (expected <= drafts.keys()) is pairs
    narrower = drafts["/dia-phuong/gia-thuy/"].context["narrower"]
    assert {index.axis for index in narrower} == ({"year", "sector"} if pairs else set())  # type: ignore[attr-defined]


@pytest.mark.parametrize(("count", "published"), [(2, False), (3, True)])
def test_tags_have_pages_from_three_models_on(count: int, published: bool) -> None:
    drafts = _drafts(made_site(*(document(f"models/{n}", tags=("hoa",)) for n in range(count))))
    assert ("/tu-khoa/hoa/" in drafts) is ("/tu-khoa/" in drafts) is published


def test_a_pair_with_what_is_not_classified_is_nothing_to_read() -> None:
    config, _ = read_config("title: x\ngroupings: [ward/sector, ward/kind]\n")
    drafts = _drafts(made_site(document("models/a"), document("models/b"), config=config), config)
    assert "/dia-phuong/gia-thuy/chua-phan-loai/" not in drafts


def test_feeds_are_made_only_with_a_base_url_and_of_what_has_a_date() -> None:
    site = made_site(document("models/a", date=dt.date(2026, 1, 1)), document("models/b", ward="Bồ Đề"))
    assert not [a for a in _drafts(site) if a.endswith("feed.xml")]
    drafts = _drafts(site, _config(base_url=BASE))
    assert sorted(a for a in drafts if a.endswith("feed.xml")) == ["/dia-phuong/gia-thuy/feed.xml", "/feed.xml"]
    assert drafts["/dia-phuong/bo-de/"].page.feed == "/feed.xml"
    assert drafts["/dia-phuong/gia-thuy/"].page.feed == "/dia-phuong/gia-thuy/feed.xml"
    assert drafts["/"].page.feed == "/feed.xml"
    undated = _drafts(made_site(document("models/b")), _config(base_url=BASE))
    assert not [a for a in undated if a.endswith("feed.xml")]
    assert undated["/"].page.feed == ""


def test_a_feed_holds_the_twenty_newest_models_and_articles_by_their_last_change() -> None:
    day = dt.date(2026, 1, 1)
    site = made_site(
        *(document(f"models/{n:02}", date=day + dt.timedelta(days=n)) for n in range(25)),
        document("articles/moi", date=dt.date(2020, 1, 1), updated=dt.date(2026, 5, 1)),
        document("models/khong-ngay"),
    )
    feed = _drafts(site, _config(base_url=BASE))["/feed.xml"].context["feed"]
    assert isinstance(feed, Feed)
    assert len(feed.entries) == 20
    assert feed.entries[0].address == "/bai-viet/moi/"
    assert feed.updated == feed.entries[0].updated == dt.date(2026, 5, 1)
    assert [e.updated for e in feed.entries] == sorted((e.updated for e in feed.entries), reverse=True)


def test_the_theme_of_a_year_stands_on_the_first_page_of_that_year() -> None:
    theme = YearTheme(year=2024, theme="Năm dân vận khéo", unit="quận Long Biên")
    site = made_site(*(document(f"models/{n}") for n in range(4)), registry=Registry(years=(theme,)))
    drafts = _drafts(site, _config(per_page=2))
    assert drafts["/nam/2024/"].context["themes"] == (theme,)
    assert drafts["/nam/2024/trang-1/"].context["themes"] == ()
    assert drafts["/dia-phuong/gia-thuy/"].context["themes"] == ()


def test_home_shows_the_newest_and_the_featured_models_and_counts_all() -> None:
    site = made_site(
        *(document(f"models/{n:02}", featured=n % 2 == 0, ward=f"Phường {n}") for n in range(2 * HOME_ENTRIES + 6))
    )
    home = _drafts(site)["/"].context
    assert len(home["newest"]) == len(home["featured"]) == HOME_CARDS  # type: ignore[arg-type]
    wards = home["indexes"][0]  # type: ignore[index]
    assert (wards.axis, len(wards.entries)) == ("ward", HOME_ENTRIES)
    assert home["totals"].models == 2 * HOME_ENTRIES + 6  # type: ignore[attr-defined]


def _narrower(site: Site, **keys: Any) -> dict[str, int]:
    """Return the axes that the list of all models is narrowed by, each with how many of its terms are named."""
    narrower = _drafts(site, _config(**keys))["/mo-hinh/"].context["narrower"]
    return {index.axis: len(index.entries) for index in narrower}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("count", "named"), [(2, 2), (NARROW_MOST, NARROW_MOST), (NARROW_MOST + 1, 0)])
def test_the_list_of_all_models_names_a_few_terms_and_of_many_only_their_index(count: int, named: int) -> None:
    site = made_site(*(document(f"models/{n}", ward=f"Phường {n}") for n in range(count)))
    assert _narrower(site) == {"ward": named}


def test_the_list_of_all_models_is_narrowed_by_whatever_is_grouped_and_parts_it() -> None:
    organised: dict[str, Any] = {"organisation": "Chi hội phụ nữ tổ 5", "kind": "ngõ hoa", "sector": "kinh tế"}
    site = made_site(
        document("models/a", **organised),
        document("models/b", **{**organised, "kind": "tranh tường"}),
        document("models/c", kind="ngõ hoa", years=years(2021)),
    )
    assert _narrower(site) == {"kind": 2, "year": 2, "sector": 2, "organisation": 1}
    assert _narrower(site, groupings=("ward", "year")) == {"year": 2}


def test_only_the_first_page_of_all_models_says_how_to_narrow_it() -> None:
    site = made_site(*(document(f"models/{n}", years=years(2020 + n)) for n in range(5)))
    drafts = _drafts(site, _config(per_page=2))
    assert drafts["/mo-hinh/"].context["narrower"]
    assert drafts["/mo-hinh/trang-1/"].context["narrower"] == ()


def test_a_new_model_does_not_change_the_further_pages_of_all_models() -> None:
    documents = [document(f"models/{n}", ward=f"Phường {n}", date=dt.date(2026, 1, n)) for n in range(1, 8)]
    before, after = (_drafts(made_site(*documents[:count]), _config(per_page=2)) for count in (6, 7))
    assert before["/mo-hinh/trang-1/"] == after["/mo-hinh/trang-1/"]


def test_redirects_lead_from_old_addresses_and_from_the_permanent_link() -> None:
    site = made_site(document("models/a", id="k7f2qx", old_addresses=("/cu/", "/cu/hon/")), document("articles/b"))
    drafts = _drafts(site)
    for old in ("/cu/", "/cu/hon/", "/q/k7f2qx/"):
        assert drafts[old].context == {"target": "/mo-hinh/a/"}
        assert not drafts[old].listed


# ---- articles --------------------------------------------------------------------------------------------


def _article(site: Site, config: Config | None = None) -> ArticlePage:
    article = _drafts(site, config)["/bai-viet/b/"].context["article"]
    assert isinstance(article, ArticlePage)
    return article


@pytest.mark.parametrize("written", ["phường Gia Thụy", "P. Gia Thuỵ", "Gia Thụy"])
def test_an_article_leads_to_its_unit_however_that_is_written(written: str) -> None:
    site = made_site(document("models/a", ward="phường Gia Thụy"), document("articles/b", ward=written))
    assert _article(site).unit == Link(title="phường Gia Thụy", address="/dia-phuong/gia-thuy/")


def test_an_article_of_a_ward_is_not_led_to_the_district_of_its_name() -> None:
    site = made_site(
        document("models/a", ward=None, scope="district", district="quận Long Biên"),
        document("models/c", ward="phường Long Biên"),
        document("articles/b", ward="Long Biên"),
    )
    assert _article(site).unit == Link(title="phường Long Biên", address="/dia-phuong/long-bien/")


def test_an_article_of_a_unit_without_a_page_still_says_which() -> None:
    site = made_site(document("models/a"), document("articles/b", ward="P. Bồ Đề", years=years(2019, 2024)))
    article = _article(site)
    assert article.unit == Link(title="phường Bồ Đề", address="")
    assert [y.address for y in article.years] == ["/nam/2024/"]
    bare = _article(site, _config(groupings=("sector",)))
    assert bare.years == ()


# ---- with the theme that comes along ---------------------------------------------------------------------


def test_every_page_of_a_whole_site_can_be_reached_from_home(site: SiteMaker) -> None:
    files = {
        f"content/models/m{n:02}.md": model(f"Ngõ {n}", ward=f"Phường {n % 3}", year=2020 + n % 4, date="2026-01-01")
        for n in range(16)
    }
    articles = {
        "content/articles/tin.md": "---\ntitle: Tin\n---\n\nTin.\n",
        "content/pages/a.md": "---\ntitle: A\n---\n",
    }
    built = site({**files, **articles, "site_config.yaml": "title: Dân vận khéo\nper_page: 3\n"})
    built.built()
    reached, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path not in reached:
            reached.add(path)
            todo += [_target(path, href) for href in _hrefs(built.read(path))]
    pages = {p.relative_to(built.options.output).as_posix() for p in built.options.output.rglob("*.html")}
    assert pages - reached == {"404.html"}


def _hrefs(text: str) -> list[str]:
    return [html.unescape(href) for href in re.findall(r'<a [^>]*?href="([^"]*)"', text) if "://" not in href]


def _target(path: str, href: str) -> str:
    joined = posixpath.normpath(
        posixpath.join(posixpath.dirname(path), href.partition("#")[0] or posixpath.basename(path))
    )
    return joined if joined.endswith(".html") else f"{joined}/index.html".removeprefix("./")
