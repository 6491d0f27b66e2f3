"""Signing in through a region's own provider: there, back, and in, for people who have an account here."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pobratim.accounts import identities, watching
from pobratim.accounts.models import Person
from pobratim.desk.views.second import let_in
from pobratim.register import actions

ONWARD = "openid_onward"


def is_there() -> bool:
    """Whether the installation names a provider."""
    return bool(settings.POBRATIM_OPENID) and not settings.POBRATIM_OPENID_FAULT


@require_safe
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """The way to the provider; a link and not a form, whose answer a browser would not follow to another host."""
    if not is_there():
        raise Http404
    from pobratim.desk import openid  # noqa: PLC0415  loaded only where a provider is named

    onward = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure())
    request.session[ONWARD] = onward if is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)
    try:
        return openid.leave(request)
    except openid.ProviderFailed:
        return failed(request, 502)


@require_safe
@never_cache
def back(request: HttpRequest) -> HttpResponse:
    """Let in whom the provider names, where it is somebody of ours; a code is asked for as after a password."""
    if not is_there():
        raise Http404
    from pobratim.desk import openid  # noqa: PLC0415

    try:
        claims = openid.come_back(request)
    except openid.ProviderFailed:
        return failed(request, 400)
    person = identities.tied(claims) or join(claims)
    if person is None:
        watching.turned_away(request)
        return render(request, "desk/openid_unknown.html", {"email": claims.email}, status=403)
    return let_in(request, person, request.session.pop(ONWARD, "") or resolve_url(settings.LOGIN_REDIRECT_URL))


def join(claims: identities.Claims) -> Person | None:
    """The person with the address that the provider verified, tied to that identity from now on."""
    person = identities.invited(claims)
    if person is not None:
        actions.tie_identity(by=person, claims=claims)
    return person


def failed(request: HttpRequest, status: int) -> HttpResponse:
    """The sentence that it did not work, and what else can be done."""
    watching.turned_away(request)
    return render(request, "desk/openid_failed.html", {"name": settings.POBRATIM_OPENID_NAME}, status=status)
