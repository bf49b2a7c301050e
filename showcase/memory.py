"""Remember what the last build left in one output folder, so that the next one knows what it need not do."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from showcase import publish
from showcase.artifacts import Artifact
from showcase.store import Store


class Memory:
    """What the store remembers of one output folder: the stats of its files, and the parts each was made from."""

    def __init__(self, store: Store, output: publish.Output) -> None:
        self._store = store
        place = str(output.folder.resolve())
        self._stat_topic, self._part_topic = f"stats {place}", f"parts {place}"
        self._stats = _stats(store.recall(self._stat_topic).get("", b""))
        self._present = output.present_all(self._stats)

    def stale(self, keys: Mapping[str, str], output: publish.Output) -> set[str]:
        """Return the paths whose files are not what would be made from all that their `keys` name."""
        manifest, present = output.manifest, self._present
        return {p for p, key in keys.items() if p not in present or manifest[p].key != key}

    def is_whole(self, output: publish.Output) -> bool:
        """Tell whether every file of the manifest stands as it was published."""
        return len(self._present) == len(output.manifest)

    def standing(self, path: str, output: publish.Output) -> str:
        """Return the digest of the bytes that stand at a path as they were published; empty where they do not."""
        return output.manifest[path].digest if path in self._present else ""

    def note(
        self,
        keys: Mapping[str, str],
        parts: Mapping[str, Mapping[str, str]],
        output: publish.Output,
        commit: publish.Commit,
    ) -> None:
        """Remember stats of what was written or looked at, and the parts of what was made."""
        unsure = output.recovered
        looked_at = (p for p in keys if p not in commit.stats and (unsure or p not in self._stats))
        new = {p: s for p in looked_at if (s := output.stat(p)) is not None} | dict(commit.stats)
        if new or commit.removed:
            stats = {p: s for p, s in (self._stats | new).items() if p in keys}
            self._store.note(self._stat_topic, {"": msgspec.msgpack.encode(stats)})
        fresh = {p: msgspec.msgpack.encode(own, order="sorted") for p, own in parts.items()}
        self._store.note(self._part_topic, fresh, gone=commit.removed)

    def differences(self, artifact: Artifact, output: publish.Output) -> dict[str, str]:
        """Name what is other than when the output was written."""
        entry = output.manifest.get(artifact.path)
        if entry is None:
            return {"output": "new"}
        if artifact.path not in self._present:
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


def _stats(raw: bytes) -> dict[str, publish.Stat]:
    try:
        return _STATS.decode(raw)
    except msgspec.DecodeError:
        return {}


_STATS = msgspec.msgpack.Decoder(dict[str, publish.Stat])
