"""Vietnamese text: display text, and the keys that are derived from it.

`normalise` makes the display text, once, on the way in. `fold`, `slug` and `match_key` are derived from it and never
change it. Sorting is in `collation`; what looks wrong but is left to a person is in `proofreading`.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal

ToneStyle = Literal["old", "new"]


def normalise(text: str) -> str:
    """Return the display text: artefacts repaired, line ends LF, NFC.

    No-break spaces, vertical tabs and form feeds become spaces. Zero-width characters and soft hyphens go (a
    zero-width space between two letters becomes a space), joiners stay only inside emoji, C0 controls go but for LF
    and TAB. A tone typed before its hat (é + U+0302) is put behind it, which NFC (Unicode annex 15) does not do. Not
    NFKC: it would make m² into m2. Idempotent; no letter is lost.
    """
    if not re.search(_UNCLEAN, text) and unicodedata.is_normalized("NFC", text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS_AND_SPACES)
    return _hats_before_tones(unicodedata.normalize("NFC", re.sub(_INVISIBLE, _visible, text)))


def without_end_sign(text: str) -> str:
    """Return a summary without the sign that ends an official text: `nhân rộng./.` becomes `nhân rộng.`.

    Only where it ends the text itself, not a quotation in it, which stays as it was printed.
    """
    return re.sub(_END_SIGN, ".", text) if "/." in text else text


def with_ellipses(text: str) -> str:
    """Return the text with … for three or four dots; a longer row of dots is a blank to be filled in."""
    return re.sub(_DOTS, "…", text)


def fold(text: str) -> str:
    """Return the words of a text without case, marks and punctuation: a-z, 0-9 and single spaces.

    For search and suggestions: a fold proposes, it never decides that two names are one (Văn Lăng, Văn Lang). `đ` has
    no decomposition in Unicode and is mapped by hand, as are ð and ɖ, which are typed in its place. `normalise` comes
    first.
    """
    plain = unicodedata.normalize("NFC", text).lower().translate(_PLAIN)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain)
        plain = "".join(c for c in decomposed if unicodedata.category(c) not in _DROPPED_BY_FOLD).translate(_PLAIN)
    return " ".join(re.findall(_PLAIN_WORD, plain))


def tone_canonical(text: str) -> str:
    """Return the text in NFC with old tone places (hòa, khỏe, thủy): the form of all comparisons."""
    return with_tone_style(text, "old")


def with_tone_style(text: str, style: ToneStyle) -> str:
    """Return the text in NFC with the tones of open oa, oe, uy placed in one style: old (hòa) or new (hoà).

    Only a whole syllable of consonants and oa, oe or uy has two spellings. Not quý and quỹ (qu is the onset), not
    hoàn, khuỷu or thuở, and misspellings (qúy) stay. Addresses, code and file names are for the caller to leave out.
    """
    text = unicodedata.normalize("NFC", text)
    if text.isascii():
        return text
    syllable, moved = (_NEW_SYLLABLE, _NEW_TO_OLD) if style == "old" else (_OLD_SYLLABLE, _OLD_TO_NEW)
    return re.sub(syllable, lambda match: match[1] + moved[match[2]], text)


@functools.lru_cache(maxsize=1 << 14)  # the same few names stand in thousands of files
def match_key(text: str) -> str:
    """Return the key by which two names are one: display text, old tone places, no case, single spaces, marks kept."""
    return unicodedata.normalize("NFC", " ".join(tone_canonical(normalise(text)).casefold().split()))


@functools.lru_cache(maxsize=1 << 14)  # the same headings and terms stand in thousands of files
def slug(text: str, limit: int = 80) -> str:
    """Return the text as a part of an address: [a-z0-9-]*, at most `limit` characters, cut between words if it can be.

    One function for pages, terms, anchors and files. The rules are python-slugify's; text of Vietnamese letters takes
    a short way to the same answer. Empty where nothing is left, which the caller reports.
    """
    text = unicodedata.normalize("NFC", text)
    plain = re.sub(_QUOTES, "", text.replace("'", "-")).lower().translate(_PLAIN)
    whole = _hyphenated(plain) if plain.isascii() else _transliterated(text)
    if len(whole) <= limit:
        return whole
    return whole[: limit + 1].rpartition("-")[0] or whole[:limit]


@functools.lru_cache(maxsize=1 << 14)
def split_unit(text: str) -> tuple[str | None, str]:
    """Split a unit's name into its type in full and its bare name: `P. Gia Thụy` → (`phường`, `Gia Thụy`).

    The type is None where none is written. The name keeps its case and marks; a number loses its leading zeros (Q.01
    → 1). A single letter is a type only with its dot; TP, TT and TX also before a space.
    """
    text = " ".join(normalise(text).split())
    if not (match := re.fullmatch(_UNIT, text)):
        return None, text
    written = match["type"].lower()
    return _UNIT_ABBREVIATIONS.get(written, written), _unpadded(match["name"])


def split_group(text: str) -> tuple[str | None, str]:
    """Split a residential group's name likewise: `TDP số 15`, `Tổ 15`, `tổ dân phố 15` → (`tổ dân phố`, `15`).

    The other type is `thôn`. A bare `tổ` is a type only before a number: tổ dân vận and tổ liên gia are no
    residential groups.
    """
    text = " ".join(normalise(text).split())
    if not (match := re.fullmatch(_GROUP, text)):
        return None, text
    return "thôn" if match["village"] else "tổ dân phố", _unpadded(match["name"])


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the candidates that a person may have meant: those with the same fold, then those with a like one."""
    from difflib import get_close_matches  # lazy: saves 2 ms where there is no mistake

    by_fold: dict[str, list[str]] = {}
    for candidate in dict.fromkeys(candidates):
        by_fold.setdefault(fold(candidate), []).append(candidate)
    by_fold.pop("", None)
    wanted = fold(word)
    same = by_fold.pop(wanted, [])
    alike = get_close_matches(wanted, by_fold, n=limit) if len(same) < limit else []
    return tuple([*same, *(candidate for folded in alike for candidate in by_fold[folded])][:limit])


# Patterns are texts: `re` compiles each at its first use and remembers it, which spares the start of every build 4 ms.

# What `normalise` touches. U+0300-036F only starts the slow way: a mark may be alone, or stand before another.
_UNCLEAN: Final = "[\x00-\x08\x0b-\x1f\x7f\xa0\xad\u0300-\u036f\u200b-\u200d\u202f\u2060\ufeff]"
_CONTROLS_AND_SPACES: Final = {
    **dict.fromkeys([*range(0x20), 0x7F]),
    **{ord(kept): kept for kept in "\t\n"},
    **dict.fromkeys(map(ord, "\v\f\xa0\u202f"), " "),
}
_INVISIBLE: Final = "[\xad\u200b-\u200d\u2060\ufeff]+"
_EMOJI: Final = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_TONE_BEFORE_HAT: Final = "(?<=[AEOaeo])([\u0300\u0301\u0303\u0309])(\u0302|(?<=[Aa].)\u0306)"

_DOTS: Final = r"(?<![./])(?:\.{3,4}|…\.{1,2})(?![./])"
_END_SIGN: Final = r"\.?/\.\s*$"

_PLAIN: Final = str.maketrans(
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵðɖ“”‘’–—…",
    "aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyydd       ",
)
_PLAIN_WORD: Final = "[a-z0-9]+"
_DROPPED_BY_FOLD: Final = frozenset({"Mn", "Cf"})

# The fifteen pairs, in every mix of cases: two letters of which the first or the second bears the tone.
_OLD_PAIRS: Final = "òa ỏa õa óa ọa òe ỏe õe óe ọe ùy ủy ũy úy ụy"
_NEW_PAIRS: Final = "oà oả oã oá oạ oè oẻ oẽ oé oẹ uỳ uỷ uỹ uý uỵ"
_OLD_TO_NEW: Final = {
    first(old[0]) + second(old[1]): first(new[0]) + second(new[1])
    for old, new in zip(_OLD_PAIRS.split(), _NEW_PAIRS.split(), strict=True)
    for first in (str.lower, str.upper)
    for second in (str.lower, str.upper)
}
_NEW_TO_OLD: Final = {new: old for old, new in _OLD_TO_NEW.items()}
_ONSET: Final = r"(?i)(?<![\w\u0300-\u036f])([bcdđfghjklmnpqrstvwxz]*)"
_END: Final = r"(?![\w\u0300-\u036f])"
_OLD_SYLLABLE: Final = _ONSET + r"([òỏõóọ][ae]|(?<!q)[ùủũúụ]y)" + _END
_NEW_SYLLABLE: Final = _ONSET + r"(o[àảãáạèẻẽéẹ]|(?<!q)u[ỳỷỹýỵ])" + _END

_QUOTES: Final = "[‘’]"
_DECIMAL_COMMA: Final = "(?<=[0-9]),(?=[0-9])"

_UNIT_ABBREVIATIONS: Final = {
    "p": "phường",
    "q": "quận",
    "h": "huyện",
    "tp": "thành phố",
    "tt": "thị trấn",
    "tx": "thị xã",
}
_UNIT: Final = (
    r"(?i)(?P<type>(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|đặc khu)(?= )|[pqh](?=\.)|t[ptx](?=[. ]))"
    r"\.? ?(?P<name>\w.*)"
)
_GROUP: Final = (
    r"(?i)(?:(?:tổ dân phố|tdp)(?![^\W\d_])|tổ(?= ?(?:số ?)?[0-9])|(?P<village>thôn)(?= ))"
    r"\.? ?(?:số ?(?=[0-9]))?(?P<name>\w.*)"
)
_LEADING_ZEROS: Final = "^0+(?=[0-9])"


def _visible(run: re.Match[str]) -> str:
    """Return what stays of a run of invisible characters: a space between letters, an emoji's joiners, or nothing."""
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    if re.match(_EMOJI, before) and re.match(_EMOJI, after):
        return "".join(c for c in run[0] if c in "\u200c\u200d")
    between_letters = before and (before.isalpha() or unicodedata.combining(before)) and after.isalpha()
    return " " if between_letters and "\u200b" in run[0] else ""


def _hats_before_tones(text: str) -> str:
    """Put circumflex and breve before the tone where they were typed behind it."""
    if "\u0302" not in text and "\u0306" not in text:
        return text
    return unicodedata.normalize("NFC", re.sub(_TONE_BEFORE_HAT, r"\2\1", unicodedata.normalize("NFD", text)))


def _hyphenated(plain: str) -> str:
    """Join plain words as python-slugify does: the comma inside a number goes without a trace."""
    return "-".join(re.findall(_PLAIN_WORD, re.sub(_DECIMAL_COMMA, "", plain)))


def _transliterated(text: str) -> str:
    from slugify import slugify  # lazy: saves 10 ms, and 25 more for its table of all scripts

    return slugify(text, entities=False, decimal=False, hexadecimal=False, backend="text-unidecode")


def _unpadded(name: str) -> str:
    return re.sub(_LEADING_ZEROS, "", name)
