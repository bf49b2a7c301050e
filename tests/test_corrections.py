"""One file's text, corrected: what is mended, what is left alone, and that twice is the same as once."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from conftest import model
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.corrections import REASONS, Corrected, as_scalar, document, register
from showcase.fields import FRONTS
from showcase.fronts import TermFront, UnitFront
from showcase.nodes import Reader, compose
from showcase.registry import Registry
from showcase.schema import read_mapping
from showcase.spellings import Spellings
from showcase.vietnamese import normalise

HERE = Registry(
    units=(UnitFront(id="gt", name="Gia Thụy", type="phường"), UnitFront(id="lb", name="Long Biên", type="quận")),
    kinds=(TermFront(name="tranh tường bích họa"), TermFront(name="phòng, chống dịch"), TermFront(name="đường: hoa")),
)
KEEP, OLD = Spellings(HERE), Spellings(HERE, "old")
ID = "k7f2qx"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def corrected(text: str, spellings: Spellings = KEEP, kind: Any = "model") -> Corrected:
    return document(text, kind, spellings, lambda: ID)


def front(lines: str, spellings: Spellings = OLD) -> str:
    """Correct lines of an article's front matter; the body behind them stays."""
    done = corrected(f"---\n{lines}\n---\n\nBài.\n", spellings, "article")
    assert done.text.startswith("---\n")
    assert done.text.endswith("\n---\n\nBài.\n")
    return done.text.removeprefix("---\n").removesuffix("\n---\n\nBài.\n")


def body(text: str, spellings: Spellings = OLD) -> str:
    start = "---\ntitle: x\n---\n"
    return corrected(start + text, spellings, "article").text.removeprefix(start)


# ---- Unicode form ------------------------------------------------------------------------------------------


def test_a_text_that_is_right_comes_back_as_it_is() -> None:
    text = model(id=ID, body="Bà con tổ 5 ở [ngõ](b.md) `a\u0301`.\n\n\n")
    assert corrected(text) == Corrected(text=text, reasons=())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"title: {nfd('Ngõ hoa')}", "title: Ngõ hoa"),
        ("title:\u00a0Ngõ\u202fhoa", "title: Ngõ hoa"),
        (f"{nfd('tên mô hình')}: Ngõ\u200bhoa", "tên mô hình: Ngõ hoa"),
        (f"title: x   # {nfd('ghi chú')}", "title: x   # ghi chú"),
        ("title: tie\u0303\u0302n", "title: tiễn"),
        (f"source: https://x.example/{nfd('hoà')} {nfd('hoà')}", f"source: https://x.example/{nfd('hoà')} hoà"),
        (f"photos: [{nfd('ảnh.jpg')}]", f"photos: [{nfd('ảnh.jpg')}]"),
    ],
)
def test_front_matter_is_put_into_display_form(before: str, after: str) -> None:
    assert front(before, KEEP) == after


def test_bodies_are_put_into_display_form_but_for_code_addresses_and_files() -> None:
    odd = nfd("hoà\u00a0b")
    kept = f"`{odd}`\n\n```\n{odd}\n```\n\n    {odd}\n\nhttps://x.example/{nfd('hoà')} "
    assert body(kept + odd, KEEP) == f"{kept}hoà b"
    assert body(f"[{odd}]({nfd('hoà.md')})", KEEP) == f"[hoà b]({nfd('hoà.md')})"


@pytest.mark.parametrize("text", ["", nfd("Ngõ"), f"\n---\n{nfd('Ngõ')}\n---\n", f"---\n{nfd('Ngõ')}\n"])
def test_without_front_matter_only_the_form_is_mended(text: str) -> None:
    text += "hoà ðường: 'x\n"
    assert corrected(text, OLD).text == normalise(text)


def test_the_lines_around_front_matter_may_have_odd_spaces() -> None:
    assert corrected("---\u00a0\ntitle: x\n...\u200b\nhoà", OLD, "page").text == "--- \ntitle: x\n...\nhòa"


# ---- quotes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Gia Thụy: Phát huy", "title: 'Gia Thụy: Phát huy'"),
        ("title: Gia Thụy: Phát huy  # tên", "title: 'Gia Thụy: Phát huy'  # tên"),
        ("title: Gia Thụy: Phát huy # tên", "title: 'Gia Thụy: Phát huy' # tên"),
        ("title: Ngõ hoa:", "title: 'Ngõ hoa:'"),
        ('title: "Ngõ hoa" tổ 5', "title: '“Ngõ hoa” tổ 5'"),
        ('title: "Ngõ hoa" và "ngõ sạch"', "title: '“Ngõ hoa” và “ngõ sạch”'"),
        ('title: "Ngõ "hoa" tổ 5"', "title: 'Ngõ “hoa” tổ 5'"),
        ("title: 'Ngõ hoa' tổ 5", "title: \"'Ngõ hoa' tổ 5\""),
        ("title: [Mới] Ngõ hoa", "title: '[Mới] Ngõ hoa'"),
        ("title: {a} b", "title: '{a} b'"),
        ("title: *Ngõ hoa*", "title: '*Ngõ hoa*'"),
        ("title: &hoa Ngõ", "title: '&hoa Ngõ'"),
        ("title: !Ngõ hoa", "title: '!Ngõ hoa'"),
        ("title: @x", "title: '@x'"),
        ("title: `x`", "title: '`x`'"),
        ("title: %x", "title: '%x'"),
        ("title: - Ngõ hoa", "title: '- Ngõ hoa'"),
        ("title: > Ngõ hoa", "title: '> Ngõ hoa'"),
        ("title: | Ngõ hoa", "title: '| Ngõ hoa'"),
        ("tiêu đề: a: b", "tiêu đề: 'a: b'"),
        ("title: a: b\nsummary: c: d", "title: 'a: b'\nsummary: 'c: d'"),
        (
            "photos:\n  - file: a.jpg\n    caption: a: b\n    alt: c",
            "photos:\n  - file: a.jpg\n    caption: 'a: b'\n    alt: c",
        ),
        ("photos:\n  - caption: a: b\n    file: a.jpg", "photos:\n  - caption: 'a: b'\n    file: a.jpg"),
        ("title: Ngõ #5 Hoa Sữa", "title: 'Ngõ #5 Hoa Sữa'"),
        ("title: Ngõ #5 Hoa Sữa   # tên", "title: 'Ngõ #5 Hoa Sữa'   # tên"),
        ("title: Ngõ #5, ngõ #6 # tên", "title: 'Ngõ #5, ngõ #6' # tên"),
        ("title: Ngày hội #DânVậnKhéo", "title: 'Ngày hội #DânVậnKhéo'"),
    ],
)
def test_a_text_that_needs_quotes_gets_them(before: str, after: str) -> None:
    assert front(before) == after


@pytest.mark.parametrize(
    "lines",
    [
        "title: Ngõ hoa  #5",
        "title: Ngõ hoa # năm",
        "title: #5",
        "title: [Mới, Ngõ hoa]",
        'title: "Ngõ hoa',
        'title: "Ngõ hoa tổ 5" " ',
        "title: [Ngõ hoa",
        "title: a: b\n  c",
        "date: a: b",
        "la: a: b",
        "title: x\n\ty: z",
        "a: [b\ntitle: c: d",
        "photos: [{file: a.jpg, caption: a: b}]",
        "tags:\n  - a: b",
        "summary: |\n  a: b",
        "summary: >\n  a #5\n  b",
        "title: 'a: b'",
    ],
)
def test_what_only_its_author_can_tell_is_left_alone(lines: str) -> None:
    assert front(lines) == lines


def test_a_mistake_further_down_does_not_keep_a_title_from_its_quotes() -> None:
    assert front("title: a: b\nx: [c\n") == "title: 'a: b'\nx: [c\n"


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(
    st.text(st.sampled_from(list("aà1 :#'\"[]{},&*!|>%@`-?\\“”")), min_size=1, max_size=12).map(
        lambda text: " ".join(text.split())
    ),
    st.booleans(),
    st.sampled_from(["", "'", '"']),
)
def test_a_scalar_reads_back_as_the_text_it_was_made_of(text: str, in_flow: bool, quote: str) -> None:
    written = as_scalar(text, quote=quote, in_flow=in_flow)
    assert yaml.load(f"[{written}]" if in_flow else f"- {written}", Loader=yaml.CBaseLoader) == [text]


# ---- letters, tones, names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: ðường hoa", "title: đường hoa", id="R4"),
        ("title: 'Ðảng uỷ'", "title: 'Đảng ủy'"),
        ("source: 25-KH/ÐU", "source: 25-KH/ĐU"),
        ("summary: khoẻ, toả\n  sáng", "summary: khỏe, tỏa\n  sáng"),
        ("summary: |\n  khoẻ\n\n  toả", "summary: |\n  khỏe\n\n  tỏa"),
        ("tags: [hoà, 'toả', thuỷ]", "tags: [hòa, 'tỏa', thủy]"),
        ("tags: hoà", "tags: hòa"),
        ("photos: [{file: anh hoà.jpg, caption: hoà}]", "photos: [{file: anh hoà.jpg, caption: hòa}]"),
        ("photos: [hoà]", "photos: [hoà]"),
        ("photos: [{file: hoà, credit: Thuý}]", "photos: [{file: hoà, credit: Thuý}]"),
        ("author: Nguyễn Thị Thuý", "author: Nguyễn Thị Thuý"),
        ("unit_today: Nay thuộc phường Thuỵ Khuê", "unit_today: Nay thuộc phường Thuỵ Khuê"),
        ("slug: hoà", "slug: hoà"),
        ("old_addresses: [/hoà/]", "old_addresses: [/hoà/]"),
        ("# hoà\ntitle: x  # hoà", "# hoà\ntitle: x  # hoà"),
        ("source: https://x.example/hoà, hoà", "source: https://x.example/hoà, hòa"),
        ("la: hoà", "la: hoà"),
        pytest.param("title: mã “HOA-01”", "title: mã “HOA-01”", id="T10"),
    ],
)
def test_letters_and_tones_of_texts_are_mended(before: str, after: str) -> None:
    assert front(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ward: P. GIA THUỴ   # phường", "ward: phường Gia Thụy   # phường"),
        ("ward: 'P. GIA THUỴ'", "ward: 'phường Gia Thụy'"),
        ('ward: "P. GIA THUỴ"', 'ward: "phường Gia Thụy"'),
        ("phường: gia thuỵ", "phường: Gia Thụy"),
        ("ward: phường Thuỵ Khuê", "ward: phường Thuỵ Khuê"),
        ("ward: ðông Ba", "ward: đông Ba"),
        ("Quận: Q. LONG BIÊN", "Quận: quận Long Biên"),
        ("ward: P. GIA\n  THUỴ", "ward: P. GIA\n  THUỴ"),
        ("ward: Gia  Thụy", "ward: Gia  Thụy"),
    ],
)
def test_names_are_spelled_as_registered_with_their_quotes_and_comments(before: str, after: str) -> None:
    assert front(before) == after


def test_sectors_and_kinds_are_spelled_as_registered_and_quoted_where_they_must() -> None:
    lines = "sector: Văn hoá - Xã hội\nkind: Đường: hoa"
    done = corrected(f"---\ntitle: x\nid: {ID}\n{lines.replace(': hoa', '. hoa')}\n---\n")
    assert "sector: văn hóa - xã hội\n" in done.text
    done = corrected(f"---\ntitle: x\nid: {ID}\nkind: 'Đường: hoa'\n---\n")
    assert "\nkind: 'đường: hoa'\n" in done.text
    done = corrected(f"{{title: x, id: {ID}, kind: 'PHÒNG, CHỐNG DỊCH'}}".join(("---\n", "\n---\n")))
    assert "kind: 'phòng, chống dịch'}" in done.text
    done = corrected(f"---\ntitle: x\nid: {ID}\nkind: PHÒNG, CHỐNG DỊCH\n---\n")
    assert "\nkind: phòng, chống dịch\n" in done.text


def test_without_a_chosen_style_tones_stay_but_letters_and_names_are_mended() -> None:
    done = corrected(f"---\ntitle: Thuỷ\nward: P. Gia Thuỵ\nid: {ID}\n---\nkhoẻ ðường\n")
    assert done.text == f"---\ntitle: Thuỷ\nward: phường Gia Thụy\nid: {ID}\n---\nkhoẻ đường\n"
    assert done.reasons == ("dstroke", "registered")


def test_numbers_of_documents_and_names_of_persons_keep_their_tones_but_not_foreign_letters() -> None:
    lines = "documents: [Kế hoạch Hoà, 25-KH/ÐU]\nperson: {name: Ðỗ Thị Thuý, role: Uỷ viên}\n"
    mended = "documents: [Kế hoạch Hoà, 25-KH/ĐU]\nperson: {name: Đỗ Thị Thuý, role: Ủy viên}\n"
    assert corrected(f"---\nid: {ID}\n{lines}---\n", OLD).text == f"---\nid: {ID}\n{mended}---\n"


def test_bodies_have_the_style_and_units_their_own() -> None:
    assert body("Uỷ ban phường Gia Thuỵ `hoà` ðường\n") == "Ủy ban phường Gia Thụy `hoà` đường\n"
    new = Spellings(HERE, "new")
    assert body("Ủy ban phường Gia Thụy, hòa\n", new) == "Uỷ ban phường Gia Thụy, hoà\n"


def test_a_body_whose_code_would_change_after_all_is_left_alone() -> None:
    odd = "- |\n- \n    hoà *`~~~\n```\n/1. "
    assert body(odd) == odd


# ---- ids ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: x\n", f"title: x\nid: {ID}\n"),
        ("title: x\n\n# ghi chú\n\n", f"title: x\n\n# ghi chú\n\nid: {ID}\n"),
        ("  title: x\n  ward: y\n", f"  title: x\n  ward: y\n  id: {ID}\n"),
        ("summary: |\n  a\n\n", f"summary: |\n  a\n\nid: {ID}\n"),
        ("photos:\n  - a.jpg\n", f"photos:\n  - a.jpg\nid: {ID}\n"),
        ("id:\ntitle: x\n", f"id: {ID}\ntitle: x\n"),
        ("title: x\nmã:   # mã\n", f"title: x\nmã: {ID}   # mã\n"),
        ("title: x\nid: ~\n", f"title: x\nid: {ID}\n"),
        ("id: ABC\n", "id: ABC\n"),
        ("Mã: '123456'\n", "Mã: '123456'\n"),
        ("", ""),
        ("{title: x}\n", "{title: x}\n"),
        ("- x\n", "- x\n"),
        ("title: [x\n", "title: [x\n"),
        ("id: [a]\n", "id: [a]\n"),
    ],
)
def test_a_model_without_an_id_gets_one_as_its_last_line(before: str, after: str) -> None:
    done = corrected(f"---\n{before}---\nBài.\n")
    assert done.text == f"---\n{after}---\nBài.\n"
    assert ("id" in done.reasons) == (before != after)
    lines = done.text.split("\n")
    assert not done.inserted or lines[done.inserted].strip() == f"id: {ID}"
    assert len(lines) == f"---\n{before}---\nBài.\n".count("\n") + 1 + bool(done.inserted)


def test_articles_and_pages_need_no_id() -> None:
    for kind in ("article", "page", None):
        assert corrected("---\ntitle: x\n---\n", kind=kind).reasons == ()


# ---- registers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "kinds",
            "kinds:\n  - {name: bích hoạ, aliases: [hoạ], slug: hoà}  # x\n  - name: Ðường\n    description: a: b\n",
            "kinds:\n  - {name: bích họa, aliases: [họa], slug: hoà}  # x\n  - name: Đường\n    description: 'a: b'\n",
        ),
        (
            "units",
            f"units: [{{id: thuỵ, name: {nfd('Thuỵ')} ðô, type: phường, parent: thuỵ}}]",
            "units: [{id: thuỵ, name: Thuỵ đô, type: phường, parent: thuỵ}]",
        ),
        (
            "years",
            "years: [{year: 2025, theme: Khoẻ, source: hoà.pdf}]",
            "years: [{year: 2025, theme: Khỏe, source: hoà.pdf}]",
        ),
        ("la", f"a: {nfd('hoà')}\nb: c: d", "a: hoà\nb: c: d"),
    ],
)
def test_registers_are_mended_and_units_keep_their_tones(name: str, before: str, after: str) -> None:
    assert register(before, name, OLD).text == after
    assert register(after, name, OLD).reasons == ()


# ---- anything ------------------------------------------------------------------------------------------------

LINES = st.lists(
    st.sampled_from(
        [
            *(
                "title: hoà",
                "title: a: b",
                'title: "a" b',
                "title: x #5",
                "ward: P. GIA THUỴ",
                "kind: Phòng, chống dịch",
            ),
            *(
                "sector: kinh tế  # x",
                "id:",
                "id: abcdef",
                "tags: [hoà, ðường]",
                "summary: |",
                "  hoà: ðường",
                "photos:",
            ),
            *(
                "  - {file: hoà.jpg, caption: toả}",
                "\t",
                "",
                "# hoà",
                "---",
                "`hoà`",
                "```",
                "hoà [hoà](hoà.md)",
                "    hoà",
            ),
            *(
                nfd("title: Ngõ"),
                "ward:\u00a0x",
                "\u200b---",
                "a\u200bb",
                "x: [",
                "{",
                "- hoà",
                "https://x.example/hoà",
            ),
        ]
    ),
    max_size=12,
)


@settings(max_examples=400, derandomize=True, database=None, deadline=None)
@given(LINES, st.sampled_from(["model", "article", None]), st.sampled_from([KEEP, OLD]))
def test_twice_is_once_and_lines_keep_their_places(lines: list[str], kind: Any, spellings: Spellings) -> None:
    text = "\n".join(("---", *lines))
    once = corrected(text, spellings, kind)
    assert corrected(once.text, spellings, kind) == Corrected(text=once.text, reasons=())
    assert [r for r in REASONS if r in once.reasons] == list(once.reasons)
    kept = once.text.split("\n")
    if once.inserted:
        assert kept.pop(once.inserted).endswith(f"id: {ID}")
    assert len(kept) == len(lines) + 1


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(LINES)
def test_what_was_read_before_is_read_after(lines: list[str]) -> None:
    """Front matter that the program understood says the same, but for an id, names and the letters that were mended."""
    text = "\n".join(lines) + "\n"
    if "---" in text:
        return
    before, after = Reader("a"), Reader("a")
    values, _ = read_mapping(before, compose(before, normalise(text)), FRONTS["model"])
    mended = corrected(f"---\n{text}---\n").text.removeprefix("---\n").removesuffix("---\n")
    now, _ = read_mapping(after, compose(after, mended), FRONTS["model"])
    if not before.diagnostics and " #5" not in text:
        now = {key: value for key, value in now.items() if key not in ("id", "ward", "kind")}
        assert not after.diagnostics
        assert {key: str(values[key]).replace("ð", "đ") for key in now} == {
            key: str(value) for key, value in now.items()
        }
