"""Taking in a paper that has been read: its original is kept, its facts are laid beside what the register holds.

It may be killed at any moment: the register changes in one transaction or not at all, the original is put in place in
one step, and doing it again completes what is missing.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings

from pobratim.accounts.models import Person
from pobratim.facts import Facts
from pobratim.register.actions import accept_new, create_document, propose_facts
from pobratim.register.actions.acting import writing

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


def ingest(original: bytes, facts: Facts, *, by: Person, accept: Acceptance = "none") -> Intake:
    """Take in a paper that has been read; the same bytes twice change nothing."""
    keep_original(original)
    with writing():
        document = create_document(by=by, facts=facts)
        is_new = not document.facts.exists()
        laid = propose_facts(by=by, document=document, facts=facts)
        accepted = accept_new(by=by, document=document)["accepted"] if accept == "new" else 0
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


def original_of(sha256: str) -> Path:
    """Where the original of a document is kept."""
    return Path(settings.POBRATIM_ORIGINALS) / sha256


def keep_original(content: bytes) -> Path:
    """Keep the bytes of a paper under their sha256, in one step."""
    place = original_of(hashlib.sha256(content).hexdigest())
    if place.exists():
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)
    return place
