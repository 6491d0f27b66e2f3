"""The papers of the desk: the list, and how new ones come in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pobratim.register import queries


@login_required
def papers(request: HttpRequest) -> HttpResponse:
    """All papers, with what became of their facts."""
    return render(request, "desk/papers.html", {"documents": queries.documents()})
