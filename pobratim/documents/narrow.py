"""Words that a narrow cell breaks without a sign («Сафон» above «ово»): made whole by how full their lines are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+")
SMALL = re.compile(
    r"(?:а|без|в|во|для|до|за|и|из|или|к|на|не|о|об|от|по|при|с|со|у|of|and|in|on|to|for|und|der|die|das|mit|з|і)$",
    re.IGNORECASE,
)
USUAL = re.compile(
    r"район|округ|област|город|образован|поселен|муниципал|отношен|связ[ьией]|связях|сотруднич|сторон|договор|соглаш|"
    r"меморанд|протокол|деклара|намерен|дружб|дружест|побратим|партн|республик|действ|подписан|продлен|силу|комитет|исполком|agreement|city|town|"
    r"district|region|cooperation|friendship|twin|partner|municipal|vertrag|stadt|kreis|раён|вобласц|пагадн|сувяз|адносін",
    re.IGNORECASE,
)
ROOM = 0.3  # points: how exactly the edge of a cell is known


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell: its words, and the room left at its end, had the first letter below stood there too."""

    words: str
    room: float = 0.0


def whole_words(cells: Iterable[Sequence[CellLine]]) -> set[str]:
    """The words that stand whole somewhere in cells: neither alone on a line nor the first below another."""
    found: set[str] = set()
    for lines in cells:
        for number, line in enumerate(lines):
            words = WORD.findall(line.words)
            alone = len(lines) > 1 and len(words) == 1
            found.update(() if alone else words[1:] if number else words)
    return found


def joined(lines: Sequence[CellLine], known: set[str]) -> str:
    """The words of a cell, line by line; a line that breaks its only word goes on without a sign."""
    text = ""
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else None
        ends = number == len(lines) - 1 and " " not in line.words
        text += "" if above is None or _breaks(above, line.words, known, ends) else "\n"
        text += line.words
    return text


def _breaks(above: CellLine, below: str, known: set[str], ends: bool) -> bool:
    """Whether the only word of a line goes on below: the line is full, and its halves are no words of the paper.

    What `ends` a cell alone is no preposition: «Ломник» above «и».
    """
    head, tail = above.words, below.split(maxsplit=1)[0]
    if head[-1:].isdigit() or head[-2:-1].isdigit():
        return tail[:1].isdigit() and (head.endswith(("-", ".")) or above.room <= ROOM) and " " not in head
    if " " in head or above.room > ROOM or not (head[-1:].isalpha() and tail[:1].islower()):
        return False
    first = WORD.match(tail)
    if first is None or (SMALL.match(first[0]) and not ends) or first[0] in known or USUAL.match(tail):
        return False
    return WORD.findall(head)[-1] not in known
