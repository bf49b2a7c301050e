"""Mending a site: each change shown before it is written, every other byte kept, and nothing more the second time."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_theme import plain_theme

from showcase import ids
from showcase.cli import main
from showcase.mending import mend, note_ids, site_registry
from showcase.vietnamese import normalise
from showcase.wording import say

NFD = unicodedata.normalize("NFD", "Ngõ hoa Gia Thụy")
ID = "k7f2qx"
Capture = pytest.CaptureFixture[str]


def _mend(root: Path, files: dict[str, bytes] | None = None) -> tuple[int, list[str]]:
    for name, content in (files or {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    shown: list[str] = []
    return mend(root, shown.append, lambda key, **args: say("vi", key, **args)), shown


def _tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


# ---- bytes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_the_byte_order_mark_comments_and_blank_lines_stay(tmp_path: Path, bom: bytes, end: str) -> None:
    def raw(title: str, body: str, *added: str) -> bytes:
        lines = ("---", f"title: {title}  # tên", "", "# ghi chú", *added, "---", "", body, "", " ", "", "")
        return bom + end.join(lines).encode()

    changed, _ = _mend(tmp_path, {"content/models/a.md": raw(NFD, "Chữ\u00ad\u00a0khác")})
    mended = (tmp_path / "content/models/a.md").read_bytes()
    assert changed == 2  # and the list of ids
    (made,) = ids.noted(tmp_path)
    assert mended == raw("Ngõ hoa Gia Thụy", "Chữ khác", f"id: {made}")
    assert _mend(tmp_path) == (0, [])


def test_mixed_line_ends_stay_mixed(tmp_path: Path) -> None:
    _mend(tmp_path, {"content/models/a.md": f"---\r\ntitle: {NFD}\n---\r\n\rx\r\r\n".encode()})
    (made,) = ids.noted(tmp_path)
    assert (tmp_path / "content/models/a.md").read_bytes() == (
        f"---\r\ntitle: Ngõ hoa Gia Thụy\nid: {made}\n---\r\n\rx\r\r\n".encode()
    )


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(
    text=st.text(
        st.sampled_from(list("aoeu \t\n\r\x0b\x0c\x1c\x85\u2028\u0301\u0302\u0306\u200b\u200d\ufeff\u00adễĐð:-#`'")),
        max_size=30,
    ),
    head=st.sampled_from(["", "---\r\ntitle: x\r\n", "---\ntitle: ", "---\nid: abcdef\n---\n"]),
)
def test_mending_twice_changes_nothing_more_and_keeps_line_ends(
    tmp_path_factory: pytest.TempPathFactory, head: str, text: str
) -> None:
    root = tmp_path_factory.mktemp("fix")
    raw = (head + text).encode()
    _mend(root, {"content/articles/a.md": raw})
    once = (root / "content/articles/a.md").read_bytes()
    assert _mend(root) == (0, [])
    assert [once.count(end) for end in (b"\r\n", b"\r", b"\n")] == [raw.count(end) for end in (b"\r\n", b"\r", b"\n")]


def test_only_content_that_a_build_reads_is_mended(tmp_path: Path) -> None:
    outside = tmp_path / "ngoai.md"
    outside.write_bytes(NFD.encode())
    files = {
        "site_config.yaml": f"title: {NFD}".encode(),
        "content/models/.an/a.md": NFD.encode(),
        "content/models/_nhap.md": NFD.encode(),
        "content/models/~a.md": NFD.encode(),
        "content/models/a.txt": NFD.encode(),
        "content/models/latin.md": b"\xff\xfe" + NFD.encode(),
        "content/registry/latin.yaml": b"\xe9" + NFD.encode(),
    }
    (tmp_path / "content/models").mkdir(parents=True)
    (tmp_path / "content/models/lien-ket.md").symlink_to(outside)
    assert _mend(tmp_path, files) == (0, [])
    assert outside.read_bytes() == NFD.encode()
    assert {name: (tmp_path / name).read_bytes() for name in files} == files


def test_nothing_is_left_behind_and_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "content/registry/units.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(f"units: [{NFD}]".encode())
    path.chmod(0o640)
    assert _mend(tmp_path)[0] == 1
    assert [p.name for p in path.parent.iterdir()] == ["units.yaml"]
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_site_without_content_has_nothing_to_mend(tmp_path: Path) -> None:
    assert _mend(tmp_path) == (0, [])


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "a.md":
            raise PermissionError("khóa")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    raw = f"---\ntitle: {NFD}\n---\n".encode()
    changed, shown = _mend(tmp_path, {"content/articles/a.md": raw, "content/articles/b.md": raw})
    assert changed == 1
    assert "Không ghi được content/articles/a.md: khóa" in shown
    assert (tmp_path / "content/articles/a.md").read_bytes() == raw
    assert sorted(p.name for p in (tmp_path / "content/articles").iterdir()) == ["a.md", "b.md"]


# ---- what is shown -----------------------------------------------------------------------------------------


def test_each_change_is_shown_with_its_reason_as_a_unified_difference(tmp_path: Path) -> None:
    raw = f"---\ntitle: a\u00a0b: c\nid: {ID}\n---\n\nkhông đổi\n\n{NFD}\n".encode()
    _, shown = _mend(tmp_path, {"content/models/a.md": raw})
    loose = re.sub("([\u0300-\u036f])", lambda mark: f"<U+{ord(mark[0]):04X}>", NFD)
    assert shown[:9] == [
        "content/models/a.md: ghép dấu gõ rời, thay khoảng trắng lạ, bỏ ký tự ẩn, thêm dấu nháy cho máy hiểu đúng",
        "--- content/models/a.md",
        "+++ content/models/a.md",
        "@@ -2 +2 @@",
        "-title: a<U+00A0>b: c",
        "+title: 'a b: c'",
        "@@ -8 +8 @@",
        f"-{loose}",
        "+Ngõ hoa Gia Thụy",
    ]


def test_what_would_do_something_to_a_screen_is_shown_as_a_number(tmp_path: Path) -> None:
    _, shown = _mend(tmp_path, {"content/articles/a.md": "a\x1b[31m\u202e\u200bb\n".encode()})
    assert "-a<U+001B>[31m<U+202E><U+200B>b" in shown
    assert not any(c in line for line in shown for c in "\x1b\u202e\u200b")


def test_the_difference_applies_to_the_old_file(tmp_path: Path) -> None:
    raw = "---\ntitle: Thuỷ: hoà\ntags: [ðường]\n---\n\n" + "dòng\n" * 5 + "Ðường\n"
    _, shown = _mend(tmp_path, {"content/models/a.md": raw.encode()})
    end = next(i for i, line in enumerate(shown) if line.startswith(ids.NOTED))
    assert _applied(shown[3:end], raw.split("\n")) == (tmp_path / "content/models/a.md").read_text("utf-8").split("\n")


def _applied(difference: list[str], lines: list[str]) -> list[str]:
    """Apply a unified difference without context, from its last hunk to its first."""
    for hunk in reversed("\n".join(difference).split("@@ -")[1:]):
        place, *changes = hunk.rstrip("\n").split("\n")
        number, _, count = place.split(" ")[0].partition(",")
        start = int(number) - (count != "0")
        old, new = ([line[1:] for line in changes if line[0] == sign] for sign in "-+")
        assert lines[start : start + len(old)] == old
        lines = [*lines[:start], *new, *lines[start + len(old) :]]
    return lines


# ---- the site's spellings ------------------------------------------------------------------------------------

REGISTERS = {
    "content/registry/units.yaml": "units: [{id: a, name: Gia Thụy, type: phường}]\n".encode(),
    "content/registry/kinds.yaml": "kinds: [{name: bích hoạ}]\n".encode(),
}


def test_registers_are_mended_first_and_say_how_the_others_spell(tmp_path: Path) -> None:
    files = {
        "site_config.yaml": b"title: x\ntone_style: old\n",
        **REGISTERS,
        "content/models/a.md": f"---\ntitle: Hoà\nward: P. GIA THUỴ\nkind: Bích hoạ\nid: {ID}\n---\n".encode(),
    }
    _mend(tmp_path, files)
    text = (tmp_path / "content/models/a.md").read_text(encoding="utf-8")
    assert text == f"---\ntitle: Hòa\nward: phường Gia Thụy\nkind: bích họa\nid: {ID}\n---\n"
    assert [row.name for row in site_registry(tmp_path).kinds] == ["bích họa"]


def test_units_that_a_register_names_bear_their_tones_there_too(tmp_path: Path) -> None:
    files = {
        "site_config.yaml": b"title: x\ntone_style: new\n",
        "content/registry/a.yaml": "a: Gia Thụy\n".encode(),
        "content/registry/years.yaml": "years: [{year: 2021, theme: Gia Thuỵ khỏe}]\n".encode(),
        **REGISTERS,
    }
    _mend(tmp_path, files)
    text = (tmp_path / "content/registry/years.yaml").read_text(encoding="utf-8")
    assert text == "years: [{year: 2021, theme: Gia Thụy khoẻ}]\n"


@pytest.mark.parametrize("config", [None, b"\xff", b"title: [", b"tone_style: old"])
def test_without_a_usable_configuration_tones_stay(tmp_path: Path, config: bytes | None) -> None:
    files = {"content/articles/a.md": "---\ntitle: Hoà ðô\n---\n".encode()}
    _mend(tmp_path, files | ({"site_config.yaml": config} if config else {}))
    assert (tmp_path / "content/articles/a.md").read_text(encoding="utf-8") == "---\ntitle: Hoà đô\n---\n"


def test_a_register_that_cannot_be_read_leaves_names_as_they_are(tmp_path: Path) -> None:
    raw = f"---\nward: P. GIA THUỴ\nid: {ID}\n---\n".encode()
    _mend(tmp_path, {"content/registry/units.yaml": b"units: [", "content/models/a.md": raw})
    assert (tmp_path / "content/models/a.md").read_bytes() == raw


# ---- ids -----------------------------------------------------------------------------------------------------


def test_every_model_gets_an_id_of_its_own_and_the_list_knows_them_all(tmp_path: Path) -> None:
    files = {f"content/models/{n}.md": b"---\ntitle: x\n---\n" for n in range(5)}
    files["content/models/_cat-di.md"] = b"---\nid: aaaaaa\n---\n"
    files["content/articles/b.md"] = b"---\ntitle: x\nid: bbbbbb\n---\n"
    changed, shown = _mend(tmp_path, files)
    assert changed == 6
    noted = ids.noted(tmp_path)
    assert len(set(noted)) == 7
    assert noted == tuple(sorted(noted))
    assert {"aaaaaa", "bbbbbb"} < set(noted)
    assert f"{ids.NOTED}: ghi lại các mã đã dùng" in shown


def test_the_id_of_a_deleted_model_is_never_given_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _mend(tmp_path, {"content/models/a.md": b"---\ntitle: x\nid: bbbbbb\n---\n"})
    (tmp_path / "content/models/a.md").unlink()
    choices = iter("bbbbbb" + "cccccc")
    monkeypatch.setattr("secrets.choice", lambda _: next(choices))
    _mend(tmp_path, {"content/models/b.md": b"---\ntitle: x\n---\n"})
    assert b"id: cccccc\n" in (tmp_path / "content/models/b.md").read_bytes()
    assert ids.noted(tmp_path) == ("bbbbbb", "cccccc")


def test_a_list_that_is_no_utf8_is_left_alone(tmp_path: Path) -> None:
    raw = b"aaaaaa\r\n\xe9\r\n"
    _mend(tmp_path, {ids.NOTED: raw, "content/models/a.md": b"---\ntitle: x\nid: bbbbbb\n---\n"})
    assert (tmp_path / ids.NOTED).read_bytes() == raw
    assert ids.noted(tmp_path) == ("aaaaaa",)


def test_ids_can_be_noted_without_a_word(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "content/models").mkdir(parents=True)
    (tmp_path / "content/models/a.md").write_bytes(b"---\nid: bbbbbb\n---\n")
    note_ids(tmp_path)
    assert ids.noted(tmp_path) == ("bbbbbb",)
    assert capsys.readouterr() == ("", "")


# ---- the command -----------------------------------------------------------------------------------------------

MESSY = f"""---
tên mô hình: Gia Thuỵ: {NFD}   # tên bài
phường:\u00a0P.\u00a0GIA THUỴ
năm: 2021
lĩnh vực: Kinh tế
loại: Bích hoạ
organisation: "Tổ ðường" số 5
---

Bà con hoà thuận, xem `hoà`.
""".replace("\n", "\r\n")
SITE = {**plain_theme(), "site_config.yaml": "title: x\ntheme: plain\ntone_style: old\n", **REGISTERS}


@pytest.fixture
def messy(site: SiteMaker) -> Site:
    return site({**SITE, "content/models/a.md": MESSY.encode()})


def test_a_messy_site_is_clean_after_one_fix(messy: Site, capsys: Capture) -> None:
    assert main(["check", "--site", str(messy.root)]) == 1
    capsys.readouterr()
    assert main(["check", "--site", str(messy.root), "--fix", "--strict"]) == 0
    printed = capsys.readouterr()
    assert "+tên mô hình: 'Gia Thụy: Ngõ hoa Gia Thụy'   # tên bài" in printed.out
    assert printed.out.endswith("Đã sửa 3 tệp.\nKhông có gì sai.\n")
    assert printed.err == ""
    before = _tree(messy.root / "content")
    assert main(["check", "--site", str(messy.root), "--fix"]) == 0
    assert capsys.readouterr().out == "Không có gì để sửa tự động.\nKhông có gì sai.\n"
    assert _tree(messy.root / "content") == before


def test_what_is_mended_without_a_choice_of_style_builds_the_same_pages(site: SiteMaker, tmp_path: Path) -> None:
    """Unicode form, quotes and names change no page: the build read them so already."""
    odd = unicodedata.normalize(
        "NFD", model("Ngõ hoa", body="Xem\u00a0`hoà` và [ngõ](a.md).", id=ID, ward="P. BÌNH MINH")
    )
    files = {
        **plain_theme(),
        "site_config.yaml": "title: x\ntheme: plain\n",
        "content/registry/units.yaml": "units: [{id: a, name: Bình Minh, type: phường}]\n",
        "content/models/a.md": odd.encode(),
    }
    before, after = site(files), site(files)
    assert _mend(after.root)[0] == 2
    assert (before.root / "content/models/a.md").read_bytes() != (after.root / "content/models/a.md").read_bytes()
    before.built()
    after.built()
    assert _pages(before) == _pages(after)


def _pages(site: Site) -> dict[str, bytes]:
    """Return what readers get: the manifest also names what it was made from."""
    return {path: content for path, content in site.tree().items() if not path.startswith(".showcase/")}


def test_a_folder_that_is_no_site_is_not_touched(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "content/models").mkdir(parents=True)
    (tmp_path / "content/models/a.md").write_bytes(f"---\ntitle: {NFD}\n---\n".encode())
    before = _tree(tmp_path)
    assert main(["check", "--fix", "--site", str(tmp_path)]) == 1
    assert "[config-missing]" in capsys.readouterr().err
    assert _tree(tmp_path) == before


def test_a_file_whose_name_is_in_nfd_keeps_its_name(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "ngõ.md")
    _mend(tmp_path, {f"content/articles/{name}": f"---\ntitle: {NFD}\n---\n".encode()})
    assert [p.name for p in (tmp_path / "content/articles").iterdir()] == [name]
    assert normalise(NFD).encode() in (tmp_path / "content/articles" / name).read_bytes()
