import pytest

from pobratim.register.comparing import Known, compare_act, compare_agreement, compare_statement
from tests.register.tables import known, rows


def instrument(kind, title, date):
    return {"kind": kind, "title": known(title), "date": known(date), "term": None}


@pytest.mark.parametrize(("kind", "title", "date", "kind2", "title2", "date2", "outcome"), rows("meetings.tsv"))
def test_agreements(kind, title, date, kind2, title2, date2, outcome):
    held = Known(7, instrument(kind2, title2, date2))
    found = compare_agreement(instrument(kind, title, date), [held])
    assert found.outcome == outcome
    assert (found.record == 7) is (outcome != "new")


def said(kind="twinning", status="active", since=None, status_since=None):
    return {"kind": kind, "status": status, "since": since, "status_since": status_since}


@pytest.mark.parametrize(
    ("new", "held", "dated", "acted", "outcome"),
    [
        (said(), said(), None, False, "same"),
        (said("unknown", "unstated"), said(), None, False, "same"),
        (said("twinning"), said("cooperation"), None, False, "contradicts"),
        (said("twinning"), said("unknown"), None, False, "adds"),
        (said(status="dormant"), said(status="active"), None, False, "contradicts"),
        (said(status="dormant"), said(status="active"), "2023", False, "adds"),
        (said(status="suspended"), said(status="active"), None, True, "adds"),
        (said(status="suspended", status_since="2022"), said(status="active"), None, False, "adds"),
        (said(since="1985"), said(since="1985-11"), None, False, "same"),
        (said(since="1985"), said(since="1986"), None, False, "contradicts"),
        (said("twinning", since="2014"), said("partnership", since="2005"), None, False, "adds"),
        (said("partnership", since="2005"), said("twinning", since="2014-05-05"), None, False, "adds"),
        (said("twinning", since="2005-03"), said("partnership", since="2005"), None, False, "contradicts"),
        (said("twinning", since="2014"), said("partnership"), None, False, "contradicts"),
    ],
)
def test_statements(new, held, dated, acted, outcome):
    assert compare_statement(new, [Known(1, held, "2019")], dated, acted).outcome == outcome


def test_the_first_statement_is_new():
    assert compare_statement(said(), [], None, False).outcome == "new"


def act(kind="suspension", side="home", date=None):
    return {"kind": kind, "side": side, "date": date}


@pytest.mark.parametrize(
    ("new", "held", "outcome"),
    [
        (act(), act(), "same"),
        (act(date="2022-03"), act(date="2022"), "adds"),
        (act(date="2022"), act(date="2022-03"), "same"),
        (act(side="partner"), act(side="home"), "new"),
        (act(side="home"), act(side="unknown"), "adds"),
        (act("renunciation"), act("termination"), "new"),
        (act(date="2014"), act(date="2022"), "new"),
        (act(date="2022-03"), act(date="2022-05"), "contradicts"),
    ],
)
def test_acts(new, held, outcome):
    assert compare_act(new, [Known(1, held)]).outcome == outcome
