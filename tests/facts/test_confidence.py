"""How sure the reader is: a share, with the doubts named; surer of what is said than of what is inferred."""

import pytest

from pobratim.facts.confidence import DOUBTS, with_confidence
from tests.facts.corpus import NAMES, facts, read

PAPER = "Международные связи города Рыбинска\n\n"
SAID = "Договор о дружбе между городом Рыбинском и городом Пловдив (Болгария) от 2 июня 2001 года действует.\n"
BARE = "Среди партнёров – Пловдив.\n"


@pytest.mark.parametrize("name", NAMES[::3])
def test_each_fact_has_a_share_and_its_doubts_are_sentences(name: str) -> None:
    for tie in with_confidence(facts(name)).ties:
        assert 0 < tie.confidence < 1
        assert set(tie.doubts) <= set(DOUBTS.values())
        assert all(0 < each.confidence < 1 for each in tie.agreements)


def test_nothing_but_the_confidence_changes() -> None:
    before, after = facts("011"), with_confidence(facts("011"))
    assert [(tie.home, tie.partner, tie.evidence) for tie in before.ties] == [
        (tie.home, tie.partner, tie.evidence) for tie in after.ties
    ]
    assert (before.text, before.policies, before.warnings) == (after.text, after.policies, after.warnings)


def test_what_is_said_is_surer_than_what_is_inferred() -> None:
    said, bare = (with_confidence(read(PAPER + words)).ties[0] for words in (SAID, BARE))
    assert said.confidence > bare.confidence
    assert said.doubts == ()
    assert DOUBTS["country inferred"] in bare.doubts
    assert DOUBTS["home elsewhere"] in bare.doubts


def test_doubts_end_as_sentences_do() -> None:
    assert all(each[0].isupper() and each.endswith(".") for each in DOUBTS.values())
