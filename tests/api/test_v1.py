"""The API as a program meets it."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from pobratim.api.v1 import api
from pobratim.exchange import gathering, streaming
from pobratim.register import looking
from pobratim.register.models import Document, Tie
from pobratim.register.outlines import every
from pobratim.register.reckoning import reckon

V1 = "/api/v1"


def got(client: Client, address: str) -> Any:
    response = client.get(V1 + address)
    assert response.status_code == 200, response.content
    return response.json()


def test_pages_by_cursor_hold_every_tie_once(client: Client) -> None:
    whole = [each["id"] for each in got(client, "/ties")["items"]]
    seen: list[int] = []
    cursor = ""
    while cursor is not None:
        page = got(client, f"/ties?limit=3&cursor={cursor}")
        seen += [each["id"] for each in page["items"]]
        cursor = page["next"]
    assert seen == whole == sorted(Tie.objects.filter(live=True).values_list("pk", flat=True))


def test_a_tie_comes_with_the_words_behind_it(client: Client) -> None:
    german = got(client, "/ties?country=DE")["items"]
    assert {each["partner"]["country"] for each in german} == {"DE"}
    tie = got(client, f"/ties/{german[0]['id']}")
    assert tie == german[0]
    text = Document.objects.get().text
    assert tie["evidence"]
    for each in tie["evidence"]:
        assert text[each["start"] : each["end"]] == each["quote"]


def test_the_register_is_told_as_of_a_day(client: Client) -> None:
    now, before = (got(client, f"/statistics{asked}") for asked in ("", "?as_of=1990-01-01"))
    assert now["ties"] > before["ties"]
    walked = reckon((each for each in every(timezone.localdate()) if each.published), timezone.localdate())
    assert (now["homes"], now["partners"]) == (walked.municipalities, walked.partners)
    assert [now[f"by_{axis}"] for axis in ("kind", "observed")] == [walked.by_kind, walked.by_observed]
    assert before["as_of"] == "1990-01-01"


def test_lists_of_what_hangs_on_ties(client: Client) -> None:
    assert got(client, "/agreements")["items"][0]["tie"]
    assert isinstance(got(client, "/acts")["items"], list)
    assert "Смоленск" in {each["name"] for each in got(client, "/places")["items"]}
    number = got(client, "/places")["items"][0]["id"]
    assert got(client, f"/places/{number}")["id"] == number
    assert len(got(client, "/documents")["items"]) == 1


def test_changes_since_a_moment(client: Client) -> None:
    found = got(client, "/changes?since=2000-01-01T00:00:00Z")["items"]
    assert {each["tie"] for each in found} == set(Tie.objects.filter(live=True).values_list("pk", flat=True))
    last = found[-1]["at"].replace("+", "%2B")
    assert got(client, f"/changes?since={last}")["items"] == []


def test_only_what_is_published_is_told(client: Client) -> None:
    hidden = Tie.objects.filter(live=True).first()
    assert hidden is not None
    hidden.published = False
    hidden.save()
    Document.objects.update(published=False)
    assert hidden.pk not in {each["id"] for each in got(client, "/ties")["items"]}
    assert client.get(f"{V1}/ties/{hidden.pk}").status_code == 404
    assert got(client, "/documents")["items"] == []
    assert all(not each["evidence"] for each in got(client, "/ties")["items"])
    for address in ("/ties", "/places", "/documents", "/statistics", "/changes?since=2000-01-01T00:00:00Z"):
        assert b"vetrova" not in client.get(V1 + address).content


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/ties/999999", 404),
        ("/ties/0", 422),
        ("/ties/99999999999999999999", 422),
        ("/ties?cursor=%D0%B6", 400),
        ("/ties?cursor=LTU=", 400),
        ("/ties?limit=100000", 422),
        ("/ties?kind=marriage", 422),
        ("/ties?country=de", 422),
        ("/ties?as_of=2999-01-01", 422),
        ("/ties/1?as_of=2999-01-01", 422),
        ("/statistics?as_of=yesterday", 422),
        ("/ties?q=%00", 422),
        ("/changes", 422),
    ],
)
def test_errors_are_problems(address: str, status: int, client: Client) -> None:
    response = client.get(V1 + address)
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"].startswith("application/problem+json")
    told = response.json()
    assert told["status"] == status
    assert told["detail"]
    assert told["instance"] == (V1 + address).partition("?")[0]


def test_the_same_answer_is_not_sent_twice(client: Client) -> None:
    first = client.get(f"{V1}/ties")
    again = client.get(f"{V1}/ties", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Tie.objects.all().first()
    other = client.get(f"{V1}/ties?limit=1", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_who_asks_too_often_is_told_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    throttle = api.throttling[0] if hasattr(api, "throttling") else api.throttle[0]
    monkeypatch.setattr(throttle, "num_requests", 2)
    answers = [client.get(f"{V1}/statistics", headers={"X-Forwarded-For": str(at)}) for at in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert int(answers[2].headers["Retry-After"]) > 0
    assert answers[2].json()["title"] == "Too Many Requests"
    cache.clear()


@pytest.mark.parametrize("name", ["ties.csv", "register.xlsx", "register.ttl", "register.geojson", "datapackage.json"])
def test_files_may_be_kept_with_the_filters_applied(name: str, client: Client) -> None:
    response = client.get(f"/data/{name}?country=DE")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    if name == "ties.csv":
        text = response.getvalue().decode()
        assert "Хаген" in text
        assert "Варшава" not in text


def rows(name: str, content: bytes) -> list[object]:
    """What a file holds; places stand before their first ties, wherever that is."""
    if name.endswith(".geojson"):
        return sorted(json.loads(content)["features"], key=lambda each: each["id"])
    return list(content.splitlines())


@pytest.mark.parametrize("name", ["ties.csv", "evidence.csv", "register.jsonl", "register.geojson"])
def test_the_first_rows_are_sent_before_the_last_are_read(
    name: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get(f"/data/{name}").getvalue()
    read: list[int] = []
    fetch = looking.in_turn
    monkeypatch.setattr(looking, "in_turn", lambda *words: [read.append(1), fetch(*words)][1])
    monkeypatch.setattr(gathering, "SLICE", 1)
    monkeypatch.setattr(streaming, "AT_ONCE", 1)
    response = client.get(f"/data/{name}")
    sent = iter(response)
    first = next(sent)
    assert len(read) <= 1
    assert rows(name, first + b"".join(sent)) == rows(name, whole)
    assert len(read) == Tie.objects.count() > 5
    again = client.get(f"/data/{name}", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_what_fails_before_the_first_row_is_an_error(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr(looking, "in_turn", lambda *words: 1 / 0)
    assert client.get("/data/register.jsonl").status_code == 500


def test_files_that_are_not_there_and_filters_that_cannot_be(client: Client) -> None:
    assert client.get("/data/people.csv").status_code == 404
    assert client.get("/data/ties.exe").status_code == 404
    assert client.get("/data/ties.csv?country=nowhere").status_code == 422


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_lists_every_file_and_address(language: str, client: Client) -> None:
    shown = client.get("/data/", headers={"Accept-Language": language}).content.decode()
    for word in ("/data/ties.csv", "/data/register.xlsx", "/api/v1/ties/{number}", "openapi.json"):
        assert word in shown
    assert ("Открытые данные" in shown) == (language == "ru")
    assert "http://" not in shown.replace("http://127.0.0.1:8000/api/", "").replace("http://testserver", "").replace(
        "http://www.w3.org", ""
    )


def test_the_list_of_ties_offers_itself_with_its_filters(client: Client) -> None:
    shown = client.get("/ties/?country=DE&kind=twinning").content.decode()
    assert 'href="/data/ties.csv?country=DE&amp;kind=twinning"' in shown
    assert 'href="/data/"' in shown


@pytest.mark.parametrize(
    "moment",
    ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-20:35", "5872-02-08T14:10:39-20:35", "1970-01-01T00:00:00+23:00"],
)
def test_moments_that_a_database_would_refuse(client: Client, moment: str) -> None:
    assert got(client, f"/changes?since={moment.replace('+', '%2B')}")["items"] is not None


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_is_held_counts_among_the_times_that_one_may_ask(settings, monkeypatch) -> None:
    from pobratim.api import urls
    from pobratim.register import answers

    monkeypatch.setattr(answers, "ANSWERS", answers.Answers())
    client = Client()
    first = client.get("/api/v1/ties")
    assert (first.status_code, len(answers.ANSWERS.held)) == (200, 1)
    monkeypatch.setattr(urls.THROTTLE, "num_requests", 2)
    urls.THROTTLE.cache.clear()
    assert [client.get("/api/v1/ties").status_code for _ in range(3)] == [200, 200, 429]
    urls.THROTTLE.cache.clear()
