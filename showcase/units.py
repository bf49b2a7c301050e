"""Find the administrative unit of each model: by type and name, in the district and at the time that the model says.

Names match with their marks; the fold only proposes. Where a site has no register, or a name is not in
it, what is written makes the unit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from showcase.candidates import Candidates
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.fronts import ModelFront, UnitFront
from showcase.names import commonest, told_once
from showcase.records import Document, Term
from showcase.registry import ABOLISHED_TYPES, COMMUNE_TYPES, DISTRICT_TYPES, Registry
from showcase.strings import date, fill
from showcase.urls import address
from showcase.vietnamese import match_key, slug, split_unit


def units_of(
    models: Sequence[tuple[Document, ModelFront]],
    registry: Registry,
    config: Config,
    words: Mapping[str, str],
    told: list[Diagnostic],
    mixed: list[Term],
) -> tuple[list[Term], dict[str, Term]]:
    """Return each model's unit, and what each `named_unit` means.

    What is wrong with names goes into `told`, units that are written in several ways into `mixed`.
    """
    names = [named_unit(front, registry) for _, front in models]
    meant = _Units(registry, config, words, told, mixed).resolve(models, names)
    return [meant[name] for name in names], meant


def named_unit(front: ModelFront, registry: Registry) -> str:
    """Return all that tells which unit a model means: with a register also its years, for units come and go."""
    years = [str(y.year) for y in front.years] if registry.units else ()
    return "\n".join((front.ward or "", front.district or "", front.scope or "", *years))


class _Use(Struct, frozen=True, kw_only=True):
    """A name of a unit as some models use it in the same years; type and district are empty where none is written.

    `named` is what `named_unit` says of it.
    """

    named: str
    documents: tuple[Document, ...]
    axis: str
    type: str
    name: str
    district: str
    first: int
    last: int


class _Units:
    """Match units by type and name, at the time of the model."""

    def __init__(
        self,
        registry: Registry,
        config: Config,
        words: Mapping[str, str],
        told: list[Diagnostic],
        mixed: list[Term],
    ) -> None:
        self._rows = registry.units
        self._is_unsure = "units" in registry.unsure
        self._config, self._words, self._told, self._mixed = config, words, told, mixed
        self._by_id = {row.id: row for row in registry.units}
        self._by_name: dict[str, list[UnitFront]] = defaultdict(list)
        for row in registry.units:
            for name in (row.name, *row.aliases):
                self._by_name[match_key(name)].append(row)
        self._by_slug: dict[str, list[UnitFront]] = defaultdict(list)
        for row in registry.units:
            self._by_slug[_unit_slug(row.type, row.name)].append(row)
        self._terms = {row.id: self._registered(row) for row in registry.units}
        self._by_own_name: dict[str, list[Term]] = defaultdict(list)
        for row in registry.units:
            self._by_own_name[row.name].append(self._terms[row.id])
        self._names = Candidates(self._by_own_name)

    def resolve(self, models: Sequence[tuple[Document, ModelFront]], names: Sequence[str]) -> dict[str, Term]:
        """Return what each name means; `names` has that of each model."""
        found: dict[str, Term] = {}
        strangers: dict[tuple[str, str], list[_Use]] = defaultdict(list)
        for use in _uses(models, names):
            candidates = self._candidates(use)
            if not candidates:
                strangers[use.axis, match_key(use.name)].append(use)
                continue
            found[use.named] = self._terms[candidates[0].id]
            if len(candidates) > 1:
                self._tell_ambiguous(use, candidates)
        for same_name in strangers.values():
            for uses in (part for typed in _apart(same_name, _type_key) for part in _apart(typed, _district_key)):
                term = self._stranger(uses)
                found.update(dict.fromkeys([use.named for use in uses], term))
                if len(uses) > 1:
                    self._mixed.append(term)
                if self._rows and not self._is_unsure:
                    self._tell_unknown(term, uses)
        return found

    def _candidates(self, use: _Use) -> list[UnitFront]:
        types = (use.type,) if use.type else COMMUNE_TYPES if use.axis == "ward" else DISTRICT_TYPES
        rows = {row.id: row for row in self._by_name.get(match_key(use.name), ()) if row.type in types}
        here = [row for row in rows.values() if not (use.district and self._is_elsewhere(row, use.district))]
        in_time = [row for row in here if _is_valid(row, use)]
        if len(in_time) > 1 and use.district:
            in_time = [row for row in in_time if self._parent_key(row) == _bare_key(use.district)] or in_time
        return in_time or here

    def _is_elsewhere(self, row: UnitFront, district: str) -> bool:
        """Tell whether a unit lies in another district; today's units lie in none, and old habits write one."""
        parent = self._by_id.get(row.parent or "")
        return parent is not None and parent.type in ABOLISHED_TYPES and _bare_key(parent.name) != _bare_key(district)

    def _parent_key(self, row: UnitFront) -> str:
        return _bare_key(self._by_id[row.parent].name) if row.parent in self._by_id else ""

    def _tell_ambiguous(self, use: _Use, candidates: Sequence[UnitFront]) -> None:
        first = self._terms[candidates[0].id]
        rows = "; ".join(f"{self._terms[c.id].title} ({self._terms[c.id].note or c.id})" for c in candidates)
        self._told += [
            at(
                document.path,
                document.lines.get(use.axis, 1),
                1,
                "unit-ambiguous",
                name=f"{use.type} {use.name}".strip(),
                candidates=rows,
                example=f"{use.axis}: {first.title}",
                district=first.parent or "quận Long Biên",
            )
            for document in use.documents
        ]

    def _tell_unknown(self, term: Term, uses: Sequence[_Use]) -> None:
        """Suggest by bare names, for a type makes all names alike; the same name elsewhere comes with its district."""
        close = [t for name in self._names.nearest(term.name, 3) for t in self._by_own_name[name]][:3]
        near = [_with_parent(t) if t.title == term.title else t.title for t in close]
        name = _with_parent(term) if term.title in (t.title for t in close) else term.title
        documents = [document for use in uses for document in use.documents]
        self._told.append(told_once("unit-unknown", uses[0].axis, documents, name, list(dict.fromkeys(near)), ()))

    def _registered(self, row: UnitFront) -> Term:
        parent = self._by_id.get(row.parent or "")
        note = ""
        if row.valid_to:
            note = fill(self._words["unit.until"], {"date": date(row.valid_to)})
        elif row.valid_from:
            note = fill(self._words["unit.since"], {"date": date(row.valid_from)})
        own = row.slug or self._slug(row)
        return Term(
            axis="ward",
            slug=own,
            name=row.name,
            title=f"{row.type} {row.name}",
            address=address(self._config.section("ward"), own),
            note=note,
            parent=f"{parent.type} {parent.name}" if parent else "",
        )

    def _slug(self, row: UnitFront) -> str:
        """Give a later unit of the same name the year of its first day, so that the old one keeps its address."""
        plain = _unit_slug(row.type, row.name)
        earlier = [
            r
            for r in self._by_slug[plain]
            if r.id != row.id and (r.valid_from is None or (row.valid_from and r.valid_from < row.valid_from))
        ]
        return f"{plain}-{row.valid_from.year}" if earlier and row.valid_from else plain

    def _stranger(self, uses: Sequence[_Use]) -> Term:
        """Make the term of a unit that no register has: what is written, in its commonest spelling."""
        use = uses[0]
        name = commonest(_counted((u.name, len(u.documents)) for u in uses))
        unit_type = next((u.type for u in uses if u.type), "")
        districts = _counted((u.district, len(u.documents)) for u in uses if u.district)
        own = _unit_slug(unit_type or ("quận" if use.axis == "district" else ""), name)
        return Term(
            axis="ward",
            slug=own,
            name=name,
            title=f"{unit_type} {name}".strip(),
            address=address(self._config.section("ward"), own),
            parent=commonest(districts) if districts else "",
        )


def _uses(models: Sequence[tuple[Document, ModelFront]], names: Sequence[str]) -> Iterator[_Use]:
    """Put models together that write the same unit in the same years: thousands of files write a few hundred names."""
    together: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        together[name].append(index)
    for name, indexes in together.items():
        yield _use(name, tuple([models[index][0] for index in indexes]), models[indexes[0]][1])


def _counted(names: Iterable[tuple[str, int]]) -> Counter[str]:
    """Count names, each as often as it is said to be used."""
    counts: Counter[str] = Counter()
    for name, count in names:
        counts[name] += count
    return counts


def _use(named: str, documents: tuple[Document, ...], front: ModelFront) -> _Use:
    of_district = front.scope == "district" or not front.ward
    unit_type, name = split_unit((front.district if of_district else front.ward) or "")
    above_type, above = split_unit(front.district or "")
    years = [y.year for y in front.years]
    return _Use(
        named=named,
        documents=documents,
        axis="district" if of_district else "ward",
        type=unit_type or "",
        name=name,
        district="" if of_district else f"{above_type or ''} {above}".strip(),
        first=min(years),
        last=max(years),
    )


def _apart(uses: Iterable[_Use], key: Callable[[_Use], str]) -> Iterable[list[_Use]]:
    """Part uses by a key; those without it are meant like the others where these have only one."""
    parts: dict[str, list[_Use]] = defaultdict(list)
    for use in uses:
        parts[key(use)].append(use)
    if "" in parts and len(parts) == 2:
        return [[use for part in parts.values() for use in part]]
    return parts.values()


def _type_key(use: _Use) -> str:
    return use.type


def _district_key(use: _Use) -> str:
    return _bare_key(use.district)


def _bare_key(unit: str) -> str:
    return match_key(split_unit(unit)[1])


def _with_parent(term: Term) -> str:
    return f"{term.title}, {term.parent}" if term.parent else term.title


def _is_valid(row: UnitFront, use: _Use) -> bool:
    starts = row.valid_from is None or row.valid_from.year <= use.last
    return starts and (row.valid_to is None or row.valid_to.year >= use.first)


def _unit_slug(unit_type: str, name: str) -> str:
    """Put the type into a district's slug, for a ward often bears the same name."""
    return slug(f"{unit_type} {name}") if unit_type in (*DISTRICT_TYPES, "tỉnh") else slug(name)
