from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pobratim.register import actions, looking, queries
from pobratim.register.actions.projecting import project, project_tie
from pobratim.register.meeting import RECORDS
from pobratim.register.models import Claim, Place, Tie
from pobratim.register.records import TieFilters
from tests.register import papers
from tests.register.test_ingest import find

pytestmark = pytest.mark.django_db
DAY = date(2025, 1, 1)


@pytest.fixture
def life(memo, take):
    """The memo and what came later."""
    take(papers.news())
    take(papers.later())


def partners(**filters):
    as_of = filters.pop("as_of", DAY)
    return [each.partner.name for each in queries.ties(as_of, TieFilters(**filters)).ties]


def test_filters(life):
    smolensk = Place.objects.get(name="Смоленск").pk
    assert len(partners(municipality=smolensk)) == 7
    assert partners(country="BY") == ["Витебск", "Могилев", "Орша"]
    assert partners(kind="memorandum") == ["Цзиндэчжэнь"]
    assert partners(state="renounced") == ["Варшава"]
    assert partners(state="suspended") == ["Варшава", "Хаген"]
    assert partners(state="terminated") == ["Союз гмин Кутновского региона"]
    assert partners(state="dormant") == ["Цзиндэчжэнь"]
    assert partners(state="conflict") == ["Варшава", "Орша"]
    assert len(partners(region="RU-SMO")) == 9
    assert partners(region="RU-OMS") == []


def test_few_ties_stand_in_the_order_of_all(life):
    order = looking.ordered(("as now",), "-partner", None)
    assert list(order.sort(set(order.numbers))) == list(order.numbers)
    first, last = order.numbers[0], order.numbers[-1]
    few = replace(order, numbers=[*order.numbers] * looking.FEW)
    assert list(few.sort({last, first})) == [first, last]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("хаген", ["Хаген"]),
        ("ХАГЕН", ["Хаген"]),
        ("Могилёв", ["Могилев"]),
        ("гмин кутно", ["Союз гмин Кутновского региона"]),
        ("взаимопониман", ["Цзиндэчжэнь"]),
        ("нет такого", []),
        ("%", []),
        ("Смоленск варшав", ["Варшава"]),
    ],
)
def test_search_knows_no_case_and_no_dots_over_e(life, text, expected):
    found = partners(text=text)
    assert [name for name in found if name in expected] == expected
    assert bool(found) is bool(expected)


def test_order(life):
    by_home = [each.home.name for each in queries.ties(DAY).ties]
    assert by_home == ["Вяземский район", "Десногорск"] + ["Смоленск"] * 7
    assert partners(order="partner")[:2] == ["Варшава", "Витебск"]
    assert partners(order="-partner")[:2] == ["Цзиндэчжэнь", "Хаген"]
    assert partners(order="date")[0] == "Хаген"
    assert partners(order="-date")[0] == "Герьен"
    assert partners(order="date")[-1] == "Орша"


def test_slices(life):
    whole = partners()
    page = queries.ties(DAY, TieFilters(offset=2, limit=3))
    assert page.total == 9
    assert [each.partner.name for each in page.ties] == whole[2:5]
    page = queries.ties(DAY, TieFilters(offset=1, limit=1, state="suspended"))
    assert (page.total, [each.partner.name for each in page.ties]) == (2, ["Хаген"])


def test_the_register_as_it_stood(life):
    assert partners(as_of=date(1990, 1, 1)) == ["Орша", "Хаген"]
    assert find("Хаген", date(2019, 1, 1)).state.declared[0].state == "active"
    assert find("Орша", date(2019, 1, 1)).conflicts == ()


def test_queries_do_not_grow_with_ties(life):
    with CaptureQueriesContext(connection) as seven:
        queries.ties(DAY, TieFilters(limit=7, order="partner"))
    with CaptureQueriesContext(connection) as nine:
        queries.ties(DAY)
    assert len(nine) == len(seven) < 32


def test_every_value_says_who(life):
    for tie in queries.ties(DAY).ties:
        assert queries.says_who("tie", tie.id, "kind")
        for agreement in tie.agreements:
            for field in ("kind", "title", "date"):
                if getattr(agreement, field):
                    assert queries.says_who("agreement", agreement.id, field)
        for act in tie.acts:
            assert queries.says_who("act", act.id, "date")
        assert queries.says_who("place", tie.partner.id)


def test_sources_quote_their_documents(life):
    texts = {each.id: queries.document(each.id).text for each in queries.documents()}
    for tie in queries.ties(DAY).ties:
        for source in queries.says_who("tie", tie.id):
            assert texts[source.document_id][source.start : source.end] == source.quote
            assert source.accepted_by == "vetrova"
            assert source.accepted_at is not None


def test_says_who_names_only_those_who_give_the_value(life):
    orsha = find("Орша", DAY)
    assert {each.document_name for each in queries.says_who("tie", orsha.id, "kind")} == {"memo.txt"}
    warsaw = find("Варшава", DAY)
    assert {each.document_name for each in queries.says_who("tie", warsaw.id, "kind")} == {
        "memo.txt",
        "news.txt",
        "later.txt",
    }


def test_a_document_with_its_facts(life):
    listed = {each.name: each for each in queries.documents()}
    assert (listed["news.txt"].facts, listed["news.txt"].waiting, listed["news.txt"].contradicting) == (5, 1, 1)
    shown = queries.document(listed["news.txt"].id)
    assert [each.kind for each in shown.facts] == ["statement", "act", "statement", "act", "statement"]
    waiting = shown.facts[-1]
    assert (waiting.state, waiting.against, waiting.sources[0].accepted_by) == ("waiting", ("kind", "status"), None)
    assert waiting.tie == find("Орша", DAY).id


def test_figures(life):
    found = queries.figures(DAY)
    assert (found.ties, found.municipalities, found.countries) == (9, 3, 5)
    assert (found.agreements, found.dated_agreements) == (11, 9)
    assert (found.first_agreement, found.last_agreement) == ("1985-11-15", "2017-02-10")
    assert (found.documents, found.waiting, found.conflicts) == (3, 1, 2)
    assert found.by_observed == {"no data": 8, "dormant": 1}
    assert found.by_declared["suspended"] == 2


def test_what_hangs_on_no_one_tie(life):
    assert [each.name for each in queries.projects("RU-SMO")] == ["ЕВОСА"]
    assert queries.projects("RU-OMS") == ()
    assert [each.what for each in queries.activities()] == ["visit"]
    assert [each.country for each in queries.directions("BY")] == ["BY"]
    assert queries.directions("CN") == ()
    assert len(queries.recommendations()) == len(queries.policies()) == 1
    assert queries.policies()[0].date == "2016-11-30"
    assert queries.countries() == ("BY", "CN", "DE", "HU", "PL")
    assert [each.name for each in queries.municipalities("RU-SMO")] == ["Вяземский район", "Десногорск", "Смоленск"]


def test_history(life):
    events = queries.history()
    assert [each.action for each in events[:3]] == ["accept_new", "propose_facts", "create_document"]
    assert all(each.by == "vetrova" for each in events)
    document = queries.documents()[-1]
    assert [each.action for each in queries.history("document", document.id)] == [
        "accept_new",
        "propose_facts",
        "create_document",
    ]


def test_rows_are_the_sum_of_their_claims(life):
    def rows():
        held = {}
        for kind, model in RECORDS.items():
            for row in model.objects.order_by("pk").values():
                row.pop("version", None)
                held[kind, row["id"]] = row
        return held

    before = rows()
    for kind, number in set(Claim.objects.values_list("record_kind", "record_id")):
        project(kind, number)
    for tie in Tie.objects.select_related("home", "partner"):
        project_tie(tie)
    assert rows() == before


def test_merged_places_bring_their_ties_together(memo, take, officer):
    text = "Договор о дружбе с Вяземским муниципальным округом и Цзиндэчжэнем подписан в 2010 году."
    okrug = papers.Party("Вяземский муниципальный округ", "district", "RU", region="RU-SMO")
    signed = papers.agreement(text, text, "treaty", "Договор о дружбе", "2010")
    other = papers.tie(text, (okrug, papers.JINGDEZHEN), text, kind="friendship", agreements=(signed,))
    take(papers.paper("okrug.txt", text, ties=(other,)))
    old, new = (Place.objects.get(name=name) for name in ("Вяземский район", "Вяземский муниципальный округ"))
    assert queries.ties(DAY).total == 10
    actions.merge_places(by=officer, keep=old.pk, drop=new.pk)
    assert queries.ties(DAY).total == 9
    tie = find("Цзиндэчжэнь", DAY)
    assert {each.date for each in tie.agreements} == {"2009-09-12", "2010"}
    assert tie.home.aliases == ("Вяземский муниципальный округ",)
    assert queries.place(new.pk).id == old.pk
    again = papers.paper("again.txt", text + " ", ties=(other,))
    assert take(again).outcomes == {"same": 2}


def test_a_successor(memo, officer):
    old, new = Place.objects.get(name="Вяземский район"), Place.objects.get(name="Десногорск")
    actions.link_places(by=officer, place=old.pk, other=new.pk, kind="succeeded by", date="2024")
    assert queries.place(old.pk).successor == new.pk
    assert queries.place(new.pk).predecessor == old.pk
