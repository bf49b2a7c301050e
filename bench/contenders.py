"""Who is measured: this program, and a peer beside it. Each lays out one corpus and is changed in the same ways."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus import KINDS, Model, ascii_of, model, models, ward_of

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
NEWEST = "2025-12-31"
"""The date of a model that is added: newer than all others, as news are."""
DAY = "2026-01-01"


class Contender:
    """A generator with a site of its own: what it is called with, and what is done to its site before each measure.

    `changes` names what can be done to it; what a generator has no counterpart of is not among it.
    """

    name = ""
    models = ""
    page = "mo-hinh/{slug}/index.html"

    def __init__(self, root: Path, count: int, seed: int) -> None:
        self.site, self.output, self.cache = root / "site", root / "output", root / "cache"
        self.count, self.seed = count, seed
        self._added = ""
        self.changes: dict[str, Callable[[], None]] = {
            "cold": lambda: None,
            "unchanged": lambda: None,
            "body edited": self.edit,
            "model added": self.add,
            "ward renamed": self.rename,
            "template changed": self.restyle,
        }

    def lay_out(self) -> None:
        """Write the site."""
        self.furnish()
        for one in models(self.count, self.seed):
            path = self.path(one)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.text(one), encoding="utf-8")
        self.cache.mkdir(parents=True)

    def furnish(self) -> None:
        """Write all but the models."""
        raise NotImplementedError

    def text(self, one: Model) -> str:
        """Return the file of a model."""
        raise NotImplementedError

    def build(self) -> list[str]:
        """Return the command that builds."""
        raise NotImplementedError

    def serve(self, port: int) -> list[str]:
        """Return the command that serves while files are edited."""
        raise NotImplementedError

    def layout(self) -> Path:
        """Return the template that all pages share."""
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        """Return the environment of the commands: compiled modules are kept, as on anybody's machine."""
        return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"LC_ALL": "C.UTF-8"}

    def path(self, one: Model) -> Path:
        """Return where a model's file stands."""
        return self.site / self.models / f"{one.slug}.md"

    def middle(self) -> Model:
        """Return the model that is edited."""
        return model(self.count // 2, self.seed)

    def edit(self, words: str = "Một câu mới.") -> None:
        """Write a sentence more into one body, in place of the one that was written before."""
        path, added = self.path(self.middle()), f"\n{words}\n"
        path.write_text(path.read_text(encoding="utf-8").removesuffix(self._added) + added, encoding="utf-8")
        self._added = added

    def add(self) -> None:
        """Add a model that is the newest."""
        one = model(self.count, self.seed)._replace(ward=ward_of(0), date=NEWEST)
        self.path(one).parent.mkdir(parents=True, exist_ok=True)
        self.path(one).write_text(self.text(one), encoding="utf-8")

    def rename(self) -> None:
        """Give the ward of the edited model another name, in all its models."""
        old = self.middle().ward
        for path in self.of_ward(old):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(f"phường {old}", "phường Mới Đổi"), encoding="utf-8")

    def of_ward(self, ward: str) -> Iterator[Path]:
        """Yield the files of a ward's models."""
        return (self.path(one) for one in models(self.count, self.seed) if one.ward == ward)

    def restyle(self) -> None:
        """Write a word more into every page."""
        text = self.layout().read_text(encoding="utf-8")
        self.layout().write_text(text.replace("</body>", "<p>Đo thử</p></body>"), encoding="utf-8")

    def shown(self) -> Path:
        """Return the page of the edited model."""
        return self.output / self.page.format(slug=self.middle().slug)


class Ours(Contender):
    """This program, with the theme `bench` (the page that peers make too) or `default`."""

    name = "showcase"
    models = "content/models"

    def __init__(self, root: Path, count: int, seed: int, theme: str) -> None:
        super().__init__(root, count, seed)
        self.theme = theme
        self.changes["registry changed"] = self.register

    def furnish(self) -> None:
        """Write settings, theme and the register of kinds."""
        self.site.mkdir(parents=True)
        settings = {
            "title": "Đo thử",
            "base_url": "https://danvankheo.example/",
            "theme": self.theme,
        }
        if self.theme == "bench":  # what peers make, and no more
            settings |= {"groupings": "[ward, sector, year]", "search": "false", "signs": "false"}
        rows = "".join(f"{key}: {value}\n" for key, value in settings.items())
        (self.site / "site_config.yaml").write_text(rows, encoding="utf-8")
        source = HERE / "theme" if self.theme == "bench" else PROJECT / "themes" / self.theme
        shutil.copytree(source, self.site / "themes" / self.theme)
        self._kinds().parent.mkdir(parents=True)
        self._kinds().write_text("kinds:\n" + "".join(f"  - name: {kind}\n" for kind in KINDS), encoding="utf-8")

    def path(self, one: Model) -> Path:
        """Return where a model's file stands: each ward has a folder."""
        return self.site / self.models / ascii_of(one.ward) / f"{one.slug}.md"

    def text(self, one: Model) -> str:
        """Return the file of a model."""
        return _file(one, {"ward": f"phường {one.ward}", "sector": one.sector, "year": one.year})

    def build(self) -> list[str]:
        """Return the command that builds."""
        return [*self._program(), "build"]

    def serve(self, port: int) -> list[str]:
        """Return the command that serves while files are edited."""
        return [*self._program(), "serve", "--no-open", "--port", str(port)]

    def environment(self) -> dict[str, str]:
        """Return the environment of the commands."""
        return super().environment() | {"PYTHONPATH": str(PROJECT)}

    def layout(self) -> Path:
        """Return the template that all pages share."""
        templates = self.site / "themes" / self.theme / "templates"
        return templates / ("base.html" if self.theme == "bench" else "layout.html")

    def register(self) -> None:
        """Give a kind another name, under which those of the old one are shown."""
        text = self._kinds().read_text(encoding="utf-8")
        new = f"- name: tuyến {KINDS[0]}\n    aliases: [{KINDS[0]}]\n"
        self._kinds().write_text(text.replace(f"- name: {KINDS[0]}\n", new), encoding="utf-8")

    def _kinds(self) -> Path:
        return self.site / "content" / "registry" / "kinds.yaml"

    def _program(self) -> list[str]:
        folders = ["--site", str(self.site), "--output", str(self.output), "--cache", str(self.cache)]
        return [sys.executable, "-m", "showcase", *folders, "--date", DAY, "--lang", "en"]


def _file(one: Model, groups: dict[str, object]) -> str:
    """Return the file of a model, with the keys that one program groups by."""
    rows = {
        "title": f'"{one.title}"',
        "slug": one.slug,
        **groups,
        "kind": one.kind,
        "level": one.level,
        "participant": "tập thể",
        "organisation": one.organisation,
        "date": one.date,
        "summary": f'"{one.summary}"',
        "tags": f"[{', '.join(one.tags)}]",
    }
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in rows.items()) + f"---\n\n{one.body}"


class Hugo(Contender):
    """Hugo, with templates that make the same bare page; the register of kinds has no counterpart there."""

    name = "hugo"
    models = "content/mo-hinh"

    def __init__(self, root: Path, count: int, seed: int, program: str) -> None:
        super().__init__(root, count, seed)
        self._words = shlex.split(program)

    def furnish(self) -> None:
        """Write settings and templates."""
        shutil.copytree(HERE / "peers" / "hugo", self.site)

    def text(self, one: Model) -> str:
        """Return the file of a model."""
        groups = {"phuong": f"phường {one.ward}", "linh-vuc": one.sector, "nam": one.year}
        return _file(one, {name: f'["{value}"]' for name, value in groups.items()})

    def build(self) -> list[str]:
        """Return the command that builds."""
        return [*self._words, "--quiet", "--source", str(self.site), "--destination", str(self.output), *self._own()]

    def serve(self, port: int) -> list[str]:
        """Return the command that serves while files are edited."""
        place = ["--bind", "127.0.0.1", "--port", str(port), "--disableLiveReload"]
        return [*self._words, "server", "--source", str(self.site), *place, *self._own()]

    def layout(self) -> Path:
        """Return the template that all pages share."""
        return self.site / "layouts" / "baseof.html"

    def _own(self) -> list[str]:
        return ["--cacheDir", str(self.cache)]


PEERS = {"hugo": Hugo}
