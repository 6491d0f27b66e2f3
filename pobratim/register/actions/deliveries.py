"""Files brought in by people: kept at once, read in the background, tried again when a person asks."""

import hashlib
from datetime import datetime, timedelta

from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.accounts.people import CONSOLE
from pobratim.accounts.permissions import Right
from pobratim.errors import ChangedMeanwhile, DailyShareSpent, PobratimError
from pobratim.register.actions.acting import Deed, acting, get
from pobratim.register.background import read_delivery
from pobratim.register.locking import writing
from pobratim.register.models import AuditEvent, Delivery
from pobratim.register.originals import keep_original

A_DAY = timedelta(days=1)
FILE = "file"  # in the audit trail: what is kept without being a paper; it has the number of who brought it
FILES, MEGABYTES = 2_000, 2_000  # what one account may bring within a day


def deliver(*, by: Person, name: str, content: bytes) -> Delivery:
    """A file kept as it came, and the place in the queue where it waits to be read."""
    with acting(by, Deed("deliver", Right.BRING_PAPERS)) as note:
        check_share(by, name, len(content))
        keep_original(content)
        sha256 = hashlib.sha256(content).hexdigest()
        delivery = Delivery.objects.create(name=name[:255], sha256=sha256, size=len(content), by=by)
        read_delivery.enqueue(delivery.pk)
        note.on("delivery", delivery.pk, name=delivery.name, sha256=sha256)
    return delivery


def keep_file(*, by: Person, name: str, content: bytes) -> str:
    """The sha256 of a file that is kept as it came and read by nobody yet: it hangs on a record, or is a table."""
    with acting(by, Deed("keep_file", Right.BRING_PAPERS)) as note:
        check_share(by, name, len(content))
        sha256 = keep_original(content).name
        note.on(FILE, by.pk, name=name, sha256=sha256, size=len(content))
    return sha256


def check_share(by: Person, name: str, size: int) -> None:
    """Refuse a file with which an account would have brought too much within a day; the command line has no limit."""
    since = timezone.now() - A_DAY
    papers = Delivery.objects.filter(by=by, came_at__gt=since).values_list("size", flat=True)
    others = AuditEvent.objects.filter(record_kind=FILE, record_id=by.pk, at__gt=since)
    brought = [*papers, *others.values_list("details__size", flat=True)]
    too_much = len(brought) >= FILES or sum(brought) + size > MEGABYTES * 1024 * 1024
    if too_much and by.username != CONSOLE:
        raise DailyShareSpent(files=FILES, megabytes=MEGABYTES, name=name)


def deliver_again(*, by: Person, delivery: int) -> Delivery:
    """A file whose reading failed, in the queue again."""
    row: Delivery = get(Delivery, "delivery", delivery)
    with acting(by, Deed("deliver_again", Right.BRING_PAPERS)) as note:
        row = Delivery.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if row.state != "failed":
            raise ChangedMeanwhile(kind="delivery", id=row.pk, person=row.by.get_username())
        queue(row)
        note.on("delivery", row.pk, name=row.name)
    return row


def queue(row: Delivery) -> None:
    """Put a file at the end of the queue."""
    row.state, row.stage, row.error, row.error_facts = "queued", "", "", {}
    row.save()
    read_delivery.enqueue(row.pk)


def queue_stranded(before: datetime) -> int:
    """How many files were put back into the queue, whose reading a process that is gone had begun."""
    with writing():
        stranded = list(Delivery.objects.filter(state="reading", moved_at__lt=before))
        for row in stranded:
            queue(row)
    return len(stranded)


def begin(row: Delivery, stage: str) -> None:
    """Say what is being done with a file."""
    row.state, row.stage = "reading", stage
    row.save()


def finish(row: Delivery, document: int, waiting: int) -> None:
    """Say which paper a file has become, and how many of its facts wait."""
    row.state, row.stage, row.document_id, row.waiting = "done", "", document, waiting
    row.save()


def fail(row: Delivery, error: PobratimError) -> None:
    """Say why a file could not be read."""
    row.state, row.error = "failed", type(error).__name__
    row.error_facts = {name: str(fact) for name, fact in error.facts.items()}
    row.save()
