"""`build` and `explain` as they are typed: what they print, return and leave alone."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model
from plain_theme import TEMPLATES, plain_theme

from showcase.cli import main
from showcase.publish import opened

PLAIN = {**plain_theme(), "site_config.yaml": "title: x\ntheme: plain\n"}
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def one(site: SiteMaker) -> Site:
    return site({**PLAIN, "content/models/a.md": model(), "content/models/b.md": model("B", year=2023)})


def _run(site: Site, command: str, *words: str) -> int:
    return main([command, "--site", str(site.root), "--date", "2026-06-01", *words])


# ---- build -----------------------------------------------------------------------------------------------


def test_build_says_what_it_did_and_where_to_look(one: Site, capsys: Capture) -> None:
    assert _run(one, "build") == 0
    first, second = capsys.readouterr().out.splitlines()
    files = [path for path in one.tree() if not path.startswith(".showcase")]
    assert first.startswith(f"Xong: {len(files)} tệp trong {one.root / 'output'}, ghi {len(files)}, xóa 0 (")
    assert str(one.root / "output" / "index.html") in second
    one.delete("content/models/b.md")
    assert _run(one, "build") == 0
    assert "xóa 3 (" in capsys.readouterr().out


def test_a_build_with_mistakes_leaves_the_output_as_it_was(one: Site, capsys: Capture) -> None:
    assert _run(one, "build") == 0
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in one.options.output.rglob("*") if p.is_file()}
    one.write({"content/models/c.md": model(sector="thể thao"), "content/models/a.md": model("Tên mới")})
    capsys.readouterr()
    assert _run(one, "build") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "[sector-unknown]" in printed.err
    assert printed.err.endswith("Trang đã xuất trước đó được giữ nguyên.\n")
    after = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in one.options.output.rglob("*") if p.is_file()}
    assert after == before


def test_warnings_are_printed_and_the_site_is_built(one: Site, capsys: Capture) -> None:
    one.write({"content/models/a.md": model(kind=None)})
    assert _run(one, "build") == 0
    printed = capsys.readouterr()
    assert "0 lỗi, 1 lời nhắc." in printed.err
    assert printed.out.startswith("Xong")


def test_foreign_files_are_named_and_not_written_over(one: Site, capsys: Capture) -> None:
    own = {"index.html": "của tôi", "nam/index.html": "của tôi"}
    one.write({f"output/{name}": text for name, text in own.items()})
    assert _run(one, "build") == 1
    told = capsys.readouterr().err
    assert "[output-foreign]" in told
    assert "2 tệp" in told
    assert "index.html" in told
    assert "nam/index.html" in told
    assert {name: one.read(name) for name in own} == own
    one.delete(*(f"output/{name}" for name in own))
    one.write({"output/favicon-rieng.ico": "của tôi"})
    assert _run(one, "build") == 0
    assert one.read("favicon-rieng.ico") == "của tôi"


@pytest.mark.parametrize(
    "output", ["content", "content/models/ra", ".", "themes", "themes/plain/ra", "content/../content/x"]
)
def test_an_output_folder_in_or_around_the_content_is_refused(one: Site, capsys: Capture, output: str) -> None:
    before = sorted(p for p in one.root.rglob("*") if ".cache" not in p.parts)
    assert _run(one, "build", "--output", str(one.root / output)) == 1
    assert "[output-inside-content]" in capsys.readouterr().err
    assert sorted(p for p in one.root.rglob("*") if ".cache" not in p.parts) == before


def test_an_output_folder_that_is_a_file_is_told(one: Site, capsys: Capture) -> None:
    one.write({"ra": "một tệp"})
    assert _run(one, "build", "--output", str(one.root / "ra")) == 1
    assert "[output-unwritable]" in capsys.readouterr().err
    assert (one.root / "ra").read_text(encoding="utf-8") == "một tệp"


def test_an_output_folder_that_another_run_holds_is_told(
    one: Site, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("showcase.pipeline.publish.opened", functools.partial(opened, wait=0.0))
    with opened(one.options.output, durable=False):
        assert _run(one, "build") == 1
    assert "[output-locked]" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "explain", "serve"])
def test_a_folder_that_is_no_site_stays_as_it_is(tmp_path: Path, capsys: Capture, command: str) -> None:
    words = {"explain": ["index.html"], "serve": ["--no-open", "--port", "0"]}.get(command, [])
    for folder in (tmp_path, tmp_path / "khong-co"):
        assert main([command, "--site", str(folder), *words]) == 1
        assert "[config-missing]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# ---- explain -----------------------------------------------------------------------------------------------


def _explained(site: Site, path: str, capsys: Capture) -> list[str]:
    capsys.readouterr()
    assert _run(site, "explain", path) == 0
    return capsys.readouterr().out.splitlines()


def test_an_output_that_is_right_is_said_to_be_right(one: Site, capsys: Capture) -> None:
    _run(one, "build")
    for path in ("mo-hinh/a/index.html", "/mo-hinh/a/index.html", "mo-hinh/a/", "/"):
        (line,) = _explained(one, path, capsys)
        assert line.endswith("đang đúng, sẽ không ghi lại.")


@pytest.mark.parametrize(
    ("files", "path", "reason"),
    [
        ({"content/models/a.md": model("Tên mới")}, "mo-hinh/a/index.html", "“model” đã đổi"),
        ({"content/models/a.md": model(body="Khác.")}, "mo-hinh/a/index.html", "“body” đã đổi"),
        ({"themes/plain/templates/404.html": "x"}, "404.html", "“template” đã đổi"),
        ({"site_config.yaml": "title: y\ntheme: plain\n"}, "index.html", "“site.title” đã đổi"),
        (
            {"themes/plain/templates/terms.html": TEMPLATES["terms.html"] + "{{ site.contact }}"},
            "nam/index.html",
            "“site.contact” mới có",
        ),
        ({"themes/plain/templates/terms.html": "{{ page.title }}"}, "nam/index.html", "“site.params” không còn"),
    ],
)
def test_the_part_that_changed_is_named(
    one: Site, capsys: Capture, files: dict[str, str], path: str, reason: str
) -> None:
    _run(one, "build")
    one.write(files)
    first, *parts = _explained(one, path, capsys)
    assert first.endswith("sẽ được ghi lại vì:")
    assert f"  - {reason}" in parts


def test_only_what_changed_is_named(one: Site, capsys: Capture) -> None:
    _run(one, "build")
    one.write({"content/models/a.md": model(body="Khác.")})
    assert _explained(one, "mo-hinh/a/", capsys)[1:] == ["  - “body” đã đổi"]


def test_an_output_that_was_never_built_or_is_gone_or_was_changed_is_explained(one: Site, capsys: Capture) -> None:
    assert _explained(one, "index.html", capsys)[1:] == ["  - “output” mới có"]
    assert not one.options.output.exists()
    _run(one, "build")
    one.write({"output/index.html": "của ai"})
    assert _explained(one, "/", capsys)[1:] == ["  - “output” đã đổi"]


def test_a_path_that_the_site_does_not_have_is_told(one: Site, capsys: Capture) -> None:
    assert _run(one, "explain", "khong-co/") == 1
    assert "khong-co/index.html" in capsys.readouterr().err


def test_mistakes_come_before_explanations(one: Site, capsys: Capture) -> None:
    one.write({"content/models/a.md": model(sector="thể thao")})
    assert _run(one, "explain", "index.html") == 1
    assert "[sector-unknown]" in capsys.readouterr().err
