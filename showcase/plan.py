"""Decide what files the site has and what each is made from: Site → artifacts with their contexts.

A context is plain data, and holds only what the template's closure reads; the digest of each part is
kept by name, so that a rebuild knows what changed and `explain` can say it.

What a page is made from by itself is its *core* (`outlines`). What all pages of a template share (its closure, the
engine, the shelves that it reads) and the bodies are mixed in last, so that a new template or an edited body opens no
bundle of pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from showcase import digest, version
from showcase.addresses import taken
from showcase.artifacts import Artifact, Later
from showcase.bodies import Bodies, bodies_of
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at, has_errors
from showcase.frame import Draft
from showcase.outlines import Opened, Opener, Outline, Outlined, core_of
from showcase.pages import Pages
from showcase.records import BodyUse, Link, Page, SitemapEntry, SiteShelf
from showcase.report import CONFIG
from showcase.site import Site
from showcase.store import Store
from showcase.theme import Theme
from showcase.urls import is_external, output_path
from showcase.workers import chunks

SITEMAP_MOST = 2_000
"""How many pages one file of the sitemap names."""


class Planned(Struct, frozen=True, kw_only=True):
    """What is known of the last plan: the keys of all files by path, and what was told of it."""

    keys: Mapping[str, str]
    told: tuple[Diagnostic, ...]


class Plan(Struct, frozen=True):
    """All files of the site: `keys` by path, in the order of paths; `artifacts` has what those asked for are made from.

    `shelves` are what templates may read besides their contexts.
    """

    shelves: dict[str, object]
    keys: dict[str, str]
    made: Callable[[Collection[str]], Iterator[Artifact]]

    def artifacts(self, paths: Collection[str] | None = None) -> Iterator[Artifact]:
        """Yield the artifacts of some paths, or of all; the bundles that hold them are opened one after the other."""
        return self.made(self.keys if paths is None else paths)


def plan(
    site: Site, config: Config, theme: Theme, store: Store, last: Planned | None = None
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return every file of the site, and what is wrong between them; with the `last` plan it is sooner known."""
    pages = Pages(site, config, theme.words)
    files = {**_blobs(site), **_assets(theme), **_codes(pages.codes())}
    opener = Opener(theme, config)
    outlined = Outlined(pages.bundles(), opener, store)
    outlines = outlined.outlines
    known = {outline.address for outline in outlines}
    known.update([f"/{path}" for path in files])
    bodies, broken = bodies_of(site, known)
    menu = tuple(link for link in pages.menu() if link.address in known or is_external(link.address))
    broken += [at(CONFIG, 0, 0, "link-broken", target=link.address) for link in pages.menu() if link not in menu]
    if config.base_url:
        for draft in list(_sitemaps(outlines)):
            outlined.add(draft)
    seen = last.keys if last and not has_errors(last.told, strict=False) else ()
    told = taken([(o.path, o.origin) for o in outlined.outlines] + [(path, path) for path in files], seen)
    shelves = _shelves(config, menu)
    making = _Making(opener, bodies, _Template(theme, config, shelves))
    keys = making.keys(outlined.outlines) | {path: file.key for path, file in files.items()}

    def artifacts(paths: Collection[str]) -> Iterator[Artifact]:
        yield from (files[path] for path in paths if path in files)
        yield from map(making.page, outlined.opened(set(paths)))

    return Plan(shelves, {path: keys[path] for path in sorted(keys)}, artifacts), (*told, *broken)


def replanned(site: Site, config: Config, theme: Theme, store: Store, last: Planned, texts: Iterable[str]) -> Plan:
    """Return the plan of a site in which some documents (their paths) have other texts than in the `last` plan."""
    pages = Pages(site, config, theme.words)
    opener = Opener(theme, config)
    lost = {(told.path, told.args["target"]) for told in last.told if told.code == "link-broken"}
    drafts = [draft for path in texts if (draft := pages.of_document(path))]
    bodies = Bodies({}, {draft.body: _without_lost(draft, lost) for draft in drafts})
    shelves = _shelves(config, tuple(link for link in pages.menu() if (CONFIG, link.address) not in lost))
    making = _Making(opener, bodies, _Template(theme, config, shelves))
    changed = {artifact.path: artifact for artifact in map(making.page, map(opener.open, drafts))}

    def artifacts(paths: Collection[str]) -> Iterator[Artifact]:
        yield from (changed[path] for path in paths if path in changed)
        if others := [path for path in paths if path not in changed]:  # files that somebody took away
            yield from plan(site, config, theme, store)[0].artifacts(others)

    return Plan(shelves, {**last.keys, **{path: artifact.key for path, artifact in changed.items()}}, artifacts)


def _without_lost(draft: Draft, lost: Collection[tuple[str, str]]) -> BodyUse:
    """Return the body of a page without the links that lead nowhere."""
    body = draft.context["body"]
    if not isinstance(body, BodyUse):
        raise TypeError(body)
    links = {target: place for target, place in body.links.items() if (draft.body, target) not in lost}
    return body if len(links) == len(body.links) else replace(body, links=links)


def _shelves(config: Config, menu: tuple[Link, ...]) -> dict[str, object]:
    return {"site": _site_shelf(config), "menu": menu}


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
    """Yield the sitemap: every page that a reader would look for.

    One file may name 50,000 addresses (sitemaps.org, protocol 0.9). Of more than `SITEMAP_MOST` an index names the
    files; they are cut from the oldest page on, so that a new one changes no more than the last.
    """
    listed = [outline for outline in outlines if outline.listed]
    dated = sorted([f"{o.updated} {o.address}" for o in listed if o.updated])
    undated = sorted([f" {o.address}" for o in listed if not o.updated])
    if len(listed) <= SITEMAP_MOST:
        yield _sitemap("/sitemap.xml", "sitemap.xml", sorted([*dated, *undated], key=_place))
        return
    runs = [*chunks(dated, SITEMAP_MOST), *chunks(undated, SITEMAP_MOST)]
    files = [f"{run[-1].partition(' ')[0]} /sitemap-{number}.xml" for number, run in enumerate(runs, 1)]
    yield _sitemap("/sitemap.xml", "sitemap_index.xml", files)
    for file, run in zip(files, runs, strict=True):
        yield _sitemap(_place(file), "sitemap.xml", run)


def _place(line: str) -> str:
    return line.partition(" ")[2]


def _sitemap(address: str, template: str, lines: Sequence[str]) -> Draft:
    """Make a file of the sitemap of lines: an ISO date or nothing, a space, an address."""
    named = digest.of_bytes("\n".join(lines).encode())

    def entries() -> tuple[SitemapEntry, ...]:
        pairs = (line.partition(" ") for line in lines)
        return tuple(
            SitemapEntry(address=place, updated=dt.date.fromisoformat(day) if day else None) for day, _, place in pairs
        )

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


# ---- artifacts -------------------------------------------------------------------------------


class _Template:
    """What all pages of one template are made from besides their contexts, by template."""

    def __init__(self, theme: Theme, config: Config, shelves: Mapping[str, object]) -> None:
        self._theme = theme
        self._shelves = dict(_shelf_digests(shelves))
        self._engine = digest.combine(version.engine(), config.links)
        self._parts: dict[str, dict[str, str]] = {}
        self._digests: dict[str, str] = {}

    def parts(self, name: str) -> dict[str, str]:
        """Return the digests of the engine, of the template's closure and of each shelf that it reads, by name."""
        if name not in self._parts:
            self._parts[name] = self._made_from(name)
        return self._parts[name]

    def _made_from(self, name: str) -> dict[str, str]:
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


class _Making:
    """Make keys of outlines, and artifacts of pages."""

    def __init__(self, opener: Opener, bodies: Bodies, templates: _Template) -> None:
        self._opener, self._bodies, self._templates = opener, bodies, templates

    def keys(self, outlines: Sequence[Outline]) -> dict[str, str]:
        """Return the digests of all that pages are made from, by path."""
        templates = [outline.template for outline in outlines]
        shared = {name: self._templates.digest(name) for name in set(templates)}
        bodies = {**self._bodies.digests, "": ""}
        cores, bodies_of_pages = [o.core for o in outlines], [bodies[o.body] for o in outlines]
        made_from = map("".join, zip(cores, map(shared.__getitem__, templates), bodies_of_pages, strict=True))
        return dict(zip([o.path for o in outlines], digest.of_texts(made_from), strict=True))

    def page(self, opened: Opened) -> Artifact:
        """Return what a page is made from."""
        draft, context, parts = opened.draft, dict(opened.context), dict(opened.parts)
        core, body = core_of(parts), ""
        if path := self._opener.body(draft):
            context["body"] = self._bodies.use(path)
            body = parts["body"] = self._bodies.digests[path]
        return Artifact(
            path=output_path(draft.page.address),
            key=digest.of_bytes(f"{core}{self._templates.digest(draft.template)}{body}".encode()),
            parts=self._templates.parts(draft.template) | parts,
            template=draft.template,
            context=context,
        )


def _shelf_digests(shelves: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the digest of each shelf as a whole, and of each attribute of a shelf that is a record."""
    for name, shelf in shelves.items():
        yield name, digest.of(shelf)
        for field in getattr(shelf, "__struct_fields__", ()):
            value: Any = getattr(shelf, field)
            yield f"{name}.{field}", digest.of(value)
