"""Plain Markdown to HTML: headings, paragraphs and lists of one-line entries, with *words*, **words** and links.

Most bodies hold nothing else. What Python-Markdown makes of a text is right (`converter.convert_stock`); this writes
the same, or nothing where the text may hold anything more.
"""

from __future__ import annotations

import re

TRIGGER = re.compile(r"[`\\\[<&*_]")
"""The signs without which a text holds nothing for Python-Markdown's inline patterns, but for line breaks."""
LINE_BREAK = "  \n"

_SPAN = re.compile(
    r"\*(\*?)([^\s*](?:[^*]*[^\s*])?)\*\1(?!\*)"  # *words*, **words**
    r"|\[(?<!!\[)([^\[\]]+)\]\(([^\s()<>\[\]\"'`\\]+)\)"  # [words](address), without title
)
_NEVER = ("&", ">", " \n")
"""Besides TRIGGER: what would have to be escaped, also in an address, and a line that ends with a space."""
_HEADING = re.compile(r"(#{1,6}) *([^\W\d_][^#\n]*)")
_BULLET = re.compile(r"[*+-] +([^\W\d_].*)")
_NUMBER = re.compile(r"[0-9]+\. +([^\W\d_].*)")


def convert_plain(text: str) -> str | None:
    """Return the HTML of a plain text, targets of links in `data-href`; None: it may hold more.

    Blocks are told apart by how their lines begin; two lists in a row are for Python-Markdown, which may make one of
    them.
    """
    text = text.strip("\n")
    if any(mark in text for mark in _NEVER) or text.endswith(" ") or not text.replace("\n", "").isprintable():
        return None
    written: list[str] = []
    was_list = False
    for block in text.split("\n\n"):
        is_list = block[:1] in "1*+-"
        if is_list:
            html = None if was_list else _list(block)
        else:
            html = _heading(block) if block[:1] == "#" else _paragraph(block)
        if html is None:
            return None
        written.append(html)
        was_list = is_list
    return "\n".join(written)


def is_plain_paragraph(block: str) -> bool:
    """Say whether a block can be nothing but a paragraph: all its lines begin with letters.

    What else it can be begins at least one of its lines with another character: the second one, for a table.
    """
    if "\n" not in block:
        return block[:1].isalpha()
    return all(line[:1].isalpha() for line in block.split("\n"))


def spans_of(text: str) -> list[str] | None:
    """Split a text at its plain spans: text, (star, words, link's words, address), text… None if it holds more."""
    pieces: list[str] = _SPAN.split(text)
    words = "".join(filter(None, (*pieces[::5], *pieces[2::5], *pieces[3::5])))
    return None if TRIGGER.search(words) or LINE_BREAK in words else pieces


def _paragraph(block: str) -> str | None:
    words = _inline(block) if is_plain_paragraph(block) else None
    return None if words is None else f"<p>{words}</p>"


def _heading(block: str) -> str | None:
    heading = _HEADING.fullmatch(block)
    words = _inline(heading[2]) if heading else None
    return None if heading is None or words is None else f"<h{len(heading[1])}>{words}</h{len(heading[1])}>"


def _list(block: str) -> str | None:
    """Return the HTML of a list whose entries have a line each; a numbered one begins with 1."""
    tag, form = ("ol", _NUMBER) if block.startswith("1.") else ("ul", _BULLET)
    written: list[str] = []
    for line in block.split("\n"):
        entry = form.fullmatch(line)
        words = _inline(entry[1]) if entry else None
        if words is None:
            return None
        written.append(f"<li>{words}</li>\n")
    return f"<{tag}>\n{''.join(written)}</{tag}>"


def _inline(text: str) -> str | None:
    if not TRIGGER.search(text):
        return text
    pieces = spans_of(text)
    if pieces is None:
        return None
    written = pieces[:1]
    for at in range(1, len(pieces), 5):
        star, words, link, address, tail = pieces[at : at + 5]
        if link:
            written.append(f'<a data-href="{address}">{link}</a>{tail}')
        else:
            tag = "strong" if star else "em"
            written.append(f"<{tag}>{words}</{tag}>{tail}")
    return "".join(written)
