"""Tell which engine this is, so that no answer of another one is taken for ours."""

from __future__ import annotations

import functools
import platform
from importlib import metadata
from pathlib import Path

from showcase import digest

PROJECT = Path(__file__).resolve().parent.parent
"""The folder that holds the package, the themes that come with it, and the lock."""

_LIBRARIES = ("jinja2", "markdown", "msgspec", "nh3", "pillow", "python-slugify", "pyyaml")


@functools.cache
def engine() -> str:
    """Return the digest of the package's sources and of the libraries that shape its answers."""
    package = Path(__file__).resolve().parent
    files = sorted(p for p in package.rglob("*") if p.suffix in (".py", ".yaml"))
    sources = [
        digest.combine(p.relative_to(package).as_posix(), digest.of_bytes(p.read_bytes().replace(b"\r\n", b"\n")))
        for p in files
    ]
    return digest.combine(
        platform.python_version(), *(f"{name} {metadata.version(name)}" for name in _LIBRARIES), *sources
    )
