"""Names of places, countries and documents in Russian."""

import re
from functools import cache

from pobratim.language.inflection import gender_of
from pobratim.memo.grammar.edtf import precision
from pobratim.memo.grammar.ru.cases import CYRILLIC, KEPT, decline
from pobratim.memo.grammar.ru.dates import say_date
from pobratim.memo.grammar.slots import Instrument, Land, Name
from pobratim.memo.grammar.tables import rows
from pobratim.memo.grammar.typography import capital, small
from pobratim.register.records import PlaceRecord

DECLINED = ("RU", "BY", "UA")
KIND_NOUNS = {
    "agreement": "соглашение",
    "treaty": "договор",
    "memorandum": "меморандум",
    "declaration": "декларация",
    "protocol": "протокол",
    "charter": "хартия",
    "letter of intent": "протокол о намерениях",
    "other": "документ",
}
KIND_IN_NAME = re.compile(
    r"(?i)(?:^|\s)(?:город|округ|район|муниципалитет|поселение|поселок|посёлок|коммуна|община)(?:$|\s)"
)
GENERIC = re.compile(r"(?i)(?:соглашени|договор|меморандум|деклараци|протокол|харти|письм|заявлени|план|документ)")


@cache
def countries() -> dict[str, dict[str, str]]:
    """The names of states by code."""
    return {row["code"]: row for row in rows("ru", "countries")}


@cache
def familiar() -> frozenset[str]:
    """The cities abroad whose names decline beside «город», «ё» as «е»."""
    return frozenset(row["name"].replace("ё", "е") for row in rows("ru", "familiar"))


@cache
def region_names() -> dict[str, str]:
    """The names of regions by ISO 3166-2 code."""
    return {row["code"]: row["name"] for row in rows("ru", "regions")}


def say_land(land: Land, case: str) -> str:
    """The country in the case; the code itself where the table lacks it."""
    row = countries().get(land.code)
    return decline(row["full" if land.full else "short"], case) if row else land.code


def say_name(name: Name, case: str) -> str:
    """The place in the case, with its kind before it where that is asked for or the name means nothing without it."""
    place = name.place
    if place.level == "city district" and not place.name.lower().endswith(("район", "округ")):
        return _district_of_city(place, case)
    if place.level == "city" and not KIND_IN_NAME.search(place.name) and (name.typed or is_foreign(place.name)):
        return _city(place, case)
    return decline(place.name, case)


def _city(place: PlaceRecord, case: str) -> str:
    """«города Смоленска», «города Герьен», «города Великие Луки», «города Иваново».

    Beside its kind a name stays as it is when it is foreign and not familiar, of several words, in -ово or -ино, neuter
    or plural.
    """
    name = place.name
    foreign = place.country not in DECLINED and name.replace("ё", "е") not in familiar()
    kept = foreign or " " in name or KEPT.search(name) or gender_of(name) in ("neut", "plur")
    return f"{decline('город', case)} {name if kept else decline(name, case)}"


def is_foreign(name: str) -> bool:
    """Whether the name is not in Russian letters, so that it cannot be declined."""
    return not CYRILLIC.search(name)


def _district_of_city(place: PlaceRecord, case: str) -> str:
    named = f"{decline('район', case)} {place.name}"
    return f"{named} города {decline(place.part_of_name, 'gent')}" if place.part_of_name else named


def say_instrument(instrument: Instrument, form: str) -> str:
    """The document by its title: in a case with its date; in the form "listed" the date is in brackets."""
    title = instrument.title or KIND_NOUNS.get(instrument.kind, "документ")
    listed = form == "listed"
    head = (small(title) if GENERIC.match(title) else title) if instrument.running else capital(title)
    said = head if listed else decline(head, form)
    if not instrument.date:
        return said
    known = precision(instrument.date)
    if listed or known not in ("day", "year"):
        return f"{said} ({say_date(instrument.date, 'bare')})"
    return f"{said} {say_date(instrument.date, 'from' if known == 'day' else 'gent')}"
