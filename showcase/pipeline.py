"""The story of a build: scan → load → assemble → plan → render → publish.

There is one path. An incremental build is the same path with its answers remembered, `check` is the
path stopped before `render`, `serve` is a loop around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from showcase import digest, publish, version
from showcase.amend import Amended, Assembled, Given, amended
from showcase.artifacts import Artifact, made
from showcase.aside import Aside
from showcase.assemble import assemble
from showcase.config import Config, read_config
from showcase.contexts import check_theme
from showcase.diagnostics import Diagnostic, Failed, at, has_errors, ordered
from showcase.load import load, texts_of
from showcase.memory import Memory
from showcase.plan import Plan, Planned, plan, replanned
from showcase.reading import read_text
from showcase.registry import read_registry
from showcase.remembered import Kept, Last, recall, remember
from showcase.render import PAYS, Job, content_of, render, setting_of
from showcase.report import CONFIG, Built, Options, Report, missing_site, today_in
from showcase.scan import Scan, read_texts, scan
from showcase.store import LostAnswer, Store
from showcase.theme import Theme, read_theme
from showcase.workers import Workers

_UNPUBLISHED = (publish.OutputLocked, publish.ForeignFiles, publish.NotWritable, OSError)
"""Why an output folder cannot be written: an OSError says that the disk is full, or that a file stands in its place."""


FEW_TEXTS = 10
"""Up to how many edited texts are looked up again by each build, which is quicker than to write down the whole site."""


_BEHIND: list[object] = []
"""What the last build stood on: a process that ends after it need not take it apart first, which takes 10 ms."""


class Ready(Struct, frozen=True, kw_only=True):
    """A site whose every file is planned, with what is needed to make it."""

    config: Config
    theme: Theme
    plan: Plan
    amended: Amended
    known: Last


class Prepared(Struct, frozen=True, kw_only=True):
    """All that comes before rendering; `ready` is None when mistakes stopped it."""

    diagnostics: tuple[Diagnostic, ...]
    ready: Ready | None = None


def build(
    options: Options,
    workers: Workers,
    found: Scan | None = None,
    kept: Kept | None = None,
    aside: Aside | None = None,
) -> Built:
    """Build the site: everything is rendered and checked before the first byte of the output folder changes.

    `found` is what was scanned just now, if it was, `kept` what a process keeps that builds again, `aside` the look at
    the output folder that was begun before.
    """
    if told := missing_site(options):
        return Built(report=Report(done=False, diagnostics=told))
    with Store(options.cache) as store:
        return store.surely(lambda: _built(options, store, workers, found, kept, aside))


def _built(
    options: Options, store: Store, workers: Workers, found: Scan | None, kept: Kept | None, aside: Aside | None
) -> Built:
    prepared = prepare(options, store, workers, found, kept)
    _BEHIND[:] = [prepared]
    if prepared.ready is None:
        return Built(report=Report(done=False, diagnostics=prepared.diagnostics))
    try:
        with publish.opened(options.output, durable=options.durable) as output:
            memory = Memory(store, output, kept.left if kept else None, aside)
            report = make(prepared.ready, output, store, memory, workers)
        if kept and kept.owns_output:
            kept.left = memory.stats
        if report.done:
            _remember(prepared.ready, store, kept)
    except LostAnswer:
        if kept:
            kept.forget()
        raise
    except _UNPUBLISHED as error:
        report = Report(done=False, diagnostics=(_unpublished(error),))
    report = msgspec.structs.replace(report, diagnostics=ordered((*prepared.diagnostics, *report.diagnostics)))
    ready = prepared.ready
    return Built(report=report, time_zone=ready.config.time_zone, as_scanned=ready.amended.as_scanned)


def _remember(ready: Ready, store: Store, kept: Kept | None) -> None:
    """Keep what is known for the next build; a process that has it at hand need not write it down after each save."""
    amended = ready.amended
    goes_far = amended.texts is None or len(amended.texts) > FEW_TEXTS
    if amended.as_scanned and (amended.is_anew or (kept is None and goes_far)):
        remember(store, ready.known)
    if amended.is_anew:  # every answer was asked for
        store.sweep()


def make(ready: Ready, output: publish.Output, store: Store, memory: Memory, workers: Workers) -> Report:
    """Make what is not as it should be, then publish it: nothing is written unless every page could be made."""
    keys = ready.plan.keys
    stale = memory.stale(keys, output)
    work = _Work(ready, output, store, memory, stale)
    setting = setting_of(ready.theme, ready.plan.shelves, ready.config, store, output.staging if stale else "")
    pages, told = render(work.jobs(), setting, store, workers, pays=len(stale) >= PAYS)
    if told:
        return Report(done=False, diagnostics=told)
    entries = dict(output.manifest)
    for path in (entries.keys() - keys.keys()) | (entries.keys() & stale):
        del entries[path]
    entries |= {page.path: publish.Entry(key=keys[page.path], digest=page.digest, size=page.size) for page in pages}
    commit = output.commit(entries | work.files, [*work.staged, *(page.path for page in pages if page.staged)])
    memory.note(work.parts, output, commit)
    written, removed, manifest = commit.written, commit.removed, output.signature
    total = len(keys)
    return Report(done=True, diagnostics=(), total=total, written=written, removed=removed, manifest=manifest)


class _Work:
    """What is stale, opened: pages become jobs, other files are staged at once; the parts of both are kept."""

    def __init__(self, ready: Ready, output: publish.Output, store: Store, memory: Memory, stale: set[str]) -> None:
        self._artifacts = ready.plan.artifacts(stale)
        self._output, self._store, self._memory = output, store, memory
        self.parts: dict[str, dict[str, str]] = {}
        self.files: dict[str, publish.Entry] = {}
        self.staged: list[str] = []

    def jobs(self) -> Iterator[Job]:
        """Yield a job for each page; the other files are done when the last is taken."""
        for artifact in self._artifacts:
            self.parts[artifact.path] = artifact.parts
            standing = self._memory.standing(artifact.path, self._output)
            if artifact.template:
                context = made(artifact.context)
                yield Job(path=artifact.path, template=artifact.template, context=context, standing=standing)
            else:
                self._file(artifact, standing)

    def _file(self, artifact: Artifact, standing: str) -> None:
        content = content_of(artifact, self._store)
        entry = _entry(artifact, content)
        self.files[artifact.path] = entry
        if entry.digest != standing:
            self._output.stage(artifact.path, content)
            self.staged.append(artifact.path)


def prepare(
    options: Options, store: Store, workers: Workers, found: Scan | None = None, kept: Kept | None = None
) -> Prepared:
    """Go the path as far as the plan, collecting every mistake on the way."""
    kept = kept or Kept()
    told: tuple[Diagnostic, ...] = ()
    try:
        config, told = read_site(options)
        found = found or scan(options.site, store, workers.expect)
        theme, theme_told = read_theme(options.site, config.theme, config.language, store)
        texts, text_told = read_texts(options.site, found.sources)
        registry, registry_told = read_registry(texts, unread={d.path for d in text_told})
        told = (*told, *theme_told, *check_theme(theme), *found.diagnostics, *text_told, *registry_told)
        today = options.date or today_in(config.time_zone)
        given = Given(root=options.site, config=config, registry=registry, today=today, drafts=options.drafts)
        if any(d.code == "string-missing" for d in told):  # the stages below print the theme's words
            loaded = load(options.site, found.sources, config, store, workers, kept.answers)
            return Prepared(diagnostics=ordered((*told, *loaded.diagnostics)))
        inputs = _inputs(given, theme, found)
        last = kept.taken_up(inputs, store) or recall(store, inputs, registry)
        site = amended(last.assembled, found.sources, given, store, workers) if last else None
        site = site or _assembled(given, found, theme, store, workers, kept)
        told = (*told, *site.assembled.diagnostics)
        if any(d.path.startswith("themes/") for d in told):
            return Prepared(diagnostics=ordered(told))
        if last and site.texts is not None:
            of_plan = last.planned.told
            planned = replanned(site.assembled.site, config, theme, store, last.planned, site.texts)
        else:
            planned, of_plan = plan(site.assembled.site, config, theme, store, last.planned if last else None)
        kept.last = Last(inputs=inputs, assembled=site.assembled, planned=Planned(keys=planned.keys, told=of_plan))
    except Failed as failure:
        return Prepared(diagnostics=ordered((*told, *failure.diagnostics)))
    diagnostics = ordered((*told, *of_plan))
    if has_errors(diagnostics, strict=options.strict):
        return Prepared(diagnostics=diagnostics)
    ready = Ready(config=config, theme=theme, plan=planned, amended=site, known=kept.last)
    return Prepared(diagnostics=diagnostics, ready=ready)


def _assembled(given: Given, found: Scan, theme: Theme, store: Store, workers: Workers, kept: Kept) -> Amended:
    """Load all documents and assemble the site of them."""
    loaded = load(given.root, found.sources, given.config, store, workers, kept.answers)
    workers.warm("showcase.render", pays=False)
    site, told = assemble(loaded, given.registry, given.config, theme.words, given.today, drafts=given.drafts)
    assembled = Assembled(
        site=site,
        sources={source.path: source.digest for source in texts_of(found.sources)},
        told=loaded.of_documents,
        of_photos=loaded.of_photos,
        of_site=told,
    )
    return Amended(assembled=assembled, as_scanned=loaded.as_scanned, is_anew=True)


def _inputs(given: Given, theme: Theme, found: Scan) -> str:
    """Return the digest of all that a site is assembled and planned from besides its documents."""
    photos = [(source.path, source.file, source.digest) for source in found.sources if source.kind == "photo"]
    around = (version.engine(), given.config, given.registry, given.today, given.drafts)
    return digest.of((around, theme.named(), photos))


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


def explain(options: Options, workers: Workers, path: str) -> tuple[Prepared, dict[str, str] | None]:
    """Return what an output would be written again for: the name of each changed part → what became of it.

    `{}` means that it is as it should be, None that the site has no such output.
    """
    if told := missing_site(options):
        return Prepared(diagnostics=told), None
    with Store(options.cache) as store:
        prepared, artifact = store.surely(lambda: _artifact(options, store, workers, path))
        if artifact is None:
            return prepared, None
        if not (options.output / publish.OWN).is_dir():  # never built, and to ask must not make the folder
            return prepared, {"output": "new"}
        try:
            with publish.opened(options.output, durable=options.durable) as output:
                return prepared, Memory(store, output).differences(artifact, output)
        except _UNPUBLISHED as error:
            return Prepared(diagnostics=(_unpublished(error),)), None


def _artifact(options: Options, store: Store, workers: Workers, path: str) -> tuple[Prepared, Artifact | None]:
    prepared = prepare(options, store, workers)
    return prepared, next(prepared.ready.plan.artifacts([path]), None) if prepared.ready else None


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
