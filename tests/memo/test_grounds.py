"""Never a claim that the register does not hold: take away what a sentence rests on, and the sentence is gone."""

from dataclasses import replace
from datetime import date

import pytest

from pobratim.memo.composing import compose_from
from pobratim.memo.material import Material, Told, known_by, tell
from pobratim.memo.memo import Ref, Sentence
from pobratim.memo.period import Period
from pobratim.register.records import ActivityRecord, Conflict, ConflictValue, TieRecord
from tests.memo.smolensk import LINES, material, source, tie

DAY = date(2024, 6, 1)
OWN = {"basis_register", "basis_home", "basis_ground", "basis_period", "changes_none"}
WHAT = ("visit", "exchange", "festival", "sport", "education", "health", "business", "other")


def rich() -> Material:
    """A register that has something to say in every section."""
    found = material(DAY, period=Period(date(2023, 1, 1), date(2023, 12, 31)), changes_since=date(2022, 1, 1))
    ties = [with_terms(each, place) for place, each in enumerate(found.ties)]
    earlier = tuple(told for line in LINES[:-1] if (told := tell(tie(line, date(2022, 1, 1)), date(2022, 1, 1))))
    same = {(each.home.name, each.partner.name): each.record.id for each in ties}
    earlier = tuple(
        replace(each, record=replace(each.record, id=same[each.home.name, each.partner.name])) for each in earlier
    )
    spots = {
        place.id: (50.0 + place.id % 9, 20.0 + place.id % 11) for each in ties for place in (each.home, each.partner)
    }
    return replace(found, ties=tuple(ties), earlier=earlier, spots=spots, activities=(*found.activities, *events(ties)))


def with_terms(told: Told, place: int) -> Told:
    """Terms that end soon or have ended, and what sources differ about."""
    terms = {0: "2014/2024-09-01", 1: "2014/2023-05-01"}
    papers = tuple(replace(each, term=terms.get(place)) for each in told.agreements)
    values = (
        ConflictValue("suspended", (source("приостановлено"),), "home"),
        ConflictValue("renounced", (source("отказ"),), "partner"),
    )
    conflicts = (Conflict("declared state", values),) if place == 4 else ()
    return replace(told, agreements=papers, record=replace(told.record, conflicts=conflicts))


def events(ties: list[Told]) -> tuple[ActivityRecord, ...]:
    """Dated activities of two years: many with some partners, old ones with another."""
    found = []
    for number in range(40):
        told = ties[number % 3] if number < 36 else ties[7]
        when = f"{2023 - number % 2}-0{1 + number % 9}" if number < 36 else "2015-05"
        sides = (told.home, told.partner)
        names = (told.home.name, told.partner.name)
        quote = (source("обмен визитами"),)
        found.append(ActivityRecord(9000 + number, WHAT[number % 5], when, names, sides, (told.record.id,), quote))
    return tuple(found)


def without(told: Material, gone: set[Ref]) -> Material:
    """The register without some records; a tie takes its documents and the changes of its own with it."""
    kept = tuple(less(each, gone) for each in told.ties if Ref("tie", each.record.id) not in gone)
    names = ("activity", "project", "direction", "recommendation", "policy")
    fields = ("activities", "projects", "directions", "recommendations", "policies")
    others = {
        field: tuple(each for each in getattr(told, field) if Ref(name, each.id) not in gone)
        for name, field in zip(names, fields, strict=True)
    }
    earlier = tuple(each for each in told.earlier if Ref("tie", each.record.id) not in gone)
    return replace(told, ties=kept, earlier=earlier, **others)  # type: ignore[arg-type]


def less(told: Told, gone: set[Ref]) -> Told:
    """A tie without some of its documents and of the states that sources declare."""
    papers = tuple(each for each in told.agreements if Ref("agreement", each.id) not in gone)
    record: TieRecord = told.record
    stays = [
        state
        for state in record.state.declared
        if Ref("act", state.act or 0) not in gone and Ref("statement", state.statement or 0) not in gone
    ]
    stops = tuple(state for state in told.stops if state in stays)
    record = replace(record, state=replace(record.state, declared=tuple(stays)))
    return replace(told, record=record, agreements=papers, stops=stops or told.stops[:0])


RICH = rich()
SENTENCES = list(compose_from(RICH).sentences())


def test_the_register_is_rich() -> None:
    keys = {section.key for section in compose_from(RICH).sections}
    assert {"summary", "changes", "forms", "stopped", "due", "problems", "advice", "figures", "map", "plan"} <= keys


def test_every_sentence_rests_on_something() -> None:
    for sentence in SENTENCES:
        assert sentence.refs or sentence.frame in OWN, sentence


@pytest.mark.parametrize("sentence", [each for each in SENTENCES if each.refs], ids=lambda each: each.frame)
def test_without_its_facts_the_sentence_is_gone(sentence: Sentence) -> None:
    after = [each.text for each in compose_from(without(RICH, set(sentence.refs))).sentences()]
    assert sentence.text not in after


@pytest.mark.parametrize("sentence", [each for each in SENTENCES if each.refs], ids=lambda each: each.frame)
def test_every_tie_and_activity_under_a_sentence_counts(sentence: Sentence) -> None:
    """Not one of them too many: a sentence that names or counts ties is another without any single one."""
    if sentence.frame in ("work_partners", "measures_lead", "events_dated", "forms_undated", "advice_list"):
        pytest.skip("words before a list, which holds what they rest on")
    for ref in [each for each in sentence.refs if each.kind in ("tie", "activity", "project", "policy")][:4]:
        after = [each.text for each in compose_from(without(RICH, {ref})).sentences()]
        assert sentence.text not in after, ref


def test_the_day_and_its_papers() -> None:
    assert known_by(DAY, "2024-05", ()) is True
    assert known_by(DAY, "2025", ()) is False
