"""Signs: which models get one, what it says, and that nothing of it changes by itself."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Site, SiteMaker, model, photo
from made import document, made_site
from plain_theme import WORDS, plain_theme

from showcase import qr
from showcase.artifacts import made
from showcase.checks import check_html
from showcase.config import Config, read_config
from showcase.frame import Draft
from showcase.pages import Pages
from showcase.records import Link, ModelPage, Sign
from showcase.signs import codes, sign_address, sign_of

BASE = "https://danvankheo.example/khu-pho/"
CONFIG = f"title: Dân vận khéo\ntheme: plain\nbase_url: {BASE}\n"
FILES = {
    **plain_theme(),
    "site_config.yaml": CONFIG,
    "content/models/a.md": model("Ngõ A", id="k7f2qx", address="ngõ 12 phố Hoa Sữa"),
    "content/models/b.md": model("Ngõ B", id="m3p8wd"),
    "content/models/c.md": model("Ngõ C"),
    "content/models/nhap.md": model("Bản nháp", id="zzzzz2", draft="có"),
    "content/articles/bai.md": "---\ntitle: Bài\nid: t2t2t2\n---\n",
}


def settings(**keys: Any) -> Config:
    return Config(**{"title": "Dân vận khéo", "base_url": BASE, **keys})


def signs_in(site: Site) -> set[str]:
    """Return what the site publishes of signs."""
    return {p for p in site.tree() if p.endswith(("/bien/index.html", "ma-qr.svg"))}


def test_each_published_model_with_an_id_has_a_sign_and_nothing_else_has(site: SiteMaker) -> None:
    one = site(FILES)
    one.built()
    both = {f"q/{own}/{file}" for own in ("k7f2qx", "m3p8wd") for file in ("bien/index.html", "ma-qr.svg")}
    assert signs_in(one) == both
    assert one.tree()["q/k7f2qx/ma-qr.svg"] == qr.svg(f"{BASE}q/k7f2qx/")
    assert "/bien/" not in one.read("sitemap.xml")


@pytest.mark.parametrize("change", [("base_url", "# base_url"), ("theme:", "signs: không\ntheme:")])
def test_without_an_address_or_with_signs_turned_off_there_is_no_sign_and_no_word(
    site: SiteMaker, change: tuple[str, str]
) -> None:
    one = site({**FILES, "site_config.yaml": CONFIG.replace(*change)})
    one.built()
    assert signs_in(one) == set()
    assert "q/k7f2qx/index.html" in one.tree()


def test_a_sign_names_the_lane_else_the_unit() -> None:
    lane = ModelPage(title="Ngõ A", plate="NGÕ 12", unit=Link(title="phường Bình Minh, quận Tây", address=""))
    assert sign_of(settings(), "k7f2qx", lane, "phường Bình Minh") == Sign(
        title="Ngõ A",
        plate="NGÕ 12",
        unit="phường Bình Minh, quận Tây",
        address="/q/k7f2qx/bien/",
        qr="/q/k7f2qx/ma-qr.svg",
        target="/q/k7f2qx/",
        short="danvankheo.example/khu-pho/q/k7f2qx/",
    )
    bare = sign_of(settings(base_url="http://a.example/"), "k7f2qx", ModelPage(title="Ngõ B"), "phường Bình Minh")
    assert (bare.plate, bare.unit, bare.short) == ("phường Bình Minh", "", "a.example/q/k7f2qx/")


def test_signs_lie_where_permanent_addresses_lie() -> None:
    moved = settings(permalinks={"permanent": "ma"})
    assert sign_address(moved, "k7f2qx") == "/ma/k7f2qx/bien/"
    assert sign_of(moved, "k7f2qx", ModelPage(title="Ngõ A"), "phường Bình Minh").qr == "/ma/k7f2qx/ma-qr.svg"
    assert codes(moved, ["k7f2qx"]) == {"/ma/k7f2qx/ma-qr.svg": f"{BASE}ma/k7f2qx/"}


def test_the_model_leads_to_its_sign_and_the_sign_back() -> None:
    one = made_site(document("models/a", id="k7f2qx"), document("models/b"), config=settings())
    drafts: dict[str, Draft] = {d.page.address: d for d in Pages(one, settings(), WORDS).drafts()}
    shown, without = (made(drafts[f"/mo-hinh/{name}/"].context)["model"] for name in "ab")
    assert isinstance(shown, ModelPage)
    assert isinstance(without, ModelPage)
    assert (shown.sign, without.sign) == ("/q/k7f2qx/bien/", "")
    sign = drafts[shown.sign]
    assert (sign.page.kind, sign.listed, sign.template) == ("sign", False, "sign.html")
    assert sign.page.trail[-1] == Link(title="a", address="/mo-hinh/a/")


def test_of_two_models_with_one_id_nothing_but_the_id_is_told(site: SiteMaker) -> None:
    one = site({**FILES, "content/models/c.md": model("Ngõ C", id="k7f2qx")})
    assert one.codes() == ["id-taken"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: x\n", []),
        ("title: x\nsigns: không\n", []),
        ("title: x\nsigns: có\n", [("signs-without-address", 2)]),
        ("title: x\nsigns: có\nbase_url: https://a.example/\n", []),
    ],
)
def test_signs_that_are_asked_for_without_an_address_are_told_once(text: str, told: list[tuple[str, int]]) -> None:
    _, diagnostics = read_config(text)
    assert [(d.code, d.line) for d in diagnostics] == told


# ---- what a change rewrites -----------------------------------------------------------------------


def test_an_edited_text_leaves_the_sign_alone_and_a_new_title_changes_it_but_not_its_code(site: SiteMaker) -> None:
    one = site(FILES)
    one.built()
    one.write({"content/models/a.md": FILES["content/models/a.md"] + "Thêm một câu.\n"})
    assert not any(path.startswith("q/") for path in one.built().written)
    renamed = model("Ngõ A mới", id="k7f2qx", address="ngõ 12 phố Hoa Sữa", slug="ngo-a-moi")
    one.write({"content/models/a.md": renamed})
    of_sign = {path for path in one.built().written if path.startswith("q/")}
    assert of_sign == {"q/k7f2qx/index.html", "q/k7f2qx/bien/index.html"}


def test_another_address_of_the_site_makes_other_codes(site: SiteMaker) -> None:
    one = site(FILES)
    one.built()
    one.write({"site_config.yaml": CONFIG.replace("khu-pho/", "")})
    assert {"q/k7f2qx/ma-qr.svg", "q/m3p8wd/ma-qr.svg"} <= set(one.built().written)
    assert one.built().written == ()


# ---- with the default theme -----------------------------------------------------------------------


def test_the_default_themes_sign_and_pages_are_sound_html(site: SiteMaker) -> None:
    one = site({**FILES, "site_config.yaml": CONFIG.replace("theme: plain\n", "")})
    one.write({"content/models/a.md": model("Ngõ A", id="k7f2qx", photos="[a.jpg]", address="ngõ 12 phố Hoa Sữa")})
    one.write({"content/models/a/a.jpg": photo(700, 400)})
    one.built()
    assert check_html(one.options.output) == ()
    sign = one.read("q/k7f2qx/bien/index.html")
    assert '<span class="plate">NGÕ 12</span>' in sign
    assert 'src="../../../q/k7f2qx/ma-qr.svg"' in sign
    assert "danvankheo.example/khu-pho/q/k7f2qx/" in sign
    assert "Quét mã QR để xem hình ảnh và thông tin về mô hình" in sign
    assert 'content="noindex"' in sign
    assert "application/ld+json" not in sign
    page = one.read("mo-hinh/a/index.html")
    assert 'href="../../q/k7f2qx/bien/">Biển QR để in</a>' in page
    assert f'<meta property="og:image" content="{BASE}anh/a/a-chia-se.' in page
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:locale" content="vi_VN">' in page
    assert f'<link rel="canonical" href="{BASE}mo-hinh/a/">' in page
    assert '<link rel="manifest" href="../../site.webmanifest">' in page
    assert '"start_url": "./"' in one.read("site.webmanifest")


# ---- the picture of a shared link -----------------------------------------------------------------


def test_only_a_documents_first_photo_is_cut_for_shared_links_and_a_new_order_cuts_another(site: SiteMaker) -> None:
    one = site({**FILES, "content/models/a.md": model("Ngõ A", "![Ảnh](c.jpg)", photos="[a.jpg, b.jpg]")})
    one.write({f"content/models/a/{name}.jpg": photo(700, 400) for name in "abc"})
    one.built()
    assert shares(one) == ["anh/a/a-chia-se"]
    one.write({"content/models/a.md": model("Ngõ A", "![Ảnh](c.jpg)", photos="[b.jpg, a.jpg]")})
    one.built()
    assert shares(one) == ["anh/a/b-chia-se"]
    for blob in (one.options.cache / "blobs").iterdir():
        blob.unlink()
    (one.options.output / next(p for p in one.tree() if "chia-se" in p)).unlink()
    one.built()
    assert shares(one) == ["anh/a/b-chia-se"]


def shares(site: Site) -> list[str]:
    return [path.rsplit(".", 2)[0] for path in site.tree() if "chia-se" in path]
