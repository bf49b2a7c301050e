"""The set-up that `build.py` does by itself, in stand-in projects: an empty lock and a tiny `showcase` package."""

import ast
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import pytest

T = TypeVar("T")

PROJECT = Path(__file__).resolve().parent.parent
BUILD = PROJECT / "build.py"
FOLDER = "Dự án dân vận"  # a space and Vietnamese letters, as in a real person's folders

SHOWCASE = """
import json, os, sys, time
if sys.argv[1:2] == ["wait"]:
    print("waiting", flush=True)
    time.sleep(60)
keys = ("SHOWCASE_PROJECT", "PYTHONUTF8")
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "python": sys.executable,
                  "environment": {key: os.environ.get(key) for key in keys}}))
sys.exit(int(os.environ.get("STAND_IN_EXIT", 0)))
"""

TESTS = """
import os, pytest
def test_fast(): pass
@pytest.mark.slow
def test_slow(): assert os.environ["SHOWCASE_TEST_ALL"] == "1"
@pytest.mark.browser
def test_browser(): pass
"""

posix_only = pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A stand-in project: build.py itself, locks that name nothing, and a program that reports how it was started."""
    folder = tmp_path / FOLDER
    (folder / "showcase").mkdir(parents=True)
    (folder / "showcase" / "__main__.py").write_text(SHOWCASE, encoding="utf-8")
    (folder / "requirements.lock").touch()
    (folder / "requirements-test.lock").touch()
    shutil.copy(BUILD, folder)
    (tmp_path / "home").mkdir()
    return folder


@pytest.fixture
def build(project: Path) -> ModuleType:
    """The stand-in project's build.py as a module of its own."""
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", project / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def environment(project: Path, **extra: str) -> dict[str, str]:
    """A person's environment: an empty home, and nothing of the test run's own."""
    ours = ("SHOWCASE_", "PYTHON", "COV_", "PYTEST_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    home = str(project.parent / "home")
    return {**kept, "HOME": home, "USERPROFILE": home, **extra}


def as_a_shell_gives_it(code: int) -> int:
    """Return the exit code that a shell shows; a program that a signal ended has a negative one here."""
    return code if code >= 0 else 128 - code


def start(project: Path, *arguments: str, folder: Path | None = None, **extra: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(project / "build.py"), *arguments],
        cwd=folder,
        env=environment(project, **extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def run(project: Path, *arguments: str, folder: Path | None = None, **extra: str) -> tuple[int, str, str]:
    """Start build.py and wait: its exit code, what it printed, and what it told beside that."""
    with start(project, *arguments, folder=folder, **extra) as process:
        out, err = process.communicate(timeout=300)
    return process.returncode, out, err


# What an old Python is told


def test_it_parses_on_old_pythons() -> None:
    tree = ast.parse(BUILD.read_text(encoding="utf-8"), feature_version=(3, 7))
    too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Nonlocal, ast.AsyncFunctionDef, ast.Match)
    for node in ast.walk(tree):
        assert not isinstance(node, too_new), ast.dump(node)
        assert not (isinstance(node, ast.Raise) and node.cause), "Python 2 has no `raise … from`"
        assert not (isinstance(node, ast.List | ast.Tuple) and any(isinstance(x, ast.Starred) for x in node.elts))
        if isinstance(node, ast.FunctionDef):
            every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            assert not any(argument.annotation for argument in every)
            assert not node.returns
            assert not node.args.posonlyargs
            assert not node.args.kwonlyargs


def test_it_imports_the_standard_library_only_and_little_at_the_top() -> None:
    tree = ast.parse(BUILD.read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name.partition(".")[0] for node in imported if isinstance(node, ast.Import) for alias in node.names}
    assert not [node for node in imported if isinstance(node, ast.ImportFrom)]
    assert names <= sys.stdlib_module_names
    assert [alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names] == ["os", "sys"]


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 5, 10), (3, 10, 13)])
def test_an_old_python_is_told_in_both_languages(
    build: ModuleType, capsys: pytest.CaptureFixture[str], version: tuple[int, int, int]
) -> None:
    assert build.main([], version) == 2
    vietnamese, english = capsys.readouterr().err.splitlines()
    assert vietnamese.startswith("Lỗi: cần Python 3.11 trở lên, máy đang dùng " + ".".join(map(str, version)))
    assert english.startswith("Error: Python 3.11 or later is needed and this is " + ".".join(map(str, version)))
    assert not (Path(build.HERE) / ".venv").exists()


def test_vietnamese_is_safe_where_the_console_cannot_write_it(project: Path) -> None:
    (project / ".venv.lock").mkdir()
    code, _, told = run(project, PYTHONUTF8="0", PYTHONIOENCODING="cp1252:strict")
    assert code == 2
    assert told.startswith("Lỗi: không ghi được vào thư mục")


# How the program is started


def test_arguments_folder_and_exit_code_are_passed_on(project: Path, tmp_path: Path) -> None:
    code, out, told = run(
        project, "check", "--site", "Ngõ hoa 12", folder=tmp_path, SHOWCASE_NO_VENV="1", STAND_IN_EXIT="7"
    )
    report = json.loads(out)
    assert code == 7
    assert told == ""
    assert report["arguments"] == ["check", "--site", "Ngõ hoa 12"]
    assert report["folder"] == str(tmp_path)
    assert report["python"] == sys.executable
    assert report["environment"] == {"SHOWCASE_PROJECT": str(project), "PYTHONUTF8": "1"}


def test_a_module_in_the_caller_s_folder_is_not_taken_for_one_of_ours(project: Path, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')", encoding="utf-8")
    (tmp_path / "showcase").mkdir()
    (tmp_path / "showcase" / "__main__.py").write_text("raise SystemExit('the wrong program')", encoding="utf-8")
    assert run(project, folder=tmp_path, SHOWCASE_NO_VENV="1", PYTHONPATH=str(tmp_path))[0] == 0


@posix_only
def test_control_c_reaches_the_program_and_ends_with_130(project: Path) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background may have inherited a deaf ear
    with start(project, "wait", SHOWCASE_NO_VENV="1") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert as_a_shell_gives_it(process.returncode) == 130
    assert "build.py" not in told, "the traceback, if any, is the program's own"


@posix_only
def test_a_program_that_is_told_to_end_leaves_no_child_behind(project: Path) -> None:
    with start(project, "wait", SHOWCASE_NO_VENV="1") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)  # returns only when the child, which holds the same pipe, has ended
    assert as_a_shell_gives_it(process.returncode) == 128 + signal.SIGTERM


# The project's tests


@pytest.mark.parametrize(
    ("arguments", "expected", "everything"),
    [
        (["test"], ["-m", "not slow and not browser"], None),
        (["test", "-x", "tests/test_a.py"], ["-m", "not slow and not browser", "-x", "tests/test_a.py"], None),
        (["test", "--all", "-x"], ["-x"], "1"),
        (["test", "-x", "--all"], ["-x"], "1"),
    ],
)
def test_what_follows_test_is_given_to_pytest(
    build: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    expected: list[str],
    everything: str | None,
) -> None:
    calls: list[tuple[list[str], dict[str, str], str]] = []
    monkeypatch.setenv("SHOWCASE_NO_VENV", "1")
    monkeypatch.delenv("SHOWCASE_TEST_ALL", raising=False)
    monkeypatch.setattr(build, "run_child", lambda *call: calls.append(call))
    build.main(arguments)
    [(command, given, folder)] = calls
    assert command == [sys.executable, "-m", "pytest", "-n", "auto", *expected]
    assert given.get("SHOWCASE_TEST_ALL") == everything
    assert folder == build.HERE


def test_slow_tests_are_deselected_and_never_skipped(project: Path, tmp_path: Path) -> None:
    shutil.copy(PROJECT / "pyproject.toml", project)
    (project / "tests").mkdir()
    (project / "tests" / "test_stand_in.py").write_text(TESTS, encoding="utf-8")
    plain = {"SHOWCASE_NO_VENV": "1"}
    _, fast, _ = run(project, "test", folder=tmp_path, **plain)
    _, everything, _ = run(project, "test", "--all", folder=tmp_path, **plain)
    assert "1 passed in" in fast.splitlines()[-1]
    assert "3 passed in" in everything.splitlines()[-1]


# When an environment counts as ready


@pytest.fixture
def finished(build: ModuleType) -> Path:
    """The folder of an environment that looks finished to `build`."""
    folder = Path(build.HERE, ".venv")
    python = Path(build.python_of(str(folder)))
    python.parent.mkdir(parents=True)
    python.touch()
    Path(build.stamp_of(str(folder))).write_bytes(build.stamp_text(str(folder), "requirements.lock"))
    assert build.is_ready(str(folder), "requirements.lock")
    return folder


def test_an_environment_without_its_stamp_is_half_made(build: ModuleType, finished: Path) -> None:
    Path(build.stamp_of(str(finished))).unlink()
    assert not build.is_ready(str(finished), "requirements.lock")


def test_an_environment_whose_stamp_was_cut_short_is_half_made(build: ModuleType, finished: Path) -> None:
    stamp = Path(build.stamp_of(str(finished)))
    stamp.write_bytes(stamp.read_bytes()[:-1])
    assert not build.is_ready(str(finished), "requirements.lock")


def test_an_environment_without_its_python_is_not_ready(build: ModuleType, finished: Path) -> None:
    Path(build.python_of(str(finished))).unlink()
    assert not build.is_ready(str(finished), "requirements.lock")


def test_a_changed_lock_is_noticed(build: ModuleType, finished: Path) -> None:
    Path(build.HERE, "requirements.lock").write_text("jinja2==3.1.6\n", encoding="utf-8")
    assert not build.is_ready(str(finished), "requirements.lock")


def test_a_moved_or_copied_environment_is_noticed(build: ModuleType, finished: Path) -> None:
    copied = finished.with_name(".venv-copied")
    shutil.copytree(finished, copied)
    assert not build.is_ready(str(copied), "requirements.lock")


@pytest.mark.parametrize("what", ["version", "base_prefix"])
def test_another_python_is_noticed(
    build: ModuleType, finished: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(sys, what, "another")
    assert not build.is_ready(str(finished), "requirements.lock")


def test_a_ready_environment_is_used_in_a_folder_that_cannot_be_written(build: ModuleType, finished: Path) -> None:
    Path(build.HERE, ".venv.lock").mkdir()
    assert build.ready_python(".venv", "requirements.lock") == build.python_of(str(finished))


# What can go wrong


@pytest.mark.parametrize("failing", ["make_environment", "install"])
def test_a_set_up_that_fails_leaves_no_stamp(
    build: ModuleType, finished: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> None:
        raise build.SetupError("Lỗi", "Error")

    Path(build.HERE, "requirements.lock").write_text("changed\n", encoding="utf-8")
    monkeypatch.setattr(build, "make_environment", lambda *_: None)
    monkeypatch.setattr(build, failing, fail)
    with pytest.raises(build.SetupError):
        build.ready_python(".venv", "requirements.lock")
    assert not Path(build.stamp_of(str(finished))).exists()


def test_a_failed_step_is_told_with_its_own_last_words(build: ModuleType, project: Path) -> None:
    words = "import sys\nfor n in range(50): print('line', n)\nsys.exit('ERROR: không có mạng')"
    with open(project / ".venv.lock", "ab") as lock_file, pytest.raises(build.SetupError) as caught:
        build.run_step([sys.executable, "-X", "utf8", "-c", words], lock_file, "Lỗi: …", "Error: …")
    assert caught.value.lines[:2] == ["Lỗi: …", "Error: …"]
    assert len(caught.value.lines) == 2 + build.LAST_LINES
    assert "ERROR: không có mạng" in caught.value.lines


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_or_ensurepip_is_told_which_package_to_install(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    monkeypatch.delenv("SHOWCASE_NO_VENV", raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    assert build.main([]) == 2
    vietnamese, english = capsys.readouterr().err.splitlines()
    assert vietnamese.startswith("Lỗi: Python này thiếu " + missing)
    assert english.startswith("Error: this Python lacks " + missing)
    assert "python3-venv" in vietnamese
    assert "python3-venv" in english


def test_a_folder_that_cannot_be_written_is_told(project: Path) -> None:
    (project / ".venv.lock").mkdir()  # even root cannot open a folder for writing
    code, out, told = run(project)
    assert (code, out) == (2, "")
    assert told.splitlines()[0].startswith(f"Lỗi: không ghi được vào thư mục {project}")
    assert told.splitlines()[1].startswith(f"Error: cannot write in the folder {project}")
    assert "Traceback" not in told


# Two starts at once


@pytest.fixture
def holder(project: Path) -> Iterator[subprocess.Popen[str]]:
    """Another start of the same project, which holds the lock until it is killed."""
    hold = (
        "import build, time\n"
        "lock_file = open('.venv.lock', 'ab')\n"
        "build.wait_for_turn(lock_file)\n"
        "print('held', flush=True)\n"
        "time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", hold], cwd=project, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_start_waits_for_another_one_and_says_so(
    build: ModuleType,
    holder: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            holder.kill()
            holder.wait()

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(build, "PATIENCE", -1)
    with open(Path(build.HERE, ".venv.lock"), "ab") as lock_file:
        assert not build.try_lock(lock_file)
        build.wait_for_turn(lock_file)
    assert len(slept) >= 3
    assert capsys.readouterr().err.splitlines() == [
        "Một lần chạy khác đang cài đặt, xin chờ...",
        "Another start is setting things up; waiting for it...",
    ]


def test_a_start_that_waited_does_not_do_the_work_again(
    build: ModuleType, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = Path(build.stamp_of(str(finished)))
    written = stamp.read_bytes()
    stamp.unlink()
    monkeypatch.setattr(build, "wait_for_turn", lambda _: stamp.write_bytes(written))  # the other one got it done
    monkeypatch.setattr(build, "set_up", lambda *_: pytest.fail("made again"))
    assert build.ready_python(".venv", "requirements.lock") == build.python_of(str(finished))


@posix_only
def test_a_step_that_outlives_its_start_keeps_the_lock(build: ModuleType, project: Path) -> None:
    sleeper = project / "sleeper.py"
    sleeper.write_text("import os, time; print(os.getpid(), file=open('pid', 'w'), flush=True); time.sleep(60)")
    step = (
        "import build, sys\n"
        "lock_file = open('.venv.lock', 'ab')\n"
        "build.wait_for_turn(lock_file)\n"
        "build.run_step([sys.executable, 'sleeper.py'], lock_file, '', '')"
    )
    with subprocess.Popen([sys.executable, "-c", step], cwd=project) as process:
        pid = wait_until(lambda: (project / "pid").exists() and (project / "pid").read_text().strip())
        process.kill()
    with open(project / ".venv.lock", "ab") as lock_file:
        assert not build.try_lock(lock_file)
        os.kill(int(pid), signal.SIGKILL)
        assert wait_until(lambda: build.try_lock(lock_file))


def wait_until(answer: Callable[[], T]) -> T:
    """Return the first true answer, asked for at most 30 seconds."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if found := answer():
            return found
        time.sleep(0.02)
    pytest.fail("it never came")


# The locks


def pins(lock: str) -> dict[str, str]:
    """The exact versions that a lock file names."""
    text = (PROJECT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, flags=re.MULTILINE))


def wanted(requirements: str) -> set[str]:
    """The direct dependencies that a requirements file names."""
    text = (PROJECT / requirements).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9._-]+)[<>=]", text, flags=re.MULTILINE))


def test_the_locks_hold_what_is_asked_for() -> None:
    assert wanted("requirements.in") <= pins("requirements.lock").keys()
    assert wanted("requirements-test.in") <= pins("requirements-test.lock").keys()
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_package_in_a_lock_has_hashes_and_names_no_place(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|^-|^\.?/| @ ", text, flags=re.MULTILINE)
    for package in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in package, package.splitlines()[0]


def test_every_direct_dependency_is_explained() -> None:
    explained = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    tools = json.loads((PROJECT / "tests" / "tools" / "package.json").read_text(encoding="utf-8"))
    direct = wanted("requirements.in") | wanted("requirements-test.in") | tools["dependencies"].keys()
    assert direct == set(re.findall(r"^\| \[([a-z0-9._-]+)\]", explained, flags=re.MULTILINE))


def test_the_lock_of_the_browser_tests_tools_pins_each_by_its_digest_and_names_no_host() -> None:
    lock = (PROJECT / "tests" / "tools" / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    wanted_tools = packages.pop("")["dependencies"]
    assert {name.removeprefix("node_modules/"): found["version"] for name, found in packages.items()} == wanted_tools
    assert all(found["integrity"].startswith("sha512-") for found in packages.values())
    assert "://" not in lock


# Real environments, made from nothing


@pytest.mark.slow
def test_a_start_from_nothing_makes_the_environment_once(project: Path, tmp_path: Path) -> None:
    code, out, told = run(project, "build", folder=tmp_path)
    assert code == 0, told
    assert told.splitlines()[0].startswith("Đang cài đặt")
    assert Path(json.loads(out)["python"]).is_relative_to(project / ".venv")
    assert not (project / ".venv-test").exists()
    stamp = project / ".venv" / "installed-from.txt"
    before = stamp.stat().st_mtime_ns
    assert run(project, "build", folder=tmp_path)[2] == "", "a second start has nothing to say"
    assert stamp.stat().st_mtime_ns == before


@pytest.mark.slow
def test_a_moved_project_works(project: Path, tmp_path: Path) -> None:
    assert run(project)[0] == 0
    moved = project.rename(tmp_path / "Chỗ mới")
    code, out, told = run(moved)
    assert code == 0, told
    assert "Setting up" in told
    assert Path(json.loads(out)["python"]).is_relative_to(moved)


@pytest.mark.slow
def test_of_two_starts_at_once_one_does_the_work(project: Path) -> None:
    with start(project) as first, start(project) as second:
        told = [first.communicate(timeout=300)[1], second.communicate(timeout=300)[1]]
    assert (first.returncode, second.returncode) == (0, 0), told
    assert sum("Setting up" in text for text in told) == 1
    assert sum("waiting for it" in text for text in told) == 1


@pytest.mark.slow
@posix_only
def test_a_start_after_a_killed_one_makes_the_environment_anew(project: Path) -> None:
    with start(project) as first:
        wait_until(lambda: list(project.glob(".venv/lib/*/site-packages/*")))
        os.killpg(first.pid, signal.SIGKILL)
    assert not (project / ".venv" / "installed-from.txt").exists()
    code, _, told = run(project)
    assert code == 0, told
    assert "Setting up" in told


@pytest.mark.slow
def test_without_a_network_the_person_is_told_what_to_look_at(project: Path) -> None:
    (project / "requirements.lock").write_text(f"six==1.16.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0"}
    code, out, told = run(project, PIP_FIND_LINKS="", PIP_EXTRA_INDEX_URL="", **nowhere)
    assert (code, out) == (2, "")
    assert "hãy xem máy có mạng không" in told
    assert "check the network" in told
    assert "No matching distribution found" in told, "pip's own words come last"
    assert "Traceback" not in told
