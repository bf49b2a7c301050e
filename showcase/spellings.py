"""How a site spells its words: names as its registers have them, tones where it chose to put them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from showcase.fronts import TermFront
from showcase.registry import COMMUNE_TYPES, DISTRICT_TYPES, Registry
from showcase.vietnamese import ToneStyle, fold, match_key, split_unit, with_tone_style


class Spellings:
    """The spellings of a site: its registers, and its tone style (`keep`: as typed)."""

    def __init__(self, registry: Registry, tone: Literal["keep", "old", "new"] = "keep") -> None:
        self._tone: ToneStyle | None = None if tone == "keep" else tone
        self._units: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in registry.units:
            for name in (row.name, *row.aliases):
                self._units[match_key(name)].add((row.type, name))
        self._kinds = _by_key(registry.kinds)
        # a build reads a sector without its marks too, for the list is closed
        self._sectors = {fold(row.name): row.name for row in registry.sectors} | _by_key(registry.sectors)
        self._unit_names = (
            _any_of(name for names in self._units.values() for _, name in names) if tone != "keep" else ""
        )

    def registered(self, key: str, text: str) -> str:
        """Return a ward, district, sector or kind as the register spells it; one that it does not have, as it is."""
        match key:
            case "ward":
                return self._unit(text, COMMUNE_TYPES)
            case "district":
                return self._unit(text, DISTRICT_TYPES)
            case "sector":
                return self._sectors.get(match_key(text)) or self._sectors.get(fold(text)) or text
            case "kind":
                return self._kinds.get(match_key(text), text)
        return text

    def toned(self, text: str) -> str:
        """Return prose in the site's tone style; names of units stand as their register has them."""
        if self._tone is None:
            return text
        pieces = re.split(self._unit_names, text) if self._unit_names else [text]
        styled = (self._own_tones(p) if n % 2 else with_tone_style(p, self._tone) for n, p in enumerate(pieces))
        return "".join(styled)

    def _unit(self, text: str, types: Sequence[str]) -> str:
        """Spell a unit. Its type is written out where one was typed, and never added."""
        unit_type, name = split_unit(text)
        wanted = (unit_type,) if unit_type else types
        spelled = {own for of_type, own in self._units.get(match_key(name), ()) if of_type in wanted}
        return f"{unit_type or ''} {spelled.pop()}".strip() if len(spelled) == 1 else text

    def _own_tones(self, name: str) -> str:
        """Put the tones of a unit's name where all its rows have them, in the case that was typed."""
        known = [own for _, own in self._units.get(match_key(name), ())]
        for style in _STYLES:
            if all(with_tone_style(own, style) == own for own in known):
                return with_tone_style(name, style)
        return name


_STYLES: Final[tuple[ToneStyle, ...]] = ("old", "new")


def _by_key(rows: Iterable[TermFront]) -> dict[str, str]:
    """Return the spelling of each name and alias by match key; a name goes before another row's alias."""
    rows = tuple(rows)
    aliases = {match_key(alias): alias for row in rows for alias in row.aliases}
    return aliases | {match_key(row.name): row.name for row in rows}


def _any_of(names: Iterable[str]) -> str:
    """Return a pattern with one group for the names whose tones have two places, in either and in capitals too."""
    both = {with_tone_style(name, style) for name in names for style in _STYLES if _has_two(name)}
    words = sorted({form for name in both for form in (name, name.upper())}, key=lambda name: (-len(name), name))
    return rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)" if words else ""


def _has_two(name: str) -> bool:
    return with_tone_style(name, "old") != with_tone_style(name, "new")
