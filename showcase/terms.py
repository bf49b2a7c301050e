"""Find which ward, sector, kind, years, organisation and tags each model belongs to.

Names match by type and name with their marks; the fold only proposes. Where a site has no register
the list is open: what is written makes the term, and the commonest spelling is shown.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from showcase.candidates import Candidates
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.fronts import ModelFront, TermFront
from showcase.names import commonest, told_once
from showcase.records import Axis, Document, Term
from showcase.registry import COMMUNE_TYPES, DISTRICT_TYPES, Registry
from showcase.strings import fill
from showcase.units import named_unit, units_of
from showcase.urls import address
from showcase.vietnamese import fold, match_key, slug, split_unit

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
    """The terms of one model; a year that it was kept up in counts like the first.

    `every` has them all: unit, sector, kind, years, organisation, tags. A term is one object for all models.
    """

    every: tuple[Term, ...]

    @property
    def unit(self) -> Term:
        """Return the ward or district."""
        return self.every[0]

    @property
    def sector(self) -> Term:
        """Return the sector, which may be that of all that have none."""
        return self.every[1]

    @property
    def kind(self) -> Term:
        """Return the kind, which may be that of all that have none."""
        return self.every[2]

    @property
    def years(self) -> tuple[Term, ...]:
        """Return the years, in the order of the front matter."""
        return self.on("year")

    @property
    def organisation(self) -> Term | None:
        """Return the organisation, if one is named."""
        return next(iter(self.on("organisation")), None)

    @property
    def tags(self) -> tuple[Term, ...]:
        """Return the tags."""
        return self.on("tag")

    def on(self, axis: Axis) -> tuple[Term, ...]:
        """Return the model's terms on an axis."""
        return tuple([term for term in self.every if term.axis == axis])


class Names(Struct, frozen=True, kw_only=True):
    """What each name that models write came to mean, by axis; a unit's is `units.named_unit`.

    `mixed` are terms that are written in several ways and shown in the commonest: one use more may change that.
    """

    of: dict[Axis, dict[str, Term]]
    mixed: tuple[Term, ...] = ()


class Terms(Struct, frozen=True, kw_only=True):
    """The terms of each model by its path, what their names mean, and what was wrong with names."""

    of_model: dict[str, ModelTerms]
    names: Names
    diagnostics: tuple[Diagnostic, ...]


def name_terms(
    models: Sequence[tuple[Document, ModelFront]], registry: Registry, config: Config, words: Mapping[str, str]
) -> Terms:
    """Resolve the names that the models use, together: an open list shows the commonest spelling."""
    told: list[Diagnostic] = []
    mixed: list[Term] = []
    fronts = [front for _, front in models]
    units, unit_names = units_of(models, registry, config, words, told, mixed)
    sectors = _Register(axis="sector", rows=registry.sectors, key=fold, is_sure="sectors" not in registry.unsure)
    kinds = _Register(axis="kind", rows=registry.kinds, key=match_key, is_sure="kinds" not in registry.unsure)
    owners = [_organisation(f.organisation, unit) for f, unit in zip(fronts, units, strict=True) if f.organisation]
    of: dict[Axis, dict[str, Term]] = {
        "ward": unit_names,
        "sector": _closed(models, sectors, config, words, told, mixed),
        "kind": _closed(models, kinds, config, words, told, mixed),
        "year": {str(y): year_term(y, config, words) for y in {y.year for front in fronts for y in front.years}},
        "organisation": _open("organisation", owners, config, mixed),
        "tag": _open("tag", chain.from_iterable([front.tags for front in fronts]), config, mixed),
    }
    every = [_of_model(front, unit, of) for front, unit in zip(fronts, units, strict=True)]
    return Terms(
        of_model=dict(zip([document.path for document, _ in models], map(ModelTerms, every), strict=True)),
        names=Names(of=of, mixed=tuple(mixed)),
        diagnostics=(*told, *_shared_addresses(models, every, config)),
    )


def terms_of_one(front: ModelFront, names: Names, registry: Registry) -> tuple[Term, ...]:
    """Return the terms of one model more, where others use each of its names and it changes none of their spellings.

    Empty where all have to be named anew.
    """
    unit = names.of["ward"].get(named_unit(front, registry))
    try:
        every = _of_model(front, unit, names.of) if unit else ()
    except KeyError:
        return ()
    return () if set(every) & set(names.mixed) else every


def _of_model(front: ModelFront, unit: Term, of: Mapping[Axis, Mapping[str, Term]]) -> tuple[Term, ...]:
    """Return the terms of a model, in their order. Raises KeyError for a name that has no meaning yet."""
    years, tags = of["year"], of["tag"]
    every = (
        unit,
        of["sector"][front.sector or ""],
        of["kind"][front.kind or ""],
        *_distinct([years[str(y.year)] for y in front.years]),
    )
    if front.organisation:
        every = (*every, of["organisation"][_organisation(front.organisation, unit)])
    return (*every, *_distinct([tags[tag] for tag in front.tags])) if front.tags else every


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


@functools.lru_cache(maxsize=4096)
def _ending_type(organisation: str) -> str:
    """Return the type of unit that an organisation's name ends with: phường in Đảng ủy phường; else nothing."""
    key = match_key(organisation)
    return next((t for t in (*COMMUNE_TYPES, *DISTRICT_TYPES) if key.endswith(f" {t}")), "")


def _organisation(written: str, unit: Term) -> str:
    """Return the name of a model's organisation; one that only says its unit's type is that of the model's unit."""
    last = _ending_type(written)
    return _whole_name(written, last, unit) if last else written


def _whole_name(organisation: str, last: str, unit: Term) -> str:
    """Name the unit of an organisation that only says its type: Đảng ủy phường → Đảng ủy phường Gia Thụy.

    It is the model's unit, or the one above it; elsewhere the same words mean another organisation.
    """
    for owner in (unit.title, unit.parent):
        unit_type, name = split_unit(owner)
        if name and (unit_type == last or (unit_type is None and last in COMMUNE_TYPES)):
            return f"{organisation} {name}"
    return organisation


def _open(axis: Axis, names: Iterable[str], config: Config, mixed: list[Term]) -> dict[str, Term]:
    """Make terms of an open list, by every spelling that is used: those with one match key are one term."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in Counter(names).items():
        spellings[match_key(name)][name] = count
    terms = {key: _term(axis, commonest(found), config) for key, found in spellings.items()}
    mixed += [terms[key] for key, found in spellings.items() if len(found) > 1]
    return {name: terms[key] for key, found in spellings.items() for name in found}


class _Register(Struct, frozen=True, kw_only=True):
    """A register of terms: its rows, by what their names are compared, and whether what it lacks is told."""

    axis: Axis
    rows: tuple[TermFront, ...]
    key: Callable[[str], str]
    is_sure: bool


def _closed(
    models: Sequence[tuple[Document, ModelFront]],
    register: _Register,
    config: Config,
    words: Mapping[str, str],
    told: list[Diagnostic],
    mixed: list[Term],
) -> dict[str, Term]:
    """Resolve the names that models write against a register; empty is what has none.

    An unknown sector is an error, an unknown kind a warning; each is told once, with its count.
    """
    axis, key = register.axis, register.key
    terms = [
        (row, _term(axis, row.name, config, slug_text=row.slug, description=row.description or ""))
        for row in register.rows
    ]
    known = {key(alias): term for row, term in terms for alias in row.aliases}
    known |= {key(row.name): term for row, term in terms}  # a name goes before another row's alias
    unclassified = _term(axis, words["unclassified"], config, slug_text=UNCLASSIFIED)
    known.setdefault(key(unclassified.name), unclassified)
    written = [getattr(front, axis) or "" for _, front in models]
    names = Counter(filter(None, written))
    strange = {name: count for name, count in names.items() if key(name) not in known}
    by_name = _open(axis, Counter(strange).elements(), config, mixed)
    by_name |= {name: known[key(name)] for name in names if name not in strange}
    if register.rows and strange and register.is_sure:
        _tell_strangers(axis, models, written, by_name, strange, [term.name for _, term in terms], told)
    return {"": unclassified, **by_name}


def _tell_strangers(
    axis: Axis,
    models: Sequence[tuple[Document, ModelFront]],
    written: Sequence[str],
    by_name: Mapping[str, Term],
    strange: Collection[str],
    names: Sequence[str],
    told: list[Diagnostic],
) -> None:
    """Tell each name that a register does not have, once for all spellings of it."""
    bearers: dict[str, list[Document]] = defaultdict(list)
    for (document, _), name in zip(models, written, strict=True):
        if name in strange:
            bearers[by_name[name].name].append(document)
    code = "sector-unknown" if axis == "sector" else "term-unknown"
    registered = Candidates(names)
    for name, documents in bearers.items():
        told.append(told_once(code, axis, documents, name, registered.nearest(name), names))
