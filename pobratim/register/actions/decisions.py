"""Deciding about proposals. A decision is never edited: undoing it is another one, which supersedes it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Role, Scope, may
from pobratim.errors import ChangedMeanwhile, InvalidValue
from pobratim.register import scopes
from pobratim.register.actions.acting import Deed, acting, check_right, get
from pobratim.register.actions.applying import apply
from pobratim.register.actions.projecting import project, project_tie
from pobratim.register.checking import check_payload
from pobratim.register.comparing import Comparison
from pobratim.register.drafts import Payload
from pobratim.register.identity import find_place
from pobratim.register.locking import writing
from pobratim.register.meeting import OF_A_TIE, Meeting, meet
from pobratim.register.models import Claim, Decision, Document, Evidence, Fact, Proposal, Tie
from pobratim.register.reading import BY_HAND, rule_sentence


def accept(*, by: Person, proposal: int, reason: str = "", as_new: bool = False) -> Decision:
    """The decision to hold a proposal true. `as_new` makes a record of its own of what contradicts another."""
    return decide(by, "accept", proposal, Verdict(reason=reason, as_new=as_new))


def correct(
    *, by: Person, proposal: int, payload: Payload, reason: str = "", words: tuple[int, int] | None = None
) -> Decision:
    """The decision to hold true what a person put in place of what was read. The fact itself stays as it was read.

    `words` is the span of the paper that shows the correction; it stands with the fact as a person's evidence.
    """
    return decide(by, "correct", proposal, Verdict(payload=payload, reason=reason, words=words))


def reject(*, by: Person, proposal: int, reason: str = "") -> Decision:
    """The decision not to hold a proposal true."""
    return decide(by, "reject", proposal, Verdict(reason=reason))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What goes with a decision."""

    payload: Payload | None = None
    reason: str = ""
    as_new: bool = False
    words: tuple[int, int] | None = None


STATES = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def decide(by: Person, verdict: str, number: int, how: Verdict) -> Decision:
    """The decision about a waiting proposal, and what it does to the register."""
    proposal: Proposal = get(Proposal, "proposal", number)
    with acting(by, Deed(verdict, Right.DECIDE, scope_of(proposal))) as note:
        proposal = with_facts(Proposal.objects.select_for_update(of=("self",))).get(pk=number)
        if proposal.state != "waiting":
            raise ChangedMeanwhile(kind="proposal", id=number, person=last_decider(proposal))
        said = proposal.fact.payload if how.payload is None else check_payload(proposal.fact.kind, how.payload)
        decision = Decision.objects.create(
            proposal=proposal, verdict=verdict, payload=how.payload, reason=how.reason, by=by
        )
        if how.words:
            show_words(proposal.fact, *how.words)
        settle(proposal, decision, said, None if verdict == "reject" else met(proposal.fact, said, how.as_new))
        note.on("proposal", number, decision=decision.pk, reason=how.reason, fact=proposal.fact_id)
    return decision


def with_facts(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Proposals with their facts and documents, without the documents' long texts."""
    return rows.select_related("fact__document").defer("fact__document__text")


def show_words(fact: Fact, start: int, end: int) -> None:
    """Keep the words of the paper by which a person corrected a fact."""
    text = fact.document.text if fact.document else ""
    if not 0 <= start < end <= len(text):
        raise InvalidValue(field="фрагмент", value=f"{start}–{end}", reason="выделите слова в документе")
    Evidence.objects.create(
        fact=fact,
        number=fact.evidence.count(),
        start=start,
        end=end,
        quote=text[start:end],
        rule=BY_HAND,
        rule_sentence=rule_sentence(BY_HAND),
    )


def met(fact: Fact, said: Payload, as_new: bool) -> Comparison:
    """How what is accepted meets the register; a person may say that it is new there."""
    return Comparison("new") if as_new else meet(fact, said).comparison


def settle(proposal: Proposal, decision: Decision, said: Payload, comparison: Comparison | None) -> None:
    """Do to the register what a decision says, and set the other proposals of the tie beside what it holds now.

    What is rejected is compared with nothing.
    """
    proposal.state = STATES[decision.verdict]
    if comparison is not None:
        proposal.tie = apply(proposal.fact, decision, said, comparison).tie
    proposal.save()
    refresh(proposal)


def refresh(decided: Proposal) -> None:
    """Compare again the proposals that wait and speak of the same tie, or of the same matter."""
    fact = decided.fact
    beside = Q(fact__kind=fact.kind) if fact.kind not in OF_A_TIE else Q(fact__kind__in=OF_A_TIE)
    if fact.kind in OF_A_TIE:
        beside &= Q(fact__payload__home__name=fact.payload["home"]["name"])
        beside &= Q(fact__payload__partner__name=fact.payload["partner"]["name"])
        beside |= Q(tie=decided.tie) if decided.tie_id else Q()
    for proposal in with_facts(Proposal.objects.filter(beside, state="waiting")):
        compare_again(proposal)


def compare_again(proposal: Proposal) -> Meeting:
    """How a proposal meets the register as it stands now."""
    meeting = meet(proposal.fact, proposal.fact.payload)
    now = (meeting.comparison.outcome, list(meeting.comparison.against), meeting.tie)
    if (proposal.outcome, proposal.against, proposal.tie) != now:
        proposal.outcome, proposal.against, proposal.tie = now
        proposal.save()
    return meeting


def accept_new(*, by: Person, document: Document, surest: float = 0.0) -> dict[str, int]:
    """Accept all that waits of a document, contradicts nothing and is at least so sure; how many were accepted, left.

    Each proposal is compared again right before, so that two facts of one document cannot contradict each other.
    """
    own_only = by.role != Role.ADMINISTRATOR  # an officer accepts what is of the own municipality or region
    of_region = Scope(region=by.region or None)
    deed = Deed("accept_new", Right.DECIDE, None if by.role == Role.MUNICIPALITY_OFFICER else of_region)
    check_right(by, deed)
    with writing():
        rows = Proposal.objects.filter(fact__document=document, state="waiting").order_by("fact__number")
        rows = with_facts(rows.select_for_update(of=("self",))).select_related("tie__home")
        waiting = [each for each in rows if not own_only or may(by, Right.DECIDE, scope_of(each))]
        ready = [each for each in waiting if each.fact.confidence >= surest and not still_contradicts(each)]
        counts = {"accepted": 0, "left": len(waiting) - len(ready)}
        if ready:
            with acting(by, deed) as note:
                for proposal in ready:
                    counts["accepted" if accept_harmless(by, proposal) else "left"] += 1
                note.on("document", document.pk, **counts)
    return counts


def still_contradicts(proposal: Proposal) -> bool:
    """Whether a proposal that contradicted the register does so still."""
    return proposal.outcome == "contradicts" and compare_again(proposal).comparison.outcome == "contradicts"


def accept_harmless(by: Person, proposal: Proposal) -> bool:
    """Whether a proposal contradicts nothing, even beside what was accepted just now, and is accepted therefore."""
    meeting = compare_again(proposal)
    if proposal.outcome == "contradicts":
        return False
    decision = Decision.objects.create(proposal=proposal, verdict="accept", by=by)
    proposal.state = "accepted"
    proposal.tie = apply(proposal.fact, decision, proposal.fact.payload, meeting.comparison).tie
    proposal.save()
    return True


def undo(*, by: Person, decision: int, reason: str = "") -> Decision:
    """The decision that undoes another: what it brought no longer counts, the proposal waits again.

    What a person entered without a paper does not wait: there is no paper to review, it is withdrawn.
    """
    undone: Decision = get(Decision, "decision", decision)
    proposal = undone.proposal
    with acting(by, Deed("undo", Right.DECIDE, scope_of(proposal))) as note:
        if undone.verdict == "undo" or Decision.objects.filter(supersedes=undone).exists():
            raise ChangedMeanwhile(kind="decision", id=decision, person=last_decider(proposal))
        new = Decision.objects.create(proposal=proposal, verdict="undo", reason=reason, by=by, supersedes=undone)
        take_back(undone)
        proposal.state = "waiting" if proposal.fact.document_id else "withdrawn"
        compare_again(proposal)
        proposal.save()
        refresh(proposal)
        note.on("proposal", proposal.pk, decision=new.pk, undone=undone.pk, reason=reason)
    return new


def take_back(undone: Decision) -> None:
    """Let the claims of a decision live no longer."""
    for claim in Claim.objects.filter(decision=undone, live=True).select_related("tie"):
        claim.live = False
        claim.save()
        project(claim.record_kind, claim.record_id)
        if claim.tie:
            project_tie(Tie.objects.select_related("home", "partner").get(pk=claim.tie.pk))


def scope_of(proposal: Proposal) -> Scope:
    """The municipality and the region that a proposal speaks of."""
    if proposal.tie:
        return scopes.scope_of_tie(proposal.tie)
    home = proposal.fact.payload.get("home")
    if not home:
        return Scope()
    place = find_place(home)
    return scopes.scope_of(place.pk if place else None, home.get("region"))


def last_decider(proposal: Proposal) -> str:
    """Who decided last about a proposal."""
    last = proposal.decisions.select_related("by").order_by("-pk").first()
    return last.by.get_username() if last else ""
