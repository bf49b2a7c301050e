"""What a process that builds again and again keeps between builds: answers decoded, the last site and the last plan.

A plan depends on everything but the text of the bodies. As long as only texts were edited the last one holds, with
other bodies in it. Nothing here is needed: without it a build takes longer.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from showcase.amend import Amended, Assembled
from showcase.diagnostics import Diagnostic
from showcase.plan import Plan
from showcase.store import Store


class Planned(Struct, frozen=True, kw_only=True):
    """A plan with the site that it was made from (`inputs` is the digest of all but documents), and what was told."""

    inputs: str
    assembled: Assembled
    plan: Plan
    diagnostics: tuple[Diagnostic, ...]


class Kept:
    """What is kept. `answers` are the decoded answers of `load`, by key: those of the last build."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self._last: Planned | None = None

    def assembled(self, inputs: str, store: Store) -> Assembled | None:
        """Return the last site, if it was assembled from the same things; its documents are read from `store` now."""
        if self._last is None or self._last.inputs != inputs:
            return None
        self._last.assembled.site.models.documents.lender.store = store
        return self._last.assembled

    def planned(self, inputs: str, amended: Amended) -> Planned | None:
        """Return the last plan with other texts in it, if only texts are other than they were."""
        if self._last is None or self._last.inputs != inputs or amended.texts is None:
            return None
        plan = self._last.plan.with_bodies(amended.texts) if amended.texts else self._last.plan
        return self.keep(replace(self._last, assembled=amended.assembled, plan=plan))

    def keep(self, planned: Planned) -> Planned:
        """Keep a plan in place of the last one."""
        self._last = planned
        return planned
