"""Pages for what went wrong: what happened, what is kept, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from pobratim.accounts.watching import refused


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page, or the reader may not know that there is."""
    return render(request, "portal/404.html", status=404)


@requires_csrf_token
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The reader has no right to this; it is written down."""
    refused(request)
    return render(request, "portal/403.html", status=403)


@requires_csrf_token
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the sign that it came from our own page."""
    return render(request, "portal/403_form.html", status=403)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The address or the form is not one that this program makes."""
    return render(request, "portal/400.html", status=400)


@requires_csrf_token
def failed(request: HttpRequest) -> HttpResponse:
    """The fault is ours; nothing that stands in the database is needed to say so."""
    return render(request, "portal/500.html", status=500)
