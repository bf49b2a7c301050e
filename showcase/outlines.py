"""What a site's pages are made from, without making them: outlines, remembered for each bundle.

Pages come in bundles (`frame.Bundle`). Of a bundle whose digest was met before, the *outline* is remembered: where its
pages are, and what each is made from as one digest, its *core*. Only the bundles that hold a page to be rendered are
opened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from showcase import digest
from showcase.artifacts import Later
from showcase.config import Config
from showcase.frame import Bundle, Draft
from showcase.graph import graph_part
from showcase.store import Store
from showcase.theme import Theme
from showcase.urls import output_path


class Outline(Struct, frozen=True, array_like=True):
    """A page without its context: its file, its address, what asked for it, and what it is made from.

    `core` is the digest of the context but for the body, which is that of the document at `body`. `updated` is an ISO
    date or empty, `listed` tells whether the sitemap has it.
    """

    path: str
    address: str
    origin: str
    template: str
    core: str
    body: str = ""
    listed: bool = True
    updated: str = ""


class Opened(Struct, frozen=True):
    """A page with its context, but for the body, and the digest of each part of it."""

    draft: Draft
    context: dict[str, object]
    parts: dict[str, str]


class Opener:
    """Open drafts: find what their templates read."""

    def __init__(self, theme: Theme, config: Config) -> None:
        self._templates, self._config = theme.templates, config
        self.reads = digest.of({name: sorted(template.reads) for name, template in theme.templates.items()})

    def open(self, draft: Draft) -> Opened:
        """Return a page with what its template reads, but for the body."""
        reads = self._templates[draft.template].reads
        context: dict[str, object] = {"page": draft.page}
        context |= {name: part for name, part in draft.context.items() if name in reads and name != "body"}
        if "graph" in reads:
            context["graph"] = graph_part(draft.page, draft.context, self._config) if draft.listed else None
        return Opened(draft, context, parts_of(context))

    def body(self, draft: Draft) -> str:
        """Return the document whose body a draft's template reads; empty where it reads none."""
        return draft.body if "body" in self._templates[draft.template].reads else ""


class Outlined:
    """The outlines of all pages, remembered or made, and where each page's draft comes from."""

    def __init__(self, bundles: Iterable[Bundle], opener: Opener, store: Store) -> None:
        self._opener = opener
        self.outlines: list[Outline] = []
        self._bundles: list[tuple[Bundle, Sequence[Outline]]] = []
        self._opened: dict[int, list[Opened]] = {}
        every = list(bundles)
        names = [digest.combine(bundle.digest, opener.reads) if bundle.digest else "" for bundle in every]
        known = store.answers([name for name in names if name])
        fresh: dict[str, bytes] = {}
        for bundle, name in zip(every, names, strict=True):
            found = _remembered(known.get(name))
            if found is None:
                opened = self._opened[id(bundle)] = [opener.open(draft) for draft in bundle.open()]
                found = tuple([self._outline(one) for one in opened])
                if name:
                    fresh[name] = msgspec.msgpack.encode(found)
            self._take(bundle, found)
        store.remember(fresh, {})

    def add(self, draft: Draft) -> None:
        """Add a page that is made when all others are known."""
        self._take(Bundle(digest="", open=lambda: iter((draft,))), (self._outline(self._opener.open(draft)),))

    def opened(self, paths: Collection[str]) -> Iterator[Opened]:
        """Yield the pages of some paths; each bundle that has one is opened once, if it was not before."""
        for bundle, outlines in self._bundles:
            if any(outline.path in paths for outline in outlines):
                pages = self._opened.pop(id(bundle), None) or map(self._opener.open, bundle.open())
                yield from (page for page in pages if output_path(page.draft.page.address) in paths)

    def _outline(self, opened: Opened) -> Outline:
        draft, page = opened.draft, opened.draft.page
        return Outline(
            path=output_path(page.address),
            address=page.address,
            origin=draft.origin,
            template=draft.template,
            core=core_of(opened.parts),
            body=self._opener.body(draft),
            listed=draft.listed,
            updated=page.updated.isoformat() if page.updated else "",
        )

    def _take(self, bundle: Bundle, outlines: Sequence[Outline]) -> None:
        self.outlines += outlines
        self._bundles.append((bundle, outlines))


_OUTLINES = msgspec.msgpack.Decoder(tuple[Outline, ...])


def _remembered(raw: bytes | None) -> tuple[Outline, ...] | None:
    try:
        return None if raw is None else _OUTLINES.decode(raw)
    except msgspec.DecodeError:
        return None


def parts_of(context: Mapping[str, object]) -> dict[str, str]:
    """Return the digest of each part of a context, by name."""
    return {name: part.digest if isinstance(part, Later) else digest.of(part) for name, part in context.items()}


def core_of(parts: Mapping[str, str]) -> str:
    """Return the digest of the parts of a context, the body left out."""
    return digest.of_bytes("\n".join([f"{name}={parts[name]}" for name in sorted(parts)]).encode())
