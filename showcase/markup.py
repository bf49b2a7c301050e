"""Markdown to safe HTML, with holes where links and pictures go.

Raw HTML is shown as text and told; what comes out of Markdown passes a sanitiser, but for plain texts, in which it
would find nothing. Its canonical output is then taken apart: headings get anchors, links and images become parts of a
`Body`.
"""

from __future__ import annotations

import html
import re

from msgspec import Struct

from showcase.abbreviations import with_holes
from showcase.candidates import Candidates
from showcase.diagnostics import Diagnostic
from showcase.lines import Lines
from showcase.plain import aligned, convert_plain
from showcase.records import AbbreviationPart, Body, Heading, ImagePart, LinkPart
from showcase.unbroken import unbroken
from showcase.urls import content_target, image_target, is_external, is_unsafe
from showcase.vietnamese import slug

# nh3 writes attributes in double quotes and escapes < and > in text and attributes: these match tags only
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_HOLE = re.compile(r'<(a|img)((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_ANY_TAG = re.compile(r"<[^>]*>")


class Marked(Struct, frozen=True, kw_only=True):
    """What a body became: its parts, its headings, and what was wrong; links and images with their lines."""

    body: Body
    headings: tuple[Heading, ...]
    links: tuple[tuple[str, int], ...]
    images: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]
    abbreviations: tuple[tuple[str, int], ...] = ()


def mark(text: str, path: str, first_line: int) -> Marked:
    """Turn the Markdown body of the file `path` into parts. `first_line` is the body's first line in the file."""
    if not text.strip():
        return Marked(body=Body(parts=()), headings=(), links=(), images=(), diagnostics=())
    lines = Lines(text, path, first_line)
    told: list[Diagnostic] = []
    html = _html(text, lines, told)
    with_ids, headings = _with_anchors(html)
    whole_words = unbroken(with_ids)
    parts, links, images = _with_holes(whole_words, path, Candidates({h.id for h in headings}), lines, told)
    whole = with_holes(parts)
    return Marked(
        body=Body(parts=whole),
        headings=headings,
        links=links,
        images=images,
        diagnostics=tuple(told),
        abbreviations=tuple((p.short, lines.of(p.short)) for p in whole if isinstance(p, AbbreviationPart)),
    )


def _html(text: str, lines: Lines, told: list[Diagnostic]) -> str:
    """Return a body as safe HTML, without ids, with targets in `data-` attributes; tell what is wrong with it."""
    plain = convert_plain(text)
    if plain is not None:
        return aligned(plain)
    # Python-Markdown costs 13 ms, and a build of plain texts does without it
    from showcase.further import convert_further

    return convert_further(text, lines, told)


def _with_anchors(text: str) -> tuple[str, tuple[Heading, ...]]:
    """Give each heading an id of its own; a body's top heading is of level 2, for the page's title is of level 1."""
    headings: list[Heading] = []
    used: set[str] = set()

    def replace(match: re.Match[str]) -> str:
        level, inner = max(2, int(match.group(1))), match.group(2)
        words = html.unescape(_ANY_TAG.sub("", inner) if "<" in inner else inner).strip()
        anchor = stem = slug(words) or "muc"
        number = 2
        while anchor in used:
            anchor, number = f"{stem}-{number}", number + 1
        used.add(anchor)
        headings.append(Heading(level=level, id=anchor, text=words))
        return f'<h{level} id="{anchor}">{inner}</h{level}>'

    return _HEADING.sub(replace, text), tuple(headings)


_Parts = tuple[str | LinkPart | ImagePart, ...]
_Targets = tuple[tuple[str, int], ...]


def _with_holes(
    text: str, path: str, anchors: Candidates, lines: Lines, told: list[Diagnostic]
) -> tuple[_Parts, _Targets, _Targets]:
    parts: list[str | LinkPart | ImagePart] = []
    links: dict[str, int] = {}
    images: dict[str, int] = {}
    done = 0
    for match in _HOLE.finditer(text):
        attributes = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(match.group(2))}
        if match.group(1) == "img":
            parts.append(text[done : match.start()])
            parts.append(_image(attributes, path, lines, images, told))
            done = match.end()
            continue
        href = attributes.get("data-href", "")
        target = _link(href, path, anchors, lines, told)
        if isinstance(target, LinkPart):
            links.setdefault(target.target, lines.of(href))
            parts.append(f"{text[done : match.start()]}<a")
            parts.append(target)
        else:
            parts.append(f"{text[done : match.start()]}<a{target}")
        title = f' title="{html.escape(attributes["title"])}"' if "title" in attributes else ""
        parts.append(f"{title}>")
        done = match.end()
    parts.append(text[done:])
    return _joined(parts), tuple(links.items()), tuple(images.items())


def _link(href: str, path: str, anchors: Candidates, lines: Lines, told: list[Diagnostic]) -> LinkPart | str:
    """Return the attribute of a link that can be written now, or the hole for one that has to be looked up."""
    if is_unsafe(href):
        told.append(lines.tell("link-unsafe", href, target=href))
        return ""
    if is_external(href):
        return f' href="{html.escape(href)}" rel="noopener"'
    if href.startswith("#"):
        if href[1:] in anchors:
            return f' href="{html.escape(href)}"'
        near = "".join(f"#{found}" for found in anchors.nearest(href[1:]))
        told.append(lines.tell("link-broken", href, target=href, near=near))
        return ""
    fragment = href.partition("#")[2]
    if href.startswith("/"):
        return LinkPart(target=href)
    target = content_target(path, href)
    if target is None:
        told.append(lines.tell("path-outside", href, target=href))
        return ""
    return LinkPart(target=f"{target}#{fragment}" if fragment else target)


def _image(
    attributes: dict[str, str], path: str, lines: Lines, images: dict[str, int], told: list[Diagnostic]
) -> ImagePart | str:
    source, alt = attributes.get("data-src", ""), attributes.get("alt", "")
    if is_external(source) or is_unsafe(source):
        told.append(lines.tell("link-unsafe", source, target=source))
        return html.escape(alt)
    target = image_target(path, source)
    if target is None:
        told.append(lines.tell("path-outside", source, target=source))
        return html.escape(alt)
    images.setdefault(target, lines.of(source))
    return ImagePart(target=target, alt=alt, title=attributes.get("title", ""), alone="alone" in attributes)


def _joined(parts: list[str | LinkPart | ImagePart]) -> _Parts:
    """Join neighbouring texts and drop empty ones."""
    joined: list[str | LinkPart | ImagePart] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tuple(joined)
