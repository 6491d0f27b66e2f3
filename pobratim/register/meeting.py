"""Meeting: a kept fact is set beside what the register holds now."""

from dataclasses import dataclass
from typing import Any

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
    claims = Claim.objects.filter(tie=tie, record_kind=fact.kind, live=True).select_related("fact__document")
    by_record: dict[int, list[Fact]] = {}
    for claim in claims:
        by_record.setdefault(claim.record_id, []).append(claim.fact)
    found = []
    for row in rows.filter(live=True).order_by("pk"):
        facts = by_record.get(row.pk, [])
        if not any(same_reading(fact, each) for each in facts):
            found.append(known(fact.kind, row, facts))
    return found


def same_reading(one: Fact, other: Fact) -> bool:
    """Whether two facts were read in one document by one version of the reader: then they are two things."""
    return one.document_id is not None and (one.document_id, one.reader) == (other.document_id, other.reader)


def known(kind: str, row: Any, facts: list[Fact]) -> Known:
    """A record by its values."""
    names = {
        "statement": ("kind", "status", "since", "status_since"),
        "agreement": ("kind", "title", "date", "term"),
        "act": ("kind", "side", "date"),
    }[kind]
    dated = next((each.document.date for each in facts if each.document and each.document.date), None)
    acted = kind == "statement" and any(each.children.filter(kind="act").exists() for each in facts)
    return Known(row.pk, {name: getattr(row, name) for name in names}, dated, acted)


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
