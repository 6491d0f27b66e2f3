"""A fact told in one line and as named values, in the language of the page."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.portal import dates, naming, words
from pobratim.register.papers import FactRecord
from pobratim.register.records import PlaceRecord

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
    "party": pgettext_lazy("field of an act", "Who exactly"),
    "what": _("What"),
    "participants": _("Participants"),
    "name": _("Name"),
    "country": _("Country"),
    "text": _("Text"),
}
DETAILS: dict[str, str | Promise] = {
    "number": pgettext_lazy("of an instrument", "Number"),
    "title_in_partner_language": _("Title in the partner's language"),
    "languages": _("Languages of the originals"),
    "signed_at": _("Place of signing"),
    "home_body": _("Body that signed for our side"),
    "home_signatory": _("Who signed for our side"),
    "partner_body": _("Body that signed for the partner"),
    "partner_signatory": _("Who signed for the partner"),
    "subject": _("Subject"),
    "in_force": _("In force since"),
    "renewal": _("Prolongation"),
    "notice_months": _("Notice of termination, months"),
    "approved_by": _("Approved by"),
    "approved_on": _("Date of approval"),
    "registration_number": _("Registration number"),
    "registered_on": _("Date of registration"),
    "registered_by": _("Registered by"),
    "published_in": _("Published in"),
    "approval_trail": _("Course of approval (not shown to the public)"),
    "kept_at": _("Where the original is kept (not shown to the public)"),
    "remark": _("Remark (not shown to the public)"),
    "notice_on": _("Date of the notice"),
    "effect_on": _("Takes effect on"),
    "called": _("Name of the event"),
    "sphere": _("Sphere"),
    "people": _("People taking part"),
    "amount": _("Money spent"),
    "currency": _("Currency, three letters"),
    "iati_status": _("How far it has got"),
    "result": _("Result"),
    "files": _("Attached files (not shown to the public)"),
}
DETAIL_LISTS = {"sphere": "sphere", "renewal": "renewal", "iati_status": "iati"}
PARTS: dict[str, str | Promise] = {
    "name": pgettext_lazy("part of a party", "name"),
    "level": pgettext_lazy("part of a party", "level"),
    "country": pgettext_lazy("part of a party", "country"),
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


def party(said: Mapping[str, Any]) -> str:
    """The name of a side in the language of the page."""
    linked = (str(said["place"]),) if said.get("place") else ()
    name, level = str(said.get("name") or ""), str(said.get("level") or "")
    return naming.name_of(PlaceRecord(0, name, level, said.get("country"), identifiers=linked))


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


def detail(name: str, value: str) -> tuple[str, str]:
    """The name of a detail and its value, as people read them."""
    if name in DETAIL_LISTS:
        return str(DETAILS[name]), words.word(DETAIL_LISTS[name], value)
    dated = name in ("in_force", "approved_on", "registered_on", "notice_on", "effect_on")
    return str(DETAILS[name]), dates.in_digits(value) if dated else value


def values(fact: FactRecord) -> Iterator[tuple[str, str, str]]:
    """The field, its name and its value, for each value that a fact gives."""
    for field, said in fact.payload.items():
        told = value(fact.kind, field, said)
        if told:
            yield field, str(NAMES.get(field, field)), told


def line(fact: FactRecord, names: Mapping[str, str] | None = None) -> str:
    """A fact in one line; `names` are those of the parties of its paper."""
    return line_of(fact.kind, fact.payload, names) or fact.summary


def names_in(facts: Iterable[FactRecord]) -> dict[str, str]:
    """The names that a paper gives to parties, with those in the language of the page."""
    sides = (fact.payload.get(side) for fact in facts for side in ("home", "partner"))
    return {str(said.get("name")): party(said) for said in sides if isinstance(said, Mapping)}


def line_of(kind: str, payload: Mapping[str, Any], names: Mapping[str, str] | None = None) -> str:
    """What is said of a kind, in one line, places named in the language of the page."""
    said: dict[str, Any] = dict(payload)
    pair = " — ".join(party(said[side]) for side in ("home", "partner") if isinstance(said.get(side), dict))
    if kind == "statement":
        fields = [field for field in ("kind", "status") if said.get(field) not in (None, "unknown", "unstated")]
        rest = [value(kind, field, said[field]) for field in fields]
        return f"{pair}: {', '.join(rest)}" if rest else pair
    if kind in ("agreement", "act"):
        what = naming.title_of(said.get("title") or "") or value(kind, "kind", said.get("kind"))
        day = value(kind, "date", said.get("date"))
        return ", ".join(str(part) for part in (f"{pair}: {what}" if pair else what, day) if part)
    if kind == "activity":
        known = names or {}
        people = ", ".join(known.get(each) or naming.bare(each) for each in map(str, said.get("participants") or ()))
        return ": ".join(part for part in (value(kind, "what", said.get("what")).capitalize(), people) if part)
    return str(said.get("name") or said.get("text") or said.get("title") or "")
