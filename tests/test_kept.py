"""What a process keeps between builds, and when it lets go of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model

from showcase import pipeline
from showcase.remembered import Kept
from showcase.store import Store

FILES: dict[str, str | bytes] = {
    "content/models/a.md": model("Ngõ A", body="Một con ngõ."),
    "content/models/b.md": model("Ngõ B", body="Xem [ngõ A](a.md)."),
}


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows with each plan that is made."""
    times: list[int] = []
    plan = pipeline.plan

    def watched(*arguments: object) -> object:
        times.append(len(times))
        return plan(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "plan", watched)
    return times


@pytest.fixture
def one(site: SiteMaker, planned: list[int]) -> Site:
    made = site(FILES)
    made.kept = Kept()
    made.built()
    assert planned.pop() == 0
    return made


def test_an_edited_text_is_published_from_the_last_plan(one: Site, planned: list[int]) -> None:
    one.write({"content/models/a.md": model("Ngõ A", body="Một con ngõ khác.")})
    assert one.built().written == ("mo-hinh/a/index.html",)
    assert "Một con ngõ khác." in one.read("mo-hinh/a/index.html")
    assert planned == []


def test_text_upon_text_upon_text(one: Site, planned: list[int]) -> None:
    for body in ("Hai.", "Ba.", "Hai."):
        one.write({"content/models/a.md": model("Ngõ A", body=body)})
        assert one.built().written == ("mo-hinh/a/index.html",)
        assert body in one.read("mo-hinh/a/index.html")
    assert planned == []


@pytest.mark.parametrize(
    "changed",
    [
        {"content/models/a.md": model("Ngõ C")},
        {"content/models/a.md": model("Ngõ A", body="Xem [ngõ B](b.md).")},
        {"content/models/a.md": model("Ngõ A", body="## Một mục\n\nMột con ngõ.")},
        {"content/models/a.md": model("Ngõ A", body="\n\nMột con ngõ.", summary="Tóm tắt.")},
        {"content/models/c.md": model("Ngõ C")},
        {"site_config.yaml": "title: Tên khác\n"},
        {"content/registry/sectors.yaml": "sectors:\n  - name: kinh tế\n    slug: kinh-te\n"},
        {"themes/own/theme.yaml": "name: own\nextends: default\n", "site_config.yaml": "title: T\ntheme: own\n"},
    ],
)
def test_whatever_else_changes_is_planned_anew(one: Site, planned: list[int], changed: dict[str, str]) -> None:
    one.write(changed)
    one.build()
    assert planned == [0]


def test_a_body_that_comes_or_goes_is_planned_anew(one: Site, planned: list[int]) -> None:
    one.write({"content/models/a.md": model("Ngõ A", body="")})
    one.build()
    one.write({"content/models/a.md": model("Ngõ A", body="Một con ngõ.")})
    one.build()
    assert planned == [0, 1]


def test_a_model_that_goes_is_planned_anew(one: Site, planned: list[int]) -> None:
    one.delete("content/models/b.md")
    assert "mo-hinh/b/index.html" in one.built().removed
    assert planned == [0]


def test_what_was_told_of_the_plan_is_told_again(site: SiteMaker, planned: list[int]) -> None:
    """The site has nothing for a link to a place of its own: a warning of `plan`, which is not run again."""
    one = site({**FILES, "content/models/c.md": model("Ngõ C", body="Xem [danh mục](/khong-co/).")})
    one.kept = Kept()
    first = one.build()
    one.write({"content/models/a.md": model("Ngõ A", body="Chữ khác.")})
    second = one.build()
    assert [d.code for d in first.diagnostics] == ["link-broken"]
    assert second.diagnostics == first.diagnostics
    assert planned == [0]


def test_a_page_that_was_taken_away_is_made_again_beside_an_edited_text(one: Site) -> None:
    (one.options.output / "mo-hinh/b/index.html").unlink()
    one.write({"content/models/a.md": model("Ngõ A", body="Một con ngõ khác.")})
    assert one.built().written == ("mo-hinh/a/index.html", "mo-hinh/b/index.html")


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        assert Kept().taken_up("inputs", store) is None


def test_what_was_known_of_other_inputs_is_not_taken_up(one: Site, tmp_path: Path) -> None:
    assert one.kept is not None
    assert one.kept.last is not None
    with Store(tmp_path) as store:
        assert one.kept.taken_up(one.kept.last.inputs, store) is one.kept.last
        assert one.kept.taken_up("other", store) is None


# ---- an output folder of its own ---------------------------------------------------------------------


def test_what_a_process_left_in_its_own_folder_is_not_looked_at_again(site: SiteMaker) -> None:
    one = site(FILES)
    one.kept = Kept(owns_output=True)
    one.built()
    (one.options.output / "mo-hinh/b/index.html").unlink()
    one.write({"content/models/a.md": model("Ngõ A", body="Một con ngõ khác.")})
    assert one.built().written == ("mo-hinh/a/index.html",)
    one.kept = Kept(owns_output=True)  # another process looks
    assert one.built().written == ("mo-hinh/b/index.html",)


def test_what_another_process_published_meanwhile_is_looked_at(site: SiteMaker) -> None:
    one = site(FILES)
    one.kept = Kept(owns_output=True)
    one.built()
    other = one.with_options()
    other.kept = None
    other.write({"content/models/c.md": model("Ngõ C")})
    other.built()
    (one.options.output / "mo-hinh/b/index.html").unlink()
    one.write({"content/models/a.md": model("Ngõ A", body="Một con ngõ khác.")})
    assert one.built().written == ("mo-hinh/a/index.html", "mo-hinh/b/index.html")
