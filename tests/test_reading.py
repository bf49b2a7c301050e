"""Files that cannot be read are told with what to do; tests may run as one who may read all, so refusals are played."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Site, SiteMaker, model, photo
from plain_theme import plain_theme

from showcase.diagnostics import Failed
from showcase.reading import read_text, unreadable
from showcase.wording import sentences

FILES: dict[str, str | bytes] = {
    **plain_theme(),
    "site_config.yaml": "title: x\ntheme: plain\n",
    "content/models/a.md": model(photos="[truoc.jpg]"),
    "content/models/a/truoc.jpg": photo(32, 24),
    "content/articles/tin.md": "---\ntitle: Tin\n---\n\nXem [ngõ](../models/a.md).\n",
    "content/registry/units.yaml": "units: [{id: a, name: Bình Minh, type: phường}]\n",
    "content/registry/sectors.yaml": "sectors: [{name: kinh tế}]\n",
}
OF_THE_SITE = [name for name in FILES if not name.startswith("themes/")]
OF_THE_THEME = [
    f"themes/plain/{name}" for name in ("theme.yaml", "strings/vi.yaml", "assets/style.css", "templates/model.html")
]
Refuse = Callable[[str, OSError], None]


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Let the system refuse to open a file (its path ends so) with an error."""
    opened: Any = io.open

    def make(name: str, error: OSError) -> None:
        def refusing(file: Any, *args: Any, **kwargs: Any) -> Any:
            if isinstance(file, str | os.PathLike) and Path(file).as_posix().endswith(name):
                raise error
            return opened(file, *args, **kwargs)

        monkeypatch.setattr(io, "open", refusing)
        monkeypatch.setattr("builtins.open", refusing)

    return make


def _told(one: Site) -> list[tuple[str, str]]:
    return [(d.code, d.path) for d in one.build().diagnostics]


@pytest.mark.parametrize("name", [*OF_THE_SITE, *OF_THE_THEME])
def test_a_file_that_may_not_be_read_is_told_alone_and_leaves_the_output(
    site: SiteMaker, refuse: Refuse, name: str
) -> None:
    one = site(FILES)
    one.built()
    before = one.tree()
    (one.options.cache / "store.sqlite").unlink()  # what is remembered needs no reading
    refuse(name, PermissionError(errno.EACCES, "Permission denied"))
    assert _told(one) == [("file-forbidden", name)]
    assert one.tree() == before


@pytest.mark.parametrize("name", [name for name in OF_THE_SITE[1:] if not name.endswith(".jpg")])
def test_a_file_of_a_broken_disk_is_told_with_what_the_system_says(site: SiteMaker, refuse: Refuse, name: str) -> None:
    one = site(FILES)
    refuse(name, OSError(errno.EIO, "Input/output error"))
    (told,) = one.build().diagnostics
    assert (told.code, told.path) == ("file-unreadable", name)
    assert "Input/output error" in sentences(told, "vi")[0]


def test_settings_that_are_a_folder_are_told(site: SiteMaker) -> None:
    one = site({"content/models/a.md": model()})
    one.delete("site_config.yaml")
    (one.root / "site_config.yaml").mkdir()
    assert _told(one) == [("file-is-folder", "site_config.yaml")]


def test_a_folder_that_may_not_be_opened_is_told(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    one = site(FILES)
    opened: Any = os.scandir

    def refusing(path: Any) -> Any:
        if str(path).endswith("articles"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert _told(one) == [("file-forbidden", "content/articles")]


def test_a_text_is_read_without_mark_and_with_plain_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert read_text(tmp_path / "a.md", "a.md") == "a\nb\nc\n"


def test_a_file_that_is_not_there_or_no_text_fails(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes("Ngõ".encode("utf-16"))
    for name, code in (("a.md", "file-gone"), ("b.md", "file-not-utf8"), (".", "file-is-folder")):
        with pytest.raises(Failed) as failed:
            read_text(tmp_path / name, name)
        assert [d.code for d in failed.value.diagnostics] == [code]


def test_an_error_without_words_is_told_by_its_own() -> None:
    assert unreadable("a.md", OSError("đĩa hỏng")).args == {"reason": "đĩa hỏng"}
