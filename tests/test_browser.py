"""The real site in a real browser: small screens, both schemes, a keyboard alone, no JavaScript, a sub-folder, a disk.

These run with `build.py test --all` and need Chromium and its driver; where they are missing the tests fail.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import BUILD_DATE
from selenium import webdriver
from selenium.webdriver.chrome.options import Options as ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from showcase.report import CONFIG, Options
from showcase.unchanged import build
from showcase.version import PROJECT
from showcase.workers import Workers

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
PAGES = (
    "",
    "mo-hinh/",
    "mo-hinh/tuyen-ngo-hoa-720-nguyen-van-cu/",
    "dia-phuong/",
    "dia-phuong/gia-thuy/",
    "dia-phuong/gia-thuy/2021/",
    "linh-vuc/",
    "nam/2021/",
    "loai-mo-hinh/",
    "loai-mo-hinh/tuyen-ngo-hoa/",
    "to-chuc/",
    "bai-viet/",
    "bai-viet/gia-thuy-2021/",
    "thu-vien-anh/",
    "gioi-thieu/",
    "404.html",
)
FOLDER = "dan-van-kheo"


def _build(site: Path, output: Path, cache: Path) -> None:
    with Workers() as workers:
        report = build(Options(site=site, output=output, cache=cache, date=BUILD_DATE), workers)
    assert report.done, report.diagnostics


def _copy_with(setting: str, target: Path) -> Path:
    """Copy the project's own site, with one setting more."""
    shutil.copytree(PROJECT / "content", target / "content")
    (target / CONFIG).write_text((PROJECT / CONFIG).read_text(encoding="utf-8") + setting, encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's own content for a host that puts it in a sub-folder; return the host's root."""
    root = tmp_path_factory.mktemp("host")
    site = _copy_with("", tmp_path_factory.mktemp("site"))
    config = site / CONFIG
    lines = [row for row in config.read_text(encoding="utf-8").splitlines() if not row.startswith("base_url")]
    config.write_text("\n".join([*lines, f"base_url: https://a.example/{FOLDER}/", ""]), encoding="utf-8")
    _build(site, root / FOLDER, tmp_path_factory.mktemp("cache"))
    return root


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[str]:
    """Serve the site on loopback in a sub-folder, with its 404 page; return its address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            page = (built / FOLDER / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
            pass

    handler = functools.partial(Handler, directory=str(built))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
    server.shutdown()
    server.server_close()


def _browser(*, javascript: bool, profile: Path) -> webdriver.Chrome:
    options = ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = shutil.which("chromedriver")
    assert driver, "chromedriver is missing: apt-get install chromium chromium-driver"
    return webdriver.Chrome(options=options, service=Service(driver))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser with JavaScript on, so that the tests can ask it questions."""
    chrome = _browser(javascript=True, profile=tmp_path_factory.mktemp("profile"))
    yield chrome
    chrome.quit()


def _screen(browser: webdriver.Chrome, width: int, scheme: str = "light") -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways(browser: webdriver.Chrome, host: str, width: int) -> None:
    _screen(browser, width)
    wide = {}
    for page in PAGES:
        browser.get(host + page)
        wide[page] = browser.execute_script("return document.documentElement.scrollWidth")
    assert {page: found for page, found in wide.items() if found > width} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: webdriver.Chrome, host: str, scheme: str) -> None:
    """Measure the contrast of every text against the nearest painted ground: WCAG 2.2, 1.4.3 (4.5:1, large 3:1)."""
    _screen(browser, 360, scheme)
    weak = {}
    for page in PAGES:
        browser.get(host + page)
        weak[page] = browser.execute_script(_CONTRAST)
    assert {page: found for page, found in weak.items() if found} == {}


def test_body_text_is_large_enough_for_old_eyes(browser: webdriver.Chrome, host: str) -> None:
    _screen(browser, 360)
    browser.get(host + "mo-hinh/tuyen-ngo-hoa-720-nguyen-van-cu/")
    size, line = browser.execute_script(
        "const s = getComputedStyle(document.querySelector('.prose p')); return [s.fontSize, s.lineHeight]"
    )
    assert float(size.removesuffix("px")) >= 18
    assert float(line.removesuffix("px")) >= 1.6 * 18


def test_a_keyboard_alone_reaches_the_content_and_shows_where_it_is(browser: webdriver.Chrome, host: str) -> None:
    _screen(browser, 1280)
    for page in PAGES:
        browser.get(host + page)
        browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        first = browser.switch_to.active_element
        assert (page, first.get_attribute("href").partition("#")[2]) == (page, "main")
        first.send_keys(Keys.ENTER)
        assert browser.current_url.endswith("#main")
        hidden = browser.execute_script(_FOCUS)
        assert (page, hidden) == (page, [])


def test_every_link_of_the_site_can_be_followed_in_a_sub_folder(
    browser: webdriver.Chrome, host: str, built: Path
) -> None:
    """Walk from home as a browser resolves links; every page of the output but the 404 page and redirects is found."""
    todo, seen = [host], set()
    while todo:
        address = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        browser.get(address)
        links = browser.execute_script(
            "return [...document.querySelectorAll('a[href]')].map(a => a.href.split('#')[0])"
        )
        assert all(link.startswith((host, "https:", "mailto:", "tel:")) for link in links), address
        assert "404" not in browser.title, address
        todo += [link for link in links if link.startswith(host)]
    files = {p.relative_to(built / FOLDER).as_posix() for p in (built / FOLDER).rglob("index.html")}
    pages = {path.removesuffix("index.html") for path in files if not path.startswith("q/")}
    assert pages - {address.removeprefix(host) for address in seen} == set()


def test_a_wrong_address_shows_the_404_page_with_working_links(browser: webdriver.Chrome, host: str) -> None:
    browser.get(host + "khong/co/trang/nay/")
    home = browser.find_element(By.CSS_SELECTOR, "main a[href]").get_attribute("href")
    assert home.startswith(host)
    style = browser.execute_script("return [...document.styleSheets].map(s => s.cssRules.length)")
    assert style
    assert min(style) > 0


def test_pages_load_nothing_from_elsewhere(browser: webdriver.Chrome, host: str) -> None:
    for page in PAGES:
        browser.get(host + page)
        loaded = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
        assert [name for name in loaded if not name.startswith(host)] == []
        assert (
            browser.execute_script(
                "return document.querySelectorAll('script:not([type*=json]):not([src]), style, [style]').length"
            )
            == 0
        )


def test_the_site_works_without_javascript(host: str, tmp_path: Path) -> None:
    chrome = _browser(javascript=False, profile=tmp_path)
    try:
        chrome.get(host)
        chrome.find_element(By.PARTIAL_LINK_TEXT, "720 Nguyễn Văn Cừ").click()
        assert chrome.current_url == host + "mo-hinh/tuyen-ngo-hoa-720-nguyen-van-cu/"
        assert "720 Nguyễn Văn Cừ" in chrome.find_element(By.TAG_NAME, "h1").text
    finally:
        chrome.quit()


MODEL = "mo-hinh/tuyen-ngo-hoa-720-nguyen-van-cu/"
_SHARE = """
const said = [];
const set = (name, value) => Object.defineProperty(navigator, name, {value, configurable: true});
set('share', arguments[0] && (it => { said.push(it.url); return arguments[0] === 'works' ? Promise.resolve()
  : Promise.reject(new DOMException('x', arguments[0])); }));
set('clipboard', arguments[1] ? {writeText: text => { said.push(text); return Promise.resolve(); }} : undefined);
const done = arguments[2], part = document.querySelector('.share');
part.querySelector('button').click();
setTimeout(() => done([said, part.querySelector('[role=status]').textContent, String(getSelection())]), 100);
"""


@pytest.mark.parametrize(
    ("share", "clipboard", "times", "told"),
    [
        ("works", True, 1, ""),
        ("AbortError", True, 1, ""),
        ("NotAllowedError", True, 2, "Đã chép địa chỉ."),
        (None, True, 1, "Đã chép địa chỉ."),
        (None, False, 0, "địa chỉ"),
    ],
)
def test_the_button_shares_or_copies_the_address_of_the_page(
    browser: webdriver.Chrome, host: str, share: str | None, clipboard: bool, times: int, told: str
) -> None:
    _screen(browser, 360)
    browser.get(host + MODEL)
    address = f"https://a.example/{FOLDER}/{MODEL}"
    asked, said, selected = browser.execute_async_script(_SHARE, share, clipboard)
    assert asked == [address] * times
    assert told.lower() in said.lower()
    assert bool(said) is bool(told)
    assert selected == ("" if times else address)


def test_without_javascript_the_button_is_not_there_and_the_address_is(host: str, tmp_path: Path) -> None:
    chrome = _browser(javascript=False, profile=tmp_path)
    try:
        chrome.get(host + MODEL)
        part = chrome.find_element(By.CSS_SELECTOR, ".share")
        assert not part.find_element(By.TAG_NAME, "button").is_displayed()
        assert part.text == f"Địa chỉ trang này: https://a.example/{FOLDER}/{MODEL}"
    finally:
        chrome.quit()


def test_without_a_base_url_the_button_gives_the_address_in_the_browser(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    site = _copy_with("", tmp_path / "site")
    text = (site / CONFIG).read_text(encoding="utf-8")
    (site / CONFIG).write_text(text.replace("base_url: ", "# "), encoding="utf-8")
    _build(site, tmp_path / "output", tmp_path / "cache")
    page = (tmp_path / "output" / MODEL / "index.html").as_uri()
    browser.get(page + "#main")
    asked, _, _ = browser.execute_async_script(_SHARE, "works", False)
    assert asked == [page]


def test_with_links_to_files_the_site_is_read_from_a_disk(browser: webdriver.Chrome, tmp_path: Path) -> None:
    site = _copy_with("links: file\n", tmp_path / "trang web")
    output = tmp_path / "kết quả"
    _build(site, output, tmp_path / "cache")
    browser.get((output / "index.html").as_uri())
    for text in ("Phường Gia Thụy", "720 Nguyễn Văn Cừ"):
        links = browser.find_elements(By.TAG_NAME, "a")
        target = next(a.get_attribute("href") for a in links if text.lower() in a.get_attribute("textContent").lower())
        browser.get(target)
        assert text.lower() in browser.find_element(By.TAG_NAME, "h1").get_attribute("textContent").lower()
    assert browser.execute_script("return document.images[0].naturalWidth") > 0


_CONTRAST = """
const parse = c => (c.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const ground = e => { for (; e; e = e.parentElement) { const s = getComputedStyle(e);
  if (s.backgroundImage !== 'none') return null;
  const c = parse(s.backgroundColor); if (c.length < 4 || c[3] > .99) return c; } return [255, 255, 255]; };
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), weak = [];
while (walker.nextNode()) { const e = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
  const s = getComputedStyle(e), box = e.getBoundingClientRect();
  if (!text || !box.width || s.visibility === 'hidden') continue;
  const back = ground(e); if (!back) continue;
  const [a, b] = [light(parse(s.color)), light(back)].sort((x, y) => y - x), ratio = (a + .05) / (b + .05);
  const px = parseFloat(s.fontSize), large = px >= 24 || (px >= 18.66 && s.fontWeight >= 700);
  if (ratio < (large ? 3 : 4.5)) weak.push([text.slice(0, 30), ratio.toFixed(2)]); }
return weak;
"""

_FOCUS = """
const hidden = [];
for (const e of document.querySelectorAll('a[href], button, input, select, summary')) {
  e.focus(); if (document.activeElement !== e) { hidden.push(['not reached', e.outerHTML.slice(0, 60)]); continue; }
  const shown = [getComputedStyle(e), getComputedStyle(e, '::after')];  // a card's link covers the card by ::after
  if (shown.every(s => s.outlineStyle === 'none' && s.boxShadow === 'none'))
    hidden.push(['no focus', e.outerHTML.slice(0, 60)]); }
return hidden;
"""
