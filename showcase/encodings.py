"""Name the encoding of a file that is not UTF-8, so that a person knows what to choose when saving it again."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from showcase.proofreading import suspicions

_VIETNAMESE: Final = "[ăđơưĂĐƠƯ\u1ea0-\u1ef9]"
_NEVER: Final = "[\u0300-\u036f\u1e00-\u1e9f]"
"""Marks that make no Vietnamese letter: these bytes were meant otherwise."""


def named(raw: bytes) -> str:
    """Return the likeliest encoding by the name that editors show; a file without such signs is called ANSI."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:400].count(0) > len(raw[:400]) // 4:
        return "UTF-16 (Unicode)"
    latin = raw.decode("cp1252", errors="replace")
    if any(found.code == "legacy-encoding" for found in suspicions(latin)):
        return "TCVN3 / VNI (.VnTime, VNI-Times)"
    vietnamese = unicodedata.normalize("NFC", raw.decode("cp1258", errors="replace"))
    if re.search(_VIETNAMESE, vietnamese) and not re.search(_NEVER, vietnamese):
        return "ANSI (Windows-1258)"
    return "ANSI (Windows-1252)" if "\ufffd" not in latin else "ANSI"
