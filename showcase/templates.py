"""Find out, without rendering, what a Jinja template refers to and reads.

A page is written again when something that its template reads has changed, so names of templates,
strings and assets must be constants; a dynamic one is a problem.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

import jinja2
import msgspec
from jinja2 import meta, nodes
from msgspec import Struct

from showcase import digest, version
from showcase.environment import GLOBALS, environment
from showcase.store import Store
from showcase.vietnamese import nearest

_N = TypeVar("_N", bound=nodes.Node)
FUNCTIONS = ("url", "absolute", "asset", "t")
"""What templates may call besides their context."""
SHELVES = ("site", "menu")
"""Names that many pages share; a closure's digest counts only what it reads of them."""


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong in one template, before it is known in which file it lies."""

    line: int
    code: str
    args: dict[str, str]


class Facts(Struct, frozen=True, kw_only=True):
    """What one template by itself refers to, each with the line of its first use.

    `referenced` are templates (`extends` is the one that it extends), `blocks` all its blocks and `outer` those
    that stand in no other, `names` the context names, `words` keys of strings; `reads` are the context names and
    the shelves as `site.title` or, as a whole, `site`.
    """

    referenced: dict[str, int] = {}
    extends: str = ""
    blocks: dict[str, int] = {}
    outer: tuple[str, ...] = ()
    names: dict[str, int] = {}
    reads: frozenset[str] = frozenset()
    words: dict[str, int] = {}
    assets: dict[str, int] = {}
    problems: tuple[Problem, ...] = ()


def read_facts(sources: set[str], store: Store) -> dict[str, Facts]:
    """Return the facts of each template source; they are remembered, for parsing costs more than a whole rebuild."""
    keys = {source: digest.combine(version.engine(), "template", source) for source in sources}
    known = store.answers(keys.values())
    fresh: dict[str, bytes] = {}
    facts: dict[str, Facts] = {}
    env = environment({})
    for source, key in keys.items():
        try:
            facts[source] = msgspec.msgpack.decode(known[key], type=Facts)
        except (KeyError, msgspec.DecodeError):
            facts[source] = _facts(env, source)
            fresh[key] = msgspec.msgpack.encode(facts[source])
    store.remember(fresh, {})
    return facts


class _Tree:
    """A parsed template, all of whose nodes are gathered once: to walk through them for each question takes longer."""

    def __init__(self, template: nodes.Template) -> None:
        self.template = template
        self._nodes: dict[type[nodes.Node], list[Any]] = {}
        for node in template.find_all(nodes.Node):
            self._nodes.setdefault(type(node), []).append(node)

    def all(self, *kinds: type[_N]) -> list[_N]:
        """Return the nodes of some kinds, those of a kind in the order of the source."""
        return [node for kind in kinds for node in self._nodes.get(kind, ())]


def _facts(env: jinja2.Environment, source: str) -> Facts:
    problems: list[Problem] = []
    try:
        tree = _Tree(env.parse(source))
        problems += [*_unknown(tree, nodes.Filter, env.filters), *_unknown(tree, nodes.Test, env.tests)]
        undeclared = meta.find_undeclared_variables(tree.template)  # which gives up at an unknown filter
    except jinja2.TemplateSyntaxError as error:
        problem = Problem(line=error.lineno, code="template-syntax", args={"reason": error.message or ""})
        return Facts(problems=tuple(problems) or (problem,))
    referenced = _referenced(tree, problems)
    names = undeclared - set(FUNCTIONS) - set(GLOBALS) - _declared(tree)
    lines: dict[str, int] = {}
    for node in tree.all(nodes.Name):
        lines[node.name] = min(node.lineno, lines.get(node.name, node.lineno))
    needs = {"site.base_url"} if "absolute" in undeclared else set()
    words = _constants(tree, "t", problems)
    assets = _constants(tree, "asset", problems)
    extends = next(iter(tree.all(nodes.Extends)), None)
    return Facts(
        referenced=referenced,
        extends=str(getattr(extends.template, "value", "")) if extends else "",
        blocks={block.name: block.lineno for block in tree.all(nodes.Block)},
        outer=tuple(node.name for node in tree.template.body if isinstance(node, nodes.Block)),
        names={name: lines.get(name, 0) for name in sorted(names - _assigned(tree))},
        reads=frozenset(names - set(SHELVES)) | _shelf_reads(tree) | needs,
        words=words,
        assets=assets,
        problems=tuple(problems),
    )


def _declared(tree: _Tree) -> set[str]:
    """Return the names that the template makes at its top: its blocks look them up like context names."""
    names = {n.target for n in tree.all(nodes.Import)} | {n.name for n in tree.all(nodes.Macro)}
    for node in tree.all(nodes.FromImport):
        names |= {alias[1] if isinstance(alias, tuple) else alias for alias in node.names}
    read: set[str] = set()
    for statement in _assignments(tree.template.body):
        if isinstance(statement, nodes.Assign):
            value = statement.node
            read |= {n.name for n in (value, *value.find_all(nodes.Name)) if isinstance(n, nodes.Name)} - names
        target = statement.target
        names |= {n.name for n in (target, *target.find_all(nodes.Name)) if isinstance(n, nodes.Name)}
    return names - read


def _assigned(tree: _Tree) -> set[str]:
    """Return what is assigned anywhere: under an `if` inside a macro or a block Jinja takes it for a context name."""
    targets = [n.target for n in tree.all(nodes.Assign)] + [n.target for n in tree.all(nodes.AssignBlock)]
    return {n.name for target in targets for n in (target, *target.find_all(nodes.Name)) if isinstance(n, nodes.Name)}


def _assignments(statements: Iterable[nodes.Node]) -> Iterator[nodes.Assign | nodes.AssignBlock]:
    """Yield the assignments at the top, where an `if` makes no scope of its own."""
    for statement in statements:
        if isinstance(statement, nodes.Assign | nodes.AssignBlock):
            yield statement
        elif isinstance(statement, nodes.If):
            yield from _assignments((*statement.body, *statement.elif_, *statement.else_))


def _unknown(tree: _Tree, kind: type[nodes.Filter] | type[nodes.Test], known: Collection[str]) -> Iterator[Problem]:
    """Yield filters and tests that there are not: Jinja would notice only where one is reached."""
    for node in tree.all(kind):
        if node.name not in known:
            near = "".join(f" Did you mean {name!r}?" for name in nearest(node.name, known, 1))
            reason = f"No {kind.__name__.lower()} named {node.name!r}.{near}"
            yield Problem(line=node.lineno, code="template-syntax", args={"reason": reason})


def _referenced(tree: _Tree, problems: list[Problem]) -> dict[str, int]:
    """Return the templates that are extended, included or imported by a constant name; any other is a problem."""
    found: dict[str, int] = {}
    loads = tree.all(nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for node in sorted(loads, key=lambda node: node.lineno):
        names = list(meta.find_referenced_templates(nodes.Template([node])))
        if None in names:
            args = {"what": "extends / include / import"}
            problems.append(Problem(line=node.lineno, code="template-dynamic", args=args))
        for name in names:
            if name is not None:
                found.setdefault(name, node.lineno)
    return found


def _shelf_reads(tree: _Tree) -> frozenset[str]:
    """Return `site.title` for each attribute read off a shelf, or the bare shelf where it is used as a whole."""
    reads: set[str] = set()
    taken: set[int] = set()
    for node in tree.all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name in SHELVES:
            reads.add(f"{node.node.name}.{node.attr}")
            taken.add(id(node.node))
    return frozenset(reads | {n.name for n in tree.all(nodes.Name) if n.name in SHELVES and id(n) not in taken})


def _constants(tree: _Tree, function: str, problems: list[Problem]) -> dict[str, int]:
    """Return the constant first arguments of a function's calls; any other use of it is a problem."""
    called: set[int] = set()
    found: dict[str, int] = {}
    for node in tree.all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name == function:
            called.add(id(node.node))
            first = node.args[0] if node.args else None
            if isinstance(first, nodes.Const) and isinstance(first.value, str):
                found.setdefault(first.value, node.lineno)
            else:
                problems.append(Problem(line=node.lineno, code="template-dynamic", args={"what": f"{function}(…)"}))
    for name in tree.all(nodes.Name):
        if name.name == function and id(name) not in called:
            problems.append(Problem(line=name.lineno, code="template-dynamic", args={"what": function}))
    return found
