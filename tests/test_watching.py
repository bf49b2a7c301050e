"""What is saved is seen at once: what counts as saved, and that nothing is missed when folders come and go."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from watchfiles import watch

from showcase import watching
from showcase.watching import Changes, counts, saves, watched

PATIENCE = 30.0
"""Seconds that a slow machine may take; a quick one takes 0.05."""
QUIET = 12
"""Ticks after which nothing was seen."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/models").mkdir(parents=True)
    (tmp_path / "site_config.yaml").write_text("title: x\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def seen(root: Path) -> Iterator[Iterator[bool]]:
    """The watch of a site, which has begun."""
    stop = Event()
    watch_of_site = saves(root, stop)
    assert next(watch_of_site) is False
    yield watch_of_site
    stop.set()
    assert not any(watch_of_site)


def _is_seen(seen: Iterator[bool]) -> bool:
    end = time.monotonic() + PATIENCE
    return any(saved or time.monotonic() > end for saved in seen) and time.monotonic() < end


def _is_quiet(seen: Iterator[bool]) -> bool:
    return not any(next(seen) for _ in range(QUIET))


def test_what_is_saved_added_renamed_or_removed_in_content_is_seen(root: Path, seen: Iterator[bool]) -> None:
    one = root / "content/models/a.md"
    one.write_text("a", encoding="utf-8")
    assert _is_seen(seen)
    one.write_text("b", encoding="utf-8")
    assert _is_seen(seen)
    one = one.rename(one.with_name("b.md"))
    assert _is_seen(seen)
    (root / "content/models/anh").mkdir()
    assert _is_seen(seen)
    (root / "content/models/anh/a.jpg").write_bytes(b"a")
    assert _is_seen(seen)
    one.unlink()
    assert _is_seen(seen)
    assert _is_quiet(seen)


def test_settings_are_seen_also_when_another_file_takes_their_place(root: Path, seen: Iterator[bool]) -> None:
    settings, part = root / "site_config.yaml", root / "mới"
    for title in ("y", "z"):
        part.write_text(f"title: {title}\n", encoding="utf-8")
        part.replace(settings)
        assert _is_seen(seen)
    settings.unlink()
    assert _is_seen(seen)
    assert _is_quiet(seen)


def test_what_editors_leave_and_what_lies_elsewhere_is_not_seen(root: Path, seen: Iterator[bool]) -> None:
    for name in ("content/models/.a.md.swp", "content/~$a.md", "content/models/a.md.tmp", "content/_nhap.md"):
        (root / name).write_text("a", encoding="utf-8")
    for name in ("output", ".cache/serve", "themes-cũ"):
        (root / name).mkdir(parents=True)
        (root / name / "a.md").write_text("a", encoding="utf-8")
    (root / "ghi-chú.txt").write_text("a", encoding="utf-8")
    assert _is_quiet(seen)


def test_a_themes_folder_that_comes_later_is_watched(root: Path, seen: Iterator[bool]) -> None:
    template = root / "themes/x/templates/_card.html"
    template.parent.mkdir(parents=True)
    assert _is_seen(seen)
    assert any(next(seen) for _ in range(QUIET))  # once more when the watch has begun: what was saved before it counts
    template.write_text("a", encoding="utf-8")
    assert _is_seen(seen)


def test_content_that_another_folder_takes_the_place_of_is_watched_on(root: Path, seen: Iterator[bool]) -> None:
    for _ in range(3):
        shutil.rmtree(root / "content")
        (root / "content/models").mkdir(parents=True)
        assert _is_seen(seen)
        while not _is_quiet(seen):
            pass
        (root / "content/models/a.md").write_text("a", encoding="utf-8")
        assert _is_seen(seen)


def test_folders_are_looked_at_in_turn_where_the_system_cannot_watch_them(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    polled: list[object] = []

    def watch_few(*folders: str, force_polling: bool | None, **others: object) -> Iterator[set[object]]:
        polled.append(force_polling)
        if not force_polling:
            raise OSError("OS file watch limit reached.")
        yield from watch(*folders, force_polling=True, poll_delay_ms=20, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "watch", watch_few)
    stop = Event()
    seen = saves(root, stop)
    assert next(seen) is True  # what was saved before it is not known
    while not _is_quiet(seen):
        pass
    (root / "content/models/a.md").write_text("a", encoding="utf-8")
    assert _is_seen(seen)
    stop.set()
    assert not any(seen)
    assert polled == [None, True]


def test_what_counts_is_told_by_the_names_below_the_folder_alone(tmp_path: Path) -> None:
    site = tmp_path / ".ẩn/_site"  # the folders above are the owner's business
    (site / "content").mkdir(parents=True)
    (site / "themes").mkdir()
    folders = watched(site)
    base = Path(next(root for root, folder in folders.items() if not folder.is_theme)).parent
    assert [counts(base / "content" / name, folders) for name in ("a.md", "x/a.md", "_x/a.md", ".a.md")] == [1, 1, 0, 0]
    assert [counts(base / "themes" / name, folders) for name in ("x/_a.html", "x/.a.html.swp", ".x/a.html")] == [
        1,
        0,
        0,
    ]
    assert counts(base / "elsewhere.md", folders)


# ---- what was saved ----------------------------------------------------------------------------------


def test_changes_are_folders_of_the_content_or_anything(tmp_path: Path) -> None:
    (tmp_path / "content/models").mkdir(parents=True)
    content = os.path.realpath(tmp_path / "content")
    changes = Changes(tmp_path)
    assert changes.take() is None  # before the first build everything may have changed
    assert changes.take() == frozenset()
    changes.add([f"{content}/models/gia-thuy/a.md", f"{content}/models/b.md"])
    changes.add([f"{content}/c.md", f"{content}-other/models/d.md", f"{tmp_path}/themes/own/theme.yaml"])
    assert changes.take() == {"content/models/gia-thuy", "content/models", "content"}
    changes.add([f"{content}/models/b.md"])
    changes.add(None)
    changes.add([f"{content}/models/b.md"])
    assert changes.take() is None
    assert changes.take() == frozenset()


def test_what_was_saved_is_told_before_the_save_is(root: Path) -> None:
    stop, changes = Event(), Changes(root)
    seen = saves(root, stop, changes)
    assert next(seen) is False
    changes.take()
    (root / "content/models/a.md").write_text("a", encoding="utf-8")
    assert _is_seen(seen)
    assert changes.take() == {"content/models"}
    (root / "content").rename(root / "moved")
    (root / "content/models").mkdir(parents=True)
    assert _is_seen(seen)
    assert changes.take() is None
    stop.set()
