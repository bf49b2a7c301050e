"""Remember what the last build left in one output folder, so that the next one knows what it need not do."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from showcase import publish
from showcase.artifacts import Artifact
from showcase.plan import Plan
from showcase.store import Store


class Memory:
    """What the store remembers of one output folder: the stats of its files, and the parts each was made from."""

    def __init__(self, store: Store, output: publish.Output) -> None:
        self._store = store
        place = str(output.folder.resolve())
        self._stat_topic, self._part_topic = f"stats {place}", f"parts {place}"
        self._stats = _stats(store.recall(self._stat_topic).get("", b""))
        self._present: dict[str, bool] = {}

    def is_present(self, path: str, output: publish.Output) -> bool:
        """Tell whether a file of the manifest is on the disk as it was published."""
        if path not in self._present:
            self._present[path] = output.present(path, self._stats.get(path))
        return self._present[path]

    def holds(self, path: str, key: str, output: publish.Output) -> bool:
        """Tell whether an output is already what would be made from all that `key` names."""
        entry = output.manifest.get(path)
        return entry is not None and entry.key == key and self.is_present(path, output)

    def is_same(self, path: str, entry: publish.Entry, output: publish.Output) -> bool:
        """Tell whether the bytes that stand there are those that would be written."""
        old = output.manifest.get(path)
        return old is not None and old.digest == entry.digest and self.is_present(path, output)

    def note(
        self, planned: Plan, parts: Mapping[str, Mapping[str, str]], output: publish.Output, commit: publish.Commit
    ) -> None:
        """Remember stats of what was written or looked at, and the parts of what was made."""
        unsure = output.recovered
        looked_at = (p for p in planned.keys if p not in commit.stats and (unsure or p not in self._stats))
        new = {p: s for p in looked_at if (s := output.stat(p)) is not None} | dict(commit.stats)
        if new or commit.removed:
            stats = {p: s for p, s in (self._stats | new).items() if p in planned.keys}
            self._store.note(self._stat_topic, {"": msgspec.msgpack.encode(stats)})
        fresh = {p: msgspec.msgpack.encode(own, order="sorted") for p, own in parts.items()}
        self._store.note(self._part_topic, fresh, gone=commit.removed)

    def differences(self, artifact: Artifact, output: publish.Output) -> dict[str, str]:
        """Name what is other than when the output was written."""
        entry = output.manifest.get(artifact.path)
        if entry is None:
            return {"output": "new"}
        if not self.is_present(artifact.path, output):
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
