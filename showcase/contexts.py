"""What each kind of page gives to its template: the one table that plan, the theme's checks and the docs go by."""

from __future__ import annotations

from showcase.diagnostics import Diagnostic, at
from showcase.templates import SHELVES
from showcase.theme import Theme

COMMON = ("page", "graph", *SHELVES)

CONTEXTS: dict[str, tuple[str, ...]] = {
    "home.html": (*COMMON, "featured", "newest", "indexes", "articles", "models", "photos", "totals"),
    "models.html": (*COMMON, "listing", "narrower"),
    "model.html": (*COMMON, "model", "body", "neighbours", "related"),
    "term.html": (*COMMON, "term", "within", "themes", "listing", "narrower"),
    "terms.html": (*COMMON, "index"),
    "articles.html": (*COMMON, "listing"),
    "article.html": (*COMMON, "article", "body"),
    "photos.html": (*COMMON, "library"),
    "page.html": (*COMMON, "article", "body"),
    "sign.html": (*COMMON, "sign"),
    "404.html": COMMON,
    "redirect.html": (*COMMON, "target"),
    "sitemap.xml": (*COMMON, "entries"),
    "sitemap_index.xml": (*COMMON, "entries"),
    "feed.xml": (*COMMON, "feed"),
    "robots.txt": (*COMMON, "has_sitemap"),
    "site.webmanifest": COMMON,
}
"""Template → the names that it may read."""

WORDS = (
    "title.home",
    "title.models",
    "title.wards",
    "title.sectors",
    "title.years",
    "title.kinds",
    "title.organisations",
    "title.tags",
    "title.articles",
    "title.photos",
    "title.not_found",
    "title.year",
    "title.pair",
    "title.feed_unit",
    "unclassified",
    "unit.until",
    "unit.since",
    "trail.home",
)
"""The strings of a theme that the engine itself prints into contexts."""


def check_theme(theme: Theme) -> tuple[Diagnostic, ...]:
    """Tell templates that are missing or read names that their pages do not have, and words that the engine needs."""
    told = [
        at(f"themes/{theme.name}/strings/vi.yaml", 0, 0, "string-missing", key=key)
        for key in WORDS
        if key not in theme.words
    ]
    every = {name for names in CONTEXTS.values() for name in names}
    for template in theme.templates.values():
        known = set(CONTEXTS.get(template.local, every))
        for strange, line in template.own_names.items():
            if strange not in known:
                told.append(
                    at(template.file, line, 1, "template-name-unknown", name=strange, known=", ".join(sorted(known)))
                )
    told += [
        at(f"themes/{theme.name}", 0, 0, "template-missing", name=name)
        for name in CONTEXTS
        if name not in theme.templates
    ]
    return tuple(told)
