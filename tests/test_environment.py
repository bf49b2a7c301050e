"""The environment of templates: what is at hand in it, and that what is printed is escaped as Jinja escapes."""

from __future__ import annotations

import datetime as dt
import marshal
import re

import jinja2
import pytest
from markupsafe import Markup, escape

from showcase import digest
from showcase.environment import Code, environment


class _Marked:
    def __html__(self) -> str:
        return "<i>&amp;</i>"


class _Text(str):
    __slots__ = ()


def test_templates_escape_what_they_print_and_refuse_what_they_do_not_have() -> None:
    env = environment({"a.html": "{{ x }}{{ x|safe }}", "a.xml": "{{ x }}", "a.txt": "{{ x }}", "b.html": "{{ y.z }}"})
    assert env.get_template("a.html").render(x="<&>") == "&lt;&amp;&gt;<&>"
    assert env.get_template("a.xml").render(x="<") == "&lt;"
    assert env.get_template("a.txt").render(x="<") == "<"
    with pytest.raises(Exception, match="'y' is undefined"):
        env.get_template("b.html").render()


def test_nothing_by_chance_and_nothing_of_python_is_at_hand() -> None:
    env = environment({})
    assert set(env.globals) == {"range", "dict", "namespace"}
    assert "random" not in env.filters
    assert not re.search("0x[0-9a-f]{6}", env.from_string("{{ [1, 'a', none]|tojson }}").render())


@pytest.mark.parametrize(
    "value",
    [
        *("", "phường", "<a href=\"x\">'&'</a>", Markup("<b>"), Markup("<b>") + "<", _Text("<&>"), _Marked()),
        *(0, 1.5, None, True, dt.date(2026, 1, 2), ("<", 1), ["<"], {"<": ">"}),
    ],
)
def test_a_value_is_printed_as_markupsafe_escapes_it(value: object) -> None:
    ways = {
        "plain": "{{ x }}",
        "macro": "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
        "set": "{% set y %}{{ x }}{% endset %}{{ y }}",
        "filter": "{% filter trim %}{{ x }}{% endfilter %}",
        "block": "{% block b %}{{ x }}{% endblock %}",
        "super": "{% extends 'block.html' %}{% block b %}{{ super() }}{% endblock %}",
        "call": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
        "switch": "{% autoescape true %}{{ x }}{% endautoescape %}",
    }
    env = environment({f"{name}.html": text for name, text in ways.items()} | {"off.txt": "{{ x }}"})
    told = {name: env.get_template(f"{name}.html").render(x=value) for name in ways}
    assert told == {name: escape(value) for name in ways}
    assert env.get_template("off.txt").render(x=value) == str(value)


def test_what_is_global_is_the_same_in_all_templates_and_may_come_later() -> None:
    env = environment(
        {"a.html": "{% include 'b.html' %}{% import 'c.html' as c %}{{ c.m() }}{{ n }}"}
        | {"b.html": "{{ n }}", "c.html": "{% macro m() %}{{ n }}{% endmacro %}"}
    )
    env.globals |= {"n": 1}
    assert env.get_template("a.html").render() == "111"
    assert env.get_template("a.html").render(n=2) == "212"


# ---- code that is kept -------------------------------------------------------------------------

SOURCES = {"a.html": "{% include 'b.html' %}{{ x }}", "b.html": "<b>"}


class _Kept:
    """Code that is kept from process to process, and which templates each of them compiled."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: dict[str, bytes] = {}
        self._compiled: list[str] = []
        compile_ = jinja2.Environment.compile

        def counted(env: jinja2.Environment, source: str, name: str, filename: str) -> object:
            self._compiled.append(name)
            return compile_(env, source, name, filename)

        monkeypatch.setattr(jinja2.Environment, "compile", counted)

    def compiled(self, sources: dict[str, str] = SOURCES, engine: str = "1") -> list[str]:
        """Render `a.html` as a new process does; return what it compiled."""
        self._compiled.clear()
        code = Code(engine, lambda key: self.rows.get(key, b""))
        assert environment(sources, code).get_template("a.html").render(x="<") == "<b>&lt;"
        self.rows |= code.fresh
        return [*self._compiled]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> _Kept:
    return _Kept(monkeypatch)


def test_a_template_is_compiled_once_and_kept(kept: _Kept) -> None:
    assert kept.compiled() == ["a.html", "b.html"]
    assert kept.compiled() == []


def test_another_source_another_name_or_another_engine_has_other_code(kept: _Kept) -> None:
    kept.compiled()
    assert kept.compiled({**SOURCES, "b.html": "<b{# #}>"}) == ["b.html"]
    assert kept.compiled({"a.html": SOURCES["a.html"].replace("b.html", "c.html"), "c.html": "<b>"}) == [
        "a.html",
        "c.html",
    ]
    assert kept.compiled(engine="2") == ["a.html", "b.html"]
    assert kept.compiled() == []


@pytest.mark.parametrize("place", [0, 31, 32, 33, 40, -1])
def test_damaged_code_is_no_code(kept: _Kept, place: int) -> None:
    kept.compiled()
    for key, raw in kept.rows.items():
        damaged = bytearray(raw)
        damaged[place] ^= 1
        kept.rows[key] = bytes(damaged)
    assert kept.compiled() == ["a.html", "b.html"]
    assert kept.compiled() == []


def test_cut_and_foreign_code_is_no_code(kept: _Kept) -> None:
    foreign = marshal.dumps(compile("raise SystemExit", "a.html", "exec"))
    for change in (lambda raw: raw[:-1], lambda raw: raw[:32], lambda raw: raw[33:], lambda raw: b"\xff\n" + foreign):
        kept.compiled()
        kept.rows = {key: change(raw) for key, raw in kept.rows.items()}
        assert kept.compiled() == ["a.html", "b.html"]


def test_what_is_kept_is_the_code_behind_its_digest(kept: _Kept) -> None:
    kept.compiled()
    for raw in kept.rows.values():
        named, _, code = raw.partition(b"\n")
        assert named.decode() == digest.of_bytes(code)
