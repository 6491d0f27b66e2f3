"""Saved views: lists of ties that a person comes back to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratim.accounts import saved
from pobratim.desk import rights
from pobratim.desk.rights import signed_in

WORDS = ("q", "municipality", "region", "country", "state", "kind", "as_of", "order", "columns")
LONGEST_NAME, LONGEST_QUERY = 120, 1000


@signed_in
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save the list that a person looks at, under a name."""
    query = cleaned(request.POST.get("query", ""))
    name = " ".join(request.POST.get("name", "").replace("\x00", "").split())[:LONGEST_NAME]
    if saved.save_view(rights.person(request), name, query):
        messages.success(request, _("The view “%s” is saved.") % name)
    else:
        messages.error(request, _("The view was not saved: give it a name; there are thirty at most."))
    return redirect(f"{reverse('ties')}?{query}")


@signed_in
@require_POST
def drop(request: HttpRequest, view_id: int) -> HttpResponse:
    """Forget a saved view."""
    saved.drop_view(rights.person(request), view_id)
    return redirect("ties")


def cleaned(query: str) -> str:
    """The words of a query that a list of ties knows."""
    asked = QueryDict(query[:LONGEST_QUERY].replace("\x00", ""))
    kept = QueryDict(mutable=True)
    for name in WORDS:
        if values := [value for value in asked.getlist(name) if value]:
            kept.setlist(name, values)
    return kept.urlencode()[:LONGEST_QUERY]
