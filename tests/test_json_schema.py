"""The schema for editors: up to date, right about every example, and it knows all that the tables know.

Where the tables changed, `python tests/test_json_schema.py` (with the project on PYTHONPATH) writes the file anew.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from showcase import json_schema
from showcase.fields import FRONTS
from showcase.json_schema import ABOUT, FILE, schema, text
from showcase.schema import Field, Reader, compose, read_mapping
from showcase.vietnamese import fold

PROJECT = Path(__file__).resolve().parent.parent
SCHEMA = schema()


class _Typing(yaml.SafeLoader):
    """YAML as editors read it: by the core rules, in which a date is a text."""


_Typing.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def typed(written: str) -> Any:
    return yaml.load(written, Loader=_Typing)


def of_kind(kind: str) -> Draft202012Validator:
    return Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{kind}"})


def complete(kind: str, lines: str) -> str:
    """Add what a kind of file has to have."""
    needed = {"title": "Ngõ hoa"} | ({"ward": "P. Bình Minh", "year": "2025"} if kind == "model" else {})
    names = {fold(name): f.key for f in FRONTS[kind] for name in (f.key, *f.names)}
    written = {names.get(fold(line.partition(":")[0])) for line in lines.split("\n")}
    written |= {"year"} if "years" in written else set()
    return "".join(f"{key}: {value}\n" for key, value in needed.items() if key not in written) + lines


def program_accepts(kind: str, lines: str) -> bool:
    reader = Reader("a.md")
    read_mapping(reader, compose(reader, lines), FRONTS[kind])
    return reader.diagnostics == []


EVERY_KEY = [(kind, field) for kind, fields in FRONTS.items() for field in fields]


def test_the_file_in_docs_is_up_to_date() -> None:
    assert (PROJECT / FILE).read_text(encoding="utf-8") == text()


def test_it_is_a_schema_of_2020_12_without_newer_or_older_words() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    used = set(re.findall(r'"((?:\$|unevaluated|prefix|dependent|additionalI|definitions|contains)\w*)":', text()))
    assert used == {"$schema", "$ref", "$defs"}


def test_every_key_is_explained_and_nothing_else_is() -> None:
    paths = {path for path, _ in json_schema._paths()}
    assert set(ABOUT) == paths
    assert all(words.endswith((".", "…")) and words[0].isupper() for words in ABOUT.values())


@pytest.mark.parametrize(("kind", "field"), EVERY_KEY, ids=lambda v: getattr(v, "key", v))
def test_every_name_of_a_key_is_known_and_its_examples_are_right(kind: str, field: Field) -> None:
    validator = of_kind(kind)
    for name in (field.key, *field.names, *(n.capitalize() for n in field.names), *map(fold, field.names)):
        for example in field.shape.examples:
            lines = complete(kind, f"{name}: {example}\n")
            errors = list(validator.iter_errors(typed(lines)))
            assert program_accepts(kind, lines)
            assert errors == [], lines


@pytest.mark.parametrize("name", sorted(SCHEMA["$defs"]))
def test_the_examples_that_editors_show_are_right(name: str) -> None:
    for example in SCHEMA["$defs"][name].get("examples", ()):
        assert list(of_kind(name).iter_errors(example)) == []


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("model", "titel: Ngõ hoa"),
        ("model", "year: 21"),
        ("model", "year: 1900"),
        ("model", "year: năm ngoái"),
        ("model", "years: [{nature: làm mới}]"),
        ("model", "years: [{year: 2025, nature: sáng tạo}]"),
        ("model", "date: 01/7"),
        ("model", "date: 2026"),
        ("model", "draft: chưa"),
        ("model", "id: K7F2"),
        ("model", "slug: Ngõ hoa"),
        ("model", "old_addresses: [dia-chi-cu]"),
        ("model", "photos: [{caption: Đầu ngõ}]"),
        ("model", "photos: [{file: a.jpg, stage: giữa}]"),
        ("model", "location: [21.04]"),
        ("model", "location: [121.04, 305.88]"),
        ("model", "title: [Ngõ hoa]"),
        ("model", "person: Nguyễn Thị A"),
        ("model", "awards: [{form: giấy khen}]"),
        ("model", "tags: {hoa: giấy}"),
        ("model", "figures: [120]"),
        ("model", "author: Ban biên tập"),
        ("page", "ward: P. Bình Minh"),
        ("article", "sector: kinh tế"),
    ],
)
def test_what_the_program_refuses_is_underlined(kind: str, lines: str) -> None:
    whole = complete(kind, f"{lines}\n")
    assert not program_accepts(kind, whole)
    assert not of_kind(kind).is_valid(typed(whole))


@pytest.mark.parametrize("missing", ["title", "ward", "year"])
def test_a_model_needs_its_title_its_place_and_its_year(missing: str) -> None:
    lines = {"title": "Ngõ hoa", "ward": "Bình Minh", "year": 2025}
    assert of_kind("model").is_valid(lines)
    del lines[missing]
    assert not of_kind("model").is_valid(lines)


def test_a_model_of_a_district_needs_no_ward_and_vietnamese_keys_count() -> None:
    lines = {"tên mô hình": "Ngõ hoa", "Phạm vi": "cả quận", "quan": "Q. Long Biên", "các năm": [2024, {"nam": 2025}]}
    assert of_kind("model").is_valid(lines)
    assert Draft202012Validator(SCHEMA).is_valid(lines)


@pytest.mark.parametrize(
    "written", ["05/02/2026", "5.2.2026", "ngày 05 tháng 02 năm 2026", "Ngày 5/2/2026", "2026/2/5", "5 - 2 - 2026"]
)
def test_every_way_to_write_a_day_is_right(written: str) -> None:
    for lines in (f"date: {written}", f"photos: [{{file: a.jpg, date: {written}}}]"):
        assert program_accepts("model", lines)
        assert of_kind("model").is_valid(typed(complete("model", lines)))


@pytest.mark.parametrize(
    "written", ["2025", "3/2025", "03/2025", "tháng 3 năm 2025", "2025-3", "năm 2025", "tháng 3, 2025"]
)
def test_a_photo_may_have_a_month_or_a_year(written: str) -> None:
    lines = f"photos: [{{file: a.jpg, date: '{written}'}}]"
    assert program_accepts("model", lines)
    assert of_kind("model").is_valid(typed(complete("model", lines)))


@pytest.mark.parametrize("path", sorted((PROJECT / "content").rglob("*.md")), ids=lambda p: p.stem)
def test_the_front_matter_of_the_real_site_is_right(path: Path) -> None:
    kind = {"models": "model"}.get(path.parts[-3]) or path.relative_to(PROJECT / "content").parts[0].removesuffix("s")
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    assert list(of_kind(kind).iter_errors(typed(front))) == []


def test_texts_are_written_as_they_are() -> None:
    assert "\\u" not in text()
    assert json.loads(text()) == SCHEMA


if __name__ == "__main__":
    (PROJECT / FILE).write_text(text(), encoding="utf-8", newline="\n")
