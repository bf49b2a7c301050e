"""Read `content/registry/*.yaml`: units, sectors, kinds, years. A file that a site does not have is an open list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from showcase.diagnostics import Diagnostic, at
from showcase.fields import REGISTRIES
from showcase.fronts import Abbreviation, AwardForm, FigureName, TermFront, UnitFront, YearTheme
from showcase.schema import Reader, compose, read_mapping
from showcase.vietnamese import match_key, normalise

FOLDER = "content/registry"
COMMUNE_TYPES = ("phường", "xã", "thị trấn", "đặc khu")
DISTRICT_TYPES = ("quận", "huyện", "thị xã", "thành phố")
ABOLISHED_TYPES = ("quận", "huyện", "thị xã")
"""Types of unit that there are no more since 01/07/2025."""

OFFICIAL_SECTORS = (
    TermFront(name="kinh tế"),
    TermFront(name="văn hóa - xã hội", aliases=("văn hóa, xã hội", "văn hóa xã hội")),
    TermFront(
        name="quốc phòng - an ninh", aliases=("an ninh quốc phòng", "quốc phòng, an ninh", "an ninh - quốc phòng")
    ),
    TermFront(name="xây dựng hệ thống chính trị", aliases=("hệ thống chính trị",)),
)
"""The four sectors of the movement's tables (reports of thành phố Phủ Lý and of TP Hà Nội, 2017)."""


class Registry(Struct, frozen=True, kw_only=True):
    """The registers of a site; `units` and `kinds` empty mean an open list."""

    units: tuple[UnitFront, ...] = ()
    sectors: tuple[TermFront, ...] = OFFICIAL_SECTORS
    kinds: tuple[TermFront, ...] = ()
    years: tuple[YearTheme, ...] = ()
    awards: tuple[AwardForm, ...] = ()
    figures: tuple[FigureName, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()


def read_registry(texts: Mapping[str, str]) -> tuple[Registry, tuple[Diagnostic, ...]]:
    """Read the registers from their texts by path (`content/registry/units.yaml`, …)."""
    told: list[Diagnostic] = []
    values: dict[str, Any] = {}
    for path, text in sorted(texts.items()):
        name = path.rsplit("/", 1)[-1].removesuffix(".yaml")
        if name not in REGISTRIES or path != f"{FOLDER}/{name}.yaml":
            told.append(at(path, 0, 0, "content-misplaced", names=", ".join(f"{n}.yaml" for n in REGISTRIES)))
            continue
        reader = Reader(path)
        found, lines = read_mapping(reader, compose(reader, normalise(text.removeprefix("\ufeff"))), [REGISTRIES[name]])
        told += reader.diagnostics
        rows = found.get(name, ())
        told += _taken(path, lines.get(name, 0), [_identity(row) for row in rows])
        if rows:
            values[name] = rows
    return Registry(**values), tuple(told)


def _identity(row: UnitFront | TermFront | AwardForm | FigureName | Abbreviation | YearTheme) -> str:
    match row:
        case UnitFront():
            return row.id
        case TermFront() | AwardForm() | FigureName():
            return match_key(row.name)
        case Abbreviation():
            return row.short
        case YearTheme():
            return f"{row.year} {match_key(row.unit or '')}"


def _taken(path: str, line: int, identities: list[str]) -> list[Diagnostic]:
    return [at(path, line, 1, "registry-taken", name=i) for i, count in Counter(identities).items() if count > 1]
