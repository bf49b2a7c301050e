"""Remember what the last build left in one output folder, so that the next one knows what it need not do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from showcase import publish
from showcase.artifacts import Artifact
from showcase.aside import Aside
from showcase.store import Store
from showcase.tree import folders_above


class Stats(Struct, frozen=True, kw_only=True, array_like=True):
    """The stats of all files of one manifest, in columns: to look at 10,000 files takes as long as to ask for them.

    `folders` are those that hold other folders; what is reached through a link in them is not ours.
    """

    manifest: str = ""
    names: list[bytes] = []
    sizes: list[int] = []
    times: list[int] = []
    folders: list[str] = []


class Looked(Struct, frozen=True, array_like=True):
    """Which files of a manifest do not stand as they were published."""

    manifest: str
    gone: tuple[bytes, ...]


LONG = 100_000
"""Bytes of stats (of some 1,500 files) from which on it pays to look aside."""
FEW = 50
"""Up to how many files of a commit are looked up in the columns one by one."""


class Memory:
    """What the store remembers of one output folder: the stats of its files, and the parts each was made from.

    `left` are the stats that this process left there itself, in a folder of its own: then nobody looks again.
    `aside` is `look_aside`, which was begun before.
    """

    def __init__(
        self, store: Store, output: publish.Output, left: Stats | None = None, aside: Aside | None = None
    ) -> None:
        self._store, self._aside = store, aside
        place = str(output.folder.resolve())
        self._stat_topic, self._part_topic = f"stats {place}", f"parts {place}"
        is_ours = left is not None and left.manifest == output.signature
        self.stats = left if left and is_ours else _stats(store.read(self._stat_topic))
        self._fits = self.stats.manifest == output.signature and not output.recovered
        self._gone = set[str]() if is_ours else self._find_gone(output)

    def _find_gone(self, output: publish.Output) -> set[str]:
        """Find the files of the manifest that do not stand as they were published."""
        if self._fits:
            looked = _looked(self._aside.answer()) if self._aside else None
            gone = looked.gone if looked and looked.manifest == output.signature else _gone(output, self.stats)
            if gone is not None:
                return {name.decode() for name in gone}
        return output.manifest.keys() - output.present_all(_by_name(self.stats))

    def stale(self, keys: Mapping[str, str], output: publish.Output) -> set[str]:
        """Return the paths whose files are not what would be made from all that their `keys` name."""
        published = output.manifest.get
        others = {path for path, key in keys.items() if (entry := published(path)) is None or entry.key != key}
        return others | (self._gone & keys.keys())

    def is_whole(self) -> bool:
        """Tell whether every file of the manifest stands as it was published."""
        return not self._gone

    def standing(self, path: str, output: publish.Output) -> str:
        """Return the digest of the bytes that stand at a path as they were published; empty where they do not."""
        return output.manifest[path].digest if path in output.manifest and path not in self._gone else ""

    def note(self, parts: Mapping[str, Mapping[str, str]], output: publish.Output, commit: publish.Commit) -> None:
        """Remember stats of what was written or looked at, and the parts of what was made."""
        if self.stats.manifest != output.signature or commit.stats:
            patched = _patched(self.stats, output.signature, commit.stats) if self._is_patch(commit) else None
            if patched and len(patched.names) == len(output.manifest):
                self.stats = patched
            else:
                known = {} if output.recovered else _by_name(self.stats)
                known |= {p: s for p in output.manifest if p not in known and (s := output.stat(p))}
                known |= commit.stats
                self.stats = _columns(output.signature, {p: s for p, s in known.items() if p in output.manifest})
            self._store.write(self._stat_topic, msgspec.msgpack.encode(self.stats))
        fresh = {p: msgspec.msgpack.encode(own, order="sorted") for p, own in parts.items()}
        self._store.note(self._part_topic, fresh, gone=commit.removed)

    def _is_patch(self, commit: publish.Commit) -> bool:
        return self._fits and not commit.removed and len(commit.stats) <= FEW

    def differences(self, artifact: Artifact, output: publish.Output) -> dict[str, str]:
        """Name what is other than when the output was written."""
        entry = output.manifest.get(artifact.path)
        if entry is None:
            return {"output": "new"}
        if artifact.path in self._gone:
            return {"output": "changed"}
        if entry.key == artifact.key:
            return {}
        raw = self._store.recall(self._part_topic).get(artifact.path)
        old: Mapping[str, str] = msgspec.msgpack.decode(raw, type=dict[str, str]) if raw else {}
        if not old:
            return {"output": "forgotten"}
        names = sorted(old.keys() | artifact.parts.keys())
        words = {(True, True): "changed", (False, True): "new", (True, False): "gone"}
        return {n: words[n in old, n in artifact.parts] for n in names if old.get(n) != artifact.parts.get(n)}


def _by_name(stats: Stats) -> dict[str, publish.Stat]:
    columns = zip(stats.names, stats.sizes, stats.times, strict=True)
    return {name.decode(): publish.Stat(size, time) for name, size, time in columns}


def _patched(stats: Stats, manifest: str, changed: Mapping[str, publish.Stat]) -> Stats:
    """Return the stats with those of a few files in their places, or behind all others."""
    names, sizes, times = list(stats.names), list(stats.sizes), list(stats.times)
    for path, own in changed.items():
        name = path.encode()
        if name in names:
            place = names.index(name)
            sizes[place], times[place] = own.size, own.mtime_ns
        else:
            names.append(name)
            sizes.append(own.size)
            times.append(own.mtime_ns)
    folders = sorted({*stats.folders, *folders_above({path.rpartition("/")[0] for path in changed})})
    return Stats(manifest=manifest, names=names, sizes=sizes, times=times, folders=folders)


def look_aside(folder: Path, store: Store, *, pays: bool) -> Aside:
    """Begin to look, aside, at the files of an output folder; of few it is done when the answer is asked for."""
    topic = f"stats {folder.resolve()}"

    def work() -> bytes:
        stats, output = _stats(store.read(topic)), publish.look(folder)
        gone = _gone(output, stats) if output and output.signature == stats.manifest else None
        return b"" if gone is None else msgspec.msgpack.encode(Looked(stats.manifest, tuple(gone)))

    return Aside(work, pays=pays and store.size(topic) > LONG)


def _gone(output: publish.Output, stats: Stats) -> Sequence[bytes] | None:
    return output.gone(stats.names, stats.sizes, stats.times, stats.folders)


def _looked(raw: bytes) -> Looked | None:
    try:
        return msgspec.msgpack.decode(raw, type=Looked)
    except msgspec.DecodeError:
        return None


def _columns(manifest: str, stats: Mapping[str, publish.Stat]) -> Stats:
    return Stats(
        manifest=manifest,
        names=[path.encode() for path in stats],
        sizes=[stat.size for stat in stats.values()],
        times=[stat.mtime_ns for stat in stats.values()],
        folders=sorted({"", *folders_above({path.rpartition("/")[0] for path in stats})}),
    )


def _stats(raw: bytes) -> Stats:
    try:
        return _STATS.decode(raw)
    except msgspec.DecodeError:
        return Stats()


_STATS = msgspec.msgpack.Decoder(Stats)
