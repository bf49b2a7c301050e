"""A new site: what `init` writes, that it builds without a word, and that it never touches what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("exists", [True, False])
def test_a_new_site_builds_without_a_warning(tmp_path: Path, capsys: Capture, exists: bool) -> None:
    folder = tmp_path / "trang mới" / "của phường"
    if exists:
        folder.mkdir(parents=True)
    assert main(["init", str(folder)]) == 0
    assert str(folder) in capsys.readouterr().out
    assert main(["build", "--site", str(folder), "--strict", "--date", "2026-06-01"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert (folder / "output" / "mo-hinh" / "ngo-hoa-mau" / "index.html").is_file()
    assert main(["check", "--site", str(folder), "--strict", "--output"]) == 0


def test_every_file_has_unix_line_ends_and_the_made_folders_are_ignored(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "a")]) == 0
    files = {
        p.relative_to(tmp_path / "a").as_posix(): p.read_bytes() for p in (tmp_path / "a").rglob("*") if p.is_file()
    }
    assert set(files) == {"site_config.yaml", "content/models/ngo-hoa-mau.md", ".gitignore"}
    assert all(b"\r" not in content and content.endswith(b"\n") for content in files.values())
    assert files[".gitignore"] == b"output/\n.cache/\n"


@pytest.mark.parametrize("name", ["ghi-chu.txt", ".an", "site_config.yaml", "content/models/a.md"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, capsys: Capture, name: str) -> None:
    path = tmp_path / "a" / name
    path.parent.mkdir(parents=True)
    path.write_text("của tôi", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main(["init", str(tmp_path / "a")]) == 2
    assert str(tmp_path / "a") in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before
    assert path.read_text(encoding="utf-8") == "của tôi"


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a").write_text("của tôi", encoding="utf-8")
    assert main(["init", str(tmp_path / "a")]) == 2
    assert (tmp_path / "a").read_text(encoding="utf-8") == "của tôi"
    assert "[" not in capsys.readouterr().err


def test_init_speaks_english_on_demand(tmp_path: Path, capsys: Capture) -> None:
    assert main(["--lang", "en", "init", str(tmp_path / "a")]) == 0
    assert "Đã" not in capsys.readouterr().out
