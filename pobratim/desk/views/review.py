"""The review of a paper: its text at the left, its facts with what the register says at the right."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pobratim.desk import rights
from pobratim.desk.correcting import fields_of
from pobratim.desk.rights import signed_in
from pobratim.errors import NotFound
from pobratim.register import queries
from pobratim.register.papers import DocumentWithFacts, FactRecord
from pobratim.register.records import Conflict


@signed_in
def review(request: HttpRequest, document_id: int) -> HttpResponse:
    """A paper with all its facts, each with the decisions that may be taken."""
    paper = paper_of(document_id)
    chosen = next((fact for fact in paper.facts if str(fact.id) == request.GET.get("fact", "")), None)
    context = {
        "paper": paper,
        "document": paper.document,
        "cards": [card(fact) for fact in paper.facts],
        "chosen": chosen,
        "may_decide": rights.may_decide(request),
        **left(paper),
    }
    return render(request, "desk/review.html", context)


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


def card(fact: FactRecord) -> dict[str, object]:
    """A fact as a card: the fields of its correction, and what the register says where they differ."""
    return {
        "fact": fact,
        "fields": fields_of(fact),
        "beside": beside(fact) if fact.outcome == "contradicts" and fact.tie else (),
        "is_doubtful": is_doubtful(fact),
    }


def beside(fact: FactRecord) -> tuple[Conflict, ...]:
    """What the register says of the fields that a fact contradicts."""
    try:
        tie = queries.tie(fact.tie or 0)
    except NotFound:
        return ()
    every = (*tie.conflicts, *(conflict for each in tie.agreements for conflict in each.conflicts))
    return tuple(each for each in every if not fact.against or each.field in fact.against)


def is_doubtful(fact: FactRecord) -> bool:
    """Whether a waiting fact asks for a person's eye: it contradicts, doubts itself, or is not sure."""
    return fact.outcome == "contradicts" or bool(fact.doubts) or fact.confidence < 0.9
