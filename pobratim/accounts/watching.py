"""What is written down for whoever watches over the installation: who signed in, who was refused, from where."""

import logging
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth import signals
from django.http import HttpRequest

from pobratim.accounts.models import Person

log = logging.getLogger("pobratim.security")


def watch() -> None:
    """Write down what happens at the door from now on."""
    for signal, told in (
        (signals.user_logged_in, signed_in),
        (signals.user_logged_out, signed_out),
        (signals.user_login_failed, failed),
        (user_locked_out, locked),
    ):
        signal.connect(told, dispatch_uid=f"pobratim.watching.{told.__name__}")


def signed_in(request: HttpRequest | None, user: Person, **_more: Any) -> None:
    """Somebody is in."""
    log.info("signed in: %a from %a", user.get_username(), origin(request))


def signed_out(request: HttpRequest | None, user: Person | None, **_more: Any) -> None:
    """Somebody went, or was away for too long."""
    if user is not None:
        log.info("signed out: %a from %a", user.get_username(), origin(request))


def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_more: Any) -> None:
    """A password or a code was wrong."""
    log.warning("sign-in failed: %a from %a", known(credentials.get("username")), origin(request))


def locked(username: str, request: HttpRequest | None = None, **_more: Any) -> None:
    """Too much was wrong."""
    log.warning("sign-in locked: %a from %a", known(username), origin(request))


def refused(request: HttpRequest) -> None:
    """Somebody asked for what they have no right to."""
    name = request.user.get_username() if hasattr(request, "user") else ""
    log.warning("refused: %a asked %a %a from %a", name, request.method, request.path, origin(request))


def turned_away(request: HttpRequest) -> None:
    """Somebody came back from a provider without being known here, or without its word."""
    log.warning("sign-in failed: %a from %a", "", origin(request))


def known(name: object) -> str:
    """The name of an account; what is none is not written down: it may be a password in the wrong field."""
    return str(name) if Person.objects.filter(username=str(name or "")).exists() else ""


def origin(request: HttpRequest | None) -> str:
    """The other end of the connection."""
    return str(request.META.get("REMOTE_ADDR", "")) if request is not None else ""
