"""Find out, without rendering, what a Jinja template refers to and reads.

A page is written again when something that its template reads has changed, so names of templates,
strings and assets must be constants; a dynamic one is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import jinja2
import msgspec
from jinja2 import meta, nodes
from msgspec import Struct

from showcase import digest, strings, version
from showcase.store import Store

FUNCTIONS = ("url", "absolute", "asset", "t")
"""What templates may call besides their context."""
SHELVES = ("site", "menu")
"""Names that many pages share; a closure's digest counts only what it reads of them."""

_GLOBALS = ("range", "dict", "namespace")


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong in one template, before it is known in which file it lies."""

    line: int
    code: str
    args: dict[str, str]


class Facts(Struct, frozen=True, kw_only=True):
    """What one template by itself refers to.

    `referenced` are templates, `names` the context names with the line of their first use, `reads` the
    context names and the shelves as `site.title` or, as a whole, `site`; `words` are keys of strings.
    """

    referenced: tuple[str, ...] = ()
    names: dict[str, int] = {}
    reads: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def environment(sources: Mapping[str, str]) -> jinja2.Environment:
    """Make the Jinja environment that all templates are parsed and rendered in."""
    env = jinja2.Environment(
        loader=jinja2.DictLoader(sources),
        undefined=jinja2.StrictUndefined,
        autoescape=lambda name: name is None or not name.endswith(".txt"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    env.filters |= {"date": strings.date, "date_iso": strings.date_iso, "number": strings.number}
    env.globals = {key: env.globals[key] for key in _GLOBALS}
    del env.filters["random"]  # the same input gives the same bytes
    return env


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


def _facts(env: jinja2.Environment, source: str) -> Facts:
    try:
        tree = env.parse(source)
        undeclared = meta.find_undeclared_variables(tree)
    except jinja2.TemplateSyntaxError as error:
        problem = Problem(line=error.lineno, code="template-syntax", args={"reason": error.message or ""})
        return Facts(problems=(problem,))
    problems: list[Problem] = []
    referenced = list(meta.find_referenced_templates(tree))
    if None in referenced:
        args = {"what": "extends / include / import"}
        problems.append(Problem(line=_line_of_dynamic(tree), code="template-dynamic", args=args))
    names = undeclared - set(FUNCTIONS) - set(_GLOBALS) - _declared(tree)
    lines = {n.name: n.lineno for n in tree.find_all(nodes.Name) if n.name in names}
    needs = {"site.base_url"} if "absolute" in undeclared else set()
    words = frozenset(_constants(tree, "t", problems))
    assets = frozenset(_constants(tree, "asset", problems))
    return Facts(
        referenced=tuple(r for r in referenced if r is not None),
        names={name: lines.get(name, 0) for name in sorted(names)},
        reads=frozenset(names - set(SHELVES)) | _shelf_reads(tree) | needs,
        words=words,
        assets=assets,
        problems=tuple(problems),
    )


def _declared(tree: nodes.Template) -> set[str]:
    """Return the names that the template makes at its top: its blocks look them up like context names."""
    names = {n.target for n in tree.find_all(nodes.Import)} | {n.name for n in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.FromImport):
        names |= {alias[1] if isinstance(alias, tuple) else alias for alias in node.names}
    for statement in tree.body:
        if isinstance(statement, nodes.Assign):
            names |= {n.name for n in statement.target.find_all(nodes.Name)} | {getattr(statement.target, "name", "")}
    return names


def _line_of_dynamic(tree: nodes.Template) -> int:
    for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
        for node in tree.find_all(kind):
            if not isinstance(getattr(node, "template", None), nodes.Const):
                return node.lineno
    return 1


def _shelf_reads(tree: nodes.Template) -> frozenset[str]:
    """Return `site.title` for each attribute read off a shelf, or the bare shelf where it is used as a whole."""
    reads: set[str] = set()
    taken: set[int] = set()
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name in SHELVES:
            reads.add(f"{node.node.name}.{node.attr}")
            taken.add(id(node.node))
    return frozenset(reads | {n.name for n in tree.find_all(nodes.Name) if n.name in SHELVES and id(n) not in taken})


def _constants(tree: nodes.Template, function: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the constant first arguments of a function's calls; any other use of it is a problem."""
    called: set[int] = set()
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name == function:
            called.add(id(node.node))
            first = node.args[0] if node.args else None
            if isinstance(first, nodes.Const) and isinstance(first.value, str):
                yield first.value
            else:
                problems.append(Problem(line=node.lineno, code="template-dynamic", args={"what": f"{function}(…)"}))
    for name in tree.find_all(nodes.Name):
        if name.name == function and id(name) not in called:
            problems.append(Problem(line=name.lineno, code="template-dynamic", args={"what": function}))
