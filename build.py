#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Start the site generator, after setting it up where that is needed.

    python3 build.py [COMMAND] [OPTIONS]       (Windows: py build.py)
    python3 build.py test [--all] [PYTEST OPTIONS]

The program (`showcase/`) runs in an environment of its own, `.venv`, which holds exactly what `requirements.lock`
names. This file makes it when it is missing or no longer right, runs the program as a child and passes its exit code
on. The tests have another one, `.venv-test`: a machine that only builds never gets their tools, and running them
never disturbs a site that is being served.

It uses the standard library only and parses on every Python since 2.7, so that an old one can be told what is wrong.
Hence no annotations, no f-strings, and no import at the top that an unchanged start can do without.

With SHOWCASE_NO_VENV set, this interpreter is used as it is. The program is told this folder in SHOWCASE_PROJECT.
"""

import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
OLDEST_PYTHON = (3, 11)
WINDOWS = os.name == "nt"

FOR_BUILDS = (".venv", "requirements.lock")
FOR_TESTS = (".venv-test", "requirements-test.lock")
FAST_TESTS = "not slow and not browser"
PIP_QUIETLY = ["--quiet", "--no-input", "--disable-pip-version-check"]

EXIT_SETUP_FAILED = 2
EXIT_INTERRUPTED = 130
WINDOWS_EXIT_INTERRUPTED = 0xC000013A  # STATUS_CONTROL_C_EXIT

PATIENCE = 1.0  # seconds of waiting for another start before the person is told why
LAST_LINES = 6  # how much of a failed tool's own words is shown


class SetupError(Exception):
    """What stops the set-up: a sentence in Vietnamese, the same in English, and the failed tool's own words."""

    def __init__(self, vietnamese, english, output=""):
        Exception.__init__(self, english)
        self.lines = [vietnamese, english] + output.rstrip().splitlines()[-LAST_LINES:]


def main(arguments, version=sys.version_info):
    """Run the program with `arguments`; return the exit code."""
    write_utf8()
    try:
        require_python(version)
        return run(arguments)
    except SetupError as error:
        tell(*error.lines)
        return EXIT_SETUP_FAILED
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def write_utf8():
    """Make Vietnamese safe to print: a Windows console or pipe may be in cp1252."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def tell(*lines):
    """Say something to the person, beside the program's own output."""
    sys.stderr.write("\n".join(lines) + "\n")


def require_python(version):
    """Refuse a Python that the program cannot run on."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        found = ".".join(str(part) for part in version[:3])
        raise SetupError(
            "Lỗi: cần Python 3.11 trở lên, máy đang dùng {0}; hãy cài bản mới tại python.org.".format(found),
            "Error: Python 3.11 or later is needed and this is {0}; install one from python.org.".format(found),
        )


def run(arguments):
    """Run the program, or its tests, in the environment made for it."""
    if arguments[:1] == ["test"]:
        return run_tests(arguments[1:])
    return run_child([ready_python(*FOR_BUILDS), "-m", "showcase"] + arguments, child_environment())


def run_tests(arguments):
    """Run pytest in the project's folder; without --all, slow and browser tests are deselected, not skipped."""
    command = [ready_python(*FOR_TESTS), "-m", "pytest", "-n", "auto"]  # all cores
    if "--all" not in arguments:
        return run_child(command + ["-m", FAST_TESTS] + arguments, child_environment(), HERE)
    arguments = [argument for argument in arguments if argument != "--all"]
    return run_child(command + arguments, dict(child_environment(), SHOWCASE_TEST_ALL="1"), HERE)


def child_environment():
    """Return the child's environment: it finds `showcase` from any folder, and nothing else by accident."""
    return dict(
        os.environ,
        PYTHONPATH=HERE,
        PYTHONSAFEPATH="1",  # a yaml.py in the caller's folder must not be taken for ours
        PYTHONUTF8="1",
        PYTHONIOENCODING="utf-8:replace",
        SHOWCASE_PROJECT=HERE,
    )


def run_child(command, environment, folder=None):
    """Become a program; on Windows, run it as a child and return its exit code, as a shell gives it.

    Windows has `exec` in name only: there the shell would not wait for the program.
    """
    if not WINDOWS:
        sys.stdout.flush()
        sys.stderr.flush()
        if folder:
            os.chdir(folder)
        os.execve(command[0], command, environment)  # never returns; signals and the exit code are the program's own
    import signal
    import subprocess

    child = subprocess.Popen(command, env=environment, cwd=folder)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while child.returncode is None:
        try:
            child.wait()
        except KeyboardInterrupt:
            pass  # the child got it too, from the same terminal, and decides when it is done
    if child.returncode == WINDOWS_EXIT_INTERRUPTED:
        return EXIT_INTERRUPTED
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def ready_python(name, lock):
    """Return the Python of the environment `name`, made anew first unless it holds exactly what `lock` names."""
    if os.environ.get("SHOWCASE_NO_VENV"):
        return sys.executable
    folder = os.path.join(HERE, name)
    if is_ready(folder, lock):
        return python_of(folder)
    try:
        with open(folder + ".lock", "ab") as lock_file:
            wait_for_turn(lock_file)
            if not is_ready(folder, lock):
                set_up(folder, lock, lock_file)
    except EnvironmentError as error:
        raise SetupError(
            "Lỗi: không ghi được vào thư mục {0}; hãy chép dự án vào thư mục của bạn.".format(HERE),
            "Error: cannot write in the folder {0}; copy the project to a folder of yours.".format(HERE),
            str(error),
        )
    return python_of(folder)


def python_of(folder):
    """Return the path of an environment's interpreter."""
    return os.path.join(folder, "Scripts", "python.exe") if WINDOWS else os.path.join(folder, "bin", "python")


def is_ready(folder, lock):
    """Tell whether an environment was finished, here, by this very Python, from this very lock."""
    if not os.path.exists(python_of(folder)):
        return False
    try:
        with open(stamp_of(folder), "rb") as stamp:
            return stamp.read() == stamp_text(folder, lock)
    except EnvironmentError:
        return False


def stamp_of(folder):
    """Return the path of the file that is written into an environment last."""
    return os.path.join(folder, "installed-from.txt")


def stamp_text(folder, lock):
    """Return all that an environment depends on: its place, its Python and the lock, word for word.

    The lock's text needs no digest: comparing 40 kB takes less time than importing hashlib.
    """
    with open(os.path.join(HERE, lock), "rb") as text:
        return "\n".join([folder, sys.base_prefix, sys.version, ""]).encode("utf-8", "surrogateescape") + text.read()


def wait_for_turn(lock_file):
    """Lock a file, waiting for another start that holds it; the system unlocks it when its holder ends or dies."""
    import time

    told_at = time.time() + PATIENCE
    while not try_lock(lock_file):
        if time.time() > told_at:
            tell("Một lần chạy khác đang cài đặt, xin chờ...", "Another start is setting things up; waiting for it...")
            told_at = float("inf")
        time.sleep(0.1)


def try_lock(lock_file):
    """Lock a file unless another process has; tell whether it worked."""
    try:
        if WINDOWS:
            import msvcrt

            lock_file.seek(0)
            msvcrt.locking(lock_file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock_file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def set_up(folder, lock, lock_file):
    """Make an environment anew: empty it, install the lock's packages, and write the stamp last."""
    require_venv()
    tell(
        "Đang cài đặt (chỉ lần đầu hoặc sau khi cập nhật; cần có mạng, mất chừng một phút)...",
        "Setting up (the first time and after an update only; needs the network, takes about a minute)...",
    )
    if os.path.exists(stamp_of(folder)):
        os.remove(stamp_of(folder))
    make_environment(folder, lock_file)
    install(folder, lock, lock_file)
    with open(stamp_of(folder), "wb") as stamp:
        stamp.write(stamp_text(folder, lock))


def require_venv():
    """Refuse a Python whose `venv` or `ensurepip` was taken out, as Debian does."""
    import importlib.util

    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        names = " + ".join(missing)
        raise SetupError(
            "Lỗi: Python này thiếu {0}; trên Debian, Ubuntu hãy chạy: sudo apt install python3-venv".format(names),
            "Error: this Python lacks {0}; on Debian or Ubuntu run: sudo apt install python3-venv".format(names),
        )


def make_environment(folder, lock_file):
    """Make an empty virtual environment, in the place of what is there."""
    run_step(
        [sys.executable, "-I", "-X", "utf8", "-m", "venv", "--clear", folder],
        lock_file,
        "Lỗi: không tạo được {0}; hãy đóng chương trình đang dùng nó, xem ổ đĩa còn chỗ không.".format(folder),
        "Error: cannot make {0}; close what uses it, and see that the disk has room.".format(folder),
    )


def install(folder, lock, lock_file):
    """Install exactly the lock's packages: ready-made wheels with the right hashes, so no compiler is needed.

    The lock names all of them, so pip looks for none by itself: left to resolve `coverage[toml]`, pip 23 took the
    newest release in place of the locked one, and refused it for having no hash.
    """
    pip = [python_of(folder), "-I", "-X", "utf8", "-m", "pip", "install", "--requirement", os.path.join(HERE, lock)]
    run_step(
        pip + ["--require-hashes", "--no-deps", "--only-binary", ":all:"] + PIP_QUIETLY,
        lock_file,
        "Lỗi: không cài được các gói cần thiết; hãy xem máy có mạng không rồi chạy lại (chi tiết ở dưới).",
        "Error: the packages could not be installed; check the network and start again (details below).",
    )


def run_step(command, lock_file, vietnamese, english):
    """Run a step of the set-up quietly; when it fails, raise with the two sentences and its own last words.

    It inherits the lock where that is possible: should this start be killed, the next one waits for the orphan.
    """
    import subprocess

    step = subprocess.run(
        command,
        # with `user = true` pip refuses to install into an environment; unbuffered, errors come behind what went before
        env=dict(os.environ, PIP_USER="0", PYTHONUNBUFFERED="1"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=() if WINDOWS else (lock_file.fileno(),),
    )
    if step.returncode:
        raise SetupError(vietnamese, english, step.stdout.decode("utf-8", "replace"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
