"""What the forms of those who keep ties ask beyond what papers mostly tell.

Each detail has a name, a kind of value, and is public or not. Details of a record are the sum of what people entered:
an empty value takes back what an earlier one said. The fields are those of registers of agreements in the regions'
laws and, for activities and projects, of the IATI standard (status 1 to 6).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pobratim.errors import InvalidValue

RENEWALS = ("automatic", "by consent", "none")
SPHERES = (
    "culture",
    "education",
    "youth",
    "sport",
    "health",
    "economy",
    "science",
    "environment",
    "municipal services",
    "tourism",
    "social care",
    "memory",
    "other",
)
IATI = ("1", "2", "3", "4", "5", "6")
LONGEST = 1000
FILE = re.compile(r"[0-9a-f]{64} \S.{0,119}(?:\n[0-9a-f]{64} \S.{0,119}){0,11}")
EDTF_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,2})?")
CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Detail:
    """One field: its name, what may stand in it, and whether the public sees it."""

    name: str
    kind: Literal["text", "date", "number", "choice", "currency", "files"] = "text"
    options: tuple[str, ...] = ()
    public: bool = True


WORK = (
    Detail("called"),
    Detail("sphere", "choice", SPHERES),
    Detail("people", "number"),
    Detail("amount", "number"),
    Detail("currency", "currency"),
    Detail("iati_status", "choice", IATI),
    Detail("result"),
    Detail("remark", public=False),
    Detail("files", "files", public=False),
)
DETAILS: dict[str, tuple[Detail, ...]] = {
    "agreement": (
        Detail("number"),
        Detail("title_in_partner_language"),
        Detail("languages"),
        Detail("signed_at"),
        Detail("home_body"),
        Detail("home_signatory"),
        Detail("partner_body"),
        Detail("partner_signatory"),
        Detail("subject"),
        Detail("in_force", "date"),
        Detail("renewal", "choice", RENEWALS),
        Detail("notice_months", "number"),
        Detail("approved_by"),
        Detail("approved_on", "date"),
        Detail("registration_number"),
        Detail("registered_on", "date"),
        Detail("registered_by"),
        Detail("published_in"),
        Detail("approval_trail", public=False),
        Detail("kept_at", public=False),
        Detail("remark", public=False),
        Detail("files", "files", public=False),
    ),
    "act": (
        Detail("notice_on", "date"),
        Detail("effect_on", "date"),
        Detail("remark", public=False),
        Detail("files", "files", public=False),
    ),
    "activity": WORK,
    "project": WORK,
}


def check_details(kind: str, said: Mapping[str, object]) -> dict[str, str]:
    """The details as they may be kept; `InvalidValue` names the field that cannot stand."""
    known = {each.name: each for each in DETAILS.get(kind, ())}
    strange = said.keys() - known.keys()
    if strange:
        raise InvalidValue(field=min(strange), value=said[min(strange)], reason="такого поля у факта нет")
    return {name: checked(known[name], str(value or "").strip()) for name, value in said.items()}


def checked(detail: Detail, value: str) -> str:
    """A value that may stand in a field; an empty one may always."""
    if not value:
        return ""
    fits = {
        "date": (EDTF_DAY, "дата пишется как 2012-03-12, 2012-03 или 2012"),
        "number": (NUMBER, "здесь пишется число"),
        "currency": (CURRENCY, "валюта пишется тремя латинскими буквами, например RUB или EUR"),
        "files": (FILE, "здесь перечислены приложенные файлы, не больше двенадцати"),
    }
    if detail.kind == "choice" and value not in detail.options:
        raise InvalidValue(field=detail.name, value=value, reason=f"возможны {', '.join(detail.options)}")
    if detail.kind in fits and not fits[detail.kind][0].fullmatch(value):
        raise InvalidValue(field=detail.name, value=value, reason=fits[detail.kind][1])
    if len(value) > LONGEST and detail.kind != "files":
        raise InvalidValue(field=detail.name, value=value[:40] + "…", reason="здесь помещается не больше 1000 знаков")
    return value.replace(",", ".") if detail.kind == "number" else value


def summed(said: Iterable[Mapping[str, str] | None]) -> dict[str, str]:
    """The details that what was entered, in order, amounts to."""
    found: dict[str, str] = {}
    for each in said:
        found |= each or {}
    return {name: value for name, value in found.items() if value}


def public_of(kind: str, held: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The details that anybody may see, in the order of the form."""
    return tuple((each.name, held[each.name]) for each in DETAILS.get(kind, ()) if each.public and held.get(each.name))
