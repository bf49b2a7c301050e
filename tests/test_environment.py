"""The environment of templates: what is at hand in it, and that what is printed is escaped as Jinja escapes."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from markupsafe import Markup, escape

from showcase.environment import environment


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
