"""Artifact → bytes: a pure function of the template's closure and the context, in worker processes where that pays."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape
from msgspec import Struct

from showcase import qr, strings
from showcase.diagnostics import Diagnostic, at
from showcase.graph import GraphUse, graph_of
from showcase.records import Artifact, Body, BodyUse, ImagePart, LinkPart, Page, Picture
from showcase.store import Store
from showcase.templates import UnknownAttribute, environment
from showcase.theme import Theme
from showcase.urls import LinkStyle, absolute, base_path, is_external, relative
from showcase.workers import Workers, chunks

CHUNK = 100
PAYS = 150


class LostAnswer(Exception):
    """Raised when a body that was remembered is gone: the store was damaged, and the build has to begin again."""


class BodyPiece(Struct, frozen=True, kw_only=True):
    """A piece of a body as templates see it: markup, or a picture (`alone`: a paragraph of its own)."""

    html: Any = ""
    picture: Picture | None = None
    alone: bool = False


class _Words(Struct, frozen=True, kw_only=True):
    """What an environment is made from: template sources, words and asset addresses."""

    sources: dict[str, str]
    files: dict[str, str]
    words: dict[str, str]
    assets: dict[str, str]


class _Task(Struct, frozen=True, kw_only=True):
    theme: bytes
    shelves: dict[str, object]
    links: LinkStyle
    base_url: str
    artifacts: tuple[Artifact, ...]
    bodies: dict[str, bytes]


def render(
    artifacts: Sequence[Artifact],
    theme: Theme,
    shelves: Mapping[str, object],
    links: LinkStyle,
    base_url: str,
    store: Store,
    workers: Workers,
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Render pages: path → bytes, and what went wrong in templates. Raises LostAnswer."""
    setup = msgspec.msgpack.encode(
        _Words(
            sources={t.name: t.source for t in theme.templates.values()},
            files={t.name: t.file for t in theme.templates.values()},
            words=theme.words,
            assets=theme.asset_addresses(),
        )
    )
    tasks = [
        _Task(
            theme=setup,
            shelves=dict(shelves),
            links=links,
            base_url=base_url,
            artifacts=tuple(run),
            bodies=_bodies(run, store),
        )
        for run in chunks(artifacts, CHUNK)
    ]
    rendered: dict[str, bytes] = {}
    told: dict[tuple[str, int, str], Diagnostic] = {}
    for pages, diagnostics in workers.map(render_run, tasks, pays=len(artifacts) >= PAYS):
        rendered |= pages
        for diagnostic in diagnostics:  # a line that fails on every page is told once, with the first page
            told.setdefault((diagnostic.path, diagnostic.line, diagnostic.args["reason"]), diagnostic)
    return rendered, tuple(told.values())


def render_run(task: _Task) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Render a run of artifacts (in a worker)."""
    env, assets = _environment(task.theme)
    rendered: dict[str, bytes] = {}
    told: list[Diagnostic] = []
    for artifact in task.artifacts:
        try:
            rendered[artifact.path] = _page(env, assets, artifact, task).encode("utf-8")
        except Exception as error:  # a template may do anything wrong: add text to a number, divide by zero
            failure = _failure(error, artifact, task.theme)
            if failure is None:
                raise
            told.append(failure)
    return rendered, told


def _bodies(run: Sequence[Artifact], store: Store) -> dict[str, bytes]:
    uses = [body for a in run if isinstance(body := a.context.get("body"), BodyUse) and body.digest]
    bodies = store.bodies({use.digest for use in uses})
    if any(use.digest not in bodies for use in uses):
        raise LostAnswer
    return bodies


@functools.lru_cache(maxsize=2)
def _environment(theme: bytes) -> tuple[jinja2.Environment, dict[str, str]]:
    """Make a theme's environment once a process; with it, the addresses of its assets."""
    setup = msgspec.msgpack.decode(theme, type=_Words)
    env = environment(setup.sources)

    def t(key: str, **arguments: object) -> str:
        return strings.fill(setup.words[key], arguments)

    env.globals["t"] = t
    return env, setup.assets


def _page(env: jinja2.Environment, assets: Mapping[str, str], artifact: Artifact, task: _Task) -> str:
    page = artifact.context["page"]
    if not isinstance(page, Page):
        raise TypeError(f"{artifact.path} has no page")
    here = page.address

    def url(target: str) -> str:
        """Link from this page; the 404 page is served at any address, so it links from the host's root."""
        if page.kind == "404" and not is_external(target):
            return base_path(task.base_url) + relative("/", target, task.links).removeprefix("./")
        return target if is_external(target) else relative(here, target, task.links)

    functions = {
        "url": url,
        "absolute": lambda target: absolute(task.base_url, target),
        "asset": lambda name: url(assets[name]),
    }
    context = {**task.shelves, **artifact.context, **functions}
    body = context.get("body")
    if isinstance(body, BodyUse):
        context["body"] = _pieces(body, task.bodies, url)
    if isinstance(use := context.get("graph"), GraphUse):
        context["graph"] = graph_of(page, use)
    return env.get_template(artifact.template).render(context)


def _pieces(use: BodyUse, bodies: Mapping[str, bytes], url: Any) -> tuple[BodyPiece, ...]:
    """Fill the holes of a body: links become relative to this page, pictures stand by themselves."""
    if not use.digest:
        return ()
    pieces: list[BodyPiece] = []
    text: list[str] = []
    for part in msgspec.msgpack.decode(bodies[use.digest], type=Body).parts:
        if isinstance(part, str):
            text.append(part)
        elif isinstance(part, LinkPart):
            target = use.links.get(part.target)
            text.append(f' href="{escape(url(target))}"' if target else "")
        else:
            pieces += [BodyPiece(html=Markup("".join(text))), BodyPiece(picture=_picture(part, use), alone=part.alone)]
            text = []
    pieces.append(BodyPiece(html=Markup("".join(text))))
    return tuple(p for p in pieces if p.html or p.picture)


def _picture(part: ImagePart, use: BodyUse) -> Picture | None:
    picture = use.pictures.get(part.target)
    return msgspec.structs.replace(picture, alt=part.alt, caption=part.title) if picture else None


def _failure(error: Exception, artifact: Artifact, theme: bytes) -> Diagnostic | None:
    """Say which template failed where, on which page; None when it was no template that failed."""
    files = msgspec.msgpack.decode(theme, type=_Words).files
    places: list[tuple[str, int]] = []
    trace = error.__traceback__
    while trace is not None:  # Jinja rewrites the traceback so that its frames are the templates' lines
        if trace.tb_frame.f_code.co_filename in files:
            places.append((files[trace.tb_frame.f_code.co_filename], trace.tb_lineno))
        trace = trace.tb_next
    if not places:
        return None
    file, line = places[-1]
    if isinstance(error, UnknownAttribute):
        known = ", ".join(sorted(error.known))
        return at(
            file,
            line,
            1,
            "template-attribute-unknown",
            page=artifact.path,
            reason=error,
            record=error.record,
            name=error.name,
            known=known,
        )
    reason = str(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    return at(file, line, 1, "template-failed", page=artifact.path, reason=reason)


def content_of(artifact: Artifact, store: Store) -> bytes | Path:
    """Return what an artifact without a template holds: a blob of the cache, an asset's bytes, or a QR code."""
    if artifact.blob:
        return store.blobs / artifact.blob
    if isinstance(text := artifact.context.get("qr"), str):
        return qr.svg(text)
    content = artifact.context["content"]
    if not isinstance(content, bytes):
        raise TypeError(artifact.path)
    return content
