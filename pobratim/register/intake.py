"""Taking in a paper that has been read: its original is kept, its facts are laid beside what the register holds.

It may be killed at any moment: the register changes in one transaction or not at all, the original is put in place in
one step, and doing it again completes what is missing.
"""

from dataclasses import dataclass
from typing import Literal

from pobratim.accounts.models import Person
from pobratim.facts import Facts
from pobratim.register.actions import accept_new, create_document, propose_facts
from pobratim.register.locking import writing
from pobratim.register.originals import keep_original, original_of

__all__ = ["Acceptance", "Intake", "ingest", "keep_original", "original_of"]

Acceptance = Literal["none", "new"]


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of a paper: whether it is new here, its facts by outcome, how many were accepted and how many wait.

    `fresh` are facts laid now (by outcome in `outcomes`), `known` those laid before.
    """

    document: int
    name: str
    is_new: bool
    fresh: int
    known: int
    withdrawn: int
    outcomes: dict[str, int]
    accepted: int
    waiting: int


def ingest(  # noqa: PLR0913  one action: the paper, who, and how far it is accepted at once
    original: bytes,
    facts: Facts,
    *,
    by: Person,
    accept: Acceptance = "none",
    surest: float = 0.0,
    published: bool = True,
) -> Intake:
    """Take in a paper that has been read; the same bytes twice change nothing.

    With `accept="new"` what contradicts nothing and is at least so sure as `surest` is accepted at once.
    """
    keep_original(original)
    with writing():
        document = create_document(by=by, facts=facts, published=published)
        is_new = not document.facts.exists()
        laid = propose_facts(by=by, document=document, facts=facts)
        accepted = accept_new(by=by, document=document, surest=surest)["accepted"] if accept == "new" else 0
        waiting = document.facts.filter(proposal__state="waiting").count()
    return Intake(
        document=document.pk,
        name=document.name,
        is_new=is_new,
        fresh=laid.fresh,
        known=laid.known,
        withdrawn=laid.withdrawn,
        outcomes=laid.outcomes,
        accepted=accepted,
        waiting=waiting,
    )
