"""What a person wrote: the frozen records of front matter and registers, read by the tables of `fields`."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class YearFront(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One year of a model: each measure from its own field."""

    year: int
    status: str | None = None
    level: str | None = None
    nature: str | None = None
    registered: dt.date | None = None
    result: str | None = None
    recognised: Recognition | None = None
    outstanding: bool = False


class Recognition(Struct, frozen=True, kw_only=True):
    """When and by which document a model was recognised."""

    date: dt.date | None = None
    document: str | None = None


class PhotoFront(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A photo as its author names it; `line` is where it stands in the file."""

    file: str
    caption: str | None = None
    alt: str | None = None
    stage: str | None = None
    date: str | None = None
    credit: str | None = None
    line: int = 0


class Award(Struct, frozen=True, kw_only=True):
    """A reward of one year; `form` is the paper given (giấy khen, bằng khen)."""

    year: int
    body: str | None = None
    form: str | None = None
    document: str | None = None


class Person(Struct, frozen=True, kw_only=True):
    """A person who carries out a model; `show` says what is published: tên, chức danh or ẩn."""

    name: str | None = None
    role: str | None = None
    show: str = "ẩn"


class Consent(Struct, frozen=True, kw_only=True):
    """Whether the people in the photos agreed."""

    people: str | None = None
    children: str | None = None
    basis: str | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """A result in numbers: the name with its unit, the value as written."""

    name: str
    value: str


class DocumentFront(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The keys that every document has."""

    title: str
    summary: str | None = None
    date: dt.date | None = None
    updated: dt.date | None = None
    expires: dt.date | None = None
    draft: bool = False
    slug: str | None = None
    id: str | None = None
    old_addresses: tuple[str, ...] = ()
    photos: tuple[PhotoFront, ...] = ()
    tags: tuple[str, ...] = ()
    abbreviations: dict[str, str] = {}


class PlaceFront(DocumentFront, frozen=True, kw_only=True):
    """The keys of a document that belongs to a unit and to years."""

    ward: str | None = None
    district: str | None = None
    unit_today: str | None = None
    years: tuple[YearFront, ...] = ()


class ModelFront(PlaceFront, frozen=True, kw_only=True, tag="model"):
    """The front matter of a model."""

    scope: str | None = None
    sector: str | None = None
    kind: str | None = None
    status: str | None = None
    level: str | None = None
    participant: str | None = None
    organisation: str | None = None
    person: Person | None = None
    group: str | None = None
    address: str | None = None
    location: tuple[tuple[float, float], ...] = ()
    awards: tuple[Award, ...] = ()
    documents: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    replicated_from: str | None = None
    featured: bool = False
    checked: dt.date | None = None
    consent: Consent | None = None
    classified_by: str | None = None


class ArticleFront(PlaceFront, frozen=True, kw_only=True, tag="article"):
    """The front matter of an article."""

    author: str | None = None
    source: str | None = None


class PageFront(DocumentFront, frozen=True, kw_only=True, tag="page"):
    """The front matter of a plain page."""


class PaperFront(DocumentFront, frozen=True, kw_only=True, tag="document"):
    """The front matter of a directive document (văn bản); its key is issuer, type, number and year."""

    number: str | None = None
    form: str | None = None
    issuer: str | None = None
    subject: str | None = None
    level: str | None = None
    movement: str | None = None
    file: str | None = None


class ReportFront(PlaceFront, frozen=True, kw_only=True, tag="report"):
    """The front matter of a report; its figures are published as printed, each with the name of what it counts."""

    period: str | None = None
    measure: str | None = None
    figures: tuple[Figure, ...] = ()
    source: str | None = None
    note: str | None = None


class UnitFront(Struct, frozen=True, kw_only=True):
    """A row of registry/units.yaml; `valid_from` and `valid_to` are its first and last day."""

    id: str
    name: str
    type: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    slug: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    code: str | None = None


class TermFront(Struct, frozen=True, kw_only=True):
    """A row of registry/sectors.yaml or kinds.yaml."""

    name: str
    slug: str | None = None
    aliases: tuple[str, ...] = ()
    description: str | None = None


class YearTheme(Struct, frozen=True, kw_only=True):
    """A row of registry/years.yaml: the theme that a unit set for a year."""

    year: int
    theme: str
    unit: str | None = None
    source: str | None = None


class AwardForm(Struct, frozen=True, kw_only=True):
    """A row of registry/awards.yaml: a form of reward and who gives it."""

    name: str
    aliases: tuple[str, ...] = ()
    body: str | None = None
    level: str | None = None


class FigureName(Struct, frozen=True, kw_only=True):
    """A row of registry/figures.yaml: a figure that models may give; only what is marked so may be summed."""

    name: str
    unit: str | None = None
    aliases: tuple[str, ...] = ()
    summed: bool = False


class Abbreviation(Struct, frozen=True, kw_only=True):
    """A row of registry/abbreviations.yaml; one with several meanings (TTĐT) is never expanded by itself."""

    short: str
    full: tuple[str, ...]
