"""The review: decisions with their grounds, facts made of words, pages whose queries do not grow with the facts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pobratim.desk.adding import blank, span_of
from pobratim.desk.views.review import differing, lines
from pobratim.register import queries
from pobratim.register.intake import ingest
from tests.register import papers

from .conftest import Desk


def test_every_line_of_the_paper_tells_where_it_begins(desk: Desk) -> None:
    for number in (desk.memo, desk.news):
        paper = queries.document(number)
        for line in lines(paper, None):
            text = "".join(piece.text for piece in line.pieces)
            assert paper.text[line.start : line.start + len(text)] == text


def test_a_decision_is_shown_with_who_when_and_why(desk: Desk) -> None:
    client = desk.client("region officer")
    fact = desk.facts("waiting")[0]
    client.post(desk.address(fact, "reject"), {"reason": "документ не подписан"})
    client.post(desk.address(fact, "undo"), {"reason": ""})
    html = client.get(f"/desk/papers/{desk.news}/").content.decode()
    assert "отклонил(а): region-officer" in html
    assert "документ не подписан" in html
    assert "отменил(а): region-officer" in html


def test_both_sources_stand_side_by_side(desk: Desk) -> None:
    html = desk.client("reader").get(f"/desk/papers/{desk.news}/").content.decode()
    assert "В этом документе:" in html
    assert "В реестре:" in html
    assert 'class="differs"' in html


@pytest.mark.parametrize(
    ("said", "held", "expected"),
    [
        ("2002", "2003", (("2002", True),)),
        ("Договор о дружбе", "Договор о братстве", (("Договор о", False), ("дружбе", True))),
        ("", "2003", ()),
    ],
)
def test_differences_are_marked_word_by_word(said: str, held: str, expected: tuple[tuple[str, bool], ...]) -> None:
    assert differing(said, held) == expected


def test_a_missed_fact_rests_on_the_words_that_were_selected(desk: Desk) -> None:
    client = desk.client("region officer")
    text = queries.document(desk.memo).text
    start = text.index("Хаген")
    address = f"/desk/papers/{desk.memo}/facts/add/"
    html = client.get(f"{address}?start={start}&end={start + 5}&fact_kind=activity").content.decode()
    assert "<blockquote" in html
    said = {"fact_kind": "activity", "start": start, "end": start + 5, "what": "festival", "date": "2014-05"}
    said["participants"] = "Смоленск, Хаген"
    response = client.post(address, said)
    assert response.status_code == 302
    made = max(queries.document(desk.memo).facts, key=lambda each: each.id)
    assert (made.kind, made.state, made.payload["date"]) == ("activity", "accepted", "2014-05")
    assert (made.sources[0].start, made.sources[0].quote) == (start, "Хаген")


def test_words_may_be_typed_where_there_are_no_scripts(desk: Desk) -> None:
    client = desk.client("region officer")
    address = f"/desk/papers/{desk.memo}/facts/add/"
    said = {"fact_kind": "recommendation", "words": "Хаген", "text": "Обновить соглашение"}
    assert client.post(address, said).status_code == 302
    html = client.post(address, {**said, "words": "таких слов нет"}).content.decode()
    assert "Таких слов в документе нет" in html
    html = client.post(address, {**said, "text": ""}).content.decode()
    assert "Такой факт записать нельзя" in html


def test_a_reader_adds_no_fact(desk: Desk) -> None:
    assert desk.client("reader").get(f"/desk/papers/{desk.memo}/facts/add/").status_code == 403
    assert desk.client("visitor").get(f"/desk/papers/{desk.memo}/facts/add/").status_code == 302


def test_an_officer_of_another_municipality_adds_nothing_to_a_tie(desk: Desk) -> None:
    said = {"fact_kind": "act", "words": "Хаген", "kind": "suspension", "date": "2022"}
    assert desk.client("municipality officer").post(f"/desk/papers/{desk.memo}/facts/add/", said).status_code == 403


def test_a_correction_keeps_the_words_that_show_it(desk: Desk) -> None:
    fact = next(each for each in desk.facts("waiting") if each.kind == "statement")
    text = queries.document(desk.news).text
    said = {"since": "2012", "words_start": "0", "words_end": "7"}
    desk.client("region officer").post(desk.address(fact, "correct"), said)
    now = next(each for each in queries.document(desk.news).facts if each.id == fact.id)
    assert (now.state, now.sources[-1].quote) == ("corrected", text[:7])


def test_the_form_is_filled_from_the_words(desk: Desk) -> None:
    paper = queries.document(desk.memo)
    words = "15 ноября 1985 года"
    span = span_of(paper.text, "", "", words)
    assert span is not None
    assert blank("agreement", paper, span)["date"] == "1985-11-15"
    assert blank("agreement", paper, span)["home"]["name"] == "Смоленск"
    assert span_of(paper.text, "5", "3", "") is None


def test_queries_do_not_grow_with_the_facts(desk: Desk) -> None:
    client = desk.client("region officer")
    facts = papers.hundred()
    many = ingest(facts.text.encode(), facts, by=desk.people["region officer"]).document
    asked = {}
    for number in (desk.news, many):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(f"/desk/papers/{number}/").status_code == 200
        asked[number] = len(seen)
    assert asked[many] <= asked[desk.news] <= 45


def test_an_officer_of_a_town_accepts_what_is_sure_of_the_own_town(desk: Desk) -> None:
    officer = desk.people["municipality officer"]
    client = desk.client("municipality officer")
    client.post(f"/desk/papers/{desk.news}/accept-sure/")
    assert not [each for each in queries.document(desk.news).facts if each.state == "accepted"]
    officer.municipality = next(each.id for each in queries.municipalities() if each.name == "Смоленск")
    officer.save()
    client.post(f"/desk/papers/{desk.news}/accept-sure/")
    assert [each for each in queries.document(desk.news).facts if each.state == "accepted"]
