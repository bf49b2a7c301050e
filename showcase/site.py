"""The site as it was put together: who is published, who belongs where.

Of its models the site knows, in columns, what their pages are named by; a model itself is an entry that is made when
somebody asks for it. Most builds ask for few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from showcase.documents import Documents
from showcase.entries import Entry, ModelEntry
from showcase.fronts import ModelFront
from showcase.records import Axis, BodyUse, Picture, Term
from showcase.registry import Registry
from showcase.terms import ModelTerms, Names


class Line(NamedTuple):
    """What is known of one model: a line across the columns, which say what each thing is."""

    path: str
    address: str
    shown: str
    own: str
    id: str
    day: str
    newest: str
    year: int
    body: str
    terms: tuple[int, ...]


class Columns(Struct, frozen=True, kw_only=True, array_like=True):
    """What is known of models without reading them: a list for each thing, in which a model's place is its number.

    `path` is its file, `day` the ISO date of its last change or publication (or empty), `newest` the date that it is
    ordered by, `year` the last one that it was kept up in. `shown` names what lists show of it, `own` all that its
    page shows of it besides its neighbours, `body` the text of its body. `terms` are the numbers of its terms in the
    site's table, in their order.
    """

    path: list[str] = []
    address: list[str] = []
    shown: list[str] = []
    own: list[str] = []
    id: list[str] = []
    day: list[str] = []
    newest: list[str] = []
    year: list[int] = []
    body: list[str] = []
    terms: list[tuple[int, ...]] = []


def columns_of(lines: Sequence[Line]) -> Columns:
    """Return the columns of lines."""
    columns: Any = zip(Line._fields, map(list, zip(*lines, strict=True)), strict=True) if lines else ()
    return Columns(**dict(columns))


class Models(Struct, frozen=True, kw_only=True):
    """The models of a site by their numbers; to go through them is to go from the newest to the oldest.

    `order` are all numbers, newest first; `uses` are the bodies that have links, pictures or abbreviations; `pictured`
    and `featured` are the numbers of models that name photos, and that the home page shows. `pictures` are all
    pictures of the site by path, `documents` has what was written, `made` the entries that were asked for.
    """

    columns: Columns
    order: Sequence[int]
    terms: Sequence[Term]
    uses: Mapping[int, BodyUse]
    pictured: frozenset[int]
    featured: frozenset[int]
    pictures: Mapping[str, Picture]
    documents: Documents
    made: dict[int, ModelEntry] = {}

    def __len__(self) -> int:
        """Return how many models there are."""
        return len(self.order)

    def __iter__(self) -> Iterator[ModelEntry]:
        """Yield all models, newest first."""
        return map(self.__getitem__, self.order)

    def __getitem__(self, number: int) -> ModelEntry:
        """Return the model of a number."""
        if number not in self.made:
            self.made[number] = self._entry(number)
        return self.made[number]

    def number(self, path: str) -> int | None:
        """Return the number of the model that is written in a file; None where there is none."""
        paths = self.columns.path
        return paths.index(path) if path in paths else None

    def terms_of(self, number: int) -> list[Term]:
        """Return the terms of a model, in their order."""
        return [self.terms[term] for term in self.columns.terms[number]]

    def in_order(self, numbers: frozenset[int]) -> list[int]:
        """Return some numbers, those of the newest models first."""
        return [number for number in self.order if number in numbers] if numbers else []

    def _entry(self, number: int) -> ModelEntry:
        columns = self.columns
        document = self.documents[columns.path[number]]
        if not isinstance(document.front, ModelFront):
            raise TypeError(document.path)
        return ModelEntry(
            document=document,
            address=columns.address[number],
            body=self.uses.get(number) or BodyUse(digest=columns.body[number]),
            photos=self.pictures,
            shown=columns.shown[number],
            front=document.front,
            terms=ModelTerms(tuple(self.terms_of(number))),
        )


class Site(Struct, frozen=True, kw_only=True):
    """Everything that is published: models, articles newest first, pages by title.

    `members` holds, for each axis and slug, the numbers of its models, newest first; `terms` the terms of each axis in
    the order of its index page. `names` says what the names that models write mean, `ids` are those of all documents,
    also of those that are not published.
    """

    models: Models
    articles: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    terms: dict[Axis, tuple[Term, ...]]
    members: dict[tuple[Axis, str], Sequence[int]]
    names: Names
    ids: frozenset[str]
    registry: Registry
    blobs: dict[str, str]
