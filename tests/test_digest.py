"""What is promised of digests: the same everywhere, and different where the data is."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase import digest


class Ward(msgspec.Struct, frozen=True):
    name: str
    wards: tuple[str, ...] = ()


VALUE = {
    "b": [1, 2.5, None, True, b"\x00", "Ngô hoá"],
    "a": {"day": datetime.date(2021, 3, 4), "tags": frozenset({"x", "y", "z"}), "ward": Ward("Ea Kao", ("1", "2"))},
}

scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text() | st.binary()


def test_digests_do_not_change_between_releases() -> None:
    assert digest.of_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"
    assert digest.of(VALUE) == "e98630116ccab20f7919de57463a1379"
    assert digest.combine("a", "b") == "d9e19282bfdc65cefea6aab442aa31d7"


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_a_digest_is_the_same_with_every_hash_seed(seed: str) -> None:
    value = {"b": {"x", "y", "z", "hoà"}, "a": [{"1": 1, "2": 2.5}, frozenset({("q", 1), ("p", 2)})]}
    code = f"from showcase import digest; print(digest.of({value!r}))"
    root = Path(__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == digest.of(value)


@given(st.binary())
def test_digest_of_bytes_is_32_hexadecimal_letters(data: bytes) -> None:
    assert len(digest.of_bytes(data)) == 32
    assert set(digest.of_bytes(data)) <= set("0123456789abcdef")


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_a_file_has_the_digest_of_its_bytes(tmp_path: Path, size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    (tmp_path / "file").write_bytes(data[:size])
    assert digest.of_file(tmp_path / "file") == digest.of_bytes(data[:size])


@given(st.dictionaries(st.text(), scalars | st.lists(scalars)))
def test_the_order_of_keys_does_not_count(value: dict[str, object]) -> None:
    assert digest.of(dict(reversed(value.items()))) == digest.of(value)


@given(st.sets(st.text()))
def test_the_order_of_members_does_not_count(value: set[str]) -> None:
    assert digest.of(value) == digest.of(frozenset(sorted(value)))


def test_the_order_of_a_list_counts() -> None:
    assert digest.of([1, 2]) != digest.of([2, 1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, 1),
        (1, 1.0),
        (b"a", "a"),
        ("", None),
        ("1", 1),
        (0.0, -0.0),
        ([], {}),
        ([["a"], "b"], [["a", "b"]]),
        ("hoà", "hòa"),
        (Ward("a"), Ward("b")),
    ],
)
def test_different_data_has_different_digests(one: object, other: object) -> None:
    assert digest.of(one) != digest.of(other)


@pytest.mark.parametrize("value", [object(), {1: "a"}, {1, "a"}, Path("a"), len])
def test_what_is_not_plain_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        digest.of(value)


def test_an_integer_beyond_64_bits_is_refused() -> None:
    with pytest.raises(OverflowError):
        digest.of(2**64)


@given(st.lists(st.text()), st.lists(st.text()))
def test_sequences_of_digests_combine_alike_only_when_they_are_equal(one: list[str], other: list[str]) -> None:
    assert (digest.combine(*one) == digest.combine(*other)) == (one == other)


@pytest.mark.parametrize("other", [("ab",), ("b", "a"), ("a", "b", ""), ("a,b",), ()])
def test_combined_digests_neither_commute_nor_run_together(other: tuple[str, ...]) -> None:
    assert digest.combine(*other) != digest.combine("a", "b")


def test_many_texts_have_the_digests_of_each() -> None:
    texts = ["", "ngõ", "ngo\u0303", "a\nb"]
    assert digest.of_texts(texts) == [digest.of_bytes(text.encode()) for text in texts]
