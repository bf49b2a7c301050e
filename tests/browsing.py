"""A real browser and a host of plain files, for the browser tests: Chromium, driven through its own driver."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options as ChromeOptions
from selenium.webdriver.chrome.service import Service

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
POLICY = "default-src 'self'"
"""The Content-Security-Policy that every page has to bear."""


@contextmanager
def served(folder: Path, not_found: Path) -> Iterator[str]:
    """Serve a folder on loopback under the strict policy, with a 404 page; give its address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(not_found.read_bytes())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
            pass

    host = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_port}/"
    finally:
        host.shutdown()
        host.server_close()


@contextmanager
def chrome(
    profile: Path, *, javascript: bool = True, preferences: dict[str, object] | None = None
) -> Iterator[webdriver.Chrome]:
    """Open a browser with an empty profile; its console is kept for `complaints`."""
    options = ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    wanted = dict(preferences or {})
    if not javascript:
        wanted["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", wanted)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = shutil.which("chromedriver")
    assert driver, "chromedriver is missing: apt-get install chromium chromium-driver"
    opened = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield opened
    finally:
        opened.quit()


def screen(browser: webdriver.Chrome, width: int, scheme: str = "light", *, contrast: str = "no-preference") -> None:
    """Give the browser a screen and what its system prefers."""
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    wishes = {"prefers-color-scheme": scheme, "prefers-contrast": contrast}
    features = [{"name": name, "value": value} for name, value in wishes.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def complaints(browser: webdriver.Chrome) -> list[str]:
    """Return what the browser's console was told since the last call: refused scripts, lost files, errors."""
    return [entry["message"] for entry in browser.get_log("browser")]


def weak_texts(browser: webdriver.Chrome, least: float, least_large: float) -> list[list[str]]:
    """Measure every text against the nearest painted ground; return those below the ratio, with it.

    Large is 24 px, or 18.66 px in bold (WCAG 2.2, “large scale”).
    """
    found: list[list[str]] = browser.execute_script(_CONTRAST, least, least_large)
    return found


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
  if (ratio < (large ? arguments[1] : arguments[0])) weak.push([text.slice(0, 30), ratio.toFixed(2)]); }
return weak;
"""
