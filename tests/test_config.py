"""The settings: one is enough, a wrong one is told, and what is told leaves the default."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import urlsplit

import pytest
from msgspec.structs import asdict

from showcase.config import AXES, DEFAULT_GROUPINGS, GROUPINGS, SETTINGS, Config, read_config
from showcase.diagnostics import Failed
from showcase.urls import DEFAULT_SECTIONS

Told = list[tuple[str, int, int]]


def config_of(text: str) -> Config:
    config, told = read_config(f"title: Dân vận khéo\n{text}")
    assert told == ()
    return config


def told_in(text: str) -> Told:
    return [(d.code, d.line, d.column) for d in read_config(f"title: x\n{text}")[1]]


def failed_with(text: str) -> Told:
    with pytest.raises(Failed) as failure:
        read_config(text)
    assert {d.path for d in failure.value.diagnostics} == {"site_config.yaml"}
    return [(d.code, d.line, d.column) for d in failure.value.diagnostics]


def test_a_title_is_enough() -> None:
    assert config_of("") == Config(title="Dân vận khéo")


def test_few_settings_each_with_a_default() -> None:
    assert len(SETTINGS) <= 20
    assert {s.key for s in SETTINGS} == set(asdict(Config(title="")))
    assert [s.key for s in SETTINGS if s.required] == ["title"]


def test_the_file_may_begin_with_a_mark_have_windows_line_ends_and_be_decomposed() -> None:
    text = unicodedata.normalize("NFD", "\ufefftên trang: Dân vận khéo\r\nmô tả: Ngõ hoa\r\n")
    config, told = read_config(text)
    assert (config.title, config.description, told) == ("Dân vận khéo", "Ngõ hoa", ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [("key-missing", 1, 1)]),
        ("title:\n", [("key-empty", 1, 1)]),
        ("description: a\ntitle: ~\n", [("key-empty", 2, 1)]),
        ("title: ''", [("value-empty", 1, 8)]),
        ("title [a", [("yaml-no-colon", 1, 1)]),
        ("title: &a [*a]", [("yaml-alias", 1, 8)]),
        ("- title", [("yaml-not-mapping", 1, 1)]),
        (
            "per_page: 0\nsearch: maybe\n",
            [("value-out-of-range", 1, 11), ("value-not-choice", 2, 9), ("key-missing", 1, 1)],
        ),
    ],
)
def test_without_a_title_that_can_be_read_there_is_nothing_to_go_on_with(text: str, told: Told) -> None:
    assert failed_with(text) == told


def test_wrong_settings_are_all_told_and_count_as_not_there() -> None:
    text = """\
title: x
base_ur: https://a.example/
language: fr
per_page: 1_000
links: both
search: maybe
permalinks: {ward: Phường, wards: a, year: bin}
photo_widths: [480, 5000, rộng]
photo_quality: 20
time_zone: +7
navigation: [{title: a}]
per_page: 30
"""
    config, told = read_config(text)
    assert [(d.code, d.line, d.column) for d in told] == [
        ("key-unknown", 2, 1),
        ("value-not-choice", 3, 11),
        ("value-not-number", 4, 11),
        ("value-not-choice", 5, 8),
        ("value-not-choice", 6, 9),
        ("value-not-slug", 7, 20),
        ("key-unknown", 7, 28),
        ("value-not-slug", 7, 44),
        ("value-out-of-range", 8, 21),
        ("value-not-number", 8, 27),
        ("value-out-of-range", 9, 16),
        ("value-not-time-zone", 10, 12),
        ("key-missing", 11, 1),
        ("key-duplicate", 12, 1),
    ]
    assert told[0].args["near"] == "base_url"
    assert config == Config(title="x", photo_widths=(480,))


@pytest.mark.parametrize(
    ("written", "base_url"),
    [
        ("https://a.example", "https://a.example/"),
        ("https://a.example/", "https://a.example/"),
        ("http://a.example/dan-van//", "http://a.example/dan-van/"),
        ("'https://a.example:8080/x'", "https://a.example:8080/x/"),
    ],
)
def test_the_address_of_the_site_ends_in_one_slash(written: str, base_url: str) -> None:
    assert config_of(f"base_url: {written}").base_url == base_url


@pytest.mark.parametrize(
    "written",
    [
        "a.example",
        "//a.example/",
        "ftp://a.example/",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "'https://['",
        "https://a.example/?x",
        "'https://a.example/#x'",
        "https://a b.example",
        "'https://a.example/\"onclick=\"x'",
        "https://a.example/<b>",
    ],
)
def test_what_is_no_address_of_a_site(written: str) -> None:
    assert told_in(f"base_url: {written}") == [("value-not-url", 2, 11)]


def test_every_base_url_that_is_taken_can_be_taken_apart() -> None:
    for written in ("https://a.example", "https://xn--a.example/x", "http://127.0.0.1:8000"):
        assert urlsplit(config_of(f"base_url: {written}").base_url).hostname


@pytest.mark.parametrize("written", ["+07:00", "'-03:30'", "+14:00", "+00:00"])
def test_time_zones(written: str) -> None:
    assert config_of(f"time_zone: {written}").time_zone == written.strip("'")


@pytest.mark.parametrize("written", ["7", "+7", "+07", "+0700", "+07x00", "07:00", "+15:00", "+07:60", "+٠٧:٠٠", "UTC"])
def test_what_is_no_time_zone(written: str) -> None:
    assert told_in(f"time_zone: {written}") == [("value-not-time-zone", 2, 12)]


@pytest.mark.parametrize("written", ["1", "201", "-5", "2.5", "0x10", "1e2", "²", "9" * 5000])
def test_numbers_out_of_range(written: str) -> None:
    code = "value-out-of-range" if written.isdecimal() else "value-not-number"
    assert told_in(f"per_page: {written}") == [(code, 2, 11)]


def test_photo_widths_are_sorted_and_once_each_and_never_none_at_all() -> None:
    assert config_of("photo_widths: [960, 480, 960]").photo_widths == (480, 960)
    assert config_of("photo_widths: 800").photo_widths == (800,)
    assert config_of("photo_widths: []").photo_widths == Config(title="").photo_widths


def test_groupings_keep_one_order_and_bring_the_wider_one_along() -> None:
    assert config_of("groupings: [tag, ward/year, tag]").groupings == ("ward", "tag", "ward/year")
    assert config_of("groupings: []").groupings == ()
    assert config_of("").groupings == DEFAULT_GROUPINGS
    assert set(DEFAULT_GROUPINGS) <= set(GROUPINGS)
    assert {g.split("/")[0] for g in GROUPINGS} <= set(AXES)


def test_permalinks_change_the_folders_that_they_name() -> None:
    config = config_of("permalinks: {ward: xa-phuong, models: x2}")
    assert (config.section("ward"), config.section("models")) == ("xa-phuong", "x2")
    assert config.section("year") == DEFAULT_SECTIONS["year"]


@pytest.mark.parametrize("written", ["''", "a/b", "..", "A", "a_b", "xã", "bin", "'a b'"])
def test_what_is_no_folder(written: str) -> None:
    [(code, _, _)] = told_in(f"permalinks: {{ward: {written}}}")
    assert code in ("value-not-slug", "value-empty")


def test_texts_by_name_stay_as_written() -> None:
    config = config_of("params: {accent: 010, size: ~, note: 'x: y'}\ncontact:\n  điện thoại: 024 1234567\n  email:\n")
    assert config.params == {"accent": "010", "note": "x: y"}
    assert config.contact == {"điện thoại": "024 1234567"}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("ngôn ngữ: tiếng Anh", "language", "en"),
        ("liên kết: tệp", "links", "file"),
        ("tìm kiếm: không", "search", False),
        ("kieu dat dau: kiểu mới", "tone_style", "new"),
        ("giao diện: rieng", "theme", "rieng"),
    ],
)
def test_settings_have_vietnamese_names_and_values(text: str, key: str, value: Any) -> None:
    assert getattr(config_of(text), key) == value
