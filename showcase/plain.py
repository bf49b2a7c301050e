"""Plain Markdown to HTML: headings, paragraphs, tables, lists of one-line entries, with *words*, **words** and links.

Most bodies hold nothing else. What Python-Markdown makes of a text is right (`converter.convert_stock`); this writes
the same, or nothing where the text may hold anything more. No text that it takes holds a sign of HTML (`<`, `>`, `&`,
nor a quote in an address): all tags are those that are written here, and a sanitiser finds nothing to do.
"""

from __future__ import annotations

import re

TRIGGER = re.compile(r"[`\\\[<&*_]")
"""The signs without which a text holds nothing for Python-Markdown's inline patterns, but for line breaks."""
LINE_BREAK = "  \n"

_EMPHASIS = re.compile(r"\*(\*?)([^\s*<](?:[^*<]*[^\s*<])?)\*\1(?!\*)")  # *words*, **words**
_LINK = re.compile(r"\[(?<!!\[)([^\[\]<]+)\]\(([^\s()<>\[\]\"'`\\]+)\)")  # [words](address), without title
_SPAN = re.compile(f"{_EMPHASIS.pattern}|{_LINK.pattern}")
_NEVER = ("&", "<", ">", " \n")
"""What would have to be escaped, also in an address, and a line that ends with a space."""
_WORD = r"“*[^\W\d_]"
_HEADING = re.compile(rf"(#{{1,6}}) *({_WORD}[^#\n]*)")
_ENTRY = rf"((?:{_WORD}|\*\*|\[).*)"
_BULLETS = re.compile(rf"^[*+-] +{_ENTRY}", re.MULTILINE)
_NUMBERS = re.compile(rf"^[0-9]+\. +{_ENTRY}", re.MULTILINE)
_RULE = re.compile(r":?-+:?")

_ALIGN = re.compile(r'<(t[dh]) style="text-align: (left|right|center);">')


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
        begin = block[:1]
        is_list = begin in "1*+-"
        if is_list:
            html = None if was_list else _list(block)
        else:
            html = _heading(block) if begin == "#" else _table(block) if begin == "|" else _paragraph(block)
        if html is None:
            return None
        written.append(html)
        was_list = is_list
    return _with_spans("\n".join(written))


def aligned(html: str) -> str:
    """Return HTML whose tables are aligned by classes, as a style sheet may see to them."""
    return _ALIGN.sub(r'<\1 class="\2">', html) if "<table>" in html else html


def is_plain_paragraph(block: str) -> bool:
    """Say whether a block can be nothing but a paragraph: all its lines begin with letters, in quotes or not.

    What else it can be begins at least one of its lines with another character: the second one, for a table.
    """
    if "\n" not in block:
        return block.lstrip("“")[:1].isalpha()
    return all(line.lstrip("“")[:1].isalpha() for line in block.split("\n"))


def spans_of(text: str) -> list[str] | None:
    """Split a text at its plain spans: text, (star, words, link's words, address), text… None if it holds more."""
    pieces: list[str] = _SPAN.split(text)
    words = "".join(filter(None, (*pieces[::5], *pieces[2::5], *pieces[3::5])))
    return None if TRIGGER.search(words) or LINE_BREAK in words else pieces


def _paragraph(block: str) -> str | None:
    return f"<p>{block}</p>" if is_plain_paragraph(block) else None


def _heading(block: str) -> str | None:
    heading = _HEADING.fullmatch(block)
    return f"<h{len(heading[1])}>{heading[2]}</h{len(heading[1])}>" if heading else None


def _list(block: str) -> str | None:
    """Return the HTML of a list whose entries have a line each; a numbered one begins with 1."""
    tag, form = ("ol", _NUMBERS) if block.startswith("1.") else ("ul", _BULLETS)
    entries = form.findall(block)
    if len(entries) <= block.count("\n"):
        return None
    written = "</li>\n<li>".join(entries)
    return f"<{tag}>\n<li>{written}</li>\n</{tag}>"


def _table(block: str) -> str | None:
    """Return the HTML of a table whose lines all begin and end with | and have as many cells."""
    lines = block.split("\n")
    if len(lines) < 3 or not all(line[:1] == "|" == line[-1:] for line in lines):
        return None
    head, rule, *rows = (tuple([cell.strip(" ") for cell in line[1:-1].split("|")]) for line in lines)
    if not all(_RULE.fullmatch(cell) for cell in rule) or any(len(row) != len(rule) for row in (head, *rows)):
        return None
    cells = "".join(f"<td{_style(cell)}>%s</td>\n" for cell in rule)
    row_form = f"<tr>\n{cells}</tr>\n"
    top = row_form.replace("td", "th") % head
    body = "".join([row_form % row for row in rows])
    return f"<table>\n<thead>\n{top}</thead>\n<tbody>\n{body}</tbody>\n</table>"


def _style(rule: str) -> str:
    """Return the attribute of a column's cells by the colons of its rule."""
    side = {":-": "left", "-:": "right", "::": "center"}.get(rule[0] + rule[-1])
    return f' style="text-align: {side};"' if side else ""


def _with_spans(html: str) -> str | None:
    """Write the spans of all blocks; None: a sign is left that is of no span.

    No span holds a tag, so none begins in one block and ends in another. Links come first, for an address may hold *
    and _. Each of the two patterns begins with one sign, for which `re` looks much more quickly than for one of two.
    """
    pieces: list[str] = _LINK.split(html)
    pieces[::3] = [_EMPHASIS.sub(_emphasised, text) for text in pieces[::3]]
    words = "".join((*pieces[::3], *pieces[1::3]))
    if any(sign in words for sign in "`\\[*_"):
        return None
    for at in range(1, len(pieces), 3):
        pieces[at : at + 2] = f'<a data-href="{pieces[at + 1]}">', f"{pieces[at]}</a>"
    return "".join(pieces)


def _emphasised(span: re.Match[str]) -> str:
    tag = "strong" if span[1] else "em"
    return f"<{tag}>{span[2]}</{tag}>"
