"""Tokens and sentences: a text cut into words, numbers and signs, and into sentences that know abbreviations."""

import re
from dataclasses import dataclass
from functools import cache

from pobratim.language.tables import LANGUAGES, rows

TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,/:]\d+)*)|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*(?:[-\u2010\u2011][^\W\d_]+)*)|(?P<punct>\S)"
)
END = re.compile(
    r"[.!?…\n](?:(?<=\n)[ \t\r]*(?P<blank>\n)|(?<!\n)[.!?…]*(?P<close>[»”\"'’)\]]*)"
    r"(?=\s+(?:[-–—•*]\s+)?[«„“\"(\[]*[A-ZÀ-ÞŁŚŽČА-ЯЁІЎЄ\d]))"
)
LAST_WORD = re.compile(r"(?:[^\W\d_]{1,3}\.\s?){0,2}[^\W_][\w-]*$")
ONLY_DATE = re.compile(r"(?:[^\W\d_]{1,5}\s+)?(?:[«\"]?\d{1,2}[»\"]?\s+)?(?:[^\W\d_]+\s+)?\d{4}\s*(?:г|гг|р)$")
GOES_ON = re.compile(r"(?<=[^\W\d_])\s*(?=[a-zà-þłśžčа-яёіўє])")
NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
ONLY_MARKER = re.compile(r"\s*(?:\d{1,3}|[IVX]{1,5}|[^\W\d_])(?:\.\d{1,3})*$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign; `text[start:end]` of the source is its text."""

    start: int
    end: int
    text: str
    kind: str


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order; what stands between them is space only."""
    return [Token(m.start(), m.end(), m[0], m.lastgroup or "punct") for m in TOKEN.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as fragments without outer spaces; a semicolon ends none."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for m in END.finditer(text):
        if _within(text, m) if m["blank"] else not _ends(text, start, m):
            continue
        _add(bounds, text, start, m.end())
        start = m.end()
    _add(bounds, text, start, len(text))
    return bounds


def _add(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if piece.strip():
        bounds.append((start + lead, start + len(piece.rstrip())))


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Abbreviations that never end a sentence, those that may, and names of months after the number of a day."""
    table = [row for language in LANGUAGES for row in rows(language, "abbreviations")]
    months = [form for language in LANGUAGES for row in rows(language, "months") for form in row[1].split()]
    before = frozenset(row[0].lower() for row in table if row[1] == "before")
    after = frozenset(row[0].lower() for row in table if row[1] == "after")
    return before, after, frozenset(months)


def _within(text: str, m: re.Match[str]) -> bool:
    """Whether an empty line stands amid a sentence, as where a page ended: no sign above it, a small letter below."""
    above = len(text[: m.start()].rstrip())
    return GOES_ON.match(text, above) is not None


def _ends(text: str, start: int, m: re.Match[str]) -> bool:
    """Whether the stop ends the sentence that began at `start`."""
    if _inside_quotes(text, start, m):
        return False
    stop = text[m.start() : m.start("close")]
    if stop in ("…", "...") and text[m.start() - 1 : m.start()].isspace():
        return False  # dots that lead from one column to the next
    if stop != "." or m["close"]:
        return True
    if ONLY_MARKER.fullmatch(text, start, m.start()):
        return False
    found = LAST_WORD.search(text, max(start, m.start() - 40), m.start())
    return not found or _word_ends(text, start, found)


def _word_ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a stop after the word, with the abbreviated words before it, ends the sentence that began at `start`."""
    before, after, months = _abbreviations()
    words = re.split(r"[.\s]+", found[0].lower())
    word, whole = words[-1], ".".join(words)
    following = _next_word(text, found.end() + 1)
    if (len(word) == 1 and found[0][-1].isupper()) or f"{word}.{following}" in before:
        return False
    if word.isdigit():
        return not (len(word) < 3 and following in months)
    if whole in after or word in after:
        piece = text[max(start, found.end() - 40) : found.end()]
        told = whole if whole in after else word
        return not ONLY_DATE.fullmatch(text[start : found.end()].strip()) and _may_end(piece, told, before)
    return whole not in before and word not in before


def _may_end(piece: str, word: str, before: frozenset[str]) -> bool:
    """An abbreviation that is also a title («г.») ends a sentence only after a number."""
    return word not in before or bool(re.search(r"\d\s*$", piece[: -len(word)]))


def _next_word(text: str, at: int) -> str:
    m = NEXT_WORD.match(text, at)
    return m[1].lower() if m else ""


def _inside_quotes(text: str, start: int, m: re.Match[str]) -> bool:
    """Whether the stop stands inside «…» that close later in the same text."""
    opened = text.count("«", start, m.end()) - text.count("»", start, m.end())
    return opened > 0 and 0 <= text.find("»", m.end()) - m.end() < 300
