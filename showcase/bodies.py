"""The bodies of a site's documents: what they are named by, and which of their links lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from showcase import digest
from showcase.candidates import Candidates
from showcase.diagnostics import Diagnostic, at
from showcase.records import BodyUse
from showcase.site import Site


class Bodies:
    """The bodies of all documents by their paths: those with links, pictures or abbreviations, and the plain rest.

    `digests` name all that each will be.
    """

    def __init__(self, plain: Mapping[str, str], uses: Mapping[str, BodyUse]) -> None:
        self._plain, self._uses = plain, uses
        self.digests = {**plain, **{path: _body_digest(use) for path, use in uses.items()}}

    def use(self, path: str) -> BodyUse:
        """Return a document's body."""
        return self._uses.get(path) or BodyUse(digest=self._plain[path])


def _body_digest(body: BodyUse) -> str:
    return digest.of(body) if body.links or body.pictures or body.abbreviations else body.digest


def bodies_of(site: Site, known: Collection[str]) -> tuple[Bodies, list[Diagnostic]]:
    """Return the bodies of all documents, without links to pages that there are not; these are told."""
    models, others = site.models, (*site.articles, *site.pages)
    uses = {models.columns.path[number]: use for number, use in models.uses.items()}
    uses |= {entry.document.path: entry.body for entry in others}
    broken = {path: lost for path, use in uses.items() if (lost := _lost(use, known))}
    documents = {models.columns.path[n]: n for n in models.uses} if broken else {}
    lines = {e.document.path: dict(e.document.body.links) for e in others}
    lines |= {path: dict(models[documents[path]].document.body.links) for path in broken if path in documents}
    pages = Candidates(known)
    told = [
        at(path, lines[path][target], 1, "link-broken", target=target, near="".join(pages.nearest(target)))
        for path, lost in broken.items()
        for target in lost
    ]
    for path, lost in broken.items():
        links = {target: place for target, place in uses[path].links.items() if target not in lost}
        uses[path] = replace(uses[path], links=links)
    return Bodies(dict(zip(models.columns.path, models.columns.body, strict=True)), uses), told


def _lost(use: BodyUse, known: Collection[str]) -> list[str]:
    """Return the links of a body that lead nowhere."""
    return [target for target, place in use.links.items() if place.partition("#")[0] not in known]
