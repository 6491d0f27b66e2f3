"""The example papers, read and taken in: what life does to a memo."""

from datetime import date
from pathlib import Path

import pytest

from pobratim.documents import read_path
from pobratim.facts.reader import read_facts
from pobratim.register import queries
from pobratim.register.intake import ingest
from pobratim.register.records import TieFilters
from tests.register.test_ingest import find

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = sorted(path for path in EXAMPLES.iterdir() if path.suffix != ".md")
DAY = date(2025, 12, 1)


@pytest.fixture
def register(officer):
    """The papers in the order in which `make run` brings them."""
    for path in PAPERS:
        ingest(path.read_bytes(), read_facts(read_path(path)), by=officer, accept="new")


@pytest.mark.django_db
def test_what_the_register_says_of_the_example(register):
    warsaw = find("Варшава", DAY)
    assert {each.side: each.state for each in warsaw.state.declared} == {"partner": "renounced", "home": "suspended"}
    (conflict,) = [each for each in warsaw.conflicts if each.field == "declared state"]
    assert {each.sources[0].document_name for each in conflict.values} == {"news-2022-2025.txt", "status-2025.html"}
    suspended = queries.ties(DAY, TieFilters(state="suspended")).ties
    assert {each.partner.name for each in suspended} == {"Хаген", "Тюль", "Варшава", "Тарговиште"}
    kutno = find("Союз гмин Кутновского региона", DAY)
    assert [(each.side, each.state, each.since) for each in kutno.state.declared] == [
        ("partner", "terminated", "2022-03")
    ]
    assert [each.date for each in kutno.agreements] == ["2004-05-31"]
    orsha = find("Орша", DAY)
    (kind,) = [each for each in orsha.conflicts if each.field == "kind"]
    said = {each.value: (each.waiting, each.sources[0].document_name) for each in kind.values}
    assert said["cooperation"] == (False, "memo.txt")
    assert said["twinning"] == (True, "news-2022-2025.txt")


@pytest.mark.django_db
def test_the_memo_as_it_stood(register):
    ties = {each.partner.name: each for each in queries.ties(date(2019, 1, 1), TieFilters(region="RU-SMO")).ties}
    assert {"Хаген", "Урсынов", "Герьен", "Толочинский район", "Цзиндэчжэнь"} <= set(ties)
    assert ties["Варшава"].conflicts == ()
    assert [each.state for each in ties["Варшава"].state.declared] == ["active"]
    assert ties["Цзиндэчжэнь"].state.observed.state == "dormant"
    assert ties["Хаген"].state.observed.state == "no data"
