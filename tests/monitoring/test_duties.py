"""What is due, drawn from the register by the rules; who sees it, who may mark it."""

from datetime import date

import pytest

from pobratim.errors import InvalidValue, NotAllowed
from pobratim.monitoring import actions, gathering
from pobratim.monitoring.duties import Due
from pobratim.monitoring.models import Mark
from pobratim.register.models import AuditEvent, Document

from .conftest import Kept

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _kept_for_long(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register has been kept since long before the days of these tests."""
    monkeypatch.setattr(gathering, "kept_since", lambda as_of: date(2020, 1, 1))


def due(rule: str, day: date = DAY) -> list[Due]:
    """What is due by a rule."""
    return [each for each in gathering.due(day) if each.rule.id == rule]


def test_every_municipality_informs_the_region_each_year(kept: Kept) -> None:
    found = due("yearly-information")
    assert {(each.home.name, each.day) for each in found if each.home} == {
        (name, date(year, 1, 15)) for name in kept.homes for year in (2026, 2027)
    }
    assert {each.year for each in found} == {2025, 2026}


def test_the_region_informs_the_ministry_once(kept: Kept) -> None:
    found = due("border-information")
    assert [(each.region, each.home, each.day.year) for each in found] == [
        ("RU-SMO", None, 2026),
        ("RU-SMO", None, 2027),
    ]


def test_what_was_due_before_the_register_was_kept_is_nobodys_debt(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert {each.day.year for each in gathering.due(date(2027, 3, 1))} <= {2027, 2028}
    assert Document.objects.exists()


def test_planned_steps_bring_notices_drafts_and_originals(kept: Kept) -> None:
    by, home = kept.people["smolensk"], kept.homes["Смоленск"]
    actions.plan_step(by=by, kind="negotiations", municipality=home, what="Минск", day=date(2027, 3, 1))
    step = actions.plan_step(by=by, kind="signing", municipality=home, what="Минск", day=date(2027, 4, 1))
    assert [each.day for each in due("negotiations-notice")] == [date(2027, 1, 30)]
    assert [each.day for each in due("draft-for-consent")] == [date(2027, 2, 15)]
    assert [each.day for each in due("original-for-registration")] == [date(2027, 4, 11)]
    actions.call_off(by=by, step=step.pk)
    assert due("draft-for-consent") == []


def test_a_signed_agreement_is_registered_and_not_asked_twice(kept: Kept) -> None:
    by, home = kept.people["smolensk"], kept.homes["Смоленск"]
    actions.plan_step(by=by, kind="signing", municipality=home, what="Хаген", day=date(2026, 11, 20))
    kept.sign("Хаген", "2026-11-20")
    found = due("original-for-registration")
    assert [(each.day, each.about) for each in found] == [(date(2026, 11, 30), "Соглашение о дружбе")]
    assert found[0].tie == kept.tie("Хаген")


def test_an_agreement_whose_day_is_not_known_makes_nothing_due(kept: Kept) -> None:
    kept.sign("Хаген", "2026-11")
    assert due("original-for-registration") == []


def test_a_term_that_runs_out_is_told_before(kept: Kept) -> None:
    kept.sign("Хаген", "2022-06-30", "P5Y")
    assert [each.day for each in due("expiry")] == [date(2027, 6, 30)]
    assert [each.day for each in due("renewal-notice")] == [date(2026, 12, 30)]


def test_an_ended_agreement_does_not_expire(kept: Kept) -> None:
    from pobratim.register import actions as register
    from pobratim.register.actions.entries import Basis

    kept.sign("Хаген", "2022-06-30", "P5Y")
    values = {"kind": "termination", "side": "home", "date": "2024-01-10"}
    register.add_act(by=kept.people["region"], tie=kept.tie("Хаген"), values=values, basis=Basis("решение совета"))
    assert due("expiry") == []


def test_a_mark_says_who_and_when_and_can_be_taken_back(kept: Kept) -> None:
    mine = next(each for each in due("yearly-information") if each.home and each.home.id == kept.homes["Смоленск"])
    actions.mark_due(by=kept.people["smolensk"], item=mine, done=True, note="отправлено письмом")
    marked = next(each for each in due("yearly-information") if each.key == mine.key)
    assert marked.state(DAY) == "done"
    assert marked.mark is not None
    assert (marked.mark.by, marked.mark.note) == ("Пётр Дальний", "отправлено письмом")
    actions.mark_due(by=kept.people["region"], item=mine, done=False)
    assert next(each for each in due("yearly-information") if each.key == mine.key).state(DAY) == "overdue"
    assert Mark.objects.count() == 2
    assert AuditEvent.objects.filter(action="mark_due").count() == 2


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("region", True),
        ("administrator", True),
        ("smolensk", True),
        ("desnogorsk", False),
        ("reader", False),
        ("elsewhere", False),
    ],
)
def test_marks_by_role(kept: Kept, who: str, may: bool) -> None:
    mine = next(each for each in due("yearly-information") if each.home and each.home.id == kept.homes["Смоленск"])
    home = kept.homes["Смоленск"]
    if may:
        actions.mark_due(by=kept.people[who], item=mine, done=True)
        actions.plan_step(by=kept.people[who], kind="signing", municipality=home, what="Минск", day=DAY)
        return
    with pytest.raises(NotAllowed):
        actions.mark_due(by=kept.people[who], item=mine, done=True)
    with pytest.raises(NotAllowed):
        actions.plan_step(by=kept.people[who], kind="signing", municipality=home, what="Минск", day=DAY)
    assert not Mark.objects.exists()


def test_an_officer_sees_only_the_own_municipality(kept: Kept) -> None:
    found = gathering.due(DAY)
    own = gathering.seen_by(kept.people["desnogorsk"], found)
    assert {each.home.name for each in own if each.home} == {"Десногорск"}
    assert all(each.home for each in own)
    assert gathering.seen_by(kept.people["elsewhere"], found) == ()
    assert gathering.seen_by(kept.people["region"], found) == found
    assert gathering.seen_by(kept.people["reader"], found) == found


def test_a_step_has_a_kind_and_words(kept: Kept) -> None:
    for kind, what in (("party", "Минск"), ("signing", "  ")):
        with pytest.raises(InvalidValue):
            actions.plan_step(
                by=kept.people["region"], kind=kind, municipality=kept.homes["Смоленск"], what=what, day=DAY
            )


def test_the_queries_do_not_grow_with_the_register(kept: Kept, django_assert_max_num_queries: object) -> None:
    gathering.due(DAY)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        gathering.due(DAY)
