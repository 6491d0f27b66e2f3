"""Answers to visitors that were made once and hold as long as the register does not change.

Only what every visitor gets alike is held: a page that set a cookie, or was written with the token of a form, is made
anew for each. Answers are held compressed, as most browsers take them; the first of them, where it is given to a
program that takes nothing compressed, only when it is asked for again. The newest ones push out those that nobody has
asked for longest.
"""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from pobratim.sparing import give_back

MOST_BYTES = 12 * 2**20
LARGEST = 2**20
LEVEL = 3  # most of what can be won, in a few milliseconds
PACKED = re.compile(r"\bgzip\b")
OWN = {"CSRF_COOKIE", "HTTP_AUTHORIZATION"}  # who sends these may get an answer that nobody else may


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, compressed or not yet, and the headers that it was given."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    is_packed: bool = False

    def packed(self) -> "Answer":
        """The same answer, compressed."""
        return self if self.is_packed else Answer(gzip.compress(self.body, LEVEL), self.headers, is_packed=True)

    def to(self, request: HttpRequest) -> HttpResponse:
        """The answer to one more visitor, who takes it compressed or not."""
        if not takes_packed(request):
            body = gzip.decompress(self.body) if self.is_packed else self.body
            return HttpResponse(body, headers=dict(self.headers))
        response = HttpResponse(self.packed().body, headers={**dict(self.headers), "Content-Encoding": "gzip"})
        patch_vary_headers(response, ("Accept-Encoding",))
        return response


def takes_packed(request: HttpRequest) -> bool:
    """Whether a visitor takes compressed answers."""
    return bool(PACKED.search(request.headers.get("Accept-Encoding", "")))


class Answers:
    """The answers of this process, by what changes whenever they would."""

    def __init__(self) -> None:
        self.held: OrderedDict[str, Answer] = OrderedDict()
        self.bytes = 0
        self.lock = Lock()

    def find(self, key: str) -> Answer | None:
        """The answer that was made before, compressed from now on."""
        with self.lock:
            found = self.held.get(key)
        if found is None:
            return None
        packed = found.packed()
        self.hold(key, packed)
        return packed

    def hold(self, key: str, answer: Answer) -> None:
        """Keep an answer as the newest, and let old ones go; one that is very large is not kept."""
        if len(answer.body) > LARGEST:
            return
        with self.lock:
            if (before := self.held.pop(key, None)) is not None:
                self.bytes -= len(before.body)
            self.held[key] = answer
            self.bytes += len(answer.body)
            while self.bytes > MOST_BYTES:
                _, gone = self.held.popitem(last=False)
                self.bytes -= len(gone.body)


ANSWERS = Answers()
MAKING = tuple(Lock() for _ in range(64))  # of visitors who ask at once for the same one makes it, the others wait


def answered_once(
    request: HttpRequest, tag: str, make: Callable[[], HttpResponseBase], may: Callable[[], bool] = lambda: True
) -> HttpResponseBase:
    """The answer of a version of the register (`tag` names it) to this host, made if it is not held.

    `may` says whether one that is held may be given at all; if not, making it anew tells why.
    """
    key = f"{request.scheme} {request.get_host()} {tag}"
    found = ANSWERS.find(key)
    if found is not None and may():
        return found.to(request)
    with MAKING[hash(key) % len(MAKING)]:
        if found is None and (made := ANSWERS.find(key)) and may():  # while this one waited
            return made.to(request)
        response = make()
        if request.method == "GET" and isinstance(response, HttpResponse) and is_alike(request, response):
            return first(request, key, response)
        return response


def first(request: HttpRequest, key: str, response: HttpResponse) -> HttpResponse:
    """The answer that was made, which is held from now on; it is compressed but once."""
    answer = Answer(response.content, tuple(response.headers.items()))
    is_large = len(answer.body) > LARGEST
    if is_large or takes_packed(request):
        answer = answer.packed()
    ANSWERS.hold(key, answer)
    if is_large:
        give_back()
    return answer.to(request) if takes_packed(request) else response


def is_alike(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer is the same for every visitor; within a transaction what it tells may yet be undone."""
    if response.status_code != 200 or response.cookies or connection.in_atomic_block:
        return False
    if response.has_header("Content-Encoding"):  # held already where it was packed
        return False
    return not (OWN & request.META.keys() or settings.SESSION_COOKIE_NAME in request.COOKIES)
