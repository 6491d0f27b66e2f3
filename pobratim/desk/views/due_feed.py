"""How a person is told of what is due elsewhere: a calendar feed with a token of its own, mails."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.due import page
from pobratim.monitoring import actions, gathering
from pobratim.monitoring.calendaring import calendar as written

BACK, AHEAD = timedelta(days=180), timedelta(days=730)


@signed_in
def feed(request: HttpRequest) -> HttpResponse:
    """A new address of the person's calendar, shown this once; or the end of the one that is there."""
    if request.method != "POST":
        return redirect("desk-due")
    by = rights.person(request)
    if request.POST.get("what") == "revoke":
        actions.revoke_feed(by=by)
        messages.success(request, _("The calendar address no longer works."))
        return redirect("desk-due")
    address = request.build_absolute_uri(reverse("due-calendar", args=[actions.make_feed(by=by)]))
    response = page(request, feed_address=address)
    response.headers["Cache-Control"] = "no-store"
    return response


@signed_in
@require_POST
def mail(request: HttpRequest) -> HttpResponse:
    """Turn reminders by mail off or on."""
    refused = request.POST.get("refuse") == "yes"
    actions.refuse_mail(by=rights.person(request), refused=refused)
    messages.success(request, _("No reminders come by mail now.") if refused else _("Reminders come by mail again."))
    return redirect("desk-due")


@require_GET
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of the person whose token it is; nothing that says whether a token ever was."""
    person = actions.person_of_feed(token)
    if person is None:
        response: HttpResponse = HttpResponseNotFound(
            _("This calendar address does not work."), "text/plain; charset=utf-8"
        )
    else:
        as_of = timezone.localdate()
        found = gathering.seen_by(person, gathering.due_within(as_of - BACK, as_of + AHEAD, as_of))
        address = request.build_absolute_uri("/").rstrip("/")
        response = HttpResponse(written(found, timezone.now(), address), "text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
