"""Writing what is due and what was answered: each change is one named action, permission first, one audit event."""

from pobratim.monitoring.actions.answering import Said, answer_by, answer_through, open_link, opened
from pobratim.monitoring.actions.campaigning import (
    accept_answer,
    ask_by_mail,
    close_campaign,
    make_link,
    open_campaign,
    return_answer,
)
from pobratim.monitoring.actions.duties import (
    call_off,
    make_feed,
    mark_due,
    person_of_feed,
    plan_step,
    refuse_mail,
    revoke_feed,
)

__all__ = [
    "Said",
    "accept_answer",
    "answer_by",
    "answer_through",
    "ask_by_mail",
    "call_off",
    "close_campaign",
    "make_feed",
    "make_link",
    "mark_due",
    "open_campaign",
    "open_link",
    "opened",
    "person_of_feed",
    "plan_step",
    "refuse_mail",
    "return_answer",
    "revoke_feed",
]
