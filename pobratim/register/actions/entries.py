"""Facts entered by people: words selected in a paper, or what is known without one. Entered is accepted at once."""

from dataclasses import dataclass
from typing import Any

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope, may
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotFound
from pobratim.facts import Evidence
from pobratim.register.actions.acting import Deed, acting, get
from pobratim.register.actions.decisions import last_decider, settle
from pobratim.register.actions.papers import Entry, keep_fact, propose
from pobratim.register.checking import check_payload
from pobratim.register.comparing import Comparison
from pobratim.register.drafts import Draft, Payload
from pobratim.register.identity import find_place
from pobratim.register.locking import writing
from pobratim.register.meeting import meet
from pobratim.register.models import Act, Activity, Agreement, Decision, Document, Fact, Place, Project, Tie
from pobratim.register.reading import BY_HAND
from pobratim.register.scopes import scope_of, scope_of_place

AMENDED: dict[str, type[Any]] = {"agreement": Agreement, "act": Act, "activity": Activity, "project": Project}

JOINT = ("activity", "project")  # what several ties may share


@dataclass(frozen=True, slots=True)
class Basis:
    """What an entered fact rests on: words of a document (its number and a span), or a person's own words."""

    words: str = ""
    document: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A tie to add to, and the version of it that the person saw."""

    tie: int
    seen: int | None


def add_fact(*, by: Person, kind: str, payload: Payload, basis: Basis, record: int | None = None) -> Decision:
    """The decision by which a fact that the reader missed, or that no paper tells, stands in the register.

    `record` is the one that it amends, where a person amends one.
    """
    said = check_payload(kind, payload)
    with acting(by, Deed("add_fact", Right.KEEP_TIES, scope_of_payload(said, by))) as note:
        document = get(Document, "document", basis.document) if basis.document is not None else None
        draft = Draft(kind, said, (evidence_of(basis, document),))
        known = document.facts.filter(digest=draft.digest).first() if document else None
        if known:
            raise ChangedMeanwhile(kind="fact", id=known.pk, person=last_decider(known.proposal))
        number = Fact.objects.filter(document=document).count() + 1
        fact = keep_fact(by, document, Entry(draft, number, None, BY_HAND))
        meeting = meet(fact, said)
        proposal = propose(fact, meeting)
        decision = Decision.objects.create(proposal=proposal, verdict="accept", by=by, reason=basis.words)
        settle(proposal, decision, said, Comparison("adds", record) if record else meeting.comparison)
        note.on("fact", fact.pk, kind=kind, decision=decision.pk, outcome=proposal.outcome)
    return decision


def add_agreement(*, by: Person, tie: int, values: Payload, basis: Basis, seen: int | None = None) -> Decision:
    """The decision by which an agreement (kind, title, date, term) stands under a tie."""
    return add_to_tie(by, "agreement", Target(tie, seen), values, basis)


def add_act(*, by: Person, tie: int, values: Payload, basis: Basis, seen: int | None = None) -> Decision:
    """The decision by which an act of a side (kind, side, party, date) stands under a tie."""
    return add_to_tie(by, "act", Target(tie, seen), values, basis)


def add_activity(*, by: Person, tie: int, values: Payload, basis: Basis, seen: int | None = None) -> Decision:
    """The decision by which an activity (what, date, further participants) stands under a tie."""
    return add_joint(by, "activity", Target(tie, seen), values, basis)


def add_project(*, by: Person, tie: int, values: Payload, basis: Basis, seen: int | None = None) -> Decision:
    """The decision by which a project (name, further participants) stands under a tie."""
    return add_joint(by, "project", Target(tie, seen), values, basis)


def add_joint(by: Person, kind: str, target: Target, values: Payload, basis: Basis) -> Decision:
    """The decision by which both sides of a tie, and whoever else is named, take part in something."""
    with writing():  # nobody changes the tie between the look at its version and the entry
        row = read_tie(target)
        participants = [row.home.name, row.partner.name, *values.get("participants", ())]
        names = list(dict.fromkeys(participants))
        return add_fact(by=by, kind=kind, payload={**values, "participants": names}, basis=basis)


def say_of_tie(*, by: Person, tie: int, values: Payload, basis: Basis, seen: int | None = None) -> Decision:
    """The decision by which a person says kind, state and beginning of a tie that is there."""
    return add_to_tie(by, "statement", Target(tie, seen), values, basis)


@dataclass(frozen=True, slots=True)
class Amended:
    """A record of a tie that a person amends, and the version of the tie that the person saw."""

    kind: str
    record: int
    tie: int
    seen: int | None = None


def amend(*, by: Person, what: Amended, values: Payload, basis: Basis) -> Decision:
    """The decision by which a person adds to an agreement, an act, an activity or a project, or says it better.

    The words of papers stay as sources beside it; undoing the decision gives back what stood before.
    """
    with writing():
        row = read_tie(Target(what.tie, what.seen))
        known = AMENDED[what.kind].objects.filter(pk=what.record, live=True) if what.kind in AMENDED else None
        if known is None or not known.filter(**of(row, what)).exists():
            raise NotFound(kind=what.kind, id=what.record)
        sides = {} if what.kind in JOINT else {"home": party_of(row.home), "partner": party_of(row.partner)}
        return add_fact(by=by, kind=what.kind, payload={**values, **sides}, basis=basis, record=what.record)


def of(row: Tie, what: Amended) -> dict[str, Any]:
    """What finds the records of a kind that hang on a tie."""
    return {"tie": row} if what.kind == "act" else {"ties": row}


def add_to_tie(by: Person, kind: str, target: Target, values: Payload, basis: Basis) -> Decision:
    """The decision by which a fact stands under a tie that is there."""
    with writing():
        row = read_tie(target)
        sides = {"home": party_of(row.home), "partner": party_of(row.partner)}
        return add_fact(by=by, kind=kind, payload={**values, **sides}, basis=basis)


def read_tie(target: Target) -> Tie:
    """The tie, unless somebody changed it since the person saw it."""
    row: Tie = get(Tie.objects.select_related("home", "partner"), "tie", target.tie)
    if target.seen is not None and target.seen != row.version:
        last = row.claims.select_related("decision__by").order_by("-decision_id").first()
        raise ChangedMeanwhile(kind="tie", id=row.pk, person=last.decision.by.get_username() if last else "")
    return row


def party_of(place: Place) -> dict[str, Any]:
    """A place as a party of a payload."""
    identifier = place.identifiers.order_by("pk").first()
    return {
        "name": place.name,
        "level": place.level,
        "country": place.country,
        "place": identifier.identifier if identifier else None,
        "region": place.region,
    }


def evidence_of(basis: Basis, document: Document | None) -> Evidence:
    """The words that an entered fact rests on; those of a document are taken from it."""
    if document is None:
        if not basis.words.strip():
            raise InvalidValue(field="основание", value="", reason="скажите, откуда это известно")
        return Evidence(0, 0, basis.words.strip(), BY_HAND)
    start, end = basis.start, basis.end
    if start is None or end is None or not 0 <= start < end <= len(document.text):
        raise InvalidValue(field="фрагмент", value=f"{start}–{end}", reason="выделите слова в документе")
    return Evidence(start, end, document.text[start:end], BY_HAND)


def scope_of_payload(said: Payload, by: Person) -> Scope:
    """The municipality and the region that an entered fact speaks of: of an activity, its first known participant."""
    if "home" in said:
        place = find_place(said["home"])
        return scope_of(place.pk if place else None, said["home"].get("region") or (place.region if place else None))
    homes = Place.objects.filter(home_ties__live=True, name__in=said.get("participants") or ())
    scopes = [scope_of_place(home) for home in homes]
    return next((each for each in scopes if may(by, Right.KEEP_TIES, each)), scopes[0] if scopes else Scope())
