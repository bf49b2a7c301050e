"""The rules about addresses: links hold in every folder and on a disk, and no path leaves the site."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.urls import (
    DEFAULT_SECTIONS,
    absolute,
    address,
    base_path,
    content_target,
    image_target,
    is_external,
    is_safe_path,
    is_unsafe,
    output_path,
    photo_path,
    relative,
)

_SEGMENTS = st.from_regex(r"[a-z0-9_-]{1,4}(\.[a-z0-9]{1,3})?", fullmatch=True)
_FOLDERS = st.lists(_SEGMENTS, max_size=4).map(lambda segments: address(*segments))
_FILES = st.tuples(_FOLDERS, st.sampled_from(("sitemap.xml", "feed.xml", "404.html", "a.jpg"))).map("".join)
_ADDRESSES = st.one_of(_FOLDERS, _FILES)
_BASES = st.sampled_from(("https://a.example/", "https://a.example/dan-van/", "http://a.example/x/y/"))


def _at(base: str, place: str) -> str:
    return base + place.removeprefix("/")


@settings(max_examples=60, deadline=None)
@given(_BASES, _ADDRESSES, _ADDRESSES, st.sampled_from(("", "#cach-lam")))
def test_a_browser_follows_a_relative_link_to_its_address_in_any_folder(
    base: str, here: str, target: str, fragment: str
) -> None:
    link = relative(here, target + fragment, "folder")
    assert not link.startswith("/")
    assert urljoin(_at(base, here), link) == _at(base, target) + fragment


@settings(max_examples=60, deadline=None)
@given(_ADDRESSES, _ADDRESSES, st.sampled_from(("", "#cach-lam")))
def test_with_links_to_files_a_disk_without_a_server_is_enough(here: str, target: str, fragment: str) -> None:
    folder = "file:///D:/trang/"
    link = relative(here, target + fragment, "file")
    assert urljoin(folder + output_path(here), link) == folder + output_path(target) + fragment
    assert not urlsplit(link).path.endswith("/")


@pytest.mark.parametrize(
    ("here", "target", "folder", "file"),
    [
        ("/", "/", "./", "index.html"),
        ("/", "/nam/2021/", "nam/2021/", "nam/2021/index.html"),
        ("/nam/2021/", "/", "../../", "../../index.html"),
        ("/nam/2021/", "/nam/2021/", "../../nam/2021/", "../../nam/2021/index.html"),
        ("/mo-hinh/a/", "/mo-hinh/b/#anh", "../../mo-hinh/b/#anh", "../../mo-hinh/b/index.html#anh"),
        ("/sitemap.xml", "/feed.xml", "feed.xml", "feed.xml"),
    ],
)
def test_relative_links(here: str, target: str, folder: str, file: str) -> None:
    assert relative(here, target, "folder") == folder
    assert relative(here, target, "file") == file


def test_an_address_is_made_of_the_segments_that_there_are() -> None:
    assert address() == "/"
    assert address("nam", "", "2021") == "/nam/2021/"


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("/", "index.html"),
        ("/nam/2021/", "nam/2021/index.html"),
        ("/sitemap.xml", "sitemap.xml"),
        ("/a/feed.xml", "a/feed.xml"),
    ],
)
def test_every_folder_has_an_index(place: str, path: str) -> None:
    assert output_path(place) == path


@settings(max_examples=60, deadline=None)
@given(st.lists(_SEGMENTS, min_size=1, max_size=3), st.text(max_size=6))
def test_a_safe_path_is_one_that_every_host_serves(good: list[str], strange: str) -> None:
    path = "/".join(f"x{segment}" for segment in good)  # no such name is one that a system keeps for itself
    assert is_safe_path(path)
    allowed = strange != "" and all(c in "abcdefghijklmnopqrstuvwxyz0123456789._-/" for c in strange)
    assert allowed or not is_safe_path(f"{path}/{strange}")


_OUTSIDE = ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a/.", "...", "a./b"]
_STRANGE = ["A", "ngõ", "a b", "a\\b", "a:b", "a?", "a%20b"]
_KEPT = ["bin/a", "a/app_data", ".showcase/a", "con/a", "a/nul", "aux.html", "a/com1.tar.gz", "lpt9"]


@pytest.mark.parametrize("path", [*_OUTSIDE, *_STRANGE, *_KEPT])
def test_paths_that_are_refused(path: str) -> None:
    assert not is_safe_path(path)


def test_the_default_folders_are_safe_and_none_is_taken_twice() -> None:
    assert all(is_safe_path(folder) for folder in DEFAULT_SECTIONS.values())
    assert len(set(DEFAULT_SECTIONS.values())) == len(DEFAULT_SECTIONS)


@pytest.mark.parametrize(
    ("base", "full", "folder"),
    [
        ("https://a.example", "https://a.example/nam/", "/"),
        ("https://a.example/", "https://a.example/nam/", "/"),
        ("https://a.example/dan-van", "https://a.example/dan-van/nam/", "/dan-van/"),
        ("https://a.example/dan-van/", "https://a.example/dan-van/nam/", "/dan-van/"),
        ("", "/nam/", "/"),
    ],
)
def test_full_addresses_and_the_folder_of_the_site(base: str, full: str, folder: str) -> None:
    assert absolute(base, "/nam/") == full
    assert base_path(base) == folder


@pytest.mark.parametrize(
    "target",
    ["https://a.example", "HTTP://A.example/", "mailto:a@b.example", "tel:+84241234567", "  https://a.example"],
)
def test_links_that_leave_the_site(target: str) -> None:
    assert is_external(target)
    assert not is_unsafe(target)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "javascript\n:alert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "zalo://chat",
        "//a.example/x",
        "\t//a.example/x",
        "http://[",
        "http://[::1",
        "//[",
        "https://a℀b.example",
    ],
)
def test_links_that_are_not_published(target: str) -> None:
    assert is_unsafe(target)
    assert not is_external(target)


@pytest.mark.parametrize("target", ["", "#a", "a.md", "../b.md#x", "/mo-hinh/", "ngõ hoa.md", "?x=javascript:"])
def test_links_that_stay_in_the_site(target: str) -> None:
    assert not is_unsafe(target)
    assert not is_external(target)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_no_text_is_taken_for_two_kinds_of_link(target: str) -> None:
    assert not (is_external(target) and is_unsafe(target))


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("b.md", "content/models/gia-thuy/b.md"),
        ("./b.md#anh", "content/models/gia-thuy/b.md"),
        ("../bo-de/b.md?x=1", "content/models/bo-de/b.md"),
        ("../../articles/tin.md", "content/articles/tin.md"),
        ("ng%C3%B5.md", "content/models/gia-thuy/ngõ.md"),
        ("ngo%CC%83.md", "content/models/gia-thuy/ngõ.md"),
        ("", "content/models/gia-thuy"),
        ("../../../site_config.yaml", None),
        ("../../../../../../etc/passwd", None),
        ("..%2F..%2F..%2Fsite_config.yaml", None),
        ("%2e%2e/%2e%2e/%2e%2e/a", None),
        ("%2Fetc/passwd", None),
        ("../../..", None),
        ("../..", None),
        ("../../../content-khac/a.md", None),
    ],
)
def test_a_relative_link_of_a_file_stays_in_the_content(target: str, path: str | None) -> None:
    assert content_target("content/models/gia-thuy/a.md", target) == path


_STEPS = st.lists(st.sampled_from(("..", ".", "", "a", "%2e%2e", "%2E.", "%2F", "..\\", "content", "ngõ")), max_size=9)


@settings(max_examples=60, deadline=None)
@given(_STEPS, st.sampled_from(("/", "%2F", "\\")))
def test_no_way_of_writing_a_link_leaves_the_content(steps: list[str], slash: str) -> None:
    target = slash.join(steps)
    for found in (
        content_target("content/models/a.md", target),
        photo_path("content/models/a.md", target),
        image_target("content/models/a.md", target),
    ):
        assert found is None or (found.startswith("content/") and ".." not in found.split("/"))


@pytest.mark.parametrize(
    ("document", "file", "path"),
    [
        ("content/models/a.md", "truoc.jpg", "content/models/a/truoc.jpg"),
        ("content/models/A.MD", "truoc.jpg", "content/models/A/truoc.jpg"),
        ("content/models/a.md", "100%25.jpg", "content/models/a/100%25.jpg"),
        ("content/models/a.md", "cu/truoc.jpg", "content/models/a/cu/truoc.jpg"),
        ("content/models/a.md", "../b/sau.jpg", "content/models/b/sau.jpg"),
        ("content/models/a.md", "../../../../anh.jpg", None),
        ("content/models/a.md", "/etc/passwd", None),
    ],
)
def test_photos_lie_in_the_folder_of_their_document(document: str, file: str, path: str | None) -> None:
    assert photo_path(document, file) == path


def test_a_picture_in_a_body_is_looked_for_in_the_photo_folder_or_by_its_path() -> None:
    document = "content/models/a.md"
    assert image_target(document, "truoc.jpg") == "content/models/a/truoc.jpg"
    assert image_target(document, quote("ảnh đẹp.jpg")) == "content/models/a/ảnh đẹp.jpg"
    assert image_target(document, "b/sau.jpg") == "content/models/b/sau.jpg"
    assert image_target(document, "../../x.jpg") is None
