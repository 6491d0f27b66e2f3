"""The voice of a memo: says frames with slots, changes the frame from sentence to sentence, keeps what it rests on.

A frame is a line with places: `{home:ablt}` is a slot in a form, `{home?заключил|заключила|заключило|заключили}` agrees
with a slot, and `[…]` is said only when every slot inside is given.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from pobratim.memo.grammar.slots import Slot
from pobratim.memo.grammar.tables import toml
from pobratim.memo.grammar.typography import capital
from pobratim.memo.memo import Ref, Sentence
from pobratim.register.records import Source

PLACE = re.compile(r"\{(\w+)(?::(\w+)|\?([^{}]+))?\}")
OPTION = re.compile(r"\[([^\[\]]*)\]")
GENDERS = ("masc", "femn", "neut", "plur")


class Speech(Protocol):
    """What a language must be able to say."""

    code: str

    def say(self, slot: Slot, form: str) -> str:
        """The words of a slot in a form."""

    def gender(self, slot: Slot) -> str:
        """What a verb agrees with."""

    def before(self, text: str, words: str) -> str:
        """The text before a slot, fitted to the slot's sound."""

    def finish(self, text: str) -> str:
        """The text as it is printed."""

    def region(self, region: str | None) -> str | None:
        """The name of a region given by its ISO 3166-2 code or by its name; None for a code that is not known."""

    def tabled(self, edtf: str) -> str:
        """A date as tables and notes show it."""

    def nominative(self, phrase: str) -> str:
        """The base form of a phrase of a source."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a sentence rests on: records and their sources."""

    refs: tuple[Ref, ...] = ()
    sources: tuple[Source, ...] = ()


NOTHING = Ground()


class Voice:
    """Says frames of one language; the variants of a frame take turns."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self._turns: Counter[str] = Counter()
        self._opening = ""

    def say(self, frame: str, ground: Ground = NOTHING, /, **slots: Slot) -> Sentence:
        """A sentence by the next variant of the frame for which the slots suffice.

        Variants that speak of other things than the first of these stand in for it where less is known.
        """
        fitting = [line for line in variants(self.speech.code, frame) if needs(line) <= slots.keys()]
        if not fitting:
            raise KeyError(f"no variant of the frame {frame} for {sorted(slots)}")
        text = self._choose(frame, [line for line in fitting if speaks_of(line) == speaks_of(fitting[0])], slots)
        return Sentence(text, frame, ground.refs, ground.sources)

    def _choose(self, frame: str, fitting: list[str], slots: dict[str, Slot]) -> str:
        """The next line in turn that does not begin as the sentence before did, where there is one."""
        turn = self._turns[frame]
        for step in range(len(fitting)):
            place = (turn + step) % len(fitting)
            text = self.fill(fitting[place], slots)
            if opening(text) != self._opening or len(fitting) == 1:
                break
        else:
            place = turn % len(fitting)
            text = self.fill(fitting[place], slots)
        self._turns[frame] = place + 1
        self._opening = opening(text)
        return text

    def head(self, frame: str, **slots: Slot) -> str:
        """The words of a heading or a label, by the first variant; running text takes no notice of them."""
        return self.fill(variants(self.speech.code, frame)[0], slots)

    def part(self, frame: str, **slots: Slot) -> str:
        """Words that will stand inside a sentence, by the first variant of a frame."""
        return self._fill(variants(self.speech.code, frame)[0], slots)

    def fill(self, line: str, slots: dict[str, Slot]) -> str:
        """A line with its slots as it is printed."""
        return self.speech.finish(capital(self._fill(line, slots)))

    def _fill(self, line: str, slots: dict[str, Slot]) -> str:
        said = ""
        for text, place in pieces(line, needs_met(line, slots)):
            said += text
            if place:
                words = self._place(place, slots)
                said = self.speech.before(said, words) + words
        return said

    def _place(self, place: "Place", slots: dict[str, Slot]) -> str:
        name, form, forms = place
        if forms:
            return forms[GENDERS.index(self.speech.gender(slots[name]))]
        return self.speech.say(slots[name], form)


def opening(line: str) -> str:
    """The first two words of a sentence."""
    return " ".join(line.split(None, 2)[:2])


@cache
def variants(language: str, frame: str) -> tuple[str, ...]:
    """The lines of a frame."""
    lines = toml(language, "frames")["frame"][frame]
    return (lines,) if isinstance(lines, str) else tuple(lines if isinstance(lines, Iterable) else ())


Place = tuple[str, str, tuple[str, ...]]


@cache
def options(line: str) -> tuple[frozenset[str], ...]:
    """The slots that each part in brackets needs, in order."""
    return tuple(needs(found[1]) for found in OPTION.finditer(line))


def needs_met(line: str, slots: dict[str, Slot]) -> tuple[bool, ...]:
    """Which parts in brackets will be said."""
    return tuple(wanted <= slots.keys() for wanted in options(line))


@cache
def pieces(line: str, met: tuple[bool, ...]) -> tuple[tuple[str, Place | None], ...]:
    """A line taken apart: the text before each place, and the place (None at the end)."""
    said = iter(met)
    line = OPTION.sub(lambda found: found[1] if next(said) else "", line)
    found, at = [], 0
    for each in PLACE.finditer(line):
        forms = tuple(each[3].split("|")) if each[3] else ()
        found.append((line[at : each.start()], (each[1], each[2] or "nomn", forms)))
        at = each.end()
    return (*found, (line[at:], None))


@cache
def needs(line: str) -> frozenset[str]:
    """The slots that a line cannot do without."""
    return frozenset(found[1] for found in PLACE.finditer(OPTION.sub("", line)))


@cache
def speaks_of(line: str) -> frozenset[str]:
    """The slots that a line may say."""
    return frozenset(found[1] for found in PLACE.finditer(line))
