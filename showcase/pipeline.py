"""The story of a build: scan → load → assemble → plan → render → publish.

There is one path. An incremental build is the same path with its answers remembered, `check` is the
path stopped before `render`, `serve` is a loop around it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from showcase import digest, publish
from showcase.assemble import assemble
from showcase.config import Config, read_config
from showcase.contexts import check_theme
from showcase.diagnostics import Diagnostic, Failed, at, has_errors, ordered
from showcase.load import load
from showcase.plan import Plan, plan
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


class Prepared(Struct, frozen=True, kw_only=True):
    """All that comes before rendering; `plan` is None when mistakes stopped it."""

    diagnostics: tuple[Diagnostic, ...]
    config: Config | None = None
    theme: Theme | None = None
    plan: Plan | None = None


def build(options: Options, workers: Workers) -> Report:
    """Build the site: everything is rendered and checked before the first byte of the output folder changes."""
    if told := missing_site(options):
        return Report(done=False, diagnostics=told)
    with Store(options.cache) as store:
        prepared = prepare(options, store, workers)
        if prepared.plan is None or prepared.theme is None or prepared.config is None:
            return Report(done=False, diagnostics=prepared.diagnostics)
        config, theme, planned = prepared.config, prepared.theme, prepared.plan
        try:
            with publish.opened(options.output, durable=options.durable) as output:
                memory = _Memory(store, options.output)
                stale = [a for a in planned.artifacts.values() if not memory.holds(a, output)]
                pages = [a for a in stale if a.template]
                rendered, told = render(pages, theme, planned.shelves, config.links, config.base_url, store, workers)
                if told:
                    return Report(done=False, diagnostics=ordered((*prepared.diagnostics, *told)))
                contents = rendered | {a.path: content_of(a, store) for a in stale if not a.template}
                entries = {p: output.manifest[p] for p in planned.artifacts if p not in contents}
                entries |= {path: _entry(planned.artifacts[path], content) for path, content in contents.items()}
                changed = {p: c for p, c in contents.items() if not memory.is_same(p, entries[p], output)}
                commit = output.commit(entries, changed)
                memory.note(planned, output, commit)
                store.sweep()
        except LostAnswer:  # the store was damaged and is empty now: begin again
            return build(options, workers)
        except _UNPUBLISHED as error:
            return Report(done=False, diagnostics=ordered((*prepared.diagnostics, _unpublished(error))))
    return Report(
        done=True,
        diagnostics=prepared.diagnostics,
        total=len(planned.artifacts),
        written=commit.written,
        removed=commit.removed,
    )


def prepare(options: Options, store: Store, workers: Workers) -> Prepared:
    """Go the path as far as the plan, collecting every mistake on the way."""
    told: tuple[Diagnostic, ...] = ()
    try:
        config, told = read_site(options)
        theme, theme_told = read_theme(options.site, config.theme, config.language, store)
        found = scan(options.site, store)
        texts, text_told = read_texts(options.site, found.sources)
        registry, registry_told = read_registry(texts)
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
        today = options.date or _today(config)
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
    return Prepared(diagnostics=diagnostics, config=config, theme=theme, plan=planned)


def missing_site(options: Options) -> tuple[Diagnostic, ...]:
    """Say that a folder is no site before anything is written there: a slip of the hand must not make folders."""
    return () if (options.site / CONFIG).is_file() else (at(CONFIG, 0, 0, "config-missing", folder=options.site),)


def read_site(options: Options) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Read the site's settings and see that its folders make sense. Raises Failed."""
    try:
        text = (options.site / CONFIG).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Failed(at(CONFIG, 0, 0, "config-missing", folder=options.site)) from None
    except UnicodeDecodeError as error:
        raise Failed(at(CONFIG, 0, 0, "file-not-utf8", offset=error.start)) from None
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
        prepared = prepare(options, store, workers)
        artifact = prepared.plan.artifacts.get(path) if prepared.plan else None
        if artifact is None:
            return prepared, None
        if not (options.output / publish.OWN).is_dir():  # never built, and to ask must not make the folder
            return prepared, {"output": "new"}
        try:
            with publish.opened(options.output, durable=options.durable) as output:
                return prepared, _Memory(store, options.output).differences(artifact, output)
        except _UNPUBLISHED as error:
            return Prepared(diagnostics=(_unpublished(error),)), None


# ---- what the last build left ------------------------------------------------------------------


class _Memory:
    """What the store remembers of one output folder: the stats of its files, and the parts each was made from."""

    def __init__(self, store: Store, output: Path) -> None:
        self._store = store
        self._stat_topic, self._part_topic = f"stats {output.resolve()}", f"parts {output.resolve()}"
        self._stats = {p: s for p, raw in store.recall(self._stat_topic).items() if (s := _stat(raw)) is not None}
        self._present: dict[str, bool] = {}

    def is_present(self, path: str, output: publish.Output) -> bool:
        if path not in self._present:
            self._present[path] = output.present(path, self._stats.get(path))
        return self._present[path]

    def holds(self, artifact: Artifact, output: publish.Output) -> bool:
        """Tell whether an output is already what the artifact would be."""
        entry = output.manifest.get(artifact.path)
        return entry is not None and entry.key == artifact.key and self.is_present(artifact.path, output)

    def is_same(self, path: str, entry: publish.Entry, output: publish.Output) -> bool:
        """Tell whether the bytes that stand there are those that would be written."""
        old = output.manifest.get(path)
        return old is not None and old.digest == entry.digest and self.is_present(path, output)

    def note(self, planned: Plan, output: publish.Output, commit: publish.Commit) -> None:
        """Remember stats of what was written or looked at, and the parts of every artifact that changed."""
        unsure = output.recovered
        looked_at = (p for p in planned.artifacts if p not in commit.stats and (unsure or p not in self._stats))
        stats = {**{p: s for p in looked_at if (s := output.stat(p)) is not None}, **commit.stats}
        self._store.note(
            self._stat_topic, {p: msgspec.msgpack.encode(s) for p, s in stats.items()}, gone=commit.removed
        )
        known = self._store.recall(self._part_topic)
        parts = {p: msgspec.msgpack.encode(a.parts, order="sorted") for p, a in planned.artifacts.items()}
        fresh = {p: raw for p, raw in parts.items() if known.get(p) != raw}
        self._store.note(self._part_topic, fresh, gone=known.keys() - parts.keys())

    def differences(self, artifact: Artifact, output: publish.Output) -> dict[str, str]:
        """Name what is other than when the output was written."""
        entry = output.manifest.get(artifact.path)
        if entry is None:
            return {"output": "new"}
        if not self.is_present(artifact.path, output):
            return {"output": "changed"}
        if entry.key == artifact.key:
            return {}
        raw = self._store.recall(self._part_topic).get(artifact.path)
        old: Mapping[str, str] = msgspec.msgpack.decode(raw, type=dict[str, str]) if raw else {}
        if not old:
            return {"output": "forgotten"}
        names = sorted(old.keys() | artifact.parts.keys())
        words = {(True, True): "changed", (False, True): "new", (True, False): "gone"}
        return {n: words[n in old, n in artifact.parts] for n in names if old.get(n) != artifact.parts.get(n)}


def _stat(raw: bytes) -> publish.Stat | None:
    try:
        return msgspec.msgpack.decode(raw, type=publish.Stat)
    except msgspec.DecodeError:
        return None


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


def _today(config: Config) -> dt.date:
    sign = -1 if config.time_zone[0] == "-" else 1
    offset = dt.timedelta(hours=int(config.time_zone[1:3]), minutes=int(config.time_zone[4:]))
    return dt.datetime.now(dt.timezone(sign * offset)).date()
