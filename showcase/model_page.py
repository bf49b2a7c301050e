"""Make what a model's own page shows of it and of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showcase.entries import ModelEntry
from showcase.fronts import ModelFront, YearFront
from showcase.records import Link, ModelPage, Neighbours, Term, YearLine
from showcase.site import Site
from showcase.terms import ModelTerms

RELATED = 3

_LANE = re.compile(r"\b(ngõ|ngách|hẻm|kiệt)\s+(\d+[\w/]*)", re.IGNORECASE)


def model_page(entry: ModelEntry, published: frozenset[str], sign: str = "") -> ModelPage:
    """Return what the page of a model shows; `published` holds the addresses of term pages that exist."""
    front, terms = entry.front, entry.terms
    organisation = terms.organisation
    years = {term.slug: _link_to(term.title, term, published) for term in terms.years}
    return ModelPage(
        title=front.title,
        summary=front.summary or "",
        unit=_link_to(_unit_title(front, terms), terms.unit, published),
        unit_type=_unit_type(front, terms.unit),
        unit_note=terms.unit.note,
        unit_today=front.unit_today or "",
        plate=plate(front.address or ""),
        address=front.address or "",
        group=front.group or "",
        location=front.location,
        sector=_link_to(terms.sector.title, terms.sector, published),
        kind=_link_to(terms.kind.title, terms.kind, published),
        years=tuple([_year(line, front, years[str(line.year)]) for line in sorted(front.years, key=_latest)]),
        participant=front.participant or "",
        organisation=front.organisation or "",
        organisation_address=organisation.address if organisation and organisation.address in published else "",
        person=_person(front),
        documents=front.documents,
        awards=front.awards,
        figures=front.figures,
        replicated_from=front.replicated_from or "",
        tags=tuple([_link_to(term.title, term, published) for term in terms.tags]),
        pictures=entry.pictures,
        cover=entry.cover,
        classified_by=front.classified_by or "",
        sign=sign,
        date=front.date,
        updated=front.updated,
        checked=front.checked,
    )


def plate(address: str) -> str:
    """Return the words of the lane plate: only where the address names a numbered ngõ, ngách, hẻm or kiệt."""
    lane = _LANE.search(address)
    return f"{lane.group(1)} {lane.group(2)}".upper() if lane else ""


class Rings:
    """The models of each kind in a ring, by address: an order that a new model hardly changes."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._next: dict[int, tuple[int, ...]] = {}

    def related(self, number: int) -> tuple[int, ...]:
        """Return the next models in the ring of a model's kind, which is made when it is first asked for."""
        if number not in self._next:
            kind = self._site.models.terms_of(number)[2]
            self._make(self._site.members["kind", kind.slug])
        return self._next[number]

    def named(self, shown: Sequence[str]) -> list[str]:
        """Return by number what names the related models of each, given what names every model."""
        for (axis, _), numbers in self._site.members.items():
            if axis == "kind":
                self._make(numbers)
        return ["".join([shown[other] for other in self._next[number]]) for number in range(len(shown))]

    def _make(self, numbers: Sequence[int]) -> None:
        ring = sorted(numbers, key=self._site.models.columns.address.__getitem__)
        count = min(RELATED, len(ring) - 1)
        endless = ring + ring[:count]
        following = zip(*(endless[n : n + len(ring)] for n in range(1, count + 1)), strict=True)
        self._next |= zip(ring, following, strict=True) if count else dict.fromkeys(ring, ())


def neighbours_of(site: Site, numbers: Sequence[int]) -> dict[int, Neighbours]:
    """Return the newer and the older neighbour of each of some models, newest first: those of a unit and year."""
    found: dict[int, Neighbours] = {}
    for newer, number, older in zip((None, *numbers[:-1]), numbers, (*numbers[1:], None), strict=True):
        found[number] = Neighbours(newer=_link(site, newer), older=_link(site, older))
    return found


def _link(site: Site, number: int | None) -> Link | None:
    if number is None:
        return None
    return Link(title=site.models[number].front.title, address=site.models.columns.address[number])


def _unit_title(front: ModelFront, terms: ModelTerms) -> str:
    """Return the unit with the district of its time, from the register or as the author wrote it."""
    above = terms.unit.parent or (front.district or "" if front.ward else "")
    return f"{terms.unit.title}, {above}" if above else terms.unit.title


def _unit_type(front: ModelFront, unit: Term) -> str:
    """Return the type of a unit; a district without one is called quận, as in its address."""
    of_district = front.scope == "district" or not front.ward
    return unit.title.removesuffix(unit.name).strip() or ("quận" if of_district else "")


def _link_to(title: str, term: Term, published: frozenset[str]) -> Link:
    """Return the link to a term's page; where the site has none, the words alone."""
    return Link(title=title, address=term.address if term.address in published else "")


def _latest(line: YearFront) -> int:
    return -line.year


def _year(line: YearFront, front: ModelFront, year: Link) -> YearLine:
    recognised = line.recognised
    status = line.status or front.status or ""
    return YearLine(
        year=year,
        status="" if status == "tiêu biểu" else status,
        level=line.level or front.level or "",
        nature=line.nature or "",
        result=line.result or "",
        registered=line.registered,
        recognised=recognised.date if recognised else None,
        document=(recognised.document or "") if recognised else "",
        outstanding=line.outstanding or status == "tiêu biểu",
    )


def _person(front: ModelFront) -> str:
    """Return what may be printed of a person: a name only with consent, a role when it is to be shown."""
    person = front.person
    if person is None or person.show == "ẩn":
        return ""
    agreed = front.consent is not None and front.consent.people == "có"
    if person.show == "tên" and agreed and person.name:
        return f"{person.name}, {person.role}" if person.role else person.name
    return person.role or ""
