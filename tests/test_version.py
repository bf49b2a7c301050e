"""The engine's digest: another one after any change of a source, the same one otherwise."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from showcase import version


def _engine(folder: Path) -> str:
    """Return the digest that the copy of the package in a folder gives itself."""
    spec = importlib.util.spec_from_file_location("copied_version", folder / "showcase" / "version.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.engine())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Lay out the modules that `version` needs, in another folder."""
    package = tmp_path / "showcase"
    (package / "locale").mkdir(parents=True)
    for name in ("__init__.py", "digest.py", "version.py", "locale/vi.yaml"):
        shutil.copy(Path(version.__file__).parent / name, package / name)
    return tmp_path


def test_the_project_is_the_folder_above_the_package() -> None:
    assert (version.PROJECT / "showcase" / "version.py").samefile(version.__file__)
    assert (version.PROJECT / "themes" / "default" / "theme.yaml").is_file()


def test_the_engine_is_the_same_in_every_process_and_folder(copy: Path) -> None:
    first = _engine(copy)
    assert len(first) == 32
    shutil.copytree(copy / "showcase", copy / "other" / "showcase")
    assert _engine(copy / "other") == first
    program = "from showcase import version; print(version.engine())"
    environment = os.environ | {"PYTHONPATH": str(copy)}  # else the tests' own path finds the project's package
    command = [sys.executable, "-B", "-c", program]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == first


def _change(package: Path) -> None:
    (package / "digest.py").write_text(
        (package / "digest.py").read_text(encoding="utf-8") + "\n# x\n", encoding="utf-8"
    )


def _add(package: Path) -> None:
    (package / "new.py").write_text("")


def _rename(package: Path) -> None:
    (package / "locale" / "vi.yaml").rename(package / "locale" / "xx.yaml")


def _words(package: Path) -> None:
    (package / "locale" / "vi.yaml").write_text("a: b\n")


@pytest.mark.parametrize("change", [_change, _add, _rename, _words])
def test_any_change_of_a_source_makes_another_engine(copy: Path, change: Callable[[Path], None]) -> None:
    first = _engine(copy)
    change(copy / "showcase")
    assert _engine(copy) != first


def test_line_ends_and_other_files_do_not_count(copy: Path) -> None:
    first = _engine(copy)
    module = copy / "showcase" / "digest.py"
    module.write_bytes(module.read_bytes().replace(b"\n", b"\r\n"))
    (copy / "showcase" / "notes.txt").write_text("x")
    assert _engine(copy) == first
