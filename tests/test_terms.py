"""Which ward, sector, kind, years, organisation and tags a model belongs to, and what is told of names."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import CONFIG, NO_REGISTER, document, years
from plain_theme import WORDS

from showcase.config import Config
from showcase.diagnostics import Diagnostic
from showcase.fronts import TermFront, UnitFront
from showcase.records import Term
from showcase.registry import Registry
from showcase.terms import UNCLASSIFIED, ModelTerms, Terms, capital, name_terms, year_term
from showcase.units import units_of

LINES = {"title": 2, "ward": 3, "district": 4, "years": 5, "sector": 6, "kind": 7, "organisation": 8, "tags": 9}

HA_NOI = UnitFront(id="hn", name="Hà Nội", type="thành phố")
LONG_BIEN = UnitFront(id="lb", name="Long Biên", type="quận", parent="hn", valid_to=dt.date(2025, 6, 30))
BA_DINH = UnitFront(id="bd", name="Ba Đình", type="quận", parent="hn", valid_to=dt.date(2025, 6, 30))
OLD = UnitFront(id="old", name="Bồ Đề", type="phường", parent="lb", valid_to=dt.date(2025, 6, 30))
NEW = UnitFront(id="new", name="Bồ Đề", type="phường", parent="hn", valid_from=dt.date(2025, 7, 1))


def _named(*fronts: dict[str, Any], registry: Registry = NO_REGISTER, config: Config = CONFIG) -> Terms:
    """Name the terms of one model for each front matter; the files are a.md, b.md…"""
    models = []
    for letter, keys in zip("abcdefghij", fronts, strict=False):
        own = {"title": "Ngõ hoa", "ward": "Bồ Đề", "years": years(2024), **keys}
        one = document(f"models/{letter}", lines=LINES, **own)
        models.append((one, one.front))
    return name_terms(models, registry, config, WORDS)


def _of(terms: Terms, letter: str = "a") -> ModelTerms:
    return terms.of_model[f"content/models/{letter}.md"]


def _units(terms: Terms) -> list[Term]:
    return [found.unit for _, found in sorted(terms.of_model.items())]


def _told(terms: Terms) -> list[str]:
    return [d.code for d in terms.diagnostics]


def _one(terms: Terms) -> Diagnostic:
    (diagnostic,) = terms.diagnostics
    return diagnostic


# ---- units without a register ------------------------------------------------------------------


def test_every_way_of_writing_a_ward_is_one_ward() -> None:
    ways = (
        "phường Gia Thụy",
        "P. Gia Thụy",
        "P.Gia Thuỵ",
        "Gia Thuỵ",
        "PHƯỜNG GIA THỤY",
        unicodedata.normalize("NFD", "phường Gia Thụy"),
        "phường\u00a0Gia\u00a0Thụy",
        "Gia  Thụy ",
    )
    terms = _named(*({"ward": way} for way in ways))
    assert len({*_units(terms)}) == 1
    unit = _of(terms).unit
    assert (unit.name, unit.title, unit.slug) == ("Gia Thụy", "phường Gia Thụy", "gia-thuy")
    assert unit.address == "/dia-phuong/gia-thuy/"
    assert terms.diagnostics == ()


def test_the_commonest_spelling_is_shown() -> None:
    terms = _named({"ward": "Gia Thuỵ"}, {"ward": "Gia Thụy"}, {"ward": "Gia Thuỵ"})
    assert {u.name for u in _units(terms)} == {"Gia Thuỵ"}


def test_a_name_without_a_type_is_apart_where_two_types_bear_it() -> None:
    terms = _named({"ward": "xã Văn Lang"}, {"ward": "phường Văn Lang"}, {"ward": "Văn Lang"})
    assert len({*_units(terms)}) == 3
    assert _told(terms) == ["term-taken"]


def test_wards_of_one_name_in_two_districts_are_two_wards() -> None:
    terms = _named(
        {"ward": "phường Minh Khai", "district": "quận Hai Bà Trưng"},
        {"ward": "P. Minh Khai", "district": "Q. Bắc Từ Liêm"},
    )
    first, second = _units(terms)
    assert (first.parent, second.parent) == ("quận Hai Bà Trưng", "quận Bắc Từ Liêm")
    assert _told(terms) == ["term-taken"]


def test_a_district_that_only_some_models_write_is_that_of_all() -> None:
    terms = _named(
        {"ward": "Gia Thụy", "district": "quận Long Biên"},
        {"ward": "P. Gia Thuỵ"},
        {"ward": "phường Gia Thụy", "district": "Q. Long Biên"},
    )
    assert len({*_units(terms)}) == 1
    assert _of(terms).unit.parent == "quận Long Biên"
    assert terms.diagnostics == ()


def test_numbered_wards_of_two_districts_are_not_one() -> None:
    terms = _named({"ward": "Phường 01", "district": "Quận 3"}, {"ward": "P. 1", "district": "Q.03"}, {"ward": "P.1"})
    assert {(u.title, u.slug) for u in _units(terms)} == {("phường 1", "1")}
    other = _named({"ward": "Phường 1", "district": "Quận 3"}, {"ward": "Phường 1", "district": "Quận 5"})
    assert len({*_units(other)}) == 2


def test_a_district_model_lies_in_the_district_and_not_in_the_ward_of_its_name() -> None:
    terms = _named(
        {"ward": None, "scope": "district", "district": "Q. Long Biên"},
        {"ward": "phường Long Biên"},
        {"ward": None, "scope": "district", "district": "Long Biên"},
    )
    assert [u.slug for u in _units(terms)] == ["quan-long-bien", "long-bien", "quan-long-bien"]
    assert terms.diagnostics == ()


# ---- units with a register ---------------------------------------------------------------------


def test_a_registered_unit_gives_name_district_time_and_slug() -> None:
    terms = _named({"ward": "P. Bồ Đề"}, registry=Registry(units=(HA_NOI, LONG_BIEN, OLD)))
    unit = _of(terms).unit
    assert (unit.title, unit.parent, unit.note) == ("phường Bồ Đề", "quận Long Biên", "đến 30/06/2025")
    assert terms.diagnostics == ()


def test_an_alias_is_the_unit() -> None:
    row = UnitFront(id="x", name="Chúc Sơn", type="thị trấn", aliases=("Chúc Sơn cũ",))
    terms = _named({"ward": "TT Chúc Sơn cũ"}, {"ward": "chúc sơn"}, registry=Registry(units=(row,)))
    assert {u.title for u in _units(terms)} == {"thị trấn Chúc Sơn"}


@pytest.mark.parametrize(
    ("numbers", "expected"), [((2019,), "đến 30/06/2025"), ((2026,), "từ 01/07/2025"), ((2021, 2024), "đến 30/06/2025")]
)
def test_of_units_of_one_name_the_one_of_that_time_is_meant(numbers: tuple[int, ...], expected: str) -> None:
    registry = Registry(units=(HA_NOI, LONG_BIEN, OLD, NEW))
    terms = _named({"ward": "phường Bồ Đề", "years": years(*numbers)}, registry=registry)
    assert (_of(terms).unit.note, terms.diagnostics) == (expected, ())


def test_the_year_of_the_change_is_ambiguous_until_the_district_is_written() -> None:
    registry = Registry(units=(HA_NOI, LONG_BIEN, OLD, NEW))
    unclear = _named({"ward": "phường Bồ Đề", "years": years(2025)}, registry=registry)
    told = _one(unclear)
    assert (told.code, told.path, told.line) == ("unit-ambiguous", "content/models/a.md", 3)
    assert told.args["candidates"] == "phường Bồ Đề (đến 30/06/2025); phường Bồ Đề (từ 01/07/2025)"
    old = _named({"ward": "phường Bồ Đề", "years": years(2025), "district": "Q. Long Biên"}, registry=registry)
    new = _named({"ward": "phường Bồ Đề", "years": years(2025), "district": "TP. Hà Nội"}, registry=registry)
    assert (_of(old).unit.note, old.diagnostics) == ("đến 30/06/2025", ())
    assert (_of(new).unit.note, new.diagnostics) == ("từ 01/07/2025", ())


def test_a_later_unit_of_the_same_name_gets_its_year_and_the_old_one_keeps_its_address() -> None:
    registry = Registry(units=(HA_NOI, LONG_BIEN, OLD, NEW))
    terms = _named({"years": years(2020)}, {"years": years(2026)}, registry=registry)
    assert [u.slug for u in _units(terms)] == ["bo-de", "bo-de-2025"]
    assert terms.diagnostics == ()


def test_a_name_that_only_one_row_bears_is_that_row_at_any_time() -> None:
    terms = _named({"years": years(2019)}, registry=Registry(units=(HA_NOI, NEW)))
    assert _of(terms).unit.note == "từ 01/07/2025"


def test_a_unit_of_another_district_is_not_taken_for_it() -> None:
    registry = Registry(units=(HA_NOI, LONG_BIEN, BA_DINH, OLD))
    terms = _named({"ward": "phường Bồ Đề", "district": "quận Ba Đình"}, registry=registry)
    told = terms.diagnostics[0]
    assert (told.code, told.args["name"]) == ("unit-unknown", "phường Bồ Đề, quận Ba Đình")
    assert told.args["near"] == "phường Bồ Đề, quận Long Biên"


def test_a_district_by_old_habit_does_not_hide_a_unit_of_today() -> None:
    registry = Registry(units=(HA_NOI, LONG_BIEN, NEW))
    terms = _named({"district": "quận Long Biên", "years": years(2026)}, registry=registry)
    assert (_of(terms).unit.note, terms.diagnostics) == ("từ 01/07/2025", ())


def test_an_unknown_unit_is_told_once_with_count_first_files_and_what_may_be_meant() -> None:
    registry = Registry(units=(HA_NOI, LONG_BIEN, OLD))
    terms = _named(*({"ward": "Bồ Đè"} for _ in range(4)), registry=registry)
    told = _one(terms)
    assert (told.code, told.path, told.line, told.severity) == ("unit-unknown", "content/models/a.md", 3, "warning")
    assert told.args["count"] == "4"
    assert told.args["files"] == "content/models/a.md, content/models/b.md, content/models/c.md"
    assert told.args["near"] == "phường Bồ Đề"


def test_a_unit_written_without_marks_is_proposed_and_not_decided() -> None:
    terms = _named({"ward": "P. Bo De"}, registry=Registry(units=(HA_NOI, LONG_BIEN, OLD)))
    told = _one(terms)
    assert (told.args["name"], told.args["near"]) == ("phường Bo De", "phường Bồ Đề")
    assert _of(terms).unit.name == "Bo De"


def test_another_type_of_the_same_name_is_another_unit() -> None:
    terms = _named({"ward": "xã Bồ Đề"}, registry=Registry(units=(HA_NOI, LONG_BIEN, OLD)))
    assert [d.code for d in terms.diagnostics] == ["unit-unknown"]
    assert _of(terms).unit.title == "xã Bồ Đề"


def test_a_ward_is_never_matched_to_a_district_of_its_name() -> None:
    ward = UnitFront(id="w", name="Long Biên", type="phường", parent="lb")
    registry = Registry(units=(HA_NOI, LONG_BIEN, ward))
    terms = _named(
        {"ward": "Long Biên"}, {"ward": None, "scope": "district", "district": "Long Biên"}, registry=registry
    )
    assert [u.title for u in _units(terms)] == ["phường Long Biên", "quận Long Biên"]
    assert [u.slug for u in _units(terms)] == ["long-bien", "quan-long-bien"]


def test_wards_with_the_same_fold_are_two_wards_with_slugs_of_their_own() -> None:
    rows = (
        UnitFront(id="1", name="Văn Lăng", type="xã"),
        UnitFront(id="2", name="Văn Lang", type="phường", slug="phuong-van-lang"),
    )
    terms = _named({"ward": "Văn Lăng"}, {"ward": "Văn Lang"}, registry=Registry(units=rows))
    assert [u.slug for u in _units(terms)] == ["van-lang", "phuong-van-lang"]
    assert terms.diagnostics == ()


def test_units_of_takes_the_list_of_diagnostics_and_returns_a_term_for_every_model() -> None:
    told: list[Diagnostic] = []
    assert units_of([], Registry(), CONFIG, WORDS, told, []) == ([], {})
    assert told == []


# ---- sectors and kinds ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written", ["văn hóa - xã hội", "Văn hoá, xã hội", "VĂN HÓA XÃ HỘI", "văn hóa – xã hội", "van hoa - xa hoi"]
)
def test_a_sector_is_known_by_name_alias_and_fold(written: str) -> None:
    terms = _named({"sector": written})
    assert (_of(terms).sector.name, terms.diagnostics) == ("văn hóa - xã hội", ())
    assert _of(terms).sector.title == "Văn hóa - xã hội"


def test_an_unknown_sector_is_one_error_that_names_the_known_ones() -> None:
    terms = _named({"sector": "thể thao"}, {"sector": "Thể Thao"}, {"sector": "kinh tế"})
    told = _one(terms)
    assert (told.code, told.severity, told.line, told.args["count"]) == ("sector-unknown", "error", 6, "2")
    assert told.args["known"] == "kinh tế, văn hóa - xã hội, quốc phòng - an ninh, xây dựng hệ thống chính trị"


def test_a_misspelt_sector_comes_with_a_suggestion() -> None:
    assert _one(_named({"sector": "quốc phòng an nin"})).args["near"] == "quốc phòng - an ninh"


def test_a_name_goes_before_another_rows_alias() -> None:
    rows = (TermFront(name="đường hoa"), TermFront(name="tuyến ngõ hoa", aliases=("đường hoa",)))
    terms = _named({"kind": "đường hoa"}, registry=Registry(kinds=rows))
    assert _of(terms).kind.name == "đường hoa"


def test_kinds_are_an_open_list_without_a_register_and_show_the_commonest_spelling() -> None:
    terms = _named({"kind": "tuyến ngõ hoa"}, {"kind": "Tuyến ngõ hoa"}, {"kind": "tuyến  ngõ hoa"})
    assert {_of(terms, letter).kind.slug for letter in "abc"} == {"tuyen-ngo-hoa"}
    assert {_of(terms, letter).kind.title for letter in "abc"} == {"Tuyến ngõ hoa"}
    assert terms.diagnostics == ()


def test_a_kind_outside_the_register_is_one_warning_and_still_has_its_page() -> None:
    registry = Registry(kinds=(TermFront(name="tuyến ngõ hoa", aliases=("đường hoa",), description="Hoa."),))
    terms = _named({"kind": "Đường hoa"}, {"kind": "vườn rau"}, {"kind": "vườn rau"}, registry=registry)
    told = _one(terms)
    assert (told.code, told.severity, told.path, told.line) == ("term-unknown", "warning", "content/models/b.md", 7)
    assert (told.args["count"], told.args["axis"]) == ("2", "kind")
    assert (_of(terms).kind.name, _of(terms).kind.description) == ("tuyến ngõ hoa", "Hoa.")
    assert _of(terms, "b").kind.address == "/loai-mo-hinh/vuon-rau/"


@pytest.mark.parametrize("written", [None, "Chưa phân loại", "chưa phân loại"])
def test_what_has_no_sector_or_kind_is_unclassified(written: str | None) -> None:
    terms = _named({"sector": written, "kind": written}, {})
    assert _of(terms).kind == _of(terms, "b").kind
    assert (_of(terms).sector.slug, _of(terms).kind.slug) == (UNCLASSIFIED, UNCLASSIFIED)
    assert _of(terms).kind.title == "Chưa phân loại"
    assert terms.diagnostics == ()


# ---- years, organisations, tags ------------------------------------------------------------------


def test_each_year_of_a_model_is_a_term_once_in_the_order_written() -> None:
    terms = _named({"years": years(2021, 2024, 2021)})
    assert [t.slug for t in _of(terms).years] == ["2021", "2024"]
    assert _of(terms).years[0] == year_term(2021, CONFIG, WORDS)
    assert _of(terms).years[0].title == "Năm 2021"


def test_organisations_and_tags_are_open_lists() -> None:
    terms = _named(
        {"organisation": "Chi hội Phụ nữ tổ 5", "tags": ("hoa giấy", "Hoa giấy", "hòa bình")},
        {"organisation": "chi hội phụ nữ tổ 5", "tags": ("hoà bình", "hoa giấy")},
        {"organisation": None},
    )
    first, second, third = (_of(terms, letter) for letter in "abc")
    assert first.organisation == second.organisation
    assert third.organisation is None
    assert {t.slug for t in first.tags} == {t.slug for t in second.tags} == {"hoa-giay", "hoa-binh"}
    assert len(first.tags) == 2
    assert third.on("organisation") == third.on("tag") == ()
    assert first.on("ward") == (first.unit,)
    assert terms.diagnostics == ()


@pytest.mark.parametrize(
    ("written", "ward", "whole"),
    [
        pytest.param("Đảng ủy phường", "phường Gia Thụy", "Đảng ủy phường Gia Thụy", id="A5"),
        pytest.param("Đảng uỷ Phường", "P. Gia Thuỵ", "Đảng uỷ Phường Gia Thuỵ", id="A5-spelling"),
        pytest.param("Đảng ủy phường", "Gia Thụy", "Đảng ủy phường Gia Thụy", id="A5-no-type"),
        pytest.param("Hội LHPN xã", "phường Gia Thụy", "Hội LHPN xã", id="A5-another-type"),
        pytest.param("Tổ xe ôm khu phường Đúc", "phường Gia Thụy", "Tổ xe ôm khu phường Đúc", id="A5-named"),
    ],
)
def test_an_organisation_of_the_ward_is_that_of_the_models_ward(written: str, ward: str, whole: str) -> None:
    terms = _named({"ward": ward, "organisation": written}, {"ward": "phường Bồ Đề", "organisation": "Đảng ủy phường"})
    own, other = _of(terms).organisation, _of(terms, "b").organisation
    assert own is not None
    assert other is not None
    assert own.title == whole
    assert own.address != other.address
    assert other.title == "Đảng ủy phường Bồ Đề"


def test_an_organisation_of_the_district_is_that_above_the_ward_a5() -> None:
    registry = Registry(units=(HA_NOI, LONG_BIEN, OLD))
    terms = _named({"organisation": "Hội Liên hiệp Phụ nữ quận", "years": years(2021)}, registry=registry)
    assert (found := _of(terms).organisation) is not None
    assert found.title == "Hội Liên hiệp Phụ nữ quận Long Biên"


def test_addresses_follow_the_permalinks_of_the_site() -> None:
    config = Config(title="x", permalinks={"ward": "xa-phuong", "year": "cac-nam"})
    terms = _named({"ward": "Gia Thụy"}, config=config)
    assert _of(terms).unit.address == "/xa-phuong/gia-thuy/"
    assert _of(terms).years[0].address == "/cac-nam/2024/"


def test_a_heading_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert [capital(t) for t in ("đường hoa", "phường Gia Thụy", "", "5 không")] == [
        "Đường hoa",
        "Phường Gia Thụy",
        "",
        "5 không",
    ]


# ---- names that would share an address -------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "names", "line", "address"),
    [
        ("ward", ("Văn Lăng", "Văn Lang"), 3, "/dia-phuong/van-lang/"),
        ("kind", ("ngõ hoa", "ngõ hòa"), 7, "/loai-mo-hinh/ngo-hoa/"),
        ("organisation", ("Tổ 1", "Tố 1"), 8, "/to-chuc/to-1/"),
        ("tags", (("hoa",), ("hóa",)), 9, "/tu-khoa/hoa/"),
    ],
)
def test_names_with_one_address_are_told_with_both_files(
    key: str, names: tuple[Any, Any], line: int, address: str
) -> None:
    terms = _named({key: names[0]}, {key: names[1]}, {key: names[0]})
    told = _one(terms)
    assert (told.code, told.path, told.line) == ("term-taken", "content/models/b.md", line)
    assert told.args["address"] == address
    assert "content/models/a.md" in told.args["files"]
    assert "content/models/b.md" in told.args["files"]
    assert "content/models/c.md" not in told.args["files"]


def test_names_of_a_grouping_that_has_no_pages_may_share_a_slug() -> None:
    config = Config(title="x", groupings=("ward",))
    assert _named({"tags": ("hoa",)}, {"tags": ("hóa",)}, config=config).diagnostics == ()


def test_names_that_only_pairs_show_must_not_share_a_slug_either() -> None:
    config = Config(title="x", groupings=("ward", "ward/kind"))
    assert _told(_named({"kind": "hoa"}, {"kind": "hóa"}, config=config)) == ["term-taken"]


def test_a_name_without_a_letter_is_told() -> None:
    told = _one(_named({"kind": "???"}))
    assert (told.code, told.line, told.args["name"]) == ("slug-empty", 7, "???")


# ---- properties ----------------------------------------------------------------------------------

_WARDS = st.sampled_from(["Gia Thụy", "P. Gia Thuỵ", "xã Gia Thụy", "Văn Lăng", "Văn Lang", "phường Bồ Đề", "Bo De"])
_DISTRICTS = st.sampled_from([None, "quận Long Biên", "Q. Ba Đình", "Long Biên"])
_FRONTS = st.fixed_dictionaries(
    {
        "ward": _WARDS,
        "district": _DISTRICTS,
        "kind": st.sampled_from([None, "hoa", "Hoa", "hóa"]),
        "years": st.sampled_from([years(2024), years(2025), years(2026, 2020)]),
    }
)


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(fronts=st.lists(_FRONTS, min_size=1, max_size=5), registered=st.booleans())
def test_two_terms_share_an_address_only_when_that_is_told(fronts: list[dict[str, Any]], registered: bool) -> None:
    registry = Registry(units=(HA_NOI, LONG_BIEN, BA_DINH, OLD, NEW)) if registered else Registry()
    terms = _named(*fronts, registry=registry)
    assert len(terms.of_model) == len(fronts)
    by_address: dict[str, set[Term]] = {}
    for found in terms.of_model.values():
        for term in (found.unit, found.sector, found.kind, *found.years):
            by_address.setdefault(term.address, set()).add(term)
    shared = {address for address, found in by_address.items() if len(found) > 1}
    assert shared == {d.args["address"] for d in terms.diagnostics if d.code == "term-taken"}
