"""What `plan` hands to `render`: a file to be and what it is made from, of which parts are made when needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct


class Later(Struct, frozen=True):
    """A part of a context that is made when its page is: equal digests promise equal values."""

    digest: str
    make: Callable[[], object]


def made(context: Mapping[str, object]) -> dict[str, object]:
    """Return a context with each part made."""
    return {name: part.make() if isinstance(part, Later) else part for name, part in context.items()}


class Artifact(Struct, frozen=True, kw_only=True):
    """One file of the site to be: its path below the output folder and what it is made from.

    Either a `template` with a `context` (names to plain data, or to parts that are made later; nothing else
    reaches the template) or a `blob` of the cache, an asset's content or a QR code's text. `parts` are the
    digests of what it reads, by name; `key` is their digest.
    """

    path: str
    key: str
    parts: dict[str, str]
    template: str = ""
    context: dict[str, object] = {}
    blob: str = ""
