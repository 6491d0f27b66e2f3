"""Names of places, countries and documents in English. A name that has no English form is written in Latin letters."""

import re
from functools import cache, lru_cache
from typing import Protocol

import pycountry

from pobratim.errors import GazetteerMissing
from pobratim.memo.grammar.en.dates import say_date
from pobratim.memo.grammar.en.titles import english
from pobratim.memo.grammar.slots import Instrument, Land, Name
from pobratim.memo.grammar.tables import rows
from pobratim.places.gazetteer import Gazetteer

CYRILLIC = re.compile(r"[А-Яа-яЁё]")
KIND_NOUNS = {
    "agreement": "agreement",
    "treaty": "treaty",
    "memorandum": "memorandum",
    "declaration": "declaration",
    "protocol": "protocol",
    "charter": "charter",
    "letter of intent": "letter of intent",
    "other": "document",
}
THE = frozenset({"AE", "CZ", "DO", "GB", "NL", "PH", "US"})
GENERIC = (
    (re.compile(r"^(?P<stem>.+?[сц])к(?:ий|ой) муниципальный округ$"), "{stem}ky Municipal Okrug"),
    (re.compile(r"^(?P<stem>.+?[сц])к(?:ий|ой) городской округ$"), "{stem}ky Urban Okrug"),
    (re.compile(r"^(?P<stem>.+?[сц])к(?:ий|ой) (?:муниципальный )?район$"), "{stem}ky District"),
    (re.compile(r"^(?P<stem>.+?[сц])к(?:ий|ой) уезд$"), "{stem}ky County"),
    (re.compile(r"^(?P<stem>.+?)ая область$"), "{stem}aya Oblast"),
    (re.compile(r"^(?P<stem>.+?) край$"), "{stem} Krai"),
    (re.compile(r"^Республика (?P<stem>.+)$"), "Republic of {stem}"),
    (re.compile(r"^провинция (?P<stem>.+)$"), "{stem} Province"),
    (re.compile(r"^[Рр]айон (?P<stem>.+)$"), "{stem} district"),
)
LATIN_KINDS = (
    (re.compile(r"(?<=[st])kiy\b"), "ky"),
    (re.compile(r" (?i:munitsipal'?n(?:yy|yi) okrug)$"), " Municipal Okrug"),
    (re.compile(r" (?i:rayon)$"), " District"),
    (re.compile(r" (?i:uezd)$"), " County"),
)
REGION_KINDS = ((" Sheng", " Province"), (" Zizhiqu", " Autonomous Region"), (" Shi", ""))


@cache
def letters() -> dict[str, str]:
    """Russian letters in Latin ones."""
    return {row["letter"]: row["latin"] for row in rows("en", "letters")}


@cache
def countries() -> dict[str, dict[str, str]]:
    """The names of states by code."""
    return {row["code"]: row for row in rows("en", "countries")}


def say_land(land: Land, form: str) -> str:
    """The country, in the form "the" with its article; the code itself where the table lacks it."""
    row = countries().get(land.code)
    if not row:
        return land.code
    said = row["full" if land.full else "short"]
    article = form == "the" and (said != row["short"] or land.code in THE)
    return f"the {said}" if article else said


@cache
def latin(name: str) -> str:
    """A name in Latin letters, the common nouns of places in English."""
    if not CYRILLIC.search(name):
        return name
    for pattern, said in GENERIC:
        found = pattern.fullmatch(name)
        if found:
            return said.format(stem=latin(found["stem"]))
    return re.sub(r"[А-Яа-яЁё]", lambda found: _letter(found[0]), name)


def _letter(letter: str) -> str:
    said = letters().get(letter.lower(), letter)
    return said if letter.islower() else said.capitalize()


@cache
def _own() -> dict[str, str]:
    """The names of places of the project's own tables by identifier."""
    return {row["id"]: row["name"] for row in rows("en", "places")}


class Named(Protocol):
    """A place by its names, level and identifiers."""

    @property
    def name(self) -> str:
        """Its name as the register keeps it."""

    @property
    def level(self) -> str:
        """What kind of place it is."""

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Its identifiers."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names."""


@lru_cache(8192)
def known(place: Named) -> str:
    """The English name of a place: by the gazetteer, else a Latin alias, else in Latin letters."""
    own = next((_own()[each] for each in place.identifiers if each in _own()), None)
    return own or _usual(place.name, _listed(place))


def _usual(name: str, said: str) -> str:
    """A Latin name as English has it: kinds of places in English, soft signs of Russian names left out."""
    for kind, english_kind in LATIN_KINDS:
        said = kind.sub(english_kind, said)
    return re.sub("[’'ʹ]", "", said) if re.search("[ьъ]", name) else said


def _listed(place: Named) -> str:
    if place.identifiers and place.level not in ("district", "other"):
        try:
            found = (one for one, _ in Gazetteer.open().candidates(place.name))
            name = next((one.latin for one in found if one.id in place.identifiers and one.latin), None)
        except GazetteerMissing:
            name = None
        if name:
            return latin(name)
    alias = next((each for each in place.aliases if not CYRILLIC.search(each)), None)
    return alias or latin(place.name)


@cache
def town(name: str, country: str | None) -> str:
    """The English name of a town that is known by its Russian name and its country alone."""
    try:
        found = (one.latin for one, _ in Gazetteer.open().candidates(name) if one.country == country and one.latin)
        return latin(next(found, name))
    except GazetteerMissing:
        return latin(name)


def say_name(name: Name, form: str) -> str:
    """The place with its article; a district of a city with its city."""
    place = name.place
    said = known(place)
    if place.level == "city district":
        said = f"{said.removesuffix(' district').removesuffix(' District')} district"
        city = town(place.part_of_name, place.country) if place.part_of_name else None
        said = f"{said} of {city}" if city else said
    return said if name.alone else with_article(said)


@cache
def with_article(name: str) -> str:
    """The name as it stands within a sentence: with "the" where the table of articles says so."""
    found = next((row for row in rows("en", "articles") if re.fullmatch(row["pattern"], name)), None)
    return f"{found['article']} {name}" if found and found["article"] else name


def say_instrument(instrument: Instrument, form: str) -> str:
    """The document: its title in English, else its kind with the title in its own words; its date in brackets."""
    noun = KIND_NOUNS.get(instrument.kind, "document")
    said = english(instrument.title) or f"{noun} “{instrument.title}”" if instrument.title else noun
    return f"{said} ({say_date(instrument.date, 'bare')})" if instrument.date else said


@cache
def region_name(region: str) -> str:
    """The name of a region by its ISO 3166-2 code or its Russian name."""
    codes = {row["name"]: row["code"] for row in rows("ru", "regions")}
    names = {row["code"]: row["name"] for row in rows("en", "regions")}
    code = codes.get(region, region)
    if code in names:
        return names[code]
    found = None if CYRILLIC.search(region) else pycountry.subdivisions.get(code=region)  # type: ignore[no-untyped-call]
    return _generic(str(found.name)) if found else latin(region)


def _generic(name: str) -> str:
    """A name of ISO 3166-2 with the kind of region in English."""
    for kind, said in REGION_KINDS:
        if name.endswith(kind):
            return name.removesuffix(kind) + said
    return name
