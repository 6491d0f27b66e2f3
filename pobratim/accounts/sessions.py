"""Sessions end: a while after their last use, and a while after signing in whatever is done; pages say which."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

BEGAN, SEEN = "began", "seen"
IDLE, LONG = "idle", "long"
NOTED = 60  # seconds: how exactly the last use is known
BY_ITSELF = "X-By-Itself"  # a header of what pages ask for without a person


def begin(request: HttpRequest, **_more: Any) -> None:
    """Note when somebody signed in; sessions that are over are swept away by the way."""
    now = int(time.time())
    request.session[BEGAN] = request.session[SEEN] = now
    type(request.session).clear_expired()


def over(session: SessionBase, now: int) -> str:
    """Why a session is over; empty while it is not. One that does not say when it began is."""
    if now - session.get(SEEN, 0) > settings.POBRATIM_IDLE:
        return IDLE
    return LONG if now - session.get(BEGAN, 0) > settings.SESSION_COOKIE_AGE else ""


def ended(request: HttpRequest) -> str:
    """Why the session of whoever asks has just ended, if it has."""
    return str(getattr(request, "session_ended", ""))


class SessionsEnd:
    """Middleware that signs out who was away for too long, and notes when the others were here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer to whoever is still signed in, or to a visitor."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return self.get_response(request)
        now = int(time.time())
        why = over(request.session, now)
        if why:
            logout(request)
            request.session_ended = why  # type: ignore[attr-defined]  # for the page that leads to signing in
            return self.get_response(request)
        if now - request.session[SEEN] >= NOTED and BY_ITSELF not in request.headers:
            request.session[SEEN] = now
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
