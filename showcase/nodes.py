"""YAML as nodes with lines: composed once by the C loader; what cannot be read is told with its mend.

Plain content needs no anchors, aliases, merge keys or tags, so these are refused, and so is endless depth.
"""

from __future__ import annotations

from typing import Any

import msgspec
import yaml

from showcase import repairs, slips
from showcase.diagnostics import Diagnostic, at

MISSING: Any = msgspec.UNSET
MAX_DEPTH = 8

_MOST_REPAIRS = 60
_EMPTY_SCALARS = ("", "~", "null")
_NO_BREAKS = ("\x85", "\u2028", "\u2029")
"""Line ends to YAML, but not to an editor or to us: with them, the lines in messages would be wrong."""
_MANY = 500
"""Text with fewer brackets and shorter lines than this is not nested deeper than the C stack bears."""


class Reader:
    """Where reading stands: the file, the line its YAML starts on, and what was found wrong so far."""

    def __init__(self, path: str, first_line: int = 1) -> None:
        self.path = path
        self.first_line = first_line
        self.diagnostics: list[Diagnostic] = []
        self.refused: set[int] = set()
        """Nodes that were told and are not read: nothing more is said of them."""
        self.lost: list[str] = []
        """What lines began with that could not be read: `title:`, or the words of a line without a colon."""
        self.mended: set[int] = set()
        """Lines (from 0) that are read otherwise than they were written: no column in them is right."""

    def tell(self, node: yaml.Node, code: str, **args: object) -> Any:
        """Note a mistake at a node; return MISSING for the value."""
        if id(node) in self.refused:
            return MISSING
        column = 1 if node.start_mark.line in self.mended else node.start_mark.column + 1
        self.diagnostics.append(at(self.path, self.line(node), column, code, **args))
        return MISSING

    def tell_slip(self, node: yaml.Node, slip: slips.Slip) -> Any:
        """Note a slip that was recognised inside a node; return MISSING for the value."""
        return self.tell(node, slip.code, **slip.args)

    def inside(self, node: yaml.Node) -> Reader:
        """Return a reader of what a node holds, for what is missing there: it begins at the node's line."""
        inner = Reader(self.path, self.line(node))
        inner.lost = self.lost
        return inner

    def tell_at(self, slip: slips.Slip) -> None:
        """Note a slip of YAML at its own place."""
        self.diagnostics.append(at(self.path, slip.line + self.first_line, slip.column + 1, slip.code, **slip.args))

    def line(self, node: yaml.Node) -> int:
        """Return the line of a node in its file, from 1."""
        return int(node.start_mark.line) + self.first_line


class _Untagged(yaml.CSafeLoader):
    """YAML's loader in C, without its guesses at types: nobody reads them, and each is a call from C."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """Give a node no tag."""
        return ""


def compose(reader: Reader, text: str) -> yaml.Node | None:
    """Compose YAML into nodes; what is wrong with it is told, all in one go, and read as it was probably meant.

    What cannot be read at all is left out, and its keys are noted in `reader.lost`. None is returned where nothing is
    left, or where endless nesting or an alias makes it unusable.
    """
    for line_end in _NO_BREAKS:
        text = text.replace(line_end, " ")
    for _ in range(_MOST_REPAIRS):
        try:
            if _is_too_deep(reader, text):
                return None
            root = yaml.compose(text, Loader=_Untagged)
            found, slip = _beyond_plain(root, text)
        except yaml.MarkedYAMLError as error:
            slip = _syntax(error, text)
        except yaml.reader.ReaderError as error:  # a character that YAML does not allow
            text = _without(reader, chr(error.character), error.reason, text)
            continue
        if slip is None:
            for node, beyond in found:
                reader.tell_slip(node, beyond)
            reader.refused |= {id(node) for node, beyond in found if beyond.code == "yaml-tag"}
            return root
        if slip.code == "yaml-alias":
            reader.tell_at(slip)
            return None
        text = _repaired(reader, text, slip)
    return None


def is_empty(node: yaml.Node) -> bool:
    """Tell whether a value was left empty (nothing, `~` or `null`, not quoted)."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _EMPTY_SCALARS


_BEGUN = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)
"""Where YAML notices a mistake long after the place that a person has to mend."""


def _syntax(error: yaml.MarkedYAMLError, text: str) -> slips.Slip:
    mark = error.context_mark if error.context in _BEGUN else error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = error.problem or ""
    slip = slips.in_yaml(text, line, column, problem)
    return slip or slips.Slip(code="yaml-invalid", line=line, column=column, args={"reason": problem})


def _without(reader: Reader, character: str, reason: str, text: str) -> str:
    """Tell a character that YAML does not allow, and put spaces in its places."""
    before = text.partition(character)[0]
    line, column = before.count("\n"), len(before.rpartition("\n")[2])
    why = f"U+{ord(character):04X} {reason}"
    reader.tell_at(slips.Slip(code="yaml-invalid", line=line, column=column, args={"reason": why}))
    return text.replace(character, " ")


def _repaired(reader: Reader, text: str, slip: slips.Slip) -> str:
    """Tell a slip once a line, and return the text with the line as it was meant, at the second try without it."""
    lines = text.split("\n")
    number = min(slip.line, len(lines) - 1)
    is_first = number not in reader.mended
    if is_first:
        reader.tell_at(msgspec.structs.replace(slip, line=number))
    while number and not lines[number].strip():  # YAML may notice a mistake some lines below it
        number -= 1
    reader.mended |= {number, slip.line}
    if not (is_first and repairs.put_right(lines, msgspec.structs.replace(slip, line=number))):
        reader.lost.append(repairs.key_of(repairs.take_out(lines, number)))
    return "\n".join(lines)


def _is_too_deep(reader: Reader, text: str) -> bool:
    """Look for endless nesting by YAML's events where there may be some, for the composer calls itself in C."""
    if text.count("[") + text.count("{") < _MANY and all(len(line) < _MANY for line in text.split("\n")):
        return False
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH + 1:
            mark: Any = event.start_mark
            reader.diagnostics.append(at(reader.path, mark.line + reader.first_line, mark.column + 1, "yaml-alias"))
            return True
    return False


_Found = list[tuple[yaml.Node, slips.Slip]]


def _beyond_plain(root: yaml.Node | None, text: str) -> tuple[_Found, slips.Slip | None]:
    """Return what plain content never needs (anchors, tags, texts cut short), and what keeps it from being read."""
    found: _Found = []
    if isinstance(root, yaml.ScalarNode) and not root.style and root.end_mark.line > root.start_mark.line:
        line = root.start_mark.line  # lines that all lack the space behind their colons are one text to YAML
        slip = slips.unspaced(text.split("\n")[line])
        return found, slip and msgspec.structs.replace(slip, line=line, column=text.split("\n")[line].find(":"))
    return found, None if root is None else _in_node(root, text, set(), 0, found)


def _in_node(node: yaml.Node, text: str, seen: set[int], depth: int, found: _Found) -> slips.Slip | None:
    """Look below a node; an alias (one node met twice), endless depth or uneven indentation end the search."""
    start = node.start_mark
    written = text[start.index : start.index + 1]
    if id(node) in seen or depth > MAX_DEPTH:
        return slips.Slip(code="yaml-alias", line=start.line, column=start.column)
    seen.add(id(node))
    if written == "&":
        found.append((node, slips.Slip(code="yaml-alias")))
    elif written == "!":
        tag = text[start.index :].split(maxsplit=1)[0]
        found.append((node, slips.Slip(code="yaml-tag", args={"tag": tag})))
    elif isinstance(node, yaml.ScalarNode):
        return None if node.style else _in_scalar(node, text, found)
    if isinstance(node, yaml.ScalarNode):
        return None
    children = node.value if isinstance(node, yaml.SequenceNode) else [n for pair in node.value for n in pair]
    below = (_in_node(child, text, seen, depth + 1, found) for child in children)
    return next((slip for slip in below if slip is not None), None)


def _in_scalar(node: yaml.ScalarNode, text: str, found: _Found) -> slips.Slip | None:
    """Find what YAML cuts off from a plain text; return what it adds from unevenly indented lines of a list."""
    start, end = node.start_mark, node.end_mark
    if text[end.index :][:2].strip() == "#" and (cut := slips.cut_off(node.value, text[end.index :][:200])):
        found.append((node, cut))
    if end.line == start.line:
        return None
    slip = slips.swallowed_dash(text[start.index : end.index])
    return slip and msgspec.structs.replace(slip, line=start.line + slip.line)
