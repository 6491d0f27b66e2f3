"""Tables of what is due: planned steps, marks, feeds and mails, and the yearly campaign with its answers."""

from pobratim.monitoring.models.campaigns import Answer, AnswerLine, AnswerLink, Campaign, Move
from pobratim.monitoring.models.duties import Feed, Mailing, Mark, Occasion, Refusal

__all__ = [
    "Answer",
    "AnswerLine",
    "AnswerLink",
    "Campaign",
    "Feed",
    "Mailing",
    "Mark",
    "Move",
    "Occasion",
    "Refusal",
]
