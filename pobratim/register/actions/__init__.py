"""Writing to the register: each change is one named action with `by=`, permission first, one transaction, one event."""

from pobratim.register.actions.decisions import accept, accept_new, correct, reject, undo
from pobratim.register.actions.deliveries import deliver, deliver_again, keep_file
from pobratim.register.actions.entries import (
    add_act,
    add_activity,
    add_agreement,
    add_fact,
    add_project,
    amend,
    say_of_tie,
)
from pobratim.register.actions.papers import Laid, create_document, propose_facts
from pobratim.register.actions.people import (
    close_account,
    drop_second_factor,
    invite_person,
    reopen_account,
    tie_identity,
    untie_identity,
)
from pobratim.register.actions.places import link_places, merge_places, unlink_places, unmerge_places
from pobratim.register.actions.publishing import publish_document, publish_tie
from pobratim.register.actions.ties import merge_ties, unmerge_ties

__all__ = [
    "Laid",
    "accept",
    "accept_new",
    "add_act",
    "add_activity",
    "add_agreement",
    "add_fact",
    "add_project",
    "amend",
    "close_account",
    "correct",
    "create_document",
    "deliver",
    "deliver_again",
    "drop_second_factor",
    "invite_person",
    "keep_file",
    "link_places",
    "merge_places",
    "merge_ties",
    "propose_facts",
    "publish_document",
    "publish_tie",
    "reject",
    "reopen_account",
    "say_of_tie",
    "tie_identity",
    "undo",
    "unlink_places",
    "unmerge_places",
    "unmerge_ties",
    "untie_identity",
]
