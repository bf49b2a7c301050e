"""A new site and a new model: what is written, that it builds without a word, that nothing there is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import BUILD_DATE, Site, SiteMaker, photo
from plain_theme import plain_theme

from showcase import ids
from showcase.cli import main
from showcase.fields import MODEL_FIELDS
from showcase.nodes import Reader, compose
from showcase.schema import read_mapping

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("exists", [True, False])
def test_a_new_site_builds_without_a_warning(tmp_path: Path, capsys: Capture, exists: bool) -> None:
    folder = tmp_path / "trang mới" / "của phường"
    if exists:
        folder.mkdir(parents=True)
    assert main(["init", str(folder)]) == 0
    assert str(folder) in capsys.readouterr().out
    assert main(["build", "--site", str(folder), "--strict", "--date", "2026-06-01"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert (folder / "output" / "mo-hinh" / "ngo-hoa-mau" / "index.html").is_file()
    assert main(["check", "--site", str(folder), "--strict", "--output"]) == 0


def test_every_file_has_unix_line_ends_and_the_made_folders_are_ignored(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "a")]) == 0
    files = {
        p.relative_to(tmp_path / "a").as_posix(): p.read_bytes() for p in (tmp_path / "a").rglob("*") if p.is_file()
    }
    assert set(files) == {"site_config.yaml", "content/models/ngo-hoa-mau.md", ".gitignore"}
    assert all(b"\r" not in content and content.endswith(b"\n") for content in files.values())
    assert files[".gitignore"] == b"output/\n.cache/\n"


@pytest.mark.parametrize("name", ["ghi-chu.txt", ".an", "site_config.yaml", "content/models/a.md"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, capsys: Capture, name: str) -> None:
    path = tmp_path / "a" / name
    path.parent.mkdir(parents=True)
    path.write_text("của tôi", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main(["init", str(tmp_path / "a")]) == 2
    assert str(tmp_path / "a") in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before
    assert path.read_text(encoding="utf-8") == "của tôi"


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a").write_text("của tôi", encoding="utf-8")
    assert main(["init", str(tmp_path / "a")]) == 2
    assert (tmp_path / "a").read_text(encoding="utf-8") == "của tôi"
    assert "[" not in capsys.readouterr().err


def test_init_speaks_english_on_demand(tmp_path: Path, capsys: Capture) -> None:
    assert main(["--lang", "en", "init", str(tmp_path / "a")]) == 0
    assert "Đã" not in capsys.readouterr().out


# ---- a new model -------------------------------------------------------------------------------------------

MODELS = "content/models"
PLAIN = {**plain_theme(), "site_config.yaml": "title: x\ntheme: plain\n"}
REGISTERS = {
    "content/registry/units.yaml": (
        "units: [{id: a, name: Gia Thụy, type: phường}, {id: b, name: Bồ Đề, type: phường},"
        " {id: c, name: Cũ, type: phường, to: 2025-06-30}]\n"
    ),
    "content/registry/kinds.yaml": "kinds: [{name: tuyến ngõ hoa}, {name: 'đường: hoa'}]\n",
}
DATE = BUILD_DATE.isoformat()


@pytest.fixture
def one(site: SiteMaker) -> Site:
    return site({**PLAIN, **REGISTERS})


def new(one: Site, *words: str) -> int:
    return main(["new", *words, "--site", str(one.root), "--date", DATE])


def front_of(text: str) -> dict[str, object]:
    reader = Reader("a.md")
    values, _ = read_mapping(reader, compose(reader, text.split("---\n")[1]), MODEL_FIELDS)
    assert [d.code for d in reader.diagnostics] == []
    return values


def test_a_new_model_is_complete_and_builds_without_a_warning(one: Site, capsys: Capture) -> None:
    given = ("--ward", "P. GIA THUỴ", "--kind", "Tuyến Ngõ Hoa", "--sector", "van hoa xa hoi", "--year", "năm 2025")
    assert new(one, "Ngõ hoa 12", "Hoa Sữa", *given) == 0
    path = f"{MODELS}/gia-thuy/ngo-hoa-12-hoa-sua.md"
    told = capsys.readouterr()
    assert told.err == ""
    assert f"Đã tạo {path} và thư mục ảnh {path.removesuffix('.md')}/\n" in told.out
    assert (one.root / path).with_suffix("").is_dir()
    text = (one.root / path).read_text(encoding="utf-8")
    front = front_of(text)
    assert ids.noted(one.root) == (front.pop("id"),)
    (year,) = front.pop("years")  # type: ignore[misc]
    assert year.year == 2025
    assert front == {
        "title": "Ngõ hoa 12 Hoa Sữa",
        "ward": "phường Gia Thụy",
        "sector": "văn hóa - xã hội",
        "kind": "tuyến ngõ hoa",
        "date": BUILD_DATE,
    }
    assert main(["build", "--site", str(one.root), "--strict", "--date", DATE]) == 0
    assert (one.options.output / "mo-hinh/ngo-hoa-12-hoa-sua/index.html").is_file()
    assert main(["check", "--fix", "--site", str(one.root), "--date", DATE]) == 0
    assert (one.root / path).read_text(encoding="utf-8") == text


def test_every_key_of_a_model_stands_in_it_with_an_example_that_works(one: Site) -> None:
    assert new(one, "Ngõ hoa", "--ward", "Bồ Đề") == 0
    path = one.root / MODELS / "bo-de/ngo-hoa.md"
    text = path.read_text(encoding="utf-8")
    unused = re.findall(r"^# ((\w+): .*)$", text, flags=re.MULTILINE)
    used = re.findall(r"^(\w+):", text, flags=re.MULTILINE)
    assert sorted([*used, *(key for _, key in unused)]) == sorted(field.key for field in MODEL_FIELDS)
    assert all("  # " in line for line in text.split("---\n")[1].splitlines() if not line.startswith("# M"))
    (path.with_suffix("") / "dau-ngo.jpg").write_bytes(photo(32, 24))
    for line, key in unused:
        changed = text.replace(f"# {line}", line)
        if key in ("years", "scope"):  # in place of `year`, and together with `district`
            changed = re.sub(r"(?m)^year: .*\n", "", changed) if key == "years" else changed
            changed = changed.replace("# district:", "district:")
        path.write_text(changed, encoding="utf-8")
        told = {"key-wanted", "photo-unlisted"} if key != "photos" else {"key-wanted"}
        assert set(one.codes()) - {"unit-unknown"} == told, line


def test_what_is_not_given_is_this_year_and_left_open(one: Site, capsys: Capture) -> None:
    assert new(one, "Ngõ: hoa") == 0
    assert "ghi tên phường, xã vào mục ward" in capsys.readouterr().out
    text = (one.root / MODELS / "ngo-hoa.md").read_text(encoding="utf-8")
    assert front_of(text).keys() == {"title", "years", "date", "id"}
    assert front_of(text)["title"] == "Ngõ: hoa"
    assert f"\nyear: {BUILD_DATE.year} " in text
    assert one.codes() == ["key-empty", "key-wanted", "key-wanted"]


def test_the_ward_of_a_site_with_one_is_that(site: SiteMaker) -> None:
    units = "units: [{id: a, name: Gia Thụy, type: phường}, {id: c, name: Cũ, type: phường, to: 2025-06-30}]\n"
    one = site({**PLAIN, "content/registry/units.yaml": units})
    assert new(one, "Ngõ hoa") == 0
    assert (one.root / MODELS / "gia-thuy/ngo-hoa.md").is_file()


def test_without_registers_what_is_typed_stands(site: SiteMaker) -> None:
    one = site(PLAIN)
    assert new(one, "Ngõ hoa", "--ward", "P.\u00a0Mới: hai", "--kind", "#hoa", "--quiet") == 0
    front = front_of((one.root / MODELS / "moi-hai/ngo-hoa.md").read_text(encoding="utf-8"))
    assert (front["ward"], front["kind"]) == ("P. Mới: hai", "#hoa")


def test_a_quiet_new_says_nothing(one: Site, capsys: Capture) -> None:
    assert new(one, "Ngõ hoa", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("there", [f"{MODELS}/ngo-hoa.md", f"{MODELS}/khac/Ngo-Hoa.MD", f"{MODELS}/2021/ngõ hoa.md"])
def test_a_second_model_of_a_name_is_refused_and_nothing_is_written(one: Site, capsys: Capture, there: str) -> None:
    one.write({there: "của tôi"})
    before = {p: p.stat().st_mtime_ns for p in one.root.rglob("*")}
    assert new(one, "Ngõ hoa", "--ward", "Bồ Đề") == 2
    assert there in capsys.readouterr().err
    assert {p: p.stat().st_mtime_ns for p in one.root.rglob("*")} == before


def test_one_put_away_does_not_count_and_photos_that_are_there_stay(one: Site) -> None:
    one.write({f"{MODELS}/_ngo-hoa.md": "id: bbbbbb", f"{MODELS}/ngo-hoa/a.jpg": b"x"})
    assert new(one, "Ngõ hoa") == 0
    assert (one.root / MODELS / "ngo-hoa/a.jpg").read_bytes() == b"x"
    assert "bbbbbb" in ids.noted(one.root)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("!!!",), "Tên “!!!” không có chữ hay số nào"),
        (("\u200b ",), "không có chữ hay số nào"),
        (("Ngõ hoa", "--year", "21"), "“21” không phải là năm"),
        (("Ngõ hoa", "--sector", "thể thao"), "Không có lĩnh vực “thể thao”. Chọn một trong: kinh tế; "),
        ((), "title"),
    ],
)
def test_what_no_model_can_be_made_of_is_refused(one: Site, capsys: Capture, words: tuple[str, ...], told: str) -> None:
    before = sorted(one.root.rglob("*"))
    assert new(one, *words) == 2
    assert told in capsys.readouterr().err
    assert sorted(one.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("title", "ward", "path"), [("Con", "Aux", "phuong-aux/mo-hinh-con.md"), ("A" * 200, "B", None)]
)
def test_names_are_ones_that_every_system_takes(one: Site, title: str, ward: str, path: str | None) -> None:
    assert new(one, title, "--ward", ward) == 0
    (made,) = (one.root / MODELS).rglob("*.md")
    assert path is None or made == one.root / MODELS / path
    assert len(made.name) <= 84


def test_no_model_is_started_outside_a_site(tmp_path: Path, capsys: Capture) -> None:
    assert main(["new", "Ngõ hoa", "--site", str(tmp_path)]) == 1
    assert "[config-missing]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(one: Site, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, **_: object) -> None:
        raise PermissionError("khóa")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert new(one, "Ngõ hoa") == 1
    assert "Không ghi được content/models/ngo-hoa.md: khóa" in capsys.readouterr().err


def test_today_is_that_of_the_site_s_zone(one: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr("showcase.scaffold.today_in", lambda config: BUILD_DATE)
    assert main(["new", "Ngõ hoa", "--site", str(one.root)]) == 0
    assert f"\ndate: {DATE} " in (one.root / MODELS / "ngo-hoa.md").read_text(encoding="utf-8")
