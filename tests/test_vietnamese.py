"""Display text and the keys derived from it. Ids are the numbers of the rules in the language notes."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from showcase.vietnamese import (
    fold,
    match_key,
    nearest,
    normalise,
    slug,
    split_group,
    split_unit,
    tone_canonical,
    with_ellipses,
    with_tone_style,
    without_end_sign,
)

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + list(
    "bcdđghklmnpqrstvx"
)
LETTERS = LOWER + [letter.upper() for letter in LOWER]
VIETNAMESE = st.text(st.sampled_from([*LETTERS, *"fjwz 0123456789.,;:'\"-_/()&%\n“”‘’–—…"]), max_size=40)
# Anything that a paste may bring: Vietnamese letters, marks alone, invisible characters, emoji, other scripts.
PASTED = st.text(
    st.one_of(
        st.sampled_from(
            [
                *LETTERS,
                *TONES[1:],
                *"\u0302\u0306\u031b\u0340\u0341\u200b\u200c\u200d\u2060\ufeff\xad\xa0\u202f\r\n\t\v\f\0\x7f👩🌾\ufe0f",
            ]
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def case(number: str, *values: object) -> object:
    return pytest.param(*values, id=number)


@pytest.mark.parametrize(
    ("typed", "display"),
    [
        case("N1", "ngo\u0303", "ngõ"),
        case("N2", "e\u0302\u0301", "ế"),
        case("N3", "ê\u0301", "ế"),
        case("N4-horn-tone", "o\u031b\u0301", "ớ"),
        case("N4-tone-horn", "ó\u031b", "ớ"),
        case("N5-dot-hat", "ạ\u0302", "ậ"),
        case("N5-letters", "a\u0323\u0302", "ậ"),
        case("N6-grave", "o\u0340", "ò"),
        case("N6-acute", "o\u0341", "ó"),
        case("N7-R7-circumflex", "e\u0301\u0302", "ế"),
        case("N7-R7-breve", "A\u0309\u0306", "Ẳ"),
        case("N7-R7-composed", "tiẽ\u0302n", "tiễn"),
        case("N8", nfd("lĩnh_vực"), "lĩnh_vực"),
        case("N9", nfd("ngõ-hoa.jpg"), "ngõ-hoa.jpg"),
        case("R1-no-break", "Nguyễn\xa0Công Thành", "Nguyễn Công Thành"),
        case("R1-narrow", "7\u202f984", "7 984"),
        case("R1-entity-kept", "ngõ&nbsp;hoa", "ngõ&nbsp;hoa"),
        case("R2-between-letters", "ngõ\u200bhoa", "ngõ hoa"),
        case("R2-between-letters-nfd", nfd("ngõ\u200bhoa"), "ngõ hoa"),
        case("R2-before-mark", "ngo\u200b\u0303", "ngõ"),
        case("R2-beside-space", "ngõ \u200bhoa", "ngõ hoa"),
        case("R2-others", "\ufeffn\u2060gõ h\xado\ufeffa", "ngõ hoa"),
        case("R3", "ngõ\u200d ho\u200ca", "ngõ hoa"),
        case("R3-emoji", "👩\u200d🌾 👁\ufe0f\u200d🗨", "👩\u200d🌾 👁\ufe0f\u200d🗨"),
        case("line-ends", "a\r\nb\rc\n\td", "a\nb\nc\n\td"),
        case("controls", "n\0g\x1fõ\x7f\vhoa", "ngõ hoa"),
        case("not-NFKC", "12 m² … №", "12 m² … №"),
        case("double-tone-stays", "e\u0302\u0301\u0302", "ế\u0302"),
    ],
)
def test_display_text_is_repaired_and_nfc(typed: str, display: str) -> None:
    assert normalise(typed) == display


def test_nfc_alone_does_not_mend_a_tone_before_its_hat() -> None:
    assert unicodedata.normalize("NFC", "e\u0301\u0302") == "é\u0302"


def test_clean_text_is_returned_as_it_is() -> None:
    text = "Tuyến ngõ hoa ở tổ 15 “Dân vận khéo” – 93,89%\n\tm² 🌸"
    assert normalise(text) is text


@given(PASTED)
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(VIETNAMESE)
def test_normalise_loses_no_vietnamese_letter(text: str) -> None:
    assert normalise(text) == text
    assert normalise(nfd(text)) == text


@given(PASTED)
def test_normalise_keeps_letters_and_marks_of_any_text(text: str) -> None:
    def kept(some: str) -> list[str]:
        return sorted(c for c in nfd(some) if unicodedata.category(c)[0] in "LMNPS")

    assert kept(normalise(text)) == kept(text)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        case("T1", "hoà / hòa", "hòa / hòa", "hoà / hoà"),
        case("T2", "Gia Thuỵ / Gia Thụy", "Gia Thụy / Gia Thụy", "Gia Thuỵ / Gia Thuỵ"),
        case("T3", "Thuỷ / Thủy", "Thủy / Thủy", "Thuỷ / Thuỷ"),
        case("T4", "khoẻ / khỏe", "khỏe / khỏe", "khoẻ / khoẻ"),
        case("T5", "UỶ BAN / ỦY BAN", "ỦY BAN / ỦY BAN", "UỶ BAN / UỶ BAN"),
        case("T6", "quý, quỹ, Quỳnh, quả", "quý, quỹ, Quỳnh, quả", "quý, quỹ, Quỳnh, quả"),
        case("T6-all", "quỳ quỷ quỵ quê QUÝ Quỹ", "quỳ quỷ quỵ quê QUÝ Quỹ", "quỳ quỷ quỵ quê QUÝ Quỹ"),
        case("T7", *["hoàn, khuỷu, huỳnh, suýt, thuế, thuở"] * 3),
        case("T7-more", *["hoạt hoài xoáy ngoẻo loét tuýp thuyền Nguyễn của mùa già giữa"] * 3),
        case("T8", "oà", "òa", "oà"),
        case("T9", nfd("toả"), "tỏa", "toả"),
        case("T10", *["mã “HOA-01”"] * 3),
        case("misspelt-stays", *["qúy qủa gìa gía"] * 3),
        case("foreign-stays", *["señor café Loïs"] * 3),
        case("mixed-case", "Oà hOÀ", "Òa hÒA", "Oà hOÀ"),
        case("part-of-name-stays", *["hoà_1 hoà2"] * 3),
    ],
)
def test_tone_style_moves_tones_of_open_syllables_only(text: str, old: str, new: str) -> None:
    assert with_tone_style(text, "old") == tone_canonical(text) == old
    assert with_tone_style(text, "new") == new


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        case("R9-three", "v.v... rồi", "v.v… rồi"),
        case("R9-four", "hoa, lá....", "hoa, lá…"),
        case("R9-ellipsis-and-dot", "hoa, lá….", "hoa, lá…"),
        case("R9-blank-to-fill", "Họ tên: ........", "Họ tên: ........"),
        case("R9-others", "a.b, v.v., ../a, ..., 1…2", "a.b, v.v., ../a, …, 1…2"),
    ],
)
def test_dots_become_an_ellipsis(text: str, mended: str) -> None:
    assert with_ellipses(text) == with_ellipses(mended) == mended


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        case("R13", "được nhân rộng./.", "được nhân rộng."),
        case("R13-no-first-dot", "được nhân rộng/. ", "được nhân rộng."),
        case("R13-quotation", "kết bằng “nhân rộng./.”", "kết bằng “nhân rộng./.”"),
        case("R13-inside", "a./. b.", "a./. b."),
    ],
)
def test_a_summary_does_not_end_like_an_official_text(text: str, summary: str) -> None:
    assert without_end_sign(text) == summary


PAIRS = [
    (old, new)
    for olds, news in [("òỏõóọ", "oà oả oã oá oạ"), ("òỏõóọ", "oè oẻ oẽ oé oẹ"), ("ùủũúụ", "uỳ uỷ uỹ uý uỵ")]
    for old, new in zip(
        (first + news[1].translate(str.maketrans("àèỳ", "aey")) for first in olds), news.split(), strict=True
    )
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
@pytest.mark.parametrize("onset", ["", "h", "th", "ngh", "đ"])
@pytest.mark.parametrize("cased", [str.lower, str.upper, str.capitalize])
def test_each_of_the_fifteen_pairs_is_one_syllable(old: str, new: str, onset: str, cased: type[str]) -> None:
    assert with_tone_style(cased(onset + new), "old") == cased(onset + old)
    assert with_tone_style(cased(onset + old), "new") == cased(onset + new)


@given(VIETNAMESE)
def test_tone_styles_round_trip(text: str) -> None:
    old = with_tone_style(text, "old")
    new = with_tone_style(text, "new")
    assert with_tone_style(new, "old") == old == with_tone_style(old, "old")
    assert with_tone_style(old, "new") == new == with_tone_style(new, "new")
    assert fold(old) == fold(new) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        case("F1", "Tuyến ngõ hoa", "tuyen ngo hoa"),
        case("F2-upper", "ĐẢNG ỦY", "dang uy"),
        case("F2-new-style", "Uỷ ban", "uy ban"),
        case("F3", "25-KH/ĐU", "25 kh du"),
        case("F4", "Tổ\xa01", "to 1"),
        case("F5-unrepaired", "ngõ\u200bhoa", "ngohoa"),
        case("F5-repaired", normalise("ngõ\u200bhoa"), "ngo hoa"),
        case("F6", "“Dân vận khéo”", "dan van kheo"),
        case("F7", "Nguyễn\xa0Công Thành", "nguyen cong thanh"),
        case("F8", "7.984 mô hình", "7 984 mo hinh"),
        case("look-alikes-of-đ", "ðường ɖường Ðường Ɖường", "duong duong duong duong"),
        case("key", "lĩnh_vực", "linh vuc"),
        case("foreign", "señor 🌸 Köln; Москва", "senor koln"),
        case("nothing", "🌸 …", ""),
    ],
)
def test_fold_takes_off_case_marks_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(nfd(text)) == folded


@given(PASTED)
def test_fold_follows_its_rule_for_any_text(text: str) -> None:
    decomposed = nfd(unicodedata.normalize("NFC", text).lower())
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})
    plain = kept.translate(str.maketrans("đðɖ", "ddd"))
    spaced = "".join(c if c in "abcdefghijklmnopqrstuvwxyz0123456789" else " " for c in plain)
    assert fold(text) == " ".join(spaced.split())


@pytest.mark.parametrize(
    ("query", "text"),
    [
        case("S1", "ngo hoa", "ngõ hoa"),
        case("S3-T12", "Gia Thuỵ", "Gia Thụy"),
        case("S3-plain", "gia thuy", "Gia Thụy"),
        case("S4", "duong", "đường"),
        case("S4-name", "dang uy", "Đảng ủy"),
        case("S9", "18-KH/QU", "18 kh qu"),
        case("S10", nfd("đường ngõ"), "đường ngõ"),
    ],
)
def test_what_a_search_finds_has_one_fold(query: str, text: str) -> None:
    assert fold(query) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuyến ngõ hoa", "tuyen-ngo-hoa"),
        ("Tranh tường bích họa", "tranh-tuong-bich-hoa"),
        ("Tranh tường bích hoạ", "tranh-tuong-bich-hoa"),
        ("Gia Thụy", "gia-thuy"),
        ("Gia Thuỵ", "gia-thuy"),
        ("Đường Nguyễn Văn Cừ", "duong-nguyen-van-cu"),
        ("ĐẢNG ỦY", "dang-uy"),
        ("18-KH/QU", "18-kh-qu"),
        ("25-KH/ĐU", "25-kh-du"),
        ("16/CT-TTg", "16-ct-ttg"),
        ("720 Nguyễn Văn Cừ - tổ 15", "720-nguyen-van-cu-to-15"),
        ("zalo (1).jpg", "zalo-1-jpg"),
        ("lkt3.bmp", "lkt3-bmp"),
        ("7.984 mô hình", "7-984-mo-hinh"),
        ("93,89%", "9389"),
        ("P. Gia Thụy", "p-gia-thuy"),
        (normalise("ngõ\u200bhoa"), "ngo-hoa"),
        ("Đô thị", "do-thi"),
        ("R’Lấp, R'Lấp", "rlap-r-lap"),
        ("Москва", "moskva"),
        ("🌸 …", ""),
    ],
)
def test_slug_is_as_the_table_has_it(text: str, expected: str) -> None:
    assert slug(text) == slug(nfd(text)) == expected


@given(st.one_of(VIETNAMESE, PASTED), st.integers(1, 30))
def test_slug_has_few_characters_and_a_limit(text: str, limit: int) -> None:
    short = slug(text, limit)
    assert set(short) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(short) <= limit
    assert not short.startswith("-")
    assert not short.endswith("-")
    assert slug(text, 10_000).startswith(short)
    assert bool(short) == bool(slug(text))


@given(st.one_of(VIETNAMESE, PASTED))
def test_slug_is_python_slugifys(text: str) -> None:
    assert slug(text, 10_000) == slugify(
        text, entities=False, decimal=False, hexadecimal=False, backend="text-unidecode"
    )


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_has_its_slug_and_fold(letter: str) -> None:
    plain = nfd(letter.lower().replace("đ", "d"))[0]
    assert slug(letter) == fold(letter) == slugify(letter) == plain


@pytest.mark.parametrize(
    ("limit", "expected"), [(13, "tuyen-ngo-hoa"), (12, "tuyen-ngo"), (9, "tuyen-ngo"), (5, "tuyen"), (3, "tuy")]
)
def test_slug_is_cut_between_words(limit: int, expected: str) -> None:
    assert slug("Tuyến ngõ hoa", limit) == expected


def test_the_slug_of_vietnamese_text_loads_no_transliteration() -> None:
    program = (
        "import sys; from showcase.vietnamese import slug; slug('Đường hoa “mới”'); sys.exit('slugify' in sys.modules)"
    )
    root = Path(__file__).parent.parent
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0


def unit_key(text: str) -> tuple[str | None, str]:
    kind, name = split_unit(text)
    return kind, match_key(name)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        case("A1-abbreviated", "P. Gia Thụy", ("phường", "gia thụy")),
        case("A1-new-style", "phường Gia Thuỵ", ("phường", "gia thụy")),
        case("A1-shouted", "PHƯỜNG  GIA\xa0THỤY", ("phường", "gia thụy")),
        case("A1-nfd", nfd("Phường Gia Thụy"), ("phường", "gia thụy")),
        case("A1-tight", "p.Gia Thụy", ("phường", "gia thụy")),
        case("A2-dot", "TP. Hà Nội", ("thành phố", "hà nội")),
        case("A2-space", "TP Hà Nội", ("thành phố", "hà nội")),
        case("A2-tight", "Tp.Hà Nội", ("thành phố", "hà nội")),
        case("A2-full", "Thành phố Hà Nội", ("thành phố", "hà nội")),
        case("A2-bare", "HÀ NỘI", (None, "hà nội")),
        case("A2-plain", "Ha Noi", (None, "ha noi")),
        case("A3", "Long Biên", (None, "long biên")),
        case("A3-district", "Q. Long Biên", ("quận", "long biên")),
        case("A7-breve", "xã Văn Lăng", ("xã", "văn lăng")),
        case("A7-plain", "xã Văn Lang", ("xã", "văn lang")),
        case("A7-typed", "xã Van Lang", ("xã", "van lang")),
        case("town", "TT Văn Điển", ("thị trấn", "văn điển")),
        case("town-of-district", "thị xã Sơn Tây", ("thị xã", "sơn tây")),
        case("town-abbreviated", "TX. Sơn Tây", ("thị xã", "sơn tây")),
        case("district", "H. Gia Lâm", ("huyện", "gia lâm")),
        case("province", "Tỉnh Hà Nam", ("tỉnh", "hà nam")),
        case("special-zone", "Đặc khu Côn Đảo", ("đặc khu", "côn đảo")),
        case("number", "Quận 1", ("quận", "1")),
        case("number-abbreviated", "Q.1", ("quận", "1")),
        case("number-padded", "P. 05", ("phường", "5")),
        case("no-dot", "P Gia Thụy", (None, "p gia thụy")),
        case("no-name", "Phường", (None, "phường")),
        case("inside-a-word", "Xãhội", (None, "xãhội")),
    ],
)
def test_a_unit_is_its_type_and_its_name(text: str, key: tuple[str | None, str]) -> None:
    assert unit_key(text) == key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("A4-short", "tổ 15", ("tổ dân phố", "15")),
        case("A4-long", "Tổ dân phố số 15", ("tổ dân phố", "15")),
        case("A4-abbreviated", "TDP số 15", ("tổ dân phố", "15")),
        case("A4-plain-abbreviation", "TDP 15", ("tổ dân phố", "15")),
        case("A4-nfd", nfd("Tổ dân phố số 15"), ("tổ dân phố", "15")),
        case("padded", "Tổ 05", ("tổ dân phố", "5")),
        case("letter", "Tổ 15A", ("tổ dân phố", "15A")),
        case("named", "Tổ dân phố Ngọc Trì", ("tổ dân phố", "Ngọc Trì")),
        case("village", "thôn Giáp Ngọ", ("thôn", "Giáp Ngọ")),
        case("village-number", "Thôn số 3", ("thôn", "3")),
        case("no-group", "Tổ dân vận", (None, "Tổ dân vận")),
        case("bare", "15", (None, "15")),
    ],
)
def test_a_group_is_its_type_and_its_number_or_name(text: str, expected: tuple[str | None, str]) -> None:
    assert split_group(text) == expected


def test_match_key_keeps_marks_and_forgets_case_style_and_spaces() -> None:
    assert match_key(nfd(" GIA \t THUỴ ")) == match_key("Gia Thụy") == "gia thụy"
    assert match_key("Văn Lăng") != match_key("Văn Lang")
    assert match_key("Tân Thạnh") != match_key("Tân Thành")


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        case("A2", "Ha Noi", ["Hà Nam", "Hà Nội", "Huế"], ("Hà Nội", "Hà Nam")),
        case("A7", "Van Lang", ["Văn Lăng", "Tân Thành", "Văn Lang"], ("Văn Lăng", "Văn Lang")),
        case("slip", "linh_vụt", ["lĩnh vực", "loại mô hình", "năm"], ("lĩnh vực",)),
        case("twice", "to 1", ["tổ 1", "tổ 1"], ("tổ 1",)),
        case("none", "xyz", ["Hà Nội"], ()),
        case("empty", "…", ["…", "Hà Nội"], ()),
    ],
)
def test_nearest_proposes_by_fold_then_by_likeness(word: str, candidates: list[str], expected: tuple[str, ...]) -> None:
    assert nearest(word, candidates) == expected


def test_nearest_proposes_no_more_than_asked() -> None:
    assert nearest("to", ["tổ", "tơ", "tô", "tố"], limit=2) == ("tổ", "tơ")
