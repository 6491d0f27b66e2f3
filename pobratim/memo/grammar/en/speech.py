"""English speech: a slot in the form that a frame asks for, numbers, articles, typography."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from pobratim.memo.grammar.en.dates import say_date
from pobratim.memo.grammar.en.names import (
    CYRILLIC,
    latin,
    region_name,
    say_instrument,
    say_land,
    say_name,
    with_article,
)
from pobratim.memo.grammar.ru.names import region_names
from pobratim.memo.grammar.slots import Count, Instrument, Land, Name, Phrase, Raw, Series, Slot, Term, When
from pobratim.memo.grammar.tables import rows
from pobratim.memo.grammar.typography import NBSP

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[ \t\n]+"), " "),
    (re.compile(r"\"([^\"]+)\""), r"“\1”"),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|\s|$)"), "’"),
    (re.compile(r"(?<![\w-])(г|им|ул|р)\. (?=[А-ЯЁ])"), rf"\1.{NBSP}"),
    (re.compile(r"(?<=\s)-(?=\s)"), "–"),
    (re.compile(r" –"), f"{NBSP}–"),
    (re.compile(rf"(?<=\d) (?={MONTH})"), NBSP),
    (re.compile(r"(?<=section) (?=[\d\ue000])"), NBSP),
    (re.compile(r"(?<=No\.) (?=\S)"), NBSP),
)


class English:
    """The speech of English memos."""

    code = "en"

    def say(self, slot: Slot, form: str) -> str:
        """The words of a slot in a form."""
        if isinstance(slot, Series):
            return self.join([self.say(part, form) for part in slot.parts], slot.style)
        return SAYINGS[type(slot)](slot, form)

    def join(self, said: list[str], style: str = "and") -> str:
        """An enumeration: «A, B and C», «A, B, and also C», or parted by commas or semicolons alone."""
        if style != "and":
            return {"comma": ", ", "semicolon": "; ", "also": ", and also "}[style].join(said)
        return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}" if said else ""

    def gender(self, slot: Slot) -> str:
        """What a verb agrees with: "plur", or "neut" for one."""
        if isinstance(slot, Series):
            return "plur" if len(slot.parts) > 1 else self.gender(slot.parts[0])
        if isinstance(slot, Count):
            return "neut" if slot.number == 1 else "plur"
        return "plur" if isinstance(slot, Term) and slot.plural else "neut"

    def before(self, text: str, words: str) -> str:
        """The text before a slot, its article fitted to the sound of the words."""
        return f"{text[:-1]}n " if re.search(r"(?:^|\s)[Aa] $", text) and words[:1].lower() in "aeiou" else text

    def region(self, region: str | None) -> str | None:
        """The name of a region given by its ISO 3166-2 code or by its name; None for a code that Russian lacks too."""
        return region_name(region) if region and (region in region_names() or CYRILLIC.search(region)) else None

    def tabled(self, edtf: str) -> str:
        """A date in words: in figures the day and the month would be mistaken for each other."""
        return say_date(edtf, "bare")

    def nominative(self, phrase: str) -> str:
        """A phrase of a source as it is."""
        return phrase

    def finish(self, text: str) -> str:
        """The text as it is printed."""
        return typeset(text)


@lru_cache(16384)
def typeset(text: str) -> str:
    """The text with the quotes, dashes and spaces of print."""
    for pattern, mended in RULES:
        text = pattern.sub(mended, text)
    return text.strip()


@cache
def _noun(key: str) -> dict[str, str]:
    return next(row for row in rows("en", "nouns") if row["key"] == key)


def say_count(count: Count, form: str) -> str:
    """The number with its noun; the number alone where the noun is understood."""
    number = NUMBERS[count.number] if count.number < len(NUMBERS) else f"{count.number:,}"
    number = f"{number} more" if count.more else number
    return number if count.alone else f"{number} {_noun(count.noun)['one' if count.number == 1 else 'many']}"


def say_phrase(phrase: Phrase, form: str) -> str:
    """A few words in Latin letters, in the form "the" with their article; more words as they are."""
    said = latin(phrase.text) if len(phrase.text.split()) < 4 else phrase.text
    return with_article(said) if form == "the" else said


SAYINGS: dict[type, Callable[[Any, str], str]] = {
    Raw: lambda slot, form: slot.text,
    Phrase: say_phrase,
    Term: lambda slot, form: _noun(slot.key)["many" if slot.plural else "one"],
    Count: say_count,
    Name: say_name,
    Land: say_land,
    When: lambda slot, form: say_date(slot.edtf, "bare" if form == "nomn" else form),
    Instrument: say_instrument,
}
