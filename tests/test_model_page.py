"""What a model's own page shows of it, of its neighbours, and never of a person without consent."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import msgspec
import pytest
from conftest import SiteMaker
from conftest import model as model_text
from made import document, made_site, years

from showcase.fronts import Consent, ModelFront, Person, Recognition, UnitFront, YearFront
from showcase.model_page import RELATED, Rings, model_page, neighbours_of, plate
from showcase.records import ModelPage
from showcase.registry import Registry
from showcase.site import Site

NAME, ROLE = "Nguyễn Thị Mẫu", "Chi hội trưởng"


def _page(published: frozenset[str] | None = None, *, registry: Registry | None = None, **keys: Any) -> ModelPage:
    """Return the page of one model; without `published` every term has its page."""
    site = made_site(document("models/a", **keys), registry=registry or Registry())
    every = frozenset(term.address for terms in site.terms.values() for term in terms)
    return model_page(site.models[0], every if published is None else published)


# ---- persons ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("show", ["tên", "chức danh", "ẩn"])
@pytest.mark.parametrize(
    "consent",
    [
        None,
        Consent(),
        Consent(people="không"),
        Consent(children="có"),
        Consent(basis="giấy đồng ý"),
        Consent(people="có"),
    ],
)
@pytest.mark.parametrize("role", [ROLE, None])
def test_a_name_is_printed_only_when_it_is_to_be_shown_and_the_person_agreed(
    show: str, consent: Consent | None, role: str | None
) -> None:
    page = _page(person=Person(name=NAME, role=role, show=show), consent=consent, participant="cá nhân")
    agreed = consent is not None and consent.people == "có"
    whole = msgspec.json.encode(page).decode()
    assert (NAME in whole) is (show == "tên" and agreed)
    assert (ROLE in whole) is (show != "ẩn" and role is not None)


def test_a_person_is_hidden_unless_the_author_says_otherwise() -> None:
    assert _page(person=Person(name=NAME, role=ROLE), consent=Consent(people="có")).person == ""


@pytest.mark.parametrize(
    ("person", "printed"),
    [
        (Person(name=NAME, role=ROLE, show="tên"), f"{NAME}, {ROLE}"),
        (Person(name=NAME, show="tên"), NAME),
        (Person(role=ROLE, show="tên"), ROLE),
        (Person(show="tên"), ""),
        (Person(name=NAME, show="chức danh"), ""),
        (None, ""),
    ],
)
def test_name_and_role_stand_together(person: Person | None, printed: str) -> None:
    assert _page(person=person, consent=Consent(people="có")).person == printed


# ---- the lane plate ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ngõ 109 Nguyễn Sơn", "NGÕ 109"),
        ("Ngõ 12/34 Hoa Sữa", "NGÕ 12/34"),
        ("số 5, ngách 12A, ngõ 3", "NGÁCH 12A"),
        ("Hẻm 7", "HẺM 7"),
        ("kiệt 21 Phan Bội Châu", "KIỆT 21"),
        ("NGÕ  109", "NGÕ 109"),
        ("615 Nguyễn Văn Cừ", ""),
        ("ngõ Hoa Sữa", ""),
        ("phố Ngõ Gạch 5", ""),
        ("tổ 5", ""),
        ("đường ngõngõ 5", ""),
        ("", ""),
    ],
)
def test_a_plate_is_shown_only_where_the_address_names_a_numbered_lane(address: str, words: str) -> None:
    assert plate(address) == words
    assert _page(address=address or None).plate == words


# ---- facts -------------------------------------------------------------------------------------------


def test_what_is_not_known_is_empty() -> None:
    page = _page()
    shown = {name for name in page.__struct_fields__ if getattr(page, name)}
    assert shown == {"title", "unit", "sector", "kind", "years"}


def test_the_unit_comes_with_the_district_of_its_time() -> None:
    written = _page(ward="P. Gia Thuỵ", district="Q. Long Biên")
    assert written.unit is not None
    assert written.unit.title == "phường Gia Thuỵ, quận Long Biên"
    rows = (
        UnitFront(id="lb", name="Long Biên", type="quận"),
        UnitFront(id="gt", name="Gia Thụy", type="phường", parent="lb", valid_to=dt.date(2025, 6, 30)),
    )
    registered = _page(ward="P. Gia Thuỵ", registry=Registry(units=rows))
    assert registered.unit is not None
    assert (registered.unit.title, registered.unit_note) == ("phường Gia Thụy, quận Long Biên", "đến 30/06/2025")
    bare = _page(ward="Gia Thụy").unit
    assert bare is not None
    assert bare.title == "Gia Thụy"


def test_a_model_of_a_whole_district_is_not_said_to_lie_in_itself() -> None:
    page = _page(ward=None, scope="district", district="quận Long Biên")
    assert page.unit is not None
    assert page.unit.title == "quận Long Biên"


def test_years_stand_newest_first_with_each_measure_from_its_own_field() -> None:
    lines = (
        YearFront(year=2023, level="quận", result="đạt hiệu quả", registered=dt.date(2023, 1, 5)),
        YearFront(year=2025, nature="duy trì", recognised=Recognition(date=dt.date(2025, 11, 3), document="12-QĐ/UB")),
        YearFront(year=2024, outstanding=True, recognised=Recognition(document="9-QĐ/UB")),
    )
    page = _page(years=lines, level="cơ sở")
    assert [line.year.title for line in page.years] == ["Năm 2025", "Năm 2024", "Năm 2023"]
    assert [line.level for line in page.years] == ["cơ sở", "cơ sở", "quận"]
    assert [line.document for line in page.years] == ["12-QĐ/UB", "9-QĐ/UB", ""]
    assert [line.recognised for line in page.years] == [dt.date(2025, 11, 3), None, None]
    assert [line.registered for line in page.years] == [None, None, dt.date(2023, 1, 5)]
    assert [line.outstanding for line in page.years] == [False, True, False]


def test_a_term_without_a_page_is_words_without_a_link() -> None:
    keys: dict[str, Any] = {"organisation": "Chi hội phụ nữ tổ 5", "tags": ("hoa giấy",), "kind": "ngõ hoa"}
    page = _page(frozenset(), **keys)
    links = [page.unit, page.sector, page.kind, *page.tags, *(line.year for line in page.years)]
    assert [link.address for link in links if link] == [""] * 5
    assert all(link.title for link in links if link)
    assert (page.organisation, page.organisation_address) == ("Chi hội phụ nữ tổ 5", "")
    full = _page(**keys)
    assert full.organisation_address == "/to-chuc/chi-hoi-phu-nu-to-5/"
    assert [t.address for t in full.tags] == ["/tu-khoa/hoa-giay/"]


@pytest.mark.parametrize(
    ("keys", "unit_type", "label"),
    [
        ({"ward": "phường Gia Thụy"}, "phường", "Xã, phường"),
        ({"ward": "Gia Thụy"}, "", "Xã, phường"),
        ({"ward": None, "district": "Q. Ba Đình"}, "quận", "Quận, huyện"),
        ({"ward": None, "district": "huyện Sóc Sơn"}, "huyện", "Quận, huyện"),
        ({"ward": None, "district": "Ba Đình"}, "quận", "Quận, huyện"),
        ({"ward": None, "district": "TP Phủ Lý"}, "thành phố", "Thành phố, thị xã"),
        ({"ward": None, "district": "thị xã Sơn Tây"}, "thị xã", "Thành phố, thị xã"),
        ({"ward": None, "district": "tỉnh Hà Nam"}, "tỉnh", "Tỉnh, thành phố"),
    ],
)
def test_a_unit_is_called_what_it_is(keys: dict[str, Any], unit_type: str, label: str, site: SiteMaker) -> None:
    assert _page(**keys).unit_type == unit_type
    scope = {"scope": "district"} if "district" in keys else {}
    one = site({"content/models/a.md": model_text(**{**keys, **scope})})
    one.built()
    assert re.findall(r"<dl>\s*<div>\s*<dt>([^<]+)</dt>", one.read("mo-hinh/a/index.html")) == [label]


def test_what_a_single_year_says_is_shown(site: SiteMaker) -> None:
    year = "[{year: 2024, nature: thí điểm, status: triển khai, level: quận}]"
    one = site({"content/models/a.md": model_text(year=None, years=year)})
    one.built()
    page = one.read("mo-hinh/a/index.html")
    assert re.findall(r'<p class="meta">(.*)</p>', page) == [
        "<span>triển khai</span><span>cấp quận</span><span>thí điểm</span>"
    ]


def test_a_status_stands_for_a_step_whose_day_is_not_known() -> None:
    page = _page(status="đăng ký", years=(YearFront(year=2024), YearFront(year=2023, status="tiêu biểu")))
    assert [(y.status, y.outstanding) for y in page.years] == [("đăng ký", False), ("", True)]


def test_every_key_of_a_model_that_a_reader_may_see_is_in_the_page_or_named_here() -> None:
    elsewhere = {
        "draft": "decides what is published",
        "expires": "decides what is published",
        "slug": "in the address",
        "id": "in the permanent link",
        "old_addresses": "redirects",
        "featured": "on the home page",
        "ward": "as unit",
        "district": "as unit",
        "scope": "as unit",
        "photos": "as pictures",
        "level": "in years",
        "status": "in years",
        "consent": "never published",
        "abbreviations": "in the body",
    }
    assert set(ModelFront.__struct_fields__) - set(ModelPage.__struct_fields__) == elsewhere.keys()


# ---- neighbours and related ----------------------------------------------------------------------------


def _three_years() -> Site:
    return made_site(
        *(document(f"models/{n}", years=years(2024), date=dt.date(2024, 1, day)) for day, n in enumerate("abc", 1)),
        document("models/khac-nam", years=years(2023)),
        document("models/hai-nam", years=years(2023, 2024), date=dt.date(2024, 2, 1)),
        document("models/khac-phuong", ward="Bồ Đề", years=years(2024), date=dt.date(2024, 1, 2)),
    )


def test_neighbours_are_those_of_the_same_unit_and_last_year() -> None:
    site = _three_years()
    groups: dict[tuple[str, int], list[int]] = {}
    for number, model in zip(site.models.order, site.models, strict=True):
        groups.setdefault((model.terms.unit.slug, max(y.year for y in model.front.years)), []).append(number)
    found = {number: near for numbers in groups.values() for number, near in neighbours_of(site, numbers).items()}
    around = {
        site.models[i].card.title: (n.newer.title if n.newer else None, n.older.title if n.older else None)
        for i, n in found.items()
    }
    assert around == {
        "hai-nam": (None, "c"),
        "c": ("hai-nam", "b"),
        "b": ("c", "a"),
        "a": ("b", None),
        "khac-nam": (None, None),
        "khac-phuong": (None, None),
    }


@pytest.mark.parametrize("count", [1, 2, RELATED, RELATED + 1, RELATED + 4])
def test_related_models_are_others_of_the_same_kind(count: int) -> None:
    site = made_site(
        *(document(f"models/{n:02}", kind="ngõ hoa") for n in range(count)), document("models/khac", kind="tranh tường")
    )
    rings = Rings(site)
    for index, entry in enumerate(site.models):
        related = [site.models[other].card for other in rings.related(index)]
        same = sum(m.terms.kind == entry.terms.kind for m in site.models)
        assert len({card.address for card in related}) == len(related) == min(RELATED, same - 1)
        assert entry.address not in {card.address for card in related}
        assert all(card.kind == entry.card.kind for card in related)


def test_a_new_model_changes_the_related_models_of_few_others() -> None:
    def related(*names: str) -> dict[str, list[str]]:
        site = made_site(*(document(f"models/{n}", kind="ngõ hoa") for n in names))
        rings = Rings(site)
        addresses = site.models.columns.address
        return {place: [addresses[other] for other in rings.related(n)] for n, place in enumerate(addresses)}

    names = [f"{n:02}" for n in range(20)]
    before, after = related(*names), related(*names, "10a")
    assert sum(before[place] != after[place] for place in before) == RELATED
