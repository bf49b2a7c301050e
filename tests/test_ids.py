"""Ids are new for ever: not one of those in the content, nor of those that were ever noted."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from showcase import ids
from showcase.fields import ID
from showcase.nodes import Reader, compose


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())


def test_an_id_is_six_characters_that_nobody_mixes_up() -> None:
    made = [ids.new(()) for _ in range(500)]
    assert all(re.fullmatch("[bcdfghkmnpqrtvwx][bcdfghkmnpqrtvwx2-9]{5}", one) for one in made)
    assert len(set(made)) == 500
    reader = Reader("")
    assert all(ID.read(reader, compose(reader, one)) == one for one in made)  # type: ignore[arg-type]
    assert not reader.diagnostics


def test_a_taken_id_is_never_made(monkeypatch: pytest.MonkeyPatch) -> None:
    choices = iter("bbbbbb" + "bbbbbc" + "bbbbbd")
    monkeypatch.setattr("secrets.choice", lambda _: next(choices))
    assert ids.new({"bbbbbb", "bbbbbc"}) == "bbbbbd"


@pytest.mark.parametrize(
    "line",
    [
        "id: k7f2qx",
        "  ID : 'k7f2qx'",
        'mã: "k7f2qx"  # ghi chú',
        "Mã:k7f2qx",
        "ma: k7f2qx",
        '"id": k7f2qx',
        "Id:\tk7f2qx",
    ],
)
def test_an_id_is_found_however_it_is_written(line: str) -> None:
    for form in ("NFC", "NFD"):
        assert ids.in_text(unicodedata.normalize(form, f"---\ntitle: x\n{line}\n---\n")) == ("k7f2qx",)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", ["id:", "id: k7f2qxy", "# id: k7f2qx", "mid: k7f2qx", "id: k7f2"])
def test_what_is_no_id_is_not_found(line: str) -> None:
    assert ids.in_text(f"---\n{line}\n---\n") == ()


def test_used_are_the_noted_ones_and_those_of_every_file_even_one_put_away(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/models/a.md": "---\nid: aaaaaa\n---\n",
            "content/models/_b.MD": "---\r\nid: bbbbbb\r\n---\r\n",
            "content/articles/c.md": "---\nmã: cccccc\n---\n",
            "content/models/d.txt": "id: dddddd\n",
            ids.NOTED: "# id: eeeeee\r\nffffff\r\n\r\n gggggg \r\nno id\r\n",
        },
    )
    assert ids.used(tmp_path) == {"aaaaaa", "bbbbbb", "cccccc", "ffffff", "gggggg"}
    assert ids.noted(tmp_path) == ("ffffff", "gggggg")


def test_a_site_without_a_list_or_content_has_none(tmp_path: Path) -> None:
    assert ids.noted(tmp_path) == ()
    assert ids.used(tmp_path) == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("aaaaaa\n", "aaaaaa\nbbbbbb\ncccccc\n"),
        ("aaaaaa", "aaaaaa\nbbbbbb\ncccccc\n"),
        ("# Mã\r\naaaaaa\r\n", "# Mã\r\naaaaaa\r\nbbbbbb\r\ncccccc\r\n"),
    ],
)
def test_the_list_grows_at_its_end_in_its_own_line_ends(before: str, after: str) -> None:
    assert ids.with_noted(before, ["bbbbbb", "cccccc"]) == after


def test_a_new_list_says_what_it_is_for(tmp_path: Path) -> None:
    text = ids.with_noted("", ["aaaaaa"])
    assert text.startswith("# ")
    assert text.endswith("\naaaaaa\n")
    write(tmp_path, {ids.NOTED: text})
    assert ids.noted(tmp_path) == ("aaaaaa",)
