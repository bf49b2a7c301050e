"""See that no two pages want one address, and that every host can serve each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from showcase.diagnostics import Diagnostic, at
from showcase.tree import above, folders_above
from showcase.urls import is_safe_path
from showcase.vietnamese import slug

FEW = 20
"""Up to how many new paths are looked for in all others one by one."""


def taken(asked: Sequence[tuple[str, str]], seen: Collection[str] = ()) -> list[Diagnostic]:
    """Tell every path that is asked for twice, or as a file and as a folder, with all who ask, and unsafe paths.

    `asked` are pairs of a path and of who asks for it: a file, or the name of a list. `seen` are paths of which nothing
    had to be told before: if few are new, only these are looked at.
    """
    paths = {path for path, _ in asked}
    if len(paths) == len(asked) and _go_together(paths, [path for path in paths if path not in seen]):
        return []
    unsafe = [path for path in paths if not is_safe_path(path)]
    origins: dict[str, list[str]] = defaultdict(list)
    for path, origin in asked:
        origins[path].append(origin)
    for folder, origin in [(folder, origin) for path, origin in asked for folder in above(path)]:
        if folder in origins:
            origins[folder].append(origin)
    told = [_twice(path, sorted(found)) for path, found in origins.items() if len(found) > 1]
    for path in unsafe:
        file = min(origins[path])
        told.append(at(file, 1, 1, "value-not-address", value=f"/{path}", example="/ngo-hoa/", reason=path))
    return told


def _go_together(paths: Collection[str], new: Collection[str]) -> bool:
    """Tell whether all paths are safe and none is also a folder; those that are not `new` are known to be so."""
    if not all(map(is_safe_path, new)) or not folders_above(new).isdisjoint(paths):
        return False
    if len(new) > FEW:
        return folders_above(paths).isdisjoint(new)
    folders = tuple(f"{path}/" for path in new)
    return not any(path.startswith(folders) for path in paths)


def _twice(path: str, files: Sequence[str]) -> Diagnostic:
    return at(
        files[-1],
        1,
        1,
        "address-taken",
        address=f"/{path.removesuffix('index.html')}",
        files="; ".join(files),
        example=_another_name(files[-1]),
    )


def _another_name(origin: str) -> str:
    return f"{slug(origin.rpartition('/')[2].removesuffix('.md')) or 'ngo-hoa'}-2"
