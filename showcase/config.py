"""Read site_config.yaml: few keys, each with a default, so that a site works with `title` alone."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

import yaml
from msgspec import Struct

from showcase import slips
from showcase.diagnostics import Diagnostic, Failed, at
from showcase.fields import FLAG
from showcase.records import Link
from showcase.schema import (
    MISSING,
    TEXT,
    Field,
    Reader,
    Shape,
    choice,
    compose,
    list_of,
    mapping_of_text,
    parsed,
    read_mapping,
    record,
    require,
)
from showcase.urls import DEFAULT_SECTIONS, LinkStyle, is_safe_path
from showcase.vietnamese import normalise, slug

AXES = ("ward", "sector", "year", "kind", "organisation", "tag")
DEFAULT_GROUPINGS = ("ward", "sector", "year", "kind", "organisation", "tag", "ward/year", "ward/sector", "sector/year")
GROUPINGS = (*AXES, *(f"{a}/{b}" for a in ("ward", "sector", "kind") for b in ("year", "sector", "kind") if a != b))


class Config(Struct, frozen=True, kw_only=True):
    """The settings of a site, as the program uses them."""

    title: str
    description: str = ""
    base_url: str = ""
    language: str = "vi"
    theme: str = "default"
    groupings: tuple[str, ...] = DEFAULT_GROUPINGS
    per_page: int = 24
    links: LinkStyle = "folder"
    search: bool = True
    signs: bool = True
    permalinks: dict[str, str] = {}
    navigation: tuple[Link, ...] = ()
    contact: dict[str, str] = {}
    params: dict[str, str] = {}
    time_zone: str = "+07:00"
    tone_style: Literal["keep", "old", "new"] = "keep"
    photo_widths: tuple[int, ...] = (480, 960, 1600)
    photo_quality: int = 80

    def section(self, name: str) -> str:
        """Return the first folder of a kind of page."""
        return self.permalinks.get(name, DEFAULT_SECTIONS[name])


def _whole(low: int, high: int) -> Shape:
    def parse(text: str) -> int:
        if not text.isdecimal():
            raise slips.Told(slips.Slip(code="value-not-number", args={"value": text, "example": usual}))
        if not low <= int(text) <= high:
            raise ValueError(f"{low}–{high}")
        return int(text)

    usual = str(min(high, max(low, 24)))
    return parsed(f"whole number {low}–{high}", parse, "value-out-of-range", (usual, str(high)))


def _base_url(text: str) -> str:
    if not _is_url(text):
        proposed = f"https://{text.strip('/')}/"
        example = (
            proposed if re.match(r"[\w-]+(\.[\w-]+)+", text) and _is_url(proposed) else "https://danvankheo.example/"
        )
        raise slips.Told(slips.Slip(code="value-not-url", args={"value": text, "example": example}))
    return text.rstrip("/") + "/"


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # a host that cannot be
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and not any(c in text for c in " ?#\"'<>\\")


def _offset(text: str) -> str:
    if not re.fullmatch("[+-](0[0-9]|1[0-4]):[0-5][0-9]", text):
        raise ValueError("+07:00")
    return text


def _folder(text: str) -> str:
    if not re.fullmatch("[a-z0-9-]+", text) or not is_safe_path(text):
        example = slug(text) if slug(text) and is_safe_path(slug(text)) else "khu-pho"
        raise slips.Told(slips.Slip(code="value-not-slug", args={"value": text, "example": example}))
    return text


def _read_permalinks(reader: Reader, node: yaml.Node) -> object:
    values, lines = read_mapping(reader, node, [Field(key=key, shape=_FOLDER) for key in DEFAULT_SECTIONS])
    folders = DEFAULT_SECTIONS | values
    for key in values:
        same = [other for other, folder in folders.items() if folder == folders[key] and other != key]
        if same and (same[0] not in values or lines[same[0]] <= lines[key]):
            column = node.start_mark.column + 1
            told = at(reader.path, lines[key], column, "folder-taken", key=key, other=same[0], folder=folders[key])
            reader.diagnostics.append(told)
            return {name: folder for name, folder in values.items() if name != key}
    return values


_FOLDER = parsed("folder name", _folder, "value-not-slug", ("khu-pho",))
_PLAIN = choice  # a closed list whose canonical words are stored as they are
_NAVIGATION = record(
    "menu entry",
    Link,
    (
        Field(key="title", shape=TEXT, names=("tên",), required=True, example="Giới thiệu"),
        Field(key="address", shape=TEXT, names=("địa chỉ",), required=True, example="/gioi-thieu/"),
    ),
)

SETTINGS = (
    Field(key="title", shape=TEXT, names=("tên trang",), required=True, example="Dân vận khéo phường Bình Minh"),
    Field(key="description", shape=TEXT, names=("mô tả",)),
    Field(
        key="base_url",
        shape=parsed(
            "web address",
            _base_url,
            "value-not-url",
            ("https://danvankheo.example/", "https://phuong.example/dan-van/"),
        ),
        names=("địa chỉ trang",),
    ),
    Field(key="language", shape=_PLAIN("language", {"vi": ("tiếng Việt",), "en": ("tiếng Anh",)}), names=("ngôn ngữ",)),
    Field(key="theme", shape=TEXT, names=("giao diện",)),
    Field(key="groupings", shape=list_of(_PLAIN("grouping", dict.fromkeys(GROUPINGS, ()))), names=("cách nhóm",)),
    Field(key="per_page", shape=_whole(2, 200), names=("số mô hình mỗi trang",)),
    Field(key="links", shape=_PLAIN("links", {"folder": ("thư mục",), "file": ("tệp",)}), names=("liên kết",)),
    Field(key="search", shape=FLAG, names=("tìm kiếm",)),
    Field(key="signs", shape=FLAG, names=("biển QR",)),
    Field(
        key="permalinks",
        shape=Shape(
            name="folder names", read=_read_permalinks, examples=("{ward: xa-phuong}", "{models: mo-hinh-dan-van}")
        ),
        names=("đường dẫn",),
    ),
    Field(key="navigation", shape=list_of(_NAVIGATION), names=("trình đơn",)),
    Field(
        key="contact",
        shape=mapping_of_text("texts by name", "{phone: '024 1234567', email: lienhe@phuong.example}"),
        names=("liên hệ",),
    ),
    Field(key="params", shape=mapping_of_text("texts by name", "{accent: blue}"), names=("tham số",)),
    Field(
        key="time_zone",
        shape=parsed("time zone offset", _offset, "value-not-time-zone", ("+07:00", "+09:00")),
        names=("múi giờ",),
    ),
    Field(
        key="tone_style",
        shape=_PLAIN("tone style", {"keep": ("giữ nguyên",), "old": ("kiểu cũ",), "new": ("kiểu mới",)}),
        names=("kiểu đặt dấu",),
    ),
    Field(key="photo_widths", shape=list_of(_whole(100, 4000)), names=("chiều rộng ảnh",)),
    Field(key="photo_quality", shape=_whole(30, 95), names=("chất lượng ảnh",)),
)
"""Every setting; docs/config.md and the tests go by this table."""


def read_config(text: str, path: str = "site_config.yaml") -> tuple[Config, tuple[Diagnostic, ...]]:
    """Read the settings; raises Failed when there is nothing to go on with (bad YAML, no title)."""
    reader = Reader(path)
    root = compose(reader, normalise(text.removeprefix("\ufeff")))
    values, lines = read_mapping(reader, root, SETTINGS)
    if not require(reader, root, SETTINGS, values, lines) or any(v is MISSING for v in values.values()):
        raise Failed(*(reader.diagnostics or [at(path, 0, 0, "config-missing")]))
    if "photo_widths" in values:
        values["photo_widths"] = tuple(sorted(set(values["photo_widths"]))) or Config(title="").photo_widths
    if "groupings" in values:
        values["groupings"] = _with_wider(values["groupings"])
    if values.get("signs") and not values.get("base_url"):  # asked for by name: the default alone says nothing
        reader.diagnostics.append(at(path, lines["signs"], 1, "signs-without-address"))
    return Config(**values), tuple(reader.diagnostics)


def _with_wider(groupings: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the order of AXES; a pair brings its wider grouping along, since its address lies below it."""
    chosen = {*groupings, *(g.split("/")[0] for g in groupings)}
    return tuple(g for g in GROUPINGS if g in chosen)
