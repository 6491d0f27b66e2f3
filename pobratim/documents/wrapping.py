"""Which line continues the paragraph or item above, and which is a unit of its own."""

import itertools
import re
from dataclasses import dataclass

from pobratim.documents.lines import Line
from pobratim.documents.markers import marker_of
from pobratim.documents.raised import SIGNS

HYPHENATED = re.compile(r"[^\W\d_][-\u00ad¬‐]$")
CLOSED = (".", "!", "?", "…", ":", ";", "»", ")", '"')
NOTED = re.compile(rf"[{SIGNS}†‡]$|\w\*{{1,3}}$|\[\d{{1,2}}\]$")  # a short line that ends with the mark of a note
COUNTED = re.compile(r"\d[\s\xa0]*[^\W\d_]+$")  # «1998 год» ends what it ends with
SENTENCE = (".", "!", "?", "…", ":", ";")
WIDEST = 135
NARROWEST = 35


@dataclass(frozen=True, slots=True)
class Measure:
    """The width that lines of a text are wrapped at; 0 when every line is a paragraph or a unit of its own."""

    width: int

    def full(self, above: str, below: str) -> bool:
        """Whether the line above is so full that the first word below had no room in it."""
        first = below.split(maxsplit=1)[0] if below.split() else ""
        return bool(self.width) and len(above) + 1 + len(first) > self.width - max(2, self.width // 25)


ABBREVIATED = re.compile(r"(?:г|гг|пос|пгт|с|р-н|обл|ул)\.\s")  # «г. Северск» on a line of its own begins anew


def measure(text: str, lines: list[Line]) -> Measure:
    """The width of wrapping, where most lines that are followed at once by another are nearly of one length."""
    pairs = [
        (a.end - a.start + a.indent, text[b.start : b.end])
        for a, b in itertools.pairwise(lines)
        if not (b.gap or a.cell or b.cell or marker_of(text[b.start : b.end]))
    ]
    if len(pairs) < 2:
        return Measure(0)
    width = max(length for length, _ in pairs)
    if not NARROWEST <= width <= WIDEST:
        return Measure(0)
    near = [below for length, below in pairs if length >= 0.82 * width]
    inside = sum(not below[:1].isupper() for below in near)  # prose wraps before small letters too, a list never does
    return Measure(width if len(near) >= 2 and len(near) >= 0.6 * len(pairs) and inside * 5 >= len(near) else 0)


def continues(above: str, below: str, measured: Measure) -> bool:
    """Whether the words below, on the next line, belong to the sentence or paragraph above."""
    if HYPHENATED.search(above):
        return below[:1].islower()
    if measured.full(above, below) or (below.startswith("(") and below.endswith(")") and not above.endswith(CLOSED)):
        return True
    ended = above[-1:].isalpha() or (above.endswith(")") and ABBREVIATED.match(above))
    if ABBREVIATED.match(below) and len(above) < NARROWEST and ended and not _lead(above):
        return False
    if begins_small(below):
        return not (above.endswith(SENTENCE) or (len(above) < NARROWEST and NOTED.search(above)))
    return above.endswith(",") or (len(above) >= 50 and above[-1:].islower() and _lead(above))


def mended(above: str, below: str) -> bool:
    """Whether an empty line stands in the middle of a sentence: no sign above, a small letter below."""
    return (
        begins_small(below)
        and not ABBREVIATED.match(below)
        and (above[-1:].isalpha() or above.endswith((",", "-", "«", "(")) or _open(above))
    )


def begins_small(words: str) -> bool:
    """Whether the words begin with a small letter, as the rest of a sentence does."""
    return words[:1].islower() and not re.match(r"[a-zа-яё]\)", words)


def _open(words: str) -> bool:
    return words.count("(") > words.count(")")


def _lead(words: str) -> bool:
    """Whether the line ends with a small word that leads on to the next one (a preposition, a conjunction)."""
    return len(words.rsplit(maxsplit=1)[-1]) <= 3 and not COUNTED.search(words)
