"""Find which ward, sector, kind, years, organisation and tags each model belongs to.

Names match by type and name with their marks; the fold only proposes. Where a site has no register
the list is open: what is written makes the term, and the commonest spelling is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.fronts import ModelFront, TermFront, UnitFront
from showcase.records import Axis, Document, Term
from showcase.registry import COMMUNE_TYPES, DISTRICT_TYPES, Registry
from showcase.strings import date, fill
from showcase.urls import address
from showcase.vietnamese import fold, match_key, nearest, slug, split_unit

UNCLASSIFIED = "chua-phan-loai"
_FIRST_FILES = 3


class ModelTerms(Struct, frozen=True, kw_only=True):
    """The terms of one model; a year it was kept up in counts like the first."""

    unit: Term
    sector: Term
    kind: Term
    years: tuple[Term, ...]
    organisation: Term | None
    tags: tuple[Term, ...]

    def on(self, axis: Axis) -> tuple[Term, ...]:
        """Return the model's terms on an axis."""
        match axis:
            case "ward":
                return (self.unit,)
            case "sector":
                return (self.sector,)
            case "kind":
                return (self.kind,)
            case "year":
                return self.years
            case "organisation":
                return (self.organisation,) if self.organisation else ()
            case "tag":
                return self.tags


class Terms(Struct, frozen=True, kw_only=True):
    """The terms of each model by its path, and what was wrong with names."""

    of_model: dict[str, ModelTerms]
    diagnostics: tuple[Diagnostic, ...]


def name_terms(
    models: Sequence[tuple[Document, ModelFront]], registry: Registry, config: Config, words: Mapping[str, str]
) -> Terms:
    """Resolve the names that the models use, together: an open list shows the commonest spelling."""
    told: list[Diagnostic] = []
    units = _Units(registry, config, words, told).resolve(models)
    sectors = _closed(models, "sector", lambda f: f.sector, registry.sectors, fold, config, words, told)
    kinds = _closed(models, "kind", lambda f: f.kind, registry.kinds, match_key, config, words, told)
    organisations = _open("organisation", (f.organisation for _, f in models if f.organisation), config)
    tags = _open("tag", (tag for _, f in models for tag in f.tags), config)
    of_model = {
        document.path: ModelTerms(
            unit=units[document.path],
            sector=sectors[document.path],
            kind=kinds[document.path],
            years=tuple(year_term(y, config, words) for y in dict.fromkeys(y.year for y in front.years)),
            organisation=organisations[match_key(front.organisation)] if front.organisation else None,
            tags=tuple({tags[match_key(tag)].slug: tags[match_key(tag)] for tag in front.tags}.values()),
        )
        for document, front in models
    }
    return Terms(of_model=of_model, diagnostics=tuple(told))


def year_term(year: int, config: Config, words: Mapping[str, str]) -> Term:
    """Return the term of a year."""
    text = str(year)
    return Term(
        axis="year",
        slug=text,
        name=text,
        title=fill(words["title.year"], {"year": text}),
        address=address(config.section("year"), text),
    )


def capital(text: str) -> str:
    """Return the text with a capital first letter, as a heading is printed."""
    return text[:1].upper() + text[1:]


# ---- sectors, kinds, organisations, tags -----------------------------------------------------


def _term(axis: Axis, name: str, config: Config, *, slug_text: str | None = None, description: str = "") -> Term:
    own = slug_text or slug(name)
    return Term(
        axis=axis,
        slug=own,
        name=name,
        title=capital(name),
        address=address(config.section(axis), own),
        description=description,
    )


def _open(axis: Axis, names: Iterable[str], config: Config) -> dict[str, Term]:
    """Make terms of an open list, by match key."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        spellings[match_key(name)][name] += 1
    return {key: _term(axis, _commonest(found), config) for key, found in spellings.items()}


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], name))


def _closed(
    models: Sequence[tuple[Document, ModelFront]],
    axis: Axis,
    written: Callable[[ModelFront], str | None],
    rows: Sequence[TermFront],
    key: Callable[[str], str],
    config: Config,
    words: Mapping[str, str],
    told: list[Diagnostic],
) -> dict[str, Term]:
    """Resolve one name a model against a register.

    An unknown sector is an error, an unknown kind a warning; each is told once, with its count.
    """
    known: dict[str, Term] = {}
    for row in rows:
        term = _term(axis, row.name, config, slug_text=row.slug, description=row.description or "")
        known |= {key(name): term for name in (row.name, *row.aliases)}
    open_list = _open(axis, (name for _, f in models if (name := written(f)) and key(name) not in known), config)
    unclassified = _term(axis, words["unclassified"], config, slug_text=UNCLASSIFIED)
    strangers: dict[str, list[Document]] = defaultdict(list)
    found: dict[str, Term] = {}
    for document, front in models:
        name = written(front)
        if name is None:
            found[document.path] = unclassified
        elif key(name) in known:
            found[document.path] = known[key(name)]
        else:
            found[document.path] = open_list[match_key(name)]
            if rows:
                strangers[match_key(name)].append(document)
    names = list(dict.fromkeys(t.name for t in known.values()))
    for stranger, documents in strangers.items():
        code = "sector-unknown" if axis == "sector" else "term-unknown"
        told.append(
            _told_once(
                code, axis, documents, open_list[stranger].name, nearest(open_list[stranger].name, names, 1), names
            )
        )
    return found


def _told_once(
    code: str, key: str, documents: Sequence[Document], name: str, near: Sequence[str], known: Sequence[str]
) -> Diagnostic:
    """Make one diagnostic of a name that many files share: with the count and the first files."""
    first = min(documents, key=lambda d: d.path)
    files = ", ".join(sorted(d.path for d in documents)[:_FIRST_FILES])
    return at(
        first.path,
        first.lines.get(key, 1),
        1,
        code,
        axis=key,
        name=name,
        near=", ".join(near),
        known=", ".join(known),
        count=len(documents),
        files=files,
    )


# ---- units -----------------------------------------------------------------------------------


class _Units:
    """Match units by type and name, at the time of the model."""

    def __init__(self, registry: Registry, config: Config, words: Mapping[str, str], told: list[Diagnostic]) -> None:
        self._rows = registry.units
        self._config, self._words, self._told = config, words, told
        self._by_id = {row.id: row for row in registry.units}
        self._by_name: dict[str, list[UnitFront]] = defaultdict(list)
        for row in registry.units:
            for name in (row.name, *row.aliases):
                self._by_name[match_key(name)].append(row)
        self._terms = {row.id: self._registered(row) for row in registry.units}

    def resolve(self, models: Sequence[tuple[Document, ModelFront]]) -> dict[str, Term]:
        """Return each model's unit by the model's path."""
        found: dict[str, Term] = {}
        strangers: dict[tuple[str, str, str], list[tuple[Document, str]]] = defaultdict(list)
        for document, front in models:
            axis, written = _written_unit(front)
            unit_type, name = split_unit(written)
            candidates = self._candidates(axis, unit_type, name, front)
            if len(candidates) == 1:
                found[document.path] = self._terms[candidates[0].id]
                continue
            if candidates:
                rows = "; ".join(f"{self._terms[c.id].title} ({self._terms[c.id].note or c.id})" for c in candidates)
                self._told.append(
                    at(document.path, document.lines.get(axis, 1), 1, "unit-ambiguous", name=written, candidates=rows)
                )
            strangers[axis, unit_type or "", match_key(name)].append((document, name))
        for (axis, unit_type, key), uses in _with_types(strangers).items():
            term = self._stranger(axis, unit_type, Counter(name for _, name in uses))
            found |= {document.path: term for document, _ in uses}
            if self._rows:
                names = [self._terms[row.id].title for row in self._rows]
                self._told.append(
                    _told_once("unit-unknown", axis, [d for d, _ in uses], term.title, nearest(key, names, 3), ())
                )
        return found

    def _candidates(self, axis: str, unit_type: str | None, name: str, front: ModelFront) -> list[UnitFront]:
        types = (unit_type,) if unit_type else COMMUNE_TYPES if axis == "ward" else DISTRICT_TYPES
        rows = {row.id: row for row in self._by_name.get(match_key(name), ()) if row.type in types}
        in_time = [row for row in rows.values() if _is_valid(row, front)]
        if len(in_time) > 1 and axis == "ward" and front.district:
            _, district = split_unit(front.district)
            in_district = [
                r
                for r in in_time
                if r.parent in self._by_id and match_key(self._by_id[r.parent].name) == match_key(district)
            ]
            in_time = in_district or in_time
        return in_time or list(rows.values())

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
            for r in self._rows
            if r.id != row.id
            and _unit_slug(r.type, r.name) == plain
            and (r.valid_from is None or (row.valid_from and r.valid_from < row.valid_from))
        ]
        return f"{plain}-{row.valid_from.year}" if earlier and row.valid_from else plain

    def _stranger(self, axis: str, unit_type: str, spellings: Counter[str]) -> Term:
        name = _commonest(spellings)
        own = _unit_slug(unit_type or ("quận" if axis == "district" else ""), name)
        title = f"{unit_type} {name}".strip()
        return Term(axis="ward", slug=own, name=name, title=title, address=address(self._config.section("ward"), own))


def _written_unit(front: ModelFront) -> tuple[str, str]:
    if front.scope == "district" or not front.ward:
        return "district", front.district or ""
    return "ward", front.ward


def _is_valid(row: UnitFront, front: ModelFront) -> bool:
    years = [y.year for y in front.years]
    starts = row.valid_from is None or row.valid_from.year <= max(years)
    return starts and (row.valid_to is None or row.valid_to.year >= min(years))


def _with_types(
    strangers: Mapping[tuple[str, str, str], list[tuple[Document, str]]],
) -> dict[tuple[str, str, str], list[tuple[Document, str]]]:
    """Let a name without a type be the unit of that name where only one type bears it."""
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    for axis, unit_type, key in strangers:
        if unit_type:
            types[axis, key].add(unit_type)
    merged: dict[tuple[str, str, str], list[tuple[Document, str]]] = defaultdict(list)
    for (axis, unit_type, key), uses in strangers.items():
        borne = types[axis, key]
        merged[axis, unit_type or (next(iter(borne)) if len(borne) == 1 else ""), key] += uses
    return merged


def _unit_slug(unit_type: str, name: str) -> str:
    """Put the type into a district's slug, for a ward often bears the same name."""
    return slug(f"{unit_type} {name}") if unit_type in (*DISTRICT_TYPES, "tỉnh") else slug(name)
