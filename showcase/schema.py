"""Read YAML by a schema: composed once by the C loader, its nodes walked with types, lines and messages.

Scalars are typed here and never by YAML's guesses: `7.984` stays text until a shape reads it. What is
wrong becomes a diagnostic with line and column, the value counts as missing, and reading goes on, so
that one mistake never hides another. Keys match by their fold, so `Lĩnh vực`, `linh_vuc` and `sector`
are one key when the field lists them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import yaml

from showcase import slips
from showcase.diagnostics import at
from showcase.nodes import MAX_DEPTH, MISSING, Reader, compose, is_empty
from showcase.quantities import QuantityError
from showcase.vietnamese import fold, nearest, normalise

__all__ = (
    "MAX_DEPTH",
    "MISSING",
    "TEXT",
    "Field",
    "Reader",
    "Shape",
    "by_name",
    "choice",
    "compose",
    "is_empty",
    "list_of",
    "mapping_of_text",
    "parsed",
    "read_mapping",
    "record",
    "require",
)


def _unusual(*_: object) -> Any:
    raise ValueError


class Shape(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """A type of value: its `name` in the docs, how a node is read, and valid `examples` as YAML on one line.

    `of_words` gives the value of a scalar's words, single-spaced display text; it raises ValueError where `read` would
    tell something, and where a scalar is not what is usual. `of_values` does so for a record of values by attribute and
    the line that it begins on.

    What it is made of, for those who walk nodes or write a schema: `items` of a list, `fields` of a mapping and the
    `short` one that a bare scalar stands for, `values` of a mapping with free keys, `words` of a closed list (the
    canonical ones are the examples), the `pattern` of a scalar as a regular expression.
    """

    name: str
    read: Callable[[Reader, yaml.Node], Any]
    examples: tuple[str, ...]
    of_words: Callable[[str], Any] = _unusual
    of_values: Callable[[dict[str, Any], int], Any] = _unusual
    items: Shape | None = None
    fields: tuple[Field, ...] = ()
    short: Field | None = None
    values: Shape | None = None
    words: tuple[str, ...] = ()
    pattern: str = ""


class Field(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """A key: its canonical English name, other `names` of the same meaning, its shape.

    `attribute` is the record's, when it has another name than the key; `example` is what a message suggests where the
    shape's own example does not fit.
    """

    key: str
    shape: Shape
    names: tuple[str, ...] = ()
    attribute: str = ""
    required: bool = False
    wanted: bool = False
    example: str = ""


def read_mapping(
    reader: Reader, root: yaml.Node | None, fields: Sequence[Field]
) -> tuple[dict[str, Any], dict[str, int]]:
    """Read a mapping by its fields: attribute → value, and attribute → line. Missing keys are simply not there."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    if root is None:
        return values, lines
    if not isinstance(root, yaml.MappingNode):
        if isinstance(root, yaml.ScalarNode) and not root.style:
            reader.tell_slip(root, slips.without_colon(root.value))
        else:
            reader.tell(root, "yaml-not-mapping")
        return values, lines
    known = by_name(tuple(fields))
    for key_node, node in root.value:
        field = _field(reader, key_node, known)
        if field is None:
            continue
        attribute = field.attribute or field.key
        if attribute in lines:
            written = normalise(key_node.value)
            reader.tell(key_node, "key-duplicate", key=field.key, written=written, first=lines[attribute])
            continue
        lines[attribute] = reader.line(key_node)
        value = MISSING if is_empty(node) else field.shape.read(reader, node)
        if value is not MISSING:
            values[attribute] = value
    return values, lines


def require(
    reader: Reader, node: yaml.Node | None, fields: Sequence[Field], values: Mapping[str, Any], lines: Mapping[str, int]
) -> bool:
    """Tell required and wanted keys that are missing; return whether all required ones have a usable value.

    A list with nothing in it is no usable value.
    """
    if not isinstance(node, yaml.MappingNode) and reader.diagnostics:
        return False  # no key could be read, and that was told
    complete = not reader.lost
    for field in fields:
        if not (field.required or field.wanted):
            continue
        attribute = field.attribute or field.key
        if values.get(attribute, ()) != ():
            continue
        complete = complete and not field.required
        if attribute in lines and not (node is None or _was_empty(node, field, is_list=attribute in values)):
            continue  # its value was wrong, and that was told
        if _is_lost(reader, field, fields):
            continue  # its line cannot be read, and that was told
        code = "key-wanted" if not field.required else "key-empty" if attribute in lines else "key-missing"
        line = lines.get(attribute, reader.first_line)
        name = field.names[0] if field.names else field.key
        example = field.example or field.shape.examples[0]
        reader.diagnostics.append(at(reader.path, line, 1, code, key=field.key, name=name, example=example))
    return complete


@functools.lru_cache
def by_name(fields: tuple[Field, ...]) -> dict[str, Field]:
    """Return fields by each of their names, in small letters, and by its fold."""
    return {key: field for field in fields for name in (field.key, *field.names) for key in (fold(name), name)}


# ---- shapes ----------------------------------------------------------------------------------


def _read_text(reader: Reader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        return reader.tell(node, "value-not-text", example=_as_text(node))
    return _words(node.value) or reader.tell(node, "value-empty")


@functools.lru_cache(maxsize=1 << 10)  # the same few wards, sectors and kinds stand in thousands of files
def _words(text: str) -> str:
    return " ".join(normalise(text).split())


TEXT = Shape(name="text", read=_read_text, of_words=str, examples=("Ngõ hoa Hoa Sữa", "'Tranh tường: Cầu Long Biên'"))


def parsed(name: str, parse: Callable[[str], Any], code: str, examples: tuple[str, ...], *, pattern: str = "") -> Shape:
    """Make a shape of a scalar that `parse` understands; its ValueError becomes a diagnostic with `code`.

    `pattern` says the same as a regular expression, for editors; it may let pass what `parse` does not.
    """

    def read(reader: Reader, node: yaml.Node) -> Any:
        text = _read_text(reader, node)
        if text is MISSING:
            return MISSING
        try:
            return parse(text)
        except slips.Told as error:
            return reader.tell_slip(node, error.slip)
        except QuantityError as error:
            if slip := slips.in_quantity(error, examples[0]):
                return reader.tell_slip(node, slip)
            return reader.tell(node, code, value=text, reason=str(error), example=examples[0])
        except ValueError as error:
            return reader.tell(node, code, value=text, reason=str(error), example=examples[0])

    return Shape(name=name, read=read, examples=examples, of_words=parse, pattern=pattern)


def choice(name: str, values: Mapping[str, Sequence[str]]) -> Shape:
    """Make a shape of a closed list: canonical value → other ways of writing it; all match by their fold."""
    by_word = {
        key: canonical
        for canonical, others in values.items()
        for word in (canonical, *others)
        for key in (fold(word), word)
    }

    def of_words(words: str) -> str:
        canonical = by_word.get(_key(words, by_word))
        if canonical is None:
            raise ValueError
        return canonical

    def read(reader: Reader, node: yaml.Node) -> Any:
        text = _read_text(reader, node)
        if text is MISSING:
            return MISSING
        if canonical := by_word.get(_key(text, by_word)):
            return canonical
        near = nearest(text, list(values), 1)
        return reader.tell(
            node, "value-not-choice", value=text, choices=", ".join(values), near=near[0] if near else ""
        )

    words = tuple(word for canonical, others in values.items() for word in (canonical, *others))
    return Shape(name=name, read=read, examples=tuple(values), of_words=of_words, words=words)


def list_of(shape: Shape) -> Shape:
    """Make a shape of a list; a single value counts as a list of one."""

    def read(reader: Reader, node: yaml.Node) -> Any:
        children = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if isinstance(node, yaml.ScalarNode) and not node.style and (slip := slips.unspaced(node.value)):
            return reader.tell_slip(node, slip)
        values = (shape.read(reader, child) for child in children if not is_empty(child))
        return tuple(value for value in values if value is not MISSING)

    def of_words(words: str) -> tuple[Any, ...]:
        return (shape.of_words(words),)

    examples = (f"[{shape.examples[0]}]", *(e for e in shape.examples if not e.startswith("[")))
    return Shape(name=f"list of {shape.name}", read=read, examples=examples, of_words=of_words, items=shape)


def record(name: str, make: type[Any], fields: Sequence[Field], *, short: Field | None = None, line: str = "") -> Shape:
    """Make a shape of a mapping that becomes the record `make`.

    `short` is the field that a bare scalar stands for (`years: [2021]`); `line` names an attribute
    that gets the line number.
    """

    def read(reader: Reader, node: yaml.Node) -> Any:
        if short is not None and isinstance(node, yaml.ScalarNode):
            if slip := _unspaced_key(node, fields):
                return reader.tell_slip(node, slip)
            value = short.shape.read(reader, node)
            values = {} if value is MISSING else {short.attribute or short.key: value}
            complete = bool(values)
        elif isinstance(node, yaml.MappingNode):
            values, lines = read_mapping(reader, node, fields)
            inner = reader.inside(node)
            complete = require(inner, node, fields, values, lines)
            reader.diagnostics.extend(inner.diagnostics)
        else:
            return reader.tell(node, "value-not-mapping", keys=", ".join(f.key for f in fields), example=examples[0])
        if not complete:
            return MISSING
        return make(**values, **({line: reader.line(node)} if line else {}))

    def of_words(words: str) -> Any:
        if short is None or line:
            raise ValueError
        return make(**{short.attribute or short.key: short.shape.of_words(words)})

    def of_values(values: dict[str, Any], number: int) -> Any:
        if any((f.required or f.wanted) and (f.attribute or f.key) not in values for f in fields):
            raise ValueError
        return make(**values, **({line: number} if line else {}))

    examples = (_example(fields, all_keys=True), _example(fields, all_keys=False))
    return Shape(
        name=name,
        read=read,
        of_words=of_words,
        of_values=of_values,
        examples=examples,
        fields=tuple(fields),
        short=short,
    )


def mapping_of_text(name: str, example: str) -> Shape:
    """Make a shape of a mapping with free keys and text values: a dict of str."""

    def read(reader: Reader, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return reader.tell(node, "value-not-mapping", keys="…", example=example)
        found: dict[str, str] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = _read_text(reader, key_node)
            if key is MISSING:
                continue
            if key in lines:
                reader.tell(key_node, "key-duplicate", key=key, written=key, first=lines[key])
                continue
            lines[key] = reader.line(key_node)
            value = MISSING if is_empty(value_node) else _read_text(reader, value_node)
            if value is not MISSING:
                found[key] = value
        return found

    return Shape(name=name, read=read, examples=(example,), values=TEXT)


# ---- below -----------------------------------------------------------------------------------


def _key(text: str, names: Mapping[str, object]) -> str:
    """Return the key of a text in a table by names and by their folds: most are written as they are there."""
    lowered = text.lower()
    return lowered if lowered in names else fold(text)


def _field(reader: Reader, key_node: yaml.Node, known: Mapping[str, Field]) -> Field | None:
    if not isinstance(key_node, yaml.ScalarNode):
        reader.tell(key_node, "value-not-text", example=_as_text(key_node))
        return None
    field = known.get(_key(key_node.value, known))
    if field is None and (slip := _unspaced_key(key_node, list(known.values()))):
        reader.tell_slip(key_node, slip)
    elif field is None:
        near = nearest(key_node.value, [f for field in known.values() for f in (field.key, *field.names)], 1)
        reader.tell(key_node, "key-unknown", key=normalise(key_node.value), near=near[0] if near else "")
    return field


def _unspaced_key(node: yaml.ScalarNode, fields: Sequence[Field]) -> slips.Slip | None:
    """Find `file:a.jpg` where a text was read: a known key without the space behind its colon."""
    key, colon, _ = node.value.partition(":")
    names = {fold(name) for field in fields for name in (field.key, *field.names)}
    return slips.unspaced(node.value) if colon and not node.style and fold(key) in names else None


def _as_text(node: yaml.Node) -> str:
    """Return a list or mapping as the text that was probably meant, between quotes."""
    if isinstance(node, yaml.SequenceNode) and all(isinstance(child, yaml.ScalarNode) for child in node.value):
        return slips.quoted(", ".join(normalise(child.value) for child in node.value))
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    if pairs and all(isinstance(part, yaml.ScalarNode) for pair in pairs for part in pair):
        return slips.quoted(", ".join(f"{key.value}: {value.value}".rstrip(": ") for key, value in pairs))
    return TEXT.examples[0]


def _was_empty(root: yaml.Node, field: Field, *, is_list: bool) -> bool:
    if not isinstance(root, yaml.MappingNode):
        return True
    names = {fold(name) for name in (field.key, *field.names)}
    written = [v for key, v in root.value if isinstance(key, yaml.ScalarNode) and fold(key.value) in names]
    return any(_is_blank(value) if is_list else is_empty(value) for value in written)


def _is_blank(node: yaml.Node) -> bool:
    return is_empty(node) or (isinstance(node, yaml.SequenceNode) and all(_is_blank(child) for child in node.value))


def _is_lost(reader: Reader, field: Field, fields: Sequence[Field]) -> bool:
    """Tell whether a key may stand in a line that could not be read: in one of its names, or of nobody's."""
    for written in reader.lost:
        lost = fold(written)
        owners = [f for f in fields if any(_begins(lost, fold(name), written) for name in (f.key, *f.names))]
        if field in owners or (not owners and not written.endswith(":")):
            return True
    return False


def _begins(lost: str, name: str, written: str) -> bool:
    return lost == name or (not written.endswith(":") and lost.startswith(f"{name} "))


def _example(fields: Sequence[Field], *, all_keys: bool) -> str:
    chosen = [f for f in fields if all_keys or f.required]
    return "{" + ", ".join(f"{f.key}: {f.example or f.shape.examples[0]}" for f in chosen) + "}"
