"""What looks wrong in a Vietnamese text and is left to a person: found, never changed silently.

The text is display text already: `vietnamese.normalise` has mended what can be mended without a question. Code and
addresses are for the caller to leave out.
"""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

import msgspec


class Suspicion(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, where it starts in the text, and what was probably meant, where that can be told."""

    offset: int
    code: str
    found: str
    suggestion: str | None = None


def suspicions(text: str) -> tuple[Suspicion, ...]:
    """Return everything suspicious in a display text, in its order.

    `foreign-dstroke`: ð for đ. `stray-mark`: a combining mark that makes no letter. `straight-quote`.
    `unbalanced-quotes`: the first of a paragraph. `look-alike-letter`: Cyrillic or Greek. `full-width`.
    `legacy-encoding`: the first trace of VNI, TCVN3 or VIQR. `hyphen-as-dash`: a space on one side only.
    `tone-on-onset`: qúy, gìa. `space-before-sign`: hoa , lá. `space-after-sign`: hoa,lá.
    """
    if '"' not in text and not is_suspect(text):
        return ()
    found = (
        *_foreign_dstrokes(text),
        *_stray_marks(text),
        *_straight_quotes(text),
        *_unbalanced_quotes(text),
        *_look_alikes(text),
        *_full_width(text),
        *_legacy_encodings(text),
        *_hyphens_as_dashes(text),
        *_tones_on_onsets(text),
        *_spaces_before_signs(text),
        *_spaces_after_signs(text),
    )
    return tuple(sorted(found, key=lambda suspicion: (suspicion.offset, suspicion.code)))


def is_suspect(text: str) -> bool:
    """Tell in some microseconds whether anything but straight quotes may be found; what it clears has nothing.

    Every text of a site goes through here, whole files with their front matter, and nearly all are clean. Straight
    quotes are for the caller to look for, since YAML needs them.
    """
    raw = text.encode("utf-8", "surrogatepass")
    if raw.translate(None, _ORDINARY) or "Ɖ" in text or _has_lone_quotes(text):
        return True
    return any(first in raw and search(raw) for first, search in _searches())


def repair_dstroke(text: str) -> str:
    """Return the text with đ, Đ for their look-alikes (ð Ð ɖ Ɖ) in words of Vietnamese letters.

    Not in Icelandic names: in small letters it must start its word, as đ does, or stand beside Vietnamese marks.
    """
    return re.sub(_WORD, lambda word: _with_dstroke(word[0]), text) if re.search(_DSTROKE_LIKE, text) else text


def curly(text: str) -> str:
    """Return the text with curly quotes for straight ones: “ before a word, ” behind one."""
    return re.sub('"', _curly, text)


# Patterns are texts: `re` compiles each at its first use and remembers it, which spares the start of every build 4 ms.
_WORD: Final = r"[^\W\d_]+"
_MARKED: Final = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"

_DSTROKE_LIKE: Final = "[ðÐɖƉ]"
_DSTROKES: Final = str.maketrans("ðɖÐƉ", "đđĐĐ")
_WORD_OF_DSTROKE: Final = f"(?i)[a-zđ{_MARKED}]{{2,}}"
_MARK: Final = f"(?i)[{_MARKED}]"

_STRAY_MARKS: Final = "[\u0300-\u036f]+"
_PARAGRAPH: Final = r"(?:.+\n?)+"
_BEFORE_OPENING: Final = "([{“‘-–—/"

# Capitals and small letters of Cyrillic, then Greek, that look like Latin ones. Not μ, which is a unit's.
_LOOK_ALIKES: Final = str.maketrans(
    "АВЕІЈКМНОРЅСТУХаеіјорѕсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυι",
    "ABEIJKMHOPSCTYXaeijopscyxABEZHIKMNOPTYXovpui",
)
_LOOK_ALIKE: Final = f"[{''.join(map(chr, _LOOK_ALIKES))}]"
_FULL_WIDTH: Final = "[\uff01-\uff5e]+"

# Pairs of letters that no Vietnamese syllable has, and that each old encoding makes when it is read as Latin-1.
_LEGACY: Final = (
    # VNI: kinh teá
    r"[AEae][ÙØÛÕÂÁÀÅÃÄùøûõâáàåãä]|[Oo][ÙØÛÕÂÅÄùøûõâåä]|[UuÔÖYôöy][ÙØÛÕùøûõ]|\b[Ññ][AEIOUYÖÔÂaeiouyöôâ]",
    # TCVN3: §¶ng
    "[¸µ¶¹¨¾¼½«¬ª®](?<=[A-Za-z].)(?=[a-z])|[¸µ¶·¹¨¾](?<=[a-z].)(?=[ ,.;:)]|$)|[§®][¸µ¶·¹A-Za-zÀ-ÿ]",
    # VIQR: Vie^.t Nam
    r"\^(?<=[AEOaeo].)[`'?~.]|\+(?<=[OUou].)[`'?~.]",
)

_HYPHEN_AS_DASH: Final = r"-(?:(?<=[^\W_]-) +[^\W_]+|(?<=[^\W_] -)[^\W\d_]+)"
_WORD_BEFORE: Final = r"[^\W_]+ ?$"
_TONE_ON_ONSET: Final = (
    r"(?i)(?<![^\W_])(?:q[ùúủũụ](?=[aăâeêoôơiy])|g[ìíỉĩị](?=[aăâeêoôơuư]))[aăâeêoôơuưiy]+[a-z]*(?![^\W_])"
)

# A sign closes up to the word before it, and prose goes on behind it with a space. Not in numbers (7.984; 13:23), nor
# in TP.HCM, ThS.BS and v.v.: before a dot it takes two small letters, and a capital behind it.
_SPACE_BEFORE_SIGN: Final = r"(?<=[\w”’\")%]) +(?:([,.:;)])(?=[\s”’)]|$)|([,;])(?=[^\W\d_]))"
_SPACE_AFTER_SIGN: Final = (
    r"(?:[,;](?<=[\w”’)% ].)(?<!&nbsp;)(?<!&amp;)(?<!&lt;)(?<!&gt;)|:(?<=[^\W\d_][^\W\d_].))(?=[^\W\d_])"
    rf"|\.(?<=[a-zđ{_MARKED}][a-zđ{_MARKED}].)(?=[A-ZĐ{_MARKED.upper()}])"
)

# In UTF-8 the letters of Vietnamese begin with C3, C4, C5, C6 or E1, its signs and emoji with C2, E2 or F0: one pass of
# C finds what begins otherwise.
_ORDINARY: Final = bytes((*(set(range(0xC0)) - {ord("^")}), 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xE1, 0xE2, 0xF0))
_GI: Final = rb"(?:\xc3[\x8c\x8d\xac\xad]|\xc4[\xa8\xa9]|\xe1\xbb[\x88-\x8b])[aeouAEOU\xc3-\xc6]"
_UNSPACED: Final = rb"(?:(?<= .)|(?=[A-Za-z\xc3-\xe1]))"
# Traces of the rest but quotes, in UTF-8: a first byte, which is looked for by itself, and how it goes on.
_TRACES: Final = (
    (b"\xc2", rb"[\xa7\xae\xb8\xb5\xb6\xb7\xb9\xa8\xbe\xbc\xbd\xab\xac\xaa]"),  # § ® and the letters of TCVN3
    (
        b"\xc3",
        rb"(?:[\xb0\x90\x98\x9b\x85\x84\x91\xb8\xbb\xa5\xa4\xb1]"  # ð Ð, and letters that VNI has and Vietnamese not
        rb"|(?<=[AEOUYaeouy\x94\x96\xb4\xb6].)(?:(?<=[AEae].)[\x99\x95\x82\x81\x80\x83\xb9\xb5\xa2\xa1\xa0\xa3]"  # eá
        rb"|(?<=[Oo].)[\x99\x95\x82\xb9\xb5\xa2]|(?:(?<=[UuYy].)|(?<=\xc3[\x94\x96\xb4\xb6].))[\x99\x95\xb9\xb5]))",
    ),
    (b"+", rb"(?<=[OUou].)[`'?~.]"),
    *((letter, rb"[\xc3\xc5\xe1]") for letter in (b"q", b"Q")),  # qú
    *((letter, _GI) for letter in (b"g", b"G")),  # gía
    (b"-", rb"(?:(?<=[\w\x80-\xff]-) |(?<=[\w\x80-\xff] -)[A-Za-z\xc3-\xe1])"),
    *((sign, _UNSPACED) for sign in (b",", b";", b":")),
    (b".", rb"(?:(?<= .)(?:[\s)\xe2]|$)|(?<=[a-z\x80-\xff].)[A-Z\xc3-\xe1])"),
    (b")", rb"(?<= .)"),
)


def _foreign_dstrokes(text: str) -> Iterator[Suspicion]:
    for word in _words_with(_DSTROKE_LIKE, text):
        if (mended := _with_dstroke(word[0])) != word[0]:
            yield Suspicion(offset=word.start(), code="foreign-dstroke", found=word[0], suggestion=mended)


def _words_with(letter: str, text: str) -> Iterator[re.Match[str]]:
    """Give the words that hold one of these letters; a text without them costs one search."""
    if re.search(letter, text):
        yield from (word for word in re.finditer(_WORD, text) if re.search(letter, word[0]))


def _with_dstroke(word: str) -> str:
    mended = word.translate(_DSTROKES)
    if not re.fullmatch(_WORD_OF_DSTROKE, mended):
        return word
    starts_or_marked = re.match(_DSTROKE_LIKE, word) or re.search(_MARK, word) or word.isupper()
    return mended if starts_or_marked else word


def _stray_marks(text: str) -> Iterator[Suspicion]:
    for marks in re.finditer(_STRAY_MARKS, text):
        offset = max(marks.start() - 1, 0)
        yield Suspicion(offset=offset, code="stray-mark", found=text[offset : marks.end()])


def _straight_quotes(text: str) -> Iterator[Suspicion]:
    for found in re.finditer('"', text):
        yield Suspicion(offset=found.start(), code="straight-quote", found='"', suggestion=_curly(found))


def _curly(quote: re.Match[str]) -> str:
    """Tell an opening quote, which stands before a word and not behind one, from a closing one."""
    before, after = quote.string[: quote.start()][-1:], quote.string[quote.end() :][:1]
    opens = (not before or before.isspace() or before in _BEFORE_OPENING) and after and not after.isspace()
    return "“" if opens else "”"


@functools.cache
def _searches() -> tuple[tuple[bytes, Callable[[bytes], object]], ...]:
    return tuple((first, re.compile(re.escape(first) + rest).search) for first, rest in _TRACES)


def _has_lone_quotes(text: str) -> bool:
    """Tell whether “ and ” do anything but take turns within lines; nested ones are for a closer look."""
    closed = -1
    while (opened := text.find("“", closed + 1)) >= 0:
        before, closed = closed, text.find("”", opened)
        if closed < 0 or "”" in text[before + 1 : opened] or re.search("[“\n]", text[opened + 1 : closed]):
            return True
    return "”" in text[closed + 1 :]


def _unbalanced_quotes(text: str) -> Iterator[Suspicion]:
    """Find the first quote without its partner in each paragraph; straight ones count as what they should be."""
    for paragraph in re.finditer(_PARAGRAPH, curly(text)):
        opened: list[int] = []
        for quote in re.finditer("[“”]", paragraph[0]):
            if quote[0] == "“":
                opened.append(quote.start())
            elif opened:
                opened.pop()
            else:
                opened = [quote.start()]
                break
        if opened:
            offset = paragraph.start() + opened[0]
            yield Suspicion(offset=offset, code="unbalanced-quotes", found=text[offset])


def _look_alikes(text: str) -> Iterator[Suspicion]:
    """Find words that are Latin once the look-alikes are read as Latin letters: not Москва, not μm."""
    for word in _words_with(_LOOK_ALIKE, text):
        meant = word[0].translate(_LOOK_ALIKES)
        if all(unicodedata.name(letter, "").startswith("LATIN") for letter in meant):
            yield Suspicion(offset=word.start(), code="look-alike-letter", found=word[0], suggestion=meant)


def _full_width(text: str) -> Iterator[Suspicion]:
    for found in re.finditer(_FULL_WIDTH, text):
        meant = unicodedata.normalize("NFKC", found[0])
        yield Suspicion(offset=found.start(), code="full-width", found=found[0], suggestion=meant)


def _legacy_encodings(text: str) -> Iterator[Suspicion]:
    for encoding in _LEGACY:
        if trace := re.search(encoding, text):
            start, end = _around(text, trace)
            yield Suspicion(offset=start, code="legacy-encoding", found=text[start:end])


def _around(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return where the run without spaces that holds a match starts and ends."""
    before = re.search(r"\S*$", text[: match.start()][-40:])
    after = re.match(r"\S*", text[match.end() :])
    return (before.start() if before else match.start()), match.end() + (after.end() if after else 0)


def _hyphens_as_dashes(text: str) -> Iterator[Suspicion]:
    """Find hyphens with one space: a dash was meant before a word (Hồng- Ủy viên), not before a number (Covid- 19)."""
    for hyphen in re.finditer(_HYPHEN_AS_DASH, text):
        before = re.search(_WORD_BEFORE, text[: hyphen.start()][-40:])
        first, second = before[0] if before else "", hyphen[0].lstrip("- ")
        dash = "-" if second[0].isdecimal() else " – "
        yield Suspicion(
            offset=hyphen.start() - len(first),
            code="hyphen-as-dash",
            found=first + hyphen[0],
            suggestion=first.rstrip() + dash + second,
        )


def _tones_on_onsets(text: str) -> Iterator[Suspicion]:
    """Find tones on the u of qu or the i of gi, which belong to the onset, and put them on the vowel: qúy → quý."""
    for word in re.finditer(_TONE_ON_ONSET, text):
        yield Suspicion(offset=word.start(), code="tone-on-onset", found=word[0], suggestion=_with_tone_moved(word[0]))


def _spaces_before_signs(text: str) -> Iterator[Suspicion]:
    for found in re.finditer(_SPACE_BEFORE_SIGN, text):
        yield Suspicion(offset=found.start(), code="space-before-sign", found=found[0], suggestion=found[1] or found[2])


def _spaces_after_signs(text: str) -> Iterator[Suspicion]:
    for found in re.finditer(_SPACE_AFTER_SIGN, text):
        yield Suspicion(offset=found.start(), code="space-after-sign", found=found[0], suggestion=f"{found[0]} ")


def _with_tone_moved(word: str) -> str:
    """Move the tone of a word's second letter to the last vowel with a hat or horn, else to the third letter."""
    bearer = unicodedata.normalize("NFD", word[1])
    hatted = [place for place, letter in enumerate(word) if place > 1 and letter.lower() in "ăâêôơư"]
    site = hatted[-1] if hatted else 2
    return unicodedata.normalize("NFC", word[0] + bearer[0] + word[2 : site + 1] + bearer[1] + word[site + 1 :])
