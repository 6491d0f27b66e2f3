"""Details of agreements change what their legal state is: entry into force, prolongation by itself, a later effect."""

from datetime import date

import pytest

from pobratim.register.records import ActRecord, AgreementRecord, LegalState
from pobratim.register.states import legal_state

NOW = date(2024, 5, 1)


def agreement(term: str | None = None, **details: str) -> AgreementRecord:
    """An agreement of 2015 with details."""
    unset = LegalState("unknown", "no date")
    return AgreementRecord(1, "treaty", None, "2015-03-01", term, (), unset, (), details=tuple(details.items()))


@pytest.mark.parametrize(
    ("given", "state", "ground"),
    [
        (agreement(), "signed", "signed"),
        (agreement(in_force="2015-06"), "in force", "entry into force"),
        (agreement(in_force="2031"), "signed", "signed"),
        (agreement("P5Y"), "expired", "term over"),
        (agreement("P5Y", renewal="automatic"), "in force", "prolonged"),
        (agreement("P5Y", renewal="by consent"), "expired", "term over"),
    ],
)
def test_the_legal_state_with_details(given: AgreementRecord, state: str, ground: str) -> None:
    found = legal_state(given, (), NOW, planned=False)
    assert (found.state, found.ground) == (state, ground)


@pytest.mark.parametrize(("effect", "state"), [("2024-04-30", "terminated"), ("2024-12-31", "signed")])
def test_a_termination_ends_when_it_takes_effect(effect: str, state: str) -> None:
    act = ActRecord(7, "termination", "partner", None, "2024-02-01", None, (), (("effect_on", effect),))
    found = legal_state(agreement(), (act,), NOW, planned=False)
    assert (found.state, found.act) == (state, 7)
