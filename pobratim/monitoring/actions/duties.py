"""Marks, planned steps, calendar feeds, reminders by mail."""

from datetime import date

from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope
from pobratim.errors import InvalidValue
from pobratim.monitoring import gathering, tokens
from pobratim.monitoring.duties import Due
from pobratim.monitoring.models import Feed, Mark, Occasion, Refusal
from pobratim.register.actions.acting import Deed, acting, get
from pobratim.register.models import Place
from pobratim.register.scopes import scope_of_place

KINDS = ("negotiations", "signing")


def mark_due(*, by: Person, item: Due, done: bool, note: str = "") -> Mark:
    """The mark that a thing is done, or that it is not; earlier marks stay."""
    with acting(by, Deed("mark_due", Right.KEEP_TIES, gathering.scope_of(item))) as audit:
        mark = Mark.objects.create(key=item.key, done=done, note=note.strip()[:500], by=by)
        audit.on("due", mark.pk, key=item.key, done=done, note=mark.note)
    return mark


def plan_step(*, by: Person, kind: str, municipality: int, what: str, day: date) -> Occasion:
    """The planned negotiations or signing, from which deadlines follow."""
    place: Place = get(Place, "place", municipality)
    if kind not in KINDS:
        raise InvalidValue(field="вид шага", value=kind, reason="такого значения нет среди возможных")
    if not what.strip():
        raise InvalidValue(field="о чём", value="", reason="назовите партнёра или документ")
    with acting(by, Deed("plan_step", Right.KEEP_TIES, scope_of_place(place))) as audit:
        row = Occasion.objects.create(kind=kind, municipality=place, what=what.strip()[:300], day=day, by=by)
        audit.on("occasion", row.pk, kind=kind, municipality=place.pk, day=day.isoformat())
    return row


def call_off(*, by: Person, step: int) -> Occasion:
    """The planned step, called off: nothing is due for it any more."""
    row: Occasion = get(Occasion.objects.select_related("municipality"), "occasion", step)
    with acting(by, Deed("call_off", Right.KEEP_TIES, scope_of_place(row.municipality))) as audit:
        row.called_off = True
        row.save()
        audit.on("occasion", row.pk)
    return row


def make_feed(*, by: Person) -> str:
    """The token of the person's calendar feed, shown once; an earlier feed ends."""
    token = tokens.make_token()
    with acting(by, Deed("make_feed", Right.READ, Scope())) as audit:
        end_feeds(by)
        feed = Feed.objects.create(person=by, digest=tokens.digest(token))
        audit.on("feed", feed.pk)
    return token


def revoke_feed(*, by: Person) -> int:
    """How many calendar feeds of the person were ended."""
    with acting(by, Deed("revoke_feed", Right.READ, Scope())) as audit:
        ended = end_feeds(by)
        audit.on("feed", 0, ended=ended)
    return ended


def end_feeds(by: Person) -> int:
    """How many feeds of a person were ended."""
    rows = list(Feed.objects.filter(person=by, revoked_at=None))
    for row in rows:
        row.revoked_at = timezone.now()
        row.save()
    return len(rows)


def person_of_feed(token: str) -> Person | None:
    """Whose calendar a token opens; None when it opens none."""
    row = Feed.objects.filter(digest=tokens.digest(token), revoked_at=None).select_related("person").first()
    return row.person if row and row.person.is_active else None


def refuse_mail(*, by: Person, refused: bool) -> None:
    """Take down that a person wants no reminders by mail, or wants them again."""
    with acting(by, Deed("refuse_mail", Right.READ, Scope())) as audit:
        if refused:
            Refusal.objects.get_or_create(person=by)
        else:
            for row in Refusal.objects.filter(person=by):
                row.delete()
        audit.on("person", by.pk, refused=refused)
