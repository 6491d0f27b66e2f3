"""One name, one place: what a document says of a place once holds for its other mentions in the document."""

from pobratim.facts.clauses import Reading
from pobratim.facts.ledger import folded_name
from pobratim.facts.mentions import Mention


def unify(readings: list[Reading]) -> None:
    """Give bare mentions the country, level and place that the document gives the name elsewhere."""
    for reading in readings:
        domestic = reading.words.lists.get("domestic", ())
        for mention in reading.mentions:
            if mention.country is None and mention.typed in domestic:
                mention.country = reading.words.home_country
    said: dict[str, Mention] = {}
    for mention in (m for r in readings for m in r.mentions):
        if mention.country_own or mention.within:
            for name in (mention.name, *mention.aliases):
                said.setdefault(folded_name(name), mention)
    for mention in (m for r in readings for m in r.mentions):
        full = said.get(folded_name(mention.name))
        if full is None or full is mention or mention.country_own or mention.within:
            continue
        if mention.level == full.level or (mention.level in ("city", "district") and full.level == "city district"):
            mention.country, mention.place, mention.level = full.country, full.place, full.level
            mention.within, mention.region = full.within, full.region
            mention.official = full.official
