"""Bodies that are more than plain text: Python-Markdown converts them, a sanitiser passes them.

Raw HTML is shown as text and told; so is what is nested too deeply, and marks of emphasis that cannot be paired.
"""

from __future__ import annotations

import functools
import re

import nh3

from showcase import converter
from showcase.converter import Converted, convert, convert_without_emphasis, has_lost_a_place
from showcase.diagnostics import Diagnostic, at
from showcase.lines import Lines
from showcase.plain import aligned

_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_TAGS = _BLOCKS | _TABLES | {"code", "em", "strong", "del", "br", "a", "img", "sup", "sub"}
_ATTRIBUTES = {
    "a": {"data-href", "title"},
    "img": {"data-src", "alt", "title"},
    "ol": {"start"},
}
_CLASSES = {cell: {"left", "right", "center"} for cell in ("th", "td")}
_LONE_IMAGE = re.compile(r'<p><img((?: [a-z-]+="[^"]*")*)></p>')
DEEPEST = 100
"""As many lists may be nested: Python-Markdown calls itself for each, and two thousand take it minutes to give up."""
_TOO_DEEP = re.compile(rf"^(?: {{4}}|\t){{{DEEPEST}}}[ \t]*(?:[-*+]|[0-9]+\.)[ \t]", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t>]*", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:^.*\S.*\n?)+", re.MULTILINE)
_MARK = re.compile(r"[*_]")


def convert_further(text: str, lines: Lines, told: list[Diagnostic]) -> str:
    """Return a body as safe HTML, without ids, with targets in `data-` attributes; tell what is wrong with it."""
    converted = _converted(text, lines, told)
    told += [lines.tell("raw-html", tag, tag=tag[:40]) for tag in dict.fromkeys(converted.raw)]
    return _LONE_IMAGE.sub(r'<img alone=""\1>', clean(converted.html))


def _converted(text: str, lines: Lines, told: list[Diagnostic]) -> Converted:
    """Convert a body; tell one that is nested too deeply, and one whose marks of emphasis cannot be paired."""
    deep = _TOO_DEEP.search(text)
    try:
        converted = Converted("", ()) if deep else converter.convert_further(text)
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


def clean(html: str) -> str:
    """Return converted Markdown with nothing that a browser might run: only our tags, without targets of links."""
    return _cleaner().clean(aligned(html))


@functools.cache
def _cleaner() -> nh3.Cleaner:
    """Make the process's one sanitiser: making it costs a third of a cleaning."""
    return nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes=_CLASSES, link_rel=None)
