"""Random edits of a whole site, found from the schema: a new key or setting is edited by itself."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from conftest import Site, photo
from hypothesis import strategies as st
from plain_theme import TEMPLATES, WORDS, plain_theme

from showcase import fields
from showcase.config import SETTINGS
from showcase.schema import TEXT, Field

KINDS = {"models": fields.MODEL_FIELDS, "articles": fields.ARTICLE_FIELDS, "pages": fields.PAGE_FIELDS}
KINDS |= {"documents": fields.PAPER_FIELDS, "reports": fields.REPORT_FIELDS}
REGISTRY_FIELDS = {
    "units": fields.UNIT_FIELDS,
    "sectors": fields.TERM_FIELDS,
    "kinds": fields.TERM_FIELDS,
    "years": fields.YEAR_THEME_FIELDS,
    "awards": fields.AWARD_FORM_FIELDS,
    "figures": fields.FIGURE_NAME_FIELDS,
    "abbreviations": fields.ABBREVIATION_FIELDS,
}
DOCUMENTS = (
    "models/gia-thuy/ngo-hoa",
    "models/gia-thuy/tranh-tuong",
    "models/bo-de/ngo-sach",
    "models/to-lien-gia",
    "articles/tin-1",
    "pages/gioi-thieu",
    "documents/25-kh-du",
    "reports/nam-2021",
)
MODELS = 4
TITLES = (
    "Ngõ hoa",
    "Tranh tường",
    "Ngõ không rác",
    "Tổ liên gia",
    "Tin của phường",
    "Giới thiệu",
    "Kế hoạch 25",
    "Báo cáo",
)
BODIES = (
    "",
    "Một đoạn.\n",
    "## Cách làm\n\n- Một\n- Hai\n",
    "Xem [ngõ hoa](../gia-thuy/ngo-hoa.md) và [bài viết](/bai-viet/tin-1/).\n",
    "Xem [một trang](../models/to-lien-gia.md#cach-lam).\n\n![Ảnh](sau.jpg)\n",
    "Có <b>mã</b> HTML.\n",
)
PHOTO_NAMES = ("truoc.jpg", "sau.jpg")
PHOTOS = (
    None,
    photo(200, 150),
    photo(640, 480, (10, 20, 200)),
    photo(500, 400),
    photo(90, 60, kind="PNG"),
    b"not a photo",
)
CHILD = {
    "themes/child/theme.yaml": "extends: plain\n",
    "themes/child/strings/vi.yaml": "footer: Chân trang riêng\n",
    "themes/child/templates/models.html": (
        "{% extends 'plain/models.html' %}{% block main %}{{ super() }}!{% endblock %}\n"
    ),
}
DATES = tuple(dt.date(2026, month, 1) for month in (1, 3, 6, 12))
TEXTS = ("Gia Thụy", "phường Bồ Đề", "Văn Lăng", "Văn Lang", "Ngõ hoa", "2021: một năm", "văn  lăng")
"""Some mean the same, and some share an address and do not."""
NAMES = ("ward", "district", "sector", "kind", "organisation", "tags")
LISTS = ("[Văn Lăng, văn lăng, Văn Lang]", "[VĂN LĂNG, Ngõ hoa]", "[Văn Lang]")

Edit = tuple[Any, ...]


def edits() -> st.SearchStrategy[list[Edit]]:
    """Return a strategy of one to four edits that are made together; each is plain data for `Edited.apply`."""
    document, number = st.integers(0, len(DOCUMENTS) - 1), st.integers(0, 1000)
    value = st.none() | number
    names = [i for i, field in enumerate(fields.MODEL_FIELDS) if field.key in NAMES]
    photo_settings = [i for i, field in enumerate(SETTINGS) if field.key.startswith("photo")]
    single = st.one_of(
        st.tuples(st.just("key"), document, number, value),
        st.tuples(st.just("key"), document, number, number),
        st.tuples(st.just("key"), st.integers(0, MODELS - 1), st.sampled_from(names), number),
        st.tuples(st.just("body"), document),
        st.tuples(st.just("document"), document),
        st.tuples(st.just("rename"), document),
        st.tuples(st.just("photo"), document, st.sampled_from(PHOTO_NAMES)),
        st.tuples(st.just("registry"), st.sampled_from(sorted(REGISTRY_FIELDS)), st.integers(0, 1), number, value),
        st.tuples(st.just("setting"), number, value),
        st.tuples(st.just("setting"), number, number),
        st.tuples(st.just("setting"), st.sampled_from(photo_settings), number),
        st.tuples(st.just("template"), st.sampled_from(sorted(TEMPLATES))),
        st.tuples(st.just("string"), st.sampled_from(sorted(WORDS))),
        st.tuples(st.just("string"), st.sampled_from(("footer", "missing"))),
        st.tuples(st.just("asset")),
        st.tuples(st.just("theme")),
        st.tuples(st.just("date"), st.integers(0, len(DATES) - 1)),
        st.tuples(st.just("drafts"), st.booleans()),
        st.tuples(st.just("output"), number, st.sampled_from(("delete", "change", "touch"))),
        st.tuples(st.just("cache"), st.sampled_from(("delete", "damage"))),
    )
    return st.lists(single, min_size=1, max_size=4)


class Edited:
    """A site whose files are held as data, so that any edit can be made and made again."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.documents: dict[int, dict[str, str]] = {}
        self.stems = dict(enumerate(DOCUMENTS))
        self.bodies = dict.fromkeys(range(len(DOCUMENTS)), BODIES[1])
        self.registries: dict[str, list[dict[str, str]]] = {name: [{}, {}] for name in REGISTRY_FIELDS}
        self.settings = {"title": "Dân vận khéo", "theme": "plain", "base_url": "https://a.example/", "per_page": "2"}
        self._written: dict[str, str | bytes] = {}
        self._before: Any = None
        self._count = 0
        self.files: dict[str, str | bytes] = {**plain_theme(), **CHILD}
        for number in range(len(DOCUMENTS)):
            self._add(number)
        self.save()

    def undo(self) -> None:
        """Take back the last edit, as a person does who is told of a mistake."""
        if self._before is not None:
            (self.documents, self.stems, self.bodies, self.registries, self.settings, self.files) = self._before
            self.save()

    def apply(self, together: Sequence[Edit]) -> None:
        """Make some edits on the data, then bring the disk up to them."""
        state = (self.documents, self.stems, self.bodies, self.registries, self.settings, self.files)
        self._before = copy.deepcopy(state)
        for name, *arguments in together:
            self._count += 1
            change: Callable[..., None] = getattr(self, f"_{name}")
            change(*arguments)
        self.save()

    def save(self) -> None:
        """Write what changed, and delete what went."""
        wanted = {**self.files, "site_config.yaml": _mapping(self.settings)}
        for number, front in self.documents.items():
            wanted[f"content/{self.stems[number]}.md"] = f"---\n{_mapping(front)}---\n\n{self.bodies[number]}"
        for name, rows in self.registries.items():
            full = [row for row in rows if row]
            if full:
                items = "".join("  - {" + ", ".join(f"{k}: {v}" for k, v in row.items()) + "}\n" for row in full)
                wanted[f"content/registry/{name}.yaml"] = f"{name}:\n{items}"
        self.site.write({path: text for path, text in wanted.items() if self._written.get(path) != text})
        self.site.delete(*(path for path in self._written if path not in wanted))
        self._written = wanted

    # ---- edits ---------------------------------------------------------------------------------

    def _add(self, number: int) -> None:
        front = {"title": TITLES[number]}
        if DOCUMENTS[number].startswith("models/"):
            front |= {
                "ward": TEXTS[number % 2],
                "year": str(2023 + number % 2),
                "kind": "ngõ hoa",
                "date": f"2026-02-0{number + 1}",
            }
        self.documents[number] = front

    def _key(self, number: int, index: int, value: int | None) -> None:
        if number in self.documents:
            table = KINDS[DOCUMENTS[number].split("/")[0]]
            _set(self.documents[number], table[index % len(table)], value)

    def _body(self, number: int) -> None:
        self.bodies[number] = BODIES[self._count % len(BODIES)]

    def _document(self, number: int) -> None:
        if self.documents.pop(number, None) is None:
            self._add(number)

    def _rename(self, number: int) -> None:
        """Rename a document with its photos."""
        old, new = self.stems[number], f"{DOCUMENTS[number]}-{self._count}"
        self.stems[number] = new
        moved = {f"content/{new}/{name}": self.files.pop(f"content/{old}/{name}", None) for name in PHOTO_NAMES}
        self.files |= {path: content for path, content in moved.items() if content is not None}

    def _photo(self, number: int, name: str) -> None:
        path, content = f"content/{self.stems[number]}/{name}", PHOTOS[self._count % len(PHOTOS)]
        if content is None:
            self.files.pop(path, None)
        else:
            self.files[path] = content

    def _registry(self, name: str, row: int, index: int, value: int | None) -> None:
        table = REGISTRY_FIELDS[name]
        target = self.registries[name][row]
        if not target:
            target |= {f.key: f.shape.examples[row % len(f.shape.examples)] for f in table if f.required}
            if "name" in target:
                target["name"] = TEXTS[row]
            if "id" in target:
                target["id"] = f"unit-{row}"
        elif index == 0:
            target.clear()
        else:
            _set(target, table[index % len(table)], value)

    def _setting(self, index: int, value: int | None) -> None:
        setting = SETTINGS[index % len(SETTINGS)]
        if setting.key != "theme":  # a name of a theme that there is: see _theme
            _set(self.settings, setting, value)

    def _template(self, name: str) -> None:
        """Change what a template prints, and now and then what it reads."""
        mark = f"<!-- {self._count} -->" + ("", "{{ page.kind }}", "{{ site.params }}")[self._count % 3]
        text = TEMPLATES[name]
        block = "{% block main %}"
        self.files[f"themes/plain/templates/{name}"] = (
            text.replace(block, block + mark) if block in text else text + mark
        )

    def _string(self, key: str) -> None:
        words = WORDS | {key: f"{WORDS[key]} {self._count}"}
        self.files["themes/plain/strings/vi.yaml"] = "".join(f"{k}: '{v}'\n" for k, v in words.items())

    def _asset(self) -> None:
        self.files["themes/plain/assets/style.css"] = f"body {{ margin: {self._count} }}\n"

    def _theme(self) -> None:
        self.settings["theme"] = "child" if self.settings["theme"] == "plain" else "plain"

    def _date(self, index: int) -> None:
        self.site = self.site.with_options(date=DATES[index])

    def _drafts(self, drafts: bool) -> None:
        self.site = self.site.with_options(drafts=drafts)

    def _output(self, index: int, what: str) -> None:
        """Do to an output what a stray hand does."""
        files = [p for p in sorted(self.site.options.output.rglob("*")) if p.is_file() and ".showcase" not in p.parts]
        if not files:
            return
        path = files[index % len(files)]
        if what == "delete":
            path.unlink()
        elif what == "change":
            path.write_bytes(path.read_bytes() + b"!")
        else:
            path.touch()

    def _cache(self, what: str) -> None:
        path = self.site.options.cache / "store.sqlite"
        if path.exists():
            path.write_bytes(b"no store" * 99) if what == "damage" else path.unlink()


def _set(target: dict[str, str], field: Field, value: int | None) -> None:
    if value is None:
        target.pop(field.key, None)
        return
    examples = field.shape.examples
    if field.shape is TEXT:
        examples = (*examples, *(f"'{text}'" for text in TEXTS))
    elif field.shape.items is TEXT:
        examples = (*examples, *LISTS)
    target[field.key] = examples[value % len(examples)]


def _mapping(values: dict[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in values.items())
