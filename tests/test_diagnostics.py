"""What a diagnostic promises: a known code, one order whatever the work's, and nothing told twice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase import version
from showcase.diagnostics import CODES, Diagnostic, Failed, at, has_errors, ordered
from showcase.strings import LANGUAGES
from showcase.wording import catalogue

_PLACES = st.builds(
    Diagnostic,
    code=st.sampled_from(sorted(CODES)),
    path=st.sampled_from(("content/a.md", "content/b.md", "site_config.yaml")),
    line=st.integers(0, 3),
    column=st.integers(0, 2),
    args=st.dictionaries(st.sampled_from(("key", "value")), st.sampled_from(("một", "hai"))),
)


def _codes_in(path: Path) -> set[str]:
    """Return the texts of a module that are written like codes and stand where `at` takes one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    named = {"at": 3, "tell": 1, "Problem": -1, "told_once": 0}
    found: set[str] = set()
    for call in calls:
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        place = named.get(name)
        arguments = call.args[place : place + 1] if place is not None and place >= 0 else []
        arguments += [k.value for k in call.keywords if k.arg == "code"]
        if name in named:
            found |= {a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return {code for code in found if "-" in code}


def test_every_code_that_a_module_tells_has_a_severity() -> None:
    package = Path(version.__file__).parent
    told = {code: path.name for path in package.glob("*.py") for code in _codes_in(path)}
    assert len(told) > 30
    assert {code: name for code, name in told.items() if code not in CODES} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words_that_say_what_is_wrong_and_what_to_type(language: str) -> None:
    words = catalogue(language)
    assert [code for code in CODES if f"diag.{code}" not in words or f"mend.{code}" not in words] == []


def test_severity_belongs_to_the_code() -> None:
    assert Diagnostic(code="photo-missing").severity == "error"
    assert Diagnostic(code="photo-unlisted").severity == "warning"


def test_arguments_become_text() -> None:
    found = at("a.md", 2, 1, "key-duplicate", key="năm", first=3)
    assert found.args == {"key": "năm", "first": "3"}


@settings(max_examples=60, deadline=None)
@given(st.lists(_PLACES, max_size=8), st.randoms())
def test_the_order_of_work_does_not_show_and_nothing_is_told_twice(found: list[Diagnostic], random: object) -> None:
    shuffled = [*found, *found]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    result = ordered(shuffled)
    assert result == ordered(found)
    assert len(result) == len(set(map(repr, found)))
    assert [(d.path, d.line, d.column) for d in result] == sorted((d.path, d.line, d.column) for d in result)


def test_a_warning_is_an_error_only_in_strict_runs() -> None:
    warning, error = Diagnostic(code="raw-html"), Diagnostic(code="yaml-tag")
    assert not has_errors([])
    assert not has_errors([warning])
    assert has_errors([warning], strict=True)
    assert has_errors([warning, error])


def test_a_failure_carries_its_diagnostics_and_names_their_codes() -> None:
    failure = Failed(Diagnostic(code="yaml-tag"), Diagnostic(code="theme-loop"))
    assert [d.code for d in failure.diagnostics] == ["yaml-tag", "theme-loop"]
    assert str(failure) == "yaml-tag; theme-loop"
