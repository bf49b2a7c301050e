"""Walking the content: what each file is, by its path in NFC, and no change overlooked."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from showcase import digest
from showcase.scan import RACY_NS, Scan, Scanned, read_texts, scan, scan_again
from showcase.store import Store

OLD = 1_700_000_000_000_000_000
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "site" / "content").mkdir(parents=True)
    return tmp_path / "site"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "cache") as opened:
        yield opened


def write(root: Path, *names: str, content: bytes = b"x") -> None:
    for name in names:
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def kinds(found: Scan) -> dict[str, str]:
    return {s.path.removeprefix("content/"): s.kind for s in found.sources}


def told(found: Scan) -> list[tuple[str, str]]:
    return [(d.code, d.path.removeprefix("content/")) for d in found.diagnostics]


def digest_of(found: Scan, path: str) -> str:
    return next(s.digest for s in found.sources if s.path == f"content/{path}")


# ---- what a file is ----------------------------------------------------------------------------


def test_files_are_known_by_their_folder_and_ending(root: Path, store: Store) -> None:
    write(
        root,
        "models/a.md",
        "models/gia-thuy/2024/B.MD",
        "models/a/truoc.jpg",
        "models/a/SAU.JPEG",
        "articles/tin.md",
        "pages/lien-he.md",
        "pages/lien-he/ban-do.png",
        "documents/25-kh-du.md",
        "reports/2024.md",
        "registry/units.yaml",
    )
    found = scan(root, store)
    assert found.diagnostics == ()
    assert kinds(found) == {
        "articles/tin.md": "article",
        "documents/25-kh-du.md": "document",
        "models/a.md": "model",
        "models/a/SAU.JPEG": "photo",
        "models/a/truoc.jpg": "photo",
        "models/gia-thuy/2024/B.MD": "model",
        "pages/lien-he.md": "page",
        "pages/lien-he/ban-do.png": "photo",
        "registry/units.yaml": "registry",
        "reports/2024.md": "report",
    }
    assert [s.path for s in found.sources] == sorted(s.path for s in found.sources)
    assert {s.digest for s in found.sources} == {digest.of_bytes(b"x")}


def test_an_empty_content_has_no_sources(root: Path, store: Store) -> None:
    assert scan(root, store) == Scan(sources=(), diagnostics=())


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "models/.a.md.swp",
        ".git/x.md",
        "models/~$ngo.docx",
        "models/_nhap.md",
        "_nhap/a.md",
        "models/a.md.bak",
        "models/a.jpg.PART",
        "models/a/Thumbs.db",
        "models/desktop.ini",
        "models/x.tmp",
        "models/a.jpg.crdownload",
    ],
)
def test_what_editors_and_systems_leave_behind_is_passed_over(root: Path, store: Store, name: str) -> None:
    write(root, name)
    assert scan(root, store) == Scan(sources=(), diagnostics=())


@pytest.mark.parametrize("name", ["register/2024.csv", "register/2025.xlsx", "register/cu/2019.csv"])
def test_folders_of_later_parts_are_left_alone(root: Path, store: Store, name: str) -> None:
    write(root, name)
    assert scan(root, store) == Scan(sources=(), diagnostics=())


@pytest.mark.parametrize(
    "name",
    [
        "a.md",
        "truoc.jpg",
        "model/a.md",
        "Models/a.md",
        "models/a.txt",
        "models/a.markdown",
        "models/a/truoc.heic",
        "registry/units.yml",
        "registry/a.md",
        "documents",
        "documents/a.pdf",
        "register",
    ],
)
def test_misplaced_files_are_told_and_not_used(root: Path, store: Store, name: str) -> None:
    write(root, name)
    found = scan(root, store)
    assert (found.sources, told(found)) == ((), [("content-misplaced", name)])


# ---- names -------------------------------------------------------------------------------------


def test_paths_are_in_nfc_and_files_as_the_disk_spells_them(root: Path, store: Store) -> None:
    name = unicodedata.normalize("NFD", "models/Ngõ hoa Hoa Sữa.md")
    write(root, name)
    (source,) = scan(root, store).sources
    assert source.path == "content/models/Ngõ hoa Hoa Sữa.md"
    assert source.file == f"content/{name}"
    assert (root / source.file).read_bytes() == b"x"


def test_two_spellings_of_one_name_are_told(root: Path, store: Store) -> None:
    names = [unicodedata.normalize(form, "models/ngõ.md") for form in FORMS]
    write(root, *names)
    if len(os.listdir(root / "content/models")) == 1:
        return  # the disk takes both for one name
    found = scan(root, store)
    assert (len(found.sources), told(found)) == (1, [("content-misplaced", "models/ngõ.md")])


# ---- links -------------------------------------------------------------------------------------


def test_a_link_out_of_the_content_is_refused(root: Path, store: Store) -> None:
    (root / "secret.md").write_text("x")
    (root / "content-2").mkdir()
    (root / "content-2" / "b.md").write_text("x")
    write(root, "models/a.md")
    (root / "content/models/file.md").symlink_to(root / "secret.md")
    (root / "content/models/climb.md").symlink_to("../../secret.md")
    (root / "content/models/folder").symlink_to(root / "content-2")
    (root / "content/all").symlink_to("/")
    found = scan(root, store)
    assert list(kinds(found)) == ["models/a.md"]
    assert sorted(told(found)) == [
        ("path-outside", "all"),
        ("path-outside", "models/climb.md"),
        ("path-outside", "models/file.md"),
        ("path-outside", "models/folder"),
    ]
    assert {d.args["target"] for d in found.diagnostics} >= {"../../secret.md", "/"}


def test_a_link_within_the_content_is_followed(root: Path, store: Store) -> None:
    write(root, "models/a.md", "models/a/truoc.jpg")
    (root / "content/articles").mkdir()
    (root / "content/articles/b.md").symlink_to("../models/a.md")
    (root / "content/articles/b").symlink_to("../models/a")
    found = scan(root, store)
    assert found.diagnostics == ()
    assert list(kinds(found)) == ["articles/b.md", "articles/b/truoc.jpg", "models/a.md", "models/a/truoc.jpg"]


def test_links_in_a_circle_and_to_nothing_are_refused(root: Path, store: Store) -> None:
    write(root, "models/a.md", "articles/b.md")
    (root / "content/models/up").symlink_to("..")
    (root / "content/models/here").symlink_to(".")
    (root / "content/models/across").symlink_to("../articles")
    (root / "content/articles/back").symlink_to("../models")
    (root / "content/models/gone.md").symlink_to("nowhere.md")
    (root / "content/models/self.md").symlink_to("self.md")
    found = scan(root, store)
    assert set(kinds(found)) >= {"models/a.md", "articles/b.md", "models/across/b.md"}
    assert len(found.sources) < 10
    refused = {path for code, path in told(found) if code == "path-outside"}
    assert refused >= {"models/up", "models/here", "models/gone.md", "models/self.md"}


def test_what_is_neither_file_nor_folder_is_passed_over(root: Path, store: Store) -> None:
    write(root, "models/b.md")
    if hasattr(os, "mkfifo"):  # no pipes on Windows
        os.mkfifo(root / "content/models/a.md")
    assert list(kinds(scan(root, store))) == ["models/b.md"]


# ---- what changed ------------------------------------------------------------------------------


def test_a_change_is_seen_by_its_size_or_its_time(root: Path, store: Store) -> None:
    write(root, "models/a.md", content=b"one")
    file = root / "content/models/a.md"
    os.utime(file, ns=(OLD, OLD))
    scan(root, store)
    write(root, "models/a.md", content=b"longer")
    os.utime(file, ns=(OLD, OLD))
    assert digest_of(scan(root, store), "models/a.md") == digest.of_bytes(b"longer")
    write(root, "models/a.md", content=b"LONGER")
    os.utime(file, ns=(OLD + 1, OLD + 1))
    assert digest_of(scan(root, store), "models/a.md") == digest.of_bytes(b"LONGER")


def test_a_change_within_the_same_time_stamp_is_seen(root: Path, store: Store) -> None:
    write(root, "models/a.md", content=b"one")
    file = root / "content/models/a.md"
    stamp = file.stat().st_mtime_ns
    scan(root, store)
    write(root, "models/a.md", content=b"two")
    os.utime(file, ns=(stamp, stamp))
    assert digest_of(scan(root, store), "models/a.md") == digest.of_bytes(b"two")


def test_a_time_in_the_future_is_not_trusted(root: Path, store: Store) -> None:
    write(root, "models/a.md", content=b"one")
    file = root / "content/models/a.md"
    later = file.stat().st_mtime_ns + 1000 * RACY_NS
    os.utime(file, ns=(later, later))
    scan(root, store)
    write(root, "models/a.md", content=b"two")
    os.utime(file, ns=(later, later))
    assert digest_of(scan(root, store), "models/a.md") == digest.of_bytes(b"two")


def test_an_old_file_is_read_once(root: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, "models/a.md", "models/b.md")
    for name in ("a", "b"):
        os.utime(root / f"content/models/{name}.md", ns=(OLD, OLD))
    first = scan(root, store)
    read: list[Path] = []
    monkeypatch.setattr(digest, "of_file", read.append)
    assert scan(root, store) == first
    assert read == []


NFC, NFD = (unicodedata.normalize(form, "ngõ") for form in FORMS)


@pytest.mark.parametrize(
    ("first", "more"),
    [
        (["models/a/a.md", "models/a/b.md"], []),
        (["models/a/a.md", "models/a/b.md"], ["models/a/aa.md", "models/b/a.md"]),
        (["models/a/a.md", "models/a/b.jpg"], []),
        (["models/a/a.md", "models/a/c.txt"], ["a.md"]),
        ([f"models/{NFC}/a.md"], [f"models/{NFD}/a.md"]),
        ([f"models/{NFD}/a.md"], [f"models/{NFC}/a.md"]),
        ([f"models/a/{NFD}.md"], []),
        ([f"models/a/{NFD}.md"], [f"models/a/{NFC}.md"]),
        (["models/a/a.md", "registry/units.yaml"], []),
    ],
)
def test_what_stands_is_found_as_if_it_was_new(root: Path, store: Store, first: list[str], more: list[str]) -> None:
    for names in (first, more):
        write(root, *names)
        for name in names:
            os.utime(root / "content" / name, ns=(OLD, OLD))
        scan(root, store)
    with Store(root / "other") as new:
        assert scan(root, store) == scan(root, new)


def test_a_renamed_file_is_not_taken_for_another(root: Path, store: Store) -> None:
    write(root, "models/a.md", content=b"one")
    write(root, "models/b.md", content=b"two")
    for name in ("a", "b"):
        os.utime(root / f"content/models/{name}.md", ns=(OLD, OLD))
    scan(root, store)
    (root / "content/models/a.md").rename(root / "content/models/c.md")
    assert digest_of(scan(root, store), "models/b.md") == digest.of_bytes(b"two")


def test_a_file_that_goes_while_the_folder_is_read_is_passed_over(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, "models/a.md", "models/b.md")

    def read(path: str) -> str:
        if path.endswith("a.md"):
            raise FileNotFoundError
        return "x"

    monkeypatch.setattr(digest, "of_file", read)
    assert list(kinds(scan(root, store))) == ["models/b.md"]


def test_of_a_new_site_it_is_foreseen_how_many_files_will_be_read(root: Path, store: Store) -> None:
    foreseen: list[int] = []
    write(root, "models/a.md", "models/b.md", "models/b/anh.jpg")
    scan(root, store, foreseen.append)
    write(root, "models/c.md")
    scan(root, store, foreseen.append)
    assert foreseen == [3]


# ---- folders by themselves ---------------------------------------------------------------------------


@pytest.fixture
def kept(root: Path, store: Store) -> Scanned:
    """Return what a process saw of two folders."""
    found = Scanned()
    write(root, "models/a/1.md", "models/a/2.md", "models/b/1.md")
    scan(root, store, kept=found)
    return found


A, B = "content/models/a", "content/models/b"


def test_a_folder_by_itself_is_scanned_as_with_all_others(root: Path, store: Store, kept: Scanned) -> None:
    write(root, "models/a/1.md", content=b"other")
    write(root, "models/a/3.md", "models/a/anh.jpg")
    (root / A / "2.md").unlink()
    again = scan_again(root, store, kept, {A})
    assert again == scan(root, store, kept=kept)
    assert again is not None
    assert digest_of(again, "models/a/1.md") != digest_of(again, "models/b/1.md")


def test_what_is_not_named_is_as_it_was_seen_last(root: Path, store: Store, kept: Scanned) -> None:
    write(root, "models/b/2.md")
    again = scan_again(root, store, kept, {A})
    assert again is not None
    assert "models/b/2.md" not in kinds(again)
    assert scan_again(root, store, kept, {B}) == scan(root, store)


def test_another_process_takes_up_what_was_seen_of_one_folder(root: Path, store: Store, kept: Scanned) -> None:
    write(root, "models/a/1.md", content=b"other")
    assert scan_again(root, store, kept, {A}) == scan(root, store)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: write(root, "models/a/below/1.md"),
        lambda root: write(root, "models/a/strange.txt"),
        lambda root: (root / "content/models/a/link").symlink_to(root / B),
        lambda root: [path.unlink() for path in (root / A).iterdir()] and (root / A).rmdir(),
    ],
    ids=["a folder more", "a file to be told", "a link", "no folder"],
)
def test_where_more_than_files_changed_all_is_scanned(
    root: Path, store: Store, kept: Scanned, change: Callable[[Path], object]
) -> None:
    change(root)
    assert scan_again(root, store, kept, {A}) is None


def test_a_folder_that_was_not_seen_and_one_of_a_site_with_something_to_tell_are_not_scanned_alone(
    root: Path, store: Store, kept: Scanned
) -> None:
    assert scan_again(root, store, kept, {A, "content/models/c"}) is None
    assert scan_again(root, store, Scanned(), set()) is None
    write(root, "models/b/strange.txt")
    scan(root, store, kept=kept)
    assert scan_again(root, store, kept, {A}) is None


def test_what_is_remembered_of_deleted_files_is_forgotten(root: Path, store: Store) -> None:
    write(root, "models/a.md", "models/b.md")
    scan(root, store)
    (root / "content/models/a.md").unlink()
    assert list(kinds(scan(root, store))) == ["models/b.md"]
    assert msgspec.msgpack.decode(store.recall("scan")["content/models"])[0] == ["b.md"]


def test_notes_that_cannot_be_read_are_made_again(root: Path, store: Store) -> None:
    write(root, "models/a.md")
    first = scan(root, store)
    store.note("scan", {"content/models": b"rubbish"})
    assert scan(root, store) == first


# ---- registers ---------------------------------------------------------------------------------


def test_registers_are_read_as_text(root: Path, store: Store) -> None:
    write(root, "registry/units.yaml", content="\ufeffunits: []\r\n".encode())
    write(root, "registry/kinds.yaml", content="kinds: [{name: ngõ}]".encode("cp1258", "replace") + b"\xff")
    write(root, "models/a.md", content=b"\xff")
    texts, diagnostics = read_texts(root, scan(root, store).sources)
    assert texts == {"content/registry/units.yaml": "units: []\n"}
    assert [(d.code, d.path) for d in diagnostics] == [("file-not-utf8", "content/registry/kinds.yaml")]


# ---- files that cannot be read -----------------------------------------------------------------


def test_a_folder_that_is_called_like_a_file_is_told_and_not_looked_into(root: Path, store: Store) -> None:
    for name in ("models/a.md", "registry/units.yaml", "models/a/truoc.JPG"):
        (root / "content" / name).mkdir(parents=True)
    (root / "content/models/a.md/x.jpg").write_bytes(b"x")
    found = scan(root, store)
    assert found.sources == ()
    assert [(d.code, d.path) for d in found.diagnostics] == [
        ("file-is-folder", "content/models/a.md"),
        ("file-is-folder", "content/models/a/truoc.JPG"),
        ("file-is-folder", "content/registry/units.yaml"),
    ]
