"""What holds for every name that models use: the spelling that is shown, and one message for what many files share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from showcase.diagnostics import Diagnostic, at
from showcase.records import Document

FIRST_FILES = 3
"""How many files a message about a name that many share tells by name."""


def commonest(spellings: Counter[str]) -> str:
    """Return the spelling that is used most; of two, the one that sorts first."""
    return min(spellings, key=lambda name: (-spellings[name], name))


def told_once(
    code: str, key: str, documents: Sequence[Document], name: str, near: Sequence[str], known: Sequence[str]
) -> Diagnostic:
    """Make one diagnostic of a name that many files share: with the count and the first files."""
    first = min(documents, key=lambda d: d.path)
    files = ", ".join(sorted(d.path for d in documents)[:FIRST_FILES])
    return at(
        first.path,
        first.lines.get(key, 1),
        1,
        code,
        axis=key,
        name=name,
        near=", ".join(near),
        known=", ".join(known),
        count=len(documents),
        files=files,
    )
