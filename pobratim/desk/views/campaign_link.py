"""Answering without an account: a link opens one answer, for this alone, until it expires.

The token is exchanged for a session at once, so that it stands in no further address, in no log and in no referrer.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pobratim.desk.views.campaign_answer import answer_row, is_open, show, taken
from pobratim.desk.views.saying import said
from pobratim.errors import LinkOver
from pobratim.monitoring import actions
from pobratim.monitoring.actions.answering import holding
from pobratim.monitoring.models import AnswerLink

KEPT = "answer_link"
LASTS = 8 * 60 * 60


@never_cache
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """The way in: a token that holds becomes a session that opens one answer."""
    try:
        link = actions.open_link(token)
    except LinkOver as error:
        return ended(request, error)
    if request.user.is_anonymous:
        request.session.cycle_key()
        request.session.set_expiry(LASTS)
    request.session[KEPT] = link.pk
    response = redirect("answer")
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
def answer(request: HttpRequest) -> HttpResponse:
    """The list of the municipality whose link was opened."""
    try:
        link = holding(AnswerLink.objects.filter(pk=request.session.get(KEPT) or 0).first())
    except LinkOver as error:
        return ended(request, error)
    row = answer_row(link.answer_id)
    more = {"by_link": True}
    if request.method == "POST":
        return taken(request, row, lambda words: actions.answer_through(link=link, said=words), "answer", by_link=True)
    if is_open(row):
        actions.opened(row.pk, "", None)
    return show(request, row, more)


def ended(request: HttpRequest, error: LinkOver) -> HttpResponse:
    """The page for a link that does not work: nothing says whether it ever did."""
    request.session.pop(KEPT, None)
    response = render(request, "desk/campaign/ended.html", {"sentence": said(error)}, status=410)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
