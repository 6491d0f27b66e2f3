"""Where a person is signed in, and how all other sessions are ended."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.accounts.sessions import BEGAN, SEEN


@dataclass(frozen=True, slots=True)
class Stay:
    """A session of a person: when it began, when it was last used, whether it is the one that asks."""

    began: datetime
    seen: datetime
    is_this: bool


def stays(person: Person, this: str | None) -> list[Stay]:
    """Where a person is signed in, the latest used first; `this` is the key of the session that asks."""
    found = [(row, row.get_decoded()) for row in rows_of(person)]
    told = [Stay(moment(kept.get(BEGAN)), moment(kept.get(SEEN)), row.session_key == this) for row, kept in found]
    return sorted(told, key=lambda each: each.seen, reverse=True)


def end_others(person: Person, this: str | None) -> int:
    """How many other sessions of a person were ended."""
    others = [row for row in rows_of(person) if row.session_key != this]
    for row in others:
        row.delete()
    return len(others)


def rows_of(person: Person) -> list[Session]:
    """The sessions of a person that are not over."""
    rows = Session.objects.filter(expire_date__gt=timezone.now())
    return [row for row in rows if row.get_decoded().get(SESSION_KEY) == str(person.pk)]


def moment(seconds: int | None) -> datetime:
    """A moment that a session keeps."""
    return datetime.fromtimestamp(seconds or 0, tz=UTC)
