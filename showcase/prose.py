"""Tell the prose of a text from code, addresses and names of files, where one changed letter may break something.

The text of a body is Markdown as `markup` reads it. In doubt a piece counts as no prose and stays as it was typed.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final


def in_markdown(text: str, change: Callable[[str], str]) -> str:
    """Return a Markdown text (line ends LF) with its prose changed.

    Code blocks, code spans, targets of links and pictures, web and mail addresses and names of files stay.
    """
    return "".join(piece if is_code else _changed(_KEPT, piece, change) for piece, is_code in _blocks(text))


def in_words(text: str, change: Callable[[str], str]) -> str:
    """Return plain words, such as a value of front matter, changed; addresses and names of files stay."""
    return _changed(_KEPT_IN_WORDS, text, change)


def masked_markdown(text: str) -> str:
    """Return a Markdown text of the same length and lines, with signs that are no letters in place of what is no prose.

    Besides what `in_markdown` leaves alone, tags of HTML and the titles of links count as none.
    """
    return "".join(_masked(piece) if is_code else re.sub(_NO_PROSE, _mask, piece) for piece, is_code in _blocks(text))


def masked_words(text: str) -> str:
    """Return plain words likewise."""
    return re.sub(_KEPT_IN_WORDS, _mask, text)


# Patterns are texts: `re` compiles each at its first use and remembers it.
_ENDINGS: Final = "jpe?g|png|webp|gif|bmp|tiff?|heic|svg|mp4|pdf|docx?|xlsx?|pptx?|csv|txt|md|ya?ml|html?|zip"
_ADDRESS: Final = (
    r"(?:https?|ftp)://[^\s<>`\"“”]+|\b(?:www\.|mailto:|tel:)[^\s<>`\"“”]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w\u0300-\u036f])[\w\u0300-\u036f()./-]+\.(?:{_ENDINGS})(?!\w)"
)
_KEPT_IN_WORDS: Final = f"(?i){_ADDRESS}"
_KEPT: Final = (
    r"(?is)(?<!\\)(?:\\\\)*(?P<ticks>`+)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|(?<=\]\()(?:<[^>\n]*>|(?:[^()\n]|\([^()\n]*\))*?)(?=\s*\)|\s+[\"'])"
    r"|(?<=\]:)[ \t]*[^\s`]+"
    f"|{_ADDRESS}"
)
_NO_PROSE: Final = rf"{_KEPT}|</?[a-z!][^<>\n]*>|(?<=[\s)>])(?:\"[^\"\n]*\"|'[^'\n]*')(?=\))"
_MASK: Final = "\ufffc"
_FENCED: Final = r"(?ms)^(?P<fence>~{3,}|`{3,})[^\n`~]*\n(?:.*?\n)??(?P=fence)[ ]*(?:\n|\Z)"
_QUOTED: Final = r"^ {0,3}(?:> ?)+"
_ALONE: Final = r"[> ]*(?:#|[-*_= ]+$|\[[^\]]+\]:)"
"""A heading, a rule, a link's definition: what is indented below is code without a blank line between."""
_INDENT: Final = "    "
_LIST_ENTRY: Final = r" {0,3}(?:[*+-]|[0-9]+\.)[ \t]+\S"


def _changed(kept: str, text: str, change: Callable[[str], str]) -> str:
    pieces: list[str] = []
    done = 0
    for match in re.finditer(kept, text):
        pieces += (change(text[done : match.start()]), match[0])
        done = match.end()
    return "".join((*pieces, change(text[done:])))


def _masked(text: str) -> str:
    return re.sub(r"[^\n]", _MASK, text)


def _mask(match: re.Match[str]) -> str:
    return _masked(match[0])


def _blocks(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text into runs of lines; a run is code when it is fenced or indented."""
    done = 0
    for fenced in re.finditer(_FENCED, text):
        yield from _runs(text[done : fenced.start()])
        yield fenced[0], True
        done = fenced.end()
    yield from _runs(text[done:])


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Cut lines into runs of prose and of indented code, which is indented once more inside a list."""
    run: list[str] = []
    was_code = in_list = False
    after_blank = True
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        is_blank = not line.strip()
        if re.match(_LIST_ENTRY, line) and (after_blank or in_list):
            in_list = True
        elif after_blank and not is_blank and not line[0].isspace():
            in_list = False
        bare = re.sub(_QUOTED, "", line, count=1).expandtabs(4)
        deep = bare.startswith(_INDENT * (2 if in_list and bare == line.expandtabs(4) else 1))
        is_code = deep and (after_blank or was_code) if not is_blank else was_code
        if is_code != was_code and run:
            yield "".join(run), was_code
            run = []
        run.append(line)
        was_code, after_blank = is_code, not bare.strip() or re.match(_ALONE, line) is not None
    if run:
        yield "".join(run), was_code
