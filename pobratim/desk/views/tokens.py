"""Tokens for programs: an officer gives one, sees it once, and withdraws it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratim.access import tokens
from pobratim.accounts.permissions import Right, may
from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.errors import InvalidValue, NotAllowed, NotFound


@signed_in
def shown(request: HttpRequest) -> HttpResponse:
    """The tokens of the region; a POST gives a new one, which is shown this once."""
    if not may(rights.person(request), Right.GIVE_TOKENS):
        raise PermissionDenied
    secret, wrong = "", ""
    if request.method == "POST":
        try:
            secret = give(request)
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        except InvalidValue:
            wrong = _("Say which program it is for, what the program may do, and for how long.")
    context = {
        "tokens": tokens.seen_by(rights.person(request)),
        "secret": secret,
        "wrong": wrong,
        "name": request.POST.get("name", "") if wrong else "",
        "scopes": [(scope, scope_word(scope)) for scope in tokens.SCOPES],
        "terms": tokens.TERMS,
        "now": timezone.now(),
    }
    response = render(request, "desk/tokens.html", context, status=400 if wrong else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def give(request: HttpRequest) -> str:
    """A new token by the form."""
    days = request.POST.get("days", "")
    return tokens.give(
        by=rights.person(request),
        name=request.POST.get("name", "").replace("\x00", ""),
        scopes=request.POST.getlist("scopes"),
        days=int(days) if days.isascii() and days.isdigit() and len(days) < 5 else 0,
    )


def scope_word(scope: str) -> str:
    """What a program may do, in words."""
    return {
        tokens.INGEST: _("bring papers to the desk, where their facts wait for a decision"),
        tokens.READ: _("have papers read and get their facts back; nothing is kept"),
    }[scope]


@signed_in
@require_POST
def withdraw(request: HttpRequest, token_id: int) -> HttpResponse:
    """End a token."""
    try:
        tokens.withdraw(by=rights.person(request), token=token_id)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NotFound as error:
        raise Http404(str(error)) from error
    messages.success(request, _("The token no longer works."))
    return redirect("desk-tokens")
