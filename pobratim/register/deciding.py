"""What people decided about a tie, and what of it changed between two days."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Q

from pobratim.register.models import Activity, Claim, Decision
from pobratim.register.records import ActivityRecord, ActRecord, AgreementRecord, DeclaredState, TieRecord

Part = Literal["agreement", "act", "activity", "legal", "declared", "observed"]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: who, when, what was said of which kind, why; `undone_by` names who took it back."""

    id: int
    at: datetime
    by: str
    verdict: str
    kind: str
    payload: dict[str, Any]
    reason: str
    document: int | None
    document_name: str
    undone_by: str | None = None
    undone_at: datetime | None = None


def decisions_about(tie: int) -> tuple[Decided, ...]:
    """The decisions that brought something to a tie, the latest first; those that were undone are told as such."""
    events = Activity.objects.filter(ties=tie).values_list("pk", flat=True)
    claims = Claim.objects.filter(Q(tie=tie) | Q(record_kind="activity", record_id__in=list(events)))
    rows = Decision.objects.filter(pk__in=claims.values("decision")).order_by("-pk")
    rows = rows.select_related("by", "proposal__fact__document", "superseded_by__by")
    return tuple(decided(row) for row in rows)


def decided(row: Decision) -> Decided:
    """One decision as it is told."""
    fact = row.proposal.fact
    undone = getattr(row, "superseded_by", None)
    return Decided(
        id=row.pk,
        at=row.at,
        by=row.by.get_username(),
        verdict=row.verdict,
        kind=fact.kind,
        payload=row.payload or fact.payload,
        reason=row.reason,
        document=fact.document_id,
        document_name=fact.document.name if fact.document else "",
        undone_by=undone.by.get_username() if undone else None,
        undone_at=undone.at if undone else None,
    )


def belongs(decision: int, tie: int) -> bool:
    """Whether a decision brought something to a tie."""
    return any(each.id == decision for each in decisions_about(tie))


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs of a tie between two days: of which record, in which part, the values; None where it was not."""

    part: Part
    record: AgreementRecord | ActRecord | ActivityRecord | DeclaredState | None
    before: str | None
    after: str | None


def differences(before: TieRecord, after: TieRecord) -> tuple[Difference, ...]:
    """What came, went or changed between two states of a tie."""
    found: list[Difference] = []
    pairs: tuple[tuple[Part, tuple[Any, ...], tuple[Any, ...]], ...] = (
        ("agreement", before.agreements, after.agreements),
        ("act", before.acts, after.acts),
        ("activity", before.activities, after.activities),
    )
    for part, old, new in pairs:
        was, now = {each.id: each for each in old}, {each.id: each for each in new}
        found += [Difference(part, now[key], None, now[key].date or "") for key in now.keys() - was.keys()]
        found += [Difference(part, was[key], was[key].date or "", None) for key in was.keys() - now.keys()]
    legal = {each.id: each.legal.state for each in before.agreements}
    found += [
        Difference("legal", each, legal[each.id], each.legal.state)
        for each in after.agreements
        if each.id in legal and legal[each.id] != each.legal.state
    ]
    found += declared(before.state.declared, after.state.declared)
    if before.state.observed.state != after.state.observed.state:
        found.append(Difference("observed", None, before.state.observed.state, after.state.observed.state))
    return tuple(found)


def declared(before: tuple[DeclaredState, ...], after: tuple[DeclaredState, ...]) -> list[Difference]:
    """What the sides declare differently."""
    was, now = {each.side: each for each in before}, {each.side: each for each in after}
    return [
        Difference("declared", now.get(side) or was[side], said(was.get(side)), said(now.get(side)))
        for side in dict.fromkeys([*was, *now])
        if said(was.get(side)) != said(now.get(side))
    ]


def said(state: DeclaredState | None) -> str | None:
    """The word of a declared state, if there is one."""
    return state.state if state else None
