"""Folding: the text as it was meant, without the noise of scans and keyboards, with the way back to every letter.

`fold` leaves a clean text as it is. It mends look-alike letters, soft hyphens and stress marks, odd spaces, words
broken at the end of a line, digits read as letters and letters read as digits, spaces inside dates and brackets.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from pobratim.language.draft import Draft
from pobratim.language.lookalikes import mend_capitals, mend_lone_letter, mend_number, mend_word
from pobratim.language.splits import join_line, join_name, join_word

MARKS = "\u0300-\u036f"
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0085\x0b\x0c"
INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e"
RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079"
# Three searches that begin with rare letters decide whether there is anything to mend at all.
NOISE = (
    re.compile(rf"[{MARKS}{ODD_SPACES}{INVISIBLE}{RAISED}\n\rѐѝͰ-Ͽ…]"),
    re.compile(
        r"[A-Za-z0-9À-ɏ](?:(?<=[а-яёіўА-ЯЁІЎ].)|(?=[а-яёіўА-ЯЁІЎ])|(?<=\d[OoIl|])|(?<=[OoIl|]\d)|(?<=[OoIl|]\.\d)"
        r"|(?<=\d б\d)|(?:(?<=[А-Яа-яё] .)|(?<=[А-Яа-яё][,.)»] .)|(?<=\d .)|(?=[ ][«(]?[А-Яа-яё]))(?<=[A-Zaceoprxyk]))"
    ),
    re.compile(
        r"[ («.](?:(?<=[ ])[.,;:)»\]]|(?<=[«(]) |(?<=\.)\.\.\.|(?<=[ ])-\w|(?<=\w ) (?=\w)"
        r"|(?<= [А-ЯЁ] )(?=[А-ЯЁ] ))"
    ),
)
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{1,200}?(?<=[^\s*])(\1)(?![\w*])")
STARS = re.compile(r"\*{1,3}")
MARKED = re.compile(rf"(\w)([{MARKS}]+)")
HIDDEN = re.compile(rf"[{INVISIBLE}]|(?<!\w)[{MARKS}]+")
GRAVE = re.compile(r"[ѐѝЀЍ]")
SPACE = re.compile(rf"[{ODD_SPACES}]")
NOTE_NUMBER = re.compile(rf"(?<=[^\W\d_{RAISED}])([{RAISED}])")
LEADERS = re.compile(r"[ \t]*(?:(?:[.…·][ \t]*){4,}|(?:…[ \t]*){2,})")
LINE_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\u2011\u00ac][ \t]*\r?\n[ \t]*(?=([^\W\d_]+)([-\u2010]?))")
LINE_END = re.compile(r"(?<![\n\r])(?:\r\n|\n|\r)(?![ \t]*[\n\r]|$)")
MIXED = re.compile(r"[^\W_]*(?:[а-яёіўА-ЯЁІЎ][A-Za-z0-9À-ɏͰ-Ͽ]|[A-Za-z0-9À-ɏͰ-Ͽ][а-яёіўА-ЯЁІЎ])[^\W_]*")
BESIDE = re.compile(r"[A-Za-z0-9À-ɏͰ-Ͽ](?:(?<=[а-яёіўА-ЯЁІЎ].)|(?=[а-яёіўА-ЯЁІЎ]))")  # of two scripts, in one word
NUMBER = re.compile(r"(?<![\w.])[\dOoОоIl|бЗ]+(?:[./][\dOoОоIl|бЗ]+)*(?![\wА-Яа-яё])")
LONE_LETTER = re.compile(
    r"(?<![\w.,-])([acoykBKCOAY])(?= +[«(]?[а-яёА-ЯЁ\d])|(?<=\d )(r)(?=[.,;\s]|$)|(?<![\w.,-])r(?=\. *[А-ЯЁ])"
)
CAPITALS = re.compile(r"(?<![\w-])[ABCEHKMOPTXY]{2,8}(?![\w-])")
LOOSE_SPACE = re.compile(
    r"(?<=[\w»)\].,])[ \t]+(?=[.,;:)»\]](?!\.))|(?<=[«(\[])[ \t]+(?=\S)|(?<=\w)[ \t]+(?=-[А-ЯЁA-Z])"
)
DOUBLE_SPACE = re.compile(r"(?<=\w)  (?=\w)")
SPACED_OUT = re.compile(r"(?<![\w.])[А-ЯЁ](?: [А-ЯЁ]){3,}(?![\w.])")  # «К У Р Г А Н»
DATE_SPACE = re.compile(
    r"(?<=\d)[ \t]*\.[ \t]+(?=(?:0?[1-9]|1[0-2])[ \t]*\.[ \t]*\d{4})|(?<=\d\.\d\d)[ \t]*\.[ \t]+(?=\d{4}\b)"
)
BROKEN_WORD = re.compile(r"(?<![\w-])([А-ЯЁа-яё][а-яё]{1,12}) (?=([а-яё]{3,12})(?![\w-]))")
BROKEN_ADJECTIVE = re.compile(
    r"(?<![\w-])([А-ЯЁ][а-яё]{1,12}) (?=(?:[сцз]к|к)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими)(?![\w-]))"
)
BROKEN_NAME = re.compile(
    r"(?<![\w-])([А-ЯЁ][а-яё]{1,9}(?:-[А-ЯЁ][а-яё]{1,9})?) (?=([а-яё]{2,12}(?:-[А-ЯЁ][а-яё]{2,9})?) {0,3}\()"
)


class Folded(NamedTuple):
    """The mended text; `origin[i]` is where its letter `i` begins in the source, and `origin[len]` the source's end."""

    text: str
    origin: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The fragment of the source behind `[start, end)` of the mended text."""
        if end <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text as it was meant, and the way back to the text as it came."""
    size = len(text)
    emphatic = "*" in text and {m.start(g): len(m[g]) for m in EMPHASIS.finditer(text) for g in (1, 2)}
    if not emphatic and not any(noise.search(text) for noise in NOISE):
        return Folded(text, range(size + 1), range(1, size + 1))
    draft = Draft(text)
    if emphatic:
        draft.edit(STARS, lambda m: "" if m.start() in emphatic else m[0])
    _mend_marks(draft)
    draft.edit(LEADERS, lambda m: "\t" if m.end() == len(draft.text) else " – ")
    if "\n" in draft.text or "\r" in draft.text:
        draft.edit(LINE_HYPHEN, join_line)
        draft.edit(LINE_END, lambda m: " ")
    noisy = _mend_letters(draft)
    draft.edit(LOOSE_SPACE, _close_up)
    draft.edit(SPACED_OUT, lambda m: m[0].replace(" ", ""))
    draft.edit(DOUBLE_SPACE, lambda m: " ")
    draft.edit(DATE_SPACE, lambda m: ".")
    if noisy:
        draft.edit(BROKEN_ADJECTIVE, lambda m: m[1])
        draft.edit(BROKEN_WORD, join_word)
        draft.edit(BROKEN_NAME, join_name)
    return Folded(draft.text, [*draft.starts, size], draft.ends)


def _mend_marks(draft: Draft) -> None:
    """Compose letters with their marks, drop stress marks and invisible signs, part raised numbers, plain spaces."""
    draft.edit(MARKED, _compose)
    draft.edit(HIDDEN, lambda m: "")
    draft.edit(GRAVE, lambda m: {"ѐ": "е", "ѝ": "и", "Ѐ": "Е", "Ѝ": "И"}[m[0]])
    draft.edit(SPACE, lambda m: " ")
    draft.edit(NOTE_NUMBER, lambda m: f" {m[0]}")


def _compose(m: re.Match[str]) -> str:
    letter, marks = m[1], m[2]
    for mark in marks:
        whole = unicodedata.normalize("NFC", letter + mark)
        if len(whole) == 1 and whole not in "ѐѝЀЍ":
            letter = whole
    return letter


def _close_up(m: re.Match[str]) -> str | None:
    """Nothing for a stray space; None for the space before a quote that closes nothing, as in a breadcrumb."""
    before = m.string[: m.start()]
    return None if m.string[m.end()] == "»" and before.rfind("«") <= before.rfind("»") else ""


def _mend_letters(draft: Draft) -> bool:
    """Letters and digits taken for one another; whether there were any, which tells a scan from a typed text."""
    changed = [
        bool(BESIDE.search(draft.text)) and draft.edit(MIXED, mend_word),
        draft.edit(NUMBER, mend_number),
        draft.edit(CAPITALS, mend_capitals),
        draft.edit(LONE_LETTER, mend_lone_letter),
    ]
    return any(changed)
