"""What queries return about documents and their facts, about the register in numbers, and about its history."""

from dataclasses import dataclass, field
from datetime import date, datetime

from pobratim.register.records import RecordKind, Source


@dataclass(frozen=True, slots=True)
class FactRecord:
    """One fact of a document: its kind, what it says, its spans, and what became of it.

    `state` is "waiting", "accepted", "corrected", "rejected" or "withdrawn"; `outcome` is "new", "same", "adds" or
    "contradicts"; `record_kind` and `record_id` name the record that it supports once it is accepted.
    """

    id: int
    kind: str
    summary: str
    payload: dict[str, object]
    sources: tuple[Source, ...]
    outcome: str
    state: str
    confidence: float
    doubts: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    record_kind: RecordKind | None = None
    record_id: int | None = None
    tie: int | None = None
    parent: int | None = None
    proposal: int | None = None
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document in lists: name, date, when it came and by whom, how many facts in which state."""

    id: int
    name: str
    sha256: str
    media_type: str
    language: str
    date: str | None
    added_at: datetime
    added_by: str
    facts: int
    waiting: int
    accepted: int
    contradicting: int
    published: bool
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentWithFacts:
    """A document with its canonical text and all its facts in reading order; spans count code points of `text`."""

    document: DocumentRecord
    text: str
    facts: tuple[FactRecord, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The register in numbers as of a day. Each mapping is sorted by number, then by key."""

    as_of: date
    ties: int
    municipalities: int
    partners: int
    countries: int
    agreements: int
    dated_agreements: int
    first_agreement: str | None
    last_agreement: str | None
    documents: int
    waiting: int
    conflicts: int
    by_kind: dict[str, int] = field(default_factory=dict)
    by_country: dict[str, int] = field(default_factory=dict)
    by_declared: dict[str, int] = field(default_factory=dict)
    by_observed: dict[str, int] = field(default_factory=dict)
    by_legal: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history: which action, by whom, when, on what, with what."""

    id: int
    at: datetime
    by: str
    action: str
    record_kind: str
    record_id: int | None
    details: dict[str, object]
