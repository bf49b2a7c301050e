"""Markdown to HTML by Python-Markdown, with short cuts for the text that most bodies are made of.

`convert_stock` is Python-Markdown with our patterns: it says what is right. `convert` gives the same answer in less
time: a plain text is written directly (`plain`). For others, parts are set into Python-Markdown's own registries, each
takes only what it surely understands (a paragraph that begins with a letter, `**words**`, `[words](address)`) and
leaves the rest to the part that stands in its place in the stock. What is still in doubt is converted by the stock.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

import markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.serializers import RE_AMP
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString
from msgspec import Struct

from showcase.plain import LINE_BREAK, TRIGGER, convert_plain, is_plain_paragraph, spans_of

_RAW_TAG = r"(</?[a-zA-Z][^<>]*>|<!--.*?-->|<[!?][^<>]*>)"
_HIDDEN = {"href": "data-href", "src": "data-src"}
_NORMALISED = (STX, ETX, "\t", "\r")
_VOID = frozenset({"br", "hr", "img"})

TRIGGERS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": LINE_BREAK,
    "html": "<",
    "entity": "&",
    "em_strong": "*_",
}
"""Each inline pattern of the stock, in its order, with what a text must hold for it to match: the piece, for
`em_strong` one of the two. The marks of Python-Markdown's placeholders are none of these."""
_PLACEHOLDER = "zzwxh:"
_BY_REFERENCE = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})


class Converted(Struct, frozen=True):
    """The HTML of a text, targets of links and pictures in `data-` attributes, and the raw HTML found in it."""

    html: str
    raw: tuple[str, ...]


def convert(text: str) -> Converted:
    """Convert a text."""
    plain = convert_plain(text)
    return Converted(plain, ()) if plain is not None else convert_further(text)


def convert_further(text: str) -> Converted:
    """Convert a text that `plain` does not take."""
    return convert_quick(text) or convert_stock(text)


def convert_quick(text: str) -> Converted | None:
    """Convert a text the quick way. None: the answer may differ from the stock's.

    A placeholder that is left in the answer (of a link in the words of a picture, say) bears a number that the short
    cuts change, raw HTML is told in the order in which the stock comes upon it, and the stock can write what is
    nested more deeply than Python lets our writer go.
    """
    try:
        converted = _run(*_quick(), text)
    except RecursionError:
        return None
    return None if converted.raw or STX in converted.html else converted


def convert_stock(text: str) -> Converted:
    """Convert a text by Python-Markdown as it is."""
    return _run(*_stock(), text)


def convert_without_emphasis(text: str) -> Converted:
    """Convert a text whose * and _ stay as they are."""
    return _run(*_plain(), text)


def has_lost_a_place(converted: Converted, text: str) -> bool:
    r"""Tell whether the answer shows a piece of a placeholder.

    The pattern for emphasis can lose its place where marks are open or closed twice (`*a**b*\*`, in 3.11.3): then a
    placeholder of Python-Markdown is cut, and what stood in its place is lost.
    """
    html = converted.html
    return STX in html or ETX in html or (_PLACEHOLDER in html and _PLACEHOLDER not in text)


class RawHtml(InlineProcessor):
    """Show raw HTML as text, and note it."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(_RAW_TAG, md)
        self._md = md
        self.found: list[str] = []

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Put the tag in as text."""
        unescaped: str = self._md.treeprocessors["unescape"].unescape(self.unescape(m.group(1)))  # type: ignore[attr-defined]
        self.found.append(unescaped)
        element = Element("span")
        element.text = AtomicString(m.group(1))
        return element, m.start(0), m.end(0)


def _run(md: markdown.Markdown, raw: RawHtml, text: str) -> Converted:
    """Convert a text; nothing of the text before is left, even of one that was nested too deeply to be converted."""
    raw.found = []
    md.parser.state.clear()
    return Converted(md.reset().convert(text), tuple(raw.found))


@functools.cache
def _stock() -> tuple[markdown.Markdown, RawHtml]:
    """Make the process's one stock converter: making it costs more than converting a page."""
    md, raw = _with_our_patterns()
    md.treeprocessors.register(_HiddenTargets(md), "targets", -1)
    return md, raw


@functools.cache
def _plain() -> tuple[markdown.Markdown, RawHtml]:
    """Make the process's one converter without emphasis."""
    md, raw = _with_our_patterns()
    md.inlinePatterns.deregister("em_strong")
    md.treeprocessors.register(_HiddenTargets(md), "targets", -1)
    return md, raw


@functools.cache
def _quick() -> tuple[markdown.Markdown, RawHtml]:
    """Make the process's one quick converter."""
    md, raw = _with_our_patterns()
    md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
    md.preprocessors.register(_Fences(md), "fenced_code_block", 25)
    blocks = md.parser.blockprocessors
    blocks.register(_PlainParagraph(md.parser), "plain_paragraph", 110)
    md.parser.blockprocessors = tuple(blocks)  # type: ignore[assignment]  # a registry makes a list for each block
    md.treeprocessors.register(_Inline(md), "inline", 20)
    md.treeprocessors.deregister("prettify")
    md.treeprocessors.register(_Unescaped(md), "unescape", 0)
    md.serializer = _Writer(md.block_level_elements).write
    return md, raw


def _with_our_patterns() -> tuple[markdown.Markdown, RawHtml]:
    extensions = [TableExtension(), SaneListExtension(), FencedCodeExtension()]  # by name they cost 20 ms to be found
    md = markdown.Markdown(extensions=extensions, output_format="html")
    md.preprocessors.deregister("html_block")
    raw = RawHtml(md)
    md.inlinePatterns.register(raw, "html", 90)
    return md, raw


class _HiddenTargets(Treeprocessor):
    """Rename the attributes of links and pictures: the sanitiser would drop a target that we want to tell."""

    def run(self, root: Element) -> None:
        """Rename them in the finished tree."""
        for element in root.iter():
            for name, hidden in _HIDDEN.items():
                if name in element.attrib:
                    element.set(hidden, element.attrib.pop(name))


class _Whitespace(NormalizeWhitespace):
    """Normalise white space and remove placeholder marks only where there are some."""

    def run(self, lines: list[str]) -> list[str]:
        """Add the two line breaks that end a text, and do the rest where a line asks for it."""
        text = "\n".join(lines)
        if "\n " in text or any(mark in text for mark in _NORMALISED):
            return super().run(lines)
        return [*lines, "", ""]


class _Fences(Preprocessor):
    """Look for fenced code only where a fence is."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._fenced_code = md.preprocessors["fenced_code_block"]

    def run(self, lines: list[str]) -> list[str]:
        """Leave lines as they are when none begins with a fence."""
        return self._fenced_code.run(lines) if any(line.startswith(("```", "~~~")) for line in lines) else lines


class _PlainParagraph(ParagraphProcessor):
    """Take a paragraph whose lines begin with letters before anything else is tried on it."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether the block can be nothing but a paragraph."""
        return is_plain_paragraph(block)


class _Inline(InlineTreeprocessor):
    """Apply inline patterns only to texts in which one can match, and make plain spans without them."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._md = md
        self._patterns = [(name, md.inlinePatterns[name]) for name in TRIGGERS]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        r"""Make the inline elements of a tree.

        Where a text for the patterns holds a delimiter, the plain spans go there too: the pattern for emphasis can
        lose its place (`*a**b*\*`, in 3.11.3) and then shows a piece of a placeholder, with its number.
        """
        plain: list[Element] = []
        spans: list[tuple[Element, list[str]]] = []
        left: list[str] = []
        for element in tree.iter():
            if element.tail:
                left.append(element.tail)
            text = element.text
            if not text or isinstance(text, AtomicString):
                continue
            if not TRIGGER.search(text) and LINE_BREAK not in text:
                plain.append(element)
            elif pieces := spans_of(text):
                spans.append((element, pieces))
            else:
                left.append(text)
        if any("*" in text or "_" in text for text in left):
            left += [element.text or "" for element, _ in spans]
            spans = []
        if left:
            for element in (*plain, *(element for element, _ in spans)):
                element.text = AtomicString(element.text)
            self.inlinePatterns = self._patterns_for(left)  # type: ignore[assignment]  # read by index, as a list is
            super().run(tree, ancestors)
        for element, pieces in spans:
            _put_spans(element, pieces)
        return tree

    def _patterns_for(self, texts: list[str]) -> list[Pattern]:
        """Return the patterns that can match in some of the texts."""
        return [
            pattern
            for name, pattern in self._patterns
            if (self._md.references or name not in _BY_REFERENCE) and any(_holds(text, name) for text in texts)
        ]


def _holds(text: str, name: str) -> bool:
    trigger = TRIGGERS[name]
    return "*" in text or "_" in text if name == "em_strong" else trigger in text


def _put_spans(element: Element, pieces: list[str]) -> None:
    """Give an element the text and the inline elements of its pieces, before its other children."""
    element.text = pieces[0]
    for place, at in enumerate(range(1, len(pieces), 5)):
        star, words, link, address, tail = pieces[at : at + 5]
        span = Element("a", href=address) if link else Element("strong" if star else "em")
        span.text, span.tail = link or words, tail
        element.insert(place, span)


class _Unescaped(UnescapeTreeprocessor):
    """Know how to unescape, for patterns ask, but leave the tree to the writer."""

    def run(self, root: Element) -> None:
        """Do nothing."""


class _Writer:
    """Write a tree in one pass: line breaks of `prettify`, `unescape`, hidden targets, and the HTML."""

    def __init__(self, block_level: Iterable[str]) -> None:
        self._block_level = frozenset(block_level)

    def write(self, root: Element) -> str:
        """Return the HTML of a tree."""
        pieces: list[str] = []
        self._write(root, pieces)
        return "".join(pieces)

    def _write(self, element: Element, pieces: list[str]) -> None:
        tag, text, tail = element.tag, element.text, element.tail
        if tag in self._block_level:
            if len(element):
                text = self._broken(element, text)
            if not tail or not tail.strip():
                tail = "\n"
        elif tag == "br":
            tail = f"\n{tail}" if tail and tail.strip() else "\n"
        pieces.append(f"<{tag}{_attributes(element)}>" if element.attrib else f"<{tag}>")
        if text:
            pieces.append(_shown(text))
        for child in element:
            self._write(child, pieces)
        if tag not in _VOID:
            pieces.append(f"</{tag}>")
        if tail:
            pieces.append(_shown(tail))

    def _broken(self, element: Element, text: str | None) -> str | None:
        """Return the text of a block with children: a line break where they are blocks. Code ends with one."""
        first = element[0]
        if element.tag == "pre":
            first.text = f"{(first.text or '').rstrip()}\n"
            return text
        return "\n" if first.tag in self._block_level and not (text and text.strip()) else text


def _attributes(element: Element) -> str:
    written = [(_HIDDEN.get(name, name), _shown(value).replace('"', "&quot;")) for name, value in element.items()]
    return "".join(f' {name}="{value}"' for name, value in sorted(written))


def _shown(text: str) -> str:
    """Put back what a backslash kept from Markdown and escape for HTML: what is an entity already stays one."""
    if STX in text:
        text = UnescapeTreeprocessor.RE.sub(_character, text)
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _character(match: re.Match[str]) -> str:
    return chr(int(match.group(1)))
