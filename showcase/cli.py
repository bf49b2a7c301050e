"""The command line: parse, call, put into words, print. Commands are a table of `module:function`."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import itertools
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from showcase import wording
from showcase.quantities import parse_date
from showcase.report import CONFIG, Options
from showcase.request import BUG, DONE, INTERRUPTED, USAGE, Request
from showcase.strings import LANGUAGES

COMMANDS = {
    "build": "showcase.commands:build",
    "check": "showcase.checks:check",
    "explain": "showcase.explaining:explain",
    "init": "showcase.scaffold:init",
    "new": "showcase.scaffold:new",
    "serve": "showcase.serve:serve",
    "theme": "showcase.child_theme:theme",
}
"""Each command and the function that carries it out; imported when it is called, so that none pays
for another's imports."""
_OF_NEW = {
    "--ward": "cli.help.ward",
    "--year": "cli.help.year",
    "--kind": "cli.help.kind",
    "--sector": "cli.help.sector",
}
"""The options of `new`, and what is said about each."""
_WITH_VALUE = ("--site", "--output", "--cache", "--workers", "--date", "--lang", "--format", "--port", *_OF_NEW)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code.

    0 done, 1 mistakes in the content, 2 usage, 3 a bug of ours, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    language = _language(arguments)
    try:
        request = _parse(arguments, language)
        module, _, function = COMMANDS[request.command].partition(":")
        command: Callable[[Request], int] = getattr(importlib.import_module(module), function)
        code = command(request)
        sys.stdout.flush()  # here, where a reader that has gone is no mistake
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        print(wording.say(language, "cli.bug"), file=sys.stderr)
        sys.excepthook(*sys.exc_info())  # as Python does, with its traceback
        return BUG


def _language(arguments: Sequence[str]) -> str:
    """Find --lang before parsing, since the parser's own words depend on it."""
    for code in LANGUAGES:
        if f"--lang={code}" in arguments or any(a == "--lang" and b == code for a, b in itertools.pairwise(arguments)):
            return code
    return LANGUAGES[0]


def _parse(arguments: Sequence[str], language: str) -> Request:
    def say(key: str, **args: object) -> str:
        return wording.say(language, key, **args)

    common = _common(say)
    parser = argparse.ArgumentParser(
        prog="build.py", description=say("cli.help.description"), parents=[common], allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    words = _with_command(arguments)
    first = _first_word(words)
    is_plain = first in COMMANDS and not {"-h", "--help"} & {*words}
    for name in [first] if is_plain else COMMANDS:  # what is not asked for is not explained: 3 ms of each start
        own = commands.add_parser(name, help=say(f"cli.help.{name}"), parents=[common], allow_abbrev=False)
        _add_own(name, own, say)
    request = parser.parse_args(words, namespace=Request())
    request.say = say
    request.lang = language
    request.options = _options(request, parser)
    return request


def _common(say: Callable[..., str]) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--site", type=Path, metavar="DIR", help=say("cli.help.site"))
    common.add_argument("--output", dest="output_folder", type=Path, metavar="DIR", help=say("cli.help.output"))
    common.add_argument("--cache", type=Path, metavar="DIR", help=say("cli.help.cache"))
    common.add_argument("--workers", type=int, metavar="N", help=say("cli.help.workers"))
    common.add_argument("--date", metavar="YYYY-MM-DD", help=say("cli.help.date"))
    common.add_argument("--strict", action="store_true", help=say("cli.help.strict"))
    common.add_argument("--lang", choices=LANGUAGES, help=say("cli.help.lang"))
    common.add_argument("--quiet", action="store_true", help=say("cli.help.quiet"))
    return common


def _add_own(name: str, parser: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    if name == "check":
        parser.add_argument("--fix", action="store_true", help=say("cli.help.fix"))
        # bare --output checks the built site; --output DIR also says where it is
        parser.add_argument("--html", action="store_true", help=argparse.SUPPRESS)
        parser.add_argument("--format", choices=("text", "json"), default="text", help=say("cli.help.format"))
    elif name == "explain":
        parser.add_argument("path", help=say("cli.help.path"))
    elif name == "init":
        parser.add_argument("folder", type=Path, help=say("cli.help.folder"))
    elif name == "new":
        parser.add_argument("title", nargs="+", help=say("cli.help.title"))
        for option, about in _OF_NEW.items():
            parser.add_argument(option, help=say(about))
    elif name == "serve":
        parser.add_argument("--port", type=_port, default=8000, metavar="N", help=say("cli.help.port"))
        parser.add_argument("--no-open", action="store_true", help=say("cli.help.no-open"))
        parser.add_argument("--drafts", action="store_true", help=say("cli.help.drafts"))
    elif name == "theme":
        parser.add_argument("name", metavar="NAME", help=say("cli.help.name"))


def _port(text: str) -> int:
    if not 0 <= int(text) < 65536:
        raise ValueError(text)
    return int(text)


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Put in `build` where no command was typed, and give check's bare --output its meaning."""
    words = list(arguments)
    command = _first_word(words)
    if not command and not {"-h", "--help"} & {*words}:
        words.insert(0, "build")
    if command == "check":
        for i, word in enumerate(words):
            if word == "--output" and (i + 1 == len(words) or words[i + 1].startswith("-")):
                words[i] = "--html"
    return words


def _first_word(words: Sequence[str]) -> str:
    """Return the first word that is no option and no option's value: a folder may be called `build` too."""
    is_value = False
    for word in words:
        if not word.startswith("-") and not is_value:
            return word
        is_value = word in _WITH_VALUE
    return ""


def _options(request: Request, parser: argparse.ArgumentParser) -> Options:
    site = getattr(request, "site", None) or _here()
    request.workers = getattr(request, "workers", 0)
    request.quiet = getattr(request, "quiet", False)
    return Options(
        site=site,
        output=getattr(request, "output_folder", None) or site / "output",
        cache=getattr(request, "cache", None) or site / ".cache",
        date=_date(getattr(request, "date", None), request, parser),
        drafts=getattr(request, "drafts", False),
        strict=getattr(request, "strict", False),
    )


def _here() -> Path:
    """Return this folder if it is a site, else the project's (so that build.py can be started from anywhere)."""
    project = os.environ.get("SHOWCASE_PROJECT")
    return Path(project) if project and not Path(CONFIG).is_file() else Path()


def _date(typed: str | None, request: Request, parser: argparse.ArgumentParser) -> dt.date | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if typed is not None:
            return parse_date(typed)
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch else None
    except (ValueError, OverflowError, OSError):  # the last two: a number of seconds beyond the calendar
        parser.error(request.say("cli.bad-date", value=f"SOURCE_DATE_EPOCH={epoch}" if typed is None else typed))
