"""A party that a person names, linked to its place where the gazetteer is sure which one it is."""

from pobratim.facts import Party
from pobratim.register.drafts import Payload, party_payload
from pobratim.register.regions import gazetteer

SURE = 0.6  # below it a name stays a name, and a person may link it later


def linked(party: Payload) -> Payload:
    """The party with the identifier and the region of the place that its name, level and country mean."""
    name, level, country = party["name"], party["level"], party.get("country")
    known = gazetteer()
    link = known.link(name, country=country, level=level) if known else None
    best = link.best if link and link.confidence >= SURE else None
    if best is None:
        return party_payload(Party(name=name, level=level, country=country))
    return party_payload(Party(name=name, level=level, country=country or best.country, place=best.id))
