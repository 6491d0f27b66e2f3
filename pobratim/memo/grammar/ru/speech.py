"""Russian speech: a slot in the form that a frame asks for, its gender, and what sounds ask of prepositions."""

import re
from collections.abc import Callable
from typing import Any

from pobratim.language.inflection import gender_of as gender_of_name
from pobratim.memo.grammar.edtf import numeric
from pobratim.memo.grammar.ru.cases import CYRILLIC, decline, nominative, reviewed
from pobratim.memo.grammar.ru.dates import say_date
from pobratim.memo.grammar.ru.names import KIND_NOUNS, region_names, say_instrument, say_land, say_name
from pobratim.memo.grammar.ru.numerals import noun_gender, say_count, say_term
from pobratim.memo.grammar.slots import Count, Instrument, Land, Name, Phrase, Raw, Series, Slot, Term, When
from pobratim.memo.grammar.typography import typeset

PREPOSITION = re.compile(r"(?:^|(?<=[\s(«]))([СсВвОо]) $")
HARD = "бвгджзклмнпрстфхцчшщ"


class Russian:
    """The speech of Russian memos."""

    code = "ru"

    def say(self, slot: Slot, form: str) -> str:
        """The words of a slot in a form: a case, or a form of dates and documents."""
        if isinstance(slot, Series):
            return self.join([self.say(part, form) for part in slot.parts], slot.style)
        return SAYINGS[type(slot)](slot, form)

    def join(self, said: list[str], style: str = "and") -> str:
        """An enumeration: «А, Б и В», «А, Б, а также В», or parted by commas or semicolons alone."""
        if style != "and":
            return {"comma": ", ", "semicolon": "; ", "also": ", а также "}[style].join(said)
        return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} и {said[-1]}" if said else ""

    def gender(self, slot: Slot) -> str:
        """What a verb in the past agrees with: "masc", "femn", "neut" or "plur"."""
        if isinstance(slot, Series):
            return "plur" if len(slot.parts) > 1 else self.gender(slot.parts[0])
        agrees = GENDERS.get(type(slot))
        return agrees(slot) if agrees else "masc"

    def before(self, text: str, words: str) -> str:
        """The text before a slot, its last preposition in the form that the sound of the words asks for."""
        if text[-2:-1] not in "СсВвОо" or text[-1:] != " ":
            return text
        found = PREPOSITION.search(text)
        sound = words.lstrip("«").lower()
        if not found or len(sound) < 2:
            return text
        short = found[1]
        long = self._long(short.lower(), sound)
        return f"{text[: found.start(1)]}{short}{long} " if long else text

    def _long(self, preposition: str, sound: str) -> str:
        if preposition == "о":
            return "б" if sound[0] in "аиоуэ" else ""
        heavy = "сзшжщ" if preposition == "с" else "вф"
        return "о" if sound[0] in heavy and sound[1] in HARD else ""

    def region(self, region: str | None) -> str | None:
        """The name of a region given by its ISO 3166-2 code or by its name; None for a code that is not known."""
        if not region:
            return None
        return region_names().get(region) or (region if CYRILLIC.search(region) else None)

    def tabled(self, edtf: str) -> str:
        """A date in figures; in words where figures cannot say it, or say it by an abbreviation."""
        return ("" if "~" in edtf else numeric(edtf)) or say_date(edtf, "bare")

    def nominative(self, phrase: str) -> str:
        """The base form of a phrase of a source."""
        return nominative(phrase)

    def finish(self, text: str) -> str:
        """The text as it is printed."""
        return typeset(text)


def place_gender(name: Name) -> str:
    """The gender of a place by the noun of its kind; «город …» is masculine."""
    said = say_name(name, "nomn")
    if said.startswith(("город ", "район ")):
        return "masc"
    if said in reviewed():
        return reviewed()[said]["gender"]
    return gender_of(said) if " " in said else gender_of_name(said)


def gender_of(text: str) -> str:
    """The gender of a phrase by its first noun in the nominative."""
    endings = ("ый", "ий", "ой", "ая", "яя", "ое", "ее")
    first = next((word for word in text.split() if not word.endswith(endings)), text).lower().strip("«»")
    if first.endswith(("а", "я")) or first in ("область", "волость", "связь"):
        return "femn"
    return "neut" if first.endswith(("о", "е")) else "masc"


SAYINGS: dict[type, Callable[[Any, str], str]] = {
    Raw: lambda slot, form: slot.text,
    Phrase: lambda slot, form: decline(slot.text, form),
    Term: lambda slot, form: say_term(slot.key, slot.plural, form),
    Count: say_count,
    Name: say_name,
    Land: say_land,
    When: lambda slot, form: say_date(slot.edtf, "bare" if form in ("nomn", "label") else form),
    Instrument: say_instrument,
}
GENDERS: dict[type, Callable[[Any], str]] = {
    Count: noun_gender,
    Term: lambda slot: noun_gender(Count(5 if slot.plural else 1, slot.key)),
    Name: place_gender,
    Instrument: lambda slot: gender_of(slot.title or KIND_NOUNS.get(slot.kind, slot.kind)),
    Phrase: lambda slot: gender_of(slot.text),
    Raw: lambda slot: gender_of(slot.text),
}
