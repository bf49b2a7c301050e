"""A published document with its place in the site, and what lists show of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from showcase.fronts import ModelFront, PhotoFront
from showcase.photos import cover_of, in_time
from showcase.records import BodyUse, Card, Document, Picture
from showcase.terms import UNCLASSIFIED, ModelTerms
from showcase.urls import photo_path
from showcase.vietnamese import normalise


class Entry(Struct, frozen=True, kw_only=True, dict=True):
    """A published document with its place in the site.

    `photos` are all pictures of the site by path. What is shown of an entry is made when it is asked for: most
    builds show few of them anew. `shown` names it: entries of one `shown` have equal cards and pictures.
    """

    document: Document
    address: str
    body: BodyUse
    photos: Mapping[str, Picture]
    shown: str

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Return the pictures of the document's photos: in its author's order, but before stands before after."""
        return in_time(self._as_written) if self.document.front.photos else ()

    @property
    def cover(self) -> Picture | None:
        """Return the picture that stands for the document."""
        return cover_of(self._as_written) if self.document.front.photos else None

    @cached_property
    def _as_written(self) -> tuple[Picture, ...]:
        named = ((photo_path(self.document.path, normalise(p.file)), p) for p in self.document.front.photos)
        return tuple(_described(self.photos[path], photo) for path, photo in named if path and path in self.photos)

    @cached_property
    def card(self) -> Card:
        """Return what lists show of the document."""
        front = self.document.front
        return Card(
            title=front.title,
            address=self.address,
            summary=front.summary or "",
            date=front.date,
            picture=self.cover,
        )


class ModelEntry(Entry, frozen=True, kw_only=True, dict=True):
    """A published model."""

    front: ModelFront
    terms: ModelTerms

    @cached_property
    def card(self) -> Card:
        """Return what lists show of the model."""
        front, terms = self.front, self.terms
        return Card(
            title=front.title,
            address=self.address,
            summary=front.summary or "",
            place=terms.unit.title,
            kind=terms.kind.title if terms.kind.slug != UNCLASSIFIED else "",
            year=year_span([int(y.slug) for y in terms.years]),
            date=front.date,
            picture=self.cover,
        )


def _described(picture: Picture, photo: PhotoFront) -> Picture:
    return Picture(
        width=picture.width,
        height=picture.height,
        sources=picture.sources,
        share=picture.share,
        alt=photo.alt or "",
        caption=photo.caption or "",
        credit=photo.credit or "",
        stage=photo.stage or "",
        date=photo.date or "",
    )


def year_span(years: list[int]) -> str:
    """Print years as runs: 2019, 2021–2023."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
