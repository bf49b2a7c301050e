"""Dictionary order. Ids are the numbers of the rules in the language notes (C, T11)."""

import random
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from showcase.collation import person_sort_key, sort_key
from showcase.vietnamese import ToneStyle, split_unit, with_tone_style

LETTERS = "aàảãáạăằâấbcdđeèêềghiìíklmnoòôồơờpqrstuùúưừvxyỳýAÀĂÂĐÊÔƠƯ"
STYLES: tuple[ToneStyle, ...] = ("old", "new")
WORDS = [
    "hoà",
    "hòa",
    "Hoà",
    "HÒA",
    "hoả",
    "hỏa",
    "hoa",
    "thuỷ",
    "Thủy",
    "quý",
    "15",
    "05",
    "A",
    "7.984",
    " ",
    "-",
    "!",
]
NAMES = st.one_of(
    st.text(st.sampled_from(f"{LETTERS} -.,0123456789“”(ñöж🌸\u0301\n"), max_size=15),
    st.lists(st.sampled_from(WORDS), max_size=5).map("".join),
)

ORDERS = {
    "C1": ["ba", "bà", "bả", "bã", "bá", "bạ"],
    "C2": ["Thạch Bàn", "Thanh Trì", "Thanh Xuân", "Thành Công", "Thụy Khuê", "Thượng Thanh"],
    "C3": ["Phù Vân", "Phủ Lý", "Phú Đô", "Phúc Đồng", "Phúc Lợi", "Phúc Xá"],
    "C4": ["Hà Đông", "Hà Nam", "Hạ Đình"],
    "C5": ["tuân thủ", "tuần chay"],
    "C6": ["Ba Đình", "Bà Triệu", "Bách Khoa", "Bạch Mai", "Bắc Từ Liêm", "Bồ Đề", "Bưởi"],
    "C7": ["Duy Tân", "Dương Nội", "Đại Mỗ", "Điện Biên", "Định Công", "Đức Giang"],
    "C8": ["O", "Oanh", "Ô Chợ Dừa", "Ông", "Ơ"],
    "C9": ["Gia Lâm", "Gia Thụy", "Giang Biên", "Giảng Võ", "Giáp Bát"],
    "C10": ["Tổ 1", "Tổ 2", "Tổ 10", "Tổ 15", "Tổ 15A", "Tổ 16"],
    "C11": ["Ngò", "Ngỏ", "Ngõ 27", "Ngõ 109", "Ngõ hoa", "Ngõ không rác"],
    "C12": [
        *("Ba Đình", "Bồ Đề", "Châu Sơn", "Điện Biên", "Đức Giang", "Gia Thụy", "Giảng Võ", "Hà Nam", "Hồng Hà"),
        *("Liêm Tuyền", "Long Biên", "Ô Chợ Dừa", "Phù Vân", "Phủ Lý", "Phúc Xá", "Trúc Bạch", "Việt Hưng"),
    ],
    "C13-addresses": ["72 Nguyễn Văn Cừ", "615 Nguyễn Văn Cừ", "720 Nguyễn Văn Cừ"],
    "C13-lanes": ["Ngõ 27 Nguyễn Sơn", "Ngõ 109 Nguyễn Sơn", "Tổ 1", "Tổ 9", "Tổ 10"],
    "numbers-first": ["72 Nguyễn Văn Cừ", "An Khánh"],
    "thousands": ["900 mô hình", "2.123 mô hình", "7.984 mô hình", "10000 mô hình"],
    "dates-are-no-thousands": ["8.9.2020", "8.9.2021", "8.10.2020"],
    "long-numbers": ["1" * 8, "1" * 9, "1" * 17, "1" * 18, "1" * 30],
    "other-scripts-last": ["Yên Phụ", "Zalo", "Москва"],
    "foreign-marks-do-not-count": ["senior", "señor", "sền"],
    "shorter-first": ["", "Ngõ", "Ngõ hoa", "Ngõ hoa 2"],
}


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("expected", [pytest.param(order, id=number) for number, order in ORDERS.items()])
def test_dictionary_order(expected: list[str]) -> None:
    for seed in range(5):
        shuffled = random.Random(seed).sample(expected, len(expected))
        assert sorted(shuffled, key=sort_key) == expected


@pytest.mark.parametrize("expected", [pytest.param(order, id=f"C16-{number}") for number, order in ORDERS.items()])
def test_a_list_in_nfd_has_the_same_order(expected: list[str]) -> None:
    assert [sort_key(nfd(text)) for text in expected] == [sort_key(text) for text in expected]


@pytest.mark.parametrize("number", ["T11", "C16"])
def test_the_tones_place_is_a_tie_break_only(number: str) -> None:
    assert sorted(["hoả", "hòa", "hoà", "hỏa", "hoa"], key=sort_key) == ["hoa", "hoà", "hòa", "hoả", "hỏa"]


def test_spellings_of_one_name_stand_together() -> None:
    names = ["Hoà Bình", "Hoà bình", "Hòa Bình", "Hòa bình", "Hoà Bình!", "Hòa Bình 2", "Hòa An"]
    ordered = sorted(names, key=sort_key)
    assert ordered[0] == "Hòa An"
    assert ordered[-1] == "Hòa Bình 2"
    for one, other in (("Hoà Bình", "Hòa Bình"), ("Hoà bình", "Hòa bình")):
        assert ordered.index(one) + 1 == ordered.index(other)


def test_units_are_sorted_without_their_type_c14() -> None:
    units = ["xã Ba Trại", "phường Bồ Đề", "Phường Ba Đình", "P. Yên Hòa", "xã An Khánh"]
    ordered = sorted(units, key=lambda name: sort_key(split_unit(name)[1]))
    assert ordered == ["xã An Khánh", "Phường Ba Đình", "xã Ba Trại", "phường Bồ Đề", "P. Yên Hòa"]


def test_persons_are_sorted_by_given_name_c15() -> None:
    expected = [
        "Lê Hoàn Châu",
        "Nguyễn Thị Minh Hồng",
        "Nguyễn Dân Huy",
        "Trần Văn Huy",
        "Trần Văn Huỳnh",
        "An Thị Yến",
    ]
    assert sorted(random.Random(1).sample(expected, len(expected)), key=person_sort_key) == expected
    assert person_sort_key("") < person_sort_key("An")


@given(NAMES, NAMES)
def test_the_order_is_total(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same
    assert (person_sort_key(one) == person_sort_key(other)) == same


@given(st.lists(NAMES, max_size=8))
def test_the_order_is_stable_under_nfd(names: list[str]) -> None:
    assert [sort_key(nfd(name)) for name in names] == [sort_key(unicodedata.normalize("NFC", name)) for name in names]


@example("boà.boaboaboà", "boà.boaboabòa")  # what is no syllable has one spelling, beside one that has two
@given(NAMES, NAMES)
def test_the_order_is_stable_under_tone_style(one: str, other: str) -> None:
    orders = [sort_key(with_tone_style(one, a)) < sort_key(with_tone_style(other, b)) for a in STYLES for b in STYLES]
    if with_tone_style(one, "old") != with_tone_style(other, "old"):
        assert len(set(orders)) == 1
