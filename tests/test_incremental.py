"""The proof that a rebuild is right: after any edits the output is, byte for byte, that of a clean build."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from conftest import Site
from edits import DOCUMENTS, KINDS, REGISTRY_FIELDS, Edit, Edited, edits
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from showcase import digest
from showcase.artifacts import Later
from showcase.config import SETTINGS
from showcase.fields import FRONTS, REGISTRIES
from showcase.pipeline import prepare
from showcase.remembered import Kept
from showcase.report import Report
from showcase.store import Store
from showcase.workers import Workers

STEPS = 12


@pytest.fixture(scope="module", params=[1, 2])
def workers(request: pytest.FixtureRequest) -> Iterator[Workers]:
    with Workers(request.param, always=True) as pool:
        yield pool


def test_the_edits_reach_every_key_of_every_table() -> None:
    """A key that no edit can change is a key of which nothing is proved."""
    assert {name.removesuffix("s"): table for name, table in KINDS.items()} == FRONTS
    assert {
        name: field.shape.items and field.shape.items.fields for name, field in REGISTRIES.items()
    } == REGISTRY_FIELDS
    reached = _keys_that_edits_change()
    for kind, table in FRONTS.items():
        assert {field.key for field in table} <= reached[kind], kind
    for name, rows in REGISTRY_FIELDS.items():
        assert {field.key for field in rows} <= reached[name], name
    assert {field.key for field in SETTINGS} <= reached["setting"]


def _keys_that_edits_change() -> dict[str, set[str]]:
    """Make every edit of a key that `edits` may draw, on a site that is never written, and see what it leaves."""
    reached: dict[str, set[str]] = defaultdict(set)
    edited = Edited.__new__(Edited)
    edited.settings = {"theme": "plain"}
    edited._theme()
    reached["setting"] |= edited.settings.keys()
    for index in range(len(SETTINGS)):
        edited.settings = {}
        edited._setting(index, 0)
        reached["setting"] |= edited.settings.keys()
    for number, stem in enumerate(DOCUMENTS):
        for index in range(max(map(len, KINDS.values()))):
            edited.documents = {number: {}}
            edited._key(number, index, 0)
            reached[stem.split("/")[0].removesuffix("s")] |= edited.documents[number].keys()
    for name in REGISTRY_FIELDS:
        edited.registries = {name: [{}, {}]}
        edited._registry(name, 0, 0, 0)
        for index in range(1, 1001):
            edited._registry(name, 0, index, 0)
        reached[name] |= edited.registries[name][0].keys()
    return reached


def _sequences() -> st.SearchStrategy[list[list[Edit]]]:
    return st.lists(edits(), min_size=STEPS, max_size=STEPS)


_quick = settings(
    max_examples=9,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # shrinking takes minutes; the long test does it
)
_long = settings(_quick, max_examples=70, phases=tuple(Phase))


@_quick
@given(sequence=_sequences(), keeps=st.booleans())
def test_incremental_equals_clean(workers: Workers, sequence: Sequence[list[Edit]], keeps: bool) -> None:
    _run(sequence, workers, keeps=keeps)


@pytest.mark.slow
@_long
@given(sequence=_sequences(), keeps=st.booleans())
def test_incremental_equals_clean_over_thousands_of_edits(
    workers: Workers, sequence: Sequence[list[Edit]], keeps: bool
) -> None:
    _run(sequence, workers, keeps=keeps)


def _run(sequence: Sequence[list[Edit]], workers: Workers, *, keeps: bool) -> None:
    """Check each build of a sequence; with `keeps`, by a process that keeps what `serve` keeps."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "content").mkdir()
        edited = Edited(Site(Path(folder), workers))
        edited.site.kept = Kept() if keeps else None
        named: dict[tuple[str, str], str] = {}
        for together in sequence:
            before = edited.site.tree()
            edited.apply(together)
            disturbed = edited.site.tree() if any(name == "output" for name, *_ in together) else before
            if not _check_one_build(edited.site, disturbed, named):
                edited.undo()


def _check_one_build(site: Site, before: dict[str, bytes], named: dict[tuple[str, str], str]) -> bool:
    """Compare one rebuild with a clean build; return whether there was anything to build."""
    report = site.build()
    clean, clean_report = _clean(site)
    assert report.diagnostics == clean_report.diagnostics
    assert report.done == clean_report.done
    if not report.done:
        assert site.tree() == before
        return False
    assert site.tree() == clean
    assert set(report.written) <= clean.keys()
    assert (site.build().written, site.tree()) == ((), clean)
    _check_names(site, named)
    return True


def _check_names(site: Site, named: dict[tuple[str, str], str]) -> None:
    """See that what is named without being made is equal wherever its name is: nothing that it reads is forgotten."""
    with Store(site.options.cache) as store:
        store.surely(lambda: _check_parts(site, store, named))


def _check_parts(site: Site, store: Store, named: dict[tuple[str, str], str]) -> None:
    prepared = prepare(site.options, store, site.workers)
    assert prepared.ready is not None
    for artifact in prepared.ready.plan.artifacts():
        for name, part in artifact.context.items():
            if isinstance(part, Later):
                value = digest.of(part.make())
                assert named.setdefault((name, part.digest), value) == value, (artifact.path, name)


def _clean(site: Site) -> tuple[dict[str, bytes], Report]:
    """Build the same content into a new folder, with nothing remembered and in this process."""
    with tempfile.TemporaryDirectory() as folder, Workers(1) as alone:
        fresh = Site(site.root, alone).with_options(
            output=Path(folder) / "output",
            cache=Path(folder) / "cache",
            date=site.options.date,
            drafts=site.options.drafts,
        )
        report = fresh.build()
        return (fresh.tree() if report.done else {}), report
