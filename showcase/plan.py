"""Decide what files the site has and what each is made from: Site → artifacts with their contexts.

A context is plain data, and holds only what the template's closure reads; the digest of each part is
kept by name, so that a rebuild knows what changed and `explain` can say it.

Pages come in bundles (`frame.Bundle`). Of a bundle whose digest was met before, the *outline* is remembered: where its
pages are, and what each is made from as one digest, its *core*. Only the bundles that hold a page to be rendered are
opened. What all pages of a template share (its closure, the engine, the shelves that it reads) and the bodies are mixed
in last, so that a new template or an edited body opens nothing either.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from showcase import digest, version
from showcase.addresses import taken
from showcase.artifacts import Artifact, Later
from showcase.bodies import Bodies, bodies_of
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.frame import Bundle, Draft
from showcase.graph import graph_part
from showcase.pages import Pages
from showcase.records import Page, SitemapEntry, SiteShelf
from showcase.site import Site
from showcase.store import Store
from showcase.theme import Theme
from showcase.urls import is_external, output_path

SITEMAP_MOST = 50_000


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


class Plan:
    """All files of the site: `keys` by path, in the order of paths; `artifacts` has what those asked for are made from.

    `shelves` are what templates may read besides their contexts.
    """

    def __init__(self, shelves: dict[str, object], keys: dict[str, str], made: _Made) -> None:
        self.shelves, self.keys, self._made = shelves, keys, made

    def with_bodies(self, digests: Mapping[str, str]) -> Plan:
        """Return the plan with other texts in some bodies: document → the body's digest; all else is as it was."""
        made = self._made.with_bodies(digests)
        return Plan(self.shelves, self.keys | made.keys_of(digests), made)

    def artifacts(self, paths: Collection[str] | None = None) -> Iterator[Artifact]:
        """Yield the artifacts of some paths, or of all; the bundles that hold them are opened one after the other."""
        return self._made.artifacts(self.keys if paths is None else paths)


def plan(site: Site, config: Config, theme: Theme, store: Store) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return every file of the site, and what is wrong between them."""
    pages = Pages(site, config, theme.words)
    files = {**_blobs(site), **_assets(theme), **_codes(pages.codes())}
    outlined = _Outlined(pages.bundles(), theme, config, store)
    outlines = outlined.outlines
    known = {outline.address for outline in outlines} | {f"/{path}" for path in files}
    bodies, broken = bodies_of(site, known)
    menu = tuple(link for link in pages.menu() if link.address in known or is_external(link.address))
    broken += [
        at("site_config.yaml", 0, 0, "link-broken", target=link.address) for link in pages.menu() if link not in menu
    ]
    shelves: dict[str, object] = {"site": _site_shelf(config), "menu": menu}
    if config.base_url:
        for draft in list(_sitemaps(outlines)):
            outlined.add(draft)
    told = taken([(o.path, o.origin) for o in outlined.outlines] + [(path, path) for path in files])
    made = _Made(outlined, files, bodies, _Template(theme, config, shelves))
    keys = made.keys(outlined.outlines) | {path: file.key for path, file in files.items()}
    return Plan(shelves, {path: keys[path] for path in sorted(keys)}, made), (*told, *broken)


def _site_shelf(config: Config) -> SiteShelf:
    return SiteShelf(
        title=config.title,
        description=config.description,
        language=config.language,
        base_url=config.base_url,
        time_zone=config.time_zone,
        contact=config.contact,
        params=config.params,
    )


def _sitemaps(outlines: Collection[Outline]) -> Iterator[Draft]:
    """Yield the sitemap: every page that a reader would look for, by address.

    One file may name 50,000 addresses (sitemaps.org, protocol 0.9); of more, an index names the files.
    """
    listed = sorted((o.address, o.updated) for o in outlines if o.listed)
    if len(listed) <= SITEMAP_MOST:
        yield _sitemap("/sitemap.xml", "sitemap.xml", listed)
        return
    runs = [listed[start : start + SITEMAP_MOST] for start in range(0, len(listed), SITEMAP_MOST)]
    files = [(f"/sitemap-{number}.xml", max(day for _, day in run)) for number, run in enumerate(runs, 1)]
    yield _sitemap("/sitemap.xml", "sitemap_index.xml", files)
    for (place, _), run in zip(files, runs, strict=True):
        yield _sitemap(place, "sitemap.xml", run)


def _sitemap(address: str, template: str, listed: Sequence[tuple[str, str]]) -> Draft:
    named = digest.of_bytes("\n".join([f"{place} {day}" for place, day in listed]).encode())

    def entries() -> tuple[SitemapEntry, ...]:
        days = ((place, dt.date.fromisoformat(day) if day else None) for place, day in listed)
        return tuple(SitemapEntry(address=place, updated=day) for place, day in days)

    page = Page(kind="sitemap", address=address, title="")
    context: dict[str, object] = {"entries": Later(named, entries)}
    return Draft(template=template, page=page, context=context, origin=address.lstrip("/"), listed=False)


# ---- files without a template ----------------------------------------------------------------


def _blobs(site: Site) -> dict[str, Artifact]:
    """Plan the photos: their name holds their digest, so that is all they are made from."""
    return {
        output_path(place): Artifact(path=output_path(place), key=blob, parts={"photo": blob}, blob=blob)
        for place, blob in site.blobs.items()
    }


def _assets(theme: Theme) -> dict[str, Artifact]:
    planned = {}
    for asset in theme.assets.values():
        path, key = output_path(asset.address), digest.of_bytes(asset.content)
        planned[path] = Artifact(path=path, key=key, parts={"asset": key}, context={"content": asset.content})
    return planned


def _codes(codes: Mapping[str, str]) -> dict[str, Artifact]:
    """Plan the pictures of QR codes: they are drawn when they are written, from the text alone."""
    planned = {}
    for place, text in codes.items():
        parts = {"engine": version.engine(), "qr": digest.of(text)}
        key = digest.combine(*parts.values())
        path = output_path(place)
        planned[path] = Artifact(path=path, key=key, parts=parts, context={"qr": text})
    return planned


# ---- bundles and outlines --------------------------------------------------------------------


class Opened(Struct, frozen=True):
    """A page with its context, but for the body, and the digest of each part of it."""

    draft: Draft
    context: dict[str, object]
    parts: dict[str, str]


class _Outlined:
    """The outlines of all pages, remembered or made, and where each page's draft comes from."""

    def __init__(self, bundles: Iterable[Bundle], theme: Theme, config: Config, store: Store) -> None:
        self._theme, self._config = theme, config
        self.outlines: list[Outline] = []
        self._bundle_of: dict[str, Bundle] = {}
        self._opened: dict[int, list[Opened]] = {}
        reads = digest.of({name: sorted(template.reads) for name, template in theme.templates.items()})
        every = list(bundles)
        names = [digest.combine(bundle.digest, reads) if bundle.digest else "" for bundle in every]
        known = store.answers([name for name in names if name])
        fresh: dict[str, bytes] = {}
        for bundle, name in zip(every, names, strict=True):
            found = _remembered(known.get(name))
            if found is None:
                opened = self._opened[id(bundle)] = [self._open(draft) for draft in bundle.open()]
                found = tuple([self._outline(one) for one in opened])
                if name:
                    fresh[name] = msgspec.msgpack.encode(found)
            self._take(bundle, found)
        store.remember(fresh, {})

    def add(self, draft: Draft) -> None:
        """Add a page that is made when all others are known."""
        self._take(Bundle(digest="", open=lambda: iter((draft,))), (self._outline(self._open(draft)),))

    def opened(self, paths: Collection[str]) -> Iterator[Opened]:
        """Yield the pages of some paths; each bundle that has one is opened once, if it was not before."""
        bundles = {id(self._bundle_of[path]): self._bundle_of[path] for path in paths if path in self._bundle_of}
        for key, bundle in bundles.items():
            pages = self._opened.pop(key, None) or map(self._open, bundle.open())
            yield from (page for page in pages if output_path(page.draft.page.address) in paths)

    def _open(self, draft: Draft) -> Opened:
        context = self._context(draft)
        return Opened(draft, context, parts_of(context))

    def _context(self, draft: Draft) -> dict[str, object]:
        """Return what a draft's template reads, but for the body."""
        reads = self._theme.templates[draft.template].reads
        context: dict[str, object] = {"page": draft.page}
        context |= {name: part for name, part in draft.context.items() if name in reads and name != "body"}
        if "graph" in reads:
            context["graph"] = graph_part(draft.page, draft.context, self._config) if draft.listed else None
        return context

    def body(self, draft: Draft) -> str:
        """Return the document whose body a draft's template reads; empty where it reads none."""
        return draft.body if "body" in self._theme.templates[draft.template].reads else ""

    def _outline(self, opened: Opened) -> Outline:
        draft, page = opened.draft, opened.draft.page
        return Outline(
            path=output_path(page.address),
            address=page.address,
            origin=draft.origin,
            template=draft.template,
            core=core_of(opened.parts),
            body=self.body(draft),
            listed=draft.listed,
            updated=page.updated.isoformat() if page.updated else "",
        )

    def _take(self, bundle: Bundle, outlines: Iterable[Outline]) -> None:
        for outline in outlines:
            self.outlines.append(outline)
            self._bundle_of[outline.path] = bundle


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


# ---- artifacts -------------------------------------------------------------------------------


class _Template:
    """What all pages of one template are made from besides their contexts, by template."""

    def __init__(self, theme: Theme, config: Config, shelves: Mapping[str, object]) -> None:
        self._theme = theme
        self._shelves = dict(_shelf_digests(shelves))
        self._engine = digest.combine(version.engine(), config.links)
        self._digests: dict[str, str] = {}

    def parts(self, name: str) -> dict[str, str]:
        """Return the digests of the engine, of the template's closure and of each shelf that it reads, by name."""
        template = self._theme.templates[name]
        parts = {"engine": self._engine, "template": template.digest}
        parts |= {read: self._shelves[read] for read in template.reads if read in self._shelves}
        if template.local == "404.html":  # its links begin with base_url's folder, whatever its template reads
            parts["site.base_url"] = self._shelves["site.base_url"]
        return parts

    def digest(self, name: str) -> str:
        """Return the digest of all these."""
        if name not in self._digests:
            self._digests[name] = core_of(self.parts(name))
        return self._digests[name]


class _Made:
    """Make keys and artifacts of outlines and drafts."""

    def __init__(
        self, outlined: _Outlined, files: Mapping[str, Artifact], bodies: Bodies, templates: _Template
    ) -> None:
        self._outlined, self._files, self._bodies, self._templates = outlined, files, bodies, templates

    def keys(self, outlines: Sequence[Outline]) -> dict[str, str]:
        """Return the digests of all that pages are made from, by path."""
        shared = {name: self._templates.digest(name) for name in {outline.template for outline in outlines}}
        bodies = self._bodies.digests
        return {o.path: _key(o.core, shared[o.template], bodies[o.body] if o.body else "") for o in outlines}

    def with_bodies(self, digests: Mapping[str, str]) -> _Made:
        """Return the same with other texts in some bodies."""
        return _Made(self._outlined, self._files, self._bodies.with_texts(digests), self._templates)

    def keys_of(self, documents: Collection[str]) -> dict[str, str]:
        """Return the keys of the pages that show the bodies of some documents, by path."""
        return self.keys([outline for outline in self._outlined.outlines if outline.body in documents])

    def artifacts(self, paths: Collection[str]) -> Iterator[Artifact]:
        """Yield the artifacts of some paths."""
        yield from (self._files[path] for path in paths if path in self._files)
        yield from map(self._page, self._outlined.opened(set(paths)))

    def _page(self, opened: Opened) -> Artifact:
        draft, context, parts = opened.draft, dict(opened.context), dict(opened.parts)
        core, body = core_of(parts), ""
        if path := self._outlined.body(draft):
            context["body"] = self._bodies.use(path)
            body = parts["body"] = self._bodies.digests[path]
        return Artifact(
            path=output_path(draft.page.address),
            key=_key(core, self._templates.digest(draft.template), body),
            parts=self._templates.parts(draft.template) | parts,
            template=draft.template,
            context=context,
        )


def _key(core: str, template: str, body: str) -> str:
    return digest.of_bytes(f"{core}{template}{body}".encode())


def _shelf_digests(shelves: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the digest of each shelf as a whole, and of each attribute of a shelf that is a record."""
    for name, shelf in shelves.items():
        yield name, digest.of(shelf)
        for field in getattr(shelf, "__struct_fields__", ()):
            value: Any = getattr(shelf, field)
            yield f"{name}.{field}", digest.of(value)
