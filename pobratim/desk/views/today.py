"""The first page of the desk: what waits for a decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.campaign import silent
from pobratim.letters.deciding import waiting as waiting_letters
from pobratim.register import queries
from pobratim.register.records import TieFilters

MOST_PAPERS, MOST_TIES = 50, 10


@signed_in
def today(request: HttpRequest) -> HttpResponse:
    """What waits for the person: papers, conflicts, what is due, answers that did not come; and four figures."""
    waiting = queries.documents_to_review(MOST_PAPERS)
    conflicts = queries.ties(None, TieFilters(state="conflict", limit=MOST_TIES), brief=True)
    context = {
        "figures": {
            "ties": queries.ties_in_all(),
            "conflicts": conflicts.total,
            "documents": queries.documents_in_all(),
            "waiting": queries.facts_waiting(),
        },
        "waiting": waiting,
        "conflicts": conflicts.ties,
        "more_conflicts": conflicts.total - len(conflicts.ties),
        "silent": silent(rights.person(request)),
        "letters": len(waiting_letters(rights.person(request))),
        "may_bring": rights.may_bring(request),
        "may_keep": rights.may_keep(request),
    }
    return render(request, "desk/today.html", context)
