"""Read a text file of a site, or say why it cannot be read and what to do about it."""

from __future__ import annotations

from pathlib import Path

from showcase import encodings
from showcase.diagnostics import Diagnostic, Failed, at


def read_text(file: Path, name: str) -> str:
    """Return a file's text, without a byte order mark, line ends LF; messages call it `name`. Raises Failed."""
    return decoded(read_raw(file, name), name)


def read_raw(file: Path | str, name: str) -> bytes:
    """Return a file's bytes. Raises Failed."""
    try:
        with open(file, "rb", buffering=0) as stream:
            return stream.read()
    except OSError as error:
        raise Failed(unreadable(name, error)) from None


def decoded(raw: bytes, name: str) -> str:
    """Return what a file holds as text. Raises Failed where it is not UTF-8."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Failed(at(name, 0, 0, "file-not-utf8", encoding=encodings.named(raw))) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unreadable(name: str, error: OSError) -> Diagnostic:
    """Say why a file, or a folder, cannot be opened."""
    code = "file-unreadable"
    if isinstance(error, FileNotFoundError):
        code = "file-gone"
    elif isinstance(error, IsADirectoryError):
        code = "file-is-folder"
    elif isinstance(error, PermissionError):
        code = "file-forbidden"
    return at(name, 0, 0, code, reason=error.strerror or error)
