"""What is suspicious, and what is not. Ids are the numbers of the rules in the language notes (R)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase import proofreading
from showcase.proofreading import Suspicion, curly, is_suspect, repair_dstroke, suspicions
from showcase.vietnamese import normalise

SEARCHES = {
    "_foreign_dstrokes",
    "_stray_marks",
    "_unbalanced_quotes",
    "_look_alikes",
    "_full_width",
    "_legacy_encodings",
    "_hyphens_as_dashes",
    "_tones_on_onsets",
    "_spaces_before_signs",
    "_spaces_after_signs",
}


def test_straight_quotes_become_curly_ones() -> None:
    assert curly('"Ngõ hoa" ("tổ 5")') == "“Ngõ hoa” (“tổ 5”)"


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(s.code, s.found, s.suggestion) for s in suspicions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ðường ði", [("foreign-dstroke", "Ðường", "Đường"), ("foreign-dstroke", "ði", "đi")], id="R4"),
        pytest.param(
            "HÐND, 25-KH/ÐU", [("foreign-dstroke", "HÐND", "HĐND"), ("foreign-dstroke", "ÐU", "ĐU")], id="R4-capitals"
        ),
        pytest.param(
            "Ɖảng ɖình", [("foreign-dstroke", "Ɖảng", "Đảng"), ("foreign-dstroke", "ɖình", "đình")], id="R4-african"
        ),
        pytest.param("Guðmundur, það, ð", [], id="R4-icelandic"),
        pytest.param("ngx\u0303", [("stray-mark", "x\u0303", None)], id="R5"),
        pytest.param("\u0301x", [("stray-mark", "\u0301", None)], id="R5-first"),
        pytest.param('nói "Dân vận".', [("straight-quote", '"', "“"), ("straight-quote", '"', "”")], id="R8-straight"),
        pytest.param("“Dân vận", [("unbalanced-quotes", "“", None)], id="R8-open"),
        pytest.param("Dân vận”.\n\n“Một”", [("unbalanced-quotes", "”", None)], id="R8-close"),
        pytest.param("chủ đề “Nâng cao “Dân vận khéo” ở", [("unbalanced-quotes", "“", None)], id="R8-nested"),
        pytest.param('“Dân vận khéo"', [("straight-quote", '"', "”")], id="R8-mixed"),
        pytest.param("“Một “hai” ba”", [], id="R8-balanced"),
        pytest.param("C\u0435ng", [("look-alike-letter", "C\u0435ng", "Ceng")], id="R10-cyrillic"),
        pytest.param(
            "15\u0410 \u039fng",
            [("look-alike-letter", "\u0410", "A"), ("look-alike-letter", "\u039fng", "Ong")],
            id="R10-alone",
        ),
        pytest.param("Москва 35 \u03bcm α Ω", [], id="R10-other-scripts"),
        pytest.param("tổ １２", [("full-width", "１２", "12")], id="R10-full-width"),
        pytest.param("phát triển kinh teá", [("legacy-encoding", "teá", None)], id="R11-VNI"),
        pytest.param("Coäng hoøa xaõ hoäi", [("legacy-encoding", "Coäng", None)], id="R11-VNI-sentence"),
        pytest.param("§¶ng bé", [("legacy-encoding", "§¶ng", None)], id="R11-TCVN3"),
        pytest.param("Vie^.t Nam", [("legacy-encoding", "Vie^.t", None)], id="R11-VIQR"),
        pytest.param("café, naïve, Noël, Israël, señor, Zalo® 5µm, § 5, a^2, C++", [], id="R11-others"),
        pytest.param("hoa , lá", [("space-before-sign", " ,", ",")], id="R6-before"),
        pytest.param("(a )  b  .", [("space-before-sign", " )", ")"), ("space-before-sign", "  .", ".")], id="R6"),
        pytest.param(
            "hoa ,lá", [("space-before-sign", " ,", ","), ("space-after-sign", ",", ", ")], id="R6-on-the-wrong-side"
        ),
        pytest.param("hoa,lá", [("space-after-sign", ",", ", ")], id="R6-after"),
        pytest.param("Địa chỉ:Hà Nội;xong.Sau", [("space-after-sign", s, f"{s} ") for s in ":;."], id="R6-after-all"),
        pytest.param("hai  dấu   cách", [], id="R6-double-spaces-are-one-on-the-page"),
        pytest.param("7.984; 93,89%; 13:23; 08/9/2021; 8.9.2021; TP.HCM, PGS.TS, v.v.; Tp.Hà Nội", [], id="R6-numbers"),
        pytest.param("hoa&nbsp;lá, :-) 5K:, A.B, ba...Sau, hoa ... lá, nhân rộng./.", [], id="R6-others"),
        pytest.param("Hồng- Ủy viên", [("hyphen-as-dash", "Hồng- Ủy", "Hồng – Ủy")], id="R12"),
        pytest.param("văn hóa -xã hội", [("hyphen-as-dash", "hóa -xã", "hóa – xã")], id="R12-before"),
        pytest.param("Covid- 19", [("hyphen-as-dash", "Covid- 19", "Covid-19")], id="R12-number"),
        pytest.param("- mục\n  - mục\na - b, chính trị-xã hội, -5, 2015-2020", [], id="R12-others"),
        pytest.param("qúy, qủa", [("tone-on-onset", "qúy", "quý"), ("tone-on-onset", "qủa", "quả")], id="misspelt-qu"),
        pytest.param("gìa, Gía", [("tone-on-onset", "gìa", "già"), ("tone-on-onset", "Gía", "Giá")], id="misspelt-gi"),
        pytest.param(
            "QÚYÊN gíup", [("tone-on-onset", "QÚYÊN", "QUYẾN"), ("tone-on-onset", "gíup", "giúp")], id="misspelt-long"
        ),
        pytest.param("quý, quả, già, gì, gìn, giếng, giặt, quốc, hòa, hoà", [], id="rightly-spelt"),
    ],
)
def test_suspicions(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert told(text) == expected


def test_a_suspicion_tells_its_place_and_all_come_in_order() -> None:
    text = 'Một “hai\n\nÐường "ba" Hồng- Ủy'
    found = suspicions(text)
    assert found[0] == Suspicion(offset=4, code="unbalanced-quotes", found="“")
    assert [s.offset for s in found] == sorted(s.offset for s in found)
    assert all(text.startswith(s.found, s.offset) for s in found)


def test_clean_text_has_no_suspicions() -> None:
    assert (
        suspicions("Mô hình “Ngõ hoa” của tổ 15, phường Gia Thụy – năm 2021: 93,89% hộ tham gia…\n\n- Đường Quỹ 🌸")
        == ()
    )


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        pytest.param("Ðường ði HÐND, Ɖảng", "Đường đi HĐND, Đảng", id="R4"),
        pytest.param("Guðmundur Ðakotaß", "Guðmundur Ðakotaß", id="R4-foreign"),
    ],
)
def test_dstrokes_are_repaired_in_vietnamese_words_only(text: str, repaired: str) -> None:
    assert repair_dstroke(text) == repaired


_ANY = st.text(
    st.one_of(
        st.sampled_from('aăâeêoôơuưyáàãạùõéìiđðÐqQgGnhAÂEOUÔYöÖñÑøûåä§¶®µ “”\n"-+^`?.,;:)( \u0301\u0435Ａ1ƉɖƠ'),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)


@given(_ANY, st.sampled_from(["", "kinh teá", "Cộng hoaø", "hoa ,", "Vie^.t", "gía", "xong.Sau", "“a\n\nb”", "Ɖ ɖình"]))
def test_what_a_quick_look_clears_has_nothing_that_a_close_one_finds(text: str, seed: str) -> None:
    display = normalise(text + seed)
    searches = [getattr(proofreading, name) for name in vars(proofreading) if name in SEARCHES]
    assert len(searches) == len(SEARCHES)
    found = [s for search in searches for s in search(display)]
    if found:
        assert '"' in display or is_suspect(display)


@given(st.text(st.sampled_from('aăâeêoôơuưyáàãạiđðÐqghn "“”-\n\u0301\u0435Ａ^`1'), max_size=30))
def test_every_suspicion_quotes_the_text_at_its_offset(text: str) -> None:
    display = normalise(text)
    for suspicion in suspicions(display):
        assert display.startswith(suspicion.found, suspicion.offset)
        assert suspicion.suggestion != suspicion.found
    repaired = repair_dstroke(display)
    assert not [s for s in suspicions(repaired) if s.code == "foreign-dstroke"]
    assert unicodedata.is_normalized("NFC", repaired)
