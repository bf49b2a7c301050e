"""Bodies: nothing that an author writes runs in a browser or is lost, and every mistake is told at its line."""

from __future__ import annotations

import inspect
import sys
import unicodedata
from html import escape, unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.diagnostics import CODES
from showcase.further import DEEPEST
from showcase.markup import Marked, mark
from showcase.records import AbbreviationPart, ImagePart, LinkPart
from showcase.urls import is_external

PATH = "content/models/gia-thuy/ngo-hoa.md"
FOLDER = "content/models/gia-thuy"
FIRST = 10
VOID = {"br", "hr", "img"}
_PLAIN = {
    *("p", "ul", "li", "blockquote", "pre", "hr", "table", "thead", "tbody", "tr", "code", "em", "strong", "br"),
}
ALLOWED = {
    "a": {"href", "rel", "title"},
    "img": {"alt", "title", "data-target"},
    "th": {"class"},
    "td": {"class"},
    "ol": {"start"},
    "span": {"class"},
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6")},
    **{tag: set[str]() for tag in _PLAIN},
}


def read(text: str) -> Marked:
    return mark(text, PATH, FIRST)


def html_of(text: str) -> str:
    """Return a body as it may be rendered: each hole filled with what shows its target."""
    return "".join(
        part
        if isinstance(part, str)
        else f' href="{escape(part.target)}"'
        if isinstance(part, LinkPart)
        else part.short
        if isinstance(part, AbbreviationPart)
        else f'<img alt="{escape(part.alt)}" title="{escape(part.title)}" data-target="{escape(part.target)}">'
        for part in read(text).body.parts
    )


def told_in(text: str) -> list[tuple[str, int]]:
    return [(d.code, d.line) for d in read(text).diagnostics]


class Reader(HTMLParser):
    """Read HTML as a browser would, and complain of what is not allowed or not closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.text: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if tag not in ALLOWED or not set(names) <= ALLOWED[tag] or len(set(names)) < len(names):
            self.wrong.append(f"{tag} {attrs}")
        classes = ("whole",) if tag == "span" else ("left", "right", "center")
        self.wrong += [f"{tag} {v}" for name, v in attrs if name == "class" and v not in classes]
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"declaration {data}")


def seen(text: str) -> Reader:
    reader = Reader()
    reader.feed(html_of(text))
    reader.close()
    return reader


def check_safe(text: str) -> Reader:
    reader = seen(text)
    assert (reader.wrong, reader.open) == ([], [])
    holes = {part.target for part in read(text).body.parts if isinstance(part, LinkPart)}
    assert all(href in holes or href.startswith("#") or is_external(href) for href in reader.hrefs)
    assert all(hole.startswith(("content/", "/")) for hole in holes)
    return reader


# ---- what an attacker writes -------------------------------------------------------------------

SCRIPTS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    '<a href="java&#115;cript:alert(1)">x</a>',
    "<iframe src=//a.example></iframe>",
    "<style>body{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<form action=//a.example><button>x</button></form>",
    "<math><mi xlink:href='data:x'></math>",
    "<!-- --><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "</p></article><script>alert(1)</script>",
    "<script\n>alert(1)</script\n>",
    "<b\nonclick='alert(1)'>x</b>",
    "<scr<script>ipt>alert(1)</script>",
    "<<script>alert(1);//<</script>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<b title="`" onclick=`alert(1)`>x</b>',
    "<b title='*'>a*</b>",
    "- <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "# <script>alert(1)</script>",
    "|a|\n|-|\n|<script>alert(1)</script>|",
    "[<script>alert(1)</script>](b.md)",
    "![<script>alert(1)</script>](b.jpg)",
    "**<script>**alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;",
    "\x02amp\x03lt;script\x02amp\x03gt;",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
    "    <script>alert(1)</script>",
    "```\n<script>\n\nalert(1)</script>\n```",
    "``` { .x onclick=alert(1) #id }\n<script>\n```",
    "~~~\n</code></pre><script>alert(1)</script>\n~~~",
    "[x](b.md '\" onclick=\"alert(1)')",
    "[x](b.md \"' onmouseover='alert(1)\")",
    '![x" onerror="alert(1)](b.jpg)',
    "![x](b.jpg '\" onerror=\"alert(1)')",
    '[x](https://a.example/"onmouseover="alert(1))',
    "[x](<https://a.example/> onclick=alert(1))",
    '<https://a.example/"onmouseover="alert(1)>',
    "[x]: https://a.example '\" onclick=\"alert(1)'\n\n[x]",
    "x{: onclick=alert(1) }",
    "# Tên {: onclick=alert(1) }",
    "[x][y]\n\n[y]: <javascript:alert(1)>",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_no_markup_of_an_author_reaches_the_page(text: str) -> None:
    reader = check_safe(text)
    assert not [href for href in reader.hrefs if "script" in href.lower()]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "</p></article>",
        "<div\nclass='x'>",
        "<!-- a\nb -->",
        "<![CDATA[x]]>",
        "<?php echo 1 ?>",
        "<!DOCTYPE html>",
        "<javascript:alert(1)>",
        "Một <b>hai</b> & <i>ba</i>",
    ],
)
def test_raw_html_is_shown_as_it_was_written_and_told(text: str) -> None:
    assert "".join(seen(text).text) == text
    assert {code for code, _ in told_in(text)} == {"raw-html"}


UNSAFE = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "javascript&#58;alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;&#x61;vascript:alert(1)",
    "javascript:alert%281%29",
    "vbscript:msgbox(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "ftp://a.example/x",
    "zalo://chat",
    "blob:https://a.example/x",
    "about:blank",
    "//a.example/x",
    "http://[",
    "https://[::1",
    "http://a℀b.example/",
]


@pytest.mark.parametrize("target", UNSAFE)
@pytest.mark.parametrize(
    "form", ["[x]({})", "[x](<{}>)", "[x][1]\n\n[1]: {}", "[x](  {}  'tên')", "![x]({})", "![x][1]\n\n[1]: {}"]
)
def test_links_and_pictures_of_other_schemes_are_told_and_their_words_stay(form: str, target: str) -> None:
    text = "Xem\n\n" + form.format(target)
    reader = check_safe(text)
    assert reader.hrefs == []
    assert "".join(reader.text).split() == ["Xem", "x"]
    (found,) = read(text).diagnostics
    assert found.code == "link-unsafe"
    assert found.args["target"] == unescape(target)
    assert read(text).links == read(text).images == ()


@pytest.mark.parametrize(
    "text", ["<javascript:alert(1)>", "<javascript://%0aalert(1)>", "<data:text/html,x>", "<zalo://x>"]
)
def test_automatic_links_of_other_schemes_are_told(text: str) -> None:
    assert check_safe(text).hrefs == []
    assert len(told_in(text)) == 1


@pytest.mark.parametrize(
    "target", ["java\tscript:alert(1)", "\x01javascript:alert(1)", " javascript:alert(1)", "jav&#x0A;ascript:alert(1)"]
)
def test_a_scheme_in_disguise_never_becomes_a_link(target: str) -> None:
    assert not [h for h in check_safe(f"[x](<{target}>)").hrefs if not h.startswith("content/")]


# ---- links -------------------------------------------------------------------------------------


def test_links_to_the_world_are_written_at_once() -> None:
    reader = check_safe("[a](https://a.example/?b=1&c=2 'Tên \"A\"') <https://b.example> <x@c.example> [d](tel:+84123)")
    assert reader.hrefs == ["https://a.example/?b=1&c=2", "https://b.example", "mailto:x@c.example", "tel:+84123"]
    assert read("[a](https://a.example)").links == ()


@pytest.mark.parametrize(
    ("target", "hole"),
    [
        ("b.md", f"{FOLDER}/b.md"),
        ("b.md#cach-lam", f"{FOLDER}/b.md#cach-lam"),
        ("../bo-de/c.md", "content/models/bo-de/c.md"),
        ("../../articles/tin.md?x=1", "content/articles/tin.md"),
        ("ng%C3%B5%20hoa.md", f"{FOLDER}/ngõ hoa.md"),
        ("<ngõ hoa.md>", f"{FOLDER}/ngõ hoa.md"),
        ("/mo-hinh/b/", "/mo-hinh/b/"),
        ("/mo-hinh/b/#anh", "/mo-hinh/b/#anh"),
        ("<b_c*d*.md>", f"{FOLDER}/b_c*d*.md"),
        ("b.md?a&b", f"{FOLDER}/b.md"),
    ],
)
def test_links_to_other_files_become_holes(target: str, hole: str) -> None:
    found = read(f"Một\n\nHai [x]({target})")
    assert found.diagnostics == ()
    assert found.links == ((hole, FIRST + 2),)
    assert found.body.parts == ("<p>Một</p>\n<p>Hai <a", LinkPart(target=hole), ">x</a></p>")


@pytest.mark.parametrize(
    "target", ["../../../site_config.yaml", "../../../../etc/passwd", "..%2F..%2F..%2Fx.md", "../../.."]
)
def test_links_out_of_the_content_are_told(target: str) -> None:
    found = read(f"Một\n\n[x]({target})")
    assert [(d.code, d.line, d.args["target"]) for d in found.diagnostics] == [("path-outside", FIRST + 2, target)]
    assert found.body.parts == ("<p>Một</p>\n<p><a>x</a></p>",)


def test_an_anchor_of_the_same_text_is_checked() -> None:
    found = read("[a](#cach-lam) [b](#ket-qua)\n\n## Cách làm\n\n[c](#cach-lam)\n")
    assert [(d.code, d.line, d.args["target"]) for d in found.diagnostics] == [("link-broken", FIRST, "#ket-qua")]
    assert check_safe("[a](#cach-lam)\n\n## Cách làm").hrefs == ["#cach-lam"]
    assert found.links == ()


def test_a_link_is_told_at_its_own_line_and_not_where_its_words_stand_first() -> None:
    text = "Xem b.md và aa.md, `[x](a.md)`.\n\n[x](aa.md)\n\n[y](a.md) [z](b.md#c)\n\n[u](#x1)\n\n[v](#x)\n"
    found = read(text)
    lines = {target.removeprefix(f"{FOLDER}/"): line for target, line in found.links}
    assert lines == {"aa.md": FIRST + 2, "a.md": FIRST + 4, "b.md#c": FIRST + 4}
    assert [(d.args["target"], d.line) for d in found.diagnostics] == [("#x1", FIRST + 6), ("#x", FIRST + 8)]


def test_a_link_is_listed_once_with_its_first_line() -> None:
    assert read("[a](b.md)\n\n[b](b.md)").links == ((f"{FOLDER}/b.md", FIRST),)


def test_text_that_looks_like_an_attribute_stays_text() -> None:
    for text in (
        'a href="x" src="y" b',
        '` href="x"`',
        'x style="text-align: left;" y',
        '    <td style="text-align: left;">',
    ):
        reader = check_safe(text)
        assert "".join(reader.text).split() == text.strip("` ").split()
        assert reader.hrefs == []


# ---- pictures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("truoc.jpg", f"{FOLDER}/ngo-hoa/truoc.jpg"),
        ("ảnh.jpg", f"{FOLDER}/ngo-hoa/ảnh.jpg"),
        ("%E1%BA%A3nh%20%C4%91%E1%BA%B9p.jpg", f"{FOLDER}/ngo-hoa/ảnh đẹp.jpg"),
        ("<ảnh đẹp.jpg>", f"{FOLDER}/ngo-hoa/ảnh đẹp.jpg"),
        ("ngo-hoa/sau.jpg", f"{FOLDER}/ngo-hoa/sau.jpg"),
        ("../bo-de/c/sau.jpg", "content/models/bo-de/c/sau.jpg"),
    ],
)
def test_pictures_become_holes(source: str, target: str) -> None:
    found = read(f"Một\n\n![Một “ngõ” & hoa]({source} 'Lời')")
    assert found.images == ((target, FIRST + 2),)
    assert found.diagnostics == ()
    assert found.body.parts[-1] == ImagePart(target=target, alt="Một “ngõ” & hoa", title="Lời", alone=True)


@pytest.mark.parametrize(
    "source", ["https://a.example/x.jpg", "//a.example/x.jpg", "data:image/png;base64,AA", "mailto:a@b.example"]
)
def test_pictures_from_elsewhere_are_told_and_their_words_stay(source: str) -> None:
    assert told_in(f'![<b> & "x"]({source})') == [("link-unsafe", FIRST)]
    assert "".join(check_safe(f"![<b> & x]({source})").text) == "<b> & x"


@pytest.mark.parametrize("source", ["../../../../x.jpg", "/etc/x.jpg", "/content/x.jpg", "..%2F..%2F..%2F..%2Fx.jpg"])
def test_pictures_out_of_the_content_are_told(source: str) -> None:
    found = read(f"![x]({source})")
    assert [d.code for d in found.diagnostics] == ["path-outside"]
    assert found.images == ()


def test_a_picture_can_be_a_link() -> None:
    reader = check_safe("[![a](a.jpg)](b.md)")
    assert reader.hrefs == [f"{FOLDER}/b.md"]
    assert read("[![a](a.jpg)](b.md)").images == ((f"{FOLDER}/ngo-hoa/a.jpg", FIRST),)


# ---- headings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_headings_have_anchors_without_marks_and_each_its_own(form: str) -> None:
    text = "# Cách làm\n\n## Đường “Hoa Sữa”\n\n### Cách làm\n\nCách làm\n--------\n\n#### cach-lam-2\n"
    text += "\n## 100 %\n\n## …\n\n## !\n"
    found = read(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert [(h.level, h.id) for h in found.headings] == [
        (2, "cach-lam"),
        (2, "duong-hoa-sua"),
        (3, "cach-lam-2"),
        (2, "cach-lam-3"),
        (4, "cach-lam-2-2"),
        (2, "100"),
        (2, "muc"),
        (2, "muc-2"),
    ]
    assert check_safe(text).wrong == []
    assert html_of("# Cách làm").startswith('<h2 id="cach-lam">')


def test_the_text_of_a_heading_is_plain() -> None:
    found = read("## [Một](b.md) *hai* `<ba>` & <b> ![bốn](c.jpg)\n")
    assert [(h.id, h.text) for h in found.headings] == [("mot-hai-ba-b", "Một hai <ba> & <b>")]
    assert found.links == ((f"{FOLDER}/b.md", FIRST),)
    assert [(d.code, d.line) for d in found.diagnostics] == [("raw-html", FIRST)]


def test_words_about_headings_make_none() -> None:
    assert read('`<h2>x</h2>`\n\n![<h2>y</h2>](a.jpg "<h3>z</h3>")\n\n    <h2>u</h2>\n').headings == ()


# ---- blocks ------------------------------------------------------------------------------------


def test_tables_keep_their_alignment() -> None:
    found = html_of("| Năm | Số | Ghi |\n|:--|--:|:-:|\n| 2021 | 5 | `a` |\n")
    for cell in ('<th class="left">Năm</th>', '<td class="right">5</td>', '<td class="center"><code>a</code></td>'):
        assert cell in found
    assert "style" not in found


def test_lists_start_where_they_say() -> None:
    assert html_of("3. ba\n4. bốn\n") == '<ol start="3">\n<li>ba</li>\n<li>bốn</li>\n</ol>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`<b>x</b>`", "<b>x</b>"),
        ("`` <b>`</b> ``", "<b>`</b>"),
        ("    <div>\n    <script>", "<div>\n<script>\n"),
        ("\t<div>", "<div>\n"),
        ("- một\n\n        <div>\n", "\nmột<div>\n\n\n"),
        ("```\n<div>\n\n<p>x\n```", "<div>\n\n<p>x\n"),
        ("~~~ html\n<div>\n\n\n<!-- x -->\n~~~", "<div>\n\n\n<!-- x -->\n"),
        ("```\n[x](javascript:alert(1)) ![y](//a.example)\n```", "[x](javascript:alert(1)) ![y](//a.example)\n"),
        ("`[x](../../../../x) &lt;`", "[x](../../../../x) &lt;"),
    ],
)
def test_code_is_shown_untouched_and_nothing_in_it_is_told(text: str, shown: str) -> None:
    found = read(text)
    assert (found.diagnostics, found.links, found.images) == ((), (), ())
    assert "".join(check_safe(text).text) == shown
    assert "<code>" in html_of(text)


def test_raw_html_is_told_once_at_its_first_line_outside_code() -> None:
    text = "Một `<b>` hai\n\n    <b>\n\n```\n<b>\n```\n\nba <b>bốn</b>\n\nnăm <b>sáu</b> <i>\n"
    found = read(text)
    assert [(d.args["tag"], d.line) for d in found.diagnostics] == [
        ("<b>", FIRST + 8),
        ("</b>", FIRST + 8),
        ("<i>", FIRST + 10),
    ]
    assert {d.code for d in found.diagnostics} == {"raw-html"}


def test_raw_html_over_several_lines_is_told_where_it_begins() -> None:
    found = read("Một\n\n<div\nclass='x'>hai\n\n<!-- ba\nbốn -->\n")
    assert [(d.line, d.args["tag"]) for d in found.diagnostics] == [
        (FIRST + 2, "<div\nclass='x'>"),
        (FIRST + 5, "<!-- ba\nbốn -->"),
    ]


@pytest.mark.parametrize("text", ["5 < 6 > 4", "a<3", "<3", "2 <- 1", "x > y", "<1 km", "&lt;b&gt;", "<>", "a < b"])
def test_signs_that_are_no_html_are_not_told(text: str) -> None:
    assert told_in(text) == []
    assert "".join(seen(text).text) == unescape(text)


def test_messages_hold_no_trace_of_the_markdown_library() -> None:
    found = read('<b title="`a` \\* *c*">x')
    assert [d.args["tag"] for d in found.diagnostics] == ['<b title="a * *c*">']
    assert not any(ord(c) < 32 for part in found.body.parts for c in str(part))


@pytest.mark.parametrize("text", ["", "\n\n", "  \t\n"])
def test_an_empty_body_has_no_parts(text: str) -> None:
    assert read(text) == Marked(body=read("").body, headings=(), links=(), images=(), diagnostics=())
    assert read(text).body.parts == ()


def test_one_body_leaves_nothing_behind_for_the_next() -> None:
    first = read("[a]: https://a.example\n\n[a] <b>\n\n# Một\n")
    again = read("[a]\n\n# Một\n")
    assert [d.code for d in first.diagnostics] == ["raw-html"]
    assert again.diagnostics == ()
    assert html_of("[a]\n\n# Một\n") == '<p>[a]</p>\n<h2 id="mot">Một</h2>'


def test_neighbouring_texts_are_one_part() -> None:
    parts = read("[a](https://a.example) [b](javascript:x) *c* [d](#e)\n\n[f](g.md)\n").body.parts
    assert [type(p).__name__ for p in parts] == ["str", "LinkPart", "str"]


# ---- any text ----------------------------------------------------------------------------------

_MARKS = (
    "<b> </b> <script> </script> <!-- --> < > & &lt; &#58; \" ' ` [x]( ![x]( ) ]( [ ] javascript: data: // # ## b.md "
    "../ - 1. > | |-| :-: * ** _ \\ <h2> </h2> <td <a <img onclick=x {:#x} 1 = <a@b.example> <https:// đ "
    "https://a.example/"
)
_SPACED = (
    "\n",
    "\n\n",
    "    ",
    "\t",
    " ",
    "```\n",
    "~~~\n",
    "[x]: ",
    "# ",
    "- ",
    "> ",
    "|-|\n",
    "---\n",
    "===\n",
    "Ngõ hoa ",
)
_ODD = (' style="text-align: left;"', "<a href=", "<img src=", "\x02", "\x03", "\u0300", "\u2028", "\xa0", "\\<")
_PIECES = st.sampled_from((*_MARKS.split(), *_SPACED, *_ODD))


@settings(max_examples=250, deadline=None)
@given(st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=40)))
def test_any_text_becomes_safe_and_balanced_html(text: str) -> None:
    check_safe(text)
    found = read(text)
    ids = [h.id for h in found.headings]
    assert len(set(ids)) == len(ids)
    assert all(d.code in CODES and FIRST <= d.line <= FIRST + len(text.splitlines()) for d in found.diagnostics)
    assert all(target.startswith("content/") for target, _ in found.images)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("abcđêôăÂ 0123,.?"), min_size=1, max_size=40))
def test_plain_words_come_through_unchanged(text: str) -> None:
    words = text.strip()
    if words and not words[0].isdigit():
        assert "".join(seen(words).text).split() == words.split()
        assert read(words).diagnostics == ()


# ---- what Python-Markdown cannot convert ---------------------------------------------------------


def _nested(levels: int) -> str:
    return "\n".join(f"{'    ' * level}- a" for level in range(levels))


def test_as_many_lists_as_are_allowed_are_shown() -> None:
    found = read(_nested(DEEPEST))
    assert found.diagnostics == ()
    assert "".join(str(part) for part in found.body.parts).count("<ul>") == DEEPEST


@pytest.mark.parametrize("levels", [DEEPEST + 1, 3000])
@pytest.mark.parametrize("sign", ["-", "*", "+", "1.", "20."])
def test_lists_nested_too_deep_are_told_at_their_line_and_at_once(levels: int, sign: str) -> None:
    found = read(_nested(levels).replace("-", sign))
    assert [(d.code, d.line) for d in found.diagnostics] == [("body-too-deep", FIRST + DEEPEST)]
    assert found.body.parts == ()


def test_lines_of_code_may_be_indented_as_they_are() -> None:
    assert told_in("    " * DEEPEST + "a - b\n" + "\t" * DEEPEST + "*a*") == []


def test_where_python_gives_up_the_deepest_line_is_told() -> None:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 150)
    try:
        found = read(_nested(60))
    finally:
        sys.setrecursionlimit(before)
    assert [(d.code, d.line) for d in found.diagnostics] == [("body-too-deep", FIRST + 59)]
    assert told_in(_nested(60)) == []


@pytest.mark.parametrize(
    ("text", "shown", "line"),
    [
        ("Ngõ *a**b*\\* đẹp", "Ngõ *a**b** đẹp", 0),
        ("*đúng*\n\nmột dòng\nNgõ *b**f*\\*", "*đúng* một dòng Ngõ *b**f**", 3),
    ],
)
def test_stars_that_cannot_be_paired_are_shown_and_told(text: str, shown: str, line: int) -> None:
    assert told_in(text) == [("emphasis-unclear", FIRST + line)]
    assert " ".join("".join(seen(text).text).split()) == shown


def test_what_is_left_of_a_placeholder_is_a_text_where_an_author_writes_it() -> None:
    assert told_in("klzzwxh:0001 và *chữ*") == []
    assert told_in("`klzzwxh:0001`") == []


_SIGNS = (
    *("*", "**", "_", "__", "***", "a", "b ", "\\*", "\\_", "\\`", "\n", " "),
    *("[x](y.md)", "`c`", "<b>", "&amp;", "![i](j.jpg)"),
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(_SIGNS), min_size=2, max_size=14).map("".join))
def test_no_text_shows_a_piece_of_a_placeholder(text: str) -> None:
    whole = html_of(text)
    assert not any(piece in whole for piece in ("\x02", "\x03", "zzwxh"))
