"""What is kept of the mails that the program sends by itself: nobody acts, so nobody is asked for a right."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.monitoring.models import Answer, Mailing


def begin_mail(person: Person, day: date, kind: str, keys: list[str]) -> Mailing | None:
    """A mail about to be sent; None when this person has had one of the kind on that day."""
    try:
        with transaction.atomic():
            return Mailing.objects.create(person=person, day=day, kind=kind, keys=keys)
    except IntegrityError:
        return None


def mail_sent(mail: Mailing) -> None:
    """Keep that the server took the mail."""
    mail.sent_at = timezone.now()
    mail.save()


def mail_refused(mail: Mailing) -> None:
    """Forget a mail that the server refused, so that it may be tried again on the same day."""
    mail.delete()


def not_asked(answer: Answer) -> None:
    """Let a municipality be asked again today: no mail went out."""
    answer.reminded_on = None
    answer.save(update_fields=["reminded_on"])
