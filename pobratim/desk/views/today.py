"""The first page of the desk: what waits for a decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.letters.deciding import waiting as waiting_letters
from pobratim.register import queries
from pobratim.register.records import TieFilters


@signed_in
def today(request: HttpRequest) -> HttpResponse:
    """Papers with facts that wait, conflicts, four figures, the last decisions."""
    waiting = [each for each in queries.documents() if each.waiting]
    conflicts = queries.ties(None, TieFilters(state="conflict"))
    context = {
        "figures": queries.figures(),
        "waiting": waiting,
        "conflicts": conflicts.ties[:10],
        "history": queries.history(limit=10),
        "letters": len(waiting_letters()) if rights.may_bring(request) else 0,
        "may_publish": rights.may_publish(request),
        "may_keep": rights.may_keep(request),
    }
    return render(request, "desk/today.html", context)
