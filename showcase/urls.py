"""Every rule about addresses: patterns, output paths, relative links. Nothing else makes or takes apart a URL.

An *address* is site-absolute and ends in a slash or a file name: `/mo-hinh/ngo-hoa/`, `/sitemap.xml`.
An *output path* is the file below the output folder: `mo-hinh/ngo-hoa/index.html`.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

LinkStyle = Literal["folder", "file"]

DEFAULT_SECTIONS = {
    "models": "mo-hinh",
    "ward": "dia-phuong",
    "sector": "linh-vuc",
    "year": "nam",
    "kind": "loai-mo-hinh",
    "organisation": "to-chuc",
    "tag": "tu-khoa",
    "articles": "bai-viet",
    "photos": "thu-vien-anh",
    "permanent": "q",
}
"""The first folder of each kind of page; `permalinks` in site_config.yaml changes it."""

_SEGMENT = (
    r"(?!(?:bin|app_data|\.showcase)(?:/|\Z))"  # what hosts keep from readers, and what is ours
    r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|\Z))"  # what Windows keeps for itself, with any ending
    r"[a-z0-9._-]*[a-z0-9_-]"  # Windows drops a dot at the end
)
_SAFE_PATH = re.compile(f"(?:{_SEGMENT}/)*{_SEGMENT}")
_SAFE_SCHEMES = {"http", "https", "mailto", "tel"}


def address(*segments: str) -> str:
    """Join segments into the address of a page: `address("nam", "2021")` is `/nam/2021/`."""
    return "/" + "".join(f"{segment}/" for segment in segments if segment)


def output_path(address: str) -> str:
    """Return the file of an address; a folder's is its index.html."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def is_safe_path(path: str) -> bool:
    """Tell whether each segment is one that every host serves (`[a-z0-9._-]+`, no bin, no app_data, no con)."""
    return bool(_SAFE_PATH.fullmatch(path))


def relative(here: str, target: str, style: LinkStyle) -> str:
    """Return the link from the page at address `here` to the address `target`.

    It climbs to the site's root and descends again, so it holds in any sub-folder; with style `file` a
    folder's index.html is written out, so it also holds when read from a disk.
    """
    return descended(climb(here), target, style)


def climb(here: str) -> str:
    """Return the way from a page up to the site's root."""
    return "../" * (here.count("/") - 1)


def descended(above: str, target: str, style: LinkStyle) -> str:
    """Return the way to an address from the site's root, behind the way up to there."""
    path, hash_sign, fragment = target.partition("#")
    file = output_path(path) if style == "file" else path.lstrip("/")
    return (above + file or "./") + hash_sign + fragment


def absolute(base_url: str, target: str) -> str:
    """Return the full URL of an address; `base_url` may have a folder and need not end in a slash."""
    return base_url.rstrip("/") + target


def base_path(base_url: str) -> str:
    """Return the folder that base_url puts the site in: `/` or `/dan-van-kheo/`."""
    path = urlsplit(base_url).path
    return path if path.endswith("/") else f"{path}/"


def is_external(target: str) -> bool:
    """Tell whether a link leaves the site by a scheme that is allowed (http, https, mailto, tel)."""
    parts = _parts(target)
    return parts is not None and parts.scheme in _SAFE_SCHEMES


def is_unsafe(target: str) -> bool:
    """Tell whether a link must not be published: another scheme (javascript:, data:) or a host without one."""
    parts = _parts(target)
    return parts is None or (bool(parts.scheme or parts.netloc) and parts.scheme not in _SAFE_SCHEMES)


def content_target(document: str, target: str) -> str | None:
    """Resolve a relative link of a content file to a path below the site's folder; None when it leaves `content/`."""
    path = unicodedata.normalize("NFC", unquote(urlsplit(target).path))
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(document), path))
    return joined if joined.startswith("content/") else None


def photo_path(document: str, file: str) -> str | None:
    """Return where a photo of a document lies: in the folder of the document's name beside it.

    None when that leads out of `content/`.
    """
    folder = document[: -len(".md")]
    joined = posixpath.normpath(posixpath.join(folder, file))
    return joined if joined.startswith("content/") else None


def image_target(document: str, source: str) -> str | None:
    """Resolve the source of a picture in a body: a bare name lies in the document's photo folder, a path beside it."""
    return content_target(document if "/" in source else f"{document[: -len('.md')]}/", source)


def _parts(target: str) -> SplitResult | None:
    """Take a link apart; None where it is none (`http://[`), so that nothing takes it for safe."""
    try:
        return urlsplit(target)
    except ValueError:
        return None
