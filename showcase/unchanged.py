"""Build a site, unless all is as the last build left it: then its answer is remembered, and next to nothing is loaded.

What a build is made from is its *question*: the engine, the settings, the themes, every source by its digest, the
options and the day. When the question is the one that was answered last, and every file of the output stands as it
was published, the answer is the same.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from showcase import digest, publish, version
from showcase.aside import Aside
from showcase.diagnostics import Diagnostic
from showcase.memory import Memory, look_aside
from showcase.report import CONFIG, Built, Options, Report, missing_site, today_in
from showcase.scan import Scan, scan, scan_again
from showcase.store import Store
from showcase.workers import Workers


class Question(Struct, frozen=True, kw_only=True):
    """What a build will be made from, as a digest, but for the day.

    `around` is that of settings, themes and registers alone, `found` what was scanned: it need not be scanned twice.
    """

    digest: str
    around: str
    found: Scan


class Answer(Struct, frozen=True, kw_only=True):
    """What is remembered of the last build: its question, its day and where that day is, its files, what it told."""

    question: str
    day: str
    time_zone: str
    manifest: str
    total: int
    diagnostics: tuple[Diagnostic, ...]


def build(options: Options, workers: Workers, kept: Any = None) -> Report:
    """Build the site, or see that it stands; `kept` is a `remembered.Kept`, for a process that builds again."""
    if told := missing_site(options):
        return Report(done=False, diagnostics=told)
    with ExitStack() as until_built:
        with Store(options.cache) as store:
            aside = until_built.enter_context(look_aside(options.output, store, pays=kept is None))
            if kept and store.is_new:  # the cache was taken away or damaged: what is kept leads to nothing
                kept.forget()
            question = ask(options, store, workers, kept)
            if standing := _standing(question, options, store, aside):
                return standing
        # what builds costs 60 ms to load, and a build that finds nothing changed does without it
        from showcase.pipeline import build as build_anew

        built = build_anew(options, workers, question.found, kept, aside)
    if built.report.done and built.as_scanned:
        _note(question, options, built)
    return built.report


def ask(options: Options, store: Store, workers: Workers, kept: Any = None) -> Question:
    """Find what a build will be made from; where many files are new, the workers get ready for them meanwhile."""
    again = scan_again(options.site, store, kept.scanned, kept.folders) if kept and kept.folders is not None else None
    found = again or scan(options.site, store, workers.expect, kept.scanned if kept else None)
    sources = digest.of([(source.file, source.kind, source.digest) for source in found.sources])
    settings = digest.of((str(options.site.resolve()), options.drafts, options.strict))
    around = _surroundings(options.site)
    return Question(digest=digest.combine(version.engine(), settings, sources, around), around=around, found=found)


def _surroundings(site: Path) -> str:
    """Return the digest of the settings, of all themes and of the registers: of what a build reads by itself."""
    named = [_of_file(site / CONFIG)]
    for base in dict.fromkeys((site / "themes", version.PROJECT / "themes", site / "content" / "registry")):
        for path in sorted(path for path in base.rglob("*") if path.is_file()):
            named += (path.relative_to(base).as_posix(), _of_file(path))
    return digest.combine(*named)


def _of_file(path: Path) -> str:
    try:
        return digest.of_bytes(path.read_bytes())
    except OSError:  # the build that follows tells it
        return ""


def _standing(question: Question, options: Options, store: Store, aside: Aside) -> Report | None:
    """Return the remembered report, if the question is the same and the whole output stands."""
    answer = _answer(store.recall("answer").get(_place(options), b""))
    if answer is None or answer.question != question.digest or answer.day != _day(options, answer.time_zone):
        return None
    output = publish.look(options.output)
    if output is None or output.recovered or output.signature != answer.manifest:
        return None
    if not Memory(store, output, aside=aside).is_whole():
        return None
    return Report(done=True, diagnostics=answer.diagnostics, total=answer.total)


def _note(question: Question, options: Options, built: Built) -> None:
    """Remember a build, unless settings, themes or registers changed while it was made."""
    if _surroundings(options.site) != question.around:
        return
    answer = Answer(
        question=question.digest,
        day=_day(options, built.time_zone),
        time_zone=built.time_zone,
        manifest=built.report.manifest,
        total=built.report.total,
        diagnostics=built.report.diagnostics,
    )
    with Store(options.cache) as store:
        store.note("answer", {_place(options): msgspec.msgpack.encode(answer)})


def _place(options: Options) -> str:
    return str(options.output.resolve())


def _day(options: Options, time_zone: str) -> str:
    return (options.date or today_in(time_zone)).isoformat()


def _answer(raw: bytes) -> Answer | None:
    try:
        return msgspec.msgpack.decode(raw, type=Answer)
    except msgspec.DecodeError:
        return None
