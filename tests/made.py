"""Documents, photos and whole `Site`s made in memory, for tests of what comes after loading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from plain_theme import WORDS

from showcase.assemble import assemble
from showcase.config import Config
from showcase.diagnostics import Diagnostic
from showcase.fronts import ArticleFront, DocumentFront, ModelFront, PageFront, YearFront
from showcase.load import Loaded, card_digest, facts_digest, own_slug
from showcase.records import BodyRef, Document, Photo, Variant
from showcase.registry import Registry
from showcase.site import Site

TODAY = dt.date(2026, 6, 1)
CONFIG = Config(title="Dân vận khéo")
NO_BODY = BodyRef(digest="")
NO_REGISTER = Registry()
_FRONTS: dict[str, type[DocumentFront]] = {"model": ModelFront, "article": ArticleFront, "page": PageFront}


def document(path: str, body: BodyRef = NO_BODY, lines: Mapping[str, int] | None = None, **keys: Any) -> Document:
    """Return the document of `models/a`, `articles/b` or `pages/c`; a model lies in Gia Thụy in 2024 unless told."""
    kind = path.split("/")[0].removesuffix("s")
    own = {"ward": "Gia Thụy", "years": years(2024)} if kind == "model" else {}
    front = _FRONTS[kind](**{"title": path.rsplit("/", 1)[-1], **own, **keys})
    return Document(
        path=f"content/{path}.md",
        kind=kind,  # type: ignore[arg-type]
        slug=own_slug(f"content/{path}.md", front),
        front=front,  # type: ignore[arg-type]
        facts=facts_digest(front),
        card=card_digest(front),
        body=body,
        lines=dict(lines or {}),
    )


def years(*numbers: int) -> tuple[YearFront, ...]:
    return tuple(YearFront(year=number) for number in numbers)


def a_photo(path: str, *widths: int) -> Photo:
    """Return a loaded photo; its blobs are named by format and width."""
    variants = [
        Variant(width=w, height=w * 3 // 4, format=f, blob=f"{f}{w:04}".ljust(32, "0"), size=1)
        for w in widths
        for f in ("webp", "jpeg")
    ]
    return Photo(path=path, width=widths[-1], height=widths[-1] * 3 // 4, variants=tuple(variants))


def assembled(
    *documents: Document,
    photos: Mapping[str, Photo] | None = None,
    config: Config = CONFIG,
    registry: Registry = NO_REGISTER,
    drafts: bool = False,
) -> tuple[Site, tuple[Diagnostic, ...]]:
    loaded = Loaded(documents=documents, photos=dict(photos or {}))
    return assemble(loaded, registry, config, WORDS, TODAY, drafts=drafts)


def made_site(*documents: Document, **options: Any) -> Site:
    """Assemble, and insist that nothing was wrong."""
    site, told = assembled(*documents, **options)
    assert told == ()
    return site
