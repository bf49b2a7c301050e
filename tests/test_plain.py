"""Plain texts are written as Python-Markdown writes them, and whatever may be more than plain is left to it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from fuzz_converter import bodies_in, nearly_plain_text
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.converter import convert, convert_stock
from showcase.further import clean
from showcase.plain import convert_plain

CONTENT = Path(__file__).resolve().parent.parent / "content"


@settings(max_examples=400, deadline=None)
@given(st.integers(min_value=0, max_value=2**32).map(lambda seed: nearly_plain_text(random.Random(seed))))
def test_any_nearly_plain_text_is_written_as_by_the_stock(text: str) -> None:
    assert convert_plain(text) in (None, convert_stock(text).html)
    assert convert(text) == convert_stock(text)


@settings(max_examples=400, deadline=None)
@given(st.integers(min_value=0, max_value=2**32).map(lambda seed: nearly_plain_text(random.Random(seed))))
def test_a_sanitiser_finds_nothing_in_a_plain_text(text: str) -> None:
    html = convert_plain(text)
    assert html is None or clean(html) == re.sub(r' style="text-align: (\w+);"', r' class="\1"', html)


@given(st.text(alphabet="ab*[](){}<>&;:\"'`=/!|#- \n\x00\xa0é", max_size=40))
def test_a_sanitiser_finds_nothing_in_any_letters_that_are_taken_for_plain(text: str) -> None:
    html = convert_plain(text)
    assert html is None or clean(html) == html


def test_of_nearly_plain_texts_some_are_plain_and_some_are_not() -> None:
    chance = random.Random(3)
    assert 20 < sum(convert_plain(nearly_plain_text(chance)) is not None for _ in range(400)) < 380


def test_half_of_our_own_bodies_are_plain() -> None:
    bodies = list(bodies_in(CONTENT))
    assert sum(convert_plain(body) is not None for body in bodies) >= len(bodies) / 2


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("\n\nNgõ hoa\n\n", "<p>Ngõ hoa</p>"),
        ("Một\nhai\n\nba", "<p>Một\nhai</p>\n<p>ba</p>"),
        ("## Bối cảnh\n\n#Một\n\n###### Sáu", "<h2>Bối cảnh</h2>\n<h1>Một</h1>\n<h6>Sáu</h6>"),
        ("- a\n* b\n+   c", "<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>"),
        ("1. a\n1. b\n20. c\n\nd", "<ol>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>\n<p>d</p>"),
        ("a **b c** (*d*), *e*", "<p>a <strong>b c</strong> (<em>d</em>), <em>e</em></p>"),
        ("- e [a](b_c*d*.md)", '<ul>\n<li>e <a data-href="b_c*d*.md">a</a></li>\n</ul>'),
        (
            "| Chỉ tiêu | b |\n|---|--:|\n| *c* | 1 |\n|d|[e](f_g.md)|",
            "<table>\n<thead>\n<tr>\n<th>Chỉ tiêu</th>\n"
            '<th style="text-align: right;">b</th>\n</tr>\n</thead>\n<tbody>\n'
            '<tr>\n<td><em>c</em></td>\n<td style="text-align: right;">1</td>\n</tr>\n'
            '<tr>\n<td>d</td>\n<td style="text-align: right;"><a data-href="f_g.md">e</a></td>\n</tr>\n'
            "</tbody>\n</table>",
        ),
        (
            "| a |\n|:-:|\n||\n\nb",
            '<table>\n<thead>\n<tr>\n<th style="text-align: center;">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
            '<td style="text-align: center;"></td>\n</tr>\n</tbody>\n</table>\n<p>b</p>',
        ),
        ("“a” b\n““c” d\n\n## “e”", "<p>“a” b\n““c” d</p>\n<h2>“e”</h2>"),
        (
            "- **a:** b\n- [c](d)\n- “e” f\n\ng\n\n1. [h](i): j\n2. **k**",
            '<ul>\n<li><strong>a:</strong> b</li>\n<li><a data-href="d">c</a></li>\n<li>“e” f</li>\n</ul>\n<p>g</p>\n'
            '<ol>\n<li><a data-href="i">h</a>: j</li>\n<li><strong>k</strong></li>\n</ol>',
        ),
        ("a “b” \"c\" 'd' | e", "<p>a “b” \"c\" 'd' | e</p>"),
    ],
)
def test_a_plain_text_is_written(text: str, html: str) -> None:
    assert convert_plain(text) == html == convert_stock(text).html


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "\n",
            "a `b`",
            "a\\",
            "AT&T",
            "a < b",
            "a > b",
            "a\n\n\nb",
            "a\n b",
            "a \nb",
            "a ",
            " a",
            "a\tb",
            "a\xa0b",
            "a\rb",
        ),
        *(
            "a\x02b",
            "a\u2028b",
            "a\x85",
            "## a\u3000",
            "*a",
            "a_b",
            "2*3*4",
            "*a **b***",
            "[a]",
            "![a](b.jpg)",
            "[a](b 'c')",
        ),
        *(
            "## a ##",
            "# a\nb",
            "####### a",
            "## 2026",
            "#",
            "a\n# b",
            "a\n- b",
            "a\n===",
            "a\n---",
            "---",
            "> a",
            "a | b\n--|--",
        ),
        *(
            "- a\n\n- b",
            "1. a\n\n- b",
            "2. a",
            "01. a",
            "1) a",
            "1.a",
            "10. a",
            "-a",
            "- a\n1. b",
            "1. a\n- b",
            "- a\n  b",
            "- a\nb",
        ),
        *(
            "- 2 a",
            "1. *a*",
            "- # a",
            "٣. a",
            "1. a\n٣. b",
            "1. a\n2) b",
            "a [b](c&d)",
            "a [b](c<d)",
            "2026 là năm",
            "(a)",
            "[a]: b",
            "a\n[b]: c",
            "**a** b",
            "~~~\na\n~~~",
        ),
        *(
            "“2 a",
            "“*a*",
            "“",
            "## “",
            "- “- a",
            "- [a]: b",
            "- [ ] a",
            "- ** a",
            "- **",
            "- *a* b",
            "- [a][b]",
            "a [*b*](c)",
            "a [b_c](d)",
        ),
        *("\ta", "    a", "- a\n    - b", "1a", "*a* b"),
        *(
            "| a | b |\n|---|---|",
            "| a | b |\n|---|\n| c | d |",
            "| a |\n|---|\n| b | c |",
            "| a | b |\n|---|---|\n| c |",
            "| a | b |\n|---|:|\n| c | d |",
            "| a | b |\n|---|   |\n| c | d |",
            "| a | b |\n|---|---|\nc | d |",
            "| a | b |\n|---|---|\n| c | d",
            "| a |\n| b |\n| c |",
            "| *a | b* |\n|---|---|\n| c | d |",
            "| [a | b](c) |\n|---|---|\n| c | d |",
            "| a |\n|---|\n| b |\nc",
            "- *a\n- b*",
            "*a\n\nb*",
            "a *b\n\nc* d",
            "a [b\n\nc](d)",
            "- [a\n- b](c)",
        ),
    ],
)
def test_what_may_be_more_is_left_to_python_markdown(text: str) -> None:
    assert convert_plain(text) is None
    assert convert(text) == convert_stock(text)
