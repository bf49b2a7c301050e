#!/usr/bin/env python3
"""Compare the quick Markdown converter with the stock one on many random texts: the long form of its property test.

    .venv-test/bin/python tests/fuzz_converter.py [--texts 40000] [--seed 1] [--bodies FOLDER]

It converts texts that are put together from the pieces below, odd ones and nearly plain ones, then the bodies of all
Markdown files in a folder (default: `content/`), and stops at the first difference with the text that shows it. It
prints how many texts were plain, how many the quick way left to the stock, and what converting cost in CPU time beside
the stock. Exit code 1: a difference was found.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT))

from showcase.converter import convert, convert_quick, convert_stock  # noqa: E402 (needs the path above)
from showcase.plain import convert_plain  # noqa: E402 (likewise)

WORDS = ("Ngõ hoa", "đường", "Đống Đa", "a", "B1", "12", "é", "tổ dân phố số 15", "Ảnh:", "x.", "½", "²", "①", "²x")
SPACES = (" ", "  ", "   ", "    ", "     ", "        ", "\t", "\xa0", "\u2003")
BREAKS = ("\n", "\n", "\n\n", "\n\n", "\n\n\n", "  \n", "   \n", "\\\n", "\n    ", "\n\n    ", " \n \n", "\r\n", "\r")
EMPHASIS = (
    *("*", "**", "***", "****", "_", "__", "___", "*a*", "**b**", "***c***", "_d_", "__e__", "*f **g** h*"),
    *("**i *j* k**", "**l*m*", "*n**o**", "_p __q__ r_", "(*s*)", "“**t**”,", "u*v*w", "* y *", "** z **", "*_"),
    *("_*", "*a\nb*", "**c\n\nd**", "*e  \nf*", "**[g](h.md)**", "[**i**](j.md)", "*k*l*", "2*3*4", "x_1_y", "*`m`*"),
)
CODE = ("`", "``", "```", "`a`", "``b ` c``", "`*d*`", "`<e>`", "`\\`", "\\`f`", "\\\\`g`", "` h `", "`&lt;`")
ESCAPES = (
    *("\\", "\\\\", "\\*", "\\_", "\\[", "\\]", "\\(", "\\)", "\\!", "\\#", "\\>", "\\|", "\\.", "\\<", "\\&", "\\a"),
)
ENTITIES = (
    *("&", "&amp;", "&lt;", "&#60;", "&#x3C;", "&nbsp;", "&không;", "&x", "&;", "&#2;", "&#3;", "&quot;", '"', "'"),
)
LINKS = (
    *("[a](b.md)", "[c](<d e.md>)", '[f](g.md "h")', "[i](j.md 'k')", "[l](m(n)o.md)", "[p]()", "[](q.md)"),
    *("[r](s_t_u.md)", "[v](w*x*y.md)", "[a b](c\nd)", "[e](f&g;h=i)", "[j](k&lt;l)", "![m](n.jpg)"),
    *('![o *p*](q.jpg "r")', "![s]()", "[![t](u.jpg)](v.md)", "![w [x `y`](z) a](b)", "[c [d] e](f)", "[g][h]"),
    *("[h]", "[h][]", "![h]", "![i][h]", "[ h ]", "\n\n[h]: https://a.example/b_c\n\n", "\n[h]: <i j> 'k'\n"),
    *("[h]: x", "[*l*]: m (n)\n", "[", "]", "](", "![", "[a](b", "[a](b.md)*c*", "*[a](b.md)", "[a](b`c`d)"),
    *("[a](\\(b)", "[a](b.md) [c](d.md)", "!*a*", "a![b", "[a]\n(b)", '![a "b"](c.jpg)', "[d](e.md 'f \"g\"')"),
    *('[h](i"j)', "[a] (b)", "([a](b.md))", "[a](b.md)c)", "[a](b'c')", "[a]( b.md )"),
)
AUTOLINKS = (
    *("<https://a.example/b>", "<a@b.example>", "<mailto:c@d.example>", "<https://a_b_c>", "https://a.example/*b*"),
)
RAW = (
    *("<b>", "</b>", "<br/>", "<div class='x'>", "<!-- a -->", "<?php ?>", "<", ">", "<a *b* c>"),
    *("<i title='`x` \\*'>",),
)
LISTS = (
    *("\n- a", "\n- b\n- c\n", "\n* d\n\n* e\n", "\n+ f\n", "\n1. g\n2. h\n", "\n3. i\n\n4. j\n", "\n- k\n    - l\n"),
    *("\n- **m** n\n    - *o* [p](q.md)\n    - r\n", "\n1. s\n\n    t *u*\n\n    - v\n", "\n- # w\nx *y*\n"),
    *("\n- z\n\n        a\n", "\n- b\n1. c\n", "\n-   d\n", "\n- e `f`\n    1. g\n        - h *i*\n", "\n * j\n"),
    *("\n- \n", "\n-\n", "\n10) k\n", "\n٣. l\n", "\n- *m*\n  n\n", "\n- o\n\n  p\n", "\n* * *q*\n    * r\n"),
    *("\n- ## s\n    t\n\n- u\n", "\n- > v\n", "\n- a\n\n    > b\n"),
)
QUOTES = (
    *("\n> a\n", "\n> b\n> c *d*\n", "\n> > e\n", "\n>f\n", "\n> - g\n> - h\n", "\n> i\n\n> j\n", "\n> ## k\n> l\n"),
    *("\n>     m\n",),
)
TABLES = (
    *("\n| a | b |\n|---|:-:|\n| c | *d* |\n", "\n\na | b\n--|--:\nc | `d|e`\n\n", "\n| f |\n|---|\n| g \\| h |\n"),
    *("|", "\n|-|\n", "\nNăm | Số\n:-- | --:\n2021 | **5** |\n", "\na|b\n-|-\n"),
    *("\n\nA | B\n---|---\nC [d](e.md) | &amp; f\n\n",),
)
FENCES = (
    *("\n```\na *b*\n```\n", "\n~~~ py\n<c>\n\nd\n~~~\n", "\n```\ne", "\n``` {.f #g}\nh\n```\n"),
    *("\n````\n```\n````\n", "\n~~~~\n"),
)
HEADINGS = (
    *("\n# a\n", "\n\n# a | b\n---|---\nc | d\n\n", "\n## b *c* ##\n", "\n#d\n", "\n####### e\n", "\n\nf\n===\n\n"),
    *("\n\ng *h*\n---\n\n", "\n#\n", "\n# \\\n", "#", "\n\n## [i](j.md) k\n\n", "\n\n# l\nm\n\n", "\nn\n# o\np\n"),
    *("\n\n### \\# q #\n\n", "\n\n## r \\\n\n", "===", "\n=\n", "\n-\n"),
)
RULES = ("\n---\n", "\n\n* * *\n\n", "\n___\n", "\n\na\n***\nb\n", "\n- - -\n", "--", "\n -----\n")
CODE_BLOCKS = ("\n\n    a *b*\n\n", "\n\n\tc\n\n\td\n\n", "\n\n    e\nf\n\n", "\n\n    \n\n    g &amp;\n\n\n    h\n")
ODD = (
    *("\x02", "\x03", "\x0242\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02amp\x03", "\x00", "\x0b"),
    *("\x0c", "\u2028", "\x85"),
)
GROUPS = (
    *(WORDS, WORDS, WORDS, SPACES, BREAKS, BREAKS, EMPHASIS, EMPHASIS, CODE, ESCAPES, ENTITIES, LINKS, LINKS),
    *(AUTOLINKS, RAW, LISTS, LISTS, QUOTES, TABLES, FENCES, HEADINGS, RULES, CODE_BLOCKS, ODD),
)
PLAIN = (
    "Ngõ hoa",
    "tổ 15 *b* c",
    "**Đường** d",
    "e [f](g_h.md)",
    "é (*i*), “j”",
    "“l” m",
    "[n](o.md) p",
    "k | l: 1",
    "m=n 'o' \"p\"!",
)
BEGINNINGS = ("", "", "", "## ", "#", "### ", "1. ", "2. ", "- ", "*   ", "+ ")
"""Plain texts are blocks of lines, each of a beginning and words."""
LESS_PLAIN = (
    *("2*3", "k_l", "#", "+ u", "1. ", "- ", "\n\n[v]: w", "\n\n3. x\n\n", "\n---", "*", "_", "]", "[v]", "²", "\t"),
    *("\xa0", "\x85", "\u3000", "\u0301", "\u2028", "\x02", "\r\n", "  \n", "\n ", " \n", "\n\n\n", "`y`", "\\", "&"),
    *("<", ">", "\n- 1", "![z](a.jpg)", "\n===", "\n٣. b", "\n\n- c\n\n- d\n\n", "#\n", "\n# e\n", "\n1) f", "10. g"),
    *("|", "| ", " |", "||", "\n|", "|\n", "\n\n|-|\n", ":", "-", "*|*", "[|](|)"),
)
PIECES = tuple(dict.fromkeys(piece for group in GROUPS for piece in group))


def random_text(chance: random.Random) -> str:
    """Return a text of up to thirty pieces from a few groups, so that like stands beside like."""
    groups = chance.choices(GROUPS, k=chance.randrange(2, 9))
    pieces = (chance.choice(chance.choice(groups)) for _ in range(chance.randrange(1, 30)))
    return "".join(piece + chance.choice(("", "", " ", "\n", "a")) for piece in pieces)


def nearly_plain_table(chance: random.Random) -> str:
    """Return a table of a few rows; some have a cell too many or too few."""
    columns = chance.randrange(1, 4)
    widths = [columns + chance.choice((0,) * 12 + (-1, 1)) for _ in range(chance.randrange(1, 4))]
    rows = [[chance.choice((*PLAIN, "12", "", "- l")) for _ in range(width)] for width in (columns, *widths)]
    rows.insert(1, chance.choices(("---", "-", ":-", "--:", ":--:"), k=columns))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def nearly_plain_text(chance: random.Random) -> str:
    """Return a text of a few blocks such as most bodies are made of; half of them have an odd piece somewhere."""
    blocks = []
    for _ in range(chance.randrange(1, 6)):
        if chance.random() < 0.15:
            blocks.append(nearly_plain_table(chance))
            continue
        beginning = chance.choice(BEGINNINGS)
        lines = [beginning + " ".join(chance.choices(PLAIN, k=chance.randrange(1, 4)))]
        while chance.random() < 0.4:
            lines.append(chance.choice((beginning, chance.choice(BEGINNINGS))) + chance.choice(PLAIN))
        blocks.append("\n".join(lines))
    text = "\n\n".join(blocks)
    odd = chance.choice(LESS_PLAIN) if chance.random() < 0.5 else ""
    place = chance.randrange(len(text) + 1)
    return text[:place] + odd + text[place:]


def bodies_in(folder: Path) -> Iterable[str]:
    """Return what stands below the front matter of each Markdown file in a folder."""
    for path in sorted(folder.rglob("*.md")):
        yield path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]


def main() -> int:
    """Compare until a difference is found or nothing is left."""
    parser = argparse.ArgumentParser(description="Compare the quick Markdown converter with the stock one.")
    parser.add_argument("--texts", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bodies", type=Path, default=PROJECT / "content")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    invented = (random_text(chance) for _ in range(options.texts))
    plain = (nearly_plain_text(chance) for _ in range(options.texts))
    return (
        compare("random texts", invented)
        or compare("nearly plain texts", plain)
        or compare("bodies", bodies_in(options.bodies))
    )


def compare(name: str, texts: Iterable[str]) -> int:
    """Convert texts in both ways and print what came of it; 1 when a text differs."""
    count = plain = left = 0
    quick_time = stock_time = 0.0
    convert("a"), convert_stock("a")  # making the converters is not counted
    for text in texts:
        begin = time.process_time()
        found = convert(text)
        middle = time.process_time()
        right = convert_stock(text)
        stock_time += time.process_time() - middle
        quick_time += middle - begin
        is_plain, quick = convert_plain(text) is not None, convert_quick(text)
        if found != right or quick not in (None, right):
            print(f"different: {text!r}\n  stock: {right}\n  found: {found}\n  quick: {quick}")
            return 1
        count += 1
        plain += is_plain
        left += quick is None and not is_plain
    ratio = quick_time / stock_time if stock_time else 0.0
    print(f"{count} {name} are the same, {plain} plain, {left} left to the stock; time: {ratio:.2f} of the stock's")
    return 0


if __name__ == "__main__":
    sys.exit(main())
