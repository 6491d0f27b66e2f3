"""Letters and digits that look alike: which one was meant, by the letters around it."""

import re
from functools import cache

from pobratim.language.lexicon import known
from pobratim.language.tables import rows

CYRILLIC_ONLY = re.compile(r"[бвгдёжзийклмнптфцчшщъыьэюяБГДЁЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯўЎ]")
LATIN_ONLY = re.compile(r"[bdfghlqvwzDFGLNQRUVWZ]")
CYRILLIC = re.compile(r"[а-яёіўА-ЯЁІЎ]")
LATIN = re.compile(r"[A-Za-zÀ-ɏͰ-Ͽ]")
ROMAN = re.compile(r"[IVXLCDMХСМІ]+")
LETTER_FOR_DIGIT = str.maketrans("OoОоIl|бЗ", "000011163")
MONTH = re.compile(r" (?:янв|фев|март|апр|ма[йя]|июн|июл|авг|сент|окт|ноя|дек)")  # what follows the number of a day
DIGIT_FOR_LETTER = {"0": "о", "6": "б", "3": "з"}
INITIAL = {"3": "з", "6": "б"}  # digits that begin a word of the dictionary for a letter of their height


@cache
def _tables() -> tuple[dict[int, str], dict[int, str]]:
    table = rows("script", "lookalikes")
    return (
        {ord(row[0]): row[1] for row in table},
        {ord(row[1]): row[0] for row in table if len(row) > 2},
    )


def mend_word(m: re.Match[str]) -> str | None:
    """A word that mixes alphabets, or letters and digits, in the one it was meant in; None where it is as meant."""
    word = m[0]
    if ROMAN.fullmatch(word):
        return word.translate(_tables()[1])
    mended = word
    if any(c in "063" for c in word):
        mended = _without_digits(word)
    if not LATIN.search(mended):
        return mended
    if CYRILLIC_ONLY.search(mended) or not LATIN_ONLY.search(mended):
        mended = mended.translate(_tables()[0])
        return None if LATIN.search(mended) else mended
    mended = mended.translate(_tables()[1])
    return None if CYRILLIC.search(mended) else mended


def _without_digits(word: str) -> str:
    """The word with letters for the digits that stand between letters."""

    def letter(m: re.Match[str]) -> str:
        small = DIGIT_FOR_LETTER[m[0]]
        return small.upper() if word.upper() == word or (m.start() == 0 and word[1:2].isupper()) else small

    if re.search(r"[124578 9]", word):
        return word
    inner = re.sub(r"(?<=[^\W\d])[063](?=[^\W\d])", letter, word)
    if word[0] in INITIAL and word[1:].isalpha() and known(INITIAL[word[0]] + word[1:].lower()):
        return (INITIAL[word[0]].upper() if word[0] == "3" else INITIAL[word[0]]) + word[1:]
    return re.sub(r"^0(?=[^\W\d]{4})|(?<=[^\W\d]{4})0$", letter, inner)


def mend_number(m: re.Match[str]) -> str | None:
    """A number with letters in it, in digits: «2OO1», «l4», «12.lO.I992»; None where it is no number."""
    word = m[0]
    if not any(c.isdigit() for c in word) or word.isdigit():
        return None
    unlike = "З" in word or ("б" in word and not re.search(r"\dб\d|^[12]\d[\dб]{2}$", word))
    if unlike and not (len(word) == 2 and MONTH.match(m.string, m.end())):
        return None
    return word.translate(LETTER_FOR_DIGIT)


def mend_capitals(m: re.Match[str]) -> str | None:
    """An abbreviation typed in Latin capitals among Russian words: «CCCP», «KHP»; None for others and Roman numbers."""
    if ROMAN.fullmatch(m[0]) and m[0] not in _short("abbreviation"):
        return None
    around = m.string[max(0, m.start() - 12) : m.start()] + m.string[m.end() : m.end() + 12]
    if not CYRILLIC.search(around):
        return None
    mended = m[0].translate(_tables()[0])
    return mended if mended in _short("abbreviation") else None


@cache
def _short(kind: str) -> frozenset[str]:
    return frozenset(row[1] for row in rows("script", "capitals") if row[0] == kind)


def mend_lone_letter(m: re.Match[str]) -> str | None:
    """A word of one letter, typed in Latin among Russian words: «c», «o», «a», and «r.» of a year."""
    return m[0].translate(_tables()[0])
