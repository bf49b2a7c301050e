"""The registers: what is read from them, and what is told of a wrong row."""

from __future__ import annotations

import cProfile
import datetime as dt
import pstats
import unicodedata

import pytest

from showcase.diagnostics import Diagnostic
from showcase.fronts import Abbreviation, AwardForm, FigureName, TermFront, UnitFront, YearTheme
from showcase.registry import FOLDER, OFFICIAL_SECTORS, Registry, read_registry
from showcase.vietnamese import fold

UNITS = """\
units:
  - {id: gia-thuy-cu, name: Gia Thụy, type: phường, parent: long-bien, to: 30/6/2025}
  - id: long-bien
    tên: Long Biên
    loại: quận
    tên khác: [Quận Long Biên cũ, LB]
    từ ngày: 2003-11-06
    mã số: 004
"""


def read(**texts: str) -> tuple[Registry, list[Diagnostic]]:
    registry, told = read_registry({f"{FOLDER}/{name}.yaml": text for name, text in texts.items()})
    return registry, list(told)


def test_a_site_without_registers_has_open_lists_and_the_official_sectors() -> None:
    registry, told = read_registry({})
    assert (registry.units, registry.kinds, registry.years, told) == ((), (), (), ())
    assert registry.sectors == OFFICIAL_SECTORS
    assert [s.name for s in registry.sectors] == [
        "kinh tế",
        "văn hóa - xã hội",
        "quốc phòng - an ninh",
        "xây dựng hệ thống chính trị",
    ]


def test_no_two_official_sectors_share_a_name() -> None:
    folds = [{fold(name) for name in (s.name, *s.aliases)} for s in OFFICIAL_SECTORS]
    assert sum(map(len, folds)) == len(set().union(*folds))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_units_are_read_with_english_and_vietnamese_keys(form: str) -> None:
    registry, told = read(units="\ufeff" + unicodedata.normalize(form, UNITS).replace("\n", "\r\n"))  # type: ignore[arg-type]
    assert told == []
    assert registry.units == (
        UnitFront(id="gia-thuy-cu", name="Gia Thụy", type="phường", parent="long-bien", valid_to=dt.date(2025, 6, 30)),
        UnitFront(
            id="long-bien",
            name="Long Biên",
            type="quận",
            aliases=("Quận Long Biên cũ", "LB"),
            valid_from=dt.date(2003, 11, 6),
            code="004",
        ),
    )


def test_sectors_kinds_and_years_are_read() -> None:
    registry, told = read(
        sectors="lĩnh vực: [{tên: kinh tế, slug: kt}]",
        kinds="kinds:\n  - name: tuyến ngõ hoa\n    mô tả: Hoa dọc ngõ\n",
        years="years: [{năm: 2024, chủ đề: Năm dân vận}, {year: 2024, theme: Riêng, unit: Bồ Đề}]",
    )
    assert told == []
    assert registry.sectors == (TermFront(name="kinh tế", slug="kt"),)
    assert registry.kinds == (TermFront(name="tuyến ngõ hoa", description="Hoa dọc ngõ"),)
    assert registry.years == (
        YearTheme(year=2024, theme="Năm dân vận"),
        YearTheme(year=2024, theme="Riêng", unit="Bồ Đề"),
    )


def test_rewards_figures_and_abbreviations_are_read() -> None:
    registry, told = read(
        awards="awards: [{tên: giấy khen, tên khác: [GK], cơ quan khen thưởng: UBND, cấp: xã}]",
        figures="số liệu: [{tên: chiều dài, đơn vị tính: m, cộng được: có}]",
        abbreviations="abbreviations: [{viết tắt: UBND, viết đủ: Ủy ban nhân dân}, {short: TTĐT, full: [a, b]}]",
    )
    assert told == []
    assert registry.awards == (AwardForm(name="giấy khen", aliases=("GK",), body="UBND", level="cơ sở"),)
    assert registry.figures == (FigureName(name="chiều dài", unit="m", summed=True),)
    assert registry.abbreviations == (
        Abbreviation(short="UBND", full=("Ủy ban nhân dân",)),
        Abbreviation(short="TTĐT", full=("a", "b")),
    )


@pytest.mark.parametrize("text", ["", "# chưa có\n", "units:\n", "units: []\n"])
def test_an_empty_register_is_an_open_list(text: str) -> None:
    registry, told = read(units=text)
    assert (registry.units, told) == ((), [])


def test_wrong_rows_are_told_at_their_lines_and_the_others_stay() -> None:
    registry, told = read(
        units="units:\n  - {id: a, name: A, type: phường}\n  - {id: b, name: B}\n"
        "  - {id: c, name: C, type: làng}\n  - chữ\n"
        "  - {id: e, name: E, type: xã, from: hôm qua}\n"
    )
    assert [u.id for u in registry.units] == ["a", "e"]
    assert [(d.code, d.line) for d in told] == [
        ("key-missing", 3),
        ("value-not-choice", 4),
        ("value-not-mapping", 5),
        ("value-not-date", 6),
    ]
    assert {d.path for d in told} == {"content/registry/units.yaml"}


@pytest.mark.parametrize(
    ("name", "rows", "taken"),
    [
        ("units", "[{id: a, name: A, type: xã}, {id: a, name: B, type: xã}, {id: b, name: A, type: xã}]", "a"),
        ("kinds", "[{name: Ngõ hoa}, {name: ngõ  HOA}, {name: ngo hoa}]", "ngõ hoa"),
        ("sectors", "[{name: hòa bình}, {name: hoà bình}]", "hòa bình"),
        ("awards", "[{name: giấy khen}, {name: Giấy Khen}]", "giấy khen"),
        ("figures", "[{name: số hộ}, {name: số hộ}]", "số hộ"),
        ("abbreviations", "[{short: A, full: b}, {short: A, full: c}]", "A"),
        ("years", "[{year: 2024, theme: a}, {year: 2024, theme: b}, {year: 2024, theme: c, unit: x}]", "2024"),
    ],
)
def test_two_rows_of_one_name_are_told(name: str, rows: str, taken: str) -> None:
    _, told = read(**{name: f"{name}: {rows}"})
    assert [(d.code, d.line, d.args["name"]) for d in told] == [("registry-taken", 1, taken)]


def test_every_mistake_of_every_register_is_told() -> None:
    _, told = read(units="- a", kinds="kinds: &a []", years="years: [a", sectors="sector: []")
    assert [(d.path.rsplit("/", 1)[-1], d.code) for d in told] == [
        ("kinds.yaml", "yaml-alias"),
        ("sectors.yaml", "key-unknown"),
        ("units.yaml", "registry-unopened"),
        ("years.yaml", "yaml-bracket"),
        ("years.yaml", "value-not-mapping"),
    ]


@pytest.mark.parametrize("path", ["unit.yaml", "Units.yaml", "cu/units.yaml", "units.YAML"])
def test_a_file_that_is_no_register_is_told(path: str) -> None:
    registry, told = read_registry({f"{FOLDER}/{path}": "units: [{id: a, name: A, type: xã}]"})
    assert registry.units == ()
    assert [(d.code, d.path) for d in told] == [("content-misplaced", f"{FOLDER}/{path}")]
    assert "units.yaml" in told[0].args["names"]


def _units(count: int) -> str:
    return "units:\n" + "".join(f"  - {{id: u{n}, name: Bình Minh {n}, type: phường}}\n" for n in range(count))


def test_all_units_of_the_country_are_read_each_at_the_cost_of_the_first() -> None:
    """Calls are counted, which no noisy machine can change."""

    def calls(count: int) -> int:
        profile = cProfile.Profile()
        registry, told = profile.runcall(read, units=_units(count))
        assert (len(registry.units), told) == (count, [])
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(10)  # a process makes some things once
    small, middle, large = map(calls, (800, 1600, 3321))
    assert (large - middle) / (3321 - 1600) < (middle - small) / 800 * 1.05
