"""Dictionary order of Vietnamese, as keys whose plain comparison sorts.

Syllable by syllable: the letters (a ă â b c d đ e ê …), then the tone (ngang huyền hỏi ngã sắc nặng), then the next
syllable; the shorter first; numbers by value and before letters; case, punctuation and the tone's place only between
texts that are else equal. The rule is that of the Vietnam Lexicography Centre (Vũ Xuân Lương). CLDR's `vi` is
another: it compares all letters of a text before any tone, and puts Thành Công before Thanh Xuân.
"""

import re
import unicodedata
from typing import Final

from showcase.vietnamese import with_tone_style


def sort_key(text: str) -> str:
    """Return an opaque key: `sorted(texts, key=sort_key)` is in dictionary order.

    A total order: different texts in NFC have different keys, and a text in NFD has its NFC's. A unit's type (phường,
    xã) is for the caller to take off, so that it does not group the list. `7.984` is one number.
    """
    text = unicodedata.normalize("NFC", text)
    return f"{_syllables(text)}\x01{text.translate(_TONELESS)}\x01{with_tone_style(text, 'old')}\x01{text}"


def person_sort_key(text: str) -> str:
    """Return the key of a person's name: by given name, which is its last syllable, then by the whole name."""
    *_, given = text.split() or [""]
    return f"{_syllables(unicodedata.normalize('NFC', given))}\x01{sort_key(text)}"


_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_VOWELS: Final = "aăâeêioôơuưy"
_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_TONED: Final = {
    unicodedata.normalize("NFC", v + tone): (v, rank) for v in _VOWELS for rank, tone in enumerate(_TONES, 1)
}

# Every letter as one ASCII character from `A` on. Other letters stay themselves, and so come behind.
_LETTER: Final = {ord(letter): chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
_LETTERS: Final = _LETTER | {ord(toned): _LETTER[ord(v)] for toned, (v, _) in _TONED.items()}
_TONE: Final = {toned: str(rank) for toned, (_, rank) in _TONED.items() if rank > 1}
# Patterns are texts: `re` compiles each at its first use and remembers it.
_TONE_BEARER: Final = f"[{''.join(_TONE)}]"
_TONELESS: Final = {
    **{ord(toned): v for toned, (v, _) in _TONED.items()},
    **{ord(toned.upper()): v.upper() for toned, (v, _) in _TONED.items()},
    0x01: None,  # the separator of a key's parts
}
_FOREIGN: Final = f"[^\x00-\x7f“”‘’–—…{''.join(map(chr, _LETTERS))}]"
_TOKEN: Final = r"(?P<number>(?<![0-9.])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?!\.?[0-9])|[0-9]+)|[^\W0-9_]+"


def _syllables(text: str) -> str:
    """Return the first part of a key: letters and tone of each syllable, length and digits of each number."""
    lowered = text.lower()
    if re.search(_FOREIGN, lowered):
        lowered = "".join(map(_without_foreign_marks, lowered))
    return "".join(map(_token_key, re.finditer(_TOKEN, lowered)))


def _without_foreign_marks(letter: str) -> str:
    """Take off the marks that Vietnamese does not have: ñ → n, ö → o; a mark alone goes."""
    if ord(letter) in _LETTERS:
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if unicodedata.category(c) != "Mn")


def _token_key(token: re.Match[str]) -> str:
    """Encode a syllable, whose end `!` is lower than any letter, or a number, its count of digits first."""
    if token["number"]:
        digits = token[0].replace(".", "").lstrip("0")
        return "9" * (len(digits) // 9) + str(len(digits) % 9) + digits
    bearer = re.search(_TONE_BEARER, token[0])
    return f"{token[0].translate(_LETTERS)}!{_TONE[bearer[0]] if bearer else '1'}"
