"""Read a theme and its parents: templates with what each one reads, assets under digest names, words.

A page is written again when something that its template's *closure* (the template and all that it
extends, includes or imports) reads has changed. What a closure reads is found statically, so names of
templates, strings and assets must be constants; a dynamic one is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2
from jinja2 import meta, nodes
from msgspec import Struct

from showcase import digest, strings
from showcase.diagnostics import Diagnostic, Failed, at
from showcase.schema import TEXT, Field, Reader, compose, read_mapping
from showcase.strings import LANGUAGES, read_catalogue
from showcase.version import PROJECT

FUNCTIONS = ("url", "absolute", "asset", "t")
"""What templates may call besides their context."""
SHELVES = ("site", "menu")
"""Names that many pages share; a closure's digest counts only what it reads of them."""
ASSETS = "assets"

_JINJA_GLOBALS = ("range", "dict", "namespace")
_CSS_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
_THEME_FIELDS = (
    Field(key="name", shape=TEXT, names=("tên",)),
    Field(key="title", shape=TEXT, names=("tiêu đề",)),
    Field(key="description", shape=TEXT, names=("mô tả",)),
    Field(key="extends", shape=TEXT, names=("kế thừa",)),
)


class Template(Struct, frozen=True, kw_only=True):
    """A template: its source, where it lies, and what its closure reads.

    `local` is its name within its own theme. `reads` holds context names, and shelves as `site.title`
    or, as a whole, `site`; `digest` covers the sources of the closure and the strings and asset
    addresses that it uses.
    """

    name: str
    local: str
    file: str
    source: str
    digest: str = ""
    reads: frozenset[str] = frozenset()
    own_names: dict[str, int] = {}


class Asset(Struct, frozen=True, kw_only=True):
    """A file of a theme as it is published."""

    name: str
    address: str
    content: bytes


class Theme(Struct, frozen=True, kw_only=True):
    """A theme with its parents resolved: templates by name, assets by name, words by key."""

    name: str
    templates: dict[str, Template]
    assets: dict[str, Asset]
    words: dict[str, str]

    def asset_addresses(self) -> dict[str, str]:
        """Return the address of each asset by its name."""
        return {name: asset.address for name, asset in self.assets.items()}


def read_theme(root: Path, name: str, language: str) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Read the theme `name` of the site at `root` (its `themes/`, then ours). Raises Failed when there is none."""
    chain = _chain(root, name)
    told: list[Diagnostic] = []
    words = _words(chain, language, told)
    assets = _assets(chain, told)
    templates = {t.name: t for t in _templates(chain)}
    closed = _close(templates, words, assets, told)
    return Theme(name=name, templates=closed, assets=assets, words=words), tuple(told)


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
    env.globals = {key: env.globals[key] for key in _JINJA_GLOBALS}
    del env.filters["random"]  # the same input gives the same bytes
    return env


# ---- the chain of themes ---------------------------------------------------------------------


class _Folder(Struct, frozen=True, kw_only=True):
    name: str
    path: str


def _chain(root: Path, name: str) -> list[_Folder]:
    """Return the theme's folders, the theme itself first, its last ancestor last."""
    chain: list[_Folder] = []
    while name:
        if any(folder.name == name for folder in chain):
            raise Failed(at(f"themes/{chain[-1].name}/theme.yaml", 1, 1, "theme-loop", name=name))
        folder = next(
            (f for f in (root / "themes" / name, PROJECT / "themes" / name) if (f / "theme.yaml").is_file()), None
        )
        if folder is None or "/" in name or name.startswith("."):
            known = sorted({p.parent.name for base in (root, PROJECT) for p in (base / "themes").glob("*/theme.yaml")})
            where = f"themes/{chain[-1].name}/theme.yaml" if chain else "site_config.yaml"
            raise Failed(at(where, 0, 0, "theme-missing", name=name, known=", ".join(known)))
        reader = Reader(f"themes/{name}/theme.yaml")
        values, _ = read_mapping(
            reader, compose(reader, (folder / "theme.yaml").read_text(encoding="utf-8-sig")), _THEME_FIELDS
        )
        if reader.diagnostics:
            raise Failed(*reader.diagnostics)
        chain.append(_Folder(name=name, path=str(folder)))
        name = values.get("extends", "")
    return chain


def _words(chain: list[_Folder], language: str, told: list[Diagnostic]) -> dict[str, str]:
    """Merge catalogues, nearer themes over their parents, the language over Vietnamese."""
    words: dict[str, str] = {}
    for folder in reversed(chain):
        for code in dict.fromkeys((LANGUAGES[0], language)):
            try:
                words |= read_catalogue(Path(folder.path) / "strings" / f"{code}.yaml")
            except ValueError as error:
                told.append(at(f"themes/{folder.name}/strings/{code}.yaml", 0, 0, "theme-invalid", reason=error))
    return words


def _assets(chain: list[_Folder], told: list[Diagnostic]) -> dict[str, Asset]:
    """Find assets, nearer themes first; style sheets come last, for they name the others."""
    files: dict[str, Path] = {}
    for folder in chain:
        base = Path(folder.path) / "assets"
        for path in sorted(p for p in base.rglob("*") if p.is_file() and not p.name.startswith(".")):
            files.setdefault(path.relative_to(base).as_posix(), path)
    assets: dict[str, Asset] = {}
    for name in sorted(files, key=lambda n: (n.endswith(".css"), n)):
        content = files[name].read_bytes()
        if name.endswith((".css", ".svg", ".txt", ".js")):
            content = content.replace(b"\r\n", b"\n")
        if name.endswith(".css"):
            content = _with_addresses(content.decode("utf-8"), name, assets, told).encode("utf-8")
        stem, _, ending = name.rpartition(".")
        flat = stem.replace("/", "-").lower()
        address = f"/{ASSETS}/{flat}.{digest.of_bytes(content)[:10]}.{ending.lower()}"
        assets[name] = Asset(name=name, address=address, content=content)
    return assets


def _with_addresses(css: str, name: str, assets: Mapping[str, Asset], told: list[Diagnostic]) -> str:
    """Point each `url(…)` of a style sheet at the published asset beside it."""

    def replace(match: re.Match[str]) -> str:
        target = match.group(2)
        if target.startswith(("data:", "#")):
            return match.group(0)
        if target not in assets:
            told.append(
                at(
                    f"assets/{name}",
                    css.count("\n", 0, match.start()) + 1,
                    1,
                    "asset-missing",
                    name=target,
                    known=", ".join(assets),
                )
            )
            return match.group(0)
        return f'url("{assets[target].address.rsplit("/", 1)[-1]}")'

    return _CSS_URL.sub(replace, css)


def _templates(chain: list[_Folder]) -> Iterator[Template]:
    """Yield every template under its theme's name (`default/model.html`), and the nearest one under the bare name."""
    seen: set[str] = set()
    for folder in chain:
        base = Path(folder.path) / "templates"
        for path in sorted(p for p in base.rglob("*") if p.is_file() and not p.name.startswith(".")):
            name = path.relative_to(base).as_posix()
            source = path.read_text(encoding="utf-8-sig")
            file = f"themes/{folder.name}/templates/{name}"
            yield Template(name=f"{folder.name}/{name}", local=name, file=file, source=source)
            if name not in seen:
                seen.add(name)
                yield Template(name=name, local=name, file=file, source=source)


# ---- what a template reads -------------------------------------------------------------------


class _Facts(Struct, frozen=True, kw_only=True):
    """What one template by itself refers to."""

    referenced: tuple[str, ...]
    names: dict[str, int]
    reads: frozenset[str]
    keys: frozenset[str]
    assets: frozenset[str]


def _close(
    templates: dict[str, Template], words: Mapping[str, str], assets: Mapping[str, Asset], told: list[Diagnostic]
) -> dict[str, Template]:
    env = environment({t.name: t.source for t in templates.values()})
    facts = {name: _facts(env, template, told) for name, template in templates.items()}
    for name, found in facts.items():
        file = templates[name].file
        told += [at(file, 0, 0, "template-missing", name=r) for r in found.referenced if r not in templates]
        told += [at(file, 0, 0, "string-missing", key=key) for key in found.keys if key not in words]
        told += [
            at(file, 0, 0, "asset-missing", name=a, known=", ".join(assets)) for a in found.assets if a not in assets
        ]
    closed: dict[str, Template] = {}
    for name, template in templates.items():
        closure = _closure(name, facts)
        keys = sorted({key for n in closure for key in facts[n].keys})
        used = sorted({key for n in closure for key in facts[n].assets})
        closed[name] = Template(
            name=name,
            local=template.local,
            file=template.file,
            source=template.source,
            digest=digest.of(
                (
                    [(n, templates[n].source) for n in closure],
                    [(key, words.get(key, "")) for key in keys],
                    [assets[key].address for key in used if key in assets],
                )
            ),
            reads=frozenset(read for n in closure for read in facts[n].reads),
            own_names=facts[name].names,
        )
    return closed


def _closure(name: str, facts: Mapping[str, _Facts]) -> list[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        current = todo.pop()
        if current not in found and current in facts:
            found.add(current)
            todo += facts[current].referenced
    return sorted(found)


def _facts(env: jinja2.Environment, template: Template, told: list[Diagnostic]) -> _Facts:
    try:
        tree = env.parse(template.source, template.name)
        undeclared = meta.find_undeclared_variables(tree)
    except jinja2.TemplateSyntaxError as error:
        told.append(at(template.file, error.lineno, 1, "template-syntax", reason=error.message or ""))
        return _Facts(referenced=(), names={}, reads=frozenset(), keys=frozenset(), assets=frozenset())
    referenced = list(meta.find_referenced_templates(tree))
    if None in referenced:
        told.append(at(template.file, _line_of_dynamic(tree), 1, "template-dynamic", what="extends / include / import"))
    needs = {"site.base_url"} if "absolute" in undeclared else set()
    names = undeclared - set(FUNCTIONS) - set(_JINJA_GLOBALS) - _declared(tree)
    lines = {n.name: n.lineno for n in tree.find_all(nodes.Name) if n.name in names}
    return _Facts(
        referenced=tuple(r for r in referenced if r is not None),
        names={name: lines.get(name, 0) for name in sorted(names)},
        reads=frozenset(names - set(SHELVES)) | _shelf_reads(tree) | needs,
        keys=frozenset(_constants(tree, "t", template, told)),
        assets=frozenset(_constants(tree, "asset", template, told)),
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


def _constants(tree: nodes.Template, function: str, template: Template, told: list[Diagnostic]) -> Iterator[str]:
    """Yield the constant first arguments of a function's calls; any other use of it is told."""
    called: set[int] = set()
    for node in tree.find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name == function:
            called.add(id(node.node))
            first = node.args[0] if node.args else None
            if isinstance(first, nodes.Const) and isinstance(first.value, str):
                yield first.value
            else:
                told.append(at(template.file, node.lineno, 1, "template-dynamic", what=f"{function}(…)"))
    for name in tree.find_all(nodes.Name):
        if name.name == function and id(name) not in called:
            told.append(at(template.file, name.lineno, 1, "template-dynamic", what=function))
