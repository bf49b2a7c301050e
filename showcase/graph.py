"""Say what a page is in schema.org's words: JSON-LD for search engines, made of what the page shows.

Nothing is invented: what the content does not say is left out, and so is what needs a full address where
the site has none. Persons are never named here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from showcase import digest
from showcase.artifacts import Later, made
from showcase.config import Config
from showcase.fronts import Award
from showcase.records import ArticlePage, Link, ModelPage, Page, Picture
from showcase.terms import UNCLASSIFIED
from showcase.urls import absolute

Node = dict[str, object]

_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""What could end a `script` element or a line of it; it stands in JSON's strings only, where the escape means it."""


class Graph(Struct, frozen=True, kw_only=True):
    """What a page says of itself in schema.org's words: JSON-LD that is safe inside a `script` element."""

    text: str

    def __html__(self) -> str:
        """Return the text as markup, which a template prints as it is."""
        return self.text


class GraphUse(Struct, frozen=True, kw_only=True):
    """What a page's graph is made of when it is rendered; `description` and `language` are the home page's."""

    shown: ModelPage | ArticlePage | None
    title: str
    base_url: str
    description: str = ""
    language: str = ""


def graph_use(page: Page, context: Mapping[str, object], config: Config) -> GraphUse:
    """Return what the graph of a page will be made of, besides the page itself."""
    shown = context.get("model", context.get("article"))
    of_site = {"description": config.description, "language": config.language} if page.kind == "home" else {}
    return GraphUse(
        shown=shown if isinstance(shown, ModelPage | ArticlePage) else None,
        title=config.title,
        base_url=config.base_url,
        **of_site,
    )


def graph_part(page: Page, context: Mapping[str, object], config: Config) -> object:
    """Return the same as a part of a context, made later where the model is made later."""
    model = context.get("model")
    if not isinstance(model, Later):
        return graph_use(page, context, config)
    named = digest.combine(model.digest, config.title, config.base_url)
    return Later(named, lambda: graph_use(page, made(context), config))


def graph_of(page: Page, use: GraphUse) -> Graph | None:
    """Return what a page says of itself: the thing that it shows, and the way to it; None when that is nothing."""
    nodes = [*_thing(page, use), *_way(page, use)]
    if not nodes:
        return None
    text = msgspec.json.encode({"@context": "https://schema.org", "@graph": nodes}).decode("utf-8")
    for sign, escape in _ESCAPES.items():  # `str.translate` asks for each letter
        text = text.replace(sign, escape)
    return Graph(text=text)


def _thing(page: Page, use: GraphUse) -> Iterator[Node]:
    shown = use.shown
    if page.kind == "home":
        yield {**_website(use), **_node("WebSite", description=use.description, inLanguage=use.language)}
    elif isinstance(shown, ModelPage):
        yield {**_node("CreativeWork", name=shown.title), **_common(page, shown, use), **_of_model(shown)}
    elif shown and page.kind == "article":
        own = _node("Article", headline=shown.title, creditText=shown.author, citation=shown.source)
        yield {**own, **_common(page, shown, use)}
    elif shown:
        yield {**_node("WebPage", name=shown.title), **_common(page, shown, use)}


def _common(page: Page, shown: ModelPage | ArticlePage, use: GraphUse) -> Node:
    pictures = sorted(shown.pictures, key=lambda picture: picture != shown.cover)  # who takes one takes the first
    return _known(
        description=shown.summary,
        url=_full(page.address, use),
        image=[_image(picture, use) for picture in pictures] if use.base_url else [],
        datePublished=shown.date,
        dateModified=shown.updated,
        isPartOf=_website(use),
    )


def _of_model(model: ModelPage) -> Node:
    return _known(
        genre=_kind(model),
        keywords=[tag.title for tag in model.tags],
        contentLocation=_place(model),
        creator=_node("Organization", name=model.organisation) if model.organisation else {},
        award=[text for award in model.awards if (text := _award(award))],
    )


def _kind(model: ModelPage) -> str:
    """Return the kind, unless it is the one of all that have none."""
    slug = model.kind.address.rstrip("/").rpartition("/")[2] if model.kind else ""
    return model.kind.title if model.kind and slug not in ("", UNCLASSIFIED) else ""


def _place(model: ModelPage) -> Node:
    """Return where a model is: what is written of it, and its point, or the line of a lane."""
    written = _known(streetAddress=model.address, addressLocality=model.unit.title if model.unit else "")
    points = [(str(latitude), str(longitude)) for latitude, longitude in model.location]
    geo: Node = {}
    if len(points) == 1:
        geo = _node("GeoCoordinates", latitude=points[0][0], longitude=points[0][1])
    elif points:
        geo = _node("GeoShape", line=" ".join(f"{latitude},{longitude}" for latitude, longitude in points))
    known = _known(address=_node("PostalAddress", **written) if written else {}, geo=geo)
    return _node("Place", **known) if known else {}


def _award(award: Award) -> str:
    """Return an award as one text; a bare year says nothing."""
    parts = [part for part in (award.form, award.body) if part]
    return ", ".join([*parts, str(award.year)]) if parts else ""


def _image(picture: Picture, use: GraphUse) -> Node:
    files = next((source.files for source in picture.sources if source.format == "jpeg"), ())
    return _node(
        "ImageObject",
        contentUrl=_full(files[-1][0], use) if files else "",
        width=picture.width,
        height=picture.height,
        caption=picture.caption,
        description=picture.alt,
        creditText=picture.credit,
    )


def _way(page: Page, use: GraphUse) -> Iterator[Node]:
    """Yield the way to a page, home first; without full addresses it would lead nowhere."""
    if page.trail and use.base_url:
        steps: Sequence[Link] = (*page.trail, Link(title=page.title, address=page.address))
        yield _node(
            "BreadcrumbList",
            itemListElement=[
                _node("ListItem", position=number, name=step.title, item=_full(step.address, use))
                for number, step in enumerate(steps, start=1)
            ],
        )


def _website(use: GraphUse) -> Node:
    return _node("WebSite", name=use.title, url=_full("/", use))


def _full(address: str, use: GraphUse) -> str:
    return absolute(use.base_url, address) if use.base_url else ""


def _node(kind: str, **properties: object) -> Node:
    return {"@type": kind, **_known(**properties)}


def _known(**properties: object) -> Node:
    """Return the properties that have a value."""
    return {name: value for name, value in properties.items() if value not in ("", None, [], {})}
