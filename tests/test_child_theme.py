"""A theme of a site's own: what `theme` writes builds at once and looks as before, and what is there is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model

from showcase.cli import main

Capture = pytest.CaptureFixture[str]
FILES = {"theme.yaml", "strings/vi.yaml", "assets/gia-thuy.css", "templates/parts/extra_head.html"}


def started(site: Site, name: str = "gia-thuy") -> int:
    return main(["theme", name, "--site", str(site.root)])


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_new_theme_builds_without_a_word_and_changes_only_what_pages_load(site: SiteMaker, capsys: Capture) -> None:
    one = site({"content/models/a.md": model()})
    one.built()
    before = one.read("mo-hinh/a/index.html")
    assert started(one) == 0
    printed = capsys.readouterr()
    assert printed.out.endswith("theme: gia-thuy\n")
    assert printed.err == ""
    assert set(files(one.root / "themes" / "gia-thuy")) == FILES
    one.write({"site_config.yaml": "title: Dân vận khéo\ntheme: gia-thuy\n"})
    one.built()
    after = one.read("mo-hinh/a/index.html")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert len(added) == 1
    assert added[0].startswith('<link rel="stylesheet" href="../../assets/gia-thuy.')


def test_its_files_have_unix_line_ends_and_end_with_one(site: SiteMaker) -> None:
    one = site()
    assert started(one) == 0
    for content in files(one.root / "themes").values():
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert not content.endswith(b"\n\n")


@pytest.mark.parametrize("name", ["gia-thuy", "default"])
def test_an_existing_theme_is_left_alone(site: SiteMaker, capsys: Capture, name: str) -> None:
    one = site({"themes/gia-thuy/ghi-chu.txt": "của tôi"})
    before = files(one.root / "themes")
    assert started(one, name) == 2
    assert name in capsys.readouterr().err
    assert files(one.root / "themes") == before


@pytest.mark.parametrize("name", ["Gia Thụy", "giao_dien", "../x", ".an", "-a", "con", ""])
def test_a_name_that_is_no_folder_on_every_system_is_refused(site: SiteMaker, capsys: Capture, name: str) -> None:
    one = site()
    assert main(["theme", "--site", str(one.root), "--", name]) == 2
    assert f"“{name}”" in capsys.readouterr().err
    assert not (one.root / "themes").exists()


def test_a_folder_that_is_no_site_gets_no_theme(tmp_path: Path, capsys: Capture) -> None:
    assert main(["theme", "gia-thuy", "--site", str(tmp_path)]) == 1
    assert "site_config.yaml" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
