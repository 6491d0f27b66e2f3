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
    """What waits for the person: papers, conflicts, what is due, answers that did not come; and four figures.

    Where an installation has several regions, an officer's are those of the own region; the others see each region's.
    """
    by = rights.person(request)
    several = len(queries.home_regions()) > 1
    own = by.region if several else ""
    conflicts = queries.ties(None, TieFilters(state="conflict", region=own, limit=MOST_TIES), brief=True)
    context = {
        "figures": {
            "ties": queries.ties_in_all(own),
            "conflicts": conflicts.total,
            "documents": queries.documents_in_all(region=own),
            "waiting": queries.facts_waiting(own),
        },
        "empty": not queries.documents_in_all(),
        "own": own,
        "regions": queries.ties_by_region() if several and not own else (),
        "waiting": queries.documents_to_review(MOST_PAPERS, own),
        "conflicts": conflicts.ties,
        "more_conflicts": conflicts.total - len(conflicts.ties),
        "silent": silent(by),
        "letters": len(waiting_letters(by)),
        "may_bring": rights.may_bring(request),
        "may_keep": rights.may_keep(request),
    }
    return render(request, "desk/today.html", context)
