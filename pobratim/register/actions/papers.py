"""Bringing papers in: a document is kept as it came, its facts are laid beside the register as proposals."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right
from pobratim.facts import Facts
from pobratim.register.actions.acting import Deed, acting
from pobratim.register.drafts import Draft, drafts_of
from pobratim.register.indexing import put
from pobratim.register.lemmas import word_key
from pobratim.register.meeting import Meeting, meet
from pobratim.register.models import Document, DocumentWords, Evidence, Fact, PaperWord, Proposal
from pobratim.register.reading import BY_HAND, reader, rule_sentence


@dataclass(frozen=True, slots=True)
class Laid:
    """What became of the facts of a document: how many were laid beside the register, by outcome, and the rest."""

    document: int
    fresh: int
    known: int
    withdrawn: int
    outcomes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft about to be kept: its number in reading order, the fact that it was read with, who read it."""

    draft: Draft
    number: int
    parent: Fact | None
    reader: str


def create_document(*, by: Person, facts: Facts, published: bool = True) -> Document:
    """The document that facts were read in; the same bytes are one document, whatever its name."""
    known = Document.objects.filter(sha256=facts.sha256).first()
    if known is not None:
        return known
    with acting(by, Deed("create_document", Right.BRING_PAPERS)) as note:
        document = Document.objects.create(
            sha256=facts.sha256,
            name=facts.name[:255],
            media_type=facts.media_type,
            language=facts.language,
            date=facts.as_of,
            text=facts.text,
            warnings=list(facts.warnings),
            added_by=by,
            published=published,
        )
        words = DocumentWords.objects.create(document=document, key=word_key(facts.text))
        put(PaperWord, [(document.pk, words.key)])
        note.on("document", document.pk, name=document.name, sha256=document.sha256)
    return document


def propose_facts(*, by: Person, document: Document, facts: Facts) -> Laid:
    """Lay the facts of a document beside the register; facts that were laid before are left as they are.

    Proposals of an older reading that the new one no longer makes, and that nobody has decided, are withdrawn.
    """
    drafts = drafts_of(facts)
    kept = {fact.digest: fact for fact in document.facts.all()}
    fresh = [draft for draft in drafts if draft.digest not in kept]
    gone = kept.keys() - {draft.digest for draft in drafts}
    stale = Proposal.objects.filter(fact__document=document, fact__digest__in=gone, state="waiting")
    stale = stale.exclude(fact__reader__in=[BY_HAND, reader()])
    if not fresh and not stale.exists():
        return Laid(document.pk, 0, len(kept), 0, {})
    with acting(by, Deed("propose_facts", Right.BRING_PAPERS)) as note:
        withdrawn = withdraw(stale)
        outcomes = lay(by, document, fresh, kept)
        note.on("document", document.pk, facts=len(fresh), withdrawn=withdrawn, outcomes=outcomes, reader=reader())
    return Laid(document.pk, len(fresh), len(drafts) - len(fresh), withdrawn, outcomes)


def withdraw(stale: QuerySet[Proposal]) -> int:
    """How many proposals were withdrawn."""
    proposals = list(stale)
    for proposal in proposals:
        proposal.state = "withdrawn"
        proposal.save()
    return len(proposals)


def lay(by: Person, document: Document, fresh: list[Draft], kept: dict[str, Fact]) -> dict[str, int]:
    """How many proposals were made, by outcome."""
    last = max((fact.number for fact in kept.values()), default=0)
    made = []
    for number, draft in enumerate(fresh, last + 1):
        parent = kept.get(draft.parent.digest) if draft.parent else None
        fact = keep_fact(by, document, Entry(draft, number, parent, reader()))
        kept[draft.digest] = fact
        made.append(fact)
    return dict(Counter(propose(fact, meet(fact, fact.payload)).outcome for fact in made))


def keep_fact(by: Person, document: Document | None, entry: Entry) -> Fact:
    """A fact with its evidence, kept for good."""
    draft = entry.draft
    fact = Fact.objects.create(
        document=document,
        parent=entry.parent,
        number=entry.number,
        kind=draft.kind,
        payload=draft.payload,
        digest=draft.digest,
        confidence=draft.confidence,
        doubts=list(draft.doubts),
        reader=entry.reader,
        added_by=by,
    )
    for number, each in enumerate(draft.evidence):
        Evidence.objects.create(
            fact=fact,
            number=number,
            start=each.start if document else None,
            end=each.end if document else None,
            quote=each.quote,
            rule=each.rule,
            rule_sentence=rule_sentence(each.rule),
        )
    return fact


def propose(fact: Fact, meeting: Meeting) -> Proposal:
    """A fact set beside the register as it meets it."""
    against = list(meeting.comparison.against)
    return Proposal.objects.create(fact=fact, outcome=meeting.comparison.outcome, against=against, tie=meeting.tie)
