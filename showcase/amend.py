"""Bring an assembled site up to date when a few of its files are other than they were.

What most saves change is little: the words of a text, a title, one model more. Then the site is not assembled anew;
its columns get another line. Whatever may reach further (a name that nobody wrote before, a photo, a file that went)
is left to `assemble`, which decides all of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from showcase.abbreviations import meanings_of
from showcase.assemble import Resolver, Table, address_of, has_holes, is_published, line_of
from showcase.config import Config
from showcase.diagnostics import Diagnostic, has_errors
from showcase.documents import Documents
from showcase.entries import Entry
from showcase.fronts import ModelFront
from showcase.load import load_few, remembered, texts_of
from showcase.records import Document, Source, Term
from showcase.registry import Registry
from showcase.site import Columns, Line, Site
from showcase.store import Store
from showcase.terms import terms_of_one
from showcase.workers import Workers

MOST = 50
"""How many files are brought up to date one by one."""


class Assembled(Struct, frozen=True, kw_only=True):
    """A site as it was assembled, from which files (path → digest of the file), and what was told on the way.

    `told` is about documents by themselves, `of_photos` about the photos that they name, `of_site` about the rest.
    """

    site: Site
    sources: Mapping[str, str]
    told: tuple[Diagnostic, ...]
    of_photos: tuple[Diagnostic, ...]
    of_site: tuple[Diagnostic, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all that was told."""
        return (*self.told, *self.of_photos, *self.of_site)


class Amended(Struct, frozen=True, kw_only=True):
    """A site brought up to date, or assembled anew.

    `texts` are the digests of new texts by path where nothing else changed, `as_scanned` is False when a file changed
    after it was scanned.
    """

    assembled: Assembled
    texts: Mapping[str, str] | None = None
    as_scanned: bool = True
    is_anew: bool = False


class Given(Struct, frozen=True, kw_only=True):
    """What documents are read and published with."""

    root: Path
    config: Config
    registry: Registry
    today: dt.date
    drafts: bool


def amended(last: Assembled, sources: Iterable[Source], given: Given, store: Store, workers: Workers) -> Amended | None:
    """Return the site with what changed in its files since; None where it has to be assembled anew."""
    texts = texts_of(sources)
    now = {source.path: source.digest for source in texts}
    changed = [source for source in texts if last.sources.get(source.path) != source.digest]
    if len(changed) > MOST or not last.sources.keys() <= now.keys():
        return None
    answers, as_scanned = load_few(given.root, changed, store, workers)
    told = tuple([diagnostic for answer in answers for diagnostic in answer.diagnostics])
    new = [answer.document for answer in answers if answer.document is not None]
    paths = {source.path for source in changed}
    old = remembered(store, {path: last.sources[path] for path in paths & last.sources.keys()})
    if len(new) < len(changed) or len(old) < len(paths & last.sources.keys()) or has_errors(told, strict=False):
        return None
    documents = last.site.models.documents.changed(new, now)
    only_texts = all(document.path in old and differ_by_text(old[document.path], document) for document in new)
    site = with_texts(last.site, new, documents) if only_texts else _Amending(last, given, documents).site(old, new)
    if site is None:
        return None
    told_before = [diagnostic for diagnostic in last.told if diagnostic.path not in paths]
    assembled = replace(last, site=site, sources=now, told=(*told_before, *told))
    digests = {document.path: document.body.digest for document in new}
    return Amended(assembled=assembled, texts=digests if only_texts else None, as_scanned=as_scanned)


def differ_by_text(old: Document, new: Document) -> bool:
    """Tell whether a document is as it was but for the text of its body, with the same links, anchors and lines."""
    has_body = bool(old.body.digest) and bool(new.body.digest)
    return has_body and replace(new, body=replace(new.body, digest=old.body.digest)) == old


def with_texts(site: Site, new: Iterable[Document], documents: Documents) -> Site:
    """Return the site with other texts in the bodies of some documents; `documents` are all of it."""
    models, articles, pages = site.models, site.articles, site.pages
    bodies, uses = list(models.columns.body), dict(models.uses)
    for document in new:
        own = document.body.digest
        if (number := models.number(document.path)) is not None:
            bodies[number] = own
            uses |= {number: replace(uses[number], digest=own)} if number in uses else {}
        articles, pages = _with_text(articles, document), _with_text(pages, document)
    columns = replace(models.columns, body=bodies)
    models = replace(models, columns=columns, uses=uses, documents=documents, made={})
    return replace(site, models=models, articles=articles, pages=pages)


class _Amending:
    """A site while a few documents in it change."""

    def __init__(self, last: Assembled, given: Given, documents: Documents) -> None:
        self._last, self._given, self._documents = last, given, documents
        models = last.site.models
        self._columns = Columns(**{name: list(getattr(models.columns, name)) for name in Line._fields})
        self._numbers = {path: number for number, path in enumerate(self._columns.path)}
        self._order, self._members = models.order, dict(last.site.members)
        self._uses, self._featured = dict(models.uses), set(models.featured)
        self._ids = set(last.site.ids)

    @cached_property
    def _table(self) -> Table:
        return Table(self._last.site.models.terms)

    def site(self, old: Mapping[str, Document], new: Sequence[Document]) -> Site | None:
        """Return the site with documents that are new or were others before; None where that reaches too far."""
        texts = [d for d in new if d.path in old and differ_by_text(old[d.path], d)]
        others = [document for document in new if document not in texts]
        if not all(self._model(old.get(document.path), document) for document in others):
            return None
        site = self._last.site
        models = replace(
            site.models,
            columns=self._columns,
            order=self._order,
            uses=self._uses,
            featured=frozenset(self._featured),
            documents=self._documents,
            made={},
        )
        amended = replace(site, models=models, members=self._members, ids=frozenset(self._ids))
        return with_texts(amended, texts, self._documents)

    def _model(self, before: Document | None, document: Document) -> bool:
        """Put a model into its place; tell whether that was all there was to do."""
        front, site = document.front, self._last.site
        terms = terms_of_one(front, site.names, self._given.registry) if isinstance(front, ModelFront) else ()
        if not isinstance(front, ModelFront) or not terms or not self._is_plain(before, document):
            return False
        told: list[Diagnostic] = []
        place = address_of(document, self._given.config, told)
        number = self._numbers.get(document.path)
        line = line_of(document, front, terms, place, "", self._table)
        if number is None:
            stays = not self._is_taken(place)
        else:  # its address stands in other bodies, and its terms have names from all models
            stays = (self._columns.address[number], self._columns.terms[number]) == (place, line.terms)
        if told or not stays or not self._has_own_id(before, document):
            return False
        self._put(number, line, terms)
        return self._with_body(document, is_featured=front.featured)

    def _is_plain(self, before: Document | None, document: Document) -> bool:
        """Tell whether a document was and is published, shows no photos, and nothing was wrong between files.

        A heading that went may be missed by the links of others.
        """
        every = [document] if before is None else [before, document]
        if before and not {*before.body.anchors} <= {*document.body.anchors}:
            return False
        published = self._given.drafts or all(is_published(each, self._given.today) for each in every)
        bare = not any(each.front.photos or each.body.images for each in every)
        return published and bare and all(told.code == "page-later" for told in self._last.of_site)

    def _is_taken(self, place: str) -> bool:
        site = self._last.site
        return place in self._columns.address or any(e.address == place for e in (*site.articles, *site.pages))

    def _has_own_id(self, before: Document | None, document: Document) -> bool:
        """See that no other document has the id of this one."""
        own, earlier = document.front.id, before.front.id if before else None
        if own == earlier:
            return True
        self._ids.discard(earlier or "")
        is_free = own not in self._ids
        self._ids.update({own} if own else ())
        return is_free

    def _put(self, number: int | None, line: Line, terms: Sequence[Term]) -> None:
        places = [(term.axis, term.slug) for term in terms]
        if number is None:
            number = self._numbers[line.path] = len(self._columns.path)
            for name, value in line._asdict().items():
                getattr(self._columns, name).append(value)
        else:
            self._order = [other for other in self._order if other != number]
            for place in places:
                self._members[place] = [other for other in self._members[place] if other != number]
            for name, value in line._asdict().items():
                getattr(self._columns, name)[number] = value
        self._order = _inserted(self._order, number, self._columns)
        for place in places:
            self._members[place] = _inserted(self._members[place], number, self._columns)

    def _with_body(self, document: Document, *, is_featured: bool) -> bool:
        """Look up what a model's body leads to; tell whether nothing is wrong with it."""
        number = self._numbers[document.path]
        (self._featured.add if is_featured else self._featured.discard)(number)
        self._uses.pop(number, None)
        if not has_holes(document):
            return True
        told: list[Diagnostic] = []
        self._uses[number] = self._resolver(document).body(document, told)
        return not told

    def _resolver(self, document: Document) -> Resolver:
        site, columns = self._last.site, self._columns
        addresses = dict(zip(columns.path, columns.address, strict=True))
        addresses |= {entry.document.path: entry.address for entry in (*site.articles, *site.pages)}
        return Resolver(self._documents, addresses, site.models.pictures, frozenset(), meanings_of(site.registry))


def _with_text(entries: tuple[Entry, ...], document: Document) -> tuple[Entry, ...]:
    """Return entries with another text in that of a document, if it is one of them."""
    if all(entry.document.path != document.path for entry in entries):
        return entries
    body = document.body.digest
    return tuple(
        replace(entry, document=document, body=replace(entry.body, digest=body))
        if entry.document.path == document.path
        else entry
        for entry in entries
    )


def _inserted(numbers: Sequence[int], number: int, columns: Columns) -> list[int]:
    """Return numbers of models, newest first, with one more in its place."""
    key, low, high = (columns.newest[number], columns.address[number]), 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        other = numbers[middle]
        if (columns.newest[other], columns.address[other]) > key:
            low = middle + 1
        else:
            high = middle
    return [*numbers[:low], number, *numbers[low:]]
