"""What was decided about the facts of a paper, by whom, when and why; the ties that its facts speak of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pobratim.register import fetching
from pobratim.register.assembling import assemble
from pobratim.register.gathering import FOR_LISTS
from pobratim.register.records import TieRecord


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One decision: "accept", "correct", "reject" or "undo"; by whom, when, and the ground that was given."""

    id: int
    verdict: str
    by: str
    at: datetime
    reason: str


def decisions_of(document: int) -> dict[int, tuple[DecisionRecord, ...]]:
    """All decisions about the facts of a document, by fact, the earliest first."""
    found: dict[int, tuple[DecisionRecord, ...]] = {}
    for fact, first, last, account, number, verdict, at, reason in fetching.decisions([document]):
        told = DecisionRecord(number, verdict, f"{first} {last}".strip() or account, at, reason)
        found[fact] = (*found.get(fact, ()), told)
    return found


def ties_of(numbers: Iterable[int], as_of: date) -> dict[int, TieRecord]:
    """The ties of some numbers, without what no fact contradicts, in a number of queries that does not grow."""
    return {tie.id: tie for tie in assemble(fetching.ties(numbers), as_of, FOR_LISTS)}
