"""Facts of a document as drafts: payloads ready to be kept, each with its evidence, in reading order."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from pobratim.facts import Evidence, Facts, Party, Tie
from pobratim.register.regions import region_of

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """One fact: its kind, its payload, the words it rests on, and the draft of the statement it was read with."""

    kind: str
    payload: Payload
    evidence: tuple[Evidence, ...]
    parent: "Draft | None" = None
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A fingerprint of what is said and of where it is said."""
        spans = [[each.start, each.end, each.rule] for each in self.evidence]
        said = json.dumps([self.kind, self.payload, spans], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def drafts_of(facts: Facts) -> tuple[Draft, ...]:
    """All facts of a document, statements before what was read with them; the same fact comes once."""
    found = {draft.digest: draft for draft in [*ties_of(facts), *others_of(facts)]}
    return tuple(found.values())


def ties_of(facts: Facts) -> Iterator[Draft]:
    """The statements about ties with their agreements and acts."""
    for tie in facts.ties:
        statement = Draft("statement", statement_payload(tie), tie.evidence, None, tie.confidence, tie.doubts)
        yield statement
        sides = {"home": party_payload(tie.home), "partner": party_payload(tie.partner)}
        for agreement in tie.agreements:
            said = {"kind": agreement.kind, "title": agreement.title, "date": agreement.date, "term": agreement.term}
            yield Draft("agreement", {**sides, **said}, agreement.evidence, statement, agreement.confidence)
        for act in tie.acts:
            said = {"kind": act.kind, "side": act.side, "date": act.date}
            yield Draft("act", {**sides, **said}, act.evidence, statement, tie.confidence)


def others_of(facts: Facts) -> Iterator[Draft]:
    """The facts that hang on no one tie."""
    for project in facts.projects:
        said: Payload = {"name": project.name, "participants": list(project.participants)}
        yield Draft("project", said, project.evidence, None, project.confidence)
    for activity in facts.activities:
        said = {"what": activity.what, "date": activity.date, "participants": list(activity.participants)}
        yield Draft("activity", said, activity.evidence, None, activity.confidence)
    for direction in facts.directions:
        said = {"country": direction.country, "text": direction.text}
        yield Draft("direction", said, direction.evidence, None, direction.confidence)
    for recommendation in facts.recommendations:
        said = {"text": recommendation.text}
        yield Draft("recommendation", said, recommendation.evidence, None, recommendation.confidence)
    for policy in facts.policies:
        yield Draft("policy", {"title": policy.title, "date": policy.date}, policy.evidence)


def party_payload(party: Party) -> Payload:
    """A party as it is kept."""
    return {**asdict(party), "aliases": list(party.aliases), "region": region_of(party)}


def statement_payload(tie: Tie) -> Payload:
    """What a document says of a tie as a whole."""
    return {
        "home": party_payload(tie.home),
        "partner": party_payload(tie.partner),
        "kind": tie.kind,
        "status": tie.status,
        "since": tie.since,
        "status_since": tie.status_since,
        "status_by": tie.status_by,
    }
