"""Every kind of page against the standards: WCAG 2.2 AA by axe-core, HTML by the Nu checker, paper by Chromium itself.

These run with `build.py test --all`. They need Chromium with its driver, Java, and the tools that `npm ci` puts into
`tests/tools` (`.ci/run` installs all of them); where one is missing the tests fail.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from browsing import chrome, screen, served
from conftest import build_site
from every_kind import FOLDER, lay_out, one_of_each
from outlines import unclear_links
from selenium import webdriver
from selenium.webdriver.common.by import By

from showcase.config import GROUPINGS
from showcase.contexts import CONTEXTS
from showcase.report import CONFIG
from showcase.version import PROJECT

pytestmark = pytest.mark.browser

TOOLS = Path(__file__).resolve().parent / "tools" / "node_modules"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
A4 = (595, 842)  # in points
A5 = (420, 595)


def tool(path: str) -> Path:
    """Return a file of the tools, and insist that it is there."""
    found = TOOLS / path
    assert found.is_file(), f"{path} is missing: npm ci --ignore-scripts --prefix tests/tools"
    return found


class Host(NamedTuple):
    """A site on loopback: where it lies, and its address."""

    output: Path
    address: str


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The site that has a page of every kind."""
    root = tmp_path_factory.mktemp("small")
    build_site(lay_out(tmp_path_factory.mktemp("site")), root / FOLDER, tmp_path_factory.mktemp("cache"))
    with served(root, root / FOLDER / "404.html") as address:
        yield Host(root / FOLDER, f"{address}{FOLDER}/")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The project's own site."""
    site, output = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("real")
    shutil.copytree(PROJECT / "content", site / "content")
    shutil.copy(PROJECT / CONFIG, site)
    build_site(site, output, tmp_path_factory.mktemp("cache"))
    with served(output, output / "404.html") as address:
        yield Host(output, address)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with chrome(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def test_no_kind_of_page_is_forgotten(small: Host) -> None:
    """Each template of a page, each grouping, and the further pages of a list have a page to be checked."""
    kinds = one_of_each(small.output)
    pages = {name.removesuffix(".html") for name in CONTEXTS if name.endswith(".html")} - {"term"}
    groupings = {grouping.replace("/", "-") for grouping in GROUPINGS}
    more = {"models more", "articles more", "ward more", "ward-year more", "tag more"}
    assert (pages | groupings | more) - kinds.keys() == set()


# ---- WCAG --------------------------------------------------------------------------------------

_AXE = """
const done = arguments[1];
axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}).then(found => done(found.violations.flatMap(
  rule => rule.nodes.map(node => [rule.id, node.html.slice(0, 120), node.failureSummary]))));
"""


def findings(browser: webdriver.Chrome) -> list[list[str]]:
    """Return what axe-core finds on the page that is shown."""
    browser.execute_script(tool("axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: list[list[str]] = browser.execute_async_script(_AXE, RULES)
    return found


def stays(host: Host) -> dict[str, str]:
    """Return the pages that a browser stays on: a redirect leaves at once."""
    return {kind: page for kind, page in one_of_each(host.output).items() if kind != "redirect"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_kind_of_page(browser: webdriver.Chrome, small: Host, width: int, scheme: str) -> None:
    screen(browser, width, scheme)
    found = {}
    for kind, page in stays(small).items():
        browser.get(small.address + page)
        found[kind] = findings(browser)
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_large_text_and_high_contrast(
    browser: webdriver.Chrome, small: Host, scheme: str
) -> None:
    screen(browser, 360, scheme)
    browser.get(small.address)
    for value in ("large", "more"):
        browser.find_element(By.CSS_SELECTOR, f".reading button[value={value}]").click()
    try:
        for page in ("", "mo-hinh/ngo-hoa/", "dia-phuong/binh-minh/", "bai-viet/ngo-hoa/"):
            browser.get(small.address + page)
            assert (page, findings(browser)) == (page, [])
    finally:
        browser.execute_script("localStorage.clear()")


def test_axe_finds_nothing_on_the_pages_of_the_real_site(browser: webdriver.Chrome, real: Host) -> None:
    screen(browser, 360)
    found = {}
    for kind, page in stays(real).items():
        browser.get(real.address + page)
        found[kind] = findings(browser)
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


def test_no_two_links_of_a_page_of_the_real_site_have_one_name_and_other_targets(real: Host) -> None:
    assert unclear_links(real.output) == {}


def test_axe_would_find_what_is_wrong(browser: webdriver.Chrome, small: Host) -> None:
    browser.get(small.address)
    browser.execute_script("document.querySelector('main').append(document.createElement('img'))")
    assert "image-alt" in {rule for rule, *_ in findings(browser)}


def test_a_redirect_is_right_for_those_who_do_not_leave(browser: webdriver.Chrome, small: Host) -> None:
    """The refresh is at once, which WCAG allows (2.2.1, technique H76); the rest is checked without it."""
    page = small.output / one_of_each(small.output)["redirect"] / "index.html"
    still = re.sub(r"<meta http-equiv=.refresh.[^>]*>\n", "", page.read_text(encoding="utf-8"))
    assert "http-equiv" not in still
    (page.parent / "still.html").write_text(still, encoding="utf-8")
    try:
        browser.get(small.address + page.parent.relative_to(small.output).as_posix() + "/still.html")
        assert findings(browser) == []
    finally:
        (page.parent / "still.html").unlink()


# ---- HTML --------------------------------------------------------------------------------------


def messages(folder: Path) -> list[tuple[str, int, str]]:
    """Return what the Nu checker says of the pages and the pictures of a folder: place, line and message."""
    java = shutil.which("java")
    assert java, "java is missing: apt-get install default-jre-headless"
    checker = [java, "-jar", str(tool("vnu-jar/build/dist/vnu.jar")), "--format", "json", "--exit-zero-always"]
    run = subprocess.run(
        [*checker, "--stdout", "--skip-non-html", "--also-check-svg", str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    told = json.loads(run.stdout)["messages"]
    return [(one["url"].rpartition(folder.name)[2], one.get("lastLine", 0), one["message"]) for one in told]


def test_the_nu_checker_finds_nothing(small: Host, real: Host) -> None:
    assert messages(small.output) == []
    assert messages(real.output) == []


def test_the_nu_checker_would_find_what_is_wrong(tmp_path: Path, small: Host) -> None:
    page = (small.output / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(page.replace("<main ", '<main colour="red" ', 1), encoding="utf-8")
    assert [(place, "colour" in message) for place, _, message in messages(tmp_path)] == [("/index.html", True)]


# ---- paper -------------------------------------------------------------------------------------


def printed(browser: webdriver.Chrome, address: str) -> list[tuple[int, int]]:
    """Print a page as the browser's own dialogue would; return the size of each sheet, in points."""
    browser.get(address)
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert pdf.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def sheets_of(browser: webdriver.Chrome, host: Host, pattern: str, kind: str) -> dict[str, list[tuple[int, int]]]:
    """Print all pages of a kind; return the sheets of each by its address."""
    pages = [p for p in sorted(host.output.glob(pattern)) if f'class="page-{kind}"' in p.read_text(encoding="utf-8")]
    addresses = [f"{page.parent.relative_to(host.output).as_posix()}/" for page in pages]
    assert addresses
    return {address: printed(browser, host.address + address) for address in addresses}


def test_every_model_of_the_real_site_is_printed_on_one_a4(browser: webdriver.Chrome, real: Host) -> None:
    screen(browser, 1280, "dark")
    sheets = sheets_of(browser, real, "mo-hinh/*/index.html", "model")
    assert {address: found for address, found in sheets.items() if found != [A4]} == {}


def test_a_model_with_all_that_can_be_known_of_it_takes_two_sheets(browser: webdriver.Chrome, small: Host) -> None:
    assert printed(browser, small.address + "mo-hinh/ngo-hoa/") == [A4, A4]


def test_every_sign_is_printed_on_one_a5(browser: webdriver.Chrome, small: Host, real: Host) -> None:
    for host in (small, real):
        sheets = sheets_of(browser, host, "q/*/bien/index.html", "sign")
        assert {address: found for address, found in sheets.items() if found != [A5]} == {}


def test_paper_shows_the_model_and_its_address_and_nothing_to_press(browser: webdriver.Chrome, small: Host) -> None:
    screen(browser, 1280, "dark")
    browser.get(small.address + "mo-hinh/ngo-hoa/")
    for value in ("large", "more"):
        browser.find_element(By.CSS_SELECTOR, f".reading button[value={value}]").click()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    try:
        shown = {
            name: browser.find_element(By.CSS_SELECTOR, name).is_displayed()
            for name in (
                *("h1", ".media img", ".facts", ".prose", ".years", ".printed-address"),
                *(".menu", ".trail", ".reading", ".way", ".neighbours", ".related", ".site-footer"),
            )
        }
        colours = browser.execute_script(
            "const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]"
        )
        size = browser.execute_script("return getComputedStyle(document.documentElement).fontSize")
        address = browser.find_element(By.CSS_SELECTOR, ".printed-address").text
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_script("localStorage.clear()")
    assert [name for name, there in shown.items() if there] == [
        *("h1", ".media img", ".facts", ".prose", ".years", ".printed-address")
    ]
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert float(size.removesuffix("px")) == pytest.approx(10 * 96 / 72, abs=0.01)
    assert address.endswith("https://a.example/dan-van-kheo/mo-hinh/ngo-hoa/")
