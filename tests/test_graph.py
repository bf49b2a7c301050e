"""JSON-LD: it says what the page shows and nothing else, and no text of an author gets out of its element."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from conftest import SiteMaker, model, photo
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.config import Config
from showcase.fronts import Award
from showcase.graph import graph_of, graph_use
from showcase.records import ArticlePage, Link, ModelPage, Page, Picture, PictureSource

BASE = "https://danvankheo.example/"
HOME = Link(title="Trang chủ", address="/")
WEBSITE = {"@type": "WebSite", "name": "Dân vận khéo", "url": BASE}
PICTURE = Picture(
    width=1600,
    height=1200,
    sources=(
        PictureSource(format="webp", files=(("/anh/a/a-480.webp", 480),)),
        PictureSource(format="jpeg", files=(("/anh/a/a-480.jpg", 480), ("/anh/a/a-1600.jpg", 1600))),
    ),
    alt="Con ngõ",
    caption="Đầu ngõ",
)


def graph(page: Page, context: dict[str, object], base_url: str = BASE, **keys: Any) -> list[dict[str, Any]]:
    config = Config(title="Dân vận khéo", base_url=base_url, **keys)
    found = graph_of(page, graph_use(page, context, config))
    if found is None:
        return []
    whole = json.loads(found.text)
    assert list(whole) == ["@context", "@graph"]
    assert whole["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = whole["@graph"]
    return nodes


def of_model(base_url: str = BASE, **keys: Any) -> dict[str, Any]:
    page = Page(kind="model", address="/mo-hinh/a/", title="Ngõ A")
    return graph(page, {"model": ModelPage(title="Ngõ A", **keys)}, base_url)[0]


def test_what_is_known_of_a_model_is_said() -> None:
    found = of_model(
        summary="Một con ngõ.",
        unit=Link(title="phường Bình Minh", address=""),
        address="ngõ 12 phố Hoa Sữa",
        location=((21.0466, 105.8834),),
        kind=Link(title="Tuyến ngõ hoa", address="/loai-mo-hinh/tuyen-ngo-hoa/"),
        tags=(Link(title="hoa giấy", address=""),),
        organisation="Chi hội phụ nữ tổ 5",
        awards=(Award(year=2025, form="giấy khen", body="UBND phường"), Award(year=2024)),
        pictures=(PICTURE,),
        date=dt.date(2026, 2, 5),
        updated=dt.date(2026, 3, 1),
    )
    assert found == {
        "@type": "CreativeWork",
        "name": "Ngõ A",
        "description": "Một con ngõ.",
        "url": f"{BASE}mo-hinh/a/",
        "image": [
            {
                "@type": "ImageObject",
                "contentUrl": f"{BASE}anh/a/a-1600.jpg",
                "width": 1600,
                "height": 1200,
                "caption": "Đầu ngõ",
                "description": "Con ngõ",
            }
        ],
        "datePublished": "2026-02-05",
        "dateModified": "2026-03-01",
        "isPartOf": WEBSITE,
        "genre": "Tuyến ngõ hoa",
        "keywords": ["hoa giấy"],
        "contentLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "ngõ 12 phố Hoa Sữa",
                "addressLocality": "phường Bình Minh",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": "21.0466", "longitude": "105.8834"},
        },
        "creator": {"@type": "Organization", "name": "Chi hội phụ nữ tổ 5"},
        "award": ["giấy khen, UBND phường, 2025"],
    }


def test_what_is_not_known_is_not_said() -> None:
    assert of_model() == {
        "@type": "CreativeWork",
        "name": "Ngõ A",
        "url": f"{BASE}mo-hinh/a/",
        "isPartOf": WEBSITE,
    }


def test_a_lane_is_a_line() -> None:
    place = of_model(location=((21.0, 105.0), (21.5, 105.5)))["contentLocation"]
    assert place == {"@type": "Place", "geo": {"@type": "GeoShape", "line": "21.0,105.0 21.5,105.5"}}


@pytest.mark.parametrize("address", ["", "/loai-mo-hinh/chua-phan-loai/"])
def test_an_unclassified_model_has_no_genre(address: str) -> None:
    assert "genre" not in of_model(kind=Link(title="Chưa phân loại", address=address))


def test_a_person_is_never_named() -> None:
    assert "Mẫu" not in json.dumps(of_model(person="Nguyễn Thị Mẫu, tổ trưởng"), ensure_ascii=False)


def test_without_an_address_of_the_site_there_is_no_half_address() -> None:
    page = Page(kind="model", address="/mo-hinh/a/", title="Ngõ A", trail=(HOME,))
    (found,) = graph(page, {"model": ModelPage(title="Ngõ A", pictures=(PICTURE,))}, base_url="")
    assert found == {
        "@type": "CreativeWork",
        "name": "Ngõ A",
        "isPartOf": {"@type": "WebSite", "name": "Dân vận khéo"},
    }


@pytest.mark.parametrize(("kind", "thing", "name"), [("article", "Article", "headline"), ("page", "WebPage", "name")])
def test_an_article_and_a_plain_page(kind: str, thing: str, name: str) -> None:
    page = Page(kind=kind, address="/bai/", title="Bài")
    (found,) = graph(page, {"article": ArticlePage(title="Bài", date=dt.date(2026, 1, 2), author="Ban biên tập")})
    assert (found["@type"], found[name], found["datePublished"]) == (thing, "Bài", "2026-01-02")
    assert found.get("creditText") == ("Ban biên tập" if kind == "article" else None)


def test_home_says_what_the_site_is() -> None:
    page = Page(kind="home", address="/", title="Trang chủ")
    (found,) = graph(page, {}, description="Những ngõ hoa.")
    assert found == {**WEBSITE, "description": "Những ngõ hoa.", "inLanguage": "vi"}


def test_the_way_to_a_page_ends_with_the_page() -> None:
    ward = Link(title="Xã, phường", address="/dia-phuong/")
    (found,) = graph(Page(kind="ward", address="/dia-phuong/a/", title="Phường A", trail=(HOME, ward)), {})
    assert found["@type"] == "BreadcrumbList"
    steps = [(s["position"], s["name"], s["item"]) for s in found["itemListElement"]]
    assert steps == [
        (1, "Trang chủ", BASE),
        (2, "Xã, phường", f"{BASE}dia-phuong/"),
        (3, "Phường A", f"{BASE}dia-phuong/a/"),
    ]


def test_a_page_that_has_nothing_to_say_says_nothing() -> None:
    assert graph(Page(kind="terms", address="/nam/", title="Năm"), {}) == []


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(title=st.text(st.sampled_from("<>&/!-'\"\\scriptSCRIPT \u2028\u2029ệ{}"), max_size=40))
def test_no_text_ends_the_element_and_every_text_comes_back(title: str) -> None:
    page = Page(kind="model", address="/a/", title=title)
    use = graph_use(page, {"model": ModelPage(title=title or "x", summary=title)}, Config(title="x"))
    found = graph_of(page, use)
    assert found is not None
    assert not re.search("[<>&\u2028\u2029]", found.text)
    assert json.loads(found.text)["@graph"][0].get("description", "") == title
    assert found.__html__() == found.text


def test_a_hostile_title_stays_data_on_the_page(site: SiteMaker) -> None:
    title = "'</script><script>alert(1)</script><!-- &'"
    one = site(
        {
            "site_config.yaml": f"title: x\nbase_url: {BASE}\n",
            "content/models/a.md": model(title, photos=f"[{{file: a.jpg, alt: {title}}}]", tags="['</SCRIPT>']"),
            "content/models/a/a.jpg": photo(),
        }
    )
    one.built()
    page = one.read("mo-hinh/a/index.html")
    own = re.findall(r'<script src="[./]*assets/[a-z]+\.[0-9a-f]{10}\.js"(?: defer)?></script>', page)
    assert page.lower().count("<script") == page.lower().count("</script") == 1 + len(own)
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, flags=re.DOTALL)
    assert json.loads(data)["@graph"][0]["name"] == title.strip("'")


def test_the_manifest_is_json_whatever_the_title(site: SiteMaker) -> None:
    one = site({"site_config.yaml": "title: '\"Dân vận\" <khéo> & \\ ''x'''\n", "content/models/a.md": model()})
    one.built()
    manifest = json.loads(one.read("site.webmanifest"))
    assert manifest["name"] == "\"Dân vận\" <khéo> & \\ 'x'"
    assert all((one.options.output / icon["src"]).is_file() for icon in manifest["icons"])
    assert {icon["sizes"] for icon in manifest["icons"]} == {"any", "192x192", "512x512"}
