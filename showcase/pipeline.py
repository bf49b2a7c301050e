"""The story of a build: scan → load → assemble → plan → render → publish.

There is one path. An incremental build is the same path with its answers remembered, `check` is the
path stopped before `render`, `serve` is a loop around it.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import msgspec
from msgspec import Struct

from showcase import digest, publish
from showcase.assemble import assemble
from showcase.config import Config, read_config
from showcase.contexts import check_theme
from showcase.diagnostics import Diagnostic, Failed, at, has_errors, ordered
from showcase.load import load
from showcase.memory import Memory
from showcase.plan import Plan, plan
from showcase.reading import read_text
from showcase.records import Artifact
from showcase.registry import read_registry
from showcase.render import LostAnswer, content_of, render
from showcase.scan import read_texts, scan
from showcase.store import Store
from showcase.theme import Theme, read_theme
from showcase.workers import Workers

CONFIG = "site_config.yaml"
_UNPUBLISHED = (publish.OutputLocked, publish.ForeignFiles, publish.NotWritable, OSError)
"""Why an output folder cannot be written: an OSError says that the disk is full, or that a file stands in its place."""


class Options(Struct, frozen=True, kw_only=True):
    """What a run is asked for: the site's folder, where to write, the build date (None: today in the site's zone)."""

    site: Path
    output: Path
    cache: Path
    date: dt.date | None = None
    drafts: bool = False
    strict: bool = False
    durable: bool = True


class Report(Struct, frozen=True, kw_only=True):
    """What a run did. `done` is False when mistakes stopped it: then the output folder is as it was."""

    done: bool
    diagnostics: tuple[Diagnostic, ...]
    total: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Ready(Struct, frozen=True, kw_only=True):
    """A site whose every file is planned, with what is needed to make it."""

    config: Config
    theme: Theme
    plan: Plan


class Prepared(Struct, frozen=True, kw_only=True):
    """All that comes before rendering; `ready` is None when mistakes stopped it."""

    diagnostics: tuple[Diagnostic, ...]
    ready: Ready | None = None


def build(options: Options, workers: Workers) -> Report:
    """Build the site: everything is rendered and checked before the first byte of the output folder changes."""
    if told := missing_site(options):
        return Report(done=False, diagnostics=told)
    with Store(options.cache) as store:
        prepared = prepare(options, store, workers)
        if prepared.ready is None:
            return Report(done=False, diagnostics=prepared.diagnostics)
        try:
            with publish.opened(options.output, durable=options.durable) as output:
                made = make(prepared.ready, output, store, workers)
            store.sweep()
        except LostAnswer:  # the store was damaged and is empty now: begin again
            return build(options, workers)
        except _UNPUBLISHED as error:
            made = Report(done=False, diagnostics=(_unpublished(error),))
    return msgspec.structs.replace(made, diagnostics=ordered((*prepared.diagnostics, *made.diagnostics)))


def make(ready: Ready, output: publish.Output, store: Store, workers: Workers) -> Report:
    """Render what is not as it should be, then publish it: nothing is written unless every page could be made."""
    memory = Memory(store, output)
    stale = [a for a in ready.plan.artifacts.values() if not memory.holds(a, output)]
    pages = [a for a in stale if a.template]
    settings = ready.config.links, ready.config.base_url
    contents, told = render(pages, ready.theme, ready.plan.shelves, *settings, store, workers)
    if told:
        return Report(done=False, diagnostics=told)
    files = {a.path: content_of(a, store) for a in stale if not a.template}
    fresh = {path: (ready.plan.artifacts[path], content) for path, content in (contents | files).items()}
    entries = {path: output.manifest[path] for path in ready.plan.artifacts if path not in fresh}
    entries |= {path: _entry(artifact, content) for path, (artifact, content) in fresh.items()}
    changed = {p: content for p, (_, content) in fresh.items() if not memory.is_same(p, entries[p], output)}
    commit = output.commit(entries, changed)
    memory.note(ready.plan, output, commit)
    return Report(done=True, diagnostics=(), total=len(entries), written=commit.written, removed=commit.removed)


def prepare(options: Options, store: Store, workers: Workers) -> Prepared:
    """Go the path as far as the plan, collecting every mistake on the way."""
    told: tuple[Diagnostic, ...] = ()
    try:
        config, told = read_site(options)
        theme, theme_told = read_theme(options.site, config.theme, config.language, store)
        found = scan(options.site, store)
        texts, text_told = read_texts(options.site, found.sources)
        registry, registry_told = read_registry(texts, unread={d.path for d in text_told})
        loaded = load(options.site, found.sources, config, store, workers)
        told = (
            *told,
            *theme_told,
            *check_theme(theme),
            *found.diagnostics,
            *text_told,
            *registry_told,
            *loaded.diagnostics,
        )
        if any(d.code == "string-missing" for d in told):  # the stages below print the theme's words
            return Prepared(diagnostics=ordered(told))
        today = options.date or today_in(config)
        site, site_told = assemble(loaded, registry, config, theme.words, today, drafts=options.drafts)
        told = (*told, *site_told)
        if any(d.path.startswith("themes/") for d in told):
            return Prepared(diagnostics=ordered(told))
        planned, plan_told = plan(site, config, theme)
    except Failed as failure:
        return Prepared(diagnostics=ordered((*told, *failure.diagnostics)))
    diagnostics = ordered((*told, *plan_told))
    if has_errors(diagnostics, strict=options.strict):
        return Prepared(diagnostics=diagnostics)
    return Prepared(diagnostics=diagnostics, ready=Ready(config=config, theme=theme, plan=planned))


def missing_site(options: Options) -> tuple[Diagnostic, ...]:
    """Say that a folder is no site before anything is written there: a slip of the hand must not make folders."""
    is_there = os.path.lexists(options.site / CONFIG)  # what else may be wrong with it, its reader says
    return () if is_there else (at(CONFIG, 0, 0, "config-missing", folder=options.site),)


def read_site(options: Options) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Read the site's settings and see that its folders make sense. Raises Failed."""
    if told := missing_site(options):
        raise Failed(*told)
    text = read_text(options.site / CONFIG, CONFIG)
    if not (options.site / "content").is_dir():
        raise Failed(at("content", 0, 0, "content-missing", folder=options.site))
    for kept in ("content", "themes"):
        source, output = (options.site / kept).resolve(), options.output.resolve()
        if output.is_relative_to(source) or source.is_relative_to(output):
            raise Failed(at(kept, 0, 0, "output-inside-content", output=options.output))
    return read_config(text)


def today_in(config: Config) -> dt.date:
    """Return today's date in the site's time zone."""
    sign = -1 if config.time_zone[0] == "-" else 1
    offset = dt.timedelta(hours=int(config.time_zone[1:3]), minutes=int(config.time_zone[4:]))
    return dt.datetime.now(dt.timezone(sign * offset)).date()


def explain(options: Options, workers: Workers, path: str) -> tuple[Prepared, dict[str, str] | None]:
    """Return what an output would be written again for: the name of each changed part → what became of it.

    `{}` means that it is as it should be, None that the site has no such output.
    """
    if told := missing_site(options):
        return Prepared(diagnostics=told), None
    with Store(options.cache) as store:
        prepared = prepare(options, store, workers)
        artifact = prepared.ready.plan.artifacts.get(path) if prepared.ready else None
        if artifact is None:
            return prepared, None
        if not (options.output / publish.OWN).is_dir():  # never built, and to ask must not make the folder
            return prepared, {"output": "new"}
        try:
            with publish.opened(options.output, durable=options.durable) as output:
                return prepared, Memory(store, output).differences(artifact, output)
        except _UNPUBLISHED as error:
            return Prepared(diagnostics=(_unpublished(error),)), None


def _entry(artifact: Artifact, content: bytes | Path) -> publish.Entry:
    if isinstance(content, Path):
        return publish.Entry(key=artifact.key, digest=artifact.blob, size=content.stat().st_size)
    return publish.Entry(key=artifact.key, digest=digest.of_bytes(content), size=len(content))


def _unpublished(error: Exception) -> Diagnostic:
    match error:
        case publish.OutputLocked():
            return at("output", 0, 0, "output-locked", folder=error.directory)
        case publish.ForeignFiles():
            return at("output", 0, 0, "output-foreign", files=", ".join(error.paths[:5]), count=len(error.paths))
        case _:
            return at("output", 0, 0, "output-unwritable", reason=error)
