"""Say what is wrong and where.

A diagnostic carries a code, a place and arguments, never words: the words are in the catalogues
(`locale/`) and are put together by `cli`. Severity belongs to the code.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]

CODES: dict[str, Severity] = {
    # reading files
    "file-not-utf8": "error",
    "file-forbidden": "error",
    "file-gone": "error",
    "file-is-folder": "error",
    "file-unreadable": "error",
    "front-matter-missing": "error",
    "front-matter-late": "error",
    "front-matter-dashes": "error",
    "front-matter-unclosed": "error",
    "yaml-invalid": "error",
    "yaml-no-colon": "error",
    "yaml-space": "error",
    "yaml-wide-colon": "error",
    "yaml-indent": "error",
    "yaml-quote-open": "error",
    "yaml-quote-inside": "error",
    "yaml-bracket": "error",
    "yaml-sign": "error",
    "yaml-cut": "warning",
    "yaml-colon": "error",
    "yaml-tab": "error",
    "yaml-not-mapping": "error",
    "yaml-alias": "error",
    "yaml-tag": "error",
    # keys and values
    "key-unknown": "error",
    "key-duplicate": "error",
    "key-missing": "error",
    "key-empty": "error",
    "key-wanted": "warning",
    "value-empty": "error",
    "value-not-text": "error",
    "value-not-mapping": "error",
    "value-not-choice": "error",
    "value-not-year": "error",
    "year-digits": "error",
    "year-out-of-range": "error",
    "year-several": "error",
    "value-not-date": "error",
    "date-without-year": "error",
    "date-two-digit-year": "error",
    "date-without-day": "error",
    "date-month-first": "error",
    "date-impossible": "error",
    "value-not-location": "error",
    "location-swapped": "error",
    "location-comma": "error",
    "location-half": "error",
    "location-outside": "error",
    "value-not-slug": "error",
    "value-not-id": "error",
    "value-not-address": "error",
    "value-not-url": "error",
    "value-not-number": "error",
    "value-out-of-range": "error",
    "value-not-time-zone": "error",
    "folder-taken": "error",
    # doubts about words
    "foreign-dstroke": "warning",
    "stray-mark": "warning",
    "straight-quote": "warning",
    "unbalanced-quotes": "warning",
    "look-alike-letter": "warning",
    "full-width": "warning",
    "legacy-encoding": "warning",
    "hyphen-as-dash": "warning",
    "tone-on-onset": "warning",
    "space-before-sign": "warning",
    "space-after-sign": "warning",
    # bodies and photos
    "raw-html": "warning",
    "body-too-deep": "error",
    "emphasis-unclear": "warning",
    "link-broken": "warning",
    "link-unsafe": "warning",
    "photo-missing": "error",
    "photo-misnamed": "error",
    "photo-nameless": "warning",
    "photo-unreadable": "error",
    "photo-unlisted": "warning",
    "path-outside": "error",
    # between files
    "page-later": "warning",
    "address-taken": "error",
    "id-taken": "error",
    "slug-empty": "error",
    "abbreviation-unclear": "warning",
    "unit-unknown": "warning",
    "unit-ambiguous": "error",
    "unit-parent-unknown": "warning",
    "term-unknown": "warning",
    "term-taken": "error",
    "sector-unknown": "error",
    "registry-taken": "error",
    "registry-unopened": "error",
    # configuration and themes
    "config-missing": "error",
    "content-missing": "error",
    "content-misplaced": "warning",
    "signs-without-address": "warning",
    "theme-missing": "error",
    "theme-loop": "error",
    "theme-invalid": "error",
    "template-missing": "error",
    "template-syntax": "error",
    "template-dynamic": "error",
    "template-name-unknown": "error",
    "template-attribute-unknown": "error",
    "template-block-unknown": "error",
    "template-failed": "error",
    "string-missing": "error",
    "asset-missing": "error",
    # output
    "output-foreign": "error",
    "output-locked": "error",
    "output-unwritable": "error",
    "output-inside-content": "error",
    "output-empty": "error",
    # check --output
    "html-link-broken": "error",
    "html-id-duplicate": "error",
    "html-inline-script": "error",
    "html-inline-style": "error",
    "html-third-party": "error",
    "html-lang-missing": "error",
}


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake: its `code`, the file (`path`, relative to the site), and `args` for the words.

    `line` and `column` count from 1; 0 means the file as a whole.
    """

    code: str
    path: str = ""
    line: int = 0
    column: int = 0
    args: dict[str, str] = {}

    @property
    def severity(self) -> Severity:
        """Return how much it matters: an error stops the build."""
        return CODES[self.code]


class Failed(Exception):
    """Raised by a stage that cannot go on; carries the diagnostics that say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.code for d in diagnostics))
        self.diagnostics = diagnostics


def at(path: str, line: int, column: int, code: str, **args: object) -> Diagnostic:
    """Make a diagnostic at a place; arguments become text."""
    return Diagnostic(code=code, path=path, line=line, column=column, args={k: str(v) for k, v in args.items()})


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return them without repeats, by file, place and code: the same list whatever order the work was done in."""
    unique = {msgspec.json.encode(d): d for d in diagnostics}
    return tuple(sorted(unique.values(), key=lambda d: (d.path, d.line, d.column, d.code, sorted(d.args.items()))))


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Tell whether any is an error (with `strict`: whether there is any at all)."""
    return any(strict or d.severity == "error" for d in diagnostics)
