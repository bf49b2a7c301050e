"""Looking at finished HTML, and the `check` command: what it says, mends and leaves alone."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model, photo
from plain_theme import plain_theme

from showcase.checks import check_html
from showcase.cli import main

NFD = unicodedata.normalize("NFD", "Ngõ hoa Gia Thụy")


def _page(body: str = "", head: str = "", attributes: str = 'lang="vi"') -> str:
    return f"<!doctype html>\n<html {attributes}><head>{head}</head>\n<body>{body}</body></html>\n"


def _output(folder: Path, **pages: str) -> list[tuple[str, str, int]]:
    """Write pages (`a__index` is a/index.html) and return what is wrong: code, path, line."""
    for name, text in pages.items():
        path = folder / (name.replace("__", "/") + ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [(d.code, d.path, d.line) for d in check_html(folder)]


# ---- finished HTML ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<p id="a"></p>\n<p id="a"></p>', "html-id-duplicate"),
        ("<script>alert(1)</script>", "html-inline-script"),
        ('<script type="module">import "a"</script>', "html-inline-script"),
        ('<a href="javascript:alert(1)">x</a>', "html-inline-script"),
        ("<style>p{}</style>", "html-inline-style"),
        ('<p style="color: red">x</p>', "html-inline-style"),
        ('<p onclick="x()">x</p>', "html-inline-style"),
        ('<img src="https://cdn.example/a.jpg">', "html-third-party"),
        ('<script src="//cdn.example/a.js"></script>', "html-third-party"),
        ('<iframe src="https://maps.example/"></iframe>', "html-third-party"),
        ('<picture><source srcset="https://cdn.example/a.webp 1x"></picture>', "html-third-party"),
        ('<a href="khong-co.html">x</a>', "html-link-broken"),
        ('<a href="#khong-co">x</a>', "html-link-broken"),
        ('<a href="a/">x</a>', "html-link-broken"),
        ('<a href="../">x</a>', "html-link-broken"),
        ('<a href="/index.html">x</a>', "html-link-broken"),
        ('<a href="http://[">x</a>', "html-link-broken"),
        ('<video src="index.html" poster="khong-co.jpg">', "html-link-broken"),
        ('<img src="index.html,x" alt="">', "html-link-broken"),
        ('<img src="khong-co.jpg" alt="">', "html-link-broken"),
        ('<img src="index.html" srcset="index.html 480w, khong-co.jpg 960w">', "html-link-broken"),
    ],
)
def test_each_kind_of_problem_is_found(tmp_path: Path, body: str, code: str) -> None:
    found = _output(tmp_path, index=_page(body))
    assert [(c, path) for c, path, _ in found] == [(code, "index.html")]
    assert found[0][2] in (0, 3)


@pytest.mark.parametrize(
    "head", ['<link rel="stylesheet" href="https://fonts.example/a.css">', '<link rel="icon" href="//x.example/a.ico">']
)
def test_style_sheets_and_icons_from_elsewhere_are_found(tmp_path: Path, head: str) -> None:
    assert _output(tmp_path, index=_page(head=head)) == [("html-third-party", "index.html", 2)]


@pytest.mark.parametrize("attributes", ["", 'lang=""', "lang"])
def test_a_page_without_a_language_is_found(tmp_path: Path, attributes: str) -> None:
    assert _output(tmp_path, index=_page(attributes=attributes)) == [("html-lang-missing", "index.html", 1)]


def test_what_is_right_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p{}")
    good = """
        <a href="https://khac.example/">x</a> <a href="mailto:a@b.example">x</a> <a href="tel:024">x</a>
        <a href="./">x</a> <a href="#muc">x</a> <a href="index.html#muc">x</a>
        <a href="con/">x</a> <a href="con/#hai">x</a>
        <p id="muc"></p> <img src="data:image/gif;base64,R0lGOD" alt=""> <a href="con/index.html?x=1#hai">x</a>
        <script type="application/ld+json">{"a": 1}</script> <script src="a.css"></script>
    """
    head = '<link rel="canonical" href="https://a.example/"><link rel="stylesheet" href="a.css">'
    child = _page(
        '<a href="../">x</a> <a href="../index.html">x</a> <p id="hai"></p> <a href="">x</a> <a href=".">x</a>'
    )
    missing = _page('<a href="/dan-van/">x</a>')
    assert _output(tmp_path, **{"index": _page(good, head), "con__index": child, "404": missing}) == []


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    assert _output(tmp_path) == [("output-empty", "output", 0)]
    assert _output(tmp_path / "khong-co") == [("output-empty", "output", 0)]


def test_our_own_folder_and_bytes_that_are_no_utf8_do_not_stop_the_check(tmp_path: Path) -> None:
    assert _output(tmp_path, index=_page(), **{".showcase__stage__0": "<p>"}) == []
    (tmp_path / "google.html").write_bytes(b"<html lang='vi'>\xff\xfe</html>")
    assert _output(tmp_path) == []


def test_the_pages_that_we_build_pass(site: SiteMaker) -> None:
    one = site(
        {
            "site_config.yaml": "title: x\nper_page: 2\nbase_url: https://a.example/dan-van/\n",
            "content/models/a.md": model(
                photos="[a.jpg]", date="2026-01-01", body="![Ảnh](a.jpg)\n\n## Mục\n\n[lên](#muc)"
            ),
            "content/models/a/a.jpg": photo(64, 48),
            **{f"content/models/{n}.md": model(n, id=f"k7f2q{n}") for n in "bcd"},
            "content/pages/gioi-thieu.md": "---\ntitle: A\nold_addresses: [/cu/]\n---\n\n[A](../models/a.md)\n",
        }
    )
    one.built()
    assert check_html(one.options.output) == ()


# ---- the command ---------------------------------------------------------------------------------------------

PLAIN = {**plain_theme(), "site_config.yaml": "title: x\ntheme: plain\n"}


def _fix(site: Site, capsys: pytest.CaptureFixture[str]) -> str:
    main(["check", "--site", str(site.root), "--fix", "--quiet"])
    return capsys.readouterr().out


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_is_mended_once_and_line_ends_and_the_byte_order_mark_stay(
    site: SiteMaker, capsys: pytest.CaptureFixture[str], bom: bytes, end: str
) -> None:
    def raw(title: str, ward: str, body: str) -> bytes:
        lines = ("---", f"title: {title}", f"ward: {ward}", "year: 2024", "id: k7f2qx", "---", "", body, "")
        return bom + end.join(lines).encode()

    one = site({**PLAIN, "content/models/a.md": raw(NFD, "P.\u00a0Gia\u200b Thụy", "Chữ\u00ad")})
    shown = _fix(one, capsys).splitlines()
    assert (one.root / "content/models/a.md").read_bytes() == raw("Ngõ hoa Gia Thụy", "P. Gia Thụy", "Chữ")
    assert shown.index("--- content/models/a.md") + 1 == shown.index("+++ content/models/a.md")
    assert "+ward: P. Gia Thụy" in shown
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in (one.root / "content").rglob("*") if p.is_file()}
    assert "+++" not in _fix(one, capsys)
    after = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in (one.root / "content").rglob("*") if p.is_file()}
    assert after == before


def test_only_content_that_a_build_reads_is_mended(site: SiteMaker, capsys: pytest.CaptureFixture[str]) -> None:
    names = (
        "content/models/.an/a.md",
        "content/models/_nhap.md",
        "content/models/~a.md",
        "content/models/a.txt",
        "ngoai.md",
    )
    files: dict[str, str | bytes] = {name: NFD.encode() for name in names}
    files["content/models/latin.md"] = b"\xff\xfe" + NFD.encode()
    one = site({**PLAIN, **files})
    (one.root / "content/models/lien-ket.md").symlink_to(one.root / "ngoai.md")
    assert "+++" not in _fix(one, capsys)
    assert {name: (one.root / name).read_bytes() for name in files} == files


def test_json_stands_alone_on_standard_output(site: SiteMaker, capsys: pytest.CaptureFixture[str]) -> None:
    one = site({**PLAIN, "content/models/a.md": model(NFD, sector=None), "content/models/b.md": model(year="x")})
    code = main(["check", "--site", str(one.root), "--format", "json", "--fix", "--output"])
    printed = capsys.readouterr()
    rows = json.loads(printed.out)
    assert code == 1
    assert [(row["code"], row["severity"], row["path"], row["line"]) for row in rows] == [
        ("key-wanted", "warning", "content/models/a.md", 2),
        ("value-not-year", "error", "content/models/b.md", 4),
        ("output-empty", "error", "output", 0),
    ]
    assert all(row["message"] and row["mend"] and row["column"] is not None for row in rows)
    assert "+title: Ngõ hoa Gia Thụy" in printed.err


def test_json_of_a_clean_site_is_an_empty_list(site: SiteMaker, capsys: pytest.CaptureFixture[str]) -> None:
    one = site({**PLAIN, "content/models/a.md": model()})
    assert main(["check", "--site", str(one.root), "--format=json"]) == 0
    printed = capsys.readouterr()
    assert (json.loads(printed.out), printed.err) == ([], "")


def test_check_writes_no_output_and_tells_everything_at_once(
    site: SiteMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    one = site({**PLAIN, "content/models/a.md": model(sector="thể thao"), "content/models/b.md": "không có gì"})
    assert main(["check", "--site", str(one.root)]) == 1
    told = capsys.readouterr().err
    assert "[sector-unknown]" in told
    assert "[front-matter-missing]" in told
    assert not one.options.output.exists()


def test_warnings_fail_a_strict_check_only(site: SiteMaker, capsys: pytest.CaptureFixture[str]) -> None:
    one = site({**PLAIN, "content/models/a.md": model(kind=None)})
    assert main(["check", "--site", str(one.root)]) == 0
    assert main(["check", "--site", str(one.root), "--strict"]) == 1
    assert "[key-wanted]" in capsys.readouterr().err


@pytest.mark.parametrize("folder", [None, "noi-khac"])
def test_output_is_looked_at_where_it_is(
    site: SiteMaker, capsys: pytest.CaptureFixture[str], folder: str | None
) -> None:
    one = site({**PLAIN, "content/models/a.md": model()})
    output = one.root / (folder or "output")
    own = ["--output", str(output)] if folder else []
    assert main(["build", "--site", str(one.root), *own]) == 0
    typed = ["check", "--site", str(one.root), "--output", *own[1:]]
    assert main(typed) == 0
    (output / "nam" / "2024" / "index.html").write_text(_page('<a href="xyz/">x</a>'), encoding="utf-8")
    capsys.readouterr()
    assert main(typed) == 1
    assert "nam/2024/index.html:3:1: lỗi [html-link-broken]" in capsys.readouterr().err
    assert main(["check", "--site", str(one.root)]) == 0
