"""What a process that builds again and again keeps between builds: answers decoded, and the last plan.

A plan depends on everything but the text of the bodies. As long as only texts were edited the last one holds, with
other bodies in it. Nothing here is needed: without it a build takes longer.
"""

from __future__ import annotations

import operator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from showcase.diagnostics import Diagnostic
from showcase.plan import Plan
from showcase.records import Document


class Planned(Struct, frozen=True, kw_only=True):
    """A plan with what it was made from (`inputs` is the digest of all but documents), and what was told."""

    inputs: str
    documents: tuple[Document, ...]
    plan: Plan
    diagnostics: tuple[Diagnostic, ...]


class Kept:
    """What is kept. `answers` are the decoded answers of `load`, by key: those of the last build."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self._last: Planned | None = None

    def planned(self, inputs: str, documents: tuple[Document, ...]) -> Planned | None:
        """Return the last plan with the bodies of these documents, if only bodies are other than they were."""
        last = self._last
        if last is None or last.inputs != inputs or len(last.documents) != len(documents):
            return None
        if all(map(operator.is_, last.documents, documents)):
            return last
        pairs = [(a, b) for a, b in zip(last.documents, documents, strict=True) if a is not b]
        if not all(_differ_by_text(a, b) for a, b in pairs):
            return None
        plan = last.plan.with_bodies({new.path: new.body.digest for _, new in pairs})
        return self.keep(replace(last, documents=documents, plan=plan))

    def keep(self, planned: Planned) -> Planned:
        """Keep a plan in place of the last one."""
        self._last = planned
        return planned


def _differ_by_text(old: Document, new: Document) -> bool:
    """Tell whether a document is as it was but for the text of its body, with the same links, anchors and lines."""
    has_body = bool(old.body.digest) and bool(new.body.digest)
    return has_body and replace(new, body=replace(new.body, digest=old.body.digest)) == old
