"""The layers: who may import whom, what is imported late and why, and what an unchanged build loads."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SiteMaker, model

PACKAGE = Path(__file__).resolve().parent.parent / "showcase"

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "digest vietnamese proofreading quantities urls prose packed plain unbroken ids qr aside",
        "diagnostics encodings fronts slips candidates collation version store workers tree converter",
        "fences repairs reading stage report lines",
        "further",
        "nodes",
        "records artifacts schema strings manifest",
        "scalars fields flat images environment publish",
        "config registry templates wording doubts catalogues",
        "abbreviations theme",
        "markup",
        "scan photos contexts names spellings json_schema",
        "load watching",
        "units corrections documents",
        "terms",
        "entries",
        "site",
        "assemble",
        "frame addresses graph signs bodies",
        "listings model_page feeds",
        "photo_library model_pages",
        "term_pages",
        "pages outlines",
        "plan render amend",
        "memory",
        "remembered",
        "pipeline",
        "unchanged",
        "request mending",
        "commands checks explaining scaffold serve child_theme",
        "cli",
        "__main__",
    )
)
"""A module imports only modules of the layers above its own line (lower layers)."""

LATE_IMPORTS = {
    "photos.load_photo": "showcase",
    "publish._locked": "filelock",
    "qr.svg": "segno",
    "vietnamese.nearest": "difflib",
    "markup._html": "showcase",
    "unchanged.build": "showcase",
    "vietnamese._transliterated": "slugify",
    "workers._pool": "concurrent",
}
"""The boundaries where an import waits until it is needed; its comment says the milliseconds that it saves."""

NOT_LOADED_WHEN_UNCHANGED = (
    *("PIL", "segno", "livereload", "tornado", "slugify", "difflib", "markdown", "jinja2", "nh3", "filelock"),
    *("yaml", "multiprocessing", "concurrent.futures", "importlib.metadata"),
)

MODULES = {path.stem: path for path in sorted(PACKAGE.glob("*.py")) if path.stem != "__init__"}


def _tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def _imports(tree: ast.AST) -> set[str]:
    """Return the modules of the package that a tree imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "showcase":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("showcase."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("showcase.")}
    return found & MODULES.keys()


def _level(name: str) -> int:
    return next(i for i, layer in enumerate(LAYERS) if name in layer)


def test_every_module_has_a_layer_and_every_layer_its_modules() -> None:
    named = [name for layer in LAYERS for name in layer]
    assert sorted(named) == sorted(MODULES)


def test_the_code_map_names_every_module() -> None:
    code_map = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in MODULES if name != "__main__" and f"`{name}`" not in code_map] == []


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_lower_layers(name: str) -> None:
    assert {other for other in _imports(_tree(name)) if _level(other) >= _level(name)} == set()


@pytest.mark.parametrize("name", MODULES)
def test_no_module_has_imports_for_typing_only(name: str) -> None:
    assert "TYPE_CHECKING" not in MODULES[name].read_text(encoding="utf-8")


def test_late_imports_are_the_listed_ones_and_say_what_they_save() -> None:
    found = {}
    for name in MODULES:
        lines = MODULES[name].read_text(encoding="utf-8").splitlines()
        for function in ast.walk(_tree(name)):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
                    found[f"{name}.{function.name}"] = (module or "").split(".")[0]
                    near = " ".join(lines[max(0, node.lineno - 3) : node.lineno])
                    assert " ms" in near, f"{name}:{node.lineno} does not say what it saves"
    assert found == LATE_IMPORTS
    assert len(found) <= 8


@pytest.mark.parametrize("name", MODULES)
def test_no_pattern_has_a_group_that_never_gives_back(name: str) -> None:
    """Python before 3.11.5, which Debian 12 has, matches possessive and atomic groups wrongly (CPython gh-106052)."""
    assert re.search(r"\)[*+?]\+|\(\?>", MODULES[name].read_text(encoding="utf-8")) is None


@pytest.mark.parametrize("name", MODULES)
def test_no_module_outgrows_its_room(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("name", MODULES)
def test_no_function_outgrows_its_room(name: str) -> None:
    functions = (n for n in ast.walk(_tree(name)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    assert {
        f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno and f.end_lineno - f.lineno >= 45
    } == {}


@pytest.mark.parametrize("name", MODULES)
def test_no_module_keeps_mutable_state(name: str) -> None:
    """A constant table is written in capitals; anything else of a mutable kind at the top is state."""
    assigned = [n for n in _tree(name).body if isinstance(n, ast.Assign | ast.AnnAssign)]
    mutable = [n for n in assigned if isinstance(n.value, ast.List | ast.Dict | ast.Set)]
    targets = [n.targets[0] if isinstance(n, ast.Assign) else n.target for n in mutable]
    assert [t.id for t in targets if isinstance(t, ast.Name) and not t.id.lstrip("_").isupper()] == []


def test_an_unchanged_build_loads_neither_pictures_nor_servers(site: SiteMaker) -> None:
    one = site({"content/models/a.md": model()})
    script = (
        "import sys; from showcase.cli import main;"
        f"assert main(['--site', r'{one.root}', '--date', '2026-06-01', '--quiet', '--workers', '1']) == 0;"
        f"print(sorted(set(sys.modules) & set({NOT_LOADED_WHEN_UNCHANGED!r})))"
    )
    command = [sys.executable, "-c", script]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PACKAGE.parent)
        assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "[]"
