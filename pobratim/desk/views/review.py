"""The review of a paper: its text at the left, its facts with what the register says at the right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pobratim.desk import rights
from pobratim.desk.adding import KINDS
from pobratim.desk.correcting import Field, fields_of
from pobratim.desk.rights import signed_in
from pobratim.errors import NotFound
from pobratim.register import queries, verdicts
from pobratim.register.marking import Piece, pieces
from pobratim.register.papers import DocumentWithFacts, FactRecord
from pobratim.register.records import Conflict, Source, TieRecord
from pobratim.register.verdicts import DecisionRecord


@dataclass(frozen=True, slots=True)
class Beside:
    """What the register says of a field, with its sources; `said` is what the paper says, cut where they differ."""

    field: str
    held: str
    sources: tuple[Source, ...]
    said: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A fact, the fields of its form while it waits, what the register says beside it, what was decided.

    Doubtful ones want an eye.
    """

    fact: FactRecord
    fields: list[Field]
    beside: tuple[Beside, ...]
    is_doubtful: bool
    decisions: tuple[DecisionRecord, ...]


@signed_in
def review(request: HttpRequest, document_id: int) -> HttpResponse:
    """A paper with all its facts, each with the decisions that may be taken."""
    paper = paper_of(document_id)
    chosen = next((fact for fact in paper.facts if str(fact.id) == request.GET.get("fact", "")), None)
    context = {
        "paper": paper,
        "document": paper.document,
        "lines": lines(paper, chosen.id if chosen else None),
        "cards": cards(paper),
        "chosen": chosen,
        "kinds": KINDS,
        "has_pages": has_pages(paper),
        "may_decide": rights.may_decide(request),
        "may_publish": rights.may_publish(request),
        **left(paper),
    }
    return render(request, "desk/review.html", context)


def has_pages(paper: DocumentWithFacts) -> bool:
    """Whether words of a paper have a place on a page: of a PDF, or of a scan."""
    return paper.document.media_type in ("application/pdf", "image/*")


def left(paper: DocumentWithFacts) -> dict[str, int]:
    """How many facts wait, how many of them in doubt, how many sure."""
    waiting = [fact for fact in paper.facts if fact.state == "waiting"]
    doubtful = sum(is_doubtful(fact) for fact in waiting)
    return {"waiting": len(waiting), "doubtful": doubtful, "sure": len(waiting) - doubtful}


def paper_of(document_id: int) -> DocumentWithFacts:
    """The paper of a number."""
    try:
        return queries.document(document_id)
    except NotFound as error:
        raise Http404(str(error)) from error


def cards(paper: DocumentWithFacts, only: int | None = None) -> list[Card]:
    """The facts of a paper as cards (or one of them); the number of queries does not grow with the facts."""
    facts = [fact for fact in paper.facts if only in (None, fact.id)]
    decided = verdicts.decisions_of(paper.document.id)
    disputed = [fact.tie for fact in facts if fact.outcome == "contradicts" and fact.state == "waiting" and fact.tie]
    ties = verdicts.ties_of(disputed, timezone.localdate())
    return [
        Card(
            fact=fact,
            fields=fields_of(fact) if fact.state == "waiting" else [],
            beside=tuple(beside(fact, ties)) if fact.state == "waiting" else (),
            is_doubtful=is_doubtful(fact),
            decisions=decided.get(fact.id, ()),
        )
        for fact in facts
    ]


def beside(fact: FactRecord, ties: Mapping[int, TieRecord]) -> Iterator[Beside]:
    """What the register says of the fields that a fact contradicts."""
    tie = ties.get(fact.tie or 0) if fact.outcome == "contradicts" else None
    every: list[Conflict] = (
        [] if tie is None else [*tie.conflicts, *(c for each in tie.agreements for c in each.conflicts)]
    )
    shown = set()
    for conflict in every:
        if fact.against and conflict.field not in fact.against:
            continue
        said = str(fact.payload.get(conflict.field) or "")
        for value in conflict.values:
            if not value.waiting and (conflict.field, value.value) not in shown:
                shown.add((conflict.field, value.value))
                yield Beside(conflict.field, value.value or "", value.sources, differing(said, value.value or ""))


def differing(said: str, held: str) -> tuple[tuple[str, bool], ...]:
    """What is said, word by word, and whether the register holds the same words there."""
    mine, theirs = said.split(), held.split()
    found = SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes()
    return tuple((" ".join(mine[b1:b2]), tag != "equal") for tag, _, _, b1, b2 in found if b2 > b1)


def is_doubtful(fact: FactRecord) -> bool:
    """Whether a waiting fact asks for a person's eye: it contradicts, doubts itself, or is not sure."""
    return fact.outcome == "contradicts" or bool(fact.doubts) or fact.confidence < 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the paper: where it begins in the canonical text, and its pieces."""

    start: int
    pieces: tuple[Piece, ...]


def lines(paper: DocumentWithFacts, chosen: int | None) -> list[Line]:
    """The lines of a paper that hold words; a selection in them can be told in code points of its text."""
    found: list[Line] = []
    current: list[Piece] = []
    begin = place = 0
    for piece in pieces(paper, chosen):
        begins = piece.begins
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                found.append(Line(begin, tuple(current)))
                place += 1
                begin, current = place, []
            if text:
                current.append(Piece(text, piece.facts, begins, piece.chosen))
                begins = ()
            place += len(text)
    found.append(Line(begin, tuple(current)))
    return [line for line in found if any(piece.text.strip() for piece in line.pieces)]
