"""What the buttons of the review do to the register."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from pobratim.register import queries
from pobratim.register.papers import FactRecord

from .conftest import Desk

HTMX = {"HX-Request": "true"}


def statement(desk: Desk, partner: str) -> FactRecord:
    """What the news says of the tie with a partner."""
    return next(
        fact
        for fact in queries.document(desk.news).facts
        if fact.kind == "statement" and fact.payload["partner"]["name"] == partner  # type: ignore[index]
    )


def test_accepting_makes_the_state_of_the_tie(desk: Desk) -> None:
    client = desk.client("region officer")
    fact = statement(desk, "Варшава")
    act = next(each for each in queries.document(desk.news).facts if each.parent == fact.id)
    for each in (fact, act):
        client.post(desk.address(each, "accept"))
    tie = queries.tie(statement(desk, "Варшава").tie or 0)
    assert ("partner", "renounced", "2022-03") in {(each.side, each.state, each.since) for each in tie.state.declared}


def test_the_card_comes_back_alone_for_htmx(desk: Desk) -> None:
    fact = statement(desk, "Варшава")
    html = desk.client("region officer").post(desk.address(fact, "accept"), headers=HTMX).content.decode()
    assert html.lstrip().startswith("<article")
    assert 'data-state="accepted"' in html
    assert "Отменить решение" in html


def test_a_correction_is_kept_beside_what_was_read(desk: Desk) -> None:
    fact = statement(desk, "Варшава")
    said = {"kind": "cooperation", "since": "2012", "reason": "по тексту соглашения"}
    desk.client("region officer").post(desk.address(fact, "correct"), said)
    now = statement(desk, "Варшава")
    assert now.state == "corrected"
    assert (now.payload["kind"], now.payload["since"]) == ("cooperation", "2012")
    assert now.payload["home"] == fact.payload["home"]


def test_a_correction_that_cannot_stand_is_told_at_its_fact(desk: Desk) -> None:
    fact = statement(desk, "Варшава")
    response = desk.client("region officer").post(desk.address(fact, "correct"), {"since": "вчера"}, headers=HTMX)
    assert "Исправление не подходит" in response.content.decode()
    assert statement(desk, "Варшава").state == "waiting"


def test_the_later_of_two_people_is_told(desk: Desk) -> None:
    fact = statement(desk, "Варшава")
    desk.client("administrator").post(desk.address(fact, "reject"))
    response = desk.client("region officer").post(desk.address(fact, "accept"), headers=HTMX)
    assert "принял кто-то другой" in response.content.decode()
    assert statement(desk, "Варшава").state == "rejected"


def test_what_contradicts_stands_beside_what_the_register_says(desk: Desk) -> None:
    html = desk.client("region officer").get(f"/desk/papers/{desk.news}/").content.decode()
    assert "противоречит реестру" in html
    assert "В реестре:" in html
    assert "<ins>сотрудничество</ins>" in html


def test_accepting_all_that_is_sure_leaves_what_contradicts(desk: Desk) -> None:
    client = desk.client("region officer")
    response = client.post(f"/desk/papers/{desk.news}/accept-sure/", follow=True)
    assert "Принято" in response.content.decode() or "Приняты" in response.content.decode()
    assert {fact.outcome for fact in desk.facts("waiting")} == {"contradicts"}


def test_unknown_facts_and_papers_are_not_there(desk: Desk) -> None:
    client = desk.client("administrator")
    assert client.post(f"/desk/papers/{desk.news}/facts/99999/accept/").status_code == 404
    assert client.post(f"/desk/papers/{desk.memo}/facts/{desk.facts('waiting')[0].id}/accept/").status_code == 404
    assert client.get("/desk/papers/99999/").status_code == 404


def test_no_file_is_a_sentence(desk: Desk) -> None:
    assert "Файл не выбран" in desk.client("region officer").post("/desk/papers/", follow=True).content.decode()


def test_the_original_is_to_keep_and_never_to_show(desk: Desk) -> None:
    response = desk.client("visitor").get(f"/documents/{desk.memo}/original/")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert b"".join(response.streaming_content).decode() == queries.document(desk.memo).text


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_memo_is_a_file_to_keep(desk: Desk, ending: str) -> None:
    response = desk.client("visitor").get(f"/memo/{ending}/?as_of=2026-01-01")
    assert response.headers["Content-Disposition"] == f'attachment; filename="memo-2026-01-01.{ending}"'
    assert response.content[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[ending]


def test_the_memo_of_an_empty_register_says_so(db: None) -> None:
    visitor = Client(headers={"accept-language": "ru"})
    assert "реестр не знает связей" in visitor.get("/memo/").content.decode()
    assert visitor.get("/memo/docx/").status_code == 404
    assert visitor.get("/memo/exe/").status_code == 404


def test_visitors_never_see_words_of_a_paper_that_is_not_published(desk: Desk) -> None:
    from pobratim.register import actions

    quote = statement(desk, "Варшава").sources[0].quote
    client = desk.client("region officer")
    client.post(f"/desk/papers/{desk.news}/accept-sure/")
    actions.publish_document(by=desk.people["region officer"], document=desk.news, published=False)
    tie = statement(desk, "Варшава").tie
    disputed = statement(desk, "Орша")
    visitor = desk.client("visitor")
    assert disputed.sources[0].quote not in visitor.get(f"/ties/{disputed.tie}/").content.decode()
    assert disputed.sources[0].quote in client.get(f"/ties/{disputed.tie}/").content.decode()
    for path in (f"/ties/{tie}/", "/ties/", "/memo/", "/documents/", "/"):
        assert quote not in visitor.get(path).content.decode(), path
    assert visitor.get(f"/documents/{desk.news}/").status_code == 404
    assert quote in client.get(f"/ties/{tie}/").content.decode()


def test_a_page_of_the_register_asks_the_database_a_constant_number_of_times(
    desk: Desk, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    visitor = desk.client("visitor")
    visitor.get("/ties/")
    with django_assert_max_num_queries(36):
        assert visitor.get("/ties/").content.decode().count('<th scope="row"') >= 8
