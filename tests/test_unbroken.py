"""Document numbers and words with a hyphen stay whole, and nothing else of a page is touched."""

from __future__ import annotations

import re

import pytest

from showcase.environment import environment
from showcase.markup import mark
from showcase.records import AbbreviationPart
from showcase.unbroken import unbroken


def _bare(html: str) -> str:
    return re.sub(r"</?span[^>]*>", "", html)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("18-KH/QU", "18- KH/ QU"),
        ("206/KH-UBND", "206/ KH- UBND"),
        ("16/CT-TTg", "16/ CT- TTg"),
        ("15/2008/QH12", "15/ 2008/ QH12"),
        ("1656/NQ-UBTVQH15", "1656/ NQ- UBTVQH15"),
        ("25-KH/ĐU", "25- KH/ ĐU"),
        ("Covid-19", "Covid- 19"),
        ("2015-2021", "2015- 2021"),
    ],
)
def test_no_line_breaks_in_numbers_and_words_with_a_hyphen(word: str, parts: str) -> None:
    first, *rest = parts.split()
    whole = f'<span class="whole">{first}{"".join(f"<span>{part}</span>" for part in rest)}</span>'
    assert unbroken(f"<p>Theo {word}, số ({word}).</p>") == f"<p>Theo {whole}, số ({whole}).</p>"


@pytest.mark.parametrize(
    "text",
    [
        *("kinh tế - xã hội", "2015–2021", "30/6/2025", "và/hoặc", "km/h", "-19", "Covid-", "18-", "1 - 2", "A--B"),
        *("in-tơ-nét", "kinh tế-xã hội", "2015-2021-2025", "10000-0-1764300000"),
        *("https://a.example/x-y/18-KH", "ban-dan-van@a.example", "lien-he.md", "a.b-c", "18-KH/<em>QU</em>"),
        *("<code>18-KH/QU</code>", "<pre><code>a\n18-KH/QU</code></pre>", '<a title="18-KH/QU" href="a-1/b-2">A</a>'),
        "&#8211-1;",
    ],
)
def test_everything_else_may_break(text: str) -> None:
    assert unbroken(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_code_ends_where_it_ends() -> None:
    html = "<pre><code>A-1</code></pre><p><code>A-2</code> A-3</p>"
    assert unbroken(html) == html.replace(" A-3", ' <span class="whole">A-<span>3</span></span>')


def test_a_body_has_its_words_whole_also_in_links_and_headings_whose_anchors_stay() -> None:
    marked = mark("## Chống Covid-19\n\nTheo [số 18-KH/QU](https://a.example/x-1).", "content/models/a.md", 1)
    assert [h.id for h in marked.headings] == ["chong-covid-19"]
    html = "".join(p for p in marked.body.parts if isinstance(p, str))
    assert _bare(html) == (
        '<h2 id="chong-covid-19">Chống Covid-19</h2>\n'
        '<p>Theo <a href="https://a.example/x-1" rel="noopener">số 18-KH/QU</a>.</p>'
    )
    assert html.count('class="whole"') == 2


def test_the_letters_of_a_number_are_no_abbreviations_and_those_behind_it_are() -> None:
    parts = mark("Theo 25-KH/UBND, MTTQ-UBND và UBND.", "content/models/a.md", 1).body.parts
    assert [part.short for part in parts if isinstance(part, AbbreviationPart)] == ["UBND"]
    assert str(parts[0]).endswith(" và ")


@pytest.mark.parametrize("text", ["Ngõ & hoa <b>", "A-1 & <b> “x”", "và/hoặc <i>"])
def test_a_template_gets_the_text_escaped_once(text: str) -> None:
    template = environment({"a.html": "{{ text|unbroken }}", "b.html": "{{ text }}"})
    told = template.get_template("a.html").render(text=text)
    assert _bare(told) == template.get_template("b.html").render(text=text)
    assert ("<span" in told) is ("A-1" in text)
