"""Two places or two ties made one and taken apart again: everything stands where it stood."""

import pytest

from pobratim.errors import ChangedMeanwhile, InvalidValue
from pobratim.facts import Act, Party
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.identity import find_place
from pobratim.register.mergings import mergings
from pobratim.register.models import AuditEvent, Tie, TieWord
from tests.register import papers

pytestmark = pytest.mark.django_db
TEXT = "Смоленск и Хагенштадт заключили 3 мая 2011 года договор о дружбе. В 2022 году Хагенштадт его приостановил."
HAGENSTADT = Party("Хагенштадт", "city", "DE", "own:hagenstadt")


@pytest.fixture
def doubled(take, memo):
    """The register with one partner under two names."""
    signed = papers.agreement(TEXT, "договор о дружбе", "treaty", "договор о дружбе", "2011-05-03")
    act = Act("suspension", "partner", "2022", papers.words(TEXT, "Хагенштадт его приостановил"))
    tie = papers.tie(TEXT, (papers.SMOLENSK, HAGENSTADT), "Смоленск и Хагенштадт", agreements=(signed,), acts=(act,))
    take(papers.paper("второе имя.txt", TEXT, as_of="2022-05", ties=(tie,)))
    return {each.partner.name: each for each in queries.ties().ties}


def state() -> list[tuple[object, ...]]:
    """What hangs on every tie."""
    return [
        (
            (tie.home.name, tie.partner.name, tie.partner.aliases, tie.partner.identifiers),
            [(each.kind, each.title, [party.place.name for party in each.parties]) for each in tie.agreements],
            [(each.kind, each.date) for each in tie.acts],
            [(each.status, each.document_id) for each in tie.statements],
            [each.id for each in tie.activities],
        )
        for tie in queries.ties().ties
    ]


def indexed() -> set[tuple[int, str]]:
    """The words by which ties are found, each with its tie."""
    return {(each.tie_id, bytes(each.word).decode()) for each in TieWord.objects.all()}


def keys() -> set[tuple[int, str]]:
    """The words of the keys of all ties."""
    return {(tie.pk, word) for tie in Tie.objects.all() for word in tie.search_key.split()}


def test_what_was_merged_is_taken_apart(doubled, officer):
    before, words = state(), indexed()
    assert words == keys()
    keep, drop = doubled["Хаген"].partner.id, doubled["Хагенштадт"].partner.id
    actions.merge_places(by=officer, keep=keep, drop=drop)
    assert indexed() == keys() != words
    one = queries.tie(doubled["Хаген"].id)
    assert "договор о дружбе" in {each.title for each in one.agreements}
    assert "Хагенштадт" not in {each.partner.name for each in queries.ties().ties}
    event = AuditEvent.objects.latest("pk").pk
    actions.unmerge_places(by=officer, event=event)
    assert (state(), indexed()) == (before, words)
    assert find_place({"name": "Хагенштадт", "level": "city", "country": "DE"}).pk == drop
    with pytest.raises(ChangedMeanwhile):
        actions.unmerge_places(by=officer, event=event)


def test_a_tie_that_moved_whole_moves_back(doubled, officer):
    before = state()
    keep, drop = doubled["Витебск"].partner.id, doubled["Хагенштадт"].partner.id
    actions.merge_places(by=officer, keep=drop, drop=doubled["Орша"].partner.id)
    first = AuditEvent.objects.latest("pk").pk
    actions.merge_places(by=officer, keep=keep, drop=drop)
    second = AuditEvent.objects.latest("pk").pk
    actions.unmerge_places(by=officer, event=second)
    actions.unmerge_places(by=officer, event=first)
    assert state() == before


def test_what_came_after_the_merging_stays(doubled, officer):
    keep, drop = doubled["Хаген"].partner.id, doubled["Хагенштадт"].partner.id
    actions.merge_places(by=officer, keep=keep, drop=drop)
    event = AuditEvent.objects.latest("pk").pk
    basis = Basis(words="Папка 3")
    number = doubled["Хаген"].id
    actions.add_agreement(by=officer, tie=number, values={"kind": "protocol", "date": "2024"}, basis=basis)
    actions.unmerge_places(by=officer, event=event)
    assert "2024" in {each.date for each in queries.tie(number).agreements}


def test_a_chain_is_taken_apart_from_its_end(doubled, officer):
    before = state()
    first, second, third = (doubled[name].partner.id for name in ("Хагенштадт", "Хаген", "Витебск"))
    actions.merge_places(by=officer, keep=second, drop=first)
    begun = AuditEvent.objects.latest("pk").pk
    actions.merge_places(by=officer, keep=third, drop=second)
    ended = AuditEvent.objects.latest("pk").pk
    with pytest.raises(ChangedMeanwhile):
        actions.unmerge_places(by=officer, event=begun)
    actions.unmerge_places(by=officer, event=ended)
    actions.unmerge_places(by=officer, event=begun)
    assert state() == before


def test_places_that_are_tied_to_each_other_are_not_one(doubled, officer):
    tie = doubled["Хаген"]
    with pytest.raises(InvalidValue):
        actions.merge_places(by=officer, keep=tie.home.id, drop=tie.partner.id)


def test_a_succession_goes_one_way_and_its_date_is_mended(doubled, officer):
    one, other = (place.id for place in queries.municipalities()[:2])
    actions.link_places(by=officer, place=one, other=other, kind="succeeded by", date="2022")
    link = actions.link_places(by=officer, place=one, other=other, kind="succeeded by", date="2023-01-01")
    assert link.date == "2023-01-01"
    with pytest.raises(InvalidValue):
        actions.link_places(by=officer, place=other, other=one, kind="succeeded by")


def merge_two(doubled, officer) -> tuple[int, int, int]:
    """The numbers of the kept tie, of the dropped one and of the event of their merging."""
    keep, drop = doubled["Хаген"].id, doubled["Хагенштадт"].id
    actions.merge_ties(by=officer, keep=keep, drop=drop)
    return keep, drop, AuditEvent.objects.latest("pk").pk


def test_two_ties_become_one_and_their_places_stay_two(doubled, officer):
    before = state()
    keep, drop, event = merge_two(doubled, officer)
    one = queries.tie(keep)
    assert "договор о дружбе" in {each.title for each in one.agreements}
    assert ("suspension", "2022") in {(each.kind, each.date) for each in one.acts}
    assert not queries.stands(drop)
    assert find_place({"name": "Хагенштадт", "level": "city", "country": "DE"}).pk == doubled["Хагенштадт"].partner.id
    actions.unmerge_ties(by=officer, event=event)
    assert state() == before
    with pytest.raises(ChangedMeanwhile):
        actions.unmerge_ties(by=officer, event=event)


def test_the_mergings_of_a_tie_are_told_with_their_undoing(doubled, officer):
    keep, drop, event = merge_two(doubled, officer)
    (told,) = mergings(keep)
    assert (told.id, told.of, told.dropped, told.can_undo) == (event, "tie", "Смоленск — Хагенштадт", True)
    actions.unmerge_ties(by=officer, event=event)
    (told,) = mergings(keep)
    assert (told.can_undo, told.undone_by) == (False, officer.username)
    assert mergings(drop) == []


def test_what_a_paper_says_later_of_a_merged_tie_is_said_of_the_kept_one(doubled, officer, take):
    keep, drop, _event = merge_two(doubled, officer)
    text = "Смоленск и Хагенштадт подписали 4 июня 2020 года протокол."
    signed = papers.agreement(text, "протокол", "protocol", "протокол", "2020-06-04")
    tie = papers.tie(text, (papers.SMOLENSK, HAGENSTADT), "Смоленск и Хагенштадт", agreements=(signed,))
    take(papers.paper("позже.txt", text, as_of="2020-07", ties=(tie,)))
    assert "2020-06-04" in {each.date for each in queries.tie(keep).agreements}
    assert not queries.stands(drop)


def test_ties_are_taken_apart_from_the_last_merging(doubled, officer):
    before = state()
    keep, _drop, event = merge_two(doubled, officer)
    actions.merge_ties(by=officer, keep=doubled["Витебск"].id, drop=keep)
    last = AuditEvent.objects.latest("pk").pk
    with pytest.raises(ChangedMeanwhile):
        actions.unmerge_ties(by=officer, event=event)
    actions.unmerge_ties(by=officer, event=last)
    actions.unmerge_ties(by=officer, event=event)
    assert state() == before


def test_places_are_not_taken_apart_under_a_tie_that_was_merged_further(doubled, officer):
    before = state()
    actions.merge_places(by=officer, keep=doubled["Хаген"].partner.id, drop=doubled["Хагенштадт"].partner.id)
    places = AuditEvent.objects.latest("pk").pk
    actions.merge_ties(by=officer, keep=doubled["Витебск"].id, drop=doubled["Хаген"].id)
    ties = AuditEvent.objects.latest("pk").pk
    with pytest.raises(ChangedMeanwhile):
        actions.unmerge_places(by=officer, event=places)
    actions.unmerge_ties(by=officer, event=ties)
    actions.unmerge_places(by=officer, event=places)
    assert state() == before


def test_ties_without_a_common_side_or_merged_already_are_not_made_one(doubled, officer):
    keep, drop, _event = merge_two(doubled, officer)
    other = next(each for each in queries.ties().ties if each.home.name != "Смоленск")
    for one, two in ((keep, drop), (keep, keep), (keep, other.id)):
        with pytest.raises(InvalidValue):
            actions.merge_ties(by=officer, keep=one, drop=two)
