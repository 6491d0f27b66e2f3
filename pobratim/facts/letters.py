"""Letters of offices: the lines that say to whom a paper goes, and the town of those who sign it."""

from pobratim.facts.clauses import Reading
from pobratim.facts.mentions import Mention

HEAD = 8  # passages among which an addressee and a greeting stand
LINE = 160  # a longer passage tells something
CLOSING = 3  # last passages among which those stand who sign


def unaddress(readings: list[Reading]) -> None:
    """Take our places out of the lines that say to whom a letter goes: the paper is of those who sign it."""
    for reading in _addresses(readings):
        reading.mentions = [m for m in reading.mentions if m.country != reading.words.home_country]


def signer(readings: list[Reading], country: str) -> Mention | None:
    """The town of the office that sends a letter by its head, or signs at its end: «глава города Неведомска …»."""
    sent = [r for r in readings[:HEAD] if _is_line(r) and r.has("sender") and len(r.mentions) == 1]
    if sent and sent[0].mentions[0].country == country and not sent[0].mentions[0].is_region:
        return sent[0].mentions[0]  # «Откуда: Неведомск»
    if not _addresses(readings):
        return None
    named = (m for r in _closing(readings) for m in r.mentions)
    return next((m for m in named if m.country == country and not m.is_region), None)


def _addresses(readings: list[Reading]) -> list[Reading]:
    """The lines of a letter that say to whom it goes: «Главе города Неведомска»; none where nobody greets or signs."""
    found = [r for r in readings[:HEAD] if _is_line(r) and r.has("written_to") and not (r.kinds or r.instruments)]
    greeted = found and any(r.has("greeting") for r in readings[:HEAD])
    return found if greeted or (found and _closing(readings)) else []


def _closing(readings: list[Reading]) -> list[Reading]:
    return [r for r in readings[-CLOSING:] if _is_line(r) and r.has("signatory")]


def _is_line(reading: Reading) -> bool:
    return len(reading.passage.text) < LINE
