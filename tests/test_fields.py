"""The tables of keys: every example reads under every name of its key, and no two keys can be mixed up."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import fields as fields_of

from showcase import fields, fronts
from showcase.config import SETTINGS, Config
from showcase.diagnostics import Diagnostic
from showcase.schema import Field, Reader, compose, read_mapping, require
from showcase.vietnamese import fold

REGISTRY = tuple(fields.REGISTRIES.values())
TABLES: dict[str, tuple[type[Any], Sequence[Field]]] = {
    "model": (fronts.ModelFront, fields.MODEL_FIELDS),
    "article": (fronts.ArticleFront, fields.ARTICLE_FIELDS),
    "page": (fronts.PageFront, fields.PAGE_FIELDS),
    "document": (fronts.PaperFront, fields.PAPER_FIELDS),
    "report": (fronts.ReportFront, fields.REPORT_FIELDS),
    "year": (fronts.YearFront, fields.YEAR_FIELDS),
    "photo": (fronts.PhotoFront, fields.PHOTO_FIELDS),
    "unit": (fronts.UnitFront, fields.UNIT_FIELDS),
    "term": (fronts.TermFront, fields.TERM_FIELDS),
    "theme of a year": (fronts.YearTheme, fields.YEAR_THEME_FIELDS),
    "form of reward": (fronts.AwardForm, fields.AWARD_FORM_FIELDS),
    "figure": (fronts.FigureName, fields.FIGURE_NAME_FIELDS),
    "abbreviation": (fronts.Abbreviation, fields.ABBREVIATION_FIELDS),
    "settings": (Config, SETTINGS),
}
EVERY_FIELD = [
    *((name, field) for name, (_, table) in TABLES.items() for field in table),
    *(("registry", field) for field in REGISTRY),
]


def read(text: str, table: Sequence[Field]) -> tuple[dict[str, Any], list[Diagnostic]]:
    reader = Reader("a.md")
    root = compose(reader, text)
    values, lines = read_mapping(reader, root, table)
    require(reader, root, [f for f in table if f.required], values, lines)
    return values, reader.diagnostics


def value_of(key: str, written: str, table: Sequence[Field] = fields.MODEL_FIELDS) -> Any:
    """Read one value of a document that has a title."""
    values, told = read(f"title: x\n{key}: {written}", table)
    assert told == []
    return values[key]


def told_of(key: str, written: str) -> list[tuple[str, dict[str, str]]]:
    _, told = read(f"title: x\n{key}: {written}", fields.MODEL_FIELDS)
    return [(d.code, d.args) for d in told]


# ---- the tables --------------------------------------------------------------------------------


def _attribute(field: Field) -> str:
    return field.attribute or field.key


def _forms(name: str) -> list[str]:
    return [
        name,
        name.upper(),
        name.title(),
        fold(name),
        fold(name).replace(" ", "_"),
        unicodedata.normalize("NFD", name),
    ]


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD, ids=lambda v: getattr(v, "key", v))
def test_every_example_reads_under_every_name_of_its_key(table: str, field: Field) -> None:
    make, rows = TABLES.get(table, (None, REGISTRY))
    needed = [f for f in rows if f.required and f.key != field.key]
    above = "".join(f"{f.key}: {f.shape.examples[0]}\n" for f in needed)
    assert field.shape.examples
    for example in field.shape.examples:
        first, told = read(f"{above}{field.key}: {example}", rows)
        assert told == []
        assert make is None or make(**first)
        for name in (field.key, *field.names):
            for form in _forms(name):
                assert read(f"{above}'{form}': {example}", rows) == (first, [])


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD, ids=lambda v: getattr(v, "key", v))
def test_a_key_left_empty_is_as_if_it_were_not_there(table: str, field: Field) -> None:
    rows = TABLES[table][1] if table in TABLES else REGISTRY
    reader = Reader("a.md")
    assert read_mapping(reader, compose(reader, f"{field.key}:\n"), rows) == ({}, {_attribute(field): 1})
    assert reader.diagnostics == []


@pytest.mark.parametrize("name", [*TABLES, "registry"])
def test_no_two_keys_of_a_table_share_a_name(name: str) -> None:
    rows = TABLES[name][1] if name in TABLES else REGISTRY
    folds = [fold(word) for field in rows for word in (field.key, *field.names)]
    assert all(folds)
    assert sorted(folds) == sorted(set(folds))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_fills_exactly_the_attributes_of_its_record(name: str) -> None:
    make, rows = TABLES[name]
    attributes = {f.name: f.required for f in fields_of(make) if f.name != "line"}
    assert {_attribute(f) for f in rows} == set(attributes)
    assert {_attribute(f) for f in rows if f.required} == {name for name, needed in attributes.items() if needed}


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD, ids=lambda v: getattr(v, "key", v))
def test_every_key_has_a_vietnamese_name_that_messages_can_use(table: str, field: Field) -> None:
    assert field.names
    assert field.key.isascii()
    assert field.key == field.key.lower()
    assert len(field.shape.name) > 2


def test_nested_records_take_their_vietnamese_names_too() -> None:
    values, told = read(
        """\
tên mô hình: Ngõ hoa
các năm:
  - 2023
  - {năm: 2024, cấp: xã, tính chất: mới, ngày đăng ký: 12/01/2024, kết quả: hiệu quả, tiêu biểu: có,
     công nhận: {ngày: 03/11/2024, văn bản: 25-KH/ĐU}}
ảnh: [truoc.jpg, {tệp: sau.jpg, chú thích: Xong, mô tả ảnh: Ngõ, thời điểm: SAU, ngày chụp: 3/2025, người chụp: A}]
khen thưởng: {năm: 2025, cơ quan: UBND, hình thức: giấy khen, văn bản: số 1}
cá nhân: {họ tên: A, chức danh: tổ trưởng, hiển thị: chuc danh}
đồng ý đăng ảnh: {người lớn: yes, trẻ em: no, căn cứ: giấy}
""",
        fields.MODEL_FIELDS,
    )
    assert told == []
    front = fronts.ModelFront(**values)
    assert front.years == (
        fronts.YearFront(year=2023),
        fronts.YearFront(
            year=2024,
            level="cơ sở",
            nature="làm mới",
            registered=dt.date(2024, 1, 12),
            result="đạt hiệu quả",
            recognised=fronts.Recognition(date=dt.date(2024, 11, 3), document="25-KH/ĐU"),
            outstanding=True,
        ),
    )
    assert front.photos == (
        fronts.PhotoFront(file="truoc.jpg", line=6),
        fronts.PhotoFront(file="sau.jpg", caption="Xong", alt="Ngõ", stage="sau", date="2025-03", credit="A", line=6),
    )
    assert front.awards == (fronts.Award(year=2025, body="UBND", form="giấy khen", document="số 1"),)
    assert front.person == fronts.Person(name="A", role="tổ trưởng", show="chức danh")
    assert front.consent == fronts.Consent(people="có", children="không", basis="giấy")


# ---- the shapes --------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["true", "True", "yes", "có", "Có", "CO", "x", "X", "đúng", "'có'"])
def test_yes(written: str) -> None:
    assert value_of("draft", written) is True


@pytest.mark.parametrize("written", ["false", "no", "No", "không", "khong", "sai", '"no"'])
def test_no(written: str) -> None:
    assert value_of("draft", written) is False


@pytest.mark.parametrize("written", ["on", "off", "1", "0", "y", "n", "rồi"])
def test_what_is_neither_yes_nor_no(written: str) -> None:
    assert [code for code, _ in told_of("draft", written)] == ["value-not-choice"]


@pytest.mark.parametrize(
    "written", ["2026-02-05", "05/02/2026", "5/2/2026", "5.2.2026", "'2026-02-05'", "ngày 05 tháng 02 năm 2026"]
)
def test_a_day_in_any_way_of_writing_it(written: str) -> None:
    assert value_of("date", written) == dt.date(2026, 2, 5)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("5/2", "date-without-year"),
        ("2026", "date-without-day"),
        ("2/2026", "date-without-day"),
        ("5/2/26", "date-two-digit-year"),
        ("31/2/2026", "date-impossible"),
        ("12/31/2026", "date-month-first"),
        ("2026-02-05T10:00:00", "value-not-date"),
        ("hôm nay", "value-not-date"),
        ("20260205", "value-not-date"),
    ],
)
def test_what_is_no_day(written: str, code: str) -> None:
    told = told_of("date", written)
    assert [code for code, _ in told] == [code]
    assert told[0][1]["value"] == written


@pytest.mark.parametrize(("written", "year"), [("2021", 2021), ("năm 2021", 2021), ("'2021'", 2021)])
def test_a_year_in_its_short_form(written: str, year: int) -> None:
    assert value_of("years", written) == value_of("years", f"[{written}]") == (fronts.YearFront(year=year),)
    values, told = read(f"title: x\nyear: {written}", fields.MODEL_FIELDS)
    assert (values["years"], told) == ((fronts.YearFront(year=year),), [])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("21", "year-digits"),
        ("20210", "year-digits"),
        ("1900", "year-out-of-range"),
        ("2021, 2022", "year-several"),
        ("2020-2022", "year-several"),
        ("2.021", "value-not-year"),
        ("2021.0", "value-not-year"),
        ("2_021", "value-not-year"),
        ("0x7E5", "value-not-year"),
        ("hai nghìn", "value-not-year"),
    ],
)
def test_what_is_no_year(written: str, code: str) -> None:
    assert [code for code, _ in told_of("years", written)] == [code]


def test_year_and_years_are_one_key() -> None:
    _, told = read("title: x\nyear: 2021\nyears: [2022]", fields.MODEL_FIELDS)
    args = {"key": "years", "written": "years", "first": "2"}
    assert [(d.code, d.line, d.args) for d in told] == [("key-duplicate", 3, args)]


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("[21.04660, 105.88340]", ((21.0466, 105.8834),)),
        ("21.04660, 105.88340", ((21.0466, 105.8834),)),
        ("'21,0466; 105,8834'", ((21.0466, 105.8834),)),
        ("['21.0466', '105.8834']", ((21.0466, 105.8834),)),
        ("[[21.0466, 105.8834], [21.0470, 105.8841]]", ((21.0466, 105.8834), (21.047, 105.8841))),
    ],
)
def test_a_place_is_one_point_or_several(written: str, points: tuple[tuple[float, float], ...]) -> None:
    assert value_of("location", written) == points


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("[105.88340, 21.04660]", "location-swapped"),
        ("[21.0466]", "location-half"),
        ("[21,0466, 105,8834]", "location-comma"),
        ("Hoa Sữa", "value-not-location"),
        ("{lat: 21, lon: 105}", "value-not-location"),
        ("[[21.0466, 105.8834], [0, 0]]", "location-outside"),
        ("[]", "value-not-location"),
    ],
)
def test_what_is_no_place(written: str, code: str) -> None:
    assert [code for code, _ in told_of("location", written)] == [code]


@pytest.mark.parametrize(
    ("key", "written", "code"),
    [
        ("slug", "Ngõ-hoa", "value-not-slug"),
        ("slug", "ngo_hoa", "value-not-slug"),
        ("slug", "-ngo", "value-not-slug"),
        ("slug", "a/b", "value-not-slug"),
        ("slug", "bin", "value-not-slug"),
        ("id", "k7f2q", "value-not-id"),
        ("id", "K7F2QX", "value-not-id"),
        ("id", "k7f2q\u0661", "value-not-id"),
        ("old_addresses", "dia-chi-cu", "value-not-address"),
        ("old_addresses", "/dia-chi-cu", "value-not-address"),
        ("old_addresses", "/Địa-chỉ/", "value-not-address"),
        ("old_addresses", "//", "value-not-address"),
        ("old_addresses", "/../x/", "value-not-address"),
        ("old_addresses", "/a/./b/", "value-not-address"),
        ("old_addresses", "/a/bin/", "value-not-address"),
        ("old_addresses", "https://a.example/", "value-not-address"),
    ],
)
def test_what_cannot_be_part_of_an_address(key: str, written: str, code: str) -> None:
    assert [found for found, _ in told_of(key, written)] == [code]


@pytest.mark.parametrize(
    ("written", "kept"), [("123456", "123456"), ("012345", "012345"), ("1e5432", "1e5432"), ("abc001", "abc001")]
)
def test_an_id_of_digits_keeps_them_all(written: str, kept: str) -> None:
    assert value_of("id", written) == kept


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("cấp xã", "cơ sở"),
        ("Phường", "cơ sở"),
        ("thị trấn", "cơ sở"),
        ("thị xã", "quận"),
        ("cấp quận, huyện, thị xã", "quận"),
        ("tinh", "thành phố"),
        ("CẤP THÀNH PHỐ", "thành phố"),
    ],
)
def test_a_level_by_any_of_its_names(written: str, level: str) -> None:
    assert value_of("level", written) == level


def test_figures_keep_their_names_values_and_order() -> None:
    found = value_of("figures", "{số hộ: 7.984, chiều dài (m): 010, cây: ~, 'tỉ lệ: %': '93,89'}")
    assert [(f.name, f.value) for f in found] == [("số hộ", "7.984"), ("chiều dài (m)", "010"), ("tỉ lệ: %", "93,89")]


def test_texts_that_look_like_something_else_stay_texts() -> None:
    assert value_of("address", "12") == "12"
    assert value_of("tags", "[1_000, 13:23, no, 09]") == ("1_000", "13:23", "no", "09")
    assert value_of("documents", "25-KH/ĐU") == ("25-KH/ĐU",)
