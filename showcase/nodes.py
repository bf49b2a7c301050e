"""YAML as nodes with lines: composed once by the C loader; what cannot be read is told with its mend.

Plain content needs no anchors, aliases, merge keys or tags, so these are refused, and so is endless depth.
"""

from __future__ import annotations

from typing import Any

import msgspec
import yaml

from showcase import slips
from showcase.diagnostics import Diagnostic, at

MISSING: Any = msgspec.UNSET
MAX_DEPTH = 8

_EMPTY_SCALARS = ("", "~", "null")
_NO_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""Line ends to YAML, but not to an editor or to us: with them, the lines in messages would be wrong."""
_MANY = 500
"""Text with fewer brackets and shorter lines than this is not nested deeper than the C stack bears."""


class Reader:
    """Where reading stands: the file, the line its YAML starts on, and what was found wrong so far."""

    def __init__(self, path: str, first_line: int = 1) -> None:
        self.path = path
        self.first_line = first_line
        self.diagnostics: list[Diagnostic] = []

    def tell(self, node: yaml.Node, code: str, **args: object) -> Any:
        """Note a mistake at a node; return MISSING for the value."""
        self.diagnostics.append(at(self.path, self.line(node), node.start_mark.column + 1, code, **args))
        return MISSING

    def tell_slip(self, node: yaml.Node, slip: slips.Slip) -> Any:
        """Note a slip that was recognised inside a node; return MISSING for the value."""
        return self.tell(node, slip.code, **slip.args)

    def line(self, node: yaml.Node) -> int:
        """Return the line of a node in its file, from 1."""
        return int(node.start_mark.line) + self.first_line


def compose(reader: Reader, text: str) -> yaml.Node | None:
    """Compose YAML into nodes; syntax errors, aliases and tags are told, and None is returned for an unusable text."""
    text = text.translate(_NO_BREAKS)
    try:
        if _is_too_deep(reader, text):
            return None
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        reader.diagnostics.append(_syntax(reader, error, text))
        return None
    except yaml.reader.ReaderError as error:  # a character that YAML does not allow
        before = text.partition(chr(error.character))[0]
        line, column = before.count("\n") + reader.first_line, len(before.rpartition("\n")[2]) + 1
        reader.diagnostics.append(
            at(reader.path, line, column, "yaml-invalid", reason=f"U+{error.character:04X} {error.reason}")
        )
        return None
    if root is not None and not _is_plain(reader, root, text, set(), 0):
        return None
    return root


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


def _syntax(reader: Reader, error: yaml.MarkedYAMLError, text: str) -> Diagnostic:
    mark = error.context_mark if error.context in _BEGUN else error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = error.problem or ""
    slip = slips.in_yaml(text, line, column, problem)
    if slip is None:
        return at(reader.path, line + reader.first_line, column + 1, "yaml-invalid", reason=problem)
    return at(reader.path, slip.line + reader.first_line, slip.column + 1, slip.code, **slip.args)


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


def _is_plain(reader: Reader, node: yaml.Node, text: str, seen: set[int], depth: int) -> bool:
    """Refuse what plain content never needs: anchors, aliases (one node met twice), tags, endless depth."""
    start: int = node.start_mark.index
    written = text[start : start + 1]
    if id(node) in seen or written == "&" or depth > MAX_DEPTH:
        reader.tell(node, "yaml-alias")
        return False
    seen.add(id(node))
    if written == "!":
        reader.tell(node, "yaml-tag", tag=text[start:].split(maxsplit=1)[0])
        return False
    if isinstance(node, yaml.ScalarNode):
        return _is_whole(reader, node, text)
    children = node.value if isinstance(node, yaml.SequenceNode) else [n for pair in node.value for n in pair]
    return all(_is_plain(reader, child, text, seen, depth + 1) for child in children)


def _is_whole(reader: Reader, node: yaml.ScalarNode, text: str) -> bool:
    """Tell what YAML cuts off from a plain text, or adds to it from lines of a list that are indented unevenly."""
    if node.style:
        return True
    start, end = node.start_mark, node.end_mark
    slip = slips.cut_off(node.value, text[end.index :][:200]) if text[end.index :][:2].strip() == "#" else None
    if slip is None and end.line > start.line:
        slip = slips.swallowed_dash(text[start.index : end.index])
    if slip is None:
        return True
    line, column = (start.line + slip.line, slip.column) if slip.line else (start.line, start.column)
    reader.diagnostics.append(at(reader.path, line + reader.first_line, column + 1, slip.code, **slip.args))
    return slip.code == "yaml-cut"
