"""A fact told in one line and as named values, in the language of the page."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.portal import dates, words
from pobratim.register.papers import FactRecord

NAMES: dict[str, str | Promise] = {
    "home": _("Municipality"),
    "partner": _("Partner"),
    "kind": _("Kind"),
    "status": _("State"),
    "since": _("Tie since"),
    "status_since": _("State since"),
    "status_by": _("According to"),
    "title": _("Title"),
    "date": _("Date"),
    "term": _("Term"),
    "side": _("Side"),
    "party": _("Party"),
    "what": _("What"),
    "participants": _("Participants"),
    "name": _("Name"),
    "country": _("Country"),
    "text": _("Text"),
}
PARTS: dict[str, str | Promise] = {
    "name": pgettext_lazy("part of a party", "name"),
    "level": pgettext_lazy("part of a party", "level"),
    "country": pgettext_lazy("part of a party", "country, two letters"),
}
LISTED = {
    ("statement", "kind"): "kind",
    ("statement", "status"): "declared",
    ("agreement", "kind"): "agreement",
    ("act", "kind"): "act",
    ("act", "side"): "side",
    ("activity", "what"): "activity",
}
DATED = ("date", "since", "status_since", "term")


def value(kind: str, field: str, said: Any) -> str:
    """A value of a fact as people read it."""
    if said in (None, "", [], ()):
        return ""
    if isinstance(said, dict):
        where = [said.get("name"), said.get("within"), words.country(said.get("country"))]
        return ", ".join(str(part) for part in where if part)
    if isinstance(said, (list, tuple)):
        return ", ".join(str(each) for each in said)
    if (kind, field) in LISTED:
        return words.word(LISTED[kind, field], str(said))
    if field == "country":
        return words.country(str(said))
    return dates.in_digits(str(said)) if field in DATED else str(said)


def values(fact: FactRecord) -> Iterator[tuple[str, str, str]]:
    """The field, its name and its value, for each value that a fact gives."""
    for field, said in fact.payload.items():
        told = value(fact.kind, field, said)
        if told:
            yield field, str(NAMES.get(field, field)), told


def line(fact: FactRecord) -> str:
    """A fact in one line."""
    said: dict[str, Any] = dict(fact.payload)
    pair = " — ".join(str(said[side]["name"]) for side in ("home", "partner") if isinstance(said.get(side), dict))
    if fact.kind == "statement":
        known = [field for field in ("kind", "status") if said.get(field) not in (None, "unknown", "unstated")]
        rest = [value(fact.kind, field, said[field]) for field in known]
        return f"{pair}: {', '.join(rest)}" if rest else pair
    if fact.kind in ("agreement", "act"):
        what = said.get("title") or value(fact.kind, "kind", said.get("kind"))
        day = value(fact.kind, "date", said.get("date"))
        return ", ".join(str(part) for part in (f"{pair}: {what}" if pair else what, day) if part)
    if fact.kind == "activity":
        people = value(fact.kind, "participants", said.get("participants"))
        return ": ".join(part for part in (value(fact.kind, "what", said.get("what")).capitalize(), people) if part)
    return str(said.get("name") or said.get("text") or said.get("title") or fact.summary)
