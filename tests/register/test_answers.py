"""Answers are held for all visitors alike, and only what all of them get alike."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from pobratim.register import answers
from pobratim.register.answers import Answers, answered_once


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """An empty store."""
    made = Answers()
    monkeypatch.setattr(answers, "ANSWERS", made)
    return made


def ask(made: list[int], tag: str = "one", host: str = "testserver", **said: object) -> HttpResponse:
    request = RequestFactory().get("/ties/", headers={"host": host})
    request.META.update(said.pop("meta", {}))  # type: ignore[arg-type]

    def page() -> HttpResponse:
        made.append(1)
        response = HttpResponse(said.get("body", b"page"), status=said.get("status", 200), headers={"X-Told": "yes"})
        if said.get("cookie"):
            response.set_cookie("name", "value")
        return response

    return answered_once(request, tag, page)


def test_an_answer_is_made_once_for_a_version() -> None:
    made: list[int] = []
    first, again, other = ask(made), ask(made), ask(made, tag="two")
    assert len(made) == 2
    assert first.content == again.content == other.content == b"page"
    assert again.headers["X-Told"] == "yes"


@pytest.mark.parametrize(
    "said",
    [{"cookie": True}, {"status": 400}, {"meta": {"CSRF_COOKIE": "x"}}, {"meta": {"HTTP_AUTHORIZATION": "Bearer x"}}],
)
def test_what_is_one_visitors_own_is_never_held(said: dict[str, object], held: Answers) -> None:
    made: list[int] = []
    ask(made, **said)
    ask(made, **said)
    assert len(made) == 2
    assert not held.held


def test_each_host_has_its_own(settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    made: list[int] = []
    ask(made)
    ask(made, host="localhost")
    assert len(made) == 2


def test_old_answers_make_room(held: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_BYTES", 100)
    made: list[int] = []
    for tag in "abcde":
        ask(made, tag=tag, body=bytes(range(40)))
    assert held.bytes == 80
    assert [key[-1] for key in held.held] == ["d", "e"]


@pytest.mark.parametrize(("takes", "packed"), [("gzip, br", True), ("identity", False), ("", False)])
def test_who_takes_it_packed_gets_it_as_it_is_held(takes: str, packed: bool) -> None:
    made: list[int] = []
    ask(made, body="страница".encode())
    again = ask(made, meta={"HTTP_ACCEPT_ENCODING": takes})
    assert len(made) == 1
    assert (again.headers.get("Content-Encoding") == "gzip", "Accept-Encoding" in again.headers.get("Vary", "")) == (
        packed,
        packed,
    )
    assert (gzip.decompress(again.content) if packed else again.content) == "страница".encode()


@pytest.mark.parametrize(("takes", "packed"), [("gzip", True), ("", False)])
def test_the_first_who_takes_it_packed_has_it_packed_once(takes: str, packed: bool, held: Answers) -> None:
    first = ask([], body=b"page" * 40, meta={"HTTP_ACCEPT_ENCODING": takes})
    assert (first.headers.get("Content-Encoding") == "gzip") == packed
    (answer,) = held.held.values()
    assert answer.is_packed == packed
    assert (answer.body == first.content, held.bytes) == (True, len(first.content))


def test_what_was_not_packed_is_when_it_is_asked_for_again(held: Answers) -> None:
    made: list[int] = []
    first, again = ask(made, body=b"page" * 40), ask(made, body=b"page" * 40)
    (answer,) = held.held.values()
    assert (first.content, again.content, len(made)) == (b"page" * 40, b"page" * 40, 1)
    assert answer.is_packed
    assert held.bytes == len(answer.body) < len(first.content)
