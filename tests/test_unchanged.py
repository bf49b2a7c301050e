"""When a build may answer from memory, and when it may not."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest
from conftest import Site, SiteMaker, model, photo

from showcase import unchanged
from showcase.memory import look_aside
from showcase.pipeline import build as build_anew
from showcase.report import Built
from showcase.version import PROJECT

SECTORS = "sectors:\n  - name: kinh tế\n    slug: kinh-te\n"
FILES: dict[str, str | bytes] = {
    "content/models/a.md": model("Ngõ A", photos="[{file: a.jpg, alt: Một con ngõ}]"),
    "content/models/a/a.jpg": photo(),
    "content/registry/sectors.yaml": SECTORS,
    "themes/own/theme.yaml": "name: own\nextends: default\n",
}


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows with each build that went the whole way."""
    went: list[int] = []

    def watched(*arguments: object) -> Built:
        went.append(len(went))
        return build_anew(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("showcase.pipeline.build", watched)
    return went


@pytest.fixture
def built(site: SiteMaker, anew: list[int]) -> Site:
    one = site(FILES)
    assert one.build().done
    anew.clear()
    return one


def test_what_was_answered_is_answered_again_without_a_build(built: Site, anew: list[int]) -> None:
    report = built.build()
    assert anew == []
    assert report.done
    assert (report.written, report.removed) == ((), ())
    assert report.total == len(built.tree()) - len([p for p in built.tree() if p.startswith(".showcase/")])


def test_warnings_are_told_again_each_time(site: SiteMaker, anew: list[int]) -> None:
    one = site({"content/models/a.md": model(body="Xem [danh mục](/khong-co/).")})
    first, second = one.build(), one.build()
    assert [d.code for d in first.diagnostics] == ["link-broken"]
    assert second.diagnostics == first.diagnostics
    assert anew == [0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("site_config.yaml", "title: Tên khác\n"),
        ("content/models/a.md", model("Ngõ khác", photos="[{file: a.jpg, alt: Một con ngõ}]")),
        ("content/models/b.md", model("Ngõ B")),
        ("content/models/a/a.jpg", photo(color=(9, 9, 9))),
        ("content/registry/sectors.yaml", SECTORS + "    aliases: [làm kinh tế]\n"),
        ("themes/own/strings/vi.yaml", "home.title: Khác\n"),
    ],
)
def test_whatever_a_build_is_made_from_makes_it_go_the_whole_way(
    built: Site, anew: list[int], name: str, content: str | bytes
) -> None:
    built.write({name: content})
    built.build()
    assert anew == [0]


def test_a_source_that_is_gone_makes_it_go_the_whole_way(built: Site, anew: list[int]) -> None:
    built.delete("content/registry/sectors.yaml")
    built.build()
    assert anew == [0]


def test_options_and_the_day_belong_to_the_question(built: Site, anew: list[int]) -> None:
    built.with_options(drafts=True).build()
    built.with_options(strict=True).build()
    built.with_options(date=dt.date(2026, 6, 2)).build()
    assert anew == [0, 1, 2]


def test_today_is_asked_where_the_site_is(site: SiteMaker, anew: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    one = site({**FILES, "site_config.yaml": "title: Dân vận khéo\ntime_zone: '+07:00'\n"}).with_options(date=None)
    asked: list[str] = []

    def today(time_zone: str) -> dt.date:
        asked.append(time_zone)
        return dt.date(2026, 6, 1)

    monkeypatch.setattr("showcase.unchanged.today_in", today)
    monkeypatch.setattr("showcase.pipeline.today_in", today)
    one.build()
    one.build()
    assert set(asked) == {"+07:00"}
    assert anew == [0]


def test_another_engine_asks_another_question(built: Site, anew: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("showcase.version.engine", lambda: "another")
    built.build()
    assert anew == [0]


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_a_file_of_the_output_that_is_not_as_it_was_published_is_made_good(
    built: Site, anew: list[int], harm: str
) -> None:
    before = built.tree()
    page = built.options.output / "mo-hinh/a/index.html"
    if harm == "changed":
        page.write_text("khác", encoding="utf-8")
    else:
        page.unlink()
    report = built.build()
    assert anew == [0]
    assert report.written == ("mo-hinh/a/index.html",)
    assert built.tree() == before


def test_another_output_folder_has_an_answer_of_its_own(built: Site, anew: list[int]) -> None:
    other = built.with_options(output=built.root / "other")
    other.build()
    assert anew == [0]
    other.build()
    built.build()
    assert anew == [0]


def test_a_build_that_failed_is_not_remembered(built: Site, anew: list[int]) -> None:
    good = FILES["content/models/a.md"]
    built.write({"content/models/a.md": model("Ngõ A", year="năm ngoái")})
    assert not built.build().done
    assert not built.build().done
    assert anew == [0, 1]
    built.write({"content/models/a.md": good})
    assert built.build().done
    assert anew == [0, 1]  # the output is still that of the good file


def test_settings_that_change_while_a_site_is_built_are_not_taken_for_built(
    site: SiteMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = site(FILES)

    def slowly(*arguments: object) -> Built:
        made = build_anew(*arguments)  # type: ignore[arg-type]
        one.write({"site_config.yaml": "title: Tên mới\n"})
        return made

    with monkeypatch.context() as patched:
        patched.setattr("showcase.pipeline.build", slowly)
        one.build()
    assert "Tên mới" not in one.read("index.html")
    one.build()
    assert "Tên mới" in one.read("index.html")


def test_a_remembered_answer_that_cannot_be_read_is_no_answer(
    built: Site, anew: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged.Store, "recall", lambda _self, _kind: {str(built.options.output.resolve()): b"\xc1"})
    with unchanged.Store(built.options.cache) as store:
        question = unchanged.ask(built.options, store, built.workers)
        aside = look_aside(built.options.output, store, pays=False)
        assert unchanged._standing(question, built.options, store, aside) is None


def test_an_answer_from_memory_loads_nothing_of_the_build(built: Site) -> None:
    """The point of it all: what builds (and what renders) is never imported."""
    code = (
        "import sys, datetime\n"
        "from pathlib import Path\n"
        "from showcase.report import Options\n"
        "from showcase.unchanged import build\n"
        "from showcase.workers import Workers\n"
        f"o = Options(site=Path({str(built.root)!r}), output=Path({str(built.options.output)!r}),\n"
        f"            cache=Path({str(built.options.cache)!r}), date=datetime.date(2026, 6, 1), durable=False)\n"
        "with Workers(1) as workers:\n"
        "    assert build(o, workers).done\n"
        "print(sorted({'jinja2', 'markdown', 'yaml', 'PIL', 'showcase.pipeline'} & sys.modules.keys()))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        check=False,
    )
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")
