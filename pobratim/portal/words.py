"""The closed lists of the register in the words that people read; each value is translated when it is shown."""

from functools import lru_cache

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, str | Promise] = {
    "twinning": pgettext_lazy("kind of tie", "twinning"),
    "friendship": pgettext_lazy("kind of tie", "friendship"),
    "partnership": pgettext_lazy("kind of tie", "partnership"),
    "cooperation": pgettext_lazy("kind of tie", "cooperation"),
    "memorandum": pgettext_lazy("kind of tie", "memorandum"),
    "unknown": pgettext_lazy("kind of tie", "not stated"),
}
DECLARED: dict[str, str | Promise] = {
    "active": pgettext_lazy("declared state", "active"),
    "resumed": pgettext_lazy("declared state", "resumed"),
    "planned": pgettext_lazy("declared state", "planned"),
    "suspended": pgettext_lazy("declared state", "suspended"),
    "dormant": pgettext_lazy("declared state", "not carried out"),
    "renounced": pgettext_lazy("declared state", "renounced"),
    "terminated": pgettext_lazy("declared state", "terminated"),
    "expired": pgettext_lazy("declared state", "expired"),
    "unstated": pgettext_lazy("declared state", "not stated"),
}
LEGAL: dict[str, str | Promise] = {
    "intended": pgettext_lazy("legal state", "intended"),
    "signed": pgettext_lazy("legal state", "signed"),
    "in force": pgettext_lazy("legal state", "in force"),
    "suspended": pgettext_lazy("legal state", "suspended"),
    "expired": pgettext_lazy("legal state", "expired"),
    "terminated": pgettext_lazy("legal state", "terminated"),
    "replaced": pgettext_lazy("legal state", "replaced"),
    "unknown": pgettext_lazy("legal state", "unknown"),
}
GROUNDS: dict[str, str | Promise] = {
    "signed": pgettext_lazy("ground of a legal state", "the date of signing is known, the term is not"),
    "entry into force": pgettext_lazy("ground of a legal state", "an act of entry into force"),
    "term runs": pgettext_lazy("ground of a legal state", "the term has not run out"),
    "term over": pgettext_lazy("ground of a legal state", "the term has run out"),
    "prolonged": pgettext_lazy("ground of a legal state", "an act of prolongation"),
    "suspension": pgettext_lazy("ground of a legal state", "an act of suspension"),
    "renunciation": pgettext_lazy("ground of a legal state", "a notice of renunciation"),
    "termination": pgettext_lazy("ground of a legal state", "an act of termination"),
    "resumption": pgettext_lazy("ground of a legal state", "an act of resumption"),
    "replacement": pgettext_lazy("ground of a legal state", "a later instrument replaces it"),
    "no date": pgettext_lazy("ground of a legal state", "the sources give no date"),
    "not yet signed": pgettext_lazy("ground of a legal state", "not signed by that day"),
}
OBSERVED: dict[str, str | Promise] = {
    "active": pgettext_lazy("observed activity", "active"),
    "weak": pgettext_lazy("observed activity", "weak"),
    "dormant": pgettext_lazy("observed activity", "dormant"),
    "no data": pgettext_lazy("observed activity", "no data"),
}
AGREEMENTS: dict[str, str | Promise] = {
    "agreement": pgettext_lazy("kind of instrument", "agreement"),
    "treaty": pgettext_lazy("kind of instrument", "treaty"),
    "memorandum": pgettext_lazy("kind of instrument", "memorandum"),
    "declaration": pgettext_lazy("kind of instrument", "declaration"),
    "protocol": pgettext_lazy("kind of instrument", "protocol"),
    "charter": pgettext_lazy("kind of instrument", "charter"),
    "letter of intent": pgettext_lazy("kind of instrument", "letter of intent"),
    "other": pgettext_lazy("kind of instrument", "instrument"),
}
ACTS: dict[str, str | Promise] = {
    "signature": pgettext_lazy("act", "signed"),
    "entry into force": pgettext_lazy("act", "entered into force"),
    "prolongation": pgettext_lazy("act", "prolonged"),
    "suspension": pgettext_lazy("act", "suspended"),
    "renunciation": pgettext_lazy("act", "renounced"),
    "termination": pgettext_lazy("act", "terminated"),
    "resumption": pgettext_lazy("act", "resumed"),
    "succession": pgettext_lazy("act", "passed to a successor"),
}
ACTIVITIES: dict[str, str | Promise] = {
    "visit": pgettext_lazy("activity", "visit"),
    "exchange": pgettext_lazy("activity", "exchange"),
    "festival": pgettext_lazy("activity", "festival"),
    "sport": pgettext_lazy("activity", "sport"),
    "education": pgettext_lazy("activity", "education"),
    "health": pgettext_lazy("activity", "health care"),
    "business": pgettext_lazy("activity", "business"),
    "other": pgettext_lazy("activity", "event"),
}
LEVELS: dict[str, str | Promise] = {
    "country": pgettext_lazy("level of a place", "country"),
    "region": pgettext_lazy("level of a place", "region"),
    "district": pgettext_lazy("level of a place", "district"),
    "city": pgettext_lazy("level of a place", "city"),
    "city district": pgettext_lazy("level of a place", "city district"),
    "settlement": pgettext_lazy("level of a place", "settlement"),
    "union": pgettext_lazy("level of a place", "union of municipalities"),
    "other": pgettext_lazy("level of a place", "place"),
}
SIDES: dict[str, str | Promise] = {
    "home": pgettext_lazy("side of a tie", "our side"),
    "partner": pgettext_lazy("side of a tie", "partner"),
    "both": pgettext_lazy("side of a tie", "both sides"),
    "unknown": pgettext_lazy("side of a tie", "side not stated"),
}
FACTS: dict[str, str | Promise] = {
    "tie": pgettext_lazy("kind of fact", "Tie"),
    "statement": pgettext_lazy("kind of fact", "Tie"),
    "agreement": pgettext_lazy("kind of fact", "Instrument"),
    "act": pgettext_lazy("kind of fact", "Act"),
    "activity": pgettext_lazy("kind of fact", "Activity"),
    "project": pgettext_lazy("kind of fact", "Project"),
    "direction": pgettext_lazy("kind of fact", "Direction"),
    "recommendation": pgettext_lazy("kind of fact", "Recommendation"),
    "policy": pgettext_lazy("kind of fact", "Policy"),
}
OUTCOMES: dict[str, str | Promise] = {
    "new": pgettext_lazy("fact beside the register", "new"),
    "same": pgettext_lazy("fact beside the register", "known already"),
    "adds": pgettext_lazy("fact beside the register", "adds to what is known"),
    "contradicts": pgettext_lazy("fact beside the register", "contradicts the register"),
}
FACT_STATES: dict[str, str | Promise] = {
    "waiting": pgettext_lazy("decision on a fact", "waits for a decision"),
    "accepted": pgettext_lazy("decision on a fact", "accepted"),
    "corrected": pgettext_lazy("decision on a fact", "corrected"),
    "rejected": pgettext_lazy("decision on a fact", "rejected"),
    "withdrawn": pgettext_lazy("decision on a fact", "withdrawn"),
}
FIELDS: dict[str, str | Promise] = {
    "kind": _("Kind of tie"),
    "status": _("State"),
    "since": _("Tie since"),
    "declared state": _("Declared state"),
    "date": _("Date of signing"),
    "title": _("Title"),
    "term": _("Term"),
}
RENEWALS: dict[str, str | Promise] = {
    "automatic": pgettext_lazy("renewal of an agreement", "prolonged by itself"),
    "by consent": pgettext_lazy("renewal of an agreement", "prolonged by consent of the sides"),
    "none": pgettext_lazy("renewal of an agreement", "not provided for"),
}
SPHERES: dict[str, str | Promise] = {
    "culture": pgettext_lazy("sphere of work", "culture"),
    "education": pgettext_lazy("sphere of work", "education"),
    "youth": pgettext_lazy("sphere of work", "youth"),
    "sport": pgettext_lazy("sphere of work", "sport"),
    "health": pgettext_lazy("sphere of work", "health care"),
    "economy": pgettext_lazy("sphere of work", "economy and trade"),
    "science": pgettext_lazy("sphere of work", "science"),
    "environment": pgettext_lazy("sphere of work", "environment"),
    "municipal services": pgettext_lazy("sphere of work", "municipal services"),
    "tourism": pgettext_lazy("sphere of work", "tourism"),
    "social care": pgettext_lazy("sphere of work", "social care"),
    "memory": pgettext_lazy("sphere of work", "history and memory"),
    "other": pgettext_lazy("sphere of work", "other"),
}
IATI: dict[str, str | Promise] = {
    "1": pgettext_lazy("status of work by IATI", "in preparation"),
    "2": pgettext_lazy("status of work by IATI", "being carried out"),
    "3": pgettext_lazy("status of work by IATI", "being completed"),
    "4": pgettext_lazy("status of work by IATI", "closed"),
    "5": pgettext_lazy("status of work by IATI", "cancelled"),
    "6": pgettext_lazy("status of work by IATI", "suspended"),
}
# All words of what a side declares and, where it declares nothing, of what the instruments show.
STATES: dict[str, str | Promise] = {
    **DECLARED,
    "signed": LEGAL["signed"],
    "in force": LEGAL["in force"],
    "replaced": LEGAL["replaced"],
    "no data": OBSERVED["no data"],
}
LINE_GROUPS: dict[str, str | Promise] = {
    "solid": pgettext_lazy("line of the map", "active or signed"),
    "dashed": pgettext_lazy("line of the map", "suspended or not carried out"),
    "dotted": pgettext_lazy("line of the map", "no data, or planned"),
    "thin": pgettext_lazy("line of the map", "ended"),
}
VALUES = {"kind": KINDS, "status": DECLARED, "declared state": DECLARED}
LISTS = {
    "kind": KINDS,
    "declared": DECLARED,
    "legal": LEGAL,
    "ground": GROUNDS,
    "observed": OBSERVED,
    "agreement": AGREEMENTS,
    "act": ACTS,
    "activity": ACTIVITIES,
    "level": LEVELS,
    "side": SIDES,
    "fact": FACTS,
    "outcome": OUTCOMES,
    "decision": FACT_STATES,
    "field": FIELDS,
    "state": STATES,
    "line": LINE_GROUPS,
    "renewal": RENEWALS,
    "sphere": SPHERES,
    "iati": IATI,
}
LINES = {
    "active": "solid",
    "resumed": "solid",
    "in force": "solid",
    "signed": "solid",
    "suspended": "dashed",
    "dormant": "dashed",
    "weak": "dashed",
    "planned": "dotted",
    "intended": "dotted",
    "unstated": "dotted",
    "unknown": "dotted",
    "no data": "dotted",
}


def word(listed: str, value: str | None) -> str:
    """The word of a closed list in the language of the page; a value that the list lacks stays as it is."""
    return worded(get_language() or "ru", listed, value or "")


@lru_cache(maxsize=4096)
def worded(language: str, listed: str, value: str) -> str:
    """The word in a language, which is that of the page."""
    return str(LISTS[listed].get(value, value))


def line(state: str) -> str:
    """How a state is drawn: solid, dashed, dotted; thin for what has ended."""
    return LINES.get(state, "thin")


def country(code: str | None) -> str:
    """The name of a country in the language of the page; the code where CLDR has none, empty where there is none."""
    return country_in(get_language() or "ru", code) if code else ""


@lru_cache(maxsize=1024)
def country_in(language: str, code: str) -> str:
    """The name of a country in a language."""
    return str(Locale.parse(language, sep="-").territories.get(code, code))
