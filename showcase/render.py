"""Artifact → bytes: a pure function of the template's closure and the context, in worker processes where that pays."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape
from msgspec import Struct

from showcase import digest, qr, strings, version
from showcase.artifacts import Artifact
from showcase.config import Config
from showcase.diagnostics import Diagnostic, at
from showcase.environment import Code, UnknownAttribute, environment
from showcase.graph import GraphUse, graph_of
from showcase.records import AbbreviationPart, Body, BodyUse, ImagePart, LinkPart, Page, Picture
from showcase.stage import put
from showcase.store import LostAnswer, Store, read_bodies
from showcase.theme import Theme
from showcase.urls import LinkStyle, absolute, base_path, climb, descended, is_external
from showcase.workers import Workers

CHUNK = 100
PAYS = 150


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


class Job(Struct, frozen=True, kw_only=True):
    """One page to be made; `standing` is the digest of the bytes that stand at its place now, or empty."""

    path: str
    template: str
    context: dict[str, object]
    standing: str


class Setting(Struct, frozen=True, kw_only=True):
    """What all pages of a build are made with: the theme, the shelves, the settings, and where files go.

    `bodies` is the store's file, which also has the code of templates that this `engine` compiled, `staging` the folder
    that `publish.put` puts files into.
    """

    engine: str
    theme: bytes
    shelves: dict[str, object]
    links: LinkStyle
    base_url: str
    bodies: str
    staging: str


class _Task(Struct, frozen=True, kw_only=True):
    setting: Setting
    jobs: tuple[Job, ...]


class Rendered(Struct, frozen=True, kw_only=True):
    """A page that was made: the digest and size of its bytes; `staged` unless the same bytes stand there already."""

    path: str
    digest: str
    size: int
    staged: bool


class _Done(Struct, frozen=True, kw_only=True):
    """What became of a task; `code` is that of templates which were compiled on the way, to be kept."""

    pages: list[Rendered]
    told: list[Diagnostic]
    code: dict[str, bytes]


def setting_of(theme: Theme, shelves: Mapping[str, object], config: Config, store: Store, staging: str) -> Setting:
    """Return what all pages of a build are made with."""
    words = _Words(
        sources={t.name: t.source for t in theme.templates.values()},
        files={t.name: t.file for t in theme.templates.values()},
        words=theme.words,
        assets=theme.asset_addresses(),
    )
    return Setting(
        engine=version.engine(),
        theme=msgspec.msgpack.encode(words),
        shelves=dict(shelves),
        links=config.links,
        base_url=config.base_url,
        bodies=str(store.file),
        staging=staging,
    )


def render(
    jobs: Iterable[Job], setting: Setting, store: Store, workers: Workers, *, pays: bool
) -> tuple[list[Rendered], tuple[Diagnostic, ...]]:
    """Make pages and stage them; return what was made, and what went wrong in templates. Raises LostAnswer."""
    rendered: list[Rendered] = []
    told: dict[tuple[str, int, str], Diagnostic] = {}
    code: dict[str, bytes] = {}
    tasks = (_Task(setting=setting, jobs=run) for run in _runs(jobs))
    for done in workers.stream(render_run, tasks, pays=pays):
        rendered += done.pages
        code |= done.code
        for diagnostic in done.told:  # a line that fails on every page is told once, with the first page
            told.setdefault((diagnostic.path, diagnostic.line, diagnostic.args["reason"]), diagnostic)
    store.remember({}, code)  # with the bodies: it is read where they are, and may be swept as they are
    return rendered, tuple(told.values())


def render_run(task: _Task) -> _Done:
    """Make a run of pages (in a worker)."""
    setting = task.setting
    here = _here(setting.theme, setting.engine, setting.bodies)
    bodies = _bodies(task)
    rendered: list[Rendered] = []
    told: list[Diagnostic] = []
    for job in task.jobs:
        try:
            content = _page(here, job, bodies, setting).encode("utf-8")
        except Exception as error:  # a template may do anything wrong: add text to a number, divide by zero
            failure = _failure(error, job, setting.theme)
            if failure is None:
                raise
            told.append(failure)
        else:
            rendered.append(_staged(job, content, setting.staging))
    code, here.code.fresh = here.code.fresh, {}
    return _Done(pages=rendered, told=told, code=code)


def _runs(jobs: Iterable[Job]) -> Iterator[tuple[Job, ...]]:
    rest = iter(jobs)
    while run := tuple(islice(rest, CHUNK)):
        yield run


def _staged(job: Job, content: bytes, staging: str) -> Rendered:
    named = digest.of_bytes(content)
    if named != job.standing:
        put(staging, job.path, content)
    return Rendered(path=job.path, digest=named, size=len(content), staged=named != job.standing)


def _bodies(task: _Task) -> dict[str, bytes]:
    uses = [body for job in task.jobs if isinstance(body := job.context.get("body"), BodyUse) and body.digest]
    bodies = read_bodies(Path(task.setting.bodies), {use.digest for use in uses}) if uses else {}
    if any(use.digest not in bodies for use in uses):
        raise LostAnswer
    return bodies


class _Here:
    """The page that is being made: what an address is written from. Functions of templates are the same for all pages.

    So a template that is imported is run once for a process, and not once a page.
    """

    above: str
    links: LinkStyle
    base_url: str

    def __init__(self, theme: bytes, code: Code) -> None:
        setup = msgspec.msgpack.decode(theme, type=_Words)

        def url(target: str) -> str:
            """Link from this page."""
            outside = target[:1] != "/" and is_external(target)  # an address of ours is soon known
            return target if outside else descended(self.above, target, self.links)

        def t(key: str, **arguments: object) -> str:
            return strings.fill(setup.words[key], arguments)

        self.url = url
        self.code = code
        self.env = environment(setup.sources, code)
        self.env.globals |= {
            "url": url,
            "absolute": lambda target: absolute(self.base_url, target),
            "asset": lambda name: url(setup.assets[name]),
            "t": t,
        }

    def go(self, page: Page, setting: Setting) -> None:
        """Be at a page."""
        self.links, self.base_url = setting.links, setting.base_url
        # the 404 page is served at any address, so it links from the host's root
        self.above = base_path(setting.base_url) if page.kind == "404" else climb(page.address)


@functools.lru_cache(maxsize=2)
def _here(theme: bytes, engine: str, store: str) -> _Here:
    """Make a theme's environment once a process; the code of its templates is read from a store's file."""
    return _Here(theme, Code(engine, lambda key: read_bodies(Path(store), [key]).get(key, b"")))


def _page(here: _Here, job: Job, bodies: Mapping[str, bytes], setting: Setting) -> str:
    page = job.context["page"]
    if not isinstance(page, Page):
        raise TypeError(f"{job.path} has no page")
    here.go(page, setting)
    context = {**setting.shelves, **job.context}
    body = context.get("body")
    if isinstance(body, BodyUse):
        context["body"] = _pieces(body, bodies, here.url)
    if isinstance(use := context.get("graph"), GraphUse):
        context["graph"] = graph_of(page, use)
    return here.env.get_template(job.template).render(context)


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
        elif isinstance(part, AbbreviationPart):
            full = use.abbreviations.get(part.short)
            text.append(f'<abbr title="{escape(full)}">{part.short}</abbr>' if full else part.short)
        else:
            pieces += [BodyPiece(html=Markup("".join(text))), BodyPiece(picture=_picture(part, use), alone=part.alone)]
            text = []
    pieces.append(BodyPiece(html=Markup("".join(text))))
    return tuple(p for p in pieces if p.html or p.picture)


def _picture(part: ImagePart, use: BodyUse) -> Picture | None:
    picture = use.pictures.get(part.target)
    return msgspec.structs.replace(picture, alt=part.alt, caption=part.title) if picture else None


def _failure(error: Exception, job: Job, theme: bytes) -> Diagnostic | None:
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
            page=job.path,
            reason=error,
            record=error.record,
            name=error.name,
            known=known,
        )
    reason = str(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    return at(file, line, 1, "template-failed", page=job.path, reason=reason)


def content_of(artifact: Artifact, store: Store) -> bytes | Path:
    """Return what an artifact without a template holds: a blob of the cache, an asset's bytes, or a QR code.

    Raises LostAnswer when the blob is gone.
    """
    if artifact.blob:
        if not (store.blobs / artifact.blob).is_file():
            raise LostAnswer(artifact.blob)
        return store.blobs / artifact.blob
    if isinstance(text := artifact.context.get("qr"), str):
        return qr.svg(text)
    content = artifact.context["content"]
    if not isinstance(content, bytes):
        raise TypeError(artifact.path)
    return content
