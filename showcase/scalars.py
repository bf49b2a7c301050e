"""The words in a front matter or a register: each text with its key and its place in the YAML."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final

import yaml
from msgspec import Struct

from showcase.schema import TEXT, Field, Shape
from showcase.vietnamese import fold


class Scalar(Struct, frozen=True, kw_only=True):
    """A text in YAML: its node, the key that it belongs to, and whether it stands in brackets or braces."""

    node: yaml.ScalarNode
    key: str
    in_flow: bool

    @property
    def span(self) -> tuple[int, int]:
        """Return where it starts and ends, quotes included."""
        return self.node.start_mark.index, self.node.end_mark.index


def scalars(root: yaml.Node, fields: Sequence[Field]) -> Iterator[Scalar]:
    """Yield the texts below a node, for those keys that hold any words."""
    return _of_mapping(root, fields, in_flow=False)


@functools.lru_cache
def by_name(fields: tuple[Field, ...]) -> dict[str, Field]:
    """Return fields by the fold of each of their names."""
    return {fold(name): field for field in fields for name in (field.key, *field.names)}


_LEADING: Final = frozenset(("file", "id", "slug", "parent", "code"))
"""Keys whose values lead somewhere: to a file, to a row of a register."""


def _of_mapping(node: yaml.Node, fields: Sequence[Field], *, in_flow: bool) -> Iterator[Scalar]:
    known = by_name(tuple(fields))
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        field = known.get(fold(key.value)) if isinstance(key, yaml.ScalarNode) else None
        if field is not None and field.key not in _LEADING:
            yield from _of_shape(value, field.shape, field.key, in_flow=in_flow or _is_flow(node))


def _of_shape(node: yaml.Node, shape: Shape, key: str, *, in_flow: bool) -> Iterator[Scalar]:
    within = in_flow or _is_flow(node)
    if shape.items is not None:
        for child in node.value if isinstance(node, yaml.SequenceNode) else (node,):
            yield from _of_shape(child, shape.items, key, in_flow=within)
    elif shape.fields:
        yield from _of_mapping(node, shape.fields, in_flow=within)
    elif shape.values is not None and isinstance(node, yaml.MappingNode):
        for child in (child for pair in node.value for child in pair):
            yield from _of_shape(child, shape.values, key, in_flow=within)
    elif shape is TEXT and isinstance(node, yaml.ScalarNode):
        yield Scalar(node=node, key=key, in_flow=in_flow)


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
