"""The command line: words in any order, exit codes that mean something, streams that can be piped."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Site, SiteMaker, model
from plain_theme import plain_theme

from showcase.cli import COMMANDS, main
from showcase.request import Request

PROJECT = Path(__file__).resolve().parent.parent
PLAIN = {**plain_theme(), "site_config.yaml": "title: x\ntheme: plain\n"}
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def one(site: SiteMaker) -> Site:
    return site({**PLAIN, "content/models/a.md": model()})


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.delenv("SHOWCASE_PROJECT", raising=False)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """Have every command only note what it was asked."""
    requests: list[Request] = []

    def note(request: Request) -> int:
        requests.append(request)
        return 0

    monkeypatch.setattr("showcase.commands.noted", note, raising=False)
    monkeypatch.setattr("showcase.cli.COMMANDS", dict.fromkeys(COMMANDS, "showcase.commands:noted"))
    return requests


# ---- what was typed --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], "build"),
        (["--strict"], "build"),
        (["build"], "build"),
        (["--site", "build"], "build"),
        (["--output", "check"], "build"),
        (["--cache", "serve", "--workers", "2"], "build"),
        (["--site", "init", "check"], "check"),
        (["check", "--output", "build"], "check"),
        (["explain", "check"], "explain"),
        (["init", "build"], "init"),
        (["--lang=en", "serve", "--port", "8001"], "serve"),
    ],
)
def test_build_is_what_is_done_where_no_command_is_typed(asked: list[Request], words: list[str], command: str) -> None:
    assert main(words) == 0
    assert [request.command for request in asked] == [command]


@pytest.mark.parametrize(
    "words",
    [["--site", "s", "--date", "2026-02-05", "--strict", "--quiet", "--output", "o", "--cache", "c", "--workers", "3"]],
)
@pytest.mark.parametrize("place", ["before", "after", "both"])
def test_options_may_stand_before_and_after_the_command(asked: list[Request], words: list[str], place: str) -> None:
    typed = {"before": [*words, "check"], "after": ["check", *words], "both": [*words[:5], "check", *words[5:]]}
    assert main(typed[place]) == 0
    options = asked[0].options
    assert (options.site, options.output, options.cache) == (Path("s"), Path("o"), Path("c"))
    assert (options.date, options.strict, asked[0].quiet, asked[0].workers) == (dt.date(2026, 2, 5), True, True, 3)


def test_folders_follow_the_site_unless_they_are_named(asked: list[Request]) -> None:
    main(["--site", "s"])
    main([])
    first, second = (request.options for request in asked)
    assert (first.output, first.cache) == (Path("s/output"), Path("s/.cache"))
    assert (second.site, second.output) == (Path(), Path("output"))


def test_from_a_folder_that_is_no_site_the_project_is_the_site(
    asked: list[Request], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOWCASE_PROJECT", str(PROJECT))
    monkeypatch.chdir(tmp_path)
    main([])
    (tmp_path / "site_config.yaml").write_text("title: x\n", encoding="utf-8")
    main([])
    assert [request.options.site for request in asked] == [PROJECT, Path()]


@pytest.mark.parametrize(
    ("words", "html", "output"),
    [
        (["check"], False, None),
        (["check", "--output"], True, None),
        (["check", "--output", "--strict"], True, None),
        (["--output", "o", "check"], False, Path("o")),
        (["check", "--output", "o"], False, Path("o")),
        (["check", "--output=o"], False, Path("o")),
    ],
)
def test_the_output_of_check_may_be_named_or_not(
    asked: list[Request], words: list[str], html: bool, output: Path | None
) -> None:
    assert main(words) == 0
    assert (asked[0].html, getattr(asked[0], "output_folder", None)) == (html, output)


# ---- the build date ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "epoch", "date"),
    [
        (None, None, None),
        ("2026-02-05", None, dt.date(2026, 2, 5)),
        ("05/02/2026", None, dt.date(2026, 2, 5)),
        (None, "1767225600", dt.date(2026, 1, 1)),
        (None, "", None),
        ("2026-02-05", "1767225600", dt.date(2026, 2, 5)),
    ],
)
def test_the_date_is_typed_or_that_of_the_epoch_or_open(
    asked: list[Request], monkeypatch: pytest.MonkeyPatch, typed: str | None, epoch: str | None, date: dt.date | None
) -> None:
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["--date", typed] if typed else []) == 0
    assert asked[0].options.date == date


@pytest.mark.parametrize("typed", ["2026-02-30", "hôm nay", "", "2026", "31/02/2026"])
def test_a_date_that_is_none_is_wrong_usage(asked: list[Request], capsys: Capture, typed: str) -> None:
    assert main(["--date", typed]) == 2
    assert not asked
    assert f"“{typed}” không phải là ngày" in capsys.readouterr().err


@pytest.mark.parametrize("epoch", ["x", "-99999999999999", "9" * 30, "1.5"])
def test_an_epoch_that_is_none_is_wrong_usage(
    asked: list[Request], capsys: Capture, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main([]) == 2
    assert not asked
    assert f"SOURCE_DATE_EPOCH={epoch}" in capsys.readouterr().err


def test_the_date_decides_what_is_published(one: Site) -> None:
    one.write({"content/models/b.md": model("B", date="2026-02-06")})
    page = one.root / "output" / "mo-hinh" / "b" / "index.html"
    assert main(["--site", str(one.root), "--date", "2026-02-05"]) == 0
    assert not page.exists()
    assert main(["--site", str(one.root), "--date", "2026-02-06"]) == 0
    assert page.exists()


# ---- exit codes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["bild"],
        ["--khong-co"],
        ["--sit", "x"],
        ["build", "thua"],
        ["explain"],
        ["init"],
        ["--workers", "hai"],
        ["--lang", "fr"],
        ["check", "--format", "xml"],
        ["serve", "--port", "70000"],
        ["serve", "--port", "x"],
        ["--site"],
    ],
)
def test_wrong_usage_is_2_and_nothing_is_done(asked: list[Request], capsys: Capture, words: list[str]) -> None:
    assert main(words) == 2
    assert not asked
    printed = capsys.readouterr()
    assert (printed.out, bool(printed.err)) == ("", True)
    assert len(printed.err) < 3000


def test_done_is_0_and_mistakes_are_1(one: Site, capsys: Capture) -> None:
    assert main(["--site", str(one.root)]) == 0
    one.write({"content/models/a.md": model(sector="thể thao")})
    assert main(["--site", str(one.root)]) == 1
    assert main(["check", "--site", str(one.root)]) == 1
    assert "[sector-unknown]" in capsys.readouterr().err


def test_a_bug_of_ours_is_3_with_its_traceback(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(request: Request) -> int:
        raise RuntimeError("của chúng tôi")

    monkeypatch.setattr("showcase.commands.build", broken)
    assert main(["build"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("Chương trình gặp lỗi không ngờ tới.")
    assert "RuntimeError: của chúng tôi" in told


def test_an_interruption_is_130_without_a_traceback(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(request: Request) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("showcase.commands.build", interrupted)
    assert main(["build"]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_0_and_in_vietnamese(capsys: Capture, words: list[str]) -> None:
    assert main(words) == 0
    assert "thư mục" in capsys.readouterr().out


# ---- languages and quiet ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--lang", "en"], ["--lang=en"]])
def test_english_words_on_demand(one: Site, capsys: Capture, words: list[str]) -> None:
    one.write({"content/models/a.md": model(sector="thể thao", kind=None)})
    assert main([*words, "--site", str(one.root)]) == 1
    told = capsys.readouterr().err
    assert "error [sector-unknown]" in told
    assert "lỗi" not in told


def test_usage_too_is_told_in_the_language_that_was_asked_for(capsys: Capture) -> None:
    assert main(["--date", "x", "--lang", "en"]) == 2
    assert "không" not in capsys.readouterr().err


def test_quiet_prints_mistakes_only(one: Site, capsys: Capture) -> None:
    assert main(["--site", str(one.root), "--quiet"]) == 0
    assert main(["check", "--site", str(one.root), "--quiet"]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")
    one.write({"content/models/a.md": model(kind=None)})
    assert main(["--site", str(one.root), "--quiet"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "[key-wanted]" in printed.err


def test_strict_makes_warnings_stop_the_build(one: Site, capsys: Capture) -> None:
    one.write({"content/models/a.md": model(kind=None)})
    assert main(["--site", str(one.root), "--strict"]) == 1
    assert not one.options.output.exists()
    assert main(["--site", str(one.root)]) == 0
    assert "[key-wanted]" in capsys.readouterr().err


# ---- as a program ------------------------------------------------------------------------------------------------


def _program(*words: str, **variables: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), **variables}
    return subprocess.Popen(
        [sys.executable, "-m", "showcase", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )


def test_output_is_utf8_whatever_the_terminal_says(one: Site) -> None:
    with _program("--site", str(one.root), PYTHONIOENCODING="ascii", LC_ALL="C") as program:
        out, err = program.communicate(timeout=60)
    assert (program.returncode, err) == (0, b"")
    assert out.decode("utf-8").startswith("Xong: ")


def test_a_reader_that_goes_away_is_no_mistake(one: Site) -> None:
    with _program("check", "--site", str(one.root), "--format", "json") as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.stderr is not None
        told = program.stderr.read()
        program.wait(timeout=60)
    assert (program.returncode, told) == (0, b"")
