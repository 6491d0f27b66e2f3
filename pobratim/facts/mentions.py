"""Places as they are mentioned in a passage: type word, name, level, and the brackets that follow."""

import re
from dataclasses import dataclass, field

from pobratim.facts.words import Words
from pobratim.places import CountryMention, Gazetteer
from pobratim.places import Mention as Known
from pobratim.places.tables import rows

CAPITAL = "[A-ZА-ЯЁЄІЇҐЎÀ-ÞŁŚŻŹĆŃÓŠŽČŘĎŤŮŐŰŞĞİÄÖÜ]"
REST_OF_NAME = r"[\w’'ʼ]+(?:[-–](?:[a-zа-яё]{1,4}[-–])*[\w’'ʼ]+)*"
NAME = CAPITAL + REST_OF_NAME
ADJECTIVE = re.compile(
    r"(?:[А-ЯЁЎІ][а-яёўі’]+[-–])?[А-ЯЁЎІ][а-яёўі’]*"
    r"(?:[сцзч]к|ш?н(?!(?:і|ім|ы|ай|ае|іх)\b))"  # «Ваканай» and «Елены» are nouns
    r"(ий|ый|ого|ому|им|ым|ом|ие|ые|их|ых|ими|ыми|ая|ой|ую|ое|і|ага|аму|ім|ы|ыя|ай|ае|іх|ыя)\b"
)
LINK = re.compile(r"\s*(?:,\s*(?:а также\s+|и\s+)?|и\s+|а также\s+|і\s+|and\s+|,\s*and\s+|und\s+|/)\s*")


@dataclass(slots=True)
class Mention:
    """A place named in a text, with what the words beside it say of it.

    `start`, `end` cover the type word and the name; `tail` is the end of the qualifiers that follow.
    `cases` are the cases that the form can be in; `lead` is the word before it (a preposition, mostly).
    `also_in` are other states whose papers count its place as their own.
    """

    start: int
    end: int
    name: str
    level: str
    country: str | None = None
    region: str | None = None
    place: str | None = None
    aliases: list[str] = field(default_factory=list)
    within: str | None = None
    typed: str = ""
    tail: int = 0
    known: bool = True
    country_own: bool = False
    population: int = 0
    official: str = ""
    also_in: frozenset[str] = frozenset()

    @property
    def is_region(self) -> bool:
        """Whether the place is a region."""
        return self.level == "region"


@dataclass(slots=True)
class Scan:
    """What a scan of one text works on: where adjectives of countries begin, the country that leads the passage."""

    text: str
    low: str
    words: Words
    gazetteer: Gazetteer
    language: str
    entry: bool = False
    item: bool = False
    heading: bool = False
    instruments: list[tuple[int, int]] | None = None
    doubtful: list[Known] = field(default_factory=list)
    type_words: set[int] = field(default_factory=set)
    taken: list[tuple[int, int]] = field(default_factory=list)
    ruling: dict[int, CountryMention] = field(default_factory=dict)
    led: CountryMention | None = None
    mentions: list[Mention] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing read so far covers the fragment."""
        for s, e in self.taken:  # noqa: SIM110  a loop is quicker, and every name is asked about several times
            if start < e and s < end:
                return False
        return True

    def add(self, mention: Mention) -> None:
        """Keep a mention and mark its words as read."""
        self.taken.append((mention.start, mention.end))
        self.mentions.append(mention)


def adjective_base(form: str) -> str:
    """A place adjective in the masculine nominative: «Вяземским» gives «Вяземский»; itself where no rule fits."""
    m = ADJECTIVE.fullmatch(form)
    if not m:
        return form
    stem, ending = form[: -len(m[1])], m[1]
    if ending in ("і", "ага", "аму", "ім", "ы", "ыя", "ай", "ае", "іх"):
        return stem + "і"
    return stem + ("ый" if stem[-1] == "н" and stem[-2:] != "кн" and not stem.endswith(("ск", "цк")) else "ий")


def town_names(adjective: str, words: Words) -> list[str]:
    """The names that an adjective in the nominative may come from, by the tables: «Неведомский», Неведомск."""
    told = [town for form, town, *_ in rows("town_adjectives") if form == adjective.lower()]
    endings = (row.split(" > ") for row in words.lists.get("town_of", ()))
    return told + [adjective[: -len(cut)] + put for cut, put in endings if adjective.endswith(cut)]


def with_type(adjective: str, keep: str) -> str:
    """An adjectival name beside its type word, agreeing in gender: «Неведомская область», «Неведомский район»."""
    head = keep.rsplit(maxsplit=1)[-1]
    stem = re.sub(r"(ий|ый|і|ы)$", "", adjective)
    if adjective.endswith(("і", "ы")):
        ending = "ае" if head.endswith("ішча") else "ая" if head.endswith(("а", "я", "ь")) else adjective[-1]
        return f"{stem}{ending} {keep}"
    soft = adjective.endswith("ий") and not stem.endswith(("к", "г", "х"))
    if head.endswith(("а", "я", "ь")) and head not in {"день"}:
        return f"{stem}{'яя' if soft else 'ая'} {keep}"
    if head.endswith(("о", "е")):
        return f"{stem}{'ее' if soft else 'ое'} {keep}"
    return f"{adjective} {keep}"
