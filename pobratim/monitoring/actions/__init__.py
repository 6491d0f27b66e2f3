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
from pobratim.monitoring.actions.mailing import begin_mail, mail_refused, mail_sent, not_asked

__all__ = [
    "Said",
    "accept_answer",
    "answer_by",
    "answer_through",
    "ask_by_mail",
    "begin_mail",
    "call_off",
    "close_campaign",
    "mail_refused",
    "mail_sent",
    "make_feed",
    "make_link",
    "mark_due",
    "not_asked",
    "open_campaign",
    "open_link",
    "opened",
    "person_of_feed",
    "plan_step",
    "refuse_mail",
    "return_answer",
    "revoke_feed",
]
