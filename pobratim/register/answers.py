"""Answers to visitors that were made once and hold as long as the register does not change.

Only what every visitor gets alike is held: a page that set a cookie, or was written with the token of a form, is made
anew for each. The newest answers push out those that nobody has asked for longest.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

MOST_BYTES = 12 * 2**20
LARGEST = 2**20
OWN = {"CSRF_COOKIE", "HTTP_AUTHORIZATION"}  # who sends these may get an answer that nobody else may


@dataclass(frozen=True, slots=True)
class Answer:
    """A page and the headers that it was given."""

    content: bytes
    headers: tuple[tuple[str, str], ...]


class Answers:
    """The answers of this process, by what changes whenever they would."""

    def __init__(self) -> None:
        self.held: OrderedDict[str, Answer] = OrderedDict()
        self.bytes = 0
        self.lock = Lock()

    def find(self, key: str) -> HttpResponse | None:
        """The answer that was made before."""
        with self.lock:
            found = self.held.get(key)
            if found is None:
                return None
            self.held.move_to_end(key)
        return HttpResponse(found.content, headers=dict(found.headers))

    def hold(self, key: str, response: HttpResponse) -> None:
        """Keep an answer, and let old ones go."""
        with self.lock:
            if key not in self.held:
                self.held[key] = Answer(response.content, tuple(response.headers.items()))
                self.bytes += len(response.content)
            while self.bytes > MOST_BYTES:
                _, gone = self.held.popitem(last=False)
                self.bytes -= len(gone.content)


ANSWERS = Answers()


def answered_once(
    request: HttpRequest, tag: str, make: Callable[[], HttpResponse], may: Callable[[], bool] = lambda: True
) -> HttpResponse:
    """The answer of a version of the register (`tag` names it) to this host, made if it is not held.

    `may` says whether one that is held may be given at all; if not, making it anew tells why.
    """
    key = f"{request.scheme} {request.get_host()} {tag}"
    found = ANSWERS.find(key)
    if found is not None and may():
        return found
    response = make()
    if request.method == "GET" and is_alike(request, response):
        ANSWERS.hold(key, response)
    return response


def is_alike(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer is the same for every visitor; within a transaction what it tells may yet be undone."""
    if response.status_code != 200 or response.streaming or response.cookies or connection.in_atomic_block:
        return False
    known = OWN & request.META.keys() or settings.SESSION_COOKIE_NAME in request.COOKIES
    return not known and len(response.content) <= LARGEST
