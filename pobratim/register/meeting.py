"""Meeting: a kept fact is set beside what the register holds now."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from pobratim.register import comparing
from pobratim.register.comparing import Comparison, Known
from pobratim.register.drafts import Payload
from pobratim.register.identity import find_tie
from pobratim.register.keys import digest
from pobratim.register.models import (
    Act,
    Activity,
    Agreement,
    Claim,
    Direction,
    Fact,
    Policy,
    Project,
    Recommendation,
    Statement,
    Tie,
)

RECORDS: dict[str, type[Any]] = {
    "tie": Tie,
    "statement": Statement,
    "agreement": Agreement,
    "act": Act,
    "activity": Activity,
    "project": Project,
    "direction": Direction,
    "recommendation": Recommendation,
    "policy": Policy,
}
OF_A_TIE = ("statement", "agreement", "act")


COMPARED = {
    "statement": ("kind", "status", "since", "status_since"),
    "agreement": ("kind", "title", "date", "term"),
    "act": ("kind", "side", "date"),
}
TOLD = ("fact_id", "fact__document_id", "fact__reader", "fact__document__date")


@dataclass(frozen=True, slots=True)
class Told:
    """By which fact a record is claimed, and where that was read: the document, its reader, the day it bears."""

    fact: int
    document: int | None
    reader: str
    dated: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a fact meets the register, and the tie that it speaks of, if the register has it."""

    tie: Tie | None
    comparison: Comparison


def meet(fact: Fact, said: Payload) -> Meeting:
    """How what is said (a fact's payload, or a person's correction of it) meets the register as it stands."""
    if fact.kind not in OF_A_TIE:
        return Meeting(None, comparing.compare_key(known_by_key(fact.kind, said)))
    tie = find_tie(said)
    if tie is None:
        return Meeting(None, Comparison("new"))
    return Meeting(tie, compare(fact, said, tie))


def compare(fact: Fact, said: Payload, tie: Tie) -> Comparison:
    """How a fact of a known tie meets it."""
    known = known_of(fact, tie)
    if fact.kind == "agreement":
        return comparing.compare_agreement(said, known)
    if fact.kind == "act":
        return comparing.compare_act(said, known)
    dated = fact.document.date if fact.document else None
    return comparing.compare_statement(said, known, dated, fact.children.filter(kind="act").exists())


def known_of(fact: Fact, tie: Tie) -> list[Known]:
    """The tie's records of the fact's kind, without those that the same reading of the same document claims."""
    rows = getattr(tie, {"statement": "statements", "agreement": "agreements", "act": "acts"}[fact.kind])
    claims = Claim.objects.filter(tie=tie, record_kind=fact.kind, live=True)
    by_record: dict[int, list[Told]] = {}
    for record, *told in claims.order_by("pk").values_list("record_id", *TOLD):
        by_record.setdefault(record, []).append(Told(*told))
    acted = acted_by(claims) if fact.kind == "statement" else set()
    found = []
    for row in rows.filter(live=True).order_by("pk").values("pk", *COMPARED[fact.kind]):
        told = by_record.get(row["pk"], [])
        if not any(same_reading(fact, each) for each in told):
            dated = next((each.dated for each in told if each.dated), None)
            found.append(Known(row.pop("pk"), row, dated, any(each.fact in acted for each in told)))
    return found


def acted_by(claims: QuerySet[Claim]) -> set[int]:
    """The facts of some claims that were read together with an act."""
    return set(Fact.objects.filter(parent__in=claims.values("fact"), kind="act").values_list("parent_id", flat=True))


def same_reading(one: Fact, other: Told) -> bool:
    """Whether two facts were read in one document by one version of the reader: then they are two things."""
    return one.document_id is not None and (one.document_id, one.reader) == (other.document, other.reader)


def known_by_key(kind: str, said: Payload) -> list[Known]:
    """The record with the key of what is said, if there is one."""
    row = RECORDS[kind].objects.filter(key=key_of(kind, said), live=True).order_by("pk").first()
    return [Known(row.pk, {})] if row else []


def key_of(kind: str, said: Payload) -> str:
    """The key by which facts that hang on no one tie are known again."""
    if kind == "activity":
        return digest(said["what"], said["date"], *sorted(said["participants"]))
    if kind == "project":
        return digest(said["name"])
    if kind == "direction":
        return digest(said["country"], said["text"])
    return digest(said["text"]) if kind == "recommendation" else digest(said["title"], said["date"])
