"""Read `content/registry/*.yaml`: units, sectors, kinds, years. A file that a site does not have is an open list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

import yaml
from msgspec import Struct

from showcase.candidates import Candidates
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
    unsure: frozenset[str] = frozenset()
    """Registers with mistakes: what they lack may stand in a line that cannot be read, so it is not told as unknown."""


def read_registry(texts: Mapping[str, str], unread: Collection[str] = ()) -> tuple[Registry, tuple[Diagnostic, ...]]:
    """Read the registers from their texts by path (`content/registry/units.yaml`, …); `unread` are the other paths."""
    told: list[Diagnostic] = []
    values: dict[str, Any] = {}
    for path, text in sorted(texts.items()):
        name = path.rsplit("/", 1)[-1].removesuffix(".yaml")
        if name not in REGISTRIES or path != f"{FOLDER}/{name}.yaml":
            told.append(at(path, 0, 0, "content-misplaced", names=", ".join(f"{n}.yaml" for n in REGISTRIES)))
            continue
        reader = Reader(path)
        root = compose(reader, normalise(text.removeprefix("\ufeff")))
        if isinstance(root, yaml.SequenceNode):
            told.append(at(path, 1, 1, "registry-unopened", example=f"{name}:"))
            continue
        found, _ = read_mapping(reader, root, [REGISTRIES[name]])
        rows = found.get(name, ())
        if rows:
            places = _Places(root)
            _tell_taken(reader, places, rows)
            if name == "units":
                _tell_parents(reader, places, rows)
        told += reader.diagnostics
        if rows:
            values[name] = rows
    wrong = {*unread, *(d.path for d in told if d.severity == "error")}
    unsure = frozenset(path.rsplit("/", 1)[-1].removesuffix(".yaml") for path in wrong)
    return Registry(**values, unsure=unsure), tuple(told)


_Row = UnitFront | TermFront | AwardForm | FigureName | Abbreviation | YearTheme


def _identity(row: _Row) -> tuple[str, ...]:
    """Return what no two rows of a register may share: texts that stand in a row, but for their case."""
    match row:
        case UnitFront():
            return (row.id,)
        case TermFront() | AwardForm() | FigureName():
            return (match_key(row.name),)
        case Abbreviation():
            return (row.short,)
        case YearTheme():
            return (str(row.year), match_key(row.unit or ""))


def _tell_taken(reader: Reader, places: _Places, rows: Sequence[_Row]) -> None:
    """Tell each identity that rows share, at the second of them."""
    for identity, count in Counter(map(_identity, rows)).items():
        if count > 1:
            found = places.of(identity)
            reader.tell(found[min(1, len(found) - 1)], "registry-taken", name=" ".join(identity).strip())


def _tell_parents(reader: Reader, places: _Places, rows: Sequence[UnitFront]) -> None:
    """Tell units that lie in one that the register does not have."""
    by_name = {row.name: row.id for row in rows}
    known = {row.id for row in rows}
    ids = Candidates(known)
    for row in rows:
        if row.parent and row.parent not in known:
            near = by_name.get(row.parent) or "".join(ids.nearest(row.parent))
            place = places.of((match_key(row.id), match_key(row.parent)))[0]
            reader.tell(place, "unit-parent-unknown", id=row.parent, name=row.name, near=near)


class _Places:
    """Where texts stand in the rows of a register."""

    def __init__(self, root: yaml.Node | None) -> None:
        assert root is not None  # a row was read from it
        self._root = root

    def of(self, texts: tuple[str, ...]) -> list[yaml.Node]:
        """Return the node of the last of some texts in each row that has them all; else the register itself."""
        keys = [match_key(text) for text in texts if text]
        rows = min([self._having[key] for key in keys], key=len)
        return [row[keys[-1]] for row in rows if all(key in row for key in keys)] or [self._root]

    @cached_property
    def _having(self) -> dict[str, list[dict[str, yaml.Node]]]:
        """For each text the rows that have it, as texts and their nodes."""
        found: dict[str, list[dict[str, yaml.Node]]] = defaultdict(list)
        for row in [
            row for _, value in self._root.value if isinstance(value, yaml.SequenceNode) for row in value.value
        ]:
            pairs = row.value if isinstance(row, yaml.MappingNode) else ()
            nodes = [value for _, value in pairs if isinstance(value, yaml.ScalarNode)]
            texts: dict[str, yaml.Node] = {match_key(node.value): node for node in nodes}
            for text in texts:
                found[text].append(texts)
        return found
