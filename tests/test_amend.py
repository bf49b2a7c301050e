"""Which changes are put into the assembled site, which have it assembled anew, and that both bring the same pages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model

from showcase import amend, pipeline
from showcase.pipeline import explain, prepare
from showcase.remembered import Kept
from showcase.store import Store

NEW = "content/models/gia-thuy/moi.md"
FILES: dict[str, str | bytes] = {
    "site_config.yaml": (
        "title: Dân vận khéo\nbase_url: https://a.example/\ngroupings: [ward, year, tag, kind, ward/year]\n"
    ),
    "content/models/gia-thuy/a.md": model(
        "Ngõ A",
        body="## Cách làm\n\nMột con ngõ.",
        kind="Ngõ hoa",
        tags="[hoa]",
        date="2024-03-01",
        organisation="Hội A",
    ),
    "content/models/gia-thuy/b.md": model("Ngõ B", body="Xem [ngõ A](a.md#cach-lam).", kind="Ngõ hoa", tags="[hoa]"),
    "content/models/gia-thuy/c.md": model("Ngõ C", kind="Tranh tường", tags="[hoa]", date="2024-01-01", id="abc123"),
    "content/models/gia-thuy/d.md": model("Ngõ D", kind="Ngõ hoa", draft="có"),
    "content/articles/tin.md": "---\ntitle: Tin\ndate: 2024-05-01\n---\nMột tin về [ngõ A](../models/gia-thuy/a.md).\n",
    "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nMột trang.\n",
}


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows each time that a site is assembled from its documents."""
    times: list[int] = []
    assemble = pipeline.assemble

    def watched(*arguments: object, **keys: object) -> object:
        times.append(len(times))
        return assemble(*arguments, **keys)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "assemble", watched)
    return times


@pytest.fixture(params=[False, True], ids=["on the disk", "in the process"])
def one(request: pytest.FixtureRequest, site: SiteMaker, anew: list[int]) -> Site:
    made = site(FILES)
    made.kept = Kept() if request.param else None
    made.built()
    anew.clear()
    return made


def _is_as_anew(one: Site, folder: Path) -> None:
    """Build, and see that all is as a build without memory has it."""
    report = one.build()
    clean = Site(one.root, one.workers).with_options(output=folder / "out", cache=folder / "cache")
    clean_report = clean.build()
    assert (report.done, report.diagnostics) == (clean_report.done, clean_report.diagnostics)
    assert not report.done or one.tree() == clean.tree()


SMALL: dict[str, dict[str, str]] = {
    "a text": {
        "content/models/gia-thuy/b.md": model(
            "Ngõ B", body="Xem [ngõ A](a.md#cach-lam) nhé.", kind="Ngõ hoa", tags="[hoa]"
        )
    },
    "the text of an article": {
        "content/articles/tin.md": "---\ntitle: Tin\ndate: 2024-05-01\n---\nTin về [ngõ A](../models/gia-thuy/a.md).\n"
    },
    "the text of a page": {"content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nHai trang.\n"},
    "a title": {
        "content/models/gia-thuy/b.md": model(
            "Ngõ Bê", body="Xem [ngõ A](a.md#cach-lam).", kind="Ngõ hoa", tags="[hoa]"
        )
    },
    "a date": {
        "content/models/gia-thuy/c.md": model("Ngõ C", kind="Tranh tường", tags="[hoa]", date="2024-04-01", id="abc123")
    },
    "an id": {
        "content/models/gia-thuy/c.md": model("Ngõ C", kind="Tranh tường", tags="[hoa]", date="2024-01-01", id="xyz789")
    },
    "a featured model": {"content/models/gia-thuy/b.md": model("Ngõ B", kind="Ngõ hoa", tags="[hoa]", featured="có")},
    "a heading more": {
        "content/models/gia-thuy/a.md": model(
            "Ngõ A",
            body="## Cách làm\n\n## Kết quả\n\nTốt.",
            kind="Ngõ hoa",
            tags="[hoa]",
            date="2024-03-01",
            organisation="Hội A",
        )
    },
    "a model more": {NEW: model("Ngõ mới", kind="Ngõ hoa", tags="[hoa]", date="2024-06-01", organisation="Hội A")},
    "a model in between": {NEW: model("Ngõ mới", kind="Tranh tường", date="2024-02-01")},
    "a model more that links to others": {
        NEW: model("Ngõ mới", kind="Ngõ hoa", body="Như [ngõ A](a.md#cach-lam) và [tin](/bai-viet/tin/).")
    },
    "two models more": {
        NEW: model("Ngõ mới", kind="Ngõ hoa", body="Như [ngõ A](a.md)."),
        "content/models/gia-thuy/nua.md": model("Ngõ nữa", kind="Ngõ hoa"),
    },
}


@pytest.mark.parametrize("changed", SMALL.values(), ids=list(SMALL))
def test_what_changes_little_is_put_into_the_site(
    one: Site, anew: list[int], tmp_path: Path, changed: dict[str, str]
) -> None:
    one.write(changed)
    assert one.built().done
    assert anew == []
    _is_as_anew(one, tmp_path)


FAR: dict[str, dict[str, str]] = {
    "a ward that none had": {NEW: model("Ngõ mới", ward="Bồ Đề", kind="Ngõ hoa")},
    "a kind that none had": {NEW: model("Ngõ mới", kind="Ngõ sạch")},
    "a year that none had": {NEW: model("Ngõ mới", kind="Ngõ hoa", year="2019")},
    "a tag that none had": {NEW: model("Ngõ mới", kind="Ngõ hoa", tags="[hoa giấy]")},
    "another spelling": {NEW: model("Ngõ mới", kind="ngõ hoa")},
    "another kind": {"content/models/gia-thuy/b.md": model("Ngõ B", kind="Tranh tường", tags="[hoa]")},
    "another address": {
        "content/models/gia-thuy/a.md": model(
            "Ngõ A",
            body="## Cách làm\n\nMột con ngõ.",
            kind="Ngõ hoa",
            tags="[hoa]",
            date="2024-03-01",
            organisation="Hội A",
            slug="ngo-a",
        )
    },
    "a heading that went": {
        "content/models/gia-thuy/a.md": model(
            "Ngõ A", body="Một con ngõ.", kind="Ngõ hoa", tags="[hoa]", date="2024-03-01", organisation="Hội A"
        )
    },
    "a draft that is published": {"content/models/gia-thuy/d.md": model("Ngõ D", kind="Ngõ hoa")},
    "a model of tomorrow": {NEW: model("Ngõ mới", kind="Ngõ hoa", date="2999-01-01")},
    "an article more": {"content/articles/tin-2.md": "---\ntitle: Tin 2\ndate: 2024-05-02\n---\nTin.\n"},
    "the title of an article": {"content/articles/tin.md": "---\ntitle: Tin khác\ndate: 2024-05-01\n---\nTin.\n"},
}


@pytest.mark.parametrize("changed", FAR.values(), ids=list(FAR))
def test_what_may_reach_further_is_assembled_anew(
    one: Site, anew: list[int], tmp_path: Path, changed: dict[str, str]
) -> None:
    one.write(changed)
    one.build()
    assert anew
    _is_as_anew(one, tmp_path)


def test_an_address_that_is_taken_is_told(one: Site) -> None:
    one.write({NEW: model("Ngõ mới", kind="Ngõ hoa", slug="a")})
    assert [d.code for d in one.build().diagnostics] == ["address-taken"]


def test_an_id_that_is_taken_is_told_also_that_of_a_draft(one: Site) -> None:
    one.write({"content/models/gia-thuy/d.md": model("Ngõ D", kind="Ngõ hoa", draft="có", id="abc789")})
    one.built()
    for taken in ("abc123", "abc789"):
        one.write({NEW: model("Ngõ mới", kind="Ngõ hoa", id=taken)})
        assert [d.code for d in one.build().diagnostics] == ["id-taken"]


def test_a_link_that_leads_nowhere_is_told(one: Site) -> None:
    one.write({NEW: model("Ngõ mới", kind="Ngõ hoa", body="Xem [ngõ](khong-co.md).")})
    assert [d.code for d in one.build().diagnostics] == ["link-broken"]


def test_mistakes_of_a_file_are_told_and_forgotten_when_they_are_mended(one: Site, tmp_path: Path) -> None:
    good = model("Ngõ mới", kind="Ngõ hoa", body="Một <b>con</b> ngõ.")
    one.write({NEW: good})
    assert {d.code for d in one.build().diagnostics} == {"raw-html"}
    one.write({"content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nBa trang.\n"})
    assert {d.code for d in one.build().diagnostics} == {"raw-html"}
    one.write({NEW: good.replace("<b>con</b>", "con")})
    assert one.built().diagnostics == ()
    _is_as_anew(one, tmp_path)


def test_a_series_of_changes_is_put_in_one_after_the_other(one: Site, anew: list[int], tmp_path: Path) -> None:
    further = {"content/models/gia-thuy/nua.md": model("Ngõ nữa", kind="Tranh tường", date="2024-02-01")}
    for changed in (SMALL["a model more"], SMALL["a text"], SMALL["a date"], further, SMALL["a title"]):
        one.write(changed)
        one.built()
    assert anew == []
    _is_as_anew(one, tmp_path)


def test_a_file_that_went_is_assembled_anew(one: Site, anew: list[int]) -> None:
    one.delete("content/models/gia-thuy/c.md")
    assert "mo-hinh/c/index.html" in one.built().removed
    assert anew


def test_another_day_is_assembled_anew(one: Site, anew: list[int]) -> None:
    one.with_options(date=dt.date(2031, 1, 1)).built()
    assert anew


def test_many_changes_are_assembled_anew(one: Site, anew: list[int]) -> None:
    for number in range(amend.MOST + 1):
        one.write({f"content/models/gia-thuy/n{number}.md": model(f"Ngõ {number}", kind="Ngõ hoa")})
    one.built()
    assert anew


# ---- what is on the disk -----------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"", b"\xff", b"\x90", b"\x93\x01\x02\x03"])
def test_a_record_that_cannot_be_read_counts_as_none(site: SiteMaker, anew: list[int], raw: bytes) -> None:
    one = site(FILES)
    one.built()
    with Store(one.options.cache) as store:
        store.write("site", raw)
    anew.clear()
    one.write(SMALL["a text"])
    one.built()
    assert anew


def _with_the_record_alone(one: Site) -> None:
    """Take away all that the record of the site leads to."""
    with Store(one.options.cache) as store:
        kept = store.read("site")
        store.clear()
        store.write("site", kept)


def test_a_check_begins_again_where_documents_are_gone_from_the_store(site: SiteMaker) -> None:
    one = site({name: text for name, text in FILES.items() if "models" in name or name == "site_config.yaml"})
    one.built()
    _with_the_record_alone(one)
    with Store(one.options.cache) as store:
        prepared = store.surely(lambda: prepare(one.options, store, one.workers))
        assert prepared.ready is not None
    _with_the_record_alone(one)
    _, changed = explain(one.options, one.workers, "mo-hinh/a/index.html")
    assert changed == {}


def test_documents_that_are_gone_from_the_store_are_read_again(site: SiteMaker, tmp_path: Path) -> None:
    """The record is there and what it leads to is not: the build begins again without both."""
    one = site(FILES)
    one.built()
    _with_the_record_alone(one)
    (one.options.output / "mo-hinh/a/index.html").unlink()
    one.write(SMALL["a model more"])
    _is_as_anew(one, tmp_path)


def test_a_link_that_was_left_out_is_left_out_of_the_new_text(one: Site, tmp_path: Path) -> None:
    """The page has another address, so the plan left the link out; to judge by the file would put it back."""
    for words in ("Xem", "Hãy xem"):
        body = f"{words} [ngõ A](/mo-hinh/a/index.html) và [ngõ C](/mo-hinh/c/)."
        one.write({"content/models/gia-thuy/b.md": model("Ngõ B", body=body, kind="Ngõ hoa", tags="[hoa]")})
        assert [d.code for d in one.build().diagnostics] == ["link-broken"]
    _is_as_anew(one, tmp_path)


def test_a_name_that_gives_way_to_another_within_a_model_is_remembered_too(one: Site, tmp_path: Path) -> None:
    """Of two tags with one address a model has the last; the other is written in several ways, and stands nowhere."""
    one.write({NEW: model("Ngõ mới", tags="[gốm, Gốm, gôm]")})
    one.built()
    one.write({NEW: model("Ngõ mới nhất", tags="[gốm, Gốm, gôm]")})
    _is_as_anew(one, tmp_path)
