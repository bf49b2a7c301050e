"""Read the catalogues of themes: YAML, of which nearly all are plain lines."""

from __future__ import annotations

from pathlib import Path

import yaml

from showcase.strings import plain_catalogue
from showcase.vietnamese import normalise


def read_catalogue(path: Path) -> dict[str, str]:
    """Read a catalogue; an absent file is an empty one. Raises ValueError when it is no flat mapping of texts."""
    try:
        text = normalise(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    if (plain := plain_catalogue(text)) is not None:
        return plain
    try:
        found = yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if found in (None, ""):
        return {}
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise ValueError("not a flat mapping of texts")
    return {str(key): value for key, value in found.items()}
