"""Find what a person may have meant among many names, however many mistakes there are.

To compare a word with each of 10,000 names takes 0.2 s. Where a link is broken in every file of a site that would be an
hour, so each word is looked up once, only with names that share the most triples of letters with it, and of very
many words only the first ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from showcase.vietnamese import fold, nearest

FEW = 200
"""Up to how many names are all compared; of more, so many that share the most triples."""
ASKED = 100
"""How many different words are looked up; after that only names of the same fold are found. 60 mistakes are printed."""
COMMON = 0.1
"""A triple that is in more than this share of the names tells none of them from the others."""


class Candidates:
    """Names, one of which may have been meant by a word."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._found: dict[tuple[str, int], tuple[str, ...]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def nearest(self, word: str, limit: int = 1) -> tuple[str, ...]:
        """Return the names that a person may have meant: those with the same fold, then those with a like one."""
        if (word, limit) not in self._found:
            same = self._by_fold.get(fold(word), [])
            near = self._near(fold(word)) if len(self._found) < ASKED else []
            self._found[word, limit] = nearest(word, [*same, *near], limit)
        return self._found[word, limit]

    @cached_property
    def _by_fold(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(set(self._names)):
            found[fold(name)].append(name)
        return found

    @cached_property
    def _having(self) -> dict[str, list[str]]:
        """Triples of letters, and the folds that have each, without triples that most have."""
        found: dict[str, list[str]] = defaultdict(list)
        for folded in self._by_fold:
            for triple in _triples(folded):
                found[triple].append(folded)
        most = max(FEW, len(self._by_fold) * COMMON)
        return {triple: folds for triple, folds in found.items() if len(folds) <= most}

    def _near(self, folded: str) -> list[str]:
        """Return the names that are worth comparing with a folded word."""
        folds: Iterable[str] = self._by_fold
        if len(self._by_fold) > FEW:
            shared = Counter(other for triple in _triples(folded) for other in self._having.get(triple, ()))
            folds = sorted(shared, key=lambda other: (-shared[other], other))[:FEW]
        return [name for other in folds for name in self._by_fold[other]]


def _triples(folded: str) -> set[str]:
    padded = f"  {folded} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
