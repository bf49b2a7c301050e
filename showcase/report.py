"""What a run is asked for, and what it did."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from msgspec import Struct

from showcase.diagnostics import Diagnostic, at

CONFIG = "site_config.yaml"


class Options(Struct, frozen=True, kw_only=True):
    """What a run is asked for: the site's folder, where to write, the build date (None: today in the site's zone)."""

    site: Path
    output: Path
    cache: Path
    date: dt.date | None = None
    drafts: bool = False
    strict: bool = False
    durable: bool = True


class Report(Struct, frozen=True, kw_only=True):
    """What a run did. `done` is False when mistakes stopped it: then the output folder is as it was.

    `total` is the number of the site's files, `manifest` the digest of their manifest.
    """

    done: bool
    diagnostics: tuple[Diagnostic, ...]
    total: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    manifest: str = ""


class Built(Struct, frozen=True, kw_only=True):
    """A report with what it takes to know it again: where the day is, and whether every file was as it was scanned."""

    report: Report
    time_zone: str = ""
    as_scanned: bool = False


def missing_site(options: Options) -> tuple[Diagnostic, ...]:
    """Say that a folder is no site before anything is written there: a slip of the hand must not make folders."""
    is_there = os.path.lexists(options.site / CONFIG)  # what else may be wrong with it, its reader says
    return () if is_there else (at(CONFIG, 0, 0, "config-missing", folder=options.site),)


def today_in(time_zone: str) -> dt.date:
    """Return today's date where clocks show UTC and an offset more, such as +07:00."""
    sign = -1 if time_zone[0] == "-" else 1
    offset = dt.timedelta(hours=int(time_zone[1:3]), minutes=int(time_zone[4:]))
    return dt.datetime.now(dt.timezone(sign * offset)).date()
