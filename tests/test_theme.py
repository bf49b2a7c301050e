"""Themes: children override what they have, every mistake is told in its file, and a digest covers what is read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from showcase import digest
from showcase.diagnostics import Diagnostic, Failed
from showcase.environment import environment
from showcase.store import Store
from showcase.theme import ASSETS, Theme, read_theme
from showcase.urls import is_safe_path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "cache") as opened:
        yield opened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "site"


def lay(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below themes/; a folder of templates gets its theme.yaml by itself."""
    for name, content in files.items():
        path = root / "themes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else textwrap.dedent(content).encode())
        base = root / "themes" / name.split("/")[0] / "theme.yaml"
        if not base.exists():
            base.write_text("")


def read(
    root: Path, store: Store, files: Mapping[str, str | bytes], name: str = "mine", language: str = "vi"
) -> tuple[Theme, list[Diagnostic]]:
    lay(root, files)
    theme, told = read_theme(root, name, language, store)
    return theme, list({repr(d): d for d in told}.values())  # each template is there under two names


def good(root: Path, store: Store, files: Mapping[str, str | bytes], name: str = "mine", language: str = "vi") -> Theme:
    theme, told = read(root, store, files, name, language)
    assert told == []
    return theme


def places(told: list[Diagnostic]) -> list[tuple[str, str, int]]:
    return [(d.code, d.path.removeprefix("themes/"), d.line) for d in told]


def shown(theme: Theme, name: str, **context: object) -> str:
    env = environment({t.name: t.source for t in theme.templates.values()})
    env.globals |= {"t": lambda key: theme.words[key], "asset": lambda key: theme.assets[key].address}
    return env.get_template(name).render(context)


def failed_with(root: Path, store: Store, name: str) -> list[tuple[str, str, int]]:
    with pytest.raises(Failed) as failure:
        read_theme(root, name, "vi", store)
    return places(list(failure.value.diagnostics))


# ---- the chain ---------------------------------------------------------------------------------

CHAIN: dict[str, str | bytes] = {
    "old/theme.yaml": "name: Cũ\n",
    "old/templates/layout.html": "<{% block main %}{% endblock %}|{{ t('foot') }}|{{ asset('a.css') }}>",
    "old/templates/model.html": "{% extends 'layout.html' %}{% block main %}old {{ t('word') }}{% endblock %}",
    "old/templates/term.html": "{% extends 'layout.html' %}{% block main %}term{% endblock %}",
    "old/strings/vi.yaml": "foot: chân\nword: từ\n",
    "old/strings/en.yaml": "foot: foot\nword: word\n",
    "old/assets/a.css": "a{}",
    "old/assets/b.svg": "<svg/>",
    "mine/theme.yaml": "tên: Của tôi\nkế thừa: old\n",
}


def test_a_child_has_all_that_its_parent_has(root: Path, store: Store) -> None:
    theme = good(root, store, CHAIN)
    assert theme.name == "mine"
    assert shown(theme, "model.html") == f"<old từ|chân|{theme.assets['a.css'].address}>"
    assert set(theme.templates) == {f"{p}{n}.html" for p in ("", "old/") for n in ("layout", "model", "term")}


def test_a_child_overrides_one_template_one_asset_and_one_string(root: Path, store: Store) -> None:
    theme = good(
        root,
        store,
        CHAIN
        | {
            "mine/templates/layout.html": "[{% block main %}{% endblock %}|{{ t('foot') }}]",
            "mine/assets/a.css": "b{}",
            "mine/strings/vi.yaml": "foot: bàn chân\n",
        },
    )
    assert shown(theme, "model.html") == "[old từ|bàn chân]"
    assert shown(theme, "term.html") == "[term|bàn chân]"
    assert shown(theme, "old/layout.html").startswith("<|bàn chân|")
    assert theme.assets["a.css"].content == b"b{}"
    assert theme.assets["b.svg"].content == b"<svg/>"
    assert theme.templates["layout.html"].file == "themes/mine/templates/layout.html"
    assert theme.templates["model.html"].file == "themes/old/templates/model.html"


def test_a_child_extends_the_template_that_it_overrides(root: Path, store: Store) -> None:
    model = "{% extends 'old/model.html' %}{% block main %}{{ super() }} and mine{% endblock %}"
    theme = good(root, store, CHAIN | {"mine/templates/model.html": model})
    assert shown(theme, "model.html").startswith("<old từ and mine|")
    assert shown(theme, "old/model.html").startswith("<old từ|")


def test_grandchildren(root: Path, store: Store) -> None:
    files = CHAIN | {
        "mine/templates/term.html": "mine",
        "new/theme.yaml": "extends: mine\n",
        "new/templates/model.html": "{% extends 'old/model.html' %}{% block main %}new{% endblock %}",
    }
    theme = good(root, store, files, "new")
    assert (shown(theme, "term.html"), shown(theme, "model.html")[:4]) == ("mine", "<new")


def test_words_of_the_language_lie_over_the_vietnamese_ones(root: Path, store: Store) -> None:
    files = CHAIN | {"old/strings/en.yaml": "word: word\n"}
    assert good(root, store, files, "mine", "en").words == {"foot": "chân", "word": "word"}
    assert good(root, store, files, "mine", "vi").words == {"foot": "chân", "word": "từ"}


def test_our_own_theme_is_complete_in_every_language(root: Path, store: Store) -> None:
    for language in ("vi", "en"):
        theme = good(root, store, {}, "default", language)
        assert {"layout.html", "default/model.html", "model.html"} <= set(theme.templates)
        assert all(is_safe_path(a.address.lstrip("/")) for a in theme.assets.values())


def test_a_site_may_extend_our_theme_and_shadow_it(root: Path, store: Store) -> None:
    child = good(root, store, {"mine/theme.yaml": "extends: default"})
    assert child.templates["layout.html"].file == "themes/default/templates/layout.html"
    shadow = good(root, store, {"default/templates/layout.html": "x"}, "default")
    assert set(shadow.templates) == {"layout.html", "default/layout.html"}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"mine/theme.yaml": "extends: mine"}, [("theme-loop", "mine/theme.yaml", 1)]),
        (
            {"mine/theme.yaml": "extends: a", "a/theme.yaml": "extends: b", "b/theme.yaml": "extends: a"},
            [("theme-loop", "b/theme.yaml", 1)],
        ),
        ({"mine/theme.yaml": "extends: gone"}, [("theme-missing", "mine/theme.yaml", 0)]),
        ({"other/theme.yaml": ""}, [("theme-missing", "site_config.yaml", 0)]),
        ({"mine/templates/a.html": "", "mine/theme.yaml": "extend: old"}, [("key-unknown", "mine/theme.yaml", 1)]),
        ({"mine/theme.yaml": "name: a\nextends: [b]"}, [("value-not-text", "mine/theme.yaml", 2)]),
        ({"mine/theme.yaml": "name: a: b"}, [("yaml-colon", "mine/theme.yaml", 1)]),
        ({"mine/theme.yaml": b"name: \xff"}, [("file-not-utf8", "mine/theme.yaml", 0)]),
    ],
)
def test_a_chain_that_leads_nowhere_is_told(
    root: Path, store: Store, files: dict[str, str | bytes], told: list[tuple[str, str, int]]
) -> None:
    lay(root, files)
    assert failed_with(root, store, "mine") == told


@pytest.mark.parametrize("name", ["../mine", "mine/../mine", "./mine", ".", "..", "a\\..\\mine", "/mine"])
def test_the_name_of_a_theme_is_no_path(root: Path, store: Store, name: str) -> None:
    lay(root, {"mine/theme.yaml": "", "../mine/theme.yaml": ""})
    assert [code for code, _, _ in failed_with(root, store, name)] == ["theme-missing"]


def test_a_missing_theme_is_told_with_those_at_hand(root: Path, store: Store) -> None:
    lay(root, {"b/theme.yaml": "", "a/theme.yaml": "", "no-theme/readme.txt": ""})
    (root / "themes/no-theme/theme.yaml").unlink()
    with pytest.raises(Failed) as failure:
        read_theme(root, "mine", "vi", store)
    assert failure.value.diagnostics[0].args == {"name": "mine", "known": "a, b, default"}


# ---- mistakes in templates ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "code", "line", "args"),
    [
        ("a\n{% extends x %}", "template-dynamic", 2, {"what": "extends / include / import"}),
        (
            "{% include 'b.html' %}\n{% include x ~ '.html' %}",
            "template-dynamic",
            2,
            {"what": "extends / include / import"},
        ),
        ("{% include ['b.html', x] %}", "template-dynamic", 1, {"what": "extends / include / import"}),
        ("{% import x as y %}", "template-dynamic", 1, {"what": "extends / include / import"}),
        ("\n\n{% from x import y %}", "template-dynamic", 3, {"what": "extends / include / import"}),
        ("{{ t(x) }}", "template-dynamic", 1, {"what": "t(…)"}),
        ("\n{{ t('a' ~ x) }}", "template-dynamic", 2, {"what": "t(…)"}),
        ("{{ t(key='a') }}", "template-dynamic", 1, {"what": "t(…)"}),
        ("{{ t() }}", "template-dynamic", 1, {"what": "t(…)"}),
        ("{{ asset(x) }}", "template-dynamic", 1, {"what": "asset(…)"}),
        ("{% set say = t %}", "template-dynamic", 1, {"what": "t"}),
        ("{{ [x]|map(asset) }}", "template-dynamic", 1, {"what": "asset"}),
        ("a\n{% include 'gone.html' %}", "template-missing", 2, {"name": "gone.html", "near": ""}),
        ("\n{% extends 'other/b.html' %}", "template-missing", 2, {"name": "other/b.html", "near": ""}),
        ("{% include 'mien/b.html' %}", "template-missing", 1, {"name": "mien/b.html", "near": "mine/b.html"}),
        ("a\nb {{ t('gone') }}", "string-missing", 2, {"key": "gone", "near": ""}),
        ("{{ t('home.featurd') }}", "string-missing", 1, {"key": "home.featurd", "near": "home.featured"}),
        ("a\nb {{ asset('gone.css') }}", "asset-missing", 2, {"name": "gone.css", "known": "a.css"}),
        ("a\n{% if %}", "template-syntax", 2, {"reason": "Expected an expression, got 'end of statement block'"}),
        ("a\n{{ x|strange }}", "template-syntax", 2, {"reason": "No filter named 'strange'. Did you mean 'string'?"}),
        ("{{ x|datte }}", "template-syntax", 1, {"reason": "No filter named 'datte'. Did you mean 'date'?"}),
        ("{{ x|zzzz }}", "template-syntax", 1, {"reason": "No filter named 'zzzz'."}),
        (
            "a\n{% if x is strange %}{% endif %}",
            "template-syntax",
            2,
            {"reason": "No test named 'strange'. Did you mean 'string'?"},
        ),
        ("{{ x|random }}", "template-syntax", 1, {"reason": "No filter named 'random'."}),
        ("\n{% extends 'a.html' %}", "template-syntax", 2, {"reason": '{% extends "a.html" %} ↺'}),
        ("{% extends 'mine/a.html' %}", "template-syntax", 1, {"reason": '{% extends "mine/a.html" %} ↺'}),
        ("{% extends 'c.html' %}", "template-syntax", 1, {"reason": '{% extends "c.html" %} ↺'}),
    ],
)
def test_a_mistake_in_a_template_is_told_with_file_and_line(
    root: Path, store: Store, template: str, code: str, line: int, args: dict[str, str]
) -> None:
    files = {"mine/templates/b.html": "b", "mine/assets/a.css": "", "mine/strings/vi.yaml": "a: b\nhome.featured: c\n"}
    if "c.html" in template:
        files["mine/templates/c.html"] = "{% extends 'b.html' %}"
        template, files["mine/templates/b.html"] = template, "{% extends 'a.html' %}"
    _, told = read(root, store, files | {"mine/templates/a.html": template})
    found = [d for d in told if d.path == "themes/mine/templates/a.html"]
    assert [(d.code, d.line, d.args) for d in found] == [(code, line, args)]


def test_all_mistakes_of_all_templates_are_told_at_once(root: Path, store: Store) -> None:
    _, told = read(
        root,
        store,
        {
            "mine/templates/a.html": "{{ t('x') }}\n{{ asset('y') }}\n{% include 'z' %}",
            "mine/templates/b.html": "{% if %}",
            "mine/templates/c.html": b"\xff",
            "mine/strings/vi.yaml": "- a",
            "mine/assets/a.css": b"\xff",
        },
    )
    assert sorted(places(told)) == [
        ("asset-missing", "mine/templates/a.html", 2),
        ("file-not-utf8", "mine/assets/a.css", 0),
        ("file-not-utf8", "mine/templates/c.html", 0),
        ("string-missing", "mine/templates/a.html", 1),
        ("template-missing", "mine/templates/a.html", 3),
        ("template-syntax", "mine/templates/b.html", 1),
        ("theme-invalid", "mine/strings/vi.yaml", 0),
    ]


def test_a_template_that_extends_another_with_a_loop_is_not_blamed(root: Path, store: Store) -> None:
    _, told = read(
        root,
        store,
        {"mine/templates/a.html": "{% extends 'a.html' %}", "mine/templates/b.html": "{% extends 'a.html' %}"},
    )
    assert places(told) == [("template-syntax", "mine/templates/a.html", 1)]


def test_a_block_that_no_template_makes_a_place_for_is_told(root: Path, store: Store) -> None:
    child = (
        "{% extends 'old/model.html' %}\n{% block mian %}a{% endblock %}\n"
        "{% block main %}{% block mine %}{% endblock %}{% endblock %}"
    )
    grandchild = "{% extends 'mine/model.html' %}{% block mine %}b{% endblock %}"
    _, told = read(root, store, CHAIN | {"mine/templates/model.html": child, "mine/templates/term.html": grandchild})
    assert places(told) == [("template-block-unknown", "mine/templates/model.html", 2)]
    assert told[0].args == {"name": "mian", "known": "main, mine"}


def test_a_layout_may_leave_a_block_of_its_parent_out(root: Path, store: Store) -> None:
    good(root, store, CHAIN | {"mine/templates/layout.html": "{{ t('foot') }}"})


# ---- what a template reads ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "reads"),
    [
        ("{{ page.title }} {{ model }}", {"page", "model"}),
        ("{{ site.title }} {{ site.contact.phone }}", {"site.title", "site.contact"}),
        ("{{ site['title'] }}", {"site"}),
        ("{{ site|string }} {{ site.title }}", {"site", "site.title"}),
        ("{% set s = site %}{{ s.title }}", {"site"}),
        ("{% for x in menu %}{{ x }}{% endfor %}", {"menu"}),
        ("{{ absolute('/') }}", {"site.base_url"}),
        ("{{ url(target) }}", {"target"}),
        ("{% for x in listing.cards if x.date %}{{ loop.index }}{{ x }}{% endfor %}", {"listing"}),
        ("{% set a = 1 %}{% block b %}{{ a }}{% endblock %}", set()),
        ("{% set a %}x{% endset %}{% block b %}{{ a }}{% endblock %}", set()),
        ("{% set a, b = 1, 2 %}{% block c %}{{ a + b }}{% endblock %}", set()),
        ("{% if page %}{% set a = 1 %}{% endif %}{% block b %}{{ a }}{% endblock %}", {"page"}),
        ("{% set model = model %}{% block b %}{{ model }}{% endblock %}", {"model"}),
        ("{% set a = body %}{% set body = a %}{% block b %}{{ body }}{% endblock %}", {"body"}),
        ("{% set n = namespace(x=1) %}{% set n.x = 2 %}{% block b %}{{ n.x }}{% endblock %}", set()),
        ("{% macro m(x, y=page) %}{{ x }}{{ y }}{{ caller() }}{{ varargs }}{% endmacro %}{{ m(1) }}", {"page"}),
        ("{% import 'm.html' as ui with context %}{% block b %}{{ ui.m() }}{% endblock %}", {"term"}),
        ("{% from 'm.html' import m as n, m %}{% block b %}{{ n() }}{{ m() }}{% endblock %}", {"term"}),
        ("{% include 'm.html' %}", {"term"}),
        ("{% include ['m.html', 'p.html'] %}", {"term", "feed"}),
        ("{% extends 'p.html' %}{% block p %}{{ super() }}{{ self.p }}{% endblock %}", {"feed"}),
        ("{# {{ model }} #}{% raw %}{{ model }}{% endraw %}", set()),
        ("{{ range(3) }}{{ dict(a=1) }}", set()),
    ],
)
def test_what_a_template_reads_is_found_without_rendering_it(
    root: Path, store: Store, template: str, reads: set[str]
) -> None:
    files = {
        "mine/templates/a.html": template,
        "mine/templates/m.html": "{% macro m() %}{{ term }}{% endmacro %}",
        "mine/templates/p.html": "{% block p %}{{ feed }}{% endblock %}",
    }
    assert good(root, store, files).templates["a.html"].reads == reads


def test_own_names_have_the_line_of_their_first_use(root: Path, store: Store) -> None:
    theme = good(root, store, {"mine/templates/a.html": "\n{{ b }}\n{{ a }} {{ b }}\n{% if a %}{{ b }}{% endif %}"})
    assert theme.templates["a.html"].own_names == {"a": 3, "b": 2}


BASE: dict[str, str | bytes] = {
    "mine/templates/layout.html": "{% include 'foot.html' %}{% block main %}{% endblock %}",
    "mine/templates/foot.html": "{{ t('foot') }}{{ asset('logo.svg') }}",
    "mine/templates/macros.html": "{% macro m() %}{{ t('m') }}{% endmacro %}",
    "mine/templates/model.html": "{% extends 'layout.html' %}{% import 'macros.html' as ui %}{{ asset('a.css') }}",
    "mine/templates/term.html": "{{ t('term') }}",
    "mine/strings/vi.yaml": "foot: a\nm: b\nterm: c\nunused: d\n",
    "mine/assets/a.css": ".a { background: url(bg.png) }",
    "mine/assets/bg.png": b"1",
    "mine/assets/logo.svg": "<svg/>",
    "mine/assets/unused.svg": "<svg>1</svg>",
}


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        ({}, set()),
        ({"mine/templates/model.html": str(BASE["mine/templates/model.html"]) + " "}, {"model.html"}),
        ({"mine/templates/layout.html": str(BASE["mine/templates/layout.html"]) + " "}, {"layout.html", "model.html"}),
        (
            {"mine/templates/foot.html": str(BASE["mine/templates/foot.html"]) + " "},
            {"foot.html", "layout.html", "model.html"},
        ),
        ({"mine/templates/macros.html": str(BASE["mine/templates/macros.html"]) + " "}, {"macros.html", "model.html"}),
        ({"mine/templates/new.html": "x"}, {"new.html"}),
        ({"mine/strings/vi.yaml": "foot: a\nm: b\nterm: c\nunused: e\nnew: f\n"}, set()),
        ({"mine/strings/vi.yaml": "foot: a\nm: b\nterm: C\nunused: d\n"}, {"term.html"}),
        ({"mine/strings/vi.yaml": "foot: a\nm: B\nterm: c\nunused: d\n"}, {"macros.html", "model.html"}),
        ({"mine/strings/vi.yaml": "foot: A\nm: b\nterm: c\nunused: d\n"}, {"foot.html", "layout.html", "model.html"}),
        ({"mine/assets/unused.svg": "<svg>2</svg>"}, set()),
        ({"mine/assets/a.css": "b{}"}, {"model.html"}),
        ({"mine/assets/bg.png": b"2"}, {"model.html"}),
        ({"mine/assets/logo.svg": "<svg>2</svg>"}, {"foot.html", "layout.html", "model.html"}),
        ({"mine/theme.yaml": "description: x\n"}, set()),
    ],
)
def test_the_digest_of_a_template_changes_exactly_with_what_its_closure_reads(
    root: Path, store: Store, change: dict[str, str | bytes], touched: set[str]
) -> None:
    before = good(root, store, BASE)
    after = good(root, store, BASE | change)
    changed = {
        name.removeprefix("mine/")
        for name, template in after.templates.items()
        if name not in before.templates or before.templates[name].digest != template.digest
    }
    assert changed == touched


def test_an_override_changes_the_digest_of_what_extends_it(root: Path, store: Store) -> None:
    before = good(root, store, CHAIN).templates
    after = good(root, store, CHAIN | {"mine/templates/layout.html": "x"}).templates
    assert {n for n in before if before[n].digest != after[n].digest} == {
        "layout.html",
        "model.html",
        "term.html",
        "old/model.html",
        "old/term.html",
    }


def test_a_theme_is_the_same_when_its_facts_are_remembered(root: Path, store: Store, tmp_path: Path) -> None:
    first = good(root, store, CHAIN)
    assert good(root, store, CHAIN) == first
    with Store(tmp_path / "cache-2") as other:
        assert good(root, other, CHAIN) == first


def test_a_template_is_the_same_with_any_line_ends_and_a_mark(root: Path, store: Store) -> None:
    source = "{{ page }}\n{{ t('a') }}\n"
    words = {"mine/strings/vi.yaml": "a: b\n"}
    first = good(root, store, words | {"mine/templates/a.html": source})
    again = good(
        root, store, words | {"mine/templates/a.html": b"\xef\xbb\xbf" + source.replace("\n", "\r\n").encode()}
    )
    assert again == first


# ---- assets ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("style.css", "style.{}.css"),
        ("fonts/Be Vietnam.woff2", "fonts-be-vietnam.{}.woff2"),
        ("ảnh/Nền trang.PNG", "anh-nen-trang.{}.png"),
        ("jquery.min.js", "jquery-min.{}.js"),
        ("icon_big@2x.png", "icon-big-2x.{}.png"),
        ("CNAME", "cname.{}"),
        ("….svg", "asset.{}.svg"),
    ],
)
def test_an_asset_is_published_under_a_safe_name_with_its_digest(
    root: Path, store: Store, name: str, address: str
) -> None:
    asset = good(root, store, {f"mine/assets/{name}": b"{}"}).assets[name]
    assert asset.address == f"/{ASSETS}/" + address.format(digest.of_bytes(b"{}")[:10])
    assert asset.content == b"{}"
    assert is_safe_path(asset.address.lstrip("/"))


def test_hidden_files_are_not_published(root: Path, store: Store) -> None:
    assert good(root, store, {"mine/assets/.DS_Store": "x", "mine/templates/.a.html": "{% if %}"}).assets == {}


def test_line_ends_of_texts_do_not_count_and_those_of_pictures_do(root: Path, store: Store) -> None:
    files = {f"mine/assets/a.{ending}": b"a\r\nb" for ending in ("css", "svg", "js", "txt", "png")}
    found = {name: asset.content for name, asset in good(root, store, files).assets.items()}
    assert found == {**dict.fromkeys(("a.css", "a.js", "a.svg", "a.txt"), b"a\nb"), "a.png": b"a\r\nb"}


@pytest.mark.parametrize("form", ["url({})", "url( {} )", "url('{}')", 'url("{}")', "url( '{}' )"])
@pytest.mark.parametrize(
    ("sheet", "target", "asset", "rest"),
    [
        ("a.css", "bg.png", "bg.png", ""),
        ("a.css", "./bg.png", "bg.png", ""),
        ("a.css", "fonts/x.woff2", "fonts/x.woff2", ""),
        ("a.css", "icons.svg#plus", "icons.svg", "#plus"),
        ("a.css", "fonts/x.woff2?#iefix", "fonts/x.woff2", "?#iefix"),
        ("css/a.css", "../fonts/x.woff2", "fonts/x.woff2", ""),
        ("css/a.css", "local.png", "css/local.png", ""),
    ],
)
def test_a_style_sheet_names_its_files_by_their_published_names(
    root: Path, store: Store, form: str, sheet: str, target: str, asset: str, rest: str
) -> None:
    theme = good(
        root,
        store,
        {f"mine/assets/{n}": b"x" for n in ("bg.png", "fonts/x.woff2", "icons.svg", "css/local.png")}
        | {f"mine/assets/{sheet}": f"a {{ background: {form.format(target)} }}"},
    )
    published = theme.assets[asset].address.removeprefix(f"/{ASSETS}/") + rest
    assert theme.assets[sheet].content.decode() == f'a {{ background: url("{published}") }}'


def test_style_sheets_may_import_one_another_in_any_order(root: Path, store: Store) -> None:
    theme = good(
        root,
        store,
        {
            "mine/assets/a.css": "@import url(b.css);",
            "mine/assets/b.css": "@import url('c.css');",
            "mine/assets/c.css": "c{}",
        },
    )
    for one, other in (("a.css", "b.css"), ("b.css", "c.css")):
        assert theme.assets[other].address.rsplit("/", 1)[1] in theme.assets[one].content.decode()


@pytest.mark.parametrize(
    "css", ["url(data:image/png;base64,AA==)", "url(#clip)", "url('data:image/svg+xml,%3Csvg/%3E')", "a{}"]
)
def test_what_is_no_file_stays_in_a_style_sheet(root: Path, store: Store, css: str) -> None:
    assert good(root, store, {"mine/assets/a.css": css}).assets["a.css"].content.decode() == css


@pytest.mark.parametrize(
    "target",
    [
        "gone.png",
        "../bg.png",
        "/bg.png",
        "https://a.example/x.png",
        "//a.example/x.png",
        "BG.png",
        "a.css",
        "mine/assets/bg.png",
    ],
)
def test_a_file_that_is_not_there_is_told_with_the_line_of_the_style_sheet(
    root: Path, store: Store, target: str
) -> None:
    _, told = read(
        root, store, {"mine/assets/a.css": f"a{{}}\n\nb {{ background: url({target}) }}", "mine/assets/bg.png": b"x"}
    )
    assert places(told) == [("asset-missing", "mine/assets/a.css", 3)]
    assert told[0].args == {"name": target, "known": "a.css, bg.png"}


def test_style_sheets_in_a_circle_are_told(root: Path, store: Store) -> None:
    _, told = read(
        root, store, {"mine/assets/a.css": "@import url(b.css);", "mine/assets/b.css": "@import url(a.css);"}
    )
    assert [(d.code, d.args["name"]) for d in told] == [("asset-missing", "a.css")]


def test_a_parents_style_sheet_takes_the_childs_picture(root: Path, store: Store) -> None:
    files: dict[str, str | bytes] = {
        "old/assets/a.css": "a{background:url(bg.png)}",
        "old/assets/bg.png": b"1",
        "mine/theme.yaml": "extends: old",
    }
    before, after = good(root, store, files), good(root, store, files | {"mine/assets/bg.png": b"2"})
    assert before.assets["a.css"].address != after.assets["a.css"].address
    assert after.assets["bg.png"].address.rsplit("/", 1)[1] in after.assets["a.css"].content.decode()
