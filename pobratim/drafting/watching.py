"""Reworded paragraphs in the next memo: each put in its place, and what has changed under it told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from pobratim.drafting.units import Unit, change, units
from pobratim.memo.memo import Memo, Ref, Sentence

ALIKE = 0.4
REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Words:
    """What a person wrote instead of a unit, and what the register said then."""

    id: int
    section: str
    said: str
    text: str
    refs: frozenset[Ref]
    ground: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the memo of today, the words that stand instead of it, and how the facts under them fare.

    `fate` is "" (not reworded), "same", "sources" (the same words rest on other sources), or "changed" (the register
    says something else now).
    """

    unit: Unit
    words: Words | None = None
    fate: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The memo with the words of people in it, its units in the order of reading, and words that lost their place."""

    memo: Memo
    places: tuple[Place, ...]
    lost: tuple[Words, ...]

    @property
    def stale(self) -> tuple[Place, ...]:
        """The places under whose words the facts changed."""
        return tuple(each for each in self.places if each.fate in ("changed", "sources"))


def lay(memo: Memo, kept: Iterable[Words]) -> Draft:
    """The draft: exact places first, then the likest unit of the same section, one for each."""
    found = units(memo)
    taken: dict[int, Words] = {}
    waiting = sorted(kept, key=lambda words: words.id)
    for like in (_exact, _alike):
        for words in list(waiting):
            free = [(like(words, unit), place) for place, unit in enumerate(found) if place not in taken]
            best, place = max(free, key=lambda each: (each[0], -each[1]), default=(0.0, -1))
            if best >= ALIKE:
                taken[place] = words
                waiting.remove(words)
    places = tuple(_place(unit, taken.get(place)) for place, unit in enumerate(found))
    return Draft(_told(memo, places), places, tuple(waiting))


def _exact(words: Words, unit: Unit) -> float:
    return float(words.section == unit.section and words.said == unit.text)


def _alike(words: Words, unit: Unit) -> float:
    """How much a unit is the one that was reworded, 0 to 1: by its records and by its words."""
    if words.section != unit.section:
        return 0.0
    every = words.refs | unit.refs
    shared = len(words.refs & unit.refs) / len(every) if every else 0.0
    ratio = SequenceMatcher(None, words.said.split(), unit.text.split(), autojunk=False).ratio()
    return (shared + ratio) / 2 if every else ratio


def _place(unit: Unit, words: Words | None) -> Place:
    if words is None:
        return Place(unit)
    if words.said != unit.text:
        return Place(unit, words, "changed")
    return Place(unit, words, "same" if words.ground == unit.digest else "sources")


def _told(memo: Memo, places: tuple[Place, ...]) -> Memo:
    """The memo with the words in their places, marked as a person's."""
    rest = iter(places)

    def say(unit: Unit) -> Sentence | None:
        words = next(rest).words
        if words is None:
            return None
        mark = f"{memo.labels['reworded']} ({words.person}, {words.at.strftime('%d.%m.%Y')})"
        return Sentence(words.text, REWORDED, unit.ground.refs, unit.ground.sources, mark)

    return change(memo, say)
