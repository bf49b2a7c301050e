"""Permanent ids of models: made by chance, and never the same twice, not even when a model is deleted.

A sign on a wall leads to `/q/<id>/` for years, so an id must never come to mean another model. Every id that was ever
seen is noted in `content/registry/used_ids.txt`; a new one is none of those, and none of those now in the content.
"""

import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Final

NOTED: Final = "content/registry/used_ids.txt"


def used(site: Path) -> set[str]:
    """Return the ids that are noted and those that any Markdown file of the content has, one put away too."""
    found = set(noted(site))
    for path in (site / "content").rglob("*"):
        if path.suffix.lower() == ".md" and path.is_file():
            found.update(in_text(_text(path)))
    return found


def noted(site: Path) -> tuple[str, ...]:
    """Return the ids of the site's list, in its order; without a list there are none."""
    return tuple(re.findall(_NOTED_LINE, _text(site / NOTED)))


def in_text(text: str) -> tuple[str, ...]:
    """Return what a file says as its id, however its front matter is written."""
    return tuple(re.findall(_WRITTEN, text))


def new(taken: Iterable[str]) -> str:
    """Make an id that is not taken: six consonants and digits, a letter first, none that looks like another.

    Without vowels it is no word, and without `e` no program takes it for a number.
    """
    known = set(taken)
    while (made := secrets.choice(_LETTERS) + "".join(secrets.choice(_CHARACTERS) for _ in range(5))) in known:
        pass
    return made


def with_noted(text: str, added: Iterable[str]) -> str:
    """Return the text of the list with ids added at its end, in its own line ends."""
    end = "\r\n" if "\r\n" in text else "\n"
    text = text or f"{_HEADING}\n"
    closed = text if text.endswith("\n") else text + end
    return closed + "".join(f"{one}{end}" for one in added)


_LETTERS: Final = "bcdfghkmnpqrtvwx"
_CHARACTERS: Final = f"{_LETTERS}23456789"
_HEADING: Final = (
    "# Các mã đã dùng, mỗi dòng một mã. Chương trình tự ghi, để không mã nào được cấp lần thứ hai; đừng xóa."
)
# Patterns are texts: `re` compiles each at its first use and remembers it.
_NOTED_LINE: Final = r"(?m)^\s*([a-z0-9]{6})\s*$"
_WRITTEN: Final = r"(?im)^[ \t]*[\"']?(?:id|m(?:ã|a\u0303|a))[\"']?[ \t]*:[ \t]*[\"']?([a-z0-9]{6})\b"


def _text(path: Path) -> str:
    """Return what a file holds; one that is not there, or that `check` tells as unreadable, holds nothing."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""
