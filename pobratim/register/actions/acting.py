"""How every action runs: permission first, one transaction, one line in the audit trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope, may
from pobratim.errors import NotAllowed, NotFound
from pobratim.register.locking import writing
from pobratim.register.models import AuditEvent

Row = TypeVar("Row", bound=Model)


@dataclass(slots=True)
class Note:
    """What the audit trail will say of an action."""

    record_kind: str = ""
    record_id: int | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def on(self, record_kind: str, record_id: int, **details: Any) -> None:
        """Say on which record the action was done, and with what."""
        self.record_kind, self.record_id = record_kind, record_id
        self.details.update(details)


@dataclass(frozen=True, slots=True)
class Deed:
    """An action about to be done: its name, the right that it asks for, and over what."""

    action: str
    right: Right
    scope: Scope | None = None


def check_right(by: Person, deed: Deed) -> None:
    """Refuse an action to a person who has no right to it."""
    if not may(by, deed.right, deed.scope):
        raise NotAllowed(person=by.get_username(), action=deed.action)


@contextmanager
def acting(by: Person, deed: Deed) -> Iterator[Note]:
    """Run the body as one action of a person; nothing of it stays when it fails."""
    check_right(by, deed)
    with writing():
        note = Note()
        yield note
        AuditEvent.objects.create(
            by=by,
            action=deed.action,
            record_kind=note.record_kind,
            record_id=note.record_id,
            details=note.details,
        )


def get(rows: type[Row] | QuerySet[Row], kind: str, record_id: int) -> Row:
    """The row of a number, or the sentence that there is none."""
    found = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    row = found.filter(pk=record_id).first()
    if row is None:
        raise NotFound(kind=kind, id=record_id)
    return row
