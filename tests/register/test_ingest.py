from datetime import date

import pytest

from pobratim.register import queries
from pobratim.register.intake import original_of
from pobratim.register.models import AuditEvent, Claim, Decision, Document, Evidence, Fact, Place, Proposal, Tie
from pobratim.register.records import TieFilters
from tests.register import papers

pytestmark = pytest.mark.django_db
TABLES = (Document, Fact, Evidence, Proposal, Decision, Claim, Place, Tie, AuditEvent)


def counts():
    return {table.__name__: table.objects.count() for table in TABLES}


def test_memo_becomes_ties(memo):
    page = queries.ties(date(2019, 1, 1))
    assert page.total == 9
    assert memo.is_new
    assert memo.waiting == 0
    assert memo.accepted == memo.fresh == 24
    pairs = [(each.home.name, each.partner.name, each.kind) for each in page.ties]
    assert pairs[0] == ("Вяземский район", "Цзиндэчжэнь", "memorandum")
    assert ("Смоленск", "Орша", "cooperation") in pairs


def test_same_bytes_twice_change_nothing(memo, take):
    before = counts()
    again = take(papers.memo())
    assert counts() == before
    assert (again.is_new, again.fresh, again.known, again.accepted) == (False, 0, 24, 0)


def test_nor_does_a_paper_that_waits_for_a_decision(memo, take):
    take(papers.news())
    before = counts()
    assert take(papers.news()).waiting == 1
    assert counts() == before


def test_original_is_kept_by_its_sha256(memo):
    document = queries.documents()[0]
    assert original_of(document.sha256).read_bytes() == papers.MEMO.encode()


def test_without_acceptance_nothing_stands_in_the_register(take):
    intake = take(papers.memo(), accept="none")
    assert intake.outcomes == {"new": 24}
    assert intake.waiting == 24
    assert queries.ties().total == 0
    assert take(papers.memo(), accept="new").accepted == 24
    assert queries.ties().total == 9


def test_contradictions_wait_and_the_rest_is_accepted(memo, take):
    intake = take(papers.news())
    assert intake.outcomes == {"adds": 2, "contradicts": 1, "new": 2}
    assert intake.waiting == 1
    orsha = find("Орша", date(2025, 1, 1))
    assert orsha.kind == "cooperation"
    (kind,) = [each for each in orsha.conflicts if each.field == "kind"]
    held, said = kind.values
    assert (held.value, held.waiting, held.sources[0].document_name) == ("cooperation", False, "memo.txt")
    assert (said.value, said.waiting, said.sources[0].document_name) == ("twinning", True, "news.txt")
    assert "готовит с Оршей" in said.sources[0].quote


def test_sides_that_declare_different_states(memo, take):
    take(papers.news())
    take(papers.later())
    warsaw = find("Варшава", date(2025, 1, 1))
    declared = {each.side: each.state for each in warsaw.state.declared}
    assert declared == {"partner": "renounced", "home": "suspended"}
    (conflict,) = [each for each in warsaw.conflicts if each.field == "declared state"]
    assert {each.sources[0].document_name for each in conflict.values} == {"news.txt", "later.txt"}
    before = find("Варшава", date(2019, 1, 1))
    assert [each.state for each in before.state.declared] == ["active"]
    assert before.conflicts == ()


def test_two_papers_meet_in_one_place(memo, take):
    take(papers.news())
    take(papers.later())
    assert queries.ties(date(2025, 1, 1)).total == 9
    mogilev = find("Могилев", date(2025, 1, 1))
    assert [each.date for each in mogilev.agreements] == ["2003", None]


def test_larger_place_of_a_city_district(memo):
    ursynow = find("Урсынов", date(2019, 1, 1)).partner
    assert ursynow.part_of_name == "Варшава"


def test_a_project_hangs_on_the_ties_of_its_participants(memo):
    hagen, vitebsk = find("Хаген", date(2019, 1, 1)), find("Витебск", date(2019, 1, 1))
    assert [each.name for each in hagen.projects] == ["ЕВОСА"]
    assert hagen.projects[0].ties == tuple(sorted((hagen.id, vitebsk.id)))


def find(partner, as_of):
    (found,) = [each for each in queries.ties(as_of, TieFilters()).ties if each.partner.name == partner]
    return found
