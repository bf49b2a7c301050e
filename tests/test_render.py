"""Pages as bytes: where a template failed, where links lead, and that nothing an author writes can run."""

from __future__ import annotations

import html
import json
import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import jinja2
import pytest
from conftest import Site, SiteMaker, model, photo
from plain_theme import TEMPLATES, plain_theme

from showcase import render
from showcase.diagnostics import Diagnostic
from showcase.workers import Workers

PLAIN = plain_theme()
CONFIG = "title: Dân vận khéo\ntheme: plain\n"
MODEL = {"content/models/a.md": model()}
EVIL = """</title><script>alert(1)</script>"'& x" onload="alert(2)"""
QUOTED = "'" + EVIL.replace("'", "''") + "'"

_TARGET = re.compile(r'(?:href|src|srcset|url)="([^"]*)"|; url=([^"]*)"')


def _failure(site: Site, code: str = "template-attribute-unknown") -> Diagnostic:
    report = site.build()
    assert not report.done
    (told,) = report.diagnostics
    assert told.code == code
    return told


def _with(site: SiteMaker, **templates: str) -> Site:
    own = {f"themes/plain/templates/{name.replace('__', '/')}.html": text for name, text in templates.items()}
    return site({**PLAIN, **MODEL, "site_config.yaml": CONFIG, **own})


# ---- functions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("imported", ["", " with context"])
def test_the_macros_of_an_imported_file_link_from_the_page_that_is_made(site: SiteMaker, imported: str) -> None:
    """The file is run once, or once a page: the links are those of the page either way."""
    line = f"{{% import 'piece.html' as ui{imported} %}}{{{{ ui.home() }}}}"
    own = {"piece": "{% macro home() %}<a href=\"{{ url('/') }}\">{{ absolute('/') }}</a>{% endmacro %}"}
    one = _with(site, home=line, models=line, model=line, **{"404": line}, **own)
    one.write({"site_config.yaml": CONFIG + "base_url: https://a.example/khu/\n"})
    assert one.build().done
    links = {page: one.read(page) for page in ("index.html", "mo-hinh/index.html", "mo-hinh/a/index.html", "404.html")}
    assert links == {
        "index.html": '<a href="./">https://a.example/khu/</a>',
        "mo-hinh/index.html": '<a href="../">https://a.example/khu/</a>',
        "mo-hinh/a/index.html": '<a href="../../">https://a.example/khu/</a>',
        "404.html": '<a href="/khu/">https://a.example/khu/</a>',
    }


def test_the_next_process_compiles_no_template_again(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    one = site({**PLAIN, **MODEL, "site_config.yaml": CONFIG})
    one.built()
    render._here.cache_clear()  # what a process keeps
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_: pytest.fail("compiled again"))
    one.write({"content/models/a.md": model("Tên khác")})
    one.built()
    assert "Tên khác" in one.read("mo-hinh/a/index.html")


# ---- templates that fail -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ model.title + 1 }}", "TypeError"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ none|date }}", ""),
        ("{{ url(none) }}", ""),
        ("{{ model.title|join(5, 6, 7, 8) }}", "TypeError"),
        ("{% for x in 5 %}{% endfor %}", "TypeError"),
        ("{{ model.title.khong_co.khong_co }}", "khong_co"),
    ],
)
def test_a_failing_template_is_told_with_its_file_its_line_and_the_page(
    site: SiteMaker, text: str, reason: str
) -> None:
    told = _failure(_with(site, model=f"<p>\n</p>\n{text}\n"), "template-failed")
    assert (told.path, told.line) == ("themes/plain/templates/model.html", 3)
    assert told.args["page"] == "mo-hinh/a/index.html"
    assert reason in told.args["reason"]


@pytest.mark.parametrize(
    ("text", "record", "known"),
    [
        ("{{ model.titel }}", "ModelPage", "address, awards, "),
        ("{% if model.titel %}{% endif %}", "ModelPage", "address, awards, "),
        ("{{ model['titel'].x }}", "ModelPage", "address, awards, "),
        ("{{ site.titel }}", "SiteShelf", "base_url, contact, "),
        ("{% for line in model.years %}{{ line.titel }}{% endfor %}", "YearLine", "document, "),
    ],
)
def test_an_attribute_that_a_record_does_not_have_is_told_with_those_that_it_has(
    site: SiteMaker, text: str, record: str, known: str
) -> None:
    told = _failure(_with(site, model=f"<p>\n{text}\n"))
    assert (told.path, told.line) == ("themes/plain/templates/model.html", 2)
    assert (told.args["record"], told.args["name"], told.args["page"]) == (record, "titel", "mo-hinh/a/index.html")
    assert told.args["known"].startswith(known)


def test_what_may_be_missing_can_be_asked_for(site: SiteMaker) -> None:
    text = "{{ model.titel is defined }} {{ model.titel|default('-') }} {{ site.params.x is defined }}"
    one = _with(site, model=text)
    one.built()
    assert one.read("mo-hinh/a/index.html") == "False - False"


def test_a_failure_in_a_part_a_macro_or_a_parent_is_told_where_it_is(site: SiteMaker) -> None:
    part = _with(site, model='{% include "parts/facts.html" %}', parts__facts="<p>\n\n\n{{ model.khong_co }}")
    told = _failure(part)
    assert (told.path, told.line) == ("themes/plain/templates/parts/facts.html", 4)
    macro = _with(
        site,
        model='\n{% import "own.html" as own %}\n{{ own.fail(model) }}',
        own="{% macro fail(m) %}\n{{ m.x.y }}{% endmacro %}",
    )
    told = _failure(macro)
    assert (told.path, told.line) == ("themes/plain/templates/own.html", 2)
    block = _with(
        site,
        model='{% extends "base.html" %}\n{% block b %}\n{{ model.x.y }}{% endblock %}',
        base="{% block b %}{% endblock %}",
    )
    told = _failure(block)
    assert (told.path, told.line) == ("themes/plain/templates/model.html", 3)


def test_a_child_themes_failure_names_the_childs_file_and_the_parents_names_the_parents(site: SiteMaker) -> None:
    child = {
        "site_config.yaml": "title: x\ntheme: con-chau\n",
        "themes/con-chau/theme.yaml": "name: con-chau\nextends: plain\n",
    }
    own = site({**PLAIN, **MODEL, **child, "themes/con-chau/templates/model.html": "<p>\n{{ model.x.y }}"})
    assert (_failure(own).path, _failure(own).line) == ("themes/con-chau/templates/model.html", 2)
    parents = {"themes/plain/templates/model.html": "{{ model.x.y }}", "themes/con-chau/templates/home.html": "Nhà"}
    assert _failure(site({**PLAIN, **MODEL, **child, **parents})).path == "themes/plain/templates/model.html"


def test_a_line_that_fails_on_every_page_is_told_once_and_no_page_is_written(site: SiteMaker) -> None:
    one = site({**PLAIN, **MODEL, "site_config.yaml": CONFIG, "content/models/b.md": model("B")})
    one.built()
    before = one.tree()
    one.write({"themes/plain/templates/layout.html": TEMPLATES["layout.html"] + "{{ page.x.y }}\n"})
    told = _failure(one)
    assert told.path == "themes/plain/templates/layout.html"
    assert one.tree() == before


def test_a_mistake_of_ours_is_not_taken_for_the_templates(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError("ours")

    monkeypatch.setattr("showcase.render._pieces", broken)
    with pytest.raises(RuntimeError, match="ours"):
        site({**PLAIN, **MODEL, "site_config.yaml": CONFIG}).build()


# ---- links ---------------------------------------------------------------------------------------------

WHOLE = {
    "content/models/a.md": model(
        "Ngõ A",
        body="![Ảnh](truoc.jpg)\n\n[B](b.md#cach-lam), [năm](/nam/2024/)",
        photos="[truoc.jpg]",
        date="2026-01-01",
    ),
    "content/models/a/truoc.jpg": photo(64, 48),
    "content/models/b.md": model(
        "Ngõ B", body="## Cách làm\n\n[lên](#cach-lam)", id="k7f2qx", old_addresses="[/cu/hon/nua/]"
    ),
    "content/models/c.md": model("Ngõ C", year=2023),
    "content/articles/tin.md": "---\ntitle: Tin\n---\n\n[A](../models/a.md) và [trang](../pages/gioi-thieu.md)\n",
    "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nChào.\n",
}


def _targets(text: str) -> list[str]:
    found = [html.unescape(one or other) for one, other in _TARGET.findall(text)]
    parts = [part.split()[0] for target in found for part in target.split(", ") if part]
    return [part for part in parts if "://" not in part]


def _file_of(output: Path, page: str, target: str) -> Path:
    """Return the file that a browser opens for a relative link when it reads the page from a disk."""
    path = target.partition("#")[0]
    return output / posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else output / page


@pytest.mark.parametrize(("links", "base_url"), [("folder", "https://a.example/dan-van-kheo/"), ("file", "")])
def test_every_link_is_relative_and_leads_to_a_file_of_the_site(site: SiteMaker, links: str, base_url: str) -> None:
    config = CONFIG + f"per_page: 2\nlinks: {links}\n" + (f"base_url: {base_url}\n" if base_url else "")
    one = site({**PLAIN, **WHOLE, "site_config.yaml": config})
    one.built()
    output = one.options.output
    pages = [p.relative_to(output).as_posix() for p in output.rglob("*.html")]
    assert {"index.html", "cu/hon/nua/index.html", "q/k7f2qx/index.html"} <= {*pages}
    for page in pages:
        targets = _targets(one.read(page))
        assert targets, page
        for target in targets if page != "404.html" else ():
            assert not target.startswith("/"), (page, target)
            file = _file_of(output, page, target)
            if links == "folder" and target.partition("#")[0].endswith("/"):
                file /= "index.html"
            assert file.is_file(), (page, target)
            assert "#" not in target or f'id="{target.partition("#")[2]}"' in file.read_text(encoding="utf-8"), target


@pytest.mark.parametrize(
    ("base_url", "links", "home"),
    [
        ("", "folder", "/"),
        ("https://a.example/", "folder", "/"),
        ("https://a.example/dan-van/", "folder", "/dan-van/"),
        ("https://a.example/dan-van/", "file", "/dan-van/index.html"),
    ],
)
def test_the_404_page_links_from_the_hosts_root(site: SiteMaker, base_url: str, links: str, home: str) -> None:
    config = CONFIG + f"links: {links}\n" + (f"base_url: {base_url}\n" if base_url else "")
    one = site(
        {
            **PLAIN,
            **MODEL,
            "site_config.yaml": config,
            "themes/plain/templates/404.html": '<a href="{{ url("/") }}"></a><link href="{{ asset("style.css") }}">',
        }
    )
    one.built()
    targets = _targets(one.read("404.html"))
    assert targets[0] == home
    assert targets[1].startswith(base_url.removeprefix("https://a.example") or "/")


def test_the_same_site_stands_in_any_folder(site: SiteMaker, tmp_path: Path) -> None:
    one = site({**PLAIN, **WHOLE, "site_config.yaml": CONFIG})
    one.built()
    other = one.with_options(output=tmp_path / "một nơi khác" / "sâu hơn")
    other.built()
    assert other.tree() == one.tree()


# ---- what an author writes -----------------------------------------------------------------------------


class _Tags(HTMLParser):
    """The names of all elements and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}


_TEXTS = ("title", "summary", "organisation", "address", "group", "unit_today", "replicated_from", "kind", "ward")
_EVIL_SITE = f"""\
title: {QUOTED}
description: {QUOTED}
base_url: https://a.example/
params: {{a: {QUOTED}}}
contact: {{phone: {QUOTED}, email: {QUOTED}, address: {QUOTED}}}
"""
_EVIL_MODEL = f"""\
---
year: 2024
sector: kinh tế
date: 2026-01-01
tags: [{QUOTED}]
documents: [{QUOTED}]
figures: {{{QUOTED}: {QUOTED}}}
awards: [{{year: 2024, body: {QUOTED}, form: {QUOTED}}}]
photos: [{{file: a.jpg, caption: {QUOTED}, alt: {QUOTED}, credit: {QUOTED}}}]
{"".join(f"{key}: {QUOTED}" + chr(10) for key in _TEXTS)}---

{EVIL}

[liên kết](javascript:alert(1)) ![ảnh](a.jpg "{EVIL}")
"""


@pytest.mark.parametrize("theme", ["plain", "default"])
def test_nothing_that_an_author_writes_becomes_markup(site: SiteMaker, theme: str) -> None:
    evil = {"content/models/a.md": _EVIL_MODEL, "content/models/a/a.jpg": photo(32, 24)}
    one = site({**PLAIN, **evil, "site_config.yaml": f"{_EVIL_SITE}theme: {theme}\n"})
    assert one.build().done
    pages = {path: one.read(path) for path in one.tree() if path.endswith((".html", ".xml"))}
    assert "alert(1)" in pages["mo-hinh/a/index.html"]
    for path, whole in pages.items():
        text = re.sub(r'<script src="[./]*assets/share\.\w+\.js" defer></script>', "", whole)  # the theme's own
        blocks = re.findall(r"<script([^>]*)>(.*?)</script", text, re.DOTALL)
        assert text.count("<script") == text.count("</script") == len(blocks), path
        for attributes, data in blocks:
            if attributes == ' type="application/ld+json"':
                json.loads(data)
            else:  # the theme's own, and empty
                assert re.fullmatch(r' src="[./]*assets/reading\.[0-9a-f]{10}\.js"', attributes), path
                assert data == ""
        assert "javascript:" not in text, path
        if path.endswith(".xml"):
            ElementTree.fromstring(text)
        else:
            names = _Tags(text).names
            assert all(re.fullmatch("[a-z][a-z0-9-]*", name) and not name.startswith("on") for name in names), path


def test_robots_txt_is_plain_text(site: SiteMaker) -> None:
    one = site(
        {
            **PLAIN,
            **MODEL,
            "site_config.yaml": "title: 'A & B'\ntheme: plain\n",
            "themes/plain/templates/robots.txt": "# {{ site.title }}\n",
        }
    )
    one.built()
    assert one.read("robots.txt") == "# A & B\n"


def test_templates_have_no_clock_no_chance_and_no_files(site: SiteMaker) -> None:
    for text in ("{{ now() }}", "{{ lipsum() }}", "{{ cycler(1) }}", "{{ [1, 2]|random }}"):
        one = _with(site, model=text)
        report = one.build()
        assert not report.done, text
        assert {d.code for d in report.diagnostics} <= {"template-name-unknown", "template-syntax", "template-failed"}


# ---- bodies ----------------------------------------------------------------------------------------------


def test_a_bodys_links_and_pictures_are_those_of_the_site(site: SiteMaker) -> None:
    one = site({**PLAIN, **WHOLE, "site_config.yaml": CONFIG})
    one.built()
    page = one.read("mo-hinh/a/index.html")
    assert '<a href="../../mo-hinh/b/#cach-lam">B</a>' in page
    assert '<a href="../../nam/2024/">năm</a>' in page
    assert "truoc-64." in page


def test_a_link_that_leads_nowhere_stays_as_words(site: SiteMaker) -> None:
    one = site(
        {**PLAIN, "site_config.yaml": CONFIG, "content/models/a.md": model(body="[một](khong-co.md) [hai](/khong-co/)")}
    )
    assert one.build().done
    page = one.read("mo-hinh/a/index.html")
    assert "<a>một</a> <a>hai</a>" in page


def test_workers_and_this_process_make_the_same_bytes(site: SiteMaker, tmp_path: Path) -> None:
    one = site({**PLAIN, **WHOLE, "site_config.yaml": CONFIG})
    one.built()
    with Workers(2, always=True) as workers:
        other = Site(one.root, workers).with_options(output=tmp_path / "other", cache=tmp_path / "cache")
        other.workers = workers
        other.built()
    assert other.tree() == one.tree()
