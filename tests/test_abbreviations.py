"""Abbreviations are shown with their words where they have one meaning; where they have several, they are told."""

from __future__ import annotations

import re

import pytest
from conftest import Site, SiteMaker, model

from showcase.abbreviations import with_holes
from showcase.records import AbbreviationPart, LinkPart

REGISTER = """\
abbreviations:
  - {short: GPMB, full: giải phóng mặt bằng}
  - {short: ĐU, full: Đảng ủy}
  - {short: KH, full: Kế hoạch}
  - {short: PCCC, full: 'phòng cháy, chữa cháy'}
  - {short: 5K, full: năm điều}
  - {short: TTĐT, full: [trật tự đô thị, thông tin điện tử]}
"""


def shown(one: Site) -> list[tuple[str, str]]:
    return re.findall(r'<abbr title="([^"]*)">(.*?)</abbr>', one.read("mo-hinh/a/index.html"))


def built(site: SiteMaker, body: str, **front: object) -> Site:
    one = site({"content/registry/abbreviations.yaml": REGISTER, "content/models/a.md": model(body=body, **front)})
    one.built()
    return one


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Vận động GPMB, rồi GPMB.", [("giải phóng mặt bằng", "GPMB")], id="A6-first-use"),
        pytest.param("Văn bản 25-KH/ĐU và 16/KH-ĐU.", [], id="A6-document-number"),
        pytest.param("Tổ phòng cháy, chữa cháy (PCCC). Tổ PCCC.", [], id="A6-explained"),
        pytest.param("## GPMB\n\n`GPMB` [GPMB](#gpmb)", [("giải phóng mặt bằng", "GPMB")], id="A6-where"),
        pytest.param("Thực hiện **5K**.", [("năm điều", "5K")], id="A6-digit"),
        pytest.param("[Xem](#a-b) GPMB\n\n## A b\n", [("giải phóng mặt bằng", "GPMB")], id="A6-behind-a-link"),
        pytest.param("GPMB_1 aGPMB GPMB.vn DÂN VẬN", [], id="A6-inside-words"),
    ],
)
def test_the_first_use_in_a_body_is_shown_with_its_words(
    site: SiteMaker, body: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(built(site, body)) == expected


def test_one_with_several_meanings_is_told_and_not_put_into_full_a6(site: SiteMaker) -> None:
    one = site({"content/registry/abbreviations.yaml": REGISTER, "content/models/a.md": model(body="Tổ TTĐT.")})
    report = one.build()
    assert [(d.code, d.line) for d in report.diagnostics] == [("abbreviation-unclear", 9)]
    assert report.done
    assert shown(one) == []


def test_a_page_chooses_or_explains_the_meaning_a6(site: SiteMaker) -> None:
    chosen = built(site, "Tổ TTĐT.", abbreviations="{TTĐT: trật tự đô thị}")
    assert shown(chosen) == [("trật tự đô thị", "TTĐT")]
    assert shown(built(site, "Cổng thông tin điện tử (TTĐT), TTĐT.")) == []


def test_the_words_of_a_document_go_before_those_of_the_register(site: SiteMaker) -> None:
    assert shown(built(site, "GPMB, CLB", abbreviations="{GPMB: <b>, CLB: câu lạc bộ}")) == [
        ("&lt;b&gt;", "GPMB"),
        ("câu lạc bộ", "CLB"),
    ]


def test_a_changed_register_rewrites_the_pages_that_show_it(site: SiteMaker) -> None:
    one = built(site, "Vận động GPMB.")
    one.write({"content/registry/abbreviations.yaml": "abbreviations: [{short: GPMB, full: dọn mặt bằng}]\n"})
    assert one.built().written == ("mo-hinh/a/index.html",)
    assert shown(one) == [("dọn mặt bằng", "GPMB")]


@pytest.mark.parametrize(
    ("body", "short"), [("Gặp ThS Hoa", "ThS"), ("Làm 3R", "3R"), ("Ở TPhCM", "TPhCM"), ("Bộ ĐƯ", "ĐƯ")]
)
def test_one_alone_in_its_body_is_found_whatever_letters_it_has(body: str, short: str) -> None:
    assert [part.short for part in with_holes((f"<p>{body}</p>",)) if isinstance(part, AbbreviationPart)] == [short]


def test_a_hole_keeps_every_letter_around_it() -> None:
    parts = ("<p>Bà con <a", LinkPart(target="/a/"), ' title="UBND">UBND</a> và HĐND &amp; UBND</p>')
    assert with_holes(parts) == (
        "<p>Bà con <a",
        LinkPart(target="/a/"),
        ' title="UBND">',
        AbbreviationPart(short="UBND"),
        "</a> và ",
        AbbreviationPart(short="HĐND"),
        " &amp; UBND</p>",
    )
