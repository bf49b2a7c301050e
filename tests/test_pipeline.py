"""The build as a whole: what it makes, and exactly which files a change rewrites."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model, photo
from plain_theme import TEMPLATES, WORDS, plain_theme

from showcase.pipeline import explain
from showcase.report import Options
from showcase.version import PROJECT
from showcase.workers import Workers

CONFIG = "title: Dân vận khéo\ntheme: plain\nbase_url: https://a.example/\ngroupings: [ward, sector, year, ward/year]\n"

TWO_WARDS = {
    "site_config.yaml": CONFIG,
    **plain_theme(),
    "content/models/a.md": model("Ngõ A", ward="phường Gia Thụy", year=2023, date="2024-01-01"),
    "content/models/b.md": model("Ngõ B", ward="phường Gia Thụy", year=2023, date="2024-01-02"),
    "content/models/c.md": model("Ngõ C", ward="phường Bồ Đề", year=2024, kind="tranh tường", date="2024-01-03"),
    "content/pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nTrang.\n",
}


def _pages(*addresses: str) -> set[str]:
    return {a.lstrip("/") + "index.html" if a.endswith("/") else a.lstrip("/") for a in addresses}


def _written(one: Site) -> set[str]:
    report = one.built()
    return {*report.written, *(f"-{path}" for path in report.removed)}


@pytest.fixture
def two_wards(site: SiteMaker) -> Site:
    one = site(TWO_WARDS)
    one.built()
    return one


def test_a_site_works_with_a_title_and_one_model(site: SiteMaker) -> None:
    built = site({"content/models/ngo-hoa.md": model()}).built()
    places = ("/", "/mo-hinh/", "/mo-hinh/ngo-hoa/", "/dia-phuong/binh-minh/", "/linh-vuc/kinh-te/", "/nam/2024/")
    assert _pages(*places) <= set(built.written)


def test_a_second_build_writes_nothing_and_touches_nothing(two_wards: Site) -> None:
    before = {p: p.stat().st_mtime_ns for p in two_wards.options.output.rglob("*")}
    assert _written(two_wards) == set()
    assert {p: p.stat().st_mtime_ns for p in two_wards.options.output.rglob("*")} == before


def test_an_edited_body_rewrites_its_page_alone(two_wards: Site) -> None:
    two_wards.write({"content/models/b.md": TWO_WARDS["content/models/b.md"] + "Thêm một câu.\n"})
    assert _written(two_wards) == _pages("/mo-hinh/b/")


def test_an_edited_summary_rewrites_the_pages_that_list_the_model(two_wards: Site) -> None:
    changed = model("Ngõ B", ward="phường Gia Thụy", year=2023, date="2024-01-02", summary="Mới.")
    two_wards.write({"content/models/b.md": changed})
    lists = (
        "/",
        "/mo-hinh/",
        "/dia-phuong/gia-thuy/",
        "/dia-phuong/gia-thuy/2023/",
        "/linh-vuc/kinh-te/",
        "/nam/2023/",
    )
    related = ("/mo-hinh/a/",)  # of the same kind
    feeds = ("/feed.xml", "/dia-phuong/gia-thuy/feed.xml")
    assert _written(two_wards) == _pages("/mo-hinh/b/", *lists, *related, *feeds)


def test_a_new_model_writes_its_page_and_the_first_page_of_its_lists(two_wards: Site) -> None:
    two_wards.write({"content/models/d.md": model("Ngõ D", ward="phường Bồ Đề", kind="ngõ sạch", date="2024-02-01")})
    lists = ("/", "/mo-hinh/", "/dia-phuong/", "/dia-phuong/bo-de/", "/dia-phuong/bo-de/2024/")
    terms = ("/linh-vuc/", "/linh-vuc/kinh-te/", "/nam/", "/nam/2024/")
    neighbour = ("/mo-hinh/c/",)  # the older one of that ward and year
    feeds = ("/feed.xml", "/dia-phuong/bo-de/feed.xml", "/sitemap.xml")
    assert _written(two_wards) == _pages("/mo-hinh/d/", *lists, *terms, *neighbour, *feeds)


def test_a_deleted_model_takes_its_page_and_its_empty_lists_with_it(two_wards: Site) -> None:
    two_wards.delete("content/models/c.md")
    gone = _pages("/mo-hinh/c/", "/dia-phuong/bo-de/", "/dia-phuong/bo-de/feed.xml", "/nam/2024/")
    lists = ("/", "/mo-hinh/", "/dia-phuong/", "/linh-vuc/", "/linh-vuc/kinh-te/", "/nam/", "/feed.xml", "/sitemap.xml")
    assert _written(two_wards) == {*_pages(*lists), *(f"-{path}" for path in gone)}
    assert not (two_wards.options.output / "mo-hinh/c").exists()


def test_a_renamed_ward_rewrites_what_shows_it_and_leaves_the_other_ward_alone(site: SiteMaker) -> None:
    unit = (
        "units:\n  - {id: gt, name: Gia Thụy, type: phường, slug: gia-thuy}\n  - {id: bd, name: Bồ Đề, type: phường}\n"
    )
    one = site({**TWO_WARDS, "content/registry/units.yaml": unit})
    one.built()
    renamed = unit.replace("name: Gia Thụy,", "name: Gia Thụy Mới, aliases: [Gia Thụy],")
    one.write({"content/registry/units.yaml": renamed})
    own = (
        "/dia-phuong/gia-thuy/",
        "/dia-phuong/gia-thuy/2023/",
        "/dia-phuong/gia-thuy/feed.xml",
        "/mo-hinh/a/",
        "/mo-hinh/b/",
    )
    lists = ("/", "/mo-hinh/", "/dia-phuong/", "/linh-vuc/kinh-te/", "/nam/2023/")
    assert _written(one) == _pages(*own, *lists)


# ---- shelves, templates, strings, assets, photos, settings, registries ---------------------------


def test_each_shelf_rewrites_exactly_the_pages_whose_templates_read_it(two_wards: Site) -> None:
    every_page = {p for p in _outputs(two_wards) if p.endswith(".html")}
    with_layout = every_page - {p for p in every_page if p.startswith("q/")}
    feeds = ("/feed.xml", "/dia-phuong/gia-thuy/feed.xml", "/dia-phuong/bo-de/feed.xml")
    models = ("/mo-hinh/a/", "/mo-hinh/b/", "/mo-hinh/c/")  # their graph says of which site they are
    expected = {
        "title: Tên khác": _pages("/", "/site.webmanifest", *feeds, *models),
        "description: Mô tả": _pages(*feeds),
        "contact: {phone: '123'}": _pages("/gioi-thieu/"),
        "params: {a: b}": _pages("/dia-phuong/", "/linh-vuc/", "/nam/"),
        "language: en": with_layout,
        "navigation: [{title: Một, address: /gioi-thieu/}]": with_layout,
        "time_zone: '+09:00'": set(),
    }
    for line, pages in expected.items():
        key = line.partition(":")[0]
        rest = "".join(row for row in CONFIG.splitlines(keepends=True) if not row.startswith(f"{key}:"))
        two_wards.write({"site_config.yaml": rest + line + "\n"})
        assert (line, _written(two_wards)) == (line, pages)
        two_wards.write({"site_config.yaml": CONFIG})
        two_wards.built()


def test_a_base_url_rewrites_what_prints_full_addresses_and_the_404_page(two_wards: Site) -> None:
    two_wards.write({"site_config.yaml": CONFIG.replace("https://a.example/", "https://b.example/x/")})
    feeds = ("/feed.xml", "/dia-phuong/gia-thuy/feed.xml", "/dia-phuong/bo-de/feed.xml")
    models = ("/mo-hinh/a/", "/mo-hinh/b/", "/mo-hinh/c/")  # they print their graph
    assert _written(two_wards) == _pages("/404.html", "/sitemap.xml", *feeds, *models)


def test_the_style_of_links_rewrites_every_page_that_has_links_to_folders(two_wards: Site) -> None:
    two_wards.write({"site_config.yaml": CONFIG + "links: file\n"})
    assert _written(two_wards) == {p for p in _outputs(two_wards) if p.endswith((".html", ".webmanifest"))}
    assert 'href="../../dia-phuong/index.html"' in two_wards.read("mo-hinh/a/index.html")


def test_a_template_rewrites_the_pages_made_of_it(two_wards: Site) -> None:
    two_wards.write({"themes/plain/templates/terms.html": TEMPLATES["terms.html"] + "\n<!-- mới -->\n"})
    assert _written(two_wards) == set()  # what stands outside the blocks of a child template is not printed
    changed = TEMPLATES["terms.html"].replace("{% block main %}", "{% block main %}mới")
    two_wards.write({"themes/plain/templates/terms.html": changed})
    assert _written(two_wards) == _pages("/dia-phuong/", "/linh-vuc/", "/nam/")


def test_an_included_template_rewrites_all_that_include_it(two_wards: Site) -> None:
    changed = TEMPLATES["macros.html"].replace("<a href", "<a class='x' href")
    two_wards.write({"themes/plain/templates/macros.html": changed})
    assert _written(two_wards) == _pages("/mo-hinh/")  # the only template that prints by that macro


def test_a_string_rewrites_the_pages_that_print_it(two_wards: Site) -> None:
    words = "".join(f"{k}: '{v}'\n" for k, v in (WORDS | {"missing": "Không có trang này"}).items())
    two_wards.write({"themes/plain/strings/vi.yaml": words})
    assert _written(two_wards) == _pages("/404.html")


def test_an_asset_is_published_under_a_new_name_and_its_pages_point_there(two_wards: Site) -> None:
    old = {p for p in _outputs(two_wards) if p.startswith("assets/")}
    two_wards.write({"themes/plain/assets/style.css": "body { margin: 9px }\n"})
    written = _written(two_wards)
    new = {p for p in written if p.startswith("assets/")}
    assert len(new) == 1
    assert {p for p in written if p.startswith("-")} == {f"-{p}" for p in old}
    assert {p for p in written if p.endswith(".html")} == {p for p in _outputs(two_wards) if p.endswith(".html")}


def test_a_photo_rewrites_its_variants_and_the_pages_that_show_it(site: SiteMaker) -> None:
    one = site(TWO_WARDS)
    one.write(
        {
            "content/models/c.md": model("Ngõ C", ward="phường Bồ Đề", photos="[truoc.jpg]", date="2024-01-03"),
            "content/models/c/truoc.jpg": photo(300, 200),
        }
    )
    one.built()
    one.write({"content/models/c/truoc.jpg": photo(300, 200, (200, 30, 30))})
    written = _written(one)
    assert sum(p.startswith("anh/c/truoc-300.") for p in written) == 2
    assert sum(p.startswith("-anh/c/truoc-300.") for p in written) == 2
    pages = {p for p in written if not p.lstrip("-").startswith("anh/")}
    lists = (
        "/",
        "/mo-hinh/",
        "/dia-phuong/",
        "/dia-phuong/bo-de/",
        "/linh-vuc/",
        "/linh-vuc/kinh-te/",
        "/nam/",
        "/nam/2024/",
        "/thu-vien-anh/",
    )
    assert pages == _pages("/mo-hinh/c/", *lists, "/mo-hinh/a/", "/mo-hinh/b/")  # a and b are related: one kind


@pytest.mark.parametrize("setting", ["photo_quality: 40", "photo_widths: [200]"])
def test_a_photo_setting_makes_new_variants(two_wards: Site, setting: str) -> None:
    changed = model("Ngõ C", ward="phường Bồ Đề", photos="[truoc.jpg]", date="2024-01-03")
    two_wards.write({"content/models/c.md": changed, "content/models/c/truoc.jpg": photo(300, 200)})
    two_wards.built()
    two_wards.write({"site_config.yaml": CONFIG + setting + "\n"})
    written = _written(two_wards)
    assert any(p.startswith("anh/c/truoc-") for p in written)
    assert "mo-hinh/c/index.html" in written


def test_a_photo_setting_changes_nothing_where_there_are_no_photos(two_wards: Site) -> None:
    two_wards.write({"site_config.yaml": CONFIG + "photo_quality: 60\n"})
    assert _written(two_wards) == set()


@pytest.mark.parametrize("held_back", ["draft: có", "date: 2030-01-01", "expires: 2025-01-01"])
def test_the_photos_of_a_document_that_is_not_published_are_not_published_either(
    two_wards: Site, held_back: str
) -> None:
    key, _, value = held_back.partition(": ")
    hidden = model("Ngõ C", ward="phường Bồ Đề", photos="[truoc.jpg]", **{key: value})
    two_wards.write({"content/models/c.md": hidden, "content/models/c/truoc.jpg": photo(300, 200)})
    two_wards.built()
    assert not any(path.startswith("anh/") for path in _outputs(two_wards))


def test_a_theme_of_a_year_rewrites_the_page_of_that_year(two_wards: Site) -> None:
    two_wards.write({"content/registry/years.yaml": "years:\n  - {year: 2023, theme: Năm dân vận khéo}\n"})
    assert _written(two_wards) == _pages("/nam/2023/")


def test_the_build_date_decides_only_what_is_published(two_wards: Site) -> None:
    later = two_wards.with_options(date=dt.date(2027, 1, 1))
    assert _written(later) == set()
    earlier = two_wards.with_options(date=dt.date(2024, 1, 2))
    assert "-mo-hinh/c/index.html" in _written(earlier)


def test_explain_names_the_part_that_changed(two_wards: Site) -> None:
    page = "mo-hinh/b/index.html"
    assert _explained(two_wards, page) == {}
    two_wards.write({"content/models/b.md": TWO_WARDS["content/models/b.md"] + "Thêm.\n"})
    assert _explained(two_wards, page) == {"body": "changed"}
    two_wards.built()
    two_wards.write({"themes/plain/templates/layout.html": TEMPLATES["layout.html"] + "<!-- -->\n"})
    assert _explained(two_wards, page) == {"template": "changed"}
    two_wards.built()
    two_wards.write({"site_config.yaml": CONFIG + "navigation: [{title: Một, address: /gioi-thieu/}]\n"})
    assert _explained(two_wards, page) == {"menu": "changed"}
    (two_wards.options.output / page).unlink()
    assert _explained(two_wards, page) == {"output": "changed"}
    assert _explained(two_wards, "khong-co.html") is None


# ---- failing, and other machines -----------------------------------------------------------------


def test_a_failed_build_leaves_the_output_as_it_was(two_wards: Site) -> None:
    before = two_wards.tree()
    two_wards.write({"content/models/b.md": "---\ntitle: B\n---\n", "content/models/c.md": "không có gì"})
    report = two_wards.build()
    assert not report.done
    assert [d.code for d in report.diagnostics if d.severity == "error"] == [
        "key-missing",
        "key-missing",
        "front-matter-missing",
    ]
    assert two_wards.tree() == before


def test_a_template_that_fails_on_one_page_publishes_nothing(two_wards: Site) -> None:
    before = two_wards.tree()
    broken = TEMPLATES["model.html"].replace("{{ model }}", "{{ model.title.nothing.here }}")
    two_wards.write({"themes/plain/templates/model.html": broken})
    report = two_wards.build()
    assert [(d.code, d.path) for d in report.diagnostics] == [
        ("template-failed", "themes/plain/templates/model.html")
    ] * len(report.diagnostics)
    assert not report.done
    assert two_wards.tree() == before


def test_a_damaged_store_and_a_lost_output_are_made_good(two_wards: Site) -> None:
    before = two_wards.tree()
    (two_wards.options.cache / "store.sqlite").write_bytes(b"x" * 5000)
    (two_wards.options.output / "index.html").unlink()
    assert _written(two_wards) == _pages("/")
    assert two_wards.tree() == before


@pytest.mark.parametrize(("seed", "count"), [("0", "1"), ("1", "2"), ("77", "1")])
def test_the_same_bytes_in_any_folder_with_any_hash_seed_and_any_number_of_workers(
    two_wards: Site, tmp_path: Path, seed: str, count: str
) -> None:
    here = tmp_path / f"thư mục {seed}"
    two_wards.write({"content/models/c/truoc.jpg": photo(400, 300)})
    two_wards.write({"content/models/c.md": model("Ngõ C", ward="phường Bồ Đề", photos="[truoc.jpg]")})
    two_wards.built()
    output, cache = here / "kết quả", here / "nhớ"
    command = [
        sys.executable,
        "-m",
        "showcase",
        "--site",
        str(two_wards.root),
        "--output",
        str(output),
        "--cache",
        str(cache),
    ]
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT), "PATH": "", "SYSTEMROOT": "C:\\Windows"}
    subprocess.run(
        [*command, "--workers", count, "--date", "2026-06-01", "--quiet"], check=True, env=environment, cwd=tmp_path
    )
    found = two_wards.with_options(output=output).tree()
    assert found == two_wards.tree()


def _outputs(one: Site) -> set[str]:
    return {path for path in one.tree() if not path.startswith(".showcase/")}


def _explained(one: Site, path: str) -> dict[str, str] | None:
    options: Options = one.options
    with Workers(1) as workers:
        return explain(options, workers, path)[1]


def test_an_axis_that_loses_its_pages_is_no_longer_linked(site: SiteMaker, tmp_path: Path) -> None:
    """No menu names associations, so nothing else of the page changes with them."""
    settings = "title: Dân vận khéo\ngroupings: [{}]\n"
    one = site(
        {
            "site_config.yaml": settings.format("ward, organisation"),
            "content/models/a.md": model("Ngõ A", organisation="Hội A"),
        }
    )
    one.built()
    assert "../../to-chuc/hoi-a/" in one.read("mo-hinh/a/index.html")
    one.write({"site_config.yaml": settings.format("ward")})
    one.built()
    assert "../../to-chuc/hoi-a/" not in one.read("mo-hinh/a/index.html")
    clean = one.with_options(output=tmp_path / "clean", cache=tmp_path / "cache")
    clean.built()
    assert one.tree() == clean.tree()
