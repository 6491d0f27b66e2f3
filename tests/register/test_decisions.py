"""Deciding, correcting, rejecting, undoing; nothing is edited, everything is superseded."""

from datetime import date

import pytest

from pobratim.errors import ChangedMeanwhile, InvalidValue, NotFound
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.models import Decision, Fact, Proposal
from tests.register import papers
from tests.register.test_ingest import find

pytestmark = pytest.mark.django_db
DAY = date(2025, 1, 1)


def proposal(kind, partner):
    rows = Proposal.objects.filter(fact__kind=kind, fact__payload__partner__name=partner)
    return rows.order_by("pk").last()


def test_a_contradiction_accepted_stays_a_conflict_with_both_sources(memo, take, officer):
    take(papers.news())
    waiting = proposal("statement", "Орша")
    actions.accept(by=officer, proposal=waiting.pk, reason="обе бумаги верны")
    orsha = find("Орша", DAY)
    assert [each.kind for each in orsha.kinds] == ["cooperation", "twinning"]
    (conflict,) = [each for each in orsha.conflicts if each.field == "kind"]
    assert not any(value.waiting for value in conflict.values)
    assert queries.documents()[0].contradicting == 0


def test_correcting_leaves_the_fact_as_it_was_read(memo, take, officer):
    take(papers.news())
    waiting = proposal("statement", "Орша")
    payload = {**waiting.fact.payload, "kind": "cooperation", "status": "active"}
    actions.correct(by=officer, proposal=waiting.pk, payload=payload)
    assert Fact.objects.get(pk=waiting.fact_id).payload["kind"] == "twinning"
    assert find("Орша", DAY).conflicts == ()
    shown = [each for each in queries.document(waiting.fact.document_id).facts if each.id == waiting.fact_id]
    assert (shown[0].state, shown[0].payload["kind"]) == ("corrected", "cooperation")


def test_rejecting_changes_nothing_else(memo, take, officer):
    take(papers.news())
    actions.reject(by=officer, proposal=proposal("statement", "Орша").pk, reason="только планы")
    orsha = find("Орша", DAY)
    assert (orsha.kind, orsha.conflicts) == ("cooperation", ())


def test_undoing_is_another_decision(memo, take, officer):
    take(papers.news())
    accepted = proposal("act", "Варшава")
    decision = accepted.decisions.get()
    undone = actions.undo(by=officer, decision=decision.pk, reason="ошибка")
    assert undone.supersedes_id == decision.pk
    assert not any(each.kind == "renunciation" for each in find("Варшава", DAY).acts)
    assert Proposal.objects.get(pk=accepted.pk).state == "waiting"
    again = actions.accept(by=officer, proposal=accepted.pk)
    assert [each.kind for each in find("Варшава", DAY).acts] == ["renunciation"]
    assert Decision.objects.filter(proposal=accepted).count() == 3
    assert find("Варшава", DAY).acts[0].sources[0].decision == again.pk


def test_undoing_all_of_a_tie_takes_it_off_the_list(memo, officer):
    for kind in ("statement", "agreement"):
        actions.undo(by=officer, decision=proposal(kind, "Герьен").decisions.get().pk)
    assert "Герьен" not in [each.partner.name for each in queries.ties(DAY).ties]
    assert queries.ties(DAY).total == 8


def test_what_is_decided_is_not_decided_again(memo, officer):
    decided = proposal("statement", "Хаген")
    for verdict in (actions.accept, actions.reject):
        with pytest.raises(ChangedMeanwhile, match="vetrova"):
            verdict(by=officer, proposal=decided.pk)
    decision = decided.decisions.get()
    actions.undo(by=officer, decision=decision.pk)
    with pytest.raises(ChangedMeanwhile):
        actions.undo(by=officer, decision=decision.pk)


def test_a_contradicting_agreement_may_be_one_of_its_own(memo, take, officer):
    text = "Соглашение о сотрудничестве между городом Варшавой и городом Смоленском от 15 марта 2012 года"
    title = text.partition(" от ")[0]
    facts = papers.paper(
        "other.txt",
        text,
        ties=(
            papers.tie(
                text,
                (papers.SMOLENSK, papers.WARSAW),
                text,
                agreements=(papers.agreement(text, text, "agreement", title, "2012-03-15"),),
            ),
        ),
    )
    assert take(facts).outcomes == {"same": 1, "contradicts": 1}
    (conflict,) = find("Варшава", DAY).conflicts
    assert [(each.value, each.waiting) for each in conflict.values] == [("2012-03-12", False), ("2012-03-15", True)]
    waiting = proposal("agreement", "Варшава")
    decision = actions.accept(by=officer, proposal=waiting.pk)
    (agreement,) = find("Варшава", DAY).agreements
    assert agreement.date == "2012-03-15"
    assert [each.value for each in agreement.conflicts[0].values] == ["2012-03-12", "2012-03-15"]
    actions.undo(by=officer, decision=decision.pk)
    actions.accept(by=officer, proposal=waiting.pk, as_new=True)
    assert [each.date for each in find("Варшава", DAY).agreements] == ["2012-03-12", "2012-03-15"]


def test_a_fact_entered_without_a_paper_needs_a_basis(memo, officer):
    tie = find("Хаген", DAY)
    values = {"kind": "suspension", "side": "partner", "date": "2022-04"}
    with pytest.raises(InvalidValue, match="откуда"):
        actions.add_act(by=officer, tie=tie.id, values=values, basis=Basis())
    actions.add_act(by=officer, tie=tie.id, values=values, basis=Basis(words="Письмо из Хагена от 4 апреля 2022 года"))
    (act,) = find("Хаген", DAY).acts
    assert act.sources[0].quote == "Письмо из Хагена от 4 апреля 2022 года"
    assert (act.sources[0].document_id, act.sources[0].accepted_by) == (None, "vetrova")
    assert act.sources[0].rule_sentence == "Факт внесён человеком."


def test_words_selected_in_a_paper_become_a_fact(memo, officer):
    start = papers.MEMO.index("школьные, студенческие")
    basis = Basis(document=memo.document, start=start, end=start + 22)
    tie = find("Хаген", DAY)
    actions.add_activity(by=officer, tie=tie.id, values={"what": "exchange", "date": "2018"}, basis=basis)
    (activity,) = find("Хаген", DAY).activities
    assert (activity.date, activity.sources[0].quote) == ("2018", "школьные, студенческие")
    assert activity.participants == ("Смоленск", "Хаген")


def test_a_tie_changed_meanwhile_is_shown_first(memo, officer):
    tie = find("Хаген", DAY)
    version = queries.tie(tie.id, DAY).version
    add = {"values": {"kind": "protocol", "title": "Протокол", "date": "2019"}, "basis": Basis(words="Папка 3")}
    actions.add_agreement(by=officer, tie=tie.id, seen=version, **add)
    with pytest.raises(ChangedMeanwhile, match="vetrova"):
        actions.add_act(
            by=officer,
            tie=tie.id,
            seen=version,
            values={"kind": "suspension", "side": "home"},
            basis=Basis(words="Папка 3"),
        )


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("agreement", {"kind": "pact", "date": "2019"}, "kind"),
        ("agreement", {"kind": "treaty", "date": "19 мая 2019"}, "date"),
        ("act", {"kind": "suspension", "side": "third", "date": None}, "side"),
        ("act", {"kind": "suspension", "side": "home", "mood": "bad"}, "mood"),
        ("act", {"side": "home"}, "kind"),
    ],
)
def test_values_that_cannot_stand(memo, officer, kind, values, field):
    add = {"agreement": actions.add_agreement, "act": actions.add_act}[kind]
    with pytest.raises(InvalidValue, match=f"«{field}»"):
        add(by=officer, tie=find("Хаген", DAY).id, values=values, basis=Basis(words="Папка 3"))


def test_what_is_not_there_is_told(memo, officer):
    with pytest.raises(NotFound):
        actions.accept(by=officer, proposal=10**6)
    with pytest.raises(NotFound):
        queries.tie(10**6)
