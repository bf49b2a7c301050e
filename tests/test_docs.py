"""The documents are true: they name every key, setting, command, code and context, and their examples work."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import Site, SiteMaker, photo
from plain_theme import plain_theme

from showcase import contexts, fields, graph, photo_library, records, render, request
from showcase.cli import COMMANDS, main
from showcase.config import GROUPINGS, SETTINGS, Config
from showcase.diagnostics import CODES, Diagnostic
from showcase.fronts import Award, Figure, YearTheme
from showcase.pipeline import prepare
from showcase.schema import Field, Reader, Shape, compose
from showcase.store import Store
from showcase.strings import LANGUAGES
from showcase.urls import DEFAULT_SECTIONS
from showcase.wording import catalogue, sentences
from showcase.workers import Workers

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "showcase"
DOCS = PROJECT / "docs"

REQUIRED = "**bắt buộc**"


# ---- reading Markdown ------------------------------------------------------------------------


@cache
def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """Return what stands below each heading, up to the next one of any level."""
    pieces = re.split(r"^#{1,6} (.+)$", without_fences(text), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def without_fences(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def tables(section: str) -> list[list[list[str]]]:
    """Return the tables of a section: each a list of rows of cells, without heading and rule."""
    found = re.findall(r"(?:^\|.*\|\n?)+", section, flags=re.MULTILINE)
    return [[cells(row) for row in table.strip().split("\n")[2:]] for table in found]


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip()[1:-1])]


def code_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


# ---- keys ------------------------------------------------------------------------------------


def nested(shape: Shape) -> Iterator[Sequence[Field]]:
    """Yield the fields of every mapping with known keys inside a shape."""
    inside = inspect.getclosurevars(shape.read).nonlocals
    if "fields" in inside:
        yield inside["fields"]
        for field in inside["fields"]:
            yield from nested(field.shape)
    if "shape" in inside:
        yield from nested(inside["shape"])


def below(table: Sequence[Field], *keys: str) -> Sequence[Field]:
    """Return the fields of the mapping below some keys."""
    for key in keys:
        table = next(nested(next(f for f in table if f.key == key).shape))
    return table


def rest(table: Sequence[Field], *others: Sequence[Field]) -> Sequence[Field]:
    return [field for field in table if not any(field in other for other in others)]


TABLES: list[tuple[str, str, int, Sequence[Field]]] = [
    ("content.md", "Mục chung của mô hình, bài viết và trang", 0, fields.DOCUMENT_FIELDS),
    ("content.md", "Nơi và năm: mô hình và bài viết", 0, fields.PLACE_FIELDS),
    (
        "content.md",
        "Riêng của mô hình",
        0,
        rest(fields.MODEL_FIELDS, fields.DOCUMENT_FIELDS, fields.PLACE_FIELDS),
    ),
    ("content.md", "Mỗi năm của mô hình", 0, fields.YEAR_FIELDS),
    ("content.md", "Mỗi năm của mô hình", 1, below(fields.YEAR_FIELDS, "recognised")),
    ("content.md", "Mỗi ảnh", 0, fields.PHOTO_FIELDS),
    ("content.md", "Mỗi lần khen thưởng", 0, below(fields.MODEL_FIELDS, "awards")),
    ("content.md", "Người thực hiện và sự đồng ý", 0, below(fields.MODEL_FIELDS, "person")),
    ("content.md", "Người thực hiện và sự đồng ý", 1, below(fields.MODEL_FIELDS, "consent")),
    (
        "content.md",
        "Riêng của bài viết",
        0,
        rest(fields.ARTICLE_FIELDS, fields.DOCUMENT_FIELDS, fields.PLACE_FIELDS),
    ),
    ("content.md", "Riêng của văn bản", 0, rest(fields.PAPER_FIELDS, fields.DOCUMENT_FIELDS)),
    (
        "content.md",
        "Riêng của báo cáo",
        0,
        rest(fields.REPORT_FIELDS, fields.DOCUMENT_FIELDS, fields.PLACE_FIELDS),
    ),
    ("content.md", "`awards.yaml`, `figures.yaml`, `abbreviations.yaml`", 0, fields.AWARD_FORM_FIELDS),
    ("content.md", "`awards.yaml`, `figures.yaml`, `abbreviations.yaml`", 1, fields.FIGURE_NAME_FIELDS),
    ("content.md", "`awards.yaml`, `figures.yaml`, `abbreviations.yaml`", 2, fields.ABBREVIATION_FIELDS),
    ("content.md", "`units.yaml`: đơn vị", 0, fields.UNIT_FIELDS),
    ("content.md", "`sectors.yaml`: lĩnh vực, và `kinds.yaml`: loại mô hình", 0, fields.TERM_FIELDS),
    ("content.md", "`years.yaml`: chủ đề năm", 0, fields.YEAR_THEME_FIELDS),
    ("config.md", "Các mục", 0, SETTINGS),
    ("config.md", "Trình đơn", 0, below(SETTINGS, "navigation")),
]
"""Every table of keys: its document, its heading, which table below the heading, and the fields that it is about."""

ROWS: list[tuple[Field, list[str], str]] = [
    (field, row, f"{name}-{heading}-{field.key}")
    for name, heading, number, table in TABLES
    for field, row in zip(table, tables(sections(read(name))[heading])[number], strict=True)
]
CLOSED = [row for row in ROWS if row[0].shape.words and row[0].shape is not fields.FLAG]


def by_name(rows: list[tuple[Field, list[str], str]]) -> list[Any]:
    return [pytest.param(field, row, id=name) for field, row, name in rows]


@pytest.mark.parametrize(("field", "row"), by_name(ROWS))
def test_a_key_has_its_row_with_names_and_valid_examples(field: Field, row: list[str]) -> None:
    assert row[0] == f"`{field.key}`"
    assert row[1] == "; ".join(field.names)
    assert not field.required or REQUIRED in row[-1]
    examples = code_in(row[-2])
    assert examples
    for example in examples:
        reader = Reader("docs")
        node = compose(reader, example)
        assert node is not None
        assert field.shape.read(reader, node) is not msgspec.UNSET
        assert reader.diagnostics == []


def test_every_key_stands_in_one_of_the_tables() -> None:
    documented = [list(table) for _, _, _, table in TABLES]
    kinds = (fields.MODEL_FIELDS, fields.ARTICLE_FIELDS, fields.PAGE_FIELDS)
    for field in {id(f): f for table in (*kinds, SETTINGS, fields.REGISTRIES.values()) for f in table}.values():
        assert any(field in table for table in documented) or field in fields.REGISTRIES.values()
        for inner in nested(field.shape):
            assert list(inner) in documented, field.key


def test_every_register_is_named_with_its_opening_key() -> None:
    for name, field in fields.REGISTRIES.items():
        section = next(text for heading, text in sections(read("content.md")).items() if f"`{name}.yaml`" in heading)
        assert f"`{field.key}` (`{field.names[0]}`)" in section


@pytest.mark.parametrize(("field", "row"), by_name(CLOSED))
def test_closed_lists_are_told_in_full(field: Field, row: list[str]) -> None:
    for value in field.shape.examples:
        assert f"`{value}`" in " ".join(row)


def test_defaults_of_settings_are_the_programs() -> None:
    rows = {code_in(row[0])[0]: row[2] for row in tables(sections(read("config.md"))["Các mục"])[0]}
    for setting in msgspec.structs.fields(Config):
        default = setting.default if setting.default is not msgspec.NODEFAULT else setting.default_factory
        if isinstance(default, tuple):
            default = ", ".join(map(str, default))
        if isinstance(default, bool):
            default = str(default).lower()
        told = code_in(rows[setting.name])
        assert told == ([str(default)] if isinstance(default, str | int) and default != "" else []), setting.name


def test_groupings_and_folders_of_addresses_are_told() -> None:
    parts = sections(read("config.md"))
    assert set(GROUPINGS) <= set(code_in(parts["Các cách nhóm"]))
    folders = [[code_in(c)[0] for c in row[:2]] for row in tables(parts["Thư mục đầu của địa chỉ"])[0]]
    assert folders == [[key, folder] for key, folder in DEFAULT_SECTIONS.items()]


# ---- commands --------------------------------------------------------------------------------


def options_of(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    assert main([command, "--help"]) == request.DONE
    return set(re.findall(r"(?<![\w-])--[a-z-]+", capsys.readouterr().out))


def test_every_command_and_option_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    text = read("commands.md")
    parts = sections(text)
    named = {code_in(row[0])[0].split()[0] for row in tables(parts["Lệnh"])[0]}
    assert named == {*COMMANDS, "test"}
    common = {o for row in tables(parts["Tùy chọn của mọi lệnh"])[0] for o in re.findall(r"--[a-z-]+", row[0])}
    own = {
        (code_in(row[0])[0], option)
        for row in tables(parts["Tùy chọn riêng"])[0]
        for option in re.findall(r"--[a-z-]+", row[1])
    }
    for command in COMMANDS:
        real = options_of(command, capsys)
        assert common <= real
        assert real - common == {option for name, option in own if name == command} - common
    assert {option for name, option in own if name == "test"} == {"--all"}


def test_every_exit_code_is_told() -> None:
    rows = tables(sections(read("commands.md"))["Mã kết thúc"])[0]
    codes = (request.DONE, request.MISTAKES, request.USAGE, request.BUG, request.INTERRUPTED)
    assert [row[0] for row in rows] == [f"`{code}`" for code in codes]


def test_every_environment_variable_is_told() -> None:
    sources = [p.read_text(encoding="utf-8") for p in (*sorted(PACKAGE.glob("*.py")), PROJECT / "build.py")]
    used = {name for text in sources for name in re.findall(r"\b(?:SHOWCASE|SOURCE|WATCHFILES)_[A-Z_]+\b", text)}
    rows = tables(sections(read("commands.md"))["Biến môi trường"])[0]
    assert {code_in(row[0])[0] for row in rows} == used


# ---- diagnostics and the two catalogues ---------------------------------------------------------


def holes(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def in_english(code: str) -> str:
    """Return what is wrong as the documents print it: with dots for what differs each time."""
    text = catalogue("en")[f"diag.{code}"].replace("{colon}", ":")
    return re.sub(r"\{\w+\}", "…", re.sub(r"\s?\{near_hint\}", "", text))


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_explained(code: str) -> None:
    section = sections(read("errors.md"))[f"`{code}`"]
    assert section.strip().startswith({"error": "**Lỗi.** ", "warning": "**Nhắc.** "}[CODES[code]])
    assert section.rstrip().endswith(f"> {in_english(code)}") or f"> {in_english(code)}\n" in section


def test_no_other_code_is_explained() -> None:
    assert {code_in(h)[0] for h in sections(read("errors.md")) if code_in(h)} == set(CODES)


def test_the_catalogues_have_the_same_keys_and_arguments() -> None:
    first, second = (catalogue(language) for language in LANGUAGES)
    assert list(first) == list(second)
    for key in first:
        assert holes(first[key]) == holes(second[key]), key


def test_each_code_has_its_two_lines_and_no_other_has() -> None:
    for language in LANGUAGES:
        for part in ("diag", "mend"):
            assert {k.partition(".")[2] for k in catalogue(language) if k.startswith(f"{part}.")} == set(CODES)


def test_every_other_line_of_the_catalogues_is_said_somewhere() -> None:
    texts = [p.read_text(encoding="utf-8") for p in PACKAGE.glob("*.py")]
    composed = {f"cli.help.{name}" for name in COMMANDS} | {"cli.error", "cli.warning"}
    composed |= {f"cli.part-{what}" for what in ("changed", "new", "gone", "forgotten")}
    for key in catalogue(LANGUAGES[0]):
        if not key.startswith(("diag.", "mend.")) and key not in composed:
            assert any(f'"{key}"' in text or f"'{key}'" in text for text in texts), key


def keywords(call: ast.Call) -> frozenset[str]:
    return frozenset(k.arg for k in call.keywords if k.arg)


def callee(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def known_codes(nodes: Sequence[ast.AST]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value in CODES]


def in_mapping(call: ast.Call, inside: Sequence[ast.AST]) -> frozenset[str]:
    """Return the keys of a call's `args`, a mapping that is written there or has a name in the same function."""
    value = next((k.value for k in call.keywords if k.arg == "args"), None)
    if value is None:
        return frozenset()
    if isinstance(value, ast.Name):
        assigned = (n for n in inside if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == value.id)
        value = next(assigned).value
    assert isinstance(value, ast.Dict)
    return frozenset(k.value for k in value.keys if isinstance(k, ast.Constant) and isinstance(k.value, str))


@cache
def makings() -> dict[str, list[frozenset[str]]]:
    """Return, for each code, the arguments that each place of the package gives with it."""
    other = ("diagnostics", "quantities")  # a table of codes, and reasons that bear the same names
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in sorted(PACKAGE.glob("*.py")) if p.stem not in other]
    functions = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    by_name = {function.name: function for function in functions}

    def given(call: ast.Call) -> frozenset[str]:
        if callee(call) in ("at", "tell"):
            return keywords(call)
        if callee(call) in ("parsed", "_matching"):
            return frozenset({"value", "reason", "example"})
        inner = (n for n in ast.walk(by_name[callee(call)]) if isinstance(n, ast.Call) and callee(n) in ("at", "tell"))
        return frozenset.intersection(*(keywords(n) for n in inner))

    found: dict[str, list[frozenset[str]]] = {}
    for tree in trees:
        for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
            for code in known_codes(call.args):
                found.setdefault(code, []).append(given(call))
    for function in functions:
        inside = list(ast.walk(function))
        calls = [n for n in inside if isinstance(n, ast.Call)]
        named = {code for call in calls for code in known_codes([*call.args, *(k.value for k in call.keywords)])}
        for call in calls:
            if any(isinstance(a, ast.Name) and a.id == "code" for a in call.args):
                for code in set(known_codes(inside)) - named:
                    found.setdefault(code, []).append(given(call))
            for code in known_codes([k.value for k in call.keywords if k.arg == "code"]):
                is_doubt = callee(call) == "Suspicion"  # `doubts` makes one diagnostic of each
                arguments = frozenset({"found", "meant"}) if is_doubt else in_mapping(call, inside)
                found.setdefault(code, []).append(arguments)
    return found


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_made_somewhere_with_all_that_its_words_need(code: str) -> None:
    put_in_later = {"colon", "near_hint"} | ({"name"} if code == "photo-unlisted" else set())
    for language in LANGUAGES:
        needed = holes(catalogue(language)[f"diag.{code}"]) | holes(catalogue(language)[f"mend.{code}"])
        assert makings()[code]
        for arguments in makings()[code]:
            assert needed - put_in_later <= arguments, arguments


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_message_can_be_said_and_has_no_hole_left(code: str, language: str) -> None:
    arguments = {name: "x" for given in makings()[code] for name in given}
    for sentence in sentences(Diagnostic(code=code, path="content/a.jpg", args=arguments), language):
        assert sentence
        assert not holes(sentence)


# ---- what templates get ----------------------------------------------------------------------

RECORDS: tuple[type[Any], ...] = (
    records.Page,
    records.SiteShelf,
    records.Link,
    records.Picture,
    records.PictureSource,
    records.Card,
    records.Listing,
    records.YearGroup,
    records.Term,
    records.Index,
    records.TermEntry,
    records.ModelPage,
    records.Sign,
    records.YearLine,
    records.ArticlePage,
    records.Neighbours,
    records.Totals,
    records.SitemapEntry,
    records.Feed,
    records.FeedEntry,
    Award,
    Figure,
    YearTheme,
    render.BodyPiece,
    graph.Graph,
    photo_library.PagePicture,
    photo_library.PictureListing,
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_attribute_that_templates_get_is_told_and_no_other(record: type[Any]) -> None:
    table = tables(sections(read("theme.md"))[record.__name__])[0]
    assert sorted(name for row in table for name in code_in(row[0])) == sorted(record.__struct_fields__)


@pytest.mark.parametrize("template", contexts.CONTEXTS)
def test_every_context_name_is_told(template: str) -> None:
    text = sections(read("theme.md"))["Templates and their contexts"]
    rows = {code_in(row[0])[0]: row[-1] for row in tables(text)[0]}
    named = {*code_in(rows[template]), *(name for name in contexts.COMMON if f"`{name}`" in text)}
    assert set(contexts.CONTEXTS[template]) <= named


def test_every_string_that_the_engine_prints_is_told() -> None:
    text = sections(read("theme.md"))["Strings that the engine prints"]
    assert {name for name in code_in(text) if "." in name} == {name for name in contexts.WORDS if "." in name}
    assert set(contexts.WORDS) <= set(code_in(text))


# ---- examples --------------------------------------------------------------------------------

MODEL = "content/models/mau.md"
_COMMON_LINES = {
    "title": ("title", "tên mô hình"),
    "ward": ("ward", "phường"),
    "year": ("year", "years", "nam", "năm"),
    "sector": ("sector", "lĩnh vực"),
    "kind": ("kind", "loại mô hình"),
}
_COMMON = {
    "title": "Ngõ hoa",
    "ward": "phường Bình Minh",
    "year": "2025",
    "sector": "kinh tế",
    "kind": "tuyến ngõ hoa",
}
_REGISTERS = {
    "content/registry/units.yaml": (
        "units: [{id: a, name: Bình Minh, type: phường}, {id: b, name: Tân Lập, type: phường},"
        " {id: c, name: Tân Lập, type: xã}]\n"
    ),
    "content/registry/kinds.yaml": "kinds: [{name: tuyến ngõ hoa}]\n",
}


def marked(name: str) -> list[tuple[str, str]]:
    """Return the examples of a document that are marked by a comment: the mark (a path, or “mục”) and the text."""
    found = re.findall(r"^<!-- (?:tệp: )?(\S+) -->\n```\w+\n(.*?)^```$", read(name), flags=re.MULTILINE | re.DOTALL)
    return [(mark, text) for mark, text in found]


def snippets() -> list[Any]:
    names = ("content.md", "config.md")
    texts = [text for name in names for mark, text in marked(name) if mark == "mục"]
    return [pytest.param(text, id=text.split("\n")[0][:30]) for text in texts]


def right_and_wrong() -> list[Any]:
    """Return the examples of errors.md: the code explained, whether it is right, what it is a piece of, the text."""
    found = []
    for part in re.split(r"^### ", read("errors.md"), flags=re.MULTILINE)[1:]:
        code = code_in(part)[0]
        for fence in re.findall(r"^```(?:yaml|markdown)\n(.*?)^```$", part, flags=re.MULTILINE | re.DOTALL):
            pieces = re.split(r"^# (sai|đúng)(?: \((.+)\))?\n", fence, flags=re.MULTILINE)[1:]
            for word, kind, text in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
                found.append(pytest.param(code, word == "đúng", kind or "mục", text, id=f"{code}-{word}"))
    return found


def files_of(kind: str, text: str) -> dict[str, str | bytes]:
    """Complete a piece to the files of a site."""
    text = text.replace("→", "\t")
    model = as_model("", "Bài.")
    match kind:
        case "mục":
            model = as_model(text, "Bài.")
        case "phần bài":
            model = as_model("", text)
        case "cả tệp":
            model = text
        case "site_config.yaml":
            return {MODEL: model, kind: f"{text}theme: plain\n"}
        case _:
            return {MODEL: model, f"content/registry/{kind}": text}
    images = re.findall(r"(?<![\w/])[\w-]+\.jpg", text)
    return {MODEL: model, **{f"{MODEL.removesuffix('.md')}/{name}": photo(32, 24) for name in images}}


def as_model(lines: str, body: str) -> str:
    written = {line.partition(":")[0].lower() for line in lines.split("\n")}
    added = "".join(f"{key}: {_COMMON[key]}\n" for key, names in _COMMON_LINES.items() if not written & set(names))
    return f"---\n{lines}{added}---\n\n{body}\n"


class Workshop:
    """A site whose files are laid out anew for each example; what was read once stays remembered."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._kept = {"site_config.yaml": "title: Dân vận khéo\ntheme: plain\n", **plain_theme(), **_REGISTERS}

    def codes(self, files: dict[str, str | bytes]) -> list[str]:
        self._site.write({name: text.encode() if isinstance(text, str) else text for name, text in self._kept.items()})
        self._site.write({name: text.encode() if isinstance(text, str) else text for name, text in files.items()})
        with Store(self._site.options.cache) as store:
            told = prepare(self._site.options, store, self._site.workers).diagnostics
        self._site.delete(*files)
        return [d.code for d in told]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with Workers(1) as workers:
        yield Workshop(Site(tmp_path_factory.mktemp("docs"), workers))


@pytest.mark.parametrize("text", snippets())
def test_lines_of_front_matter_in_the_documents_are_right(text: str, workshop: Workshop) -> None:
    assert workshop.codes(files_of("mục", text)) == []


@pytest.mark.parametrize(("code", "right", "kind", "text"), right_and_wrong())
def test_examples_of_errors_are_as_right_and_as_wrong_as_they_say(
    code: str, right: bool, kind: str, text: str, workshop: Workshop
) -> None:
    codes = workshop.codes(files_of(kind, text))
    assert codes == [] if right else code in codes


def test_whole_files_in_the_documents_make_a_site_without_a_complaint(site: SiteMaker) -> None:
    files: dict[str, str | bytes] = {
        mark: text for name in ("content.md", "config.md") for mark, text in marked(name) if mark != "mục"
    }
    assert len(files) >= 5
    for path, text in list(files.items()):
        for name in re.findall(r"file: (\S+\.jpg)", str(text)):
            files[f"{path.removesuffix('.md')}/{name}"] = photo(32, 24)
    report = site(files).built()
    assert "mo-hinh/ngo-hoa-12-hoa-sua/index.html" in report.written


# ---- links -----------------------------------------------------------------------------------

PAGES = sorted([*PROJECT.glob("*.md"), *DOCS.glob("*.md")])


def anchor(heading: str) -> str:
    """Return a heading's anchor as GitHub makes it."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_no_relative_link_is_dead(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", without_fences(page.read_text(encoding="utf-8")))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, fragment = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        assert file.is_relative_to(PROJECT), target
        if fragment:
            assert fragment in {anchor(heading) for heading in sections(file.read_text(encoding="utf-8"))}, target
