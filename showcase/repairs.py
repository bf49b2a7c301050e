"""Go on reading behind a mistake of YAML: the line as it was probably meant, or the text without it.

YAML stops at its first mistake, and a person should hear of all in one go. What is made up here is only read further,
never written: it keeps its number of lines, so that every place in a message is right.
"""

from __future__ import annotations

import re
from collections.abc import MutableSequence, Sequence
from typing import Final

from showcase.slips import Slip


def put_right(lines: MutableSequence[str], slip: Slip) -> bool:
    """Put the line of a slip as it was probably meant, without what goes on below it; False where that is not known."""
    mended = _meant(lines, slip)
    if mended is None:
        return False
    lines[slip.line] = mended
    if slip.code not in ("yaml-tab", "yaml-indent"):
        row = re.match(r" *(?:- +)?", mended)
        _empty_below(lines, slip.line, len(row[0]) if row else 0)
    return True


def take_out(lines: MutableSequence[str], number: int) -> str:
    """Empty a line and those that belong to it, further in or a list below its key; return what it was."""
    written, lines[number] = lines[number], ""
    _empty_below(lines, number, _indent(written), with_rows=not written.lstrip().startswith("- "))
    return written


def key_of(written: str) -> str:
    """Return what a lost line begins with: `title:` where it has a colon, else all its words; nothing for a row."""
    if found := re.match(_KEY, written):
        return f"{found[1]}:"
    return written.strip() if re.match(r" *[^\W\d_]", written) else ""


_KEY: Final = r" *(?:- +)?[{\[]?([^\W\d_][^:：\n]{0,40}?) *[:：]"


def _meant(lines: Sequence[str], slip: Slip) -> str | None:
    written = lines[slip.line]
    above = next((line for line in reversed(lines[: slip.line]) if line.strip()), "")
    match slip.code:
        case "yaml-tab":
            mended = written.replace("\t", "  ")
        case "yaml-indent":
            mended = _indent(above) * " " + written.lstrip()
        case "yaml-bracket":
            mended = _behind_indent(written, str(slip.args["closed"]))
        case "yaml-no-colon" if not _begins_with_its_key(written, str(slip.args["example"])):
            return None
        case "yaml-sign" if slip.args["sign"] in ("[", "{"):  # as a text it would be told again
            return None
        case "yaml-invalid" | "yaml-alias":
            return None
        case _:
            mended = _behind_indent(written, str(slip.args["example"]))
    return mended if mended != written else None


def _empty_below(lines: MutableSequence[str], number: int, column: int, *, with_rows: bool = False) -> None:
    """Empty the lines below one that are further in than a column, with `with_rows` also a list that begins there."""
    for below in range(number + 1, len(lines)):
        indent, is_row = _indent(lines[below]), lines[below].lstrip().startswith("- ")
        if lines[below].strip() and not (indent > column or (with_rows and is_row and indent == column)):
            return
        lines[below] = ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _behind_indent(written: str, mended: str) -> str:
    """Put a mended `key: value` where the written one stands, in a list behind its dash."""
    before = re.match(r" *(?:- +)?", written)
    return (before[0] if before and not mended.startswith("- ") else " " * _indent(written)) + mended


def _begins_with_its_key(written: str, example: str) -> bool:
    return written.strip().startswith(example.partition(":")[0] + " ")
