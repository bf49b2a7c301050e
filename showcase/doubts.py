"""Tell what is suspicious in the texts of one file, front matter and body: a warning each, with its place.

What is suspicious, `proofreading` says, and `prose` what is no text. A file without a trace of anything costs some
microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import yaml

from showcase.diagnostics import Diagnostic, at
from showcase.proofreading import Suspicion, is_suspect, suspicions
from showcase.prose import masked_markdown, masked_words
from showcase.scalars import scalars
from showcase.schema import Field, Reader


def is_doubtful(text: str, front: str, body: str) -> bool:
    """Tell in some microseconds whether there may be doubts about a file; what this clears has none."""
    return is_suspect(text) or '"' in body or re.search(_QUOTE_IN_TEXT, front) is not None


def doubts(
    reader: Reader, text: str, front: str, root: yaml.Node | None, fields: Sequence[Field], body: str, body_line: int
) -> tuple[Diagnostic, ...]:
    """Return the doubts about a file's whole `text`: its front matter, which `reader` composed to `root`, and its body.

    What is told of a line more than once is told once.
    """
    if not is_doubtful(text, front, body):
        return ()
    told: dict[tuple[object, ...], Diagnostic] = {}
    for doubt in (*_in_front(reader, front, root, fields), *_in_body(reader.path, body, body_line)):
        told.setdefault((doubt.code, doubt.line, *doubt.args.values()), doubt)
    return tuple(told.values())


_QUOTE_IN_TEXT: Final = r'"(?<![:\[{,-] ")(?<![\[{]")(?!\s*(?:[,\]}#]|\n|$))'
"""A straight quote of the front matter that is not at the end of a value, where YAML needs them."""


def _in_front(reader: Reader, front: str, root: yaml.Node | None, fields: Sequence[Field]) -> Iterator[Diagnostic]:
    starts = [0, *(found.end() for found in re.finditer("\n", front))]
    for scalar in scalars(root, fields) if root is not None else ():
        mark = scalar.node.start_mark
        if mark.line in reader.mended:  # it is not as it was written, and that was told
            continue
        for found in suspicions(masked_words(scalar.node.value)):
            # never before its place in the value, since quotes and folded lines only add to what is written
            place = starts[mark.line] + mark.column + found.offset
            yield _doubt(reader.path, front, max(front.find(found.found, place), place), reader.first_line, found)


def _in_body(path: str, body: str, body_line: int) -> Iterator[Diagnostic]:
    for found in suspicions(masked_markdown(body)):
        yield _doubt(path, body, found.offset, body_line, found)


def _doubt(path: str, text: str, offset: int, first_line: int, found: Suspicion) -> Diagnostic:
    line = first_line + text.count("\n", 0, offset)
    column = offset - text.rfind("\n", 0, offset)
    is_pair = found.code == "straight-quote"  # told once a line, not at each end of what is quoted
    return at(path, line, column, found.code, found=found.found, meant="" if is_pair else found.suggestion or "")
