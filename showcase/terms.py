"""Find which ward, sector, kind, years, organisation and tags each model belongs to.

Names match by type and name with their marks; the fold only proposes. Where a site has no register
the list is open: what is written makes the term, and the commonest spelling is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
    units = units_of(models, registry, config, words, told)
    of_sectors, of_kinds = ([] if name in registry.unsure else told for name in ("sectors", "kinds"))
    sectors = _closed(models, "sector", lambda f: f.sector, registry.sectors, fold, config, words, of_sectors)
    kinds = _closed(models, "kind", lambda f: f.kind, registry.kinds, match_key, config, words, of_kinds)
    bodies = {d.path: _whole_name(f.organisation, units[d.path]) for d, f in models if f.organisation}
    organisations = _open("organisation", bodies.values(), config)
    tags = _open("tag", (tag for _, f in models for tag in f.tags), config)
    of_model = {
        document.path: ModelTerms(
            unit=units[document.path],
            sector=sectors[document.path],
            kind=kinds[document.path],
            years=tuple(year_term(y, config, words) for y in dict.fromkeys(y.year for y in front.years)),
            organisation=organisations[match_key(bodies[document.path])] if document.path in bodies else None,
            tags=tuple({tags[match_key(tag)].slug: tags[match_key(tag)] for tag in front.tags}.values()),
        )
        for document, front in models
    }
    return Terms(of_model=of_model, diagnostics=(*told, *_shared_addresses(models, of_model, config)))


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
    models: Sequence[tuple[Document, ModelFront]], of_model: Mapping[str, ModelTerms], config: Config
) -> Iterator[Diagnostic]:
    """Tell terms that would live at one address, or at none: a fold never decides that two names are one."""
    grouped = {axis for grouping in config.groupings for axis in grouping.split("/")}
    bearers: dict[tuple[Axis, str], dict[Term, Document]] = defaultdict(dict)
    for document, _ in models:
        for axis in (axis for axis in AXES if axis in grouped):
            for term in of_model[document.path].on(axis):
                bearers[axis, term.slug].setdefault(term, document)
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


def _whole_name(organisation: str, unit: Term) -> str:
    """Name the unit of an organisation that only says its type: Đảng ủy phường → Đảng ủy phường Gia Thụy.

    It is the model's unit, or the one above it; elsewhere the same words mean another organisation.
    """
    last = next((t for t in (*COMMUNE_TYPES, *DISTRICT_TYPES) if match_key(organisation).endswith(f" {t}")), None)
    for owner in (unit.title, unit.parent):
        unit_type, name = split_unit(owner)
        if last and name and (unit_type == last or (unit_type is None and last in COMMUNE_TYPES)):
            return f"{organisation} {name}"
    return organisation


def _open(axis: Axis, names: Iterable[str], config: Config) -> dict[str, Term]:
    """Make terms of an open list, by match key."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        spellings[match_key(name)][name] += 1
    return {key: _term(axis, commonest(found), config) for key, found in spellings.items()}


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
    terms = [
        (row, _term(axis, row.name, config, slug_text=row.slug, description=row.description or "")) for row in rows
    ]
    known = {key(alias): term for row, term in terms for alias in row.aliases}
    known |= {key(row.name): term for row, term in terms}  # a name goes before another row's alias
    unclassified = _term(axis, words["unclassified"], config, slug_text=UNCLASSIFIED)
    known.setdefault(key(unclassified.name), unclassified)
    open_list = _open(axis, (name for _, f in models if (name := written(f)) and key(name) not in known), config)
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
    names = [term.name for _, term in terms]
    for stranger, documents in strangers.items():
        code = "sector-unknown" if axis == "sector" else "term-unknown"
        told.append(
            told_once(
                code, axis, documents, open_list[stranger].name, nearest(open_list[stranger].name, names, 1), names
            )
        )
    return found
