"""Correct the text of one content file where that is safe: text in, text out, and what was done.

Most of it a build reads the same before and after: Unicode form, odd spaces, the quotes that YAML needs. The rest can
be meant in no other way: look-alikes of đ, the tone style that the site chose, names that its registers spell
otherwise. Line ends are LF; a text that is right comes back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

import yaml
from msgspec import Struct

from showcase.diagnostics import has_errors
from showcase.fields import FRONTS, REGISTRIES
from showcase.markup import mark
from showcase.nodes import Reader, compose, is_empty
from showcase.proofreading import curly, repair_dstroke
from showcase.prose import in_markdown, in_words
from showcase.records import AbbreviationPart, SourceKind
from showcase.scalars import Scalar, by_name, scalars
from showcase.schema import TEXT, Field
from showcase.slips import quoted
from showcase.spellings import Spellings
from showcase.vietnamese import fold, normalise, with_ellipses

Reason = Literal["form", "quotes", "dstroke", "dots", "tone", "registered", "id"]
REASONS: tuple[Reason, ...] = ("form", "quotes", "dstroke", "dots", "tone", "registered", "id")


class Corrected(Struct, frozen=True, kw_only=True):
    """A text after its corrections, and what they were, in the order of REASONS.

    It has as many lines as before, but for the one `inserted` (its number, from 0; 0 itself means none).
    """

    text: str
    reasons: tuple[Reason, ...]
    inserted: int = 0


def document(text: str, kind: SourceKind | None, spellings: Spellings, new_id: Callable[[], str]) -> Corrected:
    """Correct a Markdown file of a kind; `new_id` is asked for the id of a model that has none."""
    fields = FRONTS.get(kind or "", ())

    def once(turn: _Turn, text: str) -> str:
        opening, front, closing, body = _parts(text)
        if not opening:
            return turn.noted("form", body, in_markdown(body, normalise))
        bounds = [turn.noted("form", line, normalise(line)) for line in (opening, closing)]
        front = turn.noted("form", front, in_words(front, normalise))
        front = turn.noted("quotes", front, _quoted(front, fields))
        front = _spelled(turn, front, fields, spellings, _OWN_TONES)
        if kind == "model":
            lines = front.count("\n")
            front = turn.noted("id", front, _with_id(front, new_id))
            turn.inserted = turn.inserted or (front.count("\n") - lines) * (lines + 1)
        body = turn.noted("form", body, in_markdown(body, normalise))
        body = turn.noted("dstroke", body, _respelled(body, repair_dstroke))
        body = turn.noted("dots", body, _respelled(body, with_ellipses))
        body = turn.noted("tone", body, _respelled(body, spellings.toned))
        return bounds[0] + front + bounds[1] + body

    return _until_settled(text, once)


def register(text: str, name: str, spellings: Spellings) -> Corrected:
    """Correct a register. It says itself how names are spelled; those of units keep their tones' places."""
    fields = (REGISTRIES[name],) if name in REGISTRIES else ()
    own_tones = frozenset(f.key for f in _all_fields(fields)) if name == "units" else frozenset(("short",))

    def once(turn: _Turn, text: str) -> str:
        text = turn.noted("form", text, in_words(text, normalise))
        text = turn.noted("quotes", text, _quoted(text, fields))
        return _spelled(turn, text, fields, spellings, own_tones)

    return _until_settled(text, once)


def as_scalar(text: str, *, quote: str = "", in_flow: bool = False) -> str:
    """Write a text as YAML on one line: plain where that reads back the same, else in quotes."""
    if quote == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return quoted(text) if quote or not _reads_back(text, in_flow=in_flow) else text


_MOST_TURNS: Final = 5
_OWN_TONES: Final = frozenset(("ward", "district", "unit_today", "name", "author", "credit", "document", "documents"))
"""Keys of documents with names of units and persons, which bear their tones where their owners put them."""
_NAMED: Final = ("ward", "district", "sector", "kind")
# Patterns are texts: `re` compiles each at its first use and remembers it.
_KEY_AND_VALUE: Final = r"( *(?:- +)?)([^\s:#'\"\[{-][^:#]*?)( *: +)(\S.*?)(\s+#(?:\s.*)?|\s{2,}#.*|\s*)"
_CODE_OR_HREF: Final = r'(?s)<code.*?</code>| href="[^"]*"'
_CUT_BY_HASH: Final = r" #[^\W_].*?(?=\s+#(?:\s|$)|\s{2,}#|\s*$)"


class _Turn:
    """What was done in one turn over a text."""

    def __init__(self) -> None:
        self.reasons: set[Reason] = set()
        self.inserted = 0

    def noted(self, reason: Reason, before: str, after: str) -> str:
        if after != before:
            self.reasons.add(reason)
        return after


def _until_settled(text: str, once: Callable[[_Turn, str], str]) -> Corrected:
    """Correct until nothing changes: what was mended first may show what a line really is."""
    turn = _Turn()
    for _ in range(_MOST_TURNS):
        before, text = text, once(turn, text)
        if text == before:
            break
    return Corrected(text=text, reasons=tuple(r for r in REASONS if r in turn.reasons), inserted=turn.inserted)


def _parts(text: str) -> tuple[str, str, str, str]:
    """Cut a text into its opening `---` line, its front matter, the closing line and the body; some may be empty."""
    lines = text.split("\n")
    if normalise(lines[0]).rstrip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if normalise(line).rstrip() in ("---", "..."):
                front, body = (f"{line}\n" for line in lines[1:number]), lines[number + 1 :]
                return f"{lines[0]}\n", "".join(front), line, "".join(f"\n{line}" for line in body)
    return "", "", "", text


def _respelled(body: str, change: Callable[[str], str]) -> str:
    """Change the letters of a body's prose; where that would reach code or a link after all, leave the body alone."""
    changed = in_markdown(body, change)
    return changed if changed == body or _code_and_links(changed) == _code_and_links(body) else body


def _code_and_links(body: str) -> list[str]:
    """Return what a page of this body has as code, and where its links and pictures lead."""
    parts = mark(normalise(body), "content/models/a.md", 1).body.parts
    shown = (p for p in parts if not isinstance(p, AbbreviationPart))
    return re.findall(_CODE_OR_HREF, "".join(p if isinstance(p, str) else f' href="{p.target}"' for p in shown))


# ---- quotes ----------------------------------------------------------------------------------


def _quoted(text: str, fields: Sequence[Field]) -> str:
    """Put quotes around what was meant as text: where YAML is wrong without them, and where ` #5` would be lost."""
    wrong = _first_wrong(text)
    if wrong is None:
        return _with_hashes(text, fields)
    names = {fold(name) for field in _all_fields(fields) if field.shape is TEXT for name in (field.key, *field.names)}
    lines = text.split("\n")
    while wrong is not None and (mended := _with_quotes(lines, wrong, names)):
        tried = [*lines[:wrong], mended, *lines[wrong + 1 :]]
        later = _first_wrong("\n".join(tried))
        if later is not None and later <= wrong:
            break
        lines, wrong = tried, later
    text = "\n".join(lines)
    return text if wrong is not None else _with_hashes(text, fields)


def _first_wrong(text: str) -> int | None:
    """Return the number of the first line (from 0) that YAML does not understand, or that plain content never has."""
    reader = Reader("", first_line=0)
    compose(reader, text)
    return next((d.line for d in reader.diagnostics if d.severity == "error"), None)


def _with_quotes(lines: Sequence[str], number: int, names: set[str]) -> str:
    """Return a line `key: value` with its value in quotes; nothing where it is another line, or goes on in the next."""
    match = re.fullmatch(_KEY_AND_VALUE, lines[number]) if number < len(lines) else None
    if match is None or fold(match[2]) not in names or _goes_on(lines, number, len(match[1])):
        return ""
    value = _meant(match[4])
    if match[4].startswith('"'):  # such quotes are what made it wrong: as text they are curly
        value = curly(value)
    return f"{match[1]}{match[2]}{match[3]}{quoted(value)}{match[5]}" if value else ""


def _goes_on(lines: Sequence[str], number: int, column: int) -> bool:
    """Tell whether a value goes on below, in a line that is further in than its key."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(below.strip()) and len(below) - len(below.lstrip(" ")) > column


def _meant(value: str) -> str:
    """Return the text that a value was meant to be; nothing where only its author can tell.

    `"Ngõ hoa" tổ 5` is all of it, `"Ngõ "hoa" tổ 5"` what stands in the outer quotes; one never closed is neither.
    """
    first = value[0]
    if first in "[{":
        return value if value.count(first) == value.count("]" if first == "[" else "}") else ""
    if first not in "\"'":
        return value
    if value.count(first) % 2 or (value.count(first) == 2 and value.endswith(first)):
        return ""
    second = value.index(first, 1)
    return value[1:-1] if value.endswith(first) and value[second - 1].isspace() else value


def _with_hashes(text: str, fields: Sequence[Field]) -> str:
    """Put quotes around a text that ` #5` cuts short; a comment has two spaces before its `#`, or one behind it."""
    edits: list[tuple[int, int, str]] = []
    for scalar in _scalars(text, fields):
        start, end = scalar.span
        lost = re.match(_CUT_BY_HASH, text[end:].partition("\n")[0])
        if lost and not scalar.node.style and not scalar.in_flow and start < end and "\n" not in text[start:end]:
            end += len(lost[0])
            edits.append((start, end, quoted(text[start:end])))
    return _edited(text, edits)


def _reads_back(text: str, *, in_flow: bool) -> bool:
    """Tell whether a text needs no quotes."""
    reader = Reader("")
    root = compose(reader, f"[{text}]" if in_flow else f"- {text}")
    children = root.value if isinstance(root, yaml.SequenceNode) else []
    return (
        not reader.diagnostics
        and len(children) == 1
        and isinstance(children[0], yaml.ScalarNode)
        and not children[0].style
        and not is_empty(children[0])
        and children[0].value == text
    )


# ---- words -----------------------------------------------------------------------------------


def _spelled(turn: _Turn, text: str, fields: Sequence[Field], spellings: Spellings, own_tones: frozenset[str]) -> str:
    """Mend the letters of texts, and put names that a register has into its spelling."""
    edits: list[tuple[int, int, str]] = []
    for scalar in _scalars(text, fields):
        start, end = scalar.span
        written = text[start:end]
        mended = turn.noted("dstroke", written, in_words(written, repair_dstroke))
        value = " ".join(in_words(scalar.node.value, repair_dstroke).split())
        name = spellings.registered(scalar.key, value) if scalar.key in _NAMED else value
        if name != value and "\n" not in written:
            mended = as_scalar(name, quote=scalar.node.style or "", in_flow=scalar.in_flow)
            turn.noted("registered", written, mended)
        elif scalar.key not in own_tones and name == value:
            mended = turn.noted("tone", mended, in_words(mended, spellings.toned))
        mended = turn.noted("dots", mended, in_words(mended, with_ellipses))
        edits.append((start, end, mended))
    return _edited(text, edits)


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _scalars(text: str, fields: Sequence[Field]) -> Iterator[Scalar]:
    """Yield the texts of YAML that can be read, for those keys that hold any words."""
    root = _composed(text)
    if root is not None:
        yield from scalars(root, fields)


def _composed(text: str) -> yaml.Node | None:
    reader = Reader("")
    root = compose(reader, text)
    return None if has_errors(reader.diagnostics) else root


def _all_fields(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        shape = field.shape.items or field.shape
        yield from _all_fields(shape.fields)


# ---- ids -------------------------------------------------------------------------------------


def _with_id(text: str, new_id: Callable[[], str]) -> str:
    """Give front matter an id as its last line, or where an `id:` was left empty."""
    found = _id_of(text)
    if found is None or not is_empty(found[1]):
        return text
    column, value = found
    made = new_id()
    if value is _NO_ID:
        added = f"{text}{' ' * column}id: {made}\n"
    else:
        space = "" if text[value.start_mark.index - 1].isspace() else " "
        added = f"{text[: value.start_mark.index]}{space}{made}{text[value.end_mark.index :]}"
    now = _id_of(added)
    return added if now is not None and now[1].value == made else text


_NO_ID: Final = yaml.ScalarNode("", "")


def _id_of(text: str) -> tuple[int, yaml.ScalarNode] | None:
    """Return the column of front matter's keys and the node of its id; None where it is no plain list of keys."""
    root = _composed(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    known = by_name(FRONTS["model"])
    ids = {name for name, field in known.items() if field.key == "id"}
    values = [v for k, v in root.value if isinstance(k, yaml.ScalarNode) and fold(k.value) in ids]
    value = values[0] if values else _NO_ID
    return (root.start_mark.column, value) if isinstance(value, yaml.ScalarNode) else None
