"""The real site in a real browser: small screens, both schemes, a keyboard alone, no JavaScript, a sub-folder, a disk.

These run with `build.py test --all` and need Chromium and its driver; where they are missing the tests fail.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import chrome, screen, served, weak_texts
from conftest import build_site
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from showcase.report import CONFIG
from showcase.version import PROJECT

pytestmark = pytest.mark.browser

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
    build_site(site, root / FOLDER, tmp_path_factory.mktemp("cache"))
    return root


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[str]:
    """Serve the site on loopback in a sub-folder, with its 404 page; return its address."""
    with served(built, built / FOLDER / "404.html") as address:
        yield f"{address}{FOLDER}/"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A browser with JavaScript on; the tests, too, ask their questions in it."""
    with chrome(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways(browser: webdriver.Chrome, host: str, width: int) -> None:
    screen(browser, width)
    wide = {}
    for page in PAGES:
        browser.get(host + page)
        wide[page] = browser.execute_script("return document.documentElement.scrollWidth")
    assert {page: found for page, found in wide.items() if found > width} == {}


_BROKEN = """
document.documentElement.dataset.size = arguments[0];
const lines = e => new Set([...e.getClientRects()].map(r => Math.round(r.top))).size;
const words = [...document.querySelectorAll('.whole')];
getSelection().selectAllChildren(document.querySelector('main'));
return [words.length, words.filter(e => lines(e) > 1).map(e => e.textContent), getSelection().toString()];
"""


@pytest.mark.parametrize("size", ["normal", "large"])
@pytest.mark.parametrize("width", [320, 360])
def test_numbers_of_documents_stand_in_one_line_and_are_copied_as_they_were_written(
    browser: webdriver.Chrome, host: str, width: int, size: str
) -> None:
    screen(browser, width)
    for page, word in {"mo-hinh/tu-luc-tu-cuong/": "Covid-19", "bai-viet/ha-noi-2017/": "18-KH/BDVTU"}.items():
        browser.get(host + page)
        found, broken, copied = browser.execute_script(_BROKEN, size)
        assert (found > 2, broken, word in copied) == (True, [], True)
        assert browser.execute_script("return document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: webdriver.Chrome, host: str, scheme: str) -> None:
    """Measure the contrast of every text against the nearest painted ground: WCAG 2.2, 1.4.3 (4.5:1, large 3:1)."""
    screen(browser, 360, scheme)
    weak = {}
    for page in PAGES:
        browser.get(host + page)
        weak[page] = weak_texts(browser, 4.5, 3)
    assert {page: found for page, found in weak.items() if found} == {}


def test_body_text_is_large_enough_for_old_eyes(browser: webdriver.Chrome, host: str) -> None:
    screen(browser, 360)
    browser.get(host + "mo-hinh/tuyen-ngo-hoa-720-nguyen-van-cu/")
    size, line = browser.execute_script(
        "const s = getComputedStyle(document.querySelector('.prose p')); return [s.fontSize, s.lineHeight]"
    )
    assert float(size.removesuffix("px")) >= 18
    assert float(line.removesuffix("px")) >= 1.6 * 18


def test_a_keyboard_alone_reaches_the_content_and_shows_where_it_is(browser: webdriver.Chrome, host: str) -> None:
    screen(browser, 1280)
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
        assert any(name.endswith(".css") for name in loaded)
        assert [name for name in loaded if not name.startswith(host)] == []
        inline = "return document.querySelectorAll('script:not([type*=json]):not([src]), style, [style]').length"
        assert browser.execute_script(inline) == 0


def test_the_site_works_without_javascript(host: str, tmp_path: Path) -> None:
    with chrome(tmp_path, javascript=False) as plain:
        plain.get(host)
        plain.find_element(By.PARTIAL_LINK_TEXT, "720 Nguyễn Văn Cừ").click()
        assert plain.current_url == host + "mo-hinh/tuyen-ngo-hoa-720-nguyen-van-cu/"
        assert "720 Nguyễn Văn Cừ" in plain.find_element(By.TAG_NAME, "h1").text


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
    screen(browser, 360)
    browser.get(host + MODEL)
    address = f"https://a.example/{FOLDER}/{MODEL}"
    asked, said, selected = browser.execute_async_script(_SHARE, share, clipboard)
    assert asked == [address] * times
    assert told.lower() in said.lower()
    assert bool(said) is bool(told)
    assert selected == ("" if times else address)


def test_without_javascript_the_button_is_not_there_and_the_address_is(host: str, tmp_path: Path) -> None:
    with chrome(tmp_path, javascript=False) as plain:
        plain.get(host + MODEL)
        part = plain.find_element(By.CSS_SELECTOR, ".share")
        assert not part.find_element(By.TAG_NAME, "button").is_displayed()
        assert part.text == f"Địa chỉ trang này: https://a.example/{FOLDER}/{MODEL}"


def test_without_a_base_url_the_button_gives_the_address_in_the_browser(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    site = _copy_with("", tmp_path / "site")
    text = (site / CONFIG).read_text(encoding="utf-8")
    (site / CONFIG).write_text(text.replace("base_url: ", "# "), encoding="utf-8")
    build_site(site, tmp_path / "output", tmp_path / "cache")
    page = (tmp_path / "output" / MODEL / "index.html").as_uri()
    browser.get(page + "#main")
    asked, _, _ = browser.execute_async_script(_SHARE, "works", False)
    assert asked == [page]


def test_with_links_to_files_the_site_is_read_from_a_disk(browser: webdriver.Chrome, tmp_path: Path) -> None:
    site = _copy_with("links: file\n", tmp_path / "trang web")
    output = tmp_path / "kết quả"
    build_site(site, output, tmp_path / "cache")
    browser.get((output / "index.html").as_uri())
    for text in ("Phường Gia Thụy", "720 Nguyễn Văn Cừ"):
        links = browser.find_elements(By.TAG_NAME, "a")
        target = next(a.get_attribute("href") for a in links if text.lower() in a.get_attribute("textContent").lower())
        browser.get(target)
        assert text.lower() in browser.find_element(By.TAG_NAME, "h1").get_attribute("textContent").lower()
    assert browser.execute_script("return document.images[0].naturalWidth") > 0


_FOCUS = """
const hidden = [];
for (const e of document.querySelectorAll('a[href], button, input, select, summary')) {
  e.focus(); if (document.activeElement !== e) { hidden.push(['not reached', e.outerHTML.slice(0, 60)]); continue; }
  const shown = [getComputedStyle(e), getComputedStyle(e, '::after')];  // a card's link covers the card by ::after
  if (shown.every(s => s.outlineStyle === 'none' && s.boxShadow === 'none'))
    hidden.push(['no focus', e.outerHTML.slice(0, 60)]); }
return hidden;
"""
