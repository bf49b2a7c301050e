"""Carry out `check`: say everything that is wrong, in the content and in finished HTML."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from showcase import wording
from showcase.diagnostics import Diagnostic, at, ordered
from showcase.mending import mend
from showcase.pipeline import prepare
from showcase.publish import OWN
from showcase.report import missing_site
from showcase.request import Request, exit_code
from showcase.store import Store
from showcase.workers import Workers

_LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src",),
    "embed": ("src",),
    "object": ("data",),
}


def check(request: Request) -> int:
    """Say everything that is wrong; with --fix mend first what is safe, with --output look at the finished HTML too."""
    options = request.options
    diagnostics = missing_site(options)
    if request.fix and not diagnostics:
        aside = sys.stderr if request.format == "json" else sys.stdout
        changed = mend(options.site, lambda line: print(line, file=aside), request.say)
        print(request.say("cli.fixed", count=changed) if changed else request.say("cli.fix-none"), file=aside)
    if not diagnostics:
        with Workers(request.workers) as workers, Store(options.cache) as store:
            diagnostics = store.surely(lambda: prepare(options, store, workers)).diagnostics
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
    """Parse every page of the output folder: links, ids, inline code, what is loaded from elsewhere, language.

    Links have to be relative, for the site may lie in any folder; only the 404 page's begin at the host's root.
    """
    pages = {p.relative_to(output).as_posix(): _read(p) for p in sorted(output.rglob("*.html")) if OWN not in p.parts}
    files = {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()}
    ids = {path: set(page.ids) for path, page in pages.items()}
    if not pages:
        return (at("output", 0, 0, "output-empty", folder=output),)
    return tuple(d for path, page in pages.items() for d in _check_page(path, page, files, ids))


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
        for name in _LOADED.get(tag, ()):
            written = found.get(name, "")
            parts = [part.split()[0] for part in written.split(",") if part.strip()] if name == "srcset" else [written]
            self.loads += [(part, line) for part in parts if part]
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
    page.feed(path.read_text(encoding="utf-8", errors="replace"))
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
        if _scheme(target) not in ("", "data"):
            yield at(path, line, 1, "html-third-party", target=target)
    for target, line in (*page.links, *page.loads):
        if _scheme(target) == "javascript":
            yield at(path, line, 1, "html-inline-script")
        elif path != "404.html" and not _leads_somewhere(path, target, files, ids):
            yield at(path, line, 1, "html-link-broken", target=target)


def _scheme(target: str) -> str:
    """Return the scheme of a link that leaves the site (`//` for one that names only a host), else nothing."""
    try:
        parts = urlsplit(target)
    except ValueError:  # `http://[`: no address at all
        return "?"
    return parts.scheme or ("//" if parts.netloc else "")


def _leads_somewhere(path: str, target: str, files: set[str], ids: dict[str, set[str]]) -> bool:
    if scheme := _scheme(target):
        return scheme != "?"
    parts = urlsplit(target)
    if parts.path.startswith("/"):
        return False
    pieces = path.split("/")[:-1]
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
    fragment = unquote(parts.fragment)
    return found in files and (not fragment or fragment in ids.get(found, {fragment}))
