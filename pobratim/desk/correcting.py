"""The form by which a person corrects a fact: its fields, and the payload that comes back."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from pobratim.desk import dating
from pobratim.monitoring import wording
from pobratim.register.attachments import Attachment
from pobratim.register.checking import DATES, LEVELS, LISTS
from pobratim.register.papers import FactRecord

WORDS = {
    ("statement", "kind"): "kind",
    ("statement", "status"): "declared",
    ("agreement", "kind"): "agreement",
    ("act", "kind"): "act",
    ("act", "side"): "side",
    ("activity", "what"): "activity",
}
LONG = ("text", "title")
PARTY_PARTS = ("name", "level", "country")
HINTS = {
    "date": _("As far as it is known: 14.05.2014, 05.2014 or 2014"),
    "term": _("5 years, until 31.12.2030, or without end"),
    "country": _("The name of the country, or its two letters"),
    "participants": _("Names with commas between them"),
    "party": _("Who exactly did it, where a paper names a body: a city council, a mayor"),
    "status_by": _("Who says so, where it is known: the city, the partner, a ministry"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: its name in the form, the value, the values to choose from and whose words name them."""

    name: str
    of: str
    part: str
    value: str
    options: tuple[str, ...] = ()
    words: str = ""
    is_long: bool = False
    is_date: bool = False
    files: tuple[Attachment, ...] | None = None

    @property
    def hint(self) -> str:
        """What to write, where that is not plain."""
        return str(HINTS.get("date" if self.is_date else self.part or self.of, ""))


def fields_of(fact: FactRecord) -> list[Field]:
    """The fields of a fact, as they stand."""
    return fields_for(fact.kind, fact.payload)


def fields_for(kind: str, payload: Mapping[str, Any]) -> list[Field]:
    """The fields of what is said of a kind."""
    found: list[Field] = []
    for name, value in payload.items():
        if isinstance(value, dict):
            found.extend(party_fields(name, value))
        elif isinstance(value, list):
            found.append(Field(name, name, "", ", ".join(str(each) for each in value)))
        else:
            if name in DATES or name == "term":
                show = dating.term_shown if name == "term" else dating.shown
                found.append(Field(name, name, "", show(str(value or "")), is_date=name in DATES))
                continue
            options = LISTS.get((kind, name), ())
            words = WORDS.get((kind, name), "")
            found.append(Field(name, name, "", str(value or ""), options, words, name in LONG))
    return found


def party_fields(side: str, party: Mapping[str, Any]) -> list[Field]:
    """Name, level and country of a party."""
    return [
        Field(f"{side}.name", side, "name", str(party.get("name") or "")),
        Field(f"{side}.level", side, "level", str(party.get("level") or ""), LEVELS, "level"),
        Field(f"{side}.country", side, "country", wording.country(str(party.get("country") or ""))),
    ]


def corrected(fact: FactRecord, said: Mapping[str, str]) -> dict[str, Any]:
    """The payload with what a person put in place of what was read; a renamed place is no longer the linked one."""
    return filled(fact.kind, fact.payload, said)


def put(party: dict[str, Any], part: str, value: str) -> None:
    """Set a part of a party; where it is another than before, the place is no longer the linked one."""
    if value != (party.get(part) or ""):
        party[part], party["place"] = value or None, None


def filled(kind: str, before: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the form: the payload from before where nothing was changed."""
    payload: dict[str, Any] = deepcopy(dict(before))
    for field in fields_for(kind, before):
        text = said.get(field.name, field.value).strip()
        if text == field.value:
            continue
        if field.part:
            put(payload[field.of], field.part, dating.country_code(text) if field.part == "country" else text)
        elif field.is_date or field.of == "term":
            payload[field.of] = (dating.edtf(text) if field.is_date else dating.term(text)) or None
        elif isinstance(payload[field.of], list):
            payload[field.of] = [each.strip() for each in text.split(",") if each.strip()]
        else:
            payload[field.of] = text or None
    return payload
