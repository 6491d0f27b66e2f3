"""The municipality's side of a campaign: it looks, confirms, changes or adds, with an account or through a link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope
from pobratim.errors import CampaignOver, ChangedMeanwhile, InvalidValue, LinkOver
from pobratim.monitoring import gathering, tokens
from pobratim.monitoring.actions.campaigning import answer_of, check_open
from pobratim.monitoring.models import Answer, AnswerLine, AnswerLink, Move
from pobratim.monitoring.prefilling import FACTS, FIELDS
from pobratim.register import scopes
from pobratim.register.actions.acting import Deed, Note, acting
from pobratim.register.checking import COUNTRY, EDTF

MOST_LINES = 200
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Said:
    """What a municipality says: of each line by its number, what it adds, of the year as a whole, who speaks.

    `seen` is the version of the answer that was shown; `ready` False keeps a draft.
    """

    lines: Mapping[int, Mapping[str, Any]]
    added: Sequence[Mapping[str, Any]]
    results: str
    plans: str
    name: str
    seen: int
    ready: bool = True


def answer_by(*, by: Person, answer: int, said: Said) -> Answer:
    """The answer of an officer of the municipality."""
    row = answer_of(answer)
    with acting(by, Deed("answer_by", Right.KEEP_TIES, scope_of(row))) as audit:
        return take(row.pk, said, gathering.name_of(by), (by, audit))


def scope_of(answer: Answer) -> Scope:
    """The municipality that an answer belongs to."""
    return scopes.scope_of(answer.municipality_id, answer.campaign.region)


def open_link(token: str) -> AnswerLink:
    """The link of a token that still holds."""
    row = AnswerLink.objects.filter(digest=tokens.digest(token)).first()
    return holding(row)


def holding(link: AnswerLink | None) -> AnswerLink:
    """The link, unless it has ended or its campaign has."""
    if link is None or link.revoked_at is not None or link.expires_at <= timezone.now():
        raise LinkOver
    if link.answer.campaign.closed_at is not None or not link.made_by.is_active:
        raise LinkOver
    return link


def answer_through(*, link: AnswerLink, said: Said) -> Answer:
    """The answer given through a link: in the name of who made the link, told apart in the history."""
    holding(link)
    if not said.name.strip():
        raise InvalidValue(field="кто отвечает", value="", reason="назовите фамилию и должность")
    by = link.made_by
    with acting(by, Deed("answer_through", Right.PUBLISH, Scope(region=link.answer.campaign.region))) as audit:
        audit.details["link"] = link.pk
        return take(link.answer_id, said, said.name.strip()[:200], (None, audit))


def opened(answer: int, name: str, by: Person | None) -> None:
    """Take down that the municipality has looked at its list, the first time."""
    with_state = Answer.objects.filter(pk=answer, state="waiting").first()
    if with_state is not None:
        with_state.state = "opened"
        with_state.save(update_fields=["state"])
        Move.objects.create(answer=with_state, what="looked", by=by, name=name)


def take(number: int, said: Said, name: str, who: tuple[Person | None, Note]) -> Answer:
    """The answer with what was said in it."""
    by, audit = who
    row = Answer.objects.select_for_update(of=("self",)).select_related("campaign", "municipality").get(pk=number)
    check_open(row)
    if row.state == "accepted":
        raise CampaignOver(year=row.campaign.year)
    if row.version != said.seen:
        raise ChangedMeanwhile(kind="answer", id=row.pk, person=row.answered_by)
    for line in row.lines.all():
        if line.number in said.lines:
            keep_line(line, said.lines[line.number], row.campaign.year)
    add_lines(row, said.added)
    row.results, row.plans = said.results.strip()[:LONGEST], said.plans.strip()[:LONGEST]
    finish(row, said, name)
    Move.objects.create(answer=row, what="answered" if said.ready else "kept", by=by, name=name)
    audit.on("answer", row.pk, ready=said.ready, name=name)
    return row


def finish(row: Answer, said: Said, name: str) -> None:
    """Say who answered, and count the change; an answer is ready when every line has been spoken of."""
    row.version += 1
    row.answered_by = name
    if said.ready:
        silent = row.lines.filter(verdict="").order_by("number").first()
        if silent is not None:
            partner = silent.given.get("partner", "")
            raise InvalidValue(field=str(silent.number), value=partner, reason="подтвердите строку или исправьте её")
        row.state, row.answered_at, row.remark = "answered", timezone.now(), ""
    row.save()


def keep_line(line: AnswerLine, words: Mapping[str, Any], year: int) -> None:
    """Take down what is said of a line, and whether it confirms or changes what it was filled with."""
    if words.get("removed") and not line.given:
        line.delete()
        return
    said = checked(line.number, {**line.given, **line.said, **words}, year)
    if not line.given:
        line.verdict = "added"
    elif any(said[name] != line.given.get(name, "") for name in FACTS) or said["ended"] != line.given["ended"]:
        line.verdict = "changed"
    else:
        line.verdict = "confirmed" if words.get("confirmed", line.verdict == "confirmed") else ""
    line.said = said
    line.save()


def add_lines(row: Answer, added: Sequence[Mapping[str, Any]]) -> None:
    """Put what a municipality adds after the lines that are there."""
    last = max((line.number for line in row.lines.all()), default=0)
    if last + len(added) > MOST_LINES:
        raise InvalidValue(field="строки", value=len(added), reason=f"в списке не больше {MOST_LINES} строк")
    for number, words in enumerate(added, last + 1):
        said = checked(number, words, row.campaign.year)
        if not said["partner"]:
            raise InvalidValue(field=str(number), value="", reason="назовите партнёра")
        AnswerLine.objects.create(answer=row, number=number, said=said, verdict="added")


def checked(number: int, words: Mapping[str, Any], year: int) -> dict[str, Any]:
    """What is said of a line, checked."""
    said: dict[str, Any] = {name: str(words.get(name) or "").strip()[:LONGEST] for name in FIELDS}
    said["concluded"], said["ended"] = bool(words.get("concluded")), bool(words.get("ended"))
    said["country"] = said["country"].upper()
    if said["country"] and not COUNTRY.fullmatch(said["country"]):
        raise InvalidValue(field=str(number), value=said["country"], reason="нет такой страны")
    if said["date"] and not EDTF.fullmatch(said["date"]):
        raise InvalidValue(field=str(number), value=said["date"], reason="дата пишется как 12.03.2012 или 2012")
    if said["date"].startswith(f"{year}"):
        said["concluded"] = True
    return said
