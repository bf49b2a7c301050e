"""Carry out `check`: say everything that is wrong, look at finished HTML, mend content where that is safe."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from showcase import wording
from showcase.diagnostics import Diagnostic, at, ordered
from showcase.pipeline import prepare
from showcase.publish import OWN
from showcase.request import Request, exit_code
from showcase.store import Store
from showcase.vietnamese import normalise
from showcase.workers import Workers

_LOADED = {
    "script": "src",
    "img": "src",
    "source": "srcset",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}


def check(request: Request) -> int:
    """Say everything that is wrong; with --fix mend first what is safe, with --output look at the finished HTML too."""
    options = request.options
    if request.fix:
        changed = fix(options.site, print)
        print(request.say("cli.fixed", count=changed) if changed else request.say("cli.fix-none"))
    with Workers(request.workers) as workers, Store(options.cache) as store:
        diagnostics = prepare(options, store, workers).diagnostics
    if request.html or hasattr(request, "output_folder"):
        diagnostics = ordered((*diagnostics, *check_html(options.output)))
    if request.format == "json":
        print(wording.as_json(diagnostics, request.lang))
    elif diagnostics:
        print(wording.as_text(diagnostics, options.site, request.lang), file=sys.stderr)
    elif not request.quiet:
        print(request.say("cli.clean"))
    return exit_code(diagnostics, strict=options.strict)


def check_html(output: Path) -> tuple[Diagnostic, ...]:
    """Parse every page of the output folder: links, ids, inline code, what is loaded from elsewhere, language."""
    pages = {p.relative_to(output).as_posix(): _read(p) for p in sorted(output.rglob("*.html")) if OWN not in p.parts}
    files = {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()}
    ids = {path: set(page.ids) for path, page in pages.items()}
    return tuple(d for path, page in pages.items() for d in _check_page(path, page, files, ids))


def fix(site: Path, show: Callable[[str], None]) -> int:
    """Put the content's Markdown and YAML files into display form (NFC, no stray spaces), each difference shown first.

    Returns how many files changed.
    """
    changed = 0
    for path in sorted(
        p for p in (site / "content").rglob("*") if p.suffix.lower() in (".md", ".yaml") and p.is_file()
    ):
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue  # told by the check that follows
        mended = _mended(text)
        if mended != text:
            name = path.relative_to(site).as_posix()
            for line in difflib.unified_diff(text.splitlines(), mended.splitlines(), name, name, lineterm="", n=0):
                show(line)
            bom = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
            path.write_bytes(bom + mended.encode("utf-8"))
            changed += 1
    return changed


def _mended(text: str) -> str:
    """Normalise line by line, so that line ends stay as they are."""
    pieces = []
    for line in text.splitlines(keepends=True):
        content = line.rstrip("\r\n")
        pieces.append(normalise(content) + line[len(content) :])
    return "".join(pieces)


class _Page(HTMLParser):
    """What a finished page holds that can be wrong."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.loads: list[tuple[str, int]] = []
        self.scripts: list[int] = []
        self.styles: list[int] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        line = self.getpos()[0]
        if tag == "html":
            self.language = found.get("lang", "")
        if "id" in found:
            self.ids.append(found["id"])
        if tag in ("a", "area", "link") and "href" in found:
            target = self.loads if tag == "link" and found.get("rel") not in ("canonical", "alternate") else self.links
            target.append((found["href"], line))
        loaded = found.get(_LOADED.get(tag, ""), "")
        self.loads += [(part.split()[0], line) for part in loaded.split(",") if part.strip()]
        if tag == "img" and found.get("srcset"):
            self.loads += [(part.split()[0], line) for part in found["srcset"].split(",") if part.strip()]
        if (
            tag == "script"
            and "src" not in found
            and found.get("type", "") not in ("application/ld+json", "application/json")
        ):
            self.scripts.append(line)
        if tag == "style" or "style" in found or any(key.startswith("on") for key in found):
            self.styles.append(line)


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def _check_page(path: str, page: _Page, files: set[str], ids: dict[str, set[str]]) -> Iterator[Diagnostic]:
    if not page.language:
        yield at(path, 1, 1, "html-lang-missing")
    for twice in sorted({i for i in page.ids if page.ids.count(i) > 1}):
        yield at(path, 0, 0, "html-id-duplicate", id=twice)
    for line in page.scripts:
        yield at(path, line, 1, "html-inline-script")
    for line in page.styles:
        yield at(path, line, 1, "html-inline-style")
    for target, line in page.loads:
        if urlsplit(target).scheme or target.startswith("//"):
            yield at(path, line, 1, "html-third-party", target=target)
    for target, line in (*page.links, *page.loads):
        if path != "404.html" and not _leads_somewhere(path, target, files, ids):
            yield at(path, line, 1, "html-link-broken", target=target)


def _leads_somewhere(path: str, target: str, files: set[str], ids: dict[str, set[str]]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    pieces = [] if parts.path.startswith("/") else path.split("/")[:-1]
    for piece in unquote(parts.path).split("/"):
        if piece == "..":
            if not pieces:
                return False  # it climbs out of the site
            pieces.pop()
        elif piece not in ("", "."):
            pieces.append(piece)
    found = "/".join(pieces)
    if not parts.path:
        found = path
    elif parts.path.endswith(("/", ".", "..")):
        found = f"{found}/index.html".lstrip("/")
    return found in files and (not parts.fragment or parts.fragment in ids.get(found, {parts.fragment}))
