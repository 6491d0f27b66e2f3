"""What a program does with a token: papers come to the desk, or are read and forgotten."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pobratim.access import tokens
from pobratim.access.models import Token
from pobratim.accounts.models import Person
from pobratim.api import reading, writing
from pobratim.register import background
from pobratim.register.models import Delivery, Document, Fact
from tests.register import papers

TEXT = papers.memo().text
Call = Callable[..., Any]


@pytest.fixture
def call(filled: None) -> Call:
    """Asks the API with a token for the scopes."""

    def asking(
        path: str, *scopes: str, name: str = "справка.txt", content: bytes = TEXT.encode(), **headers: str
    ) -> Any:
        officer = Person.objects.get(username="vetrova")
        secret = tokens.give(by=officer, name="Программа", scopes=scopes, days=30)
        client = Client(headers={"Authorization": f"Bearer {secret}", **headers})
        if path.startswith("papers/"):
            return client.get(f"/api/v1/{path}")
        return client.post(f"/api/v1/{path}", {"paper": SimpleUploadedFile(name, content)})

    return asking


def test_a_paper_comes_to_the_desk(call: Call) -> None:
    content = "Смоленск и Нарва подписали соглашение о сотрудничестве 5 мая 2004 года.".encode()
    taken = call("papers", "ingest", name="новое.txt", content=content)
    assert taken.status_code == 202
    told = taken.json()
    assert (told["name"], told["state"], told["document"]) == ("новое.txt", "queued", None)
    background.work(until_empty=True)
    after = call(f"papers/{told['id']}", "ingest").json()
    assert after["state"] == "done"
    assert Document.objects.get(pk=after["document"]).sha256 == told["sha256"]
    assert Delivery.objects.get().by.get_username() == "vetrova"
    assert after["waiting"] > 0, "a person decides"


def test_why_a_paper_could_not_be_read_is_told(call: Call) -> None:
    told = call("papers", "ingest", name="пустой.txt", content=b" ").json()
    background.work(until_empty=True)
    after = call(f"papers/{told['id']}", "ingest", **{"Accept-Language": "en"}).json()
    assert after["state"] == "failed"
    assert "пустой.txt" in after["error"]


def test_facts_come_back_and_nothing_is_kept(call: Call) -> None:
    before = (Document.objects.count(), Fact.objects.count(), Delivery.objects.count())
    answer = call("read", "read")
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert told["document"]["name"] == "справка.txt"
    assert "Хаген" in {each["partner"]["name"] for each in told["ties"]}
    for tie in told["ties"]:
        for each in tie["evidence"]:
            assert told["text"][each["start"] : each["end"]] == each["quote"]
    assert before == (Document.objects.count(), Fact.objects.count(), Delivery.objects.count())


@pytest.mark.parametrize(
    ("path", "scopes", "name", "content", "status"),
    [
        ("read", ["ingest"], "a.txt", b"a", 403),
        ("papers", ["read"], "a.txt", b"a", 403),
        ("papers/1", ["read"], "", b"", 403),
        ("papers/999999", ["ingest"], "", b"", 404),
        ("papers/0", ["ingest"], "", b"", 422),
        ("read", ["read"], "a.exe", b"MZ\x00\x01", 422),
        ("read", ["read"], "a.docx", b"PK\x03\x04 broken", 422),
        ("read", ["read"], "a.txt", b" ", 422),
        ("read", ["read"], "../../../etc/passwd.txt", b" ", 422),
        ("read", ["read"], "a.txt", b"a" * (writing.LARGEST + 1), 413),
        ("papers", ["ingest"], "a.txt", b"a" * (writing.LARGEST + writing.AROUND), 413),
    ],
)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_refusals_are_problems(
    path: str, scopes: list[str], name: str, content: bytes, status: int, language: str, call: Call
) -> None:
    answer = call(path, *scopes, name=name, content=content, **{"Accept-Language": language})
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    told = answer.json()
    assert told["status"] == status
    assert told["detail"]
    if status != 404 and path != "papers/0":
        said = told["detail"].replace(name.rpartition("/")[2], "").lower()
        assert any("а" <= letter <= "я" for letter in said) == (language == "ru"), said


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic dmV0cm92YTp4", "Bearer " + "ж" * 9])
@pytest.mark.parametrize("path", ["papers", "read", "papers/1"])
def test_without_a_token_that_works_nothing_is_done(path: str, header: str, client: Client) -> None:
    ask = client.get if path == "papers/1" else client.post
    answer = ask(f"/api/v1/{path}", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "Токены для программ" in answer.json()["detail"]
    assert not Delivery.objects.exists()


def test_one_paper_is_read_at_a_time(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.05)
    with reading.turn:
        answer = call("read", "read")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert call("read", "read").status_code == 200


def test_a_token_may_not_ask_without_end(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from ninja.throttling import AuthRateThrottle

    monkeypatch.setattr(AuthRateThrottle, "timer", lambda _self: 1000.0)
    secret = tokens.give(by=Person.objects.get(username="vetrova"), name="Программа", scopes=["ingest"], days=30)
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    found = [client.get("/api/v1/papers/999").status_code for _ in range(31)]
    assert found == [404] * 30 + [429]
    assert call("papers/999", "ingest").status_code == 404, "another token has its own limit"
    cache.clear()


def test_a_paper_that_another_person_brought_is_not_told(call: Call) -> None:
    told = call("papers", "ingest").json()
    other = Person.objects.create_user("rogov", role="region officer", region="RU-SMO")
    secret = tokens.give(by=other, name="Другая", scopes=["ingest"], days=30)
    answer = Client(headers={"Authorization": f"Bearer {secret}"}).get(f"/api/v1/papers/{told['id']}")
    assert answer.status_code == 404
    assert Token.objects.get(person=other).used_at
