"""What a whole site publishes holds to the formats: Atom, sitemaps.org, schema.org; its titles and links are unique."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import build_site
from every_kind import FOLDER, lay_out
from outlines import Outline, unclear_links

ROOT = f"https://a.example/{FOLDER}/"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEEDS = ("feed.xml", "dia-phuong/binh-minh/feed.xml")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that has a page of every kind."""
    made = tmp_path_factory.mktemp("output")
    build_site(lay_out(tmp_path_factory.mktemp("site")), made, tmp_path_factory.mktemp("cache"))
    return made


def file_of(output: Path, address: str) -> Path:
    """Return the file that an address of the site opens."""
    assert address.startswith(ROOT), address
    path = address.removeprefix(ROOT)
    return output / (f"{path}index.html" if path.endswith("/") or not path else path)


# ---- Atom --------------------------------------------------------------------------------------


def one_text(parent: ElementTree.Element, name: str) -> str:
    """Return the text of an element that has to be there exactly once."""
    found = parent.findall(ATOM + name)
    assert len(found) == 1, name
    assert found[0].text, name
    return found[0].text


def links(parent: ElementTree.Element) -> dict[str, str]:
    found = parent.findall(ATOM + "link")
    assert len({link.get("rel") for link in found}) == len(found)
    return {str(link.get("rel")): str(link.get("href")) for link in found}


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_atom_asks_for(output: Path, path: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2; a date has a zone (3.3), and an id is a full address (4.2.6)."""
    feed = ElementTree.parse(output / path).getroot()
    assert feed.tag == ATOM + "feed"
    entries = feed.findall(ATOM + "entry")
    assert entries
    for one in (feed, *entries):
        assert one_text(one, "title")
        assert datetime.fromisoformat(one_text(one, "updated")).utcoffset() is not None
        assert file_of(output, one_text(one, "id")).is_file()
        assert file_of(output, links(one)["alternate"]).is_file()
    assert links(feed)["self"] == one_text(feed, "id") == ROOT + path
    authors = feed.findall(ATOM + "author")  # each entry needs one of its own or the feed's
    assert [one_text(author, "name") for author in authors] == ["Dân vận khéo phường Bình Minh"]
    ids = [one_text(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    times = [one_text(entry, "updated") for entry in entries]
    assert one_text(feed, "updated") == max(times)


def test_pages_name_their_feed(output: Path) -> None:
    for page, feed in (("index.html", FEEDS[0]), ("dia-phuong/binh-minh/index.html", FEEDS[1])):
        text = (output / page).read_text(encoding="utf-8")
        (href,) = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', text)
        assert ((output / page).parent / href).resolve() == (output / feed).resolve()


# ---- the sitemap -------------------------------------------------------------------------------


def test_the_sitemap_is_as_its_schema_says(output: Path) -> None:
    """Hold it to sitemap.xsd: a `urlset` of `url`, in each a `loc` of 12 to 2048 characters and at most a `lastmod`."""
    urlset = ElementTree.parse(output / "sitemap.xml").getroot()
    assert urlset.tag == SITEMAP + "urlset"
    addresses = []
    for url in urlset:
        assert url.tag == SITEMAP + "url"
        assert [part.tag.removeprefix(SITEMAP) for part in url] in (["loc"], ["loc", "lastmod"])
        texts = [part.text or "" for part in url]
        addresses.append(texts[0])
        assert 12 <= len(texts[0]) <= 2048
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) and datetime.fromisoformat(day) for day in texts[1:])
    assert 1 <= len(addresses) <= 50_000
    assert len(set(addresses)) == len(addresses)
    assert all(file_of(output, address).is_file() for address in addresses)


def test_the_sitemap_lists_every_page_but_those_that_are_no_result(output: Path) -> None:
    urlset = ElementTree.parse(output / "sitemap.xml").getroot()
    listed = {file_of(output, url[0].text or "") for url in urlset}
    pages = set(output.rglob("*.html"))
    unlisted = {page for page in pages if 'name="robots" content="noindex"' in page.read_text(encoding="utf-8")}
    redirects = {page for page in pages if "http-equiv" in page.read_text(encoding="utf-8")}
    assert redirects < unlisted < pages
    assert listed == pages - unlisted


# ---- schema.org --------------------------------------------------------------------------------

REQUIRED = {
    "WebSite": {"name", "url"},
    "WebPage": {"name", "url", "isPartOf"},
    "Article": {"headline", "url", "datePublished", "isPartOf"},
    "CreativeWork": {"name", "url", "isPartOf", "contentLocation"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "ImageObject": {"contentUrl", "width", "height"},
    "Place": {"address"},
    "PostalAddress": {"addressLocality"},
    "GeoCoordinates": {"latitude", "longitude"},
    "GeoShape": {"line"},
    "Organization": {"name"},
}
"""What each thing that we speak of has to say to be of use: type → properties."""


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node of a graph, those inside others too."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)


def graph_of(page: Path) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"))
    if not found:
        return []
    graph = json.loads(*found)
    assert graph["@context"] == "https://schema.org"
    return list(nodes(graph["@graph"]))


def test_what_pages_say_to_search_engines_is_whole(output: Path) -> None:
    seen = set()
    for page in sorted(output.rglob("*.html")):
        for node in graph_of(page):
            seen.add(node["@type"])
            assert REQUIRED[node["@type"]] <= node.keys(), (page, node)
            for name in ("url", "item", "contentUrl"):
                assert name not in node or file_of(output, node[name]).is_file(), (page, node)
    assert seen == REQUIRED.keys()


def test_the_way_to_a_page_is_counted_from_one_and_ends_with_the_page(output: Path) -> None:
    for page in sorted(output.rglob("*.html")):
        for way in (node for node in graph_of(page) if node["@type"] == "BreadcrumbList"):
            steps = way["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[0]["item"] == ROOT
            assert file_of(output, steps[-1]["item"]) == page


# ---- titles and links --------------------------------------------------------------------------


def test_no_two_pages_have_one_title(output: Path) -> None:
    pages = [page for page in sorted(output.rglob("*.html")) if "http-equiv" not in page.read_text(encoding="utf-8")]
    titles = Counter(Outline(page).title for page in pages)
    assert "" not in titles
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_further_page_of_a_list_says_its_number_in_its_title(output: Path) -> None:
    further = sorted(output.rglob("trang-*/index.html"))
    assert further
    for page in further:
        number = page.parent.name.removeprefix("trang-")
        first = Outline(page.parent.parent / "index.html").title.partition(" | ")
        assert Outline(page).title == f"{first[0]}, Trang {number} | {first[2]}"


def test_no_two_links_of_a_page_have_one_name_and_other_targets(output: Path) -> None:
    """WCAG 2.4.4 and 2.4.9: a list of links out of their context still tells where each leads."""
    assert unclear_links(output) == {}
