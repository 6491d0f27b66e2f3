"""What values may stand in a fact that a person enters or corrects: closed lists, dates, required parts."""

import re
from typing import Any

from pobratim.errors import InvalidValue
from pobratim.register.details import check_details
from pobratim.register.drafts import Payload

TIE_KINDS = ("twinning", "friendship", "partnership", "cooperation", "memorandum", "unknown")
STATUSES = ("planned", "active", "dormant", "suspended", "terminated", "expired", "unstated")
AGREEMENT_KINDS = (
    "agreement",
    "treaty",
    "memorandum",
    "declaration",
    "protocol",
    "charter",
    "letter of intent",
    "other",
)
ACT_KINDS = (
    "signature",
    "entry into force",
    "prolongation",
    "suspension",
    "renunciation",
    "termination",
    "resumption",
    "succession",
)
SIDES = ("home", "partner", "both", "unknown")
ACTIVITIES = ("visit", "exchange", "festival", "sport", "education", "health", "business", "other")
LEVELS = ("country", "region", "district", "city", "city district", "settlement", "union", "other")

POINT = r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?|\d{3}X|\d{2}XX"
EDTF = re.compile(rf"(?:{POINT})(?:/(?:{POINT}|\.\.)?)?|\.\./(?:{POINT})")
TERM = re.compile(rf"{EDTF.pattern}|\.\./\.\.|P\d+Y")
COUNTRY = re.compile(r"[A-Z]{2}")

LISTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("statement", "kind"): TIE_KINDS,
    ("statement", "status"): STATUSES,
    ("agreement", "kind"): AGREEMENT_KINDS,
    ("act", "kind"): ACT_KINDS,
    ("act", "side"): SIDES,
    ("activity", "what"): ACTIVITIES,
}
NAMES: dict[str, tuple[str, ...]] = {
    "statement": ("home", "partner", "kind", "status", "since", "status_since", "status_by"),
    "agreement": ("home", "partner", "kind", "title", "date", "term"),
    "act": ("home", "partner", "kind", "side", "party", "date"),
    "activity": ("what", "date", "participants"),
    "project": ("name", "participants"),
    "direction": ("country", "text"),
    "recommendation": ("text",),
    "policy": ("title", "date"),
}
REQUIRED = {"home", "partner", "kind", "status", "side", "what", "participants", "name", "text"}
DATES = ("date", "since", "status_since")


def check_payload(kind: str, payload: Payload) -> Payload:
    """The payload with every name of its kind, checked; `InvalidValue` names the field that cannot stand."""
    if kind not in NAMES:
        raise InvalidValue(field="вид факта", value=kind, reason=f"возможны {', '.join(NAMES)}")
    strange = payload.keys() - {*NAMES[kind], "details"}
    if strange:
        raise InvalidValue(field=min(strange), value=payload[min(strange)], reason="такого поля у факта нет")
    details = check_details(kind, payload.get("details") or {})
    said = {name: check_value(kind, name, payload.get(name)) for name in NAMES[kind]}
    return {**said, "details": details} if details else said


def check_value(kind: str, name: str, value: Any) -> Any:
    """The value of a field, checked."""
    if name in ("home", "partner"):
        return check_party(name, value)
    if value in (None, "", []):
        if name in REQUIRED or (kind, name) == ("policy", "title"):
            raise InvalidValue(field=name, value="", reason="оно не может быть пустым")
        return None
    allowed = LISTS.get((kind, name))
    if allowed and value not in allowed:
        raise InvalidValue(field=name, value=value, reason=f"возможны {', '.join(allowed)}")
    if name in DATES and not EDTF.fullmatch(str(value)):
        raise InvalidValue(field=name, value=value, reason="дата пишется как 2012-03-12, 2012-03 или 2012")
    if name == "term" and not TERM.fullmatch(str(value)):
        raise InvalidValue(field=name, value=value, reason="срок пишется как «5 лет», «до 31.12.2030» или «бессрочно»")
    if name == "country":
        check_country(value)
    return [str(each) for each in value] if name == "participants" else str(value).strip()


def check_party(side: str, party: Any) -> Payload:
    """A party, checked: a name, a level, a country."""
    if not isinstance(party, dict) or not str(party.get("name") or "").strip():
        raise InvalidValue(field=side, value="", reason="у стороны должно быть название")
    if party.get("level") not in LEVELS:
        raise InvalidValue(field=f"{side}.level", value=party.get("level"), reason=f"возможны {', '.join(LEVELS)}")
    check_country(party.get("country"))
    known = {name: party.get(name) for name in ("name", "level", "country", "place", "within", "region")}
    return {**known, "name": party["name"].strip(), "aliases": list(party.get("aliases") or ())}


def check_country(value: Any) -> None:
    """Refuse what is not a code of a country."""
    if value is not None and not COUNTRY.fullmatch(str(value)):
        raise InvalidValue(field="country", value=value, reason="нужен код страны из двух букв по ISO 3166-1")
