"""Time the functions where most of a build's time goes, with pytest-benchmark. See bench/README.md.

    .venv-test/bin/python -m pytest -c bench/pytest.ini bench/functions.py

`--benchmark-autosave` keeps a run below `.benchmarks/`, `--benchmark-compare` shows the next one beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from contenders import DAY, Ours
from corpus import model, models

from showcase import digest, markup
from showcase.artifacts import made
from showcase.assemble import assemble
from showcase.collation import sort_key
from showcase.load import load, load_document
from showcase.pipeline import prepare, read_site
from showcase.plan import plan
from showcase.records import Source
from showcase.registry import read_registry
from showcase.render import Job, Rendered, render, setting_of
from showcase.report import Options
from showcase.scan import read_texts, scan
from showcase.store import Store
from showcase.theme import read_theme
from showcase.vietnamese import normalise
from showcase.workers import Workers

MODELS = 200
Benchmark = Callable[..., Any]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Ours:
    """Lay out a site with the theme that comes with the program."""
    site = Ours(tmp_path_factory.mktemp("functions"), MODELS, 1, "default")
    site.lay_out()
    return site


@pytest.fixture(scope="module")
def options(ours: Ours) -> Options:
    """Return what its build is asked for."""
    return Options(site=ours.site, output=ours.output, cache=ours.cache, date=dt.date.fromisoformat(DAY))


@pytest.fixture(scope="module")
def store(options: Options) -> Iterator[Store]:
    """Open its store."""
    with Store(options.cache) as opened:
        yield opened


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Work in this process alone."""
    with Workers(1) as alone:
        yield alone


def test_load_document(benchmark: Benchmark, ours: Ours) -> None:
    """A model's file, from its bytes to a document."""
    raw = ours.text(model(1)).encode("utf-8")
    source = Source(path="content/models/m.md", file="content/models/m.md", kind="model", digest=digest.of_bytes(raw))
    answer, body = benchmark(load_document, raw, source)
    assert answer.document is not None
    assert body


def test_mark(benchmark: Benchmark) -> None:
    """A body to safe HTML with its links and headings."""
    marked = benchmark(markup.mark, model(1).body, "content/models/m.md", 1)
    assert marked.headings


def test_normalise(benchmark: Benchmark) -> None:
    """A text that is in order already, as nearly all are."""
    text = model(1).body
    assert benchmark(normalise, text) == text


def test_sort_key(benchmark: Benchmark) -> None:
    """The titles of a hundred models."""
    titles = [one.title for one in models(100)]
    assert len(benchmark(lambda: [sort_key(title) for title in titles])) == 100


def test_render_a_page(
    benchmark: Benchmark, ours: Ours, options: Options, store: Store, workers: Workers, tmp_path: Path
) -> None:
    """A model's page, from its context to its bytes."""
    ready = prepare(options, store, workers).ready
    assert ready is not None
    page = ours.page.format(slug=ours.middle().slug)
    (tmp_path / "site").mkdir()  # where `publish` keeps what waits
    setting = setting_of(ready.theme, ready.plan.shelves, ready.config, store, str(tmp_path))

    def rendered(standing: str) -> Rendered:
        (artifact,) = ready.plan.artifacts([page])
        job = Job(path=page, template=artifact.template, context=made(artifact.context), standing=standing)
        (done,), told = render([job], setting, store, workers, pays=False)
        assert not told
        return done

    first = rendered("")
    again = benchmark(rendered, first.digest)  # the same bytes stand there: nothing is written
    assert (again.size, again.staged) == (first.size, False)


def test_plan(benchmark: Benchmark, options: Options, store: Store, workers: Workers) -> None:
    """All files of a site of two hundred models, their outlines remembered."""
    config, _ = read_site(options)
    theme, _ = read_theme(options.site, config.theme, config.language, store)
    sources = scan(options.site, store).sources
    texts, _ = read_texts(options.site, sources)
    registry, _ = read_registry(texts)
    loaded = load(options.site, sources, config, store, workers)
    assert options.date is not None
    site, _ = assemble(loaded, registry, config, theme.words, options.date, drafts=False)
    planned, told = benchmark(plan, site, config, theme, store)
    assert not told
    assert len(planned.keys) > MODELS
