"""Text size and contrast: what a reader chooses holds on every page, before anything is painted, and breaks nothing.

These run with `build.py test --all` and need Chromium and its driver; where they are missing the tests fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import chrome, complaints, screen, served, weak_texts
from conftest import build_site
from every_kind import FOLDER, lay_out, one_of_each
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

pytestmark = pytest.mark.browser

MODEL = "mo-hinh/ngo-hoa/"
SIZES = {"small": 16, "normal": 18, "large": 22.4}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("host")
    build_site(lay_out(tmp_path_factory.mktemp("site")), root / FOLDER, tmp_path_factory.mktemp("cache"))
    return root


@pytest.fixture(scope="module")
def host(built: Path) -> Iterator[str]:
    with served(built, built / FOLDER / "404.html") as address:
        yield f"{address}{FOLDER}/"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """A browser that nobody has chosen anything in."""
    with chrome(tmp_path / "profile") as opened:
        screen(opened, 1280)
        yield opened


def button(browser: webdriver.Chrome, value: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, f".reading button[value={value}]")


def pressed(browser: webdriver.Chrome) -> list[str]:
    chosen = browser.find_elements(By.CSS_SELECTOR, ".reading button[aria-pressed=true]")
    return [one.get_attribute("value") for one in chosen]


def text_size(browser: webdriver.Chrome) -> float:
    size = browser.execute_script("return getComputedStyle(document.body).fontSize")
    return float(size.removesuffix("px"))


def test_each_size_is_what_it_says_and_is_told_to_screen_readers(browser: webdriver.Chrome, host: str) -> None:
    browser.get(host)
    assert (text_size(browser), pressed(browser)) == (18, ["normal"])
    for value, size in SIZES.items():
        button(browser, value).click()
        assert (text_size(browser), pressed(browser)) == (pytest.approx(size), [value])
    names = [one.accessible_name for one in browser.find_elements(By.CSS_SELECTOR, ".reading button")]
    assert names == ["A− Chữ nhỏ", "A Chữ vừa", "A+ Chữ to", "Tương phản cao"]
    assert browser.find_element(By.CSS_SELECTOR, ".reading").accessible_name == "Cỡ chữ và độ tương phản"


def test_a_choice_holds_on_other_pages_and_when_one_goes_back(browser: webdriver.Chrome, host: str) -> None:
    browser.get(host)
    browser.get(host + MODEL)
    button(browser, "large").click()
    button(browser, "more").click()
    assert pressed(browser) == ["large", "more"]
    browser.back()
    assert (browser.current_url, text_size(browser), pressed(browser)) == (host, pytest.approx(22.4), ["large", "more"])
    button(browser, "more").click()
    button(browser, "normal").click()
    browser.get(host + "khong/co/trang/nay/")
    assert (text_size(browser), pressed(browser)) == (18, ["normal"])


def test_a_choice_stands_before_there_is_a_body_to_paint(browser: webdriver.Chrome, host: str) -> None:
    watch = """
        new MutationObserver(() => { window.painted ??= document.body !== null; })
            .observe(document, {attributes: true, subtree: true, attributeFilter: ['data-size']});
    """
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": watch})
    browser.get(host)
    assert browser.execute_script("return window.painted") is False


def test_a_keyboard_is_enough(browser: webdriver.Chrome, host: str) -> None:
    browser.get(host)
    for value, key in (("large", Keys.ENTER), ("more", Keys.SPACE)):
        button(browser, value).send_keys(key)
        assert browser.switch_to.active_element.get_attribute("value") == value
        outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    assert pressed(browser) == ["large", "more"]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_buttons_are_large_enough_at_every_size(browser: webdriver.Chrome, host: str, width: int) -> None:
    screen(browser, width)
    browser.get(host + MODEL)
    for value in SIZES:
        button(browser, value).click()
        for one in browser.find_elements(By.CSS_SELECTOR, ".reading button"):
            assert one.size["width"] >= 44
            assert one.size["height"] >= 44


def test_no_page_scrolls_sideways_with_large_text(browser: webdriver.Chrome, host: str, built: Path) -> None:
    screen(browser, 320)
    browser.get(host)
    button(browser, "large").click()
    wide = {}
    for kind, page in one_of_each(built / FOLDER).items():
        if kind != "redirect":
            browser.get(host + page)
            assert browser.find_element(By.TAG_NAME, "html").get_attribute("data-size") == "large"
            wide[page] = browser.execute_script("return document.documentElement.scrollWidth")
    assert {page: found for page, found in wide.items() if found > 320} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_every_page_has_the_highest_contrast(
    browser: webdriver.Chrome, host: str, built: Path, scheme: str
) -> None:
    """WCAG 2.2, 1.4.6, without its easing for large text."""
    screen(browser, 1280, scheme)
    browser.get(host)
    button(browser, "more").click()
    weak = {}
    for kind, page in one_of_each(built / FOLDER).items():
        if kind != "redirect":
            browser.get(host + page)
            assert pressed(browser) == ["normal", "more"]
            weak[page] = weak_texts(browser, 7, 7)
    assert {page: found for page, found in weak.items() if found} == {}


def test_a_system_that_asks_for_contrast_gets_it_until_the_reader_says_no(browser: webdriver.Chrome, host: str) -> None:
    screen(browser, 1280, contrast="more")
    browser.get(host)
    assert pressed(browser) == ["normal", "more"]
    button(browser, "more").click()
    browser.get(host + MODEL)
    assert pressed(browser) == ["normal"]


def test_where_storage_is_refused_a_choice_holds_on_the_page_and_nothing_breaks(host: str, tmp_path: Path) -> None:
    with chrome(tmp_path, preferences={"profile.default_content_setting_values.cookies": 2}) as browser:
        browser.get(host)
        with pytest.raises(Exception, match="denied"):
            browser.execute_script("return localStorage.length")
        button(browser, "large").click()
        button(browser, "more").click()
        assert (text_size(browser), pressed(browser)) == (pytest.approx(22.4), ["large", "more"])
        browser.get(host + MODEL)
        assert (text_size(browser), pressed(browser)) == (18, ["normal"])
        assert complaints(browser) == []


def test_without_javascript_nothing_is_shown_that_does_nothing(host: str, tmp_path: Path) -> None:
    with chrome(tmp_path, javascript=False) as browser:
        browser.get(host)
        controls = browser.find_element(By.CSS_SELECTOR, ".reading")
        assert (controls.is_displayed(), controls.get_attribute("hidden")) == (False, "true")
        assert browser.find_element(By.TAG_NAME, "h1").is_displayed()


def test_what_is_stored_by_mistake_counts_as_no_choice(browser: webdriver.Chrome, host: str) -> None:
    browser.get(host)
    browser.execute_script("localStorage.setItem('reading-size', 'huge'); localStorage.setItem('reading-contrast', '')")
    browser.refresh()
    assert (text_size(browser), pressed(browser)) == (18, ["normal"])


def test_a_site_on_a_disk_remembers_too(browser: webdriver.Chrome, tmp_path: Path) -> None:
    site = lay_out(tmp_path / "trang web", "links: file\n")
    output = tmp_path / "kết quả"
    build_site(site, output, tmp_path / "cache")
    browser.get((output / "index.html").as_uri())
    button(browser, "large").click()
    browser.find_element(By.CSS_SELECTOR, ".card a").click()
    assert browser.current_url.endswith("/index.html")
    assert (text_size(browser), pressed(browser)) == (pytest.approx(22.4), ["large"])
    # Chromium reads no web app manifest from a disk, and says so
    assert [said for said in complaints(browser) if "site.webmanifest" not in said] == []


def test_no_page_breaks_the_strict_policy(browser: webdriver.Chrome, host: str, built: Path) -> None:
    """The host sends `default-src 'self'`; a refused script, style or picture is told on the console."""
    for page in one_of_each(built / FOLDER).values():
        browser.get(host + page)
        assert (page, complaints(browser)) == (page, [])
    browser.execute_script("document.body.setAttribute('style', 'color: red')")
    browser.execute_script("document.body.append(Object.assign(document.createElement('style'), {textContent: 'a{}'}))")
    assert any("Content Security Policy" in message for message in complaints(browser))
