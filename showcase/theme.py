"""Read a theme and its parents: templates with what each one reads, assets under digest names, words.

A page is written again when something that its template's *closure* (the template and all that it
extends, includes or imports) reads has changed. What a closure reads is found statically, so names of
templates, strings and assets must be constants; a dynamic one is an error.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from showcase import digest
from showcase.catalogues import read_catalogue
from showcase.diagnostics import Diagnostic, Failed, at
from showcase.reading import decoded, read_text, unreadable
from showcase.schema import TEXT, Field, Reader, compose, read_mapping
from showcase.store import Store
from showcase.strings import LANGUAGES
from showcase.templates import Facts, read_facts
from showcase.version import PROJECT
from showcase.vietnamese import nearest, slug

ASSETS = "assets"

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

    def named(self) -> tuple[object, ...]:
        """Return what names all that pages are made from of the theme: equal names, equal pages."""
        templates = {name: (template.digest, sorted(template.reads)) for name, template in self.templates.items()}
        return self.name, templates, self.words, self.asset_addresses()

    def asset_addresses(self) -> dict[str, str]:
        """Return the address of each asset by its name."""
        return {name: asset.address for name, asset in self.assets.items()}


def read_theme(root: Path, name: str, language: str, store: Store) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Read the theme `name` of the site at `root` (its `themes/`, then ours). Raises Failed when there is none."""
    chain = _chain(root, name)
    told: list[Diagnostic] = []
    words = _words(chain, language, told)
    assets = _assets(chain, told)
    templates = {t.name: t for t in _templates(chain, told)}
    closed = _close(templates, words, assets, store, told)
    return Theme(name=name, templates=closed, assets=assets, words=words), tuple(told)


# ---- the chain of themes ---------------------------------------------------------------------


class _Folder(Struct, frozen=True, kw_only=True):
    name: str
    path: str


class _File(Struct, frozen=True, kw_only=True):
    """A file of a theme: where it lies, and how messages call it."""

    path: Path
    label: str


def _chain(root: Path, name: str) -> list[_Folder]:
    """Return the theme's folders, the theme itself first, its last ancestor last."""
    chain: list[_Folder] = []
    while name:
        if any(folder.name == name for folder in chain):
            raise Failed(at(f"themes/{chain[-1].name}/theme.yaml", 1, 1, "theme-loop", name=name))
        folder = next(
            (f for f in (root / "themes" / name, PROJECT / "themes" / name) if (f / "theme.yaml").is_file()), None
        )
        if folder is None or "/" in name or "\\" in name or name.startswith("."):
            known = sorted({p.parent.name for base in (root, PROJECT) for p in (base / "themes").glob("*/theme.yaml")})
            where = f"themes/{chain[-1].name}/theme.yaml" if chain else "site_config.yaml"
            raise Failed(at(where, 0, 0, "theme-missing", name=name, known=", ".join(known)))
        reader = Reader(f"themes/{name}/theme.yaml")
        text = read_text(folder / "theme.yaml", reader.path)
        values, _ = read_mapping(reader, compose(reader, text), _THEME_FIELDS)
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
            except OSError as error:  # without its words every template would be told
                raise Failed(unreadable(f"themes/{folder.name}/strings/{code}.yaml", error)) from None
    return words


def _assets(chain: list[_Folder], told: list[Diagnostic]) -> dict[str, Asset]:
    """Find assets, nearer themes first."""
    files: dict[str, _File] = {}
    for folder in chain:
        base = Path(folder.path) / "assets"
        for path in sorted(p for p in base.rglob("*") if p.is_file() and not p.name.startswith(".")):
            name = path.relative_to(base).as_posix()
            files.setdefault(name, _File(path=path, label=f"themes/{folder.name}/assets/{name}"))
    assets: dict[str, Asset] = {}
    for name in sorted(files):
        _publish(name, files, assets, (), told)
    return {name: assets[name] for name in sorted(assets)}


def _publish(
    name: str, files: Mapping[str, _File], assets: dict[str, Asset], within: tuple[str, ...], told: list[Diagnostic]
) -> Asset:
    """Give a file its address; those that a style sheet names come before it, for its own address depends on theirs."""
    if name in assets:
        return assets[name]
    content = _content(files[name], told)
    if name.endswith((".css", ".svg", ".txt", ".js")):
        content = content.replace(b"\r\n", b"\n")
    if name.endswith(".css"):
        css = _decoded(content, files[name].label, told)
        content = _with_addresses(css, name, files, assets, (*within, name), told).encode("utf-8")
    path = PurePosixPath(name)
    stem, ending = slug(str(path.with_suffix("")).replace("/", " ")) or "asset", slug(path.suffix)
    address = f"/{ASSETS}/{stem}.{digest.of_bytes(content)[:10]}{ending and '.'}{ending}"
    assets[name] = Asset(name=name, address=address, content=content)
    return assets[name]


def _with_addresses(
    css: str,
    name: str,
    files: Mapping[str, _File],
    assets: dict[str, Asset],
    within: tuple[str, ...],
    told: list[Diagnostic],
) -> str:
    """Point each `url(…)` of a style sheet at the published asset, by its path from the style sheet."""

    def replace(match: re.Match[str]) -> str:
        target = match.group(2).strip()
        if target.startswith(("data:", "#")):
            return match.group(0)
        plain = re.split("[?#]", target, maxsplit=1)[0]
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), plain))
        if wanted not in files or wanted in within:
            line = css.count("\n", 0, match.start()) + 1
            told.append(at(files[name].label, line, 1, "asset-missing", name=target, known=", ".join(files)))
            return match.group(0)
        asset = _publish(wanted, files, assets, within, told)
        return f'url("{asset.address.rsplit("/", 1)[-1]}{target[len(plain) :]}")'

    return _CSS_URL.sub(replace, css)


def _decoded(content: bytes, label: str, told: list[Diagnostic]) -> str:
    """Return a file's text with line ends LF; one that is not UTF-8 is told and counts as empty."""
    try:
        return decoded(content, label)
    except Failed as failure:
        told += failure.diagnostics
        return ""


def _content(file: _File, told: list[Diagnostic]) -> bytes:
    """Return a file's bytes; one that cannot be read is told and counts as empty."""
    try:
        return file.path.read_bytes()
    except OSError as error:
        told.append(unreadable(file.label, error))
        return b""


def _templates(chain: list[_Folder], told: list[Diagnostic]) -> Iterator[Template]:
    """Yield every template under its theme's name (`default/model.html`), and the nearest one under the bare name."""
    seen: set[str] = set()
    for folder in chain:
        base = Path(folder.path) / "templates"
        for path in sorted(p for p in base.rglob("*") if p.is_file() and not p.name.startswith(".")):
            name = path.relative_to(base).as_posix()
            file = f"themes/{folder.name}/templates/{name}"
            source = _decoded(_content(_File(path=path, label=file), told), file, told)
            yield Template(name=f"{folder.name}/{name}", local=name, file=file, source=source)
            if name not in seen:
                seen.add(name)
                yield Template(name=name, local=name, file=file, source=source)


# ---- closures ---------------------------------------------------------------------------------


def _close(
    templates: dict[str, Template],
    words: Mapping[str, str],
    assets: Mapping[str, Asset],
    store: Store,
    told: list[Diagnostic],
) -> dict[str, Template]:
    by_source = read_facts({t.source for t in templates.values()}, store)
    facts = {name: by_source[template.source] for name, template in templates.items()}
    told += _mistakes(templates, facts, words, assets)
    closed: dict[str, Template] = {}
    for name, template in templates.items():
        closure = _closure(name, facts)
        keys = sorted({key for n in closure for key in facts[n].words})
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


def _extends_itself(name: str, facts: Mapping[str, Facts]) -> bool:
    """Tell whether a template is among its own ancestors, as one that means its parent theme's may write it."""
    seen: set[str] = set()
    parent = name
    while parent in facts and parent not in seen:
        seen.add(parent)
        parent = facts[parent].extends
    return parent == name


def _mistakes(
    templates: Mapping[str, Template], facts: Mapping[str, Facts], words: Mapping[str, str], assets: Mapping[str, Asset]
) -> Iterator[Diagnostic]:
    """Yield what templates ask for and there is not, each with what may have been meant."""
    places = _declared_blocks(facts)
    for name, found in facts.items():
        file = templates[name].file
        for p in found.problems:
            yield at(file, p.line, 1, p.code, **p.args)
        for r, line in found.referenced.items():
            if r not in templates:
                yield at(file, line, 1, "template-missing", name=r, near=_near(r, templates, ".html"))
        for key, line in found.words.items():
            if key not in words:
                yield at(file, line, 1, "string-missing", key=key, near=_near(key, words))
        for a, line in found.assets.items():
            if a not in assets:
                yield at(file, line, 1, "asset-missing", name=a, known=", ".join(assets))
        for b in found.outer:
            if b not in places:
                known = ", ".join(sorted(places))
                yield at(file, found.blocks[b], 1, "template-block-unknown", name=b, known=known)
        if _extends_itself(name, facts):
            reason = f'{{% extends "{found.extends}" %}} ↺'
            yield at(file, found.referenced[found.extends], 1, "template-syntax", reason=reason)


def _near(name: str, known: Iterable[str], ending: str = "") -> str:
    """Return the name that may have been meant; an ending that all have makes none alike."""
    found = nearest(name.removesuffix(ending), (k.removesuffix(ending) for k in known if k.endswith(ending)), 1)
    return "".join(f"{stem}{ending}" for stem in found)


def _declared_blocks(facts: Mapping[str, Facts]) -> set[str]:
    """Return the blocks that some template makes a place for; one that extends another makes it inside a block."""
    return {b for found in facts.values() for b in found.blocks if not found.extends or b not in found.outer}


def _closure(name: str, facts: Mapping[str, Facts]) -> list[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        current = todo.pop()
        if current not in found and current in facts:
            found.add(current)
            todo += facts[current].referenced.keys()
    return sorted(found)
