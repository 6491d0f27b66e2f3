"""Headings: short words that stand alone over what they govern, told apart from captions, items and loose lines."""

import re
from collections import Counter
from dataclasses import dataclass

from pobratim.documents.document import Block, BlockKind

LONGEST_TITLE, LONGEST, SHORT = 320, 120, 60
FINAL = (".", ":", ";", ",", "!", "?", "…", "–", "—", "-")
DATED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d|\w: *\+?\d|@|https?:|\bтел[.:]|\d{3}-\d\d")
CRUMBS = re.compile(r"\s(?:»|›|>|→|/|\\)\s")
QUOTED_END = re.compile(r"[.!?][»\"”’]+$")  # the end of a paragraph that closes with what somebody said
SENTENCE = re.compile(r"[.!?]\s+[«\"“„]?[A-ZА-ЯЁІЎ]")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
BRACKETS = re.compile(r"\([^()]*\)")
ABBREVIATED = re.compile(r"(?:\b(?:г|гг|обл|р-н|др|руб|чел|тыс|м\.р)|\b[А-ЯЁ])\.$")
LABEL = re.compile(r"([^\W\d_]{4,12})\s+(?:[«\"„]|[\dIVXІХ]{1,4}\b)")  # «Раздел «Китай»», «Часть II»
SHORTENED = re.compile(r"(?:\b[мг]\. ?[ор]|\bр-н|\bобл)\.$")  # «III. Кинешемский м.р.»: the point ends no sentence
TOWN = re.compile(r"(?:[гr]|гор|пос)\.\s*[А-ЯЁ36][^.:;,]+$")  # «г. Елец» alone, as a scan may read it too


@dataclass(slots=True)
class Piece:
    """A block in the making: its fragment of the text and what is known of it so far."""

    text: str
    start: int
    end: int
    kind: BlockKind
    level: int = 0
    marker: str = ""
    family: str = ""
    number: str = ""
    depth: int = 0
    indent: int = 0
    lines: int = 1
    gap: bool = True
    strong: bool = False
    fixed: bool = False
    cell: Block | None = None

    @property
    def words(self) -> str:
        """The words of the piece."""
        return self.text[self.start : self.end]


def raise_headings(pieces: list[Piece]) -> None:
    """Make headings of the pieces that are, with levels; the rest stays as it was."""
    chosen = [_candidate(pieces, i) for i in range(len(pieces))]
    _drop_runs(pieces, chosen)
    _raise_sisters(pieces, chosen)
    romans = any(p.family == "roman" and c for p, c in zip(pieces, chosen, strict=True))
    numbered = any(p.number and c for p, c in zip(pieces, chosen, strict=True))
    first = True
    for piece, heading in zip(pieces, chosen, strict=True):
        if heading:
            piece.kind = BlockKind.HEADING
            piece.level = piece.level if piece.fixed else _level(piece, first, romans, numbered)
        elif piece.kind is BlockKind.LIST_ITEM:
            piece.level = max(1, piece.level)
        first = first and not heading


def _level(piece: Piece, first: bool, romans: bool, numbered: bool) -> int:
    if piece.family == "roman":
        return 2
    if piece.number:
        return 1 + piece.number.count(".") + 1 + romans
    if first or is_capitals(piece.words):
        return 1
    return 2 + numbered + (romans and numbered)


def _candidate(pieces: list[Piece], i: int) -> bool:
    piece = pieces[i]
    if piece.cell or piece.kind is BlockKind.NOTE or piece.fixed:
        return piece.fixed and piece.kind is BlockKind.HEADING
    town = bool(piece.number) and TOWN.match(piece.words) is not None
    town = town or (bool(piece.number) and SHORTENED.search(piece.words) is not None)
    if not (town or _looks(piece.words)) or (DATED.search(piece.words) and not _is_title(pieces, i)):
        return False
    if piece.kind is BlockKind.LIST_ITEM:
        return bool(piece.number) and _numbered(pieces, i)
    if is_capitals(piece.words) or piece.strong:
        return len(piece.words) <= LONGEST_TITLE and i + 1 < len(pieces)
    return _is_title(pieces, i) or _stands_over(pieces, i)


def _looks(words: str) -> bool:
    """Whether words could be a heading at all: begun with a capital, not closed like a sentence, no breadcrumbs."""
    if not words.strip() or CRUMBS.search(words) or (words.endswith(FINAL) and not _capital_caption(words)):
        return False
    if QUOTED_END.search(words) and SENTENCE.search(words):
        return False
    return words[0].isupper() or words[0].isdigit() or words[0] in '«"„(' or is_capitals(words)


def is_capitals(words: str) -> bool:
    """Whether the words, brackets aside, are written in capitals."""
    letters = [c for c in BRACKETS.sub("", words) if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def _capital_caption(words: str) -> bool:
    return words.endswith(".") and is_capitals(words)


def _is_title(pieces: list[Piece], i: int) -> bool:
    """The first words of a paper, with nothing but headings above."""
    if i > 1:
        return False
    piece = pieces[i]
    above = all(p.kind is BlockKind.PARAGRAPH and len(p.words) <= LONGEST for p in pieces[:i])
    room = i + 1 < len(pieces) and (pieces[i + 1].gap or pieces[i + 1].kind is not BlockKind.PARAGRAPH)
    return (
        i < 2
        and above
        and (room or (i == 0 and (_shorter(pieces, i) or _subtitled(pieces))))
        and len(piece.words) <= LONGEST_TITLE
        and not piece.number
    )


def _subtitled(pieces: list[Piece]) -> bool:
    """Whether the second line ends a title of two lines, which stands apart from the prose below."""
    return (
        len(pieces) > 2
        and _looks(pieces[1].words)
        and len(pieces[1].words) <= LONGEST
        and pieces[2].gap
        and len(pieces[2].words) >= LONGEST
        and pieces[2].words.endswith((".", ":"))
    )


def _shorter(pieces: list[Piece], i: int) -> bool:
    """Whether what follows is so much longer, or a sentence under the first line, that the line must be its heading."""
    own, below = pieces[i].words, pieces[i + 1].words if i + 1 < len(pieces) else ""
    told = i == 0 and below[:1].isupper() and (below.endswith(":") or (below.endswith(".") and len(below.split()) > 2))
    return len(own) <= 70 and (told or len(below) >= max(100, 2 * len(own)))


def _stands_over(pieces: list[Piece], i: int) -> bool:
    piece = pieces[i]
    if len(piece.words) > LONGEST or len(piece.words.split()) > 14 or i + 1 >= len(pieces) or not piece.gap:
        return False
    if ABBREVIATED.search(piece.words) or (piece.words.endswith(")") and YEAR.search(piece.words)):
        return False
    below = pieces[i + 1]
    if below.kind is BlockKind.LIST_ITEM or below.cell or below.gap:
        return not YEAR.search(piece.words) or (len(piece.words.split()) > 3 and not re.search(r"[–—:] ", piece.words))
    return _shorter(pieces, i)


def _numbered(pieces: list[Piece], i: int) -> bool:
    """A numbered line is a heading when it is short and its sisters are divided by other words."""
    piece = pieces[i]
    if len(piece.words) > LONGEST or i + 1 >= len(pieces) or not (piece.gap or piece.strong):
        return False
    if piece.strong:
        return True
    below = pieces[i + 1]
    if _sisters(piece, below) or (i and _sisters(pieces[i - 1], piece) and pieces[i - 1].kind is BlockKind.LIST_ITEM):
        return False
    close = any(0 <= j < len(pieces) and _sisters(piece, pieces[j]) for j in (i - 1, i + 1))
    if close or (piece.family not in ("roman", "number")):
        return False
    if piece.family == "roman" or below.kind is BlockKind.LIST_ITEM:
        return True
    return below.gap or _shorter(pieces, i)


def _sisters(a: Piece, b: Piece) -> bool:
    return a.family == b.family and bool(a.number and b.number) and a.number.count(".") == b.number.count(".")


def _raise_sisters(pieces: list[Piece], chosen: list[bool]) -> None:
    """Make a heading of what stands among headings as they do: by its number, or over a paragraph of its own."""
    numbers = Counter(
        (p.family, p.number.count(".")) for p, told in zip(pieces, chosen, strict=True) if told and p.number
    )
    labels = {m[1] for p, told in zip(pieces, chosen, strict=True) if told and (m := LABEL.match(p.words))}
    over = [i for i in range(len(pieces) - 1) if _heads_own(pieces, i)]
    paired = [i for i in over if chosen[i]]
    for i, piece in enumerate(pieces[:-1]):
        short = len(piece.words) <= SHORT and not piece.fixed and _looks(piece.words)
        if piece.number and short and numbers[piece.family, piece.number.count(".")] > 1 and "." in piece.number:
            chosen[i] = True
        label = LABEL.match(piece.words) if labels and short and piece.gap else None
        if label and label[1] in labels and piece.kind is BlockKind.PARAGRAPH:
            chosen[i] = True
    if len(over) > 2 and paired:
        for i in over:
            chosen[i], pieces[i].fixed, pieces[i].level = True, True, 3


def _heads_own(pieces: list[Piece], i: int) -> bool:
    """Whether a short line stands with one paragraph right below it, apart from all others: «РИМИНИ, Италия»."""
    piece, below = pieces[i], pieces[i + 1]
    apart = piece.gap and not below.gap and (i + 2 == len(pieces) or pieces[i + 2].gap)
    plain = piece.kind is BlockKind.PARAGRAPH and below.kind is BlockKind.PARAGRAPH and not piece.fixed
    closed = below.words.endswith((".", "!")) and len(below.words) > len(piece.words)
    return apart and plain and closed and len(piece.words) <= SHORT and _looks(piece.words)


def _drop_runs(pieces: list[Piece], chosen: list[bool]) -> None:
    """Many short lines in a row, none over anything, are a list of lines and no headings."""
    i = 0
    while i < len(pieces):
        j = i
        while j < len(pieces) and chosen[j] and not pieces[j].fixed and not pieces[j].strong and not pieces[j].number:
            j += 1
        plain = [k for k in range(i, j) if not is_capitals(pieces[k].words)]
        if len(plain) >= (5 if i == 0 else 3):
            for k in plain[1:] if i == 0 else plain:
                chosen[k] = False
        i = max(j, i + 1)
