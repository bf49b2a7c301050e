"""Mend what is safe in the files of a site's content: each change is shown before it is written.

What a mend is, `corrections` says. Here the bytes around it are kept: line ends, the byte order mark, every line that
is right. A file that is not UTF-8, or that a link leads to, is left alone.
"""

from __future__ import annotations

import difflib
import functools
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

from showcase import ids
from showcase.config import Config, read_config
from showcase.corrections import Corrected, Reason, document, register
from showcase.diagnostics import Failed
from showcase.registry import FOLDER, Registry, read_registry
from showcase.report import CONFIG
from showcase.scan import FOLDERS, is_ignored
from showcase.spellings import Spellings

_TEXTS: Final = (".md", ".yaml")
_BOM: Final = "\ufeff"
_LINE_END: Final = "\r\n|\r|\n"
_UNSEEN: Final = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")
_REASONS: Final[dict[Reason, str]] = {
    "form": "cli.mended-form",
    "quotes": "cli.mended-quotes",
    "dstroke": "cli.mended-dstroke",
    "dots": "cli.mended-dots",
    "tone": "cli.mended-tone",
    "registered": "cli.mended-registered",
    "id": "cli.mended-id",
}


def mend(site: Path, show: Callable[[str], None], say: Callable[..., str]) -> int:
    """Mend the Markdown files and registers below `site/content`; return how many files changed.

    What is done to a file is shown, as a line of words and a unified difference, and then written. Registers come
    first, units before all, for they say how the others spell. At the end the ids are noted, so that none comes again.
    """
    bench = _Bench(site, show, say)
    tone_style = _config(site).tone_style
    files = _content_files(site)
    registers = sorted((p for p in files if p.suffix.lower() == ".yaml"), key=lambda path: path.stem != "units")
    for path in registers:
        spellings = Spellings(site_registry(site), tone_style)
        bench.correct(path, functools.partial(register, name=path.stem, spellings=spellings))
    spellings = Spellings(site_registry(site), tone_style)
    taken = ids.used(site)

    def new_id() -> str:
        made = ids.new(taken)
        taken.add(made)
        return made

    for path in (p for p in files if p.suffix.lower() == ".md"):
        kind = FOLDERS.get(path.relative_to(site).parts[1])
        bench.correct(path, functools.partial(document, kind=kind, spellings=spellings, new_id=new_id))
    bench.note_ids()
    return bench.changed


def note_ids(site: Path) -> None:
    """Note the ids that the content has and the list has not."""
    _Bench(site, lambda line: None, lambda key, **args: key).note_ids()


def site_registry(site: Path) -> Registry:
    """Return the registers of a site, as far as they can be read."""
    paths = (path for path in sorted((site / FOLDER).glob("*.yaml")) if not is_ignored(path.name))
    texts = {path.relative_to(site).as_posix(): text for path in paths if (text := _text(path)) is not None}
    return read_registry(texts)[0]


class _Bench:
    """Where files are mended: shows what is done to each, writes it and counts."""

    def __init__(self, site: Path, show: Callable[[str], None], say: Callable[..., str]) -> None:
        self._site, self._show, self._say = site, show, say
        self.changed = 0

    def correct(self, path: Path, correct: Callable[[str], Corrected]) -> None:
        text = _text(path)
        if text is None:
            return
        ends = re.findall(_LINE_END, text)
        corrected = correct(re.sub(_LINE_END, "\n", text.removeprefix(_BOM)))
        if corrected.reasons:
            if corrected.inserted:
                ends.insert(corrected.inserted, ends[corrected.inserted - 1])
            lines = zip(corrected.text.split("\n"), [*ends, ""], strict=True)
            mended = _BOM * text.startswith(_BOM) + "".join(line + end for line, end in lines)
            self._write(path, text, mended, ", ".join(self._say(_REASONS[reason]) for reason in corrected.reasons))

    def note_ids(self) -> None:
        path = self._site / ids.NOTED
        missing = sorted(ids.used(self._site) - {*ids.noted(self._site)})
        before = _text(path) if path.exists() else ""
        if missing and before is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._write(path, before, ids.with_noted(before, missing), self._say("cli.mended-ids"))

    def _write(self, path: Path, before: str, after: str, why: str) -> None:
        """Show what changes, then write it beside the old file and put it in its place: a full disk takes no text."""
        name = path.relative_to(self._site).as_posix()
        self._show(f"{name}: {why}")
        old, new = ([_visible(line) for line in re.split(_LINE_END, text)] for text in (before, after))
        for line in difflib.unified_diff(old, new, name, name, lineterm="", n=0):
            self._show(line)
        part = path.with_name(f".{path.name}.tmp")
        try:
            part.write_bytes(after.encode("utf-8"))
            if path.exists():
                shutil.copymode(path, part)
            part.replace(path)
        except OSError as error:
            self._show(self._say("cli.not-written", file=name, reason=error))
            part.unlink(missing_ok=True)
        else:
            self.changed += 1


def _content_files(site: Path) -> list[Path]:
    """Return the text files that a build reads; what a link leads to is not ours to change."""
    paths = (path for path in (site / "content").rglob("*") if path.suffix.lower() in _TEXTS)
    found = ((path, path.relative_to(site).parts) for path in paths)
    return sorted(p for p, parts in found if p.is_file() and not p.is_symlink() and not any(map(is_ignored, parts)))


def _config(site: Path) -> Config:
    try:
        return read_config(_text(site / CONFIG) or "")[0]
    except Failed:  # told by the check that follows
        return Config(title="")


def _text(path: Path) -> str | None:
    """Return what a file holds; None where it cannot be read or is no UTF-8, which a check tells."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _visible(line: str) -> str:
    """Show what cannot be seen, or would do something to a screen: a no-break space as <U+00A0>."""
    return "".join(c if c in " \t" or unicodedata.category(c) not in _UNSEEN else f"<U+{ord(c):04X}>" for c in line)
