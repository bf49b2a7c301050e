"""Decide what files the site has and what each is made from: Site → artifacts with their contexts.

A context is plain data, and holds only what the template's closure reads; the digest of each part is
kept by name, so that a rebuild knows what changed and `explain` can say it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from showcase import digest, version
from showcase.assemble import Site
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.frame import Draft
from showcase.graph import graph_use
from showcase.pages import Pages, sitemap_entries
from showcase.records import Artifact, BodyUse, Page, SiteShelf
from showcase.signs import codes
from showcase.theme import Theme
from showcase.tree import above
from showcase.urls import is_external, is_safe_path, output_path
from showcase.vietnamese import nearest, slug


class Plan(Struct, frozen=True, kw_only=True):
    """All artifacts by path, and the shelves that their templates may read."""

    artifacts: dict[str, Artifact]
    shelves: dict[str, object]


def plan(site: Site, config: Config, theme: Theme) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return every artifact of the site, and what is wrong between them."""
    pages = Pages(site, config, theme.words)
    drafts = list(pages.drafts())
    if config.base_url:
        drafts.append(_sitemap(drafts))
    files = {**_blobs(site), **_assets(theme), **_codes(drafts, config)}
    told = _taken([(output_path(d.page.address), d.origin) for d in drafts] + [(path, path) for path in files])
    known = {d.page.address for d in drafts} | {f"/{path}" for path in files}
    drafts, broken = _with_checked_links(drafts, known, site)
    menu = tuple(link for link in pages.menu() if link.address in known or is_external(link.address))
    broken += [
        at("site_config.yaml", 0, 0, "link-broken", target=link.address) for link in pages.menu() if link not in menu
    ]
    shelves: dict[str, object] = {"site": _site_shelf(config), "menu": menu}
    finish = _Finish(config, theme, shelves)
    artifacts = {a.path: a for a in (*map(finish.page, drafts), *files.values())}
    return Plan(artifacts={path: artifacts[path] for path in sorted(artifacts)}, shelves=shelves), (*told, *broken)


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


def _sitemap(drafts: list[Draft]) -> Draft:
    page = Page(kind="sitemap", address="/sitemap.xml", title="")
    return Draft(
        template="sitemap.xml",
        page=page,
        context={"entries": sitemap_entries(drafts)},
        origin="sitemap.xml",
        listed=False,
    )


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


def _codes(drafts: list[Draft], config: Config) -> dict[str, Artifact]:
    """Plan the pictures of QR codes: they are drawn when they are written, from the text alone."""
    planned = {}
    for place, text in codes(config, [draft.context for draft in drafts]).items():
        parts = {"engine": version.engine(), "qr": digest.of(text)}
        key = digest.combine(*parts.values())
        path = output_path(place)
        planned[path] = Artifact(path=path, key=key, parts=parts, context={"qr": text})
    return planned


def _taken(asked: Iterable[tuple[str, str]]) -> list[Diagnostic]:
    """Tell every path that is asked for twice, or as a file and as a folder, with all who ask, and unsafe paths."""
    origins: dict[str, list[str]] = defaultdict(list)
    for path, origin in asked:
        origins[path].append(origin)
    below = [(folder, origin) for path, found in origins.items() for origin in found for folder in above(path)]
    for folder, origin in below:
        if folder in origins:
            origins[folder].append(origin)
    told = []
    for path, found in origins.items():
        files = sorted(found)
        if len(files) > 1:
            told.append(
                at(
                    files[-1],
                    1,
                    1,
                    "address-taken",
                    address=f"/{path.removesuffix('index.html')}",
                    files="; ".join(files),
                    example=_another_name(files[-1]),
                )
            )
        if not is_safe_path(path):
            told.append(at(files[0], 1, 1, "value-not-address", value=f"/{path}", example="/ngo-hoa/", reason=path))
    return told


def _another_name(origin: str) -> str:
    return f"{slug(origin.rpartition('/')[2].removesuffix('.md')) or 'ngo-hoa'}-2"


def _with_checked_links(drafts: list[Draft], known: set[str], site: Site) -> tuple[list[Draft], list[Diagnostic]]:
    """Drop links of bodies to pages that there are not; the text stays, and it is told."""
    lines = {e.document.path: dict(e.document.body.links) for e in (*site.models, *site.articles, *site.pages)}
    told: list[Diagnostic] = []
    checked = []
    for draft in drafts:
        body = draft.context.get("body")
        if isinstance(body, BodyUse):
            broken = [t for t, place in body.links.items() if place.partition("#")[0] not in known]
            for target in broken:
                near = "".join(nearest(target, known, 1))
                line = lines[draft.origin].get(target, 1)
                told.append(at(draft.origin, line, 1, "link-broken", target=target, near=near))
            if broken:
                kept = {t: place for t, place in body.links.items() if t not in broken}
                body = BodyUse(digest=body.digest, links=kept, pictures=body.pictures)
                draft = replace(draft, context={**draft.context, "body": body})
        checked.append(draft)
    return checked, told


class _Finish:
    """Turn drafts into artifacts: keep what the closure reads, and digest it by name."""

    def __init__(self, config: Config, theme: Theme, shelves: Mapping[str, object]) -> None:
        self._config, self._theme = config, theme
        self._shelves = dict(_shelf_digests(shelves))
        self._engine = digest.combine(version.engine(), config.links)

    def page(self, draft: Draft) -> Artifact:
        template = self._theme.templates[draft.template]
        context: dict[str, object] = {
            "page": draft.page,
            **{k: v for k, v in draft.context.items() if k in template.reads},
        }
        if "graph" in template.reads:
            context["graph"] = graph_use(draft.page, draft.context, self._config) if draft.listed else None
        parts = {"engine": self._engine, "template": template.digest}
        parts |= {name: digest.of(value) for name, value in context.items()}
        parts |= {read: self._shelves[read] for read in template.reads if read in self._shelves}
        if draft.page.kind == "404":  # its links begin with base_url's folder, whatever its template reads
            parts["site.base_url"] = self._shelves["site.base_url"]
        path = output_path(draft.page.address)
        key = digest.combine(*(f"{name}={parts[name]}" for name in sorted(parts)))
        return Artifact(path=path, key=key, parts=parts, template=draft.template, context=context)


def _shelf_digests(shelves: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the digest of each shelf as a whole, and of each attribute of a shelf that is a record."""
    for name, shelf in shelves.items():
        yield name, digest.of(shelf)
        for field in getattr(shelf, "__struct_fields__", ()):
            value: Any = getattr(shelf, field)
            yield f"{name}.{field}", digest.of(value)
