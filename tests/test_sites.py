"""Whole small sites: exactly these files come out, and of a site with mistakes exactly these diagnostics and nothing.

The sites are in `sites/`, each with the files that are `expected` of it; all have the theme of `sites/themes`.
Where a change is wanted, `python tests/test_sites.py` (with the project on PYTHONPATH) writes them anew, to be read in
the diff before it is committed.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model, photo

from showcase.checks import check_html
from showcase.pipeline import Options, Report, build
from showcase.workers import Workers

SITES = Path(__file__).resolve().parent / "sites"
NAMES = sorted(path.parent.name for path in SITES.glob("*/site_config.yaml"))
BUILD_DATE = dt.date(2026, 6, 1)


def _built(name: str, folder: Path) -> tuple[Report, Path]:
    """Build a copy of a site with the shared theme; return the report and the output folder."""
    root = folder / name
    shutil.copytree(SITES / name, root, ignore=shutil.ignore_patterns("expected"))
    shutil.copytree(SITES / "themes", root / "themes", dirs_exist_ok=True)
    options = Options(site=root, output=root / "output", cache=root / ".cache", date=BUILD_DATE, durable=False)
    with Workers(1) as workers:
        return build(options, workers), root / "output"


def _files(folder: Path) -> dict[str, str]:
    found = (p for p in folder.rglob("*") if p.is_file() and ".showcase" not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in sorted(found)}


@pytest.mark.parametrize("name", NAMES)
def test_a_site_becomes_exactly_the_expected_files(name: str, tmp_path: Path) -> None:
    report, output = _built(name, tmp_path)
    assert (report.diagnostics, report.done) == ((), True)
    made, expected = _files(output), _files(SITES / name / "expected")
    assert sorted(made) == sorted(expected)
    for path, text in expected.items():
        assert made[path] == text, path
    assert report.written == tuple(sorted(expected))
    assert check_html(output) == ()


# ---- sites with mistakes ---------------------------------------------------------------------------------

GOOD = {
    "site_config.yaml": "title: Dân vận khéo\ntheme: plain\n",
    "content/models/ngo-hoa.md": model(photos="[a.jpg]"),
    "content/models/ngo-hoa/a.jpg": photo(32, 24),
    **{
        f"themes/{path.relative_to(SITES / 'themes').as_posix()}": path.read_bytes()
        for path in (SITES / "themes").rglob("*")
        if path.is_file()
    },
}
Mistakes = list[tuple[str, str, int]]


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that has been built without a mistake."""
    root = tmp_path_factory.mktemp("good")
    with Workers(1) as workers:
        one = Site(root, workers)
        one.write(GOOD)
        one.built()
    return root


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"site_config.yaml": "theme: plain\n"}, [("key-missing", "site_config.yaml", 1)], id="no title"),
        pytest.param(
            {"site_config.yaml": "title: [\n"}, [("yaml-invalid", "site_config.yaml", 2)], id="broken settings"
        ),
        pytest.param(
            {"site_config.yaml": "title: x\ntheme: khong-co\nper_page: 1\n"},
            [("theme-missing", "site_config.yaml", 0), ("value-out-of-range", "site_config.yaml", 3)],
            id="no such theme",
        ),
        pytest.param(
            {"site_config.yaml": "title: x\ntheme: plain\nper_page: 1\nmàu: xanh\n"},
            [("value-out-of-range", "site_config.yaml", 3), ("key-unknown", "site_config.yaml", 4)],
            id="several settings",
        ),
        pytest.param(
            {"content/models/a.md": model(), "content/models/b/a.md": model("Ngõ khác")},
            [("address-taken", "content/models/b/a.md", 1)],
            id="two files of one name",
        ),
        pytest.param(
            {"content/models/a.md": model(ward="Văn Lang"), "content/models/b.md": model(ward="Văn Lăng")},
            [("term-taken", "content/models/b.md", 3)],
            id="two wards of one fold",
        ),
        pytest.param(
            {"content/models/a.md": model(id="k7f2qx"), "content/articles/b.md": "---\ntitle: B\nid: k7f2qx\n---\n"},
            [("id-taken", "content/models/a.md", 7)],
            id="one id twice",
        ),
        pytest.param(
            {
                "content/models/a.md": model(sector="thể thao"),
                "content/models/b.md": model(sector="thể thao"),
                "content/models/c.md": model(year="20x4", ward=None),
            },
            [
                ("sector-unknown", "content/models/a.md", 5),
                ("key-missing", "content/models/c.md", 2),
                ("value-not-year", "content/models/c.md", 3),
            ],
            id="mistakes of several files are told at once",
        ),
        pytest.param(
            {"content/models/ngo-hoa.md": model(photos="[a.jpg, b.jpg]"), "content/models/ngo-hoa/c.jpg": photo()},
            [("photo-missing", "content/models/ngo-hoa.md", 7), ("photo-unlisted", "content/models/ngo-hoa/c.jpg", 0)],
            id="a photo that is not there",
        ),
        pytest.param(
            {"content/models/ngo-hoa/a.jpg": b"not a photo"},
            [("photo-unreadable", "content/models/ngo-hoa/a.jpg", 0)],
            id="a photo that cannot be read",
        ),
        pytest.param(
            {
                "content/models/a.md": b"\xff\xfea",
                "content/models/b.md": "kh\u00f4ng",
                "content/models/c.md": "---\ntitle: C\n",
            },
            [
                ("file-not-utf8", "content/models/a.md", 0),
                ("front-matter-missing", "content/models/b.md", 1),
                ("front-matter-unclosed", "content/models/c.md", 2),
            ],
            id="files that are no documents",
        ),
        pytest.param(
            {
                "content/registry/units.yaml": "units:\n"
                + "".join(f"  - {{id: {n}, name: Bồ Đề, type: phường}}\n" for n in "ab"),
                "content/models/a.md": model(ward="Bồ Đề"),
            },
            [("unit-ambiguous", "content/models/a.md", 3), ("unit-unknown", "content/models/ngo-hoa.md", 3)],
            id="a unit that may be two",
        ),
        pytest.param(
            {"themes/plain/templates/model.html": "{% if %}\n"},
            [("template-syntax", "themes/plain/templates/model.html", 1)],
            id="a template that cannot be parsed",
        ),
        pytest.param(
            {"themes/plain/templates/model.html": "\u200b{{ khong_co }}\n{{ page.title }}\n{{ t('khong.co') }}"},
            [
                ("template-name-unknown", "themes/plain/templates/model.html", 1),
                ("string-missing", "themes/plain/templates/model.html", 3),
            ],
            id="a template that asks for what there is not",
        ),
        pytest.param(
            {"themes/plain/templates/model.html": "<p>\n{{ model.khong_co.gi }}\n"},
            [("template-failed", "themes/plain/templates/model.html", 2)],
            id="a template that fails",
        ),
        pytest.param(
            {"output/mo-hinh/b/index.html": "của ai", "content/models/b.md": model("B")},
            [("output-foreign", "output", 0)],
            id="a foreign file where a page should go",
        ),
    ],
)
def test_a_site_with_mistakes_tells_each_and_leaves_the_output_alone(
    built_once: Path, site: SiteMaker, files: dict[str, str | bytes], expected: Mistakes
) -> None:
    one = site()
    shutil.copytree(built_once, one.root, dirs_exist_ok=True)
    one.write(files)
    # files come and go in our own folder meanwhile, so its time does not count; what it holds does
    before = {p: p.stat().st_mtime_ns for p in one.options.output.rglob("*") if p.name not in ("lock", ".showcase")}
    report = one.build()
    assert not report.done
    assert [(d.code, d.path, d.line) for d in report.diagnostics] == expected
    after = {p: p.stat().st_mtime_ns for p in one.options.output.rglob("*") if p.name not in ("lock", ".showcase")}
    assert after == before


def _accept() -> None:
    """Write the expected files anew."""
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            report, output = _built(name, Path(folder))
            assert report.done, report.diagnostics
            shutil.rmtree(SITES / name / "expected", ignore_errors=True)
            shutil.copytree(output, SITES / name / "expected", ignore=shutil.ignore_patterns(".showcase"))


if __name__ == "__main__":
    _accept()
