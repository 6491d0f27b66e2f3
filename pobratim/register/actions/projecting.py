"""Records computed from their claims: the row of a record is the sum of what was accepted of it."""

from datetime import date
from typing import Any

from pobratim.register import days
from pobratim.register.comparing import NOT_SAID
from pobratim.register.details import summed
from pobratim.register.drafts import Payload
from pobratim.register.indexing import index_tie
from pobratim.register.lemmas import tie_key
from pobratim.register.meeting import OF_A_TIE, RECORDS, key_of
from pobratim.register.models import Claim, Tie
from pobratim.register.outlining import SHARED, spoil
from pobratim.register.states import term_end

FIELDS: dict[str, tuple[str, ...]] = {
    "statement": ("kind", "status", "since", "status_since", "status_by"),
    "agreement": ("kind", "title", "date", "term"),
    "act": ("kind", "side", "party", "date"),
    "activity": ("what", "date", "participants"),
    "project": ("name", "participants"),
    "direction": ("country", "text"),
    "recommendation": ("text",),
    "policy": ("title", "date"),
}
DATES = ("date", "since", "status_since")


def project(kind: str, record_id: int) -> None:
    """Write the row of a record anew from its living claims; without any it is no longer live."""
    row = RECORDS[kind].objects.get(pk=record_id)
    said = said_of(kind, record_id)
    row.live = bool(said)
    if said:
        values = {name: settle(name, [each.get(name) for each in said]) for name in FIELDS[kind]}
        for name, value in values.items():
            setattr(row, name, value)
        if hasattr(row, "details"):
            row.details = summed(each.get("details") for each in said)
        if hasattr(row, "day"):
            row.day = days.first_day(values["date"])
        if kind == "agreement":
            row.last_day = days.last_day(term_end(row.date, row.term))
        if kind not in OF_A_TIE:
            row.key = key_of(kind, values)
    row.save()
    if kind in SHARED:
        spoil(**{f"tie__{SHARED[kind]}": record_id})


def said_of(kind: str, record_id: int) -> list[Payload]:
    """What the living claims of a record say, in the order in which they were accepted."""
    claims = Claim.objects.filter(record_kind=kind, record_id=record_id, live=True)
    return list(claims.order_by("decision_id").values_list("values", flat=True))


def settle(name: str, said: list[Any]) -> Any:
    """The value to show of a field: the more precise of those that agree, the last accepted of those that do not."""
    if name == "participants":
        return list(dict.fromkeys(each for some in said for each in some or ()))
    value = said[0]
    for other in said[1:]:
        if other in NOT_SAID or (name == "title" and value):
            continue
        if name in DATES and value and days.agree(value, other) and days.width(value) <= days.width(other):
            continue
        value = other
    return value


def project_tie(tie: Tie) -> None:
    """Write the row of a tie anew: kind, since, first days, words to search in."""
    statements = list(tie.statements.filter(live=True).order_by("pk"))
    agreements = list(tie.agreements.filter(live=True).order_by("pk"))
    act_days = list(tie.acts.filter(live=True).values_list("day", flat=True))
    tie.live = bool(statements or agreements or act_days)
    tie.kind = shown_kind(tie) if statements else "unknown"
    tie.since = settle("since", [each.since for each in statements]) if statements else None
    tie.first_day = earliest([each.day for each in agreements])
    tie.begins = earliest([tie.first_day, days.first_day(tie.since), *act_days])
    titles = [each.title for each in agreements if each.title]
    names = (tie.home.search_key, tie.partner.search_key)
    known = tie.search_key
    tie.search_key = tie_key(names, (tie.home.country, tie.partner.country), titles)
    tie.version += 1
    tie.save()
    if tie.search_key != known:
        index_tie(tie)
    spoil(tie=tie)


def earliest(known: list[date | None]) -> date | None:
    """The earliest of the days that are known."""
    return min((day for day in known if day), default=None)


def shown_kind(tie: Tie) -> str:
    """The kind to show: the one that is since the latest time where kinds follow each other, else that of the latest
    document, then of the latest acceptance, of a tie not planned."""
    claims = Claim.objects.filter(tie=tie, record_kind="statement", live=True)
    claims = claims.select_related("fact__document").defer("fact__document__text")
    said = [
        (claim.values["status"] != "planned", dated(claim), claim.decision_id, claim.values["kind"])
        for claim in claims
        if claim.values["kind"] not in NOT_SAID
    ]
    told = [claim.values for claim in claims if claim.values.get("since")]
    begun = {values["kind"]: days.first_day(values["since"]) for values in told}
    if len(begun) > 1 and all(begun.values()) and begun.keys() == {each[3] for each in said}:
        return str(max(begun, key=lambda kind: str(begun[kind])))
    return str(max(said)[3]) if said else "unknown"


def dated(claim: Claim) -> str:
    """The day of the document that a claim comes from, in a form that sorts; empty when it has none."""
    document = claim.fact.document
    day = days.last_day(document.date) if document else claim.fact.added_at.date()
    return day.isoformat() if day else ""
