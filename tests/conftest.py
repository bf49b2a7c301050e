"""A whole site from a dict: the fixture that most tests stand on."""

from __future__ import annotations

import datetime as dt
import io
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from showcase.pipeline import prepare
from showcase.remembered import Kept
from showcase.report import Options, Report
from showcase.store import Store
from showcase.unchanged import build
from showcase.workers import Workers

BUILD_DATE = dt.date(2026, 6, 1)


class Site:
    """A site in a folder of its own, built in this process."""

    def __init__(self, root: Path, workers: Workers) -> None:
        self.root = root
        self.workers = workers
        self.kept: Kept | None = None
        self.options = Options(site=root, output=root / "output", cache=root / ".cache", date=BUILD_DATE, durable=False)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files by path; a text is dedented."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            raw = content if isinstance(content, bytes) else textwrap.dedent(content).lstrip("\n").encode("utf-8")
            path.write_bytes(raw)

    def delete(self, *names: str) -> None:
        for name in names:
            (self.root / name).unlink()

    def with_options(self, **changes: object) -> Site:
        """Return the same site, built with other options."""
        other = Site(self.root, self.workers)
        other.kept = self.kept
        other.options = msgspec.structs.replace(self.options, **changes)
        return other

    def build(self) -> Report:
        return build(self.options, self.workers, self.kept)

    def built(self) -> Report:
        """Build, and insist that nothing at all was wrong."""
        report = self.build()
        assert report.diagnostics == ()
        assert report.done
        return report

    def codes(self) -> list[str]:
        """Return the codes of everything that is wrong, as `check` finds it."""
        with Store(self.options.cache) as store:
            return [d.code for d in prepare(self.options, store, self.workers).diagnostics]

    def read(self, path: str) -> str:
        return (self.options.output / path).read_text(encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        """Return every published file with its bytes, and the manifest."""
        output = self.options.output
        files = (p for p in output.rglob("*") if p.is_file() and p.name != "lock")
        return {p.relative_to(output).as_posix(): p.read_bytes() for p in sorted(files)}


def build_site(site: Path, output: Path, cache: Path) -> None:
    """Build a site that has no mistakes, with all workers, as the program does."""
    with Workers() as workers:
        report = build(Options(site=site, output=output, cache=cache, date=BUILD_DATE), workers)
    assert report.done, report.diagnostics


SiteMaker = Callable[..., Site]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SiteMaker]:
    """Lay out a whole site from a dict of files (texts or bytes); only `title` is set unless the dict says more."""
    made = 0
    with Workers(1) as workers:

        def make(files: Mapping[str, str | bytes] | None = None) -> Site:
            nonlocal made
            made += 1
            new = Site(tmp_path / f"site-{made}", workers)
            (new.root / "content").mkdir(parents=True)
            new.write({"site_config.yaml": "title: Dân vận khéo\n", **(files or {})})
            return new

        yield make


def model(title: str = "Ngõ hoa Hoa Sữa", body: str = "Một con ngõ.", **front: object) -> str:
    """Return the text of a model file; keyword arguments are further lines of front matter."""
    lines = {
        "title": title,
        "ward": "phường Bình Minh",
        "year": 2024,
        "sector": "kinh tế",
        "kind": "tuyến ngõ hoa",
        **front,
    }
    rows = "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None)
    return f"---\n{rows}---\n\n{body}\n"


def photo(
    width: int = 320, height: int = 240, color: tuple[int, int, int] = (60, 120, 80), kind: str = "JPEG"
) -> bytes:
    """Return the bytes of a small photo."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, kind)
    return buffer.getvalue()
