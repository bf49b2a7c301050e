"""Markdown to safe HTML, with holes where links and pictures go.

Raw HTML is shown as text and told; what comes out of Markdown passes a sanitiser, but for plain texts, in which it
would find nothing. Its canonical output is then taken apart: headings get anchors, links and images become parts of a
`Body`.
"""

from __future__ import annotations

import functools
import html
import re

import nh3
from msgspec import Struct

from showcase.abbreviations import with_holes
from showcase.converter import Converted, convert, convert_further, convert_without_emphasis, has_lost_a_place
from showcase.diagnostics import Diagnostic, at
from showcase.plain import convert_plain
from showcase.records import AbbreviationPart, Body, Heading, ImagePart, LinkPart
from showcase.unbroken import unbroken
from showcase.urls import content_target, image_target, is_external, is_unsafe
from showcase.vietnamese import nearest, slug

_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_TAGS = _BLOCKS | _TABLES | {"code", "em", "strong", "del", "br", "a", "img", "sup", "sub"}
_ATTRIBUTES = {
    "a": {"data-href", "title"},
    "img": {"data-src", "alt", "title"},
    "ol": {"start"},
}
_CLASSES = {cell: {"left", "right", "center"} for cell in ("th", "td")}
_ALIGN = re.compile(r'<(t[dh]) style="text-align: (left|right|center);">')
_CODE = re.compile(
    r"^(```+|~~~+).*?^\1|(?<![\\`])(`+)(?!`).+?(?<!`)\2(?!`)|^(?: {4}|\t)[^\n]*", re.DOTALL | re.MULTILINE
)
_CODE_MARKS = ("`", "~~~", "    ", "\t")
# nh3 writes attributes in double quotes and escapes < and > in text and attributes: these match tags only
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_HOLE = re.compile(r'<(a|img)((?: [a-z-]+="[^"]*")*)>')
_LONE_IMAGE = re.compile(r'<p><img((?: [a-z-]+="[^"]*")*)></p>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_ANY_TAG = re.compile(r"<[^>]*>")
DEEPEST = 100
"""As many lists may be nested: Python-Markdown calls itself for each, and two thousand take it minutes to give up."""
_TOO_DEEP = re.compile(rf"^(?: {{4}}|\t){{{DEEPEST}}}[ \t]*(?:[-*+]|[0-9]+\.)[ \t]", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t>]*", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:^.*\S.*\n?)+", re.MULTILINE)
_MARK = re.compile(r"[*_]")


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
    lines = _Lines(text, path, first_line)
    told: list[Diagnostic] = []
    html = _html(text, lines, told)
    with_ids, headings = _with_anchors(html)
    whole_words = unbroken(with_ids)
    parts, links, images = _with_holes(whole_words, path, {h.id for h in headings}, lines, told)
    whole = with_holes(parts)
    return Marked(
        body=Body(parts=whole),
        headings=headings,
        links=links,
        images=images,
        diagnostics=tuple(told),
        abbreviations=tuple((p.short, lines.of(p.short)) for p in whole if isinstance(p, AbbreviationPart)),
    )


def _html(text: str, lines: _Lines, told: list[Diagnostic]) -> str:
    """Return a body as safe HTML, without ids, with targets in `data-` attributes; tell what is wrong with it."""
    plain = convert_plain(text)
    if plain is not None:
        return _aligned(plain)
    converted = _converted(text, lines, told)
    told += [lines.tell("raw-html", tag, tag=tag[:40]) for tag in dict.fromkeys(converted.raw)]
    return _LONE_IMAGE.sub(r'<img alone=""\1>', clean(converted.html))


def _converted(text: str, lines: _Lines, told: list[Diagnostic]) -> Converted:
    """Convert a body; tell one that is nested too deeply, and one whose marks of emphasis cannot be paired."""
    deep = _TOO_DEEP.search(text)
    try:
        converted = Converted("", ()) if deep else convert_further(text)
    except RecursionError:
        deep = max(_INDENTED.finditer(text), key=lambda line: len(line[0].expandtabs(4)))
    if deep:
        told.append(at(lines.path, lines.number(deep.start()), 1, "body-too-deep", levels=DEEPEST))
        return Converted("", ())
    if has_lost_a_place(converted, text):
        told.append(at(lines.path, lines.number(_unclear(text)), 1, "emphasis-unclear"))
        return convert_without_emphasis(text)
    return converted


def _unclear(text: str) -> int:
    """Return where the first paragraph begins whose marks of emphasis cannot be paired; else the first mark's place."""
    for paragraph in _PARAGRAPH.finditer(text):
        if has_lost_a_place(convert(paragraph[0]), text):
            return paragraph.start() + max(0, paragraph[0].find("\\"))
    first = _MARK.search(text)
    return first.start() if first else 0


class _Lines:
    """Find the line of a piece of text in a body, for messages."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path, self._text, self._first = path, text, first_line

    def of(self, needle: str) -> int:
        """Return the line of a link's target, else of the piece in the prose, else in code; else the body's first."""
        place = self._target(needle)
        if place < 0:
            place = self._prose.find(needle)
        if place < 0:
            place = self._text.find(needle)
        return self.number(place)

    def number(self, place: int) -> int:
        """Return the line of a place in the body."""
        return self._first + self._text.count("\n", 0, max(0, place))

    def _target(self, needle: str) -> int:
        """Return where the piece first stands as `(piece)`, `<piece>` or `]: piece` in the prose, else -1."""
        prose = self._prose
        place = prose.find(needle)
        while place >= 0:
            before, after = prose[:place], prose[place + len(needle) :][:1]
            if (not after or after in ")>" or after.isspace()) and (
                before.endswith(("(", "<")) or before.rstrip().endswith("]:")
            ):
                return place
            place = prose.find(needle, place + 1)
        return -1

    @functools.cached_property
    def _prose(self) -> str:
        """The text with blanks in place of what Markdown shows as code."""
        if not any(mark in self._text for mark in _CODE_MARKS):
            return self._text
        return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), self._text)

    def tell(self, code: str, needle: str, **args: object) -> Diagnostic:
        return at(self.path, self.of(needle), 1, code, **args)


def clean(html: str) -> str:
    """Return converted Markdown with nothing that a browser might run: only our tags, without targets of links."""
    return _cleaner().clean(_aligned(html))


def _aligned(html: str) -> str:
    """Return HTML whose tables are aligned by classes, as a style sheet may see to them."""
    return _ALIGN.sub(r'<\1 class="\2">', html) if "<table>" in html else html


@functools.cache
def _cleaner() -> nh3.Cleaner:
    """Make the process's one sanitiser: making it costs a third of a cleaning."""
    return nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes=_CLASSES, link_rel=None)


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
    text: str, path: str, ids: set[str], lines: _Lines, told: list[Diagnostic]
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
        target = _link(href, path, ids, lines, told)
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


def _link(href: str, path: str, ids: set[str], lines: _Lines, told: list[Diagnostic]) -> LinkPart | str:
    """Return the attribute of a link that can be written now, or the hole for one that has to be looked up."""
    if is_unsafe(href):
        told.append(lines.tell("link-unsafe", href, target=href))
        return ""
    if is_external(href):
        return f' href="{html.escape(href)}" rel="noopener"'
    if href.startswith("#"):
        if href[1:] in ids:
            return f' href="{html.escape(href)}"'
        near = "".join(f"#{found}" for found in nearest(href[1:], sorted(ids), 1))
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
    attributes: dict[str, str], path: str, lines: _Lines, images: dict[str, int], told: list[Diagnostic]
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
