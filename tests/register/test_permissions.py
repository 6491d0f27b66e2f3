"""Every action asks for a right before anything else, and leaves one line in the audit trail."""

import pytest
from django.db import transaction

from pobratim.accounts.identities import Claims
from pobratim.accounts.models import Person
from pobratim.errors import NotAllowed
from pobratim.register import actions
from pobratim.register.actions.entries import Amended, Basis
from pobratim.register.actions.people import Invited
from pobratim.register.models import AuditEvent, Delivery, Document, Place, Proposal, Tie
from tests.register import papers

pytestmark = pytest.mark.django_db
BASIS = Basis(words="Папка 3")
ACT = {"kind": "suspension", "side": "home", "date": "2022"}


@pytest.fixture
def numbers(memo, take):
    """What actions are done to."""
    take(papers.news())
    hagen = Tie.objects.get(partner__name="Хаген")
    waiting = Proposal.objects.get(state="waiting")
    accepted = Proposal.objects.get(fact__kind="statement", fact__payload__partner__name="Герьен")
    return {
        "tie": hagen.pk,
        "agreement": actions.add_agreement(
            by=Person.objects.get(username="vetrova"), tie=hagen.pk, values={"kind": "treaty"}, basis=BASIS
        )
        .claims.get()
        .record_id,
        "home": hagen.home_id,
        "document": memo.document,
        "waiting": waiting.pk,
        "payload": waiting.fact.payload,
        "decision": accepted.decisions.get().pk,
        "failed": Delivery.objects.create(
            name="a", sha256="0", size=1, state="failed", by=Person.objects.get(username="vetrova")
        ).pk,
        "merging": merging(),
        "tie_merging": tie_merging(accepted.tie),
        "twin": twin_of(hagen, "Хагэн").pk,
        "link": linked(),
        "reader": Person.objects.create_user("lebedev", role="reader", region="RU-SMO").pk,
        "gone": Person.objects.create_user("drozdov", role="reader", region="RU-SMO", is_active=False).pk,
        "places": (hagen.partner_id, accepted.tie.partner_id),
    }


def merging():
    """The event of a merging of two places abroad that nobody has taken back."""
    by = Person.objects.get(username="vetrova")
    keep, drop = (Place.objects.create(name=name, level="city", country="FI") for name in ("Порвоо", "Борго"))
    actions.merge_places(by=by, keep=keep.pk, drop=drop.pk)
    return AuditEvent.objects.latest("pk").pk


def tie_merging(kept):
    """The event of a merging of a tie into another, which nobody has taken back."""
    by = Person.objects.get(username="vetrova")
    drop = twin_of(kept, "Хагенн")
    actions.merge_ties(by=by, keep=kept.pk, drop=drop.pk)
    return AuditEvent.objects.latest("pk").pk


def twin_of(tie, name):
    """Another tie of the same municipality, to a place of another name."""
    by = Person.objects.get(username="vetrova")
    home = {"name": tie.home.name, "level": tie.home.level, "country": "RU", "region": tie.home.region}
    said = {"home": home, "partner": {"name": name, "level": "city", "country": "DE"}, "kind": "twinning"}
    made = actions.add_fact(by=by, kind="statement", payload={**said, "status": "active"}, basis=BASIS)
    return made.claims.get().tie


def linked():
    """The number of a link between two places abroad."""
    by = Person.objects.get(username="vetrova")
    one, other = (
        Place.objects.create(name=name, level="municipality", country="FI") for name in ("Пялькяне", "Кангасала")
    )
    return actions.link_places(by=by, place=one.pk, other=other.pk, kind="succeeded by").pk


ACTIONS = {
    "accept": lambda by, n: actions.accept(by=by, proposal=n["waiting"]),
    "correct": lambda by, n: actions.correct(by=by, proposal=n["waiting"], payload=n["payload"]),
    "reject": lambda by, n: actions.reject(by=by, proposal=n["waiting"]),
    "undo": lambda by, n: actions.undo(by=by, decision=n["decision"]),
    "add_act": lambda by, n: actions.add_act(by=by, tie=n["tie"], values=ACT, basis=BASIS),
    "add_agreement": lambda by, n: actions.add_agreement(by=by, tie=n["tie"], values={"kind": "treaty"}, basis=BASIS),
    "add_activity": lambda by, n: actions.add_activity(by=by, tie=n["tie"], values={"what": "visit"}, basis=BASIS),
    "add_project": lambda by, n: actions.add_project(by=by, tie=n["tie"], values={"name": "Мост"}, basis=BASIS),
    "amend": lambda by, n: actions.amend(
        by=by, what=Amended("agreement", n["agreement"], n["tie"]), values={"kind": "treaty"}, basis=BASIS
    ),
    "say_of_tie": lambda by, n: actions.say_of_tie(
        by=by, tie=n["tie"], values={"kind": "twinning", "status": "active"}, basis=BASIS
    ),
    "publish_tie": lambda by, n: actions.publish_tie(by=by, tie=n["tie"], published=False),
    "publish_document": lambda by, n: actions.publish_document(by=by, document=n["document"], published=False),
    "merge_places": lambda by, n: actions.merge_places(by=by, keep=n["places"][0], drop=n["places"][1]),
    "merge_ties": lambda by, n: actions.merge_ties(by=by, keep=n["tie"], drop=n["twin"]),
    "unmerge_ties": lambda by, n: actions.unmerge_ties(by=by, event=n["tie_merging"]),
    "invite_person": lambda by, n: actions.invite_person(
        by=by, who=Invited("sinitsyna", "sinitsyna@example.org", "reader", "RU-SMO")
    ),
    "close_account": lambda by, n: actions.close_account(by=by, person=n["reader"]),
    "drop_second_factor": lambda by, n: actions.drop_second_factor(by=by, person=n["reader"]),
    "tie_identity": lambda by, n: actions.tie_identity(by=by, claims=Claims("https://login.example", "17")),
    "untie_identity": lambda by, n: actions.untie_identity(by=by, person=n["reader"]),
    "reopen_account": lambda by, n: actions.reopen_account(by=by, person=n["gone"]),
    "unmerge_places": lambda by, n: actions.unmerge_places(by=by, event=n["merging"]),
    "link_places": lambda by, n: actions.link_places(
        by=by, place=n["places"][0], other=n["places"][1], kind="succeeded by"
    ),
    "unlink_places": lambda by, n: actions.unlink_places(by=by, link=n["link"]),
    "deliver": lambda by, n: actions.deliver(by=by, name="письмо.txt", content="Письмо".encode()),
    "keep_file": lambda by, n: actions.keep_file(by=by, name="скан.pdf", content=b"%PDF-1.4"),
    "deliver_again": lambda by, n: actions.deliver_again(by=by, delivery=n["failed"]),
    "create_document": lambda by, n: actions.create_document(by=by, facts=papers.later()),
    "propose_facts": lambda by, n: actions.propose_facts(
        by=by, document=Document.objects.get(pk=n["document"]), facts=papers.memo().__class__(**more(papers.memo()))
    ),
}
BROUGHT = {"create_document", "propose_facts", "deliver", "deliver_again", "keep_file"}
OWN = {"tie_identity"}
OF_ANY_TIE = {
    "accept",
    "correct",
    "reject",
    "add_act",
    "add_agreement",
    "add_activity",
    "add_project",
    "amend",
    "say_of_tie",
}
OF_NO_REGION = {"merge_places", "unmerge_places", "link_places", "unlink_places"}  # places abroad
WHO_MAY = {
    "administrator": set(ACTIONS),
    "region officer": set(ACTIONS),
    "officer of Smolensk": OF_ANY_TIE | BROUGHT | OWN,
    "officer of another town": BROUGHT | OWN,
    "officer of another region": BROUGHT | OF_NO_REGION | OWN,
    "reader": OWN,
    "dismissed": set(),
}


def more(facts):
    """The facts of a paper with one fewer: a reading that lays something new."""
    values = {name: getattr(facts, name) for name in facts.__slots__}
    values["projects"] = (papers.Project("Другой", ("Смоленск",), facts.projects[0].evidence),)
    return values


def person(who, home):
    role = {"officer of Smolensk": "municipality officer", "officer of another town": "municipality officer"}.get(who)
    role = role or {"officer of another region": "region officer", "dismissed": "administrator"}.get(who, who)
    town = {"officer of Smolensk": home, "officer of another town": home + 10**6}.get(who)
    region = "RU-OMS" if who == "officer of another region" else "RU-SMO"
    return Person.objects.create_user(
        "somebody", role=role, municipality=town, region=region, is_active=who != "dismissed"
    )


@pytest.mark.parametrize("who", WHO_MAY)
def test_who_may_do_what(numbers, who):
    by = person(who, numbers["home"])
    before = AuditEvent.objects.count()
    for action, act in ACTIONS.items():
        with transaction.atomic():
            if action in WHO_MAY[who]:
                act(by, numbers)
                event = AuditEvent.objects.order_by("pk").last()
                assert AuditEvent.objects.count() == before + 1, action
                assert event.by == by
                assert event.record_id is not None
            else:
                with pytest.raises(NotAllowed, match="somebody"):
                    act(by, numbers)
                assert AuditEvent.objects.count() == before, action
            transaction.set_rollback(True)


def test_home_places_of_another_region_are_not_merged(numbers):
    by = person("officer of another region", numbers["home"])
    for keep, drop in ((numbers["home"], numbers["places"][0]), (numbers["places"][0], numbers["home"])):
        with pytest.raises(NotAllowed):
            actions.merge_places(by=by, keep=keep, drop=drop)


@pytest.mark.parametrize("action", sorted(OF_ANY_TIE))
def test_the_officer_of_a_successor_keeps_the_ties_until_it_is_taken_back(numbers, action):
    chief = Person.objects.get(username="vetrova")
    between, after = (
        Place.objects.create(name=name, level="municipality", country="RU", region="RU-SMO")
        for name in ("Заднепровский округ", "Приднепровский округ")
    )
    actions.link_places(by=chief, place=numbers["home"], other=between.pk, kind="succeeded by", date="2019")
    link = actions.link_places(by=chief, place=between.pk, other=after.pk, kind="succeeded by", date="2025-01-01")
    by = Person.objects.create_user("officer", role="municipality officer", municipality=after.pk, region="RU-SMO")
    with transaction.atomic():
        ACTIONS[action](by, numbers)
        transaction.set_rollback(True)
    actions.unlink_places(by=chief, link=link.pk)
    with pytest.raises(NotAllowed):
        ACTIONS[action](by, numbers)


def test_a_successor_in_another_region_gains_no_right(numbers):
    after = Place.objects.create(name="Заречный округ", level="municipality", country="RU", region="RU-OMS")
    chief = Person.objects.get(username="vetrova")
    actions.link_places(by=chief, place=numbers["home"], other=after.pk, kind="succeeded by")
    by = Person.objects.create_user("officer", role="municipality officer", municipality=after.pk, region="RU-OMS")
    with pytest.raises(NotAllowed):
        ACTIONS["add_act"](by, numbers)


def test_a_paper_of_two_regions_is_published_by_neither_alone(numbers, take):
    facts = papers.of_two_regions()
    take(facts, by=Person.objects.create_user("chief", role="administrator"))
    document = Document.objects.get(sha256=facts.sha256).pk
    for region in ("RU-SMO", "RU-PSK"):
        by = Person.objects.create_user(f"officer of {region}", role="region officer", region=region)
        with pytest.raises(NotAllowed):
            actions.publish_document(by=by, document=document, published=False)
    actions.publish_document(by=Person.objects.get(username="chief"), document=document, published=False)


def test_all_that_is_sure_of_a_paper_of_two_regions_is_accepted_by_each_officer_for_the_own_region(officer, take):
    facts = papers.of_two_regions()
    take(facts, accept="none")
    document = Document.objects.get(sha256=facts.sha256)
    other = Person.objects.create_user("rybakova", role="region officer", region="RU-PSK")
    regions = lambda: set(Tie.objects.values_list("home__region", flat=True))  # noqa: E731
    actions.accept_new(by=other, document=document)
    assert regions() == {"RU-PSK"}
    actions.accept_new(by=officer, document=document)
    assert regions() == {"RU-PSK", "RU-SMO"}


def test_every_action_is_tried_here():
    tried = set(ACTIONS) | {"accept_new", "add_fact", "Laid"}
    assert set(actions.__all__) == tried
