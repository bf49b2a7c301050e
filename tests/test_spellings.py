"""Names as the registers spell them, tones where the site puts them. Ids are the numbers of the rules in the notes."""

from __future__ import annotations

import unicodedata

import pytest

from showcase.fronts import TermFront, UnitFront
from showcase.registry import Registry
from showcase.spellings import Spellings

UNITS = tuple(
    UnitFront(id=f"{unit_type} {name}", name=name, type=unit_type, aliases=aliases)
    for unit_type, name, aliases in (
        ("phường", "Gia Thụy", ("Gia Thụy 1",)),
        ("quận", "Long Biên", ()),
        ("phường", "Long Biên", ()),
        ("xã", "Văn Lăng", ()),
        ("xã", "Văn Lang", ()),
        ("quận", "1", ()),
        ("thành phố", "Hà Nội", ("Thủ đô Hà Nội",)),
        ("xã", "Thuỵ An", ()),
        ("xã", "Hòa Bình", ()),
    )
)
KINDS = (TermFront(name="tranh tường bích họa", aliases=("bích họa",)), TermFront(name="phòng, chống dịch"))
HERE = Registry(units=UNITS, kinds=KINDS)


@pytest.mark.parametrize(
    ("key", "typed", "spelled"),
    [
        pytest.param("ward", "P. GIA THUỴ", "phường Gia Thụy", id="A1"),
        ("ward", "Phường Gia Thuỵ", "phường Gia Thụy"),
        ("ward", "phường  gia thụy", "phường Gia Thụy"),
        ("ward", "gia thuỵ", "Gia Thụy"),
        ("ward", "P.gia thuỵ 1", "phường Gia Thụy 1"),
        ("ward", "phường Gia Thuy", "phường Gia Thuy"),
        ("ward", "xã Gia Thuỵ", "xã Gia Thuỵ"),
        ("ward", "long biên", "Long Biên"),
        ("ward", "q. long biên", "quận Long Biên"),
        ("ward", "xã VĂN LĂNG", "xã Văn Lăng"),
        ("ward", "xã VĂN LANG", "xã Văn Lang"),
        pytest.param("ward", "xã Van Lang", "xã Van Lang", id="A7"),
        ("ward", "xã Thụy An", "xã Thuỵ An"),
        ("district", "Q. LONG BIÊN", "quận Long Biên"),
        ("district", "Quận 01", "quận 1"),
        ("district", "TP HÀ NỘI", "thành phố Hà Nội"),
        ("district", "thủ đô hà nội", "Thủ đô Hà Nội"),
        ("district", "gia thụy", "gia thụy"),
        ("kind", "Tranh tường bích hoạ", "tranh tường bích họa"),
        ("kind", "BÍCH HOẠ", "bích họa"),
        ("kind", "tranh tuong bich hoa", "tranh tuong bich hoa"),
        ("kind", "Phòng, chống dịch", "phòng, chống dịch"),
        ("sector", "Văn hoá - Xã hội", "văn hóa - xã hội"),
        ("sector", "VĂN HOÁ, XÃ HỘI", "văn hóa, xã hội"),
        ("sector", "van hoa xa hoi", "văn hóa - xã hội"),
        ("sector", "thể thao", "thể thao"),
        ("group", "phường gia thụy", "phường gia thụy"),
    ],
)
def test_a_name_is_spelled_as_its_register_has_it(key: str, typed: str, spelled: str) -> None:
    assert Spellings(HERE).registered(key, typed) == spelled
    assert Spellings(HERE).registered(key, spelled) == spelled
    assert Spellings(HERE).registered(key, unicodedata.normalize("NFD", typed)) in (
        spelled,
        unicodedata.normalize("NFD", typed),
    )


def test_two_spellings_of_one_name_in_the_register_leave_the_choice_to_its_author() -> None:
    rows = (UnitFront(id="a", name="Hoà Bình", type="xã"), UnitFront(id="b", name="Hòa Bình", type="xã"))
    assert Spellings(Registry(units=rows)).registered("ward", "xã HÒA BÌNH") == "xã HÒA BÌNH"


def test_a_site_without_registers_has_only_the_official_sectors() -> None:
    bare = Spellings(Registry())
    assert bare.registered("ward", "P. GIA THUỴ") == "P. GIA THUỴ"
    assert bare.registered("kind", "Tuyến Ngõ Hoa") == "Tuyến Ngõ Hoa"
    assert bare.registered("sector", "Kinh Tế") == "kinh tế"


@pytest.mark.parametrize(
    ("typed", "old", "new"),
    [
        ("Tổ hoà giải, tổ hòa giải", "Tổ hòa giải, tổ hòa giải", "Tổ hoà giải, tổ hoà giải"),
        ("phường Gia Thuỵ", "phường Gia Thụy", "phường Gia Thụy"),
        ("GIA THUỴ và GIA THỤY", "GIA THỤY và GIA THỤY", "GIA THỤY và GIA THỤY"),
        ("xã Thụy An", "xã Thuỵ An", "xã Thuỵ An"),
        ("xã Hoà Bình yêu hoà bình", "xã Hòa Bình yêu hòa bình", "xã Hòa Bình yêu hoà bình"),
        ("Gia Thụyên, Gia Thuỵ1", "Gia Thụyên, Gia Thuỵ1", "Gia Thụyên, Gia Thuỵ1"),
        ("quý, hoàn, thuở", "quý, hoàn, thuở", "quý, hoàn, thuở"),
    ],
)
def test_tones_stand_in_the_site_s_style_and_those_of_units_as_registered(typed: str, old: str, new: str) -> None:
    assert Spellings(HERE, "keep").toned(typed) == typed
    assert Spellings(HERE, "old").toned(typed) == old
    assert Spellings(HERE, "new").toned(typed) == new
    assert Spellings(HERE, "new").toned(new) == new


def test_without_a_register_tones_are_placed_everywhere() -> None:
    assert Spellings(Registry(), "new").toned("phường Gia Thụy") == "phường Gia Thuỵ"
