"""The table of contexts: a complete theme passes, and what is missing or strange is told with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from plain_theme import TEMPLATES, plain_theme

from showcase.contexts import COMMON, CONTEXTS, WORDS, check_theme
from showcase.store import Store
from showcase.templates import SHELVES
from showcase.theme import read_theme

Told = list[tuple[str, str, int]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "cache") as opened:
        yield opened


def told_of(
    root: Path, store: Store, files: Mapping[str, str], name: str = "plain"
) -> tuple[Told, list[dict[str, str]]]:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    theme, told = read_theme(root, name, "vi", store)
    assert told == ()
    found = {repr(d): d for d in check_theme(theme)}.values()
    return [(d.code, d.path, d.line) for d in found], [d.args for d in found]


@pytest.mark.parametrize("name", ["plain", "default"])
def test_a_complete_theme_passes(tmp_path: Path, store: Store, name: str) -> None:
    assert told_of(tmp_path, store, plain_theme(), name) == ([], [])


def test_every_page_may_read_the_page_and_the_shelves() -> None:
    assert set(COMMON) == {"page", "graph", *SHELVES}
    assert all(set(COMMON) <= set(names) and len(set(names)) == len(names) for names in CONTEXTS.values())


def test_a_name_that_pages_of_a_kind_do_not_have_is_told(tmp_path: Path, store: Store) -> None:
    home = TEMPLATES["home.html"] + "\n{{ model }}\n{{ strange }}\n{{ articles }}\n"
    told, args = told_of(tmp_path, store, plain_theme() | {"themes/plain/templates/home.html": home})
    lines = home.splitlines()
    assert told == [
        ("template-name-unknown", "themes/plain/templates/home.html", 1 + lines.index("{{ model }}")),
        ("template-name-unknown", "themes/plain/templates/home.html", 1 + lines.index("{{ strange }}")),
    ]
    assert [a["name"] for a in args] == ["model", "strange"]
    assert args[0]["known"] == ", ".join(sorted(CONTEXTS["home.html"]))


def test_a_part_of_pages_may_read_what_any_page_has_and_nothing_else(tmp_path: Path, store: Store) -> None:
    part = "{{ model }}{{ feed }}{{ has_sitemap }}\n{{ strange }}"
    told, _ = told_of(tmp_path, store, plain_theme() | {"themes/plain/templates/parts/x.html": part})
    assert told == [("template-name-unknown", "themes/plain/templates/parts/x.html", 2)]


def test_what_a_child_overrides_is_checked_as_what_it_is(tmp_path: Path, store: Store) -> None:
    files = plain_theme() | {
        "themes/mine/theme.yaml": "extends: plain\n",
        "themes/mine/templates/terms.html": "{% extends 'plain/terms.html' %}{% block main %}{{ model }}{% endblock %}",
    }
    told, _ = told_of(tmp_path, store, files, "mine")
    assert told == [("template-name-unknown", "themes/mine/templates/terms.html", 1)]


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_missing_template_is_told(tmp_path: Path, store: Store, name: str) -> None:
    files = {path: text for path, text in plain_theme().items() if path != f"themes/plain/templates/{name}"}
    told, args = told_of(tmp_path, store, files)
    assert (told, args) == ([("template-missing", "themes/plain", 0)], [{"name": name}])


def test_a_string_that_the_engine_prints_is_told_when_it_is_missing(tmp_path: Path, store: Store) -> None:
    strings = "themes/plain/strings/vi.yaml"
    kept = [row for row in plain_theme()[strings].splitlines() if not row.startswith(tuple(f"{w}:" for w in WORDS))]
    told, args = told_of(tmp_path, store, plain_theme() | {strings: "\n".join(kept)})
    assert told == [("string-missing", strings, 0)] * len(WORDS)
    assert [a["key"] for a in args] == list(WORDS)


def test_every_string_of_the_engine_is_used_by_it() -> None:
    package = Path(read_theme.__code__.co_filename).parent
    sources = "".join(p.read_text(encoding="utf-8") for p in package.glob("*.py") if p.name != "contexts.py")
    assert [word for word in WORDS if f'"{word}"' not in sources and word.split(".")[0] != "title"] == []
