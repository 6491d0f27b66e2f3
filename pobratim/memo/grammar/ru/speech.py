"""Russian speech: a slot in the form that a frame asks for, the gender of a slot, and what sounds ask of prepositions."""

import re

from pobratim.memo.grammar.ru.cases import decline, nominative
from pobratim.memo.grammar.ru.dates import say_date
from pobratim.memo.grammar.ru.names import say_instrument, say_land, say_name
from pobratim.memo.grammar.ru.numerals import noun_gender, say_count, say_term
from pobratim.memo.grammar.slots import Count, Instrument, Land, Name, Phrase, Raw, Series, Slot, Term, When
from pobratim.memo.grammar.typography import typeset

HARD = "бвгджзклмнпрстфхцчшщ"
GENDER_BY_LEVEL = {"region": "femn", "union": "masc", "district": "masc", "city": "masc", "city district": "masc"}


class Russian:
    """The speech of Russian memos."""

    code = "ru"

    def say(self, slot: Slot, form: str) -> str:
        """The words of a slot in a form: a case, or a form of dates and documents."""
        match slot:
            case Raw(text):
                return text
            case Phrase(text):
                return decline(text, form)
            case Term(key, plural):
                return say_term(key, plural, form)
            case Count():
                return say_count(slot, form)
            case Name():
                return say_name(slot, form)
            case Land():
                return say_land(slot, form)
            case When(edtf):
                return say_date(edtf, form)
            case Instrument():
                return say_instrument(slot, form)
            case Series(parts, style):
                return self.join([self.say(part, form) for part in parts], style)

    def join(self, said: list[str], style: str = "and") -> str:
        """An enumeration: «А, Б и В», or parted by commas or semicolons alone."""
        if style != "and":
            return {"comma": ", ", "semicolon": "; "}[style].join(said)
        return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} и {said[-1]}" if said else ""

    def gender(self, slot: Slot) -> str:
        """What a verb in the past agrees with: "masc", "femn", "neut" or "plur"."""
        match slot:
            case Series(parts, _):
                return "plur" if len(parts) > 1 else self.gender(parts[0])
            case Count():
                return noun_gender(slot)
            case Term(key, plural):
                return noun_gender(Count(5 if plural else 1, key))
            case Name(place, _):
                if place.name.endswith(("область", "Республика", "община", "гмина", "коммуна", "волость")):
                    return "femn"
                return "neut" if place.name.endswith("поселение") else "masc"
            case Instrument(kind, title, _, _):
                return gender_of(title or kind)
            case Phrase(text) | Raw(text):
                return gender_of(text)
        return "masc"

    def before(self, text: str, words: str) -> str:
        """The text before a slot, its last preposition in the form that the sound of the words asks for."""
        found = re.search(r"(?:^|(?<=[\s(«]))([СсВвОо]) $", text)
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

    def nominative(self, phrase: str) -> str:
        """The base form of a phrase of a source."""
        return nominative(phrase)

    def finish(self, text: str) -> str:
        """The text as it is printed."""
        return typeset(text)


def gender_of(text: str) -> str:
    """The gender of a document's title by its first noun in the nominative."""
    first = next((word for word in text.split() if not word.endswith(("ый", "ий", "ой", "ая", "ое"))), text).lower()
    if first.endswith(("а", "я", "декларация", "хартия")):
        return "femn"
    return "neut" if first.endswith(("о", "е")) else "masc"
