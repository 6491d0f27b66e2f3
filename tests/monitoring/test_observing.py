"""What is observed of a tie, told with its numbers; silence is never told as dormancy."""

from datetime import date

import pytest
from django.utils.translation import override

from pobratim.monitoring.observing import observe, sentence, window
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.records import ActivityRecord
from pobratim.register.states import observed_state

from .conftest import Kept
from .tables import rows


@pytest.mark.parametrize("row", rows("observations.tsv"), ids=lambda row: f"{row[0]} {row[1]}")
def test_the_sentence_explains_the_state(row: list[str]) -> None:
    day, events, confirmed, expected = row
    as_of = date.fromisoformat(day)
    held = [
        ActivityRecord(number, kind, None if at == "-" else at, (), (), (), ())
        for number, each in enumerate(events.split("; "))
        if each
        for kind, at in [each.split(" ")]
    ]
    observed = observed_state(held, (), as_of)
    last = next((each for each in held if each.id == observed.last_activity), None)
    with override("ru"):
        said = sentence(observed, last, [window(held, years, as_of) for years in (1, 3, 5)], confirmed or None)
    assert said == expected


def test_a_tie_without_dated_events_has_no_data_and_asks(kept: Kept) -> None:
    found = observe(queries.tie(kept.tie("Варшава"), date(2026, 11, 23)))
    assert found.observed.state == "no data"
    assert found.last_confirmed == "2012-03-12"
    with override("en"):
        assert "Ask the municipality." in observe(queries.tie(kept.tie("Варшава"))).sentence


def test_an_entered_event_is_the_ground_of_the_state(kept: Kept) -> None:
    tie = kept.tie("Хаген")
    values = {"what": "visit", "date": "2026-04-02"}
    actions.add_activity(by=kept.people["region"], tie=tie, values=values, basis=Basis("программа визита"))
    found = observe(queries.tie(tie, date(2026, 11, 23)))
    assert found.observed.state == "active"
    assert found.sources[0].quote == "программа визита"
    assert [each.number for each in found.windows] == [1, 1, 1]
    before = observe(queries.tie(tie, date(2026, 4, 1)))
    assert before.observed.state == "no data"
