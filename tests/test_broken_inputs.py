"""Every typical mistake is told with its own message, and who follows it to the letter has mended the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from broken_inputs import BROKEN, GOOD, MODEL, TEXT, Broken, Content, a_model
from conftest import Site

from showcase.diagnostics import CODES, Diagnostic
from showcase.pipeline import prepare
from showcase.store import Store
from showcase.wording import as_text, sentences
from showcase.workers import Workers


class Bench:
    """A site that was built once, when it was good; each mistake is laid over it and taken away again."""

    def __init__(self, site: Site) -> None:
        self.site = site
        site.write({name: _raw(content) for name, content in GOOD.items()})
        assert site.build().done
        self.built = site.tree()

    def told(self) -> tuple[Diagnostic, ...]:
        with Store(self.site.options.cache) as store:
            return prepare(self.site.options, store, self.site.workers).diagnostics

    def lay(self, broken: Broken, *, mended: bool) -> None:
        files = {**GOOD, **broken.files, **(broken.mended if mended else {})}
        for path in (self.site.root / "content").rglob("*"):
            if path.is_file():
                path.unlink()
        self.site.write({name: _raw(content) for name, content in files.items() if content is not None})


def _raw(content: Content) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with Workers(1) as workers:
        yield Bench(Site(tmp_path_factory.mktemp("broken"), workers))


def by_name(chosen: Iterable[Broken] = BROKEN) -> list[Any]:
    return [pytest.param(broken, id=broken.name) for broken in chosen]


@pytest.mark.parametrize("broken", by_name())
def test_a_mistake_is_told_at_its_place_in_both_languages(bench: Bench, broken: Broken) -> None:
    bench.lay(broken, mended=False)
    told = bench.told()
    assert [(d.code, d.path, d.line, d.column) for d in told] == [
        (t.code, t.path, t.line, t.column) for t in broken.told
    ]
    assert [sentences(d, "vi") for d in told] == [t.vi for t in broken.told]
    assert [sentences(d, "en") for d in told] == [t.en for t in broken.told]


@pytest.mark.parametrize("broken", by_name())
def test_a_mistake_leaves_the_site_of_yesterday_as_it_was(bench: Bench, broken: Broken) -> None:
    """A warning stops a strict build only."""
    bench.lay(broken, mended=False)
    is_error = any(CODES[told.code] == "error" for told in broken.told)
    assert not bench.site.with_options(strict=not is_error).build().done
    assert bench.site.tree() == bench.built


@pytest.mark.parametrize("broken", by_name())
def test_who_follows_the_message_to_the_letter_has_mended_the_file(bench: Bench, broken: Broken) -> None:
    bench.lay(broken, mended=True)
    assert bench.told() == ()


def test_there_are_many_mistakes_and_most_have_a_message_of_their_own() -> None:
    assert len(BROKEN) >= 60
    assert len({broken.name for broken in BROKEN}) == len(BROKEN)
    messages = Counter(told.vi for broken in BROKEN for told in broken.told)
    assert len(messages) > len(BROKEN) * 0.8


def test_several_mistakes_in_one_file_are_all_told_in_many_of_them() -> None:
    several = [broken for broken in BROKEN if max(Counter(told.path for told in broken.told).values()) > 1]
    assert len(several) >= 10
    of_yaml = [broken for broken in several if sum(told.code.startswith("yaml-") for told in broken.told) > 1]
    assert len(of_yaml) >= 2


@pytest.mark.parametrize("broken", by_name())
def test_a_message_points_into_a_line_of_the_file(bench: Bench, broken: Broken) -> None:
    bench.lay(broken, mended=False)
    for told in bench.told():
        if told.line:
            text = as_text([told], bench.site.root, "vi")
            assert f"  {told.line} | " in text
            assert "| " + " " * (told.column - 1) + "^" in text


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("title: ", "title:\u00a0").encode(),
        a_model("title", "title: Ngõ\u00a0hoa # tên cũ").encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "no-break space", "a comment"],
)
def test_what_is_only_unusual_is_no_mistake(bench: Bench, raw: bytes) -> None:
    bench.lay(Broken("", {MODEL: raw}, {}, ()), mended=False)
    assert bench.told() == ()


def test_one_mistake_of_five_hundred_files_is_told_once(bench: Bench) -> None:
    text = a_model("kind", "loai hin: tuyến ngõ hoa")
    bench.lay(Broken("", {f"content/models/m{n:03}.md": text for n in range(500)}, {}, ()), mended=False)
    told = [d for d in bench.told() if d.code == "key-unknown"]
    assert len(told) == 500
    report = as_text(told, bench.site.root, "vi")
    assert report.count("[key-unknown]") == 1
    assert "Cũng ở 499 chỗ nữa" in report
    assert len(report) < 1000
