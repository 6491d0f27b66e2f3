"""Documents with their facts, and the records that hang on no one tie."""

from collections.abc import Mapping
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from pobratim.register import fetching
from pobratim.register.gathering import Surroundings, activity_record, in_order, listed, place_records, project_record
from pobratim.register.looking import of_region
from pobratim.register.meeting import RECORDS
from pobratim.register.models import Document
from pobratim.register.papers import DocumentRecord, FactRecord
from pobratim.register.records import ActivityRecord, ProjectRecord, RecordKind, Source
from pobratim.register.sources import all_sources, claims_of, evidence_of, source


class Said(NamedTuple):
    """A fact as it was read, and its proposal."""

    id: int
    kind: str
    payload: dict[str, Any]
    confidence: float
    doubts: list[str]
    parent: int | None
    proposal: int
    outcome: str
    state: str
    against: list[dict[str, Any]]
    tie: int | None


class Claimed(NamedTuple):
    """What was accepted of a fact: the record that it became, and the tie of that."""

    kind: RecordKind
    number: int
    tie: int | None


class Last(NamedTuple):
    """The last decision about a fact."""

    id: int
    verdict: str
    payload: dict[str, Any] | None
    by: str
    at: datetime


def document_record(row: Document, counts: Mapping[str, int]) -> DocumentRecord:
    """A document in lists, with the numbers of its facts."""
    return DocumentRecord(
        id=row.pk,
        name=row.name,
        sha256=row.sha256,
        media_type=row.media_type,
        language=row.language,
        date=row.date,
        added_at=row.added_at,
        added_by=row.added_by.get_username(),
        facts=counts.get("facts", 0),
        waiting=counts.get("waiting", 0),
        accepted=counts.get("accepted", 0),
        contradicting=counts.get("contradicting", 0),
        published=row.published,
        warnings=tuple(row.warnings),
    )


def facts_of(document: Document) -> tuple[FactRecord, ...]:
    """The facts of a document in reading order."""
    asked = [document.pk]
    rows = list(map(Said._make, fetching.facts(asked)))
    words = evidence_of(row.id for row in rows)
    claims = {fact: Claimed(*claim) for fact, *claim in fetching.claimed(asked)}
    decided = {fact: Last(*last) for fact, *last in fetching.last_decisions(asked)}
    paper = (document.pk, document.name, document.date)
    found = []
    for row in rows:
        last = decided.get(row.id)
        accepted = (last.by, last.at, last.id) if last and last.verdict != "undo" else (None, None, None)
        sources = tuple(source(each, paper, accepted) for each in words.get(row.id, ()))
        found.append(fact_record(row, sources, claims.get(row.id), last))
    first = {record.id: min((s.start or 0 for s in record.sources), default=0) for record in found}
    return tuple(sorted(found, key=lambda each: (first[each.id], each.id)))


def fact_record(row: Said, sources: tuple[Source, ...], claim: Claimed | None, last: Last | None) -> FactRecord:
    """One fact and what became of it."""
    said = last.payload if last and last.verdict == "correct" and last.payload else row.payload
    return FactRecord(
        id=row.id,
        kind=row.kind,
        summary=summary(row.kind, said),
        payload=said,
        sources=sources,
        outcome=row.outcome,
        state=row.state,
        confidence=row.confidence,
        doubts=tuple(row.doubts),
        against=tuple(clash["field"] for clash in row.against),
        record_kind=claim.kind if claim else None,
        record_id=claim.number if claim else None,
        tie=claim.tie if claim else row.tie,
        parent=row.parent,
        proposal=row.proposal,
        decision=last.id if last else None,
    )


def summary(kind: str, said: dict[str, Any]) -> str:
    """A fact in one line, in its own words."""
    if kind == "statement":
        return f"{said['home']['name']} — {said['partner']['name']}"
    if kind in ("agreement", "act"):
        what = said.get("title") or said["kind"]
        return f"{said['home']['name']} — {said['partner']['name']}: {what}"
    if kind == "activity":
        return f"{said['what']}: {', '.join(said['participants'])}"
    return str(said.get("name") or said.get("text") or said.get("title"))


def loose_records(kind: str) -> list[tuple[Any, tuple[Source, ...]]]:
    """The living records of a kind with their sources, in the order in which they were accepted."""
    rows = list(RECORDS[kind].objects.filter(live=True).order_by("pk"))
    shelf = claims_of({kind: [row.pk for row in rows]})
    return [(row, all_sources(shelf, kind, row.pk)) for row in rows]


def joined_rows(kind: str, region: str | None) -> tuple[list[Any], Surroundings]:
    """All activities or projects (of a region: with one of its municipalities), in order, with what they stand in."""
    rows = RECORDS[kind].objects.filter(live=True)
    if region:
        rows = rows.filter(of_region(region, "places__")).distinct()
    ordered = sorted(rows, key=in_order)
    numbers = [row.pk for row in ordered]
    ties: dict[int, set[int]] = {}
    through = RECORDS[kind].ties.through.objects.filter(**{f"{kind}__in": numbers})
    for number, tie in through.values_list(f"{kind}_id", "tie_id"):
        ties.setdefault(number, set()).add(tie)
    held_at = listed(fetching.activity_places(numbers) if kind == "activity" else fetching.project_places(numbers))
    places = place_records(chain.from_iterable(held_at.values()))
    return ordered, Surroundings(places, ties, held_at, claims_of({kind: numbers}))


def all_activities(region: str | None) -> tuple[ActivityRecord, ...]:
    """Activities, dated ones first, by date."""
    rows, near = joined_rows("activity", region)
    return tuple(activity_record(row, near) for row in rows)


def all_projects(region: str | None) -> tuple[ProjectRecord, ...]:
    """Projects by name."""
    rows, near = joined_rows("project", region)
    return tuple(project_record(row, near) for row in rows)
