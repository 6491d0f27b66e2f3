"""Bytes of a text file to letters: UTF-8, UTF-16, and the 8-bit encodings told apart by the letters they give."""

import codecs
import re
from functools import lru_cache

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
EIGHT_BIT = ("cp1251", "koi8-r", "cp866", "cp1252", "iso8859_5")
# Letters of Russian from the commonest to the rarest; those of Belarusian and Ukrainian follow.
LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёўіїєґ"
LATIN = "äöüßéèêàâáíóúçñëïîôåæø"
PUNCTUATION = "«»–—№„“”’… §°•\u00a0"
SAMPLE = 20_000
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")


def decode(data: bytes) -> str | None:
    """The text of the bytes, or nothing when they are no text in an encoding that is known here."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        text = text.removeprefix("\ufeff")
        if is_text(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def is_text(text: str) -> bool:
    """Whether control letters are so rare that this is a text and no binary file."""
    sample = text[:SAMPLE]
    return "\x00" not in sample and len(CONTROL.findall(sample)) <= len(sample) // 200


def _encodings(data: bytes) -> list[str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return [encoding]
    if wide := _wide(data):
        return [wide]
    return ["utf-8", *sorted(_possible(data), key=lambda e: -_score(data, e))[:1]]


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the upper byte of nearly every letter is 0 or 4."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if len(sample) < 4 or len(data) % 2 or (b"\x00" not in sample and b"\x04" not in sample):
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        upper = sample[first::2]
        high = sum(upper.count(byte) for byte in (0, 4, 0x20))
        if high > 0.95 * len(upper) and sum(sample[1 - first :: 2].count(b) for b in (0, 4)) < 0.3 * len(upper):
            return encoding
    return None


def _possible(data: bytes) -> list[str]:
    return [e for e in EIGHT_BIT if _decodes(data[:SAMPLE], e)]


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@lru_cache(maxsize=1)
def _worth() -> dict[str, float]:
    worth = {letter: 3.0 - 0.12 * rank for rank, letter in enumerate(LETTERS)}
    worth |= {letter.upper(): value - 0.3 for letter, value in worth.items()}
    worth |= dict.fromkeys(LATIN, 2.0) | dict.fromkeys(LATIN.upper(), 1.0)
    return worth | dict.fromkeys(PUNCTUATION, 1.0)


def _score(data: bytes, encoding: str) -> float:
    """How much the letters look like words: common letters, capitals at the beginning, one script in a word."""
    text, worth, total = data[:SAMPLE].decode(encoding), _worth(), 0.0
    for before, letter in zip(" " + text, text, strict=False):
        if letter.isascii():
            continue
        total += worth.get(letter, -3.0)
        if before.isalpha() and letter.isalpha():
            total -= 4.0 * (before.islower() and letter.isupper())
            cyrillic = "Ѐ" <= letter <= "ӿ"
            total -= 4.0 * (cyrillic != ("Ѐ" <= before <= "ӿ"))
            total += 1.0 * (not cyrillic and before.isascii())
    return total
