from dataclasses import replace
from datetime import date

import pytest

from pobratim.register import states
from pobratim.register.records import (
    ActivityRecord,
    ActRecord,
    AgreementRecord,
    LegalState,
    Source,
    Statement,
)
from tests.register.tables import known, rows

DAY = date(2023, 1, 1)
UNDERIVED = LegalState("unknown", "no date")


def source(document=1, dated=None):
    return Source(document, "paper", dated, 0, 1, "quote", "rule", "Rule.", "vetrova", None, 1, 1)


def act(number, kind, side="home", day=None, document=1):
    return ActRecord(number, kind, side, None, day, None, (source(document),))


def agreement(day, term=None):
    return AgreementRecord(1, "agreement", None, day, term, (), UNDERIVED, ())


def statement(number, status, dated=None, document=1, **more):
    known_values = {"since": None, "status_since": None, "status_by": None, **more}
    return Statement(
        number,
        "twinning",
        status,
        document_id=document,
        document_date=dated,
        sources=(source(document, dated),),
        **known_values,
    )


def activity(number, day, what="visit"):
    return ActivityRecord(number, what, day, (), (), (), ())


def acts_of(text):
    said = [each.strip().rpartition(" ") for each in (known(text) or "").split(",") if each.strip()]
    return [act(number, kind, day=day) for number, (kind, _, day) in enumerate(said, 1)]


@pytest.mark.parametrize(("day", "term", "acts", "as_of", "state", "ground", "since"), rows("legal_states.tsv"))
def test_legal_state(day, term, acts, as_of, state, ground, since):
    row = agreement(known(day), known(term))
    found = states.legal_state(row, states.acts_on(row, acts_of(acts), True), date.fromisoformat(as_of), False)
    assert (found.state, found.ground, found.since) == (state, ground, known(since))


def test_what_is_only_planned_is_not_signed():
    assert states.legal_state(agreement(None), [], DAY, True) == LegalState("intended", "not yet signed")


def test_a_prolongation_of_the_tie_touches_no_one_of_several_agreements():
    row = agreement("2004")
    prolonged, suspended = act(1, "prolongation", day="2010"), act(2, "suspension", day="2022")
    assert states.acts_on(row, [prolonged, suspended], False) == [suspended]
    assert states.acts_on(row, [replace(prolonged, agreement=1)], False) != []


def test_each_side_declares_by_its_latest_act():
    acts = [
        act(1, "suspension", "home", "2014"),
        act(2, "resumption", "home", "2016"),
        act(3, "renunciation", "partner", "2022-03"),
    ]
    declared = states.declared_states(acts, [])
    assert [(each.side, each.state, each.since) for each in declared] == [
        ("home", "active", "2016"),
        ("partner", "renounced", "2022-03"),
    ]


def test_an_older_or_undated_statement_gives_way_to_acts():
    acts = [act(1, "renunciation", "partner", "2022-03", document=2)]
    assert len(states.declared_states(acts, [statement(1, "active")])) == 1
    assert len(states.declared_states(acts, [statement(1, "active", "2019")])) == 1
    later = states.declared_states(acts, [statement(1, "active", "2023-05")])
    assert [(each.side, each.state) for each in later] == [("partner", "renounced"), ("unknown", "active")]


def test_a_later_statement_replaces_an_earlier_one():
    found = states.declared_states([], [statement(1, "active", "2019"), statement(2, "dormant", "2021", document=2)])
    assert [each.state for each in found] == ["dormant"]
    both = states.declared_states([], [statement(1, "active"), statement(2, "dormant", "2021", document=2)])
    assert [each.state for each in both] == ["active", "dormant"]


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ([], "no data"),
        ([None, None], "no data"),
        (["2022-06"], "active"),
        (["2020-06"], "weak"),
        (["2015"], "dormant"),
        (["2015", "2022"], "active"),
        (["2015", None], "dormant"),
    ],
)
def test_observed_activity(dates, state):
    found = states.observed_state([activity(number, day) for number, day in enumerate(dates)], [], DAY)
    assert found.state == state
    assert found.undated == dates.count(None)


def test_a_source_that_says_nothing_is_done_is_heard_until_something_happens():
    said = [statement(1, "dormant", "2019-01-01")]
    assert states.observed_state([], said, DAY).state == "dormant"
    assert states.observed_state([], said, DAY).said_dormant == said[0].sources
    assert states.observed_state([activity(1, "2022-06")], said, DAY).state == "active"


def test_observed_activity_is_explained():
    found = states.observed_state(
        [activity(1, "2019-05"), activity(2, "2022-06"), activity(3, "2022", "sport")], [], DAY
    )
    assert (found.last, found.in_1_year, found.in_3_years, found.in_5_years) == ("2022", 2, 2, 3)
    assert found.kinds == (("sport", 1), ("visit", 2))
