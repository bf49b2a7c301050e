"""The ways through the real site, followed link by link in its finished HTML: three clicks to each model, and back."""

from __future__ import annotations

import itertools
import posixpath
import re
import shutil
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import BUILD_DATE, SiteMaker, model
from msgspec import Struct

from showcase.artifacts import made
from showcase.collation import sort_key
from showcase.pipeline import prepare
from showcase.records import Axis, Link, ModelPage
from showcase.report import CONFIG, Options
from showcase.store import Store
from showcase.term_pages import NARROW_MOST
from showcase.unchanged import build
from showcase.version import PROJECT
from showcase.workers import Workers

CLICKS = 3
READ = ("model", "article", "page", "sign")
"""The kinds of pages that are read: nobody should have to go through one to find another."""


class _Read(HTMLParser):
    """What a page says of the ways from it: links by the innermost named part of the page that they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""
        self.links: list[tuple[str, str, str]] = []
        self._parts: list[str] = []
        self._open: dict[str, str] = {}
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "body":
            self.kind = found["class"].removeprefix("page-")
        if tag in ("nav", "section", "footer"):
            self._parts.append(found.get("class", ""))
        if tag == "a":
            self._open, self._words = found, ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("nav", "section", "footer"):
            self._parts.pop()
        if tag == "a" and self._open:
            part = self._parts[-1] if self._parts else self._open.get("rel", "")
            part = f"{part} {self._open['rel']}" if part == "neighbours" else part
            self.links.append((part, self._open["href"], " ".join(self._words.split())))
            self._open = {}

    def handle_data(self, data: str) -> None:
        self._words += data


class RealSite(Struct, frozen=True):
    """The project's own content, built: kind and links of each page by address, and what each model's page shows."""

    models: dict[str, ModelPage]
    html: dict[str, str]
    kinds: dict[str, str]
    links: dict[str, tuple[tuple[str, str, str], ...]]

    def clicks(self, start: str, most: int = CLICKS) -> dict[str, int]:
        """Return how many links lead from a page to each that is at most `most` away, through lists alone."""
        found, todo = {start: 0}, deque([start])
        while todo:
            here = todo.popleft()
            goes_on = found[here] < most and (here == start or self.kinds[here] not in READ)
            for _, target, _ in self.links[here] if goes_on else ():
                if target not in found and target in self.links:
                    found[target] = found[here] + 1
                    todo.append(target)
        return found

    def part(self, address: str, name: str) -> list[str]:
        """Return where the links of one part of a page lead."""
        return [target for part, target, _ in self.links[address] if part == name]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> RealSite:
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(PROJECT / "content", root / "content")
    text = (PROJECT / CONFIG).read_text(encoding="utf-8") + "photo_widths: [100]\n"  # small is quicker, no way differs
    (root / CONFIG).write_text(text, encoding="utf-8")
    options = Options(site=root, output=root / "output", cache=root / ".cache", date=BUILD_DATE, durable=False)
    with Workers(1) as workers:
        report = build(options, workers)
        assert (report.done, report.diagnostics) == (True, ())
        with Store(options.cache) as store:
            ready = prepare(options, store, workers).ready
            assert ready is not None
            contexts: list[dict[str, Any]] = [made(a.context) for a in ready.plan.artifacts() if "model" in a.context]
    return RealSite({context["page"].address: context["model"] for context in contexts}, *_read(options.output))


def _read(output: Path) -> Iterator[Any]:
    html, kinds, links = {}, {}, {}
    for path in sorted(output.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text:
            continue
        here = "/" + path.relative_to(output).as_posix().removesuffix("index.html")
        page = _Read()
        page.feed(text)
        html[here], kinds[here] = text, page.kind
        links[here] = tuple((part, _target(here, href), words) for part, href, words in page.links)
    return iter((html, kinds, links))


def _target(here: str, href: str) -> str:
    if "://" in href or href.startswith("mailto:"):
        return href
    path = href.partition("#")[0]
    joined = posixpath.normpath(posixpath.join(here, path))
    return joined if joined == "/" or not path.endswith("/") else f"{joined}/"


# ---- three clicks -----------------------------------------------------------------------------------------


def _terms(shown: ModelPage, axis: Axis) -> list[Link]:
    single = {"ward": shown.unit, "kind": shown.kind, "sector": shown.sector}
    return [line.year for line in shown.years] if axis == "year" else [link for link in (single[axis],) if link]


def _too_far(real: RealSite, axis: Axis) -> dict[tuple[str, str], int]:
    """Return the models that take more clicks from home through one of their terms, with how many they take."""
    from_home = real.clicks("/")
    far = {}
    for address, shown in real.models.items():
        assert _terms(shown, axis), address
        for term in _terms(shown, axis):
            clicks = from_home.get(term.address, 99) + real.clicks(term.address).get(address, 99)
            if clicks > CLICKS:
                far[address, term.title] = clicks
    return far


@pytest.mark.parametrize("axis", ["ward", "kind", "sector", "year"])
def test_three_clicks_lead_from_home_to_each_model_through_the_page_of_its_place_kind_sector_and_years(
    real: RealSite, axis: Axis
) -> None:
    assert len(real.models) > 20
    assert _too_far(real, axis) == {}


@pytest.mark.parametrize(("axis", "index"), [("ward", "/dia-phuong/"), ("year", "/nam/")])
def test_a_way_that_is_missing_is_noticed(real: RealSite, axis: Axis, index: str) -> None:
    kept = {a: tuple(one for one in found if not one[1].startswith(index)) for a, found in real.links.items()}
    without = msgspec.structs.replace(real, links=kept)
    assert {address for address, _ in _too_far(without, axis)} == real.models.keys()


# ---- trails, neighbours, related --------------------------------------------------------------------------

TRAILS = {
    "home": [],
    "models": ["home"],
    "articles": ["home"],
    "photos": ["home"],
    "page": ["home"],
    "terms": ["home"],
    "model": ["home", "terms", "ward"],
    "article": ["home", "articles"],
    "sign": ["home", "terms", "ward", "model"],
    **{key: ["home", "terms"] for key in ("ward", "sector", "year", "kind", "organisation", "tag")},
    "ward-year": ["home", "terms", "ward"],
    "ward-sector": ["home", "terms", "ward"],
    "sector-year": ["home", "terms", "sector"],
}
"""The kinds of pages on the way to each kind of page."""


def test_the_trail_of_every_kind_of_page_leads_through_what_is_above_it(real: RealSite) -> None:
    kinds = set(real.kinds.values())
    assert {"model", "article", "ward-year", "photos", "sign"} <= kinds
    for address, kind in real.kinds.items():
        trail = real.part(address, "trail")
        assert [real.kinds[place] for place in trail] == TRAILS[kind], address
        assert address not in trail


def test_each_step_of_a_trail_has_a_link_that_goes_on(real: RealSite) -> None:
    for address in real.kinds:
        steps = [*real.part(address, "trail"), address]
        for here, following in itertools.pairwise(steps):
            assert real.clicks(here, 2).get(following), (here, following)


def test_newer_and_older_lead_there_and_back_within_one_place_and_year(real: RealSite) -> None:
    newer = {a: place for a in real.models for place in real.part(a, "neighbours prev")}
    older = {a: place for a in real.models for place in real.part(a, "neighbours next")}
    assert newer
    assert {place: a for a, place in newer.items()} == older
    for address, place in newer.items():
        one, other = real.models[address], real.models[place]
        assert (one.unit, one.years[0].year) == (other.unit, other.years[0].year)


def test_a_model_leads_to_others_of_its_kind_wherever_there_are_others(real: RealSite) -> None:
    of_kind: dict[str, set[str]] = {}
    for address, shown in real.models.items():
        of_kind.setdefault(shown.kind.title if shown.kind else "", set()).add(address)
    assert any(len(same) > 1 for same in of_kind.values())
    for address, shown in real.models.items():
        others = of_kind[shown.kind.title if shown.kind else ""] - {address}
        related = set(real.part(address, "related"))
        assert related <= others
        assert bool(related) is bool(others)


# ---- lists ------------------------------------------------------------------------------------------------


def test_names_are_looked_up_as_in_a_dictionary_and_years_from_the_newest(real: RealSite) -> None:
    blocks = [re.findall(r'<ul class="entries (\w+)">(.*?)</ul>', text, re.DOTALL) for text in real.html.values()]
    found = [block for page in blocks for block in page]
    assert {axis for axis, _ in found} == {"ward", "kind", "sector", "year", "organisation", "tag"}
    for axis, block in found:
        titles = re.findall(r'<span class="(?:plate|entry-title)">([^<]*)</span>', block)
        assert titles
        if axis == "year":
            assert titles == sorted(titles, reverse=True)
        else:
            assert [_bare(t, axis) for t in titles] == sorted((_bare(t, axis) for t in titles), key=sort_key)


def _bare(title: str, axis: str) -> str:
    types = r"^(Phường|Xã|Thị trấn|Quận|Huyện|Thị xã|Thành phố) "
    return re.sub(types, "", title) if axis == "ward" else title


def test_no_page_has_a_part_with_nothing_in_it(real: RealSite, site: SiteMaker) -> None:
    least = site(
        {"content/models/a.md": model(sector=None, kind=None, body=""), "content/pages/b.md": "---\ntitle: B\n---\n"}
    )
    assert least.build().done
    pages = {p: p.read_text(encoding="utf-8") for p in least.options.output.rglob("*.html")}
    for address, text in [*real.html.items(), *pages.items()]:
        spoken = re.sub(r'<p [^>]*role="status"></p>', "", text)  # it is filled when there is something to say
        shell = r"<(h[1-6]|p|ul|ol|dl|dt|dd|li|a|nav|section|header|footer|figcaption|main)\b[^>]*>\s*</\1>"
        assert re.findall(shell, spoken) == [], address
        assert re.search(r"<main.*?<h1|http-equiv=\"refresh\"", text, re.DOTALL), address


def test_every_list_of_the_real_site_leads_to_what_it_lists(real: RealSite) -> None:
    listed = {"models", "articles", "photos", "terms", *TRAILS} - {"home", "page", "model", "article", "sign"}
    for address, kind in real.kinds.items():
        if kind in listed:
            menu = {*real.part(address, "menu"), *real.part(address, "trail")}
            assert {target for _, target, _ in real.links[address]} - menu - {"/", address}, address


# ---- narrowing the list of all models ------------------------------------------------------------------


def test_the_list_of_all_models_is_narrowed_by_plain_links(real: RealSite) -> None:
    ways = real.part("/mo-hinh/", "narrow")
    indexes: dict[Axis, str] = {"ward": "dia-phuong", "kind": "loai-mo-hinh", "sector": "linh-vuc", "year": "nam"}
    for axis, index in indexes.items():
        terms = {term.address for shown in real.models.values() for term in _terms(shown, axis)}
        assert f"/{index}/" in ways
        assert terms & set(ways) == (terms if len(terms) <= NARROW_MOST else set()), axis


# ---- the photo library ------------------------------------------------------------------------------------


def test_each_picture_of_the_library_has_a_link_of_its_own_name_to_its_page(real: RealSite) -> None:
    text = real.html["/thu-vien-anh/"]
    figures = re.findall(r"<figure>.*?</figure>", text, re.DOTALL)
    links = [(target, words) for part, target, words in real.links["/thu-vien-anh/"] if part == ""]
    ours = [(target, words) for target, words in links if real.kinds.get(target) in ("model", "article")]
    assert len(ours) == len(figures) == text.count("<img ")
    assert len({words for _, words in ours}) == len(ours)
    assert text.count('loading="lazy"') == len(figures) - 1
