"""Remember what the last build left in one output folder, so that the next one knows what it need not do."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from showcase import publish
from showcase.artifacts import Artifact
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


class Memory:
    """What the store remembers of one output folder: the stats of its files, and the parts each was made from."""

    def __init__(self, store: Store, output: publish.Output) -> None:
        self._store = store
        place = str(output.folder.resolve())
        self._stat_topic, self._part_topic = f"stats {place}", f"parts {place}"
        self._stats = _stats(store.recall(self._stat_topic).get("", b""))
        self._gone = self._find_gone(output)

    def _find_gone(self, output: publish.Output) -> set[str]:
        """Find the files of the manifest that do not stand as they were published."""
        stats = self._stats
        if stats.manifest == output.signature and not output.recovered:
            gone = output.gone(stats.names, stats.sizes, stats.times, stats.folders)
            if gone is not None:
                return gone
        return output.manifest.keys() - output.present_all(self._by_name())

    def _by_name(self) -> dict[str, publish.Stat]:
        columns = zip(self._stats.names, self._stats.sizes, self._stats.times, strict=True)
        return {name.decode(): publish.Stat(size, time) for name, size, time in columns}

    def stale(self, keys: Mapping[str, str], output: publish.Output) -> set[str]:
        """Return the paths whose files are not what would be made from all that their `keys` name."""
        manifest, gone = output.manifest, self._gone
        return {p for p, key in keys.items() if p in gone or p not in manifest or manifest[p].key != key}

    def is_whole(self) -> bool:
        """Tell whether every file of the manifest stands as it was published."""
        return not self._gone

    def standing(self, path: str, output: publish.Output) -> str:
        """Return the digest of the bytes that stand at a path as they were published; empty where they do not."""
        return output.manifest[path].digest if path in output.manifest and path not in self._gone else ""

    def note(self, parts: Mapping[str, Mapping[str, str]], output: publish.Output, commit: publish.Commit) -> None:
        """Remember stats of what was written or looked at, and the parts of what was made."""
        if self._stats.manifest != output.signature or commit.stats:
            known = {} if output.recovered else self._by_name()
            new = {p: s for p in output.manifest if p not in known and (s := output.stat(p)) is not None}
            known |= new | dict(commit.stats)
            stats = _columns(output.signature, {p: s for p, s in known.items() if p in output.manifest})
            self._store.note(self._stat_topic, {"": msgspec.msgpack.encode(stats)})
        fresh = {p: msgspec.msgpack.encode(own, order="sorted") for p, own in parts.items()}
        self._store.note(self._part_topic, fresh, gone=commit.removed)

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
