"""Find which ward, sector, kind, years, organisation and tags each model belongs to.

Names match by type and name with their marks; the fold only proposes. Where a site has no register
the list is open: what is written makes the term, and the commonest spelling is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.fronts import ModelFront, TermFront
from showcase.names import commonest, told_once
from showcase.records import Axis, Document, Term
from showcase.registry import COMMUNE_TYPES, DISTRICT_TYPES, Registry
from showcase.strings import fill
from showcase.units import units_of
from showcase.urls import address
from showcase.vietnamese import fold, match_key, nearest, slug, split_unit

UNCLASSIFIED = "chua-phan-loai"
AXES: dict[Axis, tuple[str, ...]] = {
    "ward": ("ward", "district"),
    "sector": ("sector",),
    "year": ("years",),
    "kind": ("kind",),
    "organisation": ("organisation",),
    "tag": ("tags",),
}
"""Each axis, and the keys of front matter that say where on it a model is."""


class ModelTerms(Struct, frozen=True):
    """The terms of one model, and all of them as one; a year that it was kept up in counts like the first.

    A term is one object for all models.
    """

    unit: Term
    sector: Term
    kind: Term
    years: tuple[Term, ...]
    organisation: Term | None
    tags: tuple[Term, ...]
    every: tuple[Term, ...]

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
    paths, fronts = [document.path for document, _ in models], [front for _, front in models]
    by_path = units_of(models, registry, config, words, told)
    units = [by_path[path] for path in paths]
    of_sectors, of_kinds = ([] if name in registry.unsure else told for name in ("sectors", "kinds"))
    sectors = _closed(models, "sector", [f.sector for f in fronts], registry.sectors, fold, config, words, of_sectors)
    kinds = _closed(models, "kind", [f.kind for f in fronts], registry.kinds, match_key, config, words, of_kinds)
    organisations = _organisations([front.organisation for front in fronts], units, config)
    tags = _open("tag", chain.from_iterable([front.tags for front in fronts]), config)
    year_terms = {year: year_term(year, config, words) for year in {y.year for front in fronts for y in front.years}}
    years = [_distinct([year_terms[y.year] for y in front.years]) for front in fronts]
    own_tags = [_distinct([tags[tag] for tag in front.tags]) if front.tags else () for front in fronts]
    every = [
        (unit, sector, kind, *own_years, organisation, *own) if organisation else (unit, sector, kind, *own_years, *own)
        for unit, sector, kind, own_years, organisation, own in zip(
            units, sectors, kinds, years, organisations, own_tags, strict=True
        )
    ]
    columns = units, sectors, kinds, years, organisations, own_tags, every
    of_model = dict(zip(paths, map(ModelTerms, *columns), strict=True))
    return Terms(of_model=of_model, diagnostics=(*told, *_shared_addresses(models, every, config)))


def _distinct(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return each term once, by its slug; of two of one slug the last, where the first stood."""
    if len(terms) == 1:
        return (terms[0],)
    by_slug = {term.slug: term for term in terms}
    return tuple(by_slug.values())


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


def _shared_addresses(
    models: Sequence[tuple[Document, ModelFront]], every: Sequence[tuple[Term, ...]], config: Config
) -> Iterator[Diagnostic]:
    """Tell terms that would live at one address, or at none: a fold never decides that two names are one."""
    grouped = {axis for grouping in config.groupings for axis in grouping.split("/")}
    by_id = {id(term): term for term in chain.from_iterable(every)}
    places = {(term.axis, term.slug) for term in by_id.values()}
    if len(places) == len(by_id) and all(slug for _, slug in places):
        return
    first: dict[int, tuple[Term, Document]] = {}
    for (document, _), own_terms in zip(models, every, strict=True):
        for term in own_terms:
            first.setdefault(id(term), (term, document))
    bearers: dict[tuple[Axis, str], dict[Term, Document]] = defaultdict(dict)
    for term, document in first.values():
        if term.axis in grouped:
            bearers[term.axis, term.slug].setdefault(term, document)
    for (axis, own), found in bearers.items():
        last, document = list(found.items())[-1]
        line = next((document.lines[key] for key in AXES[axis] if key in document.lines), 1)
        if not own:
            yield at(document.path, line, 1, "slug-empty", name=last.name)
        elif len(found) > 1:
            files = "; ".join(f"{term.title} ({first.path})" for term, first in found.items())
            yield at(document.path, line, 1, "term-taken", address=last.address, files=files)


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


def _ending_type(organisation: str) -> str:
    """Return the type of unit that an organisation's name ends with: phường in Đảng ủy phường; else nothing."""
    key = match_key(organisation)
    return next((t for t in (*COMMUNE_TYPES, *DISTRICT_TYPES) if key.endswith(f" {t}")), "")


def _organisations(written: Sequence[str | None], units: Sequence[Term], config: Config) -> list[Term | None]:
    """Return each model's organisation; one that only says its unit's type is that of the model's unit."""
    ends = {name: _ending_type(name) for name in {*written} if name}
    names = [
        _whole_name(name, ends[name], unit) if name and ends[name] else name
        for name, unit in zip(written, units, strict=True)
    ]
    terms = _open("organisation", filter(None, names), config)
    return [terms[name] if name else None for name in names]


def _whole_name(organisation: str, last: str, unit: Term) -> str:
    """Name the unit of an organisation that only says its type: Đảng ủy phường → Đảng ủy phường Gia Thụy.

    It is the model's unit, or the one above it; elsewhere the same words mean another organisation.
    """
    for owner in (unit.title, unit.parent):
        unit_type, name = split_unit(owner)
        if name and (unit_type == last or (unit_type is None and last in COMMUNE_TYPES)):
            return f"{organisation} {name}"
    return organisation


def _open(axis: Axis, names: Iterable[str], config: Config) -> dict[str, Term]:
    """Make terms of an open list, by every spelling that is used: those with one match key are one term."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in Counter(names).items():
        spellings[match_key(name)][name] = count
    terms = {key: _term(axis, commonest(found), config) for key, found in spellings.items()}
    return {name: terms[key] for key, found in spellings.items() for name in found}


def _closed(
    models: Sequence[tuple[Document, ModelFront]],
    axis: Axis,
    written: Sequence[str | None],
    rows: Sequence[TermFront],
    key: Callable[[str], str],
    config: Config,
    words: Mapping[str, str],
    told: list[Diagnostic],
) -> list[Term]:
    """Resolve the name that each model has written against a register.

    An unknown sector is an error, an unknown kind a warning; each is told once, with its count.
    """
    terms = [
        (row, _term(axis, row.name, config, slug_text=row.slug, description=row.description or "")) for row in rows
    ]
    known = {key(alias): term for row, term in terms for alias in row.aliases}
    known |= {key(row.name): term for row, term in terms}  # a name goes before another row's alias
    unclassified = _term(axis, words["unclassified"], config, slug_text=UNCLASSIFIED)
    known.setdefault(key(unclassified.name), unclassified)
    names = Counter(filter(None, written))
    strange = {name: count for name, count in names.items() if key(name) not in known}
    by_name = _open(axis, Counter(strange).elements(), config)
    by_name |= {name: known[key(name)] for name in names if name not in strange}
    if rows and strange:
        _tell_strangers(axis, models, written, by_name, strange, [term.name for _, term in terms], told)
    return [by_name[name] if name else unclassified for name in written]


def _tell_strangers(
    axis: Axis,
    models: Sequence[tuple[Document, ModelFront]],
    written: Sequence[str | None],
    by_name: Mapping[str, Term],
    strange: Collection[str],
    names: Sequence[str],
    told: list[Diagnostic],
) -> None:
    """Tell each name that a register does not have, once for all spellings of it."""
    bearers: dict[str, list[Document]] = defaultdict(list)
    for (document, _), name in zip(models, written, strict=True):
        if name in strange:
            bearers[by_name[str(name)].name].append(document)
    code = "sector-unknown" if axis == "sector" else "term-unknown"
    for name, documents in bearers.items():
        told.append(told_once(code, axis, documents, name, nearest(name, names, 1), names))
