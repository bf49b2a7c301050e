"""The documents of a site by their paths: those at hand, and those that are remembered and read when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from showcase.load import remembered
from showcase.records import Document
from showcase.store import LostAnswer, Store


class Lender:
    """The store that documents are read from: a process that builds again opens another one each time."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store


class Documents:
    """Documents by path. `sources` are the digests of the files that the lender's store remembers them by."""

    def __init__(
        self, at_hand: Mapping[str, Document], sources: Mapping[str, str] | None = None, lender: Lender | None = None
    ) -> None:
        self._known = dict(at_hand)
        self._sources, self.lender = sources or {}, lender or Lender()

    def __getitem__(self, path: str) -> Document:
        """Return the document of a path. Raises LostAnswer when it is remembered no more."""
        if path not in self._known:
            store = self.lender.store
            self._known |= remembered(store, {path: self._sources[path]}) if store else {}
        try:
            return self._known[path]
        except KeyError:
            raise LostAnswer(path) from None

    def changed(self, new: Iterable[Document], sources: Mapping[str, str]) -> Documents:
        """Return the documents with some in other words, or more of them."""
        return Documents(self._known | {document.path: document for document in new}, sources, self.lender)
