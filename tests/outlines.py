"""What a screen reader lists of a page: its title, and its links out of their context."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path


class Outline(HTMLParser):
    """Read a page's title, and its links as a screen reader lists them: name → targets."""

    def __init__(self, page: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.links: dict[str, set[str]] = defaultdict(set)
        self._words: list[str] = []
        self._target = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in ("a", "title"):
            self._words, self._target = [], found.get("href") or ""
        self._words.append(found.get("alt") or "")

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self._words).split())
        if tag == "a":
            self.links[words].add(self._target)
        elif tag == "title":
            self.title = self.title or words


def unclear_links(output: Path) -> dict[str, dict[str, set[str]]]:
    """Return, by page, the names that several targets share, and links without a name."""
    unclear = {}
    for page in sorted(output.rglob("*.html")):
        found = Outline(page).links
        wrong = {name: targets for name, targets in found.items() if len(targets) > 1 or not name}
        if wrong:
            unclear[page.relative_to(output).as_posix()] = wrong
    return unclear
