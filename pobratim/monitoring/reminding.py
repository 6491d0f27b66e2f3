"""Reminders by mail: a digest each week, a mail between digests when something falls due at once, one a day at most.

The row of a mailing is written before the mail is sent. A server that refuses takes the row away, so that the next
run tries again; a process killed between the two never sends a second mail on the same day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Role
from pobratim.errors import MailNotSent
from pobratim.monitoring import actions, gathering
from pobratim.monitoring.calendaring import title_of
from pobratim.monitoring.duties import Due
from pobratim.monitoring.models import Mailing, Refusal
from pobratim.monitoring.wording import days_left, full_date

TOLD_AHEAD = timedelta(days=30)
AT_ONCE = timedelta(days=2)
WEEK = timedelta(days=7)
WRITE_TO = (Role.REGION_OFFICER, Role.MUNICIPALITY_OFFICER, Role.ADMINISTRATOR)


@dataclass(slots=True)
class Round:
    """What a daily run did: to whom mails went, how many people had nothing to be told, whom the server refused."""

    sent: list[str] = field(default_factory=list)
    silent: int = 0
    refused: list[str] = field(default_factory=list)


def remind(as_of: date, dry: bool = False) -> Round:
    """Send what is to be sent on a day; the same day again sends nothing more. `dry` only tells to whom."""
    found, done = gathering.due(as_of), Round()
    for person in people():
        told = to_tell(person, found, as_of)
        if told is None:
            done.silent += 1
        elif dry:
            done.sent.append(person.email)
        else:
            tell(person, told, as_of, done)
    if done.refused:
        raise MailNotSent(reason="; ".join(done.refused))
    return done


def people() -> Iterable[Person]:
    """Those who are reminded: officers with an address who have not refused."""
    refused = Refusal.objects.values_list("person_id", flat=True)
    rows = Person.objects.filter(is_active=True, role__in=WRITE_TO).exclude(email="").exclude(pk__in=refused)
    return rows.order_by("pk")


def to_tell(person: Person, found: Sequence[Due], as_of: date) -> tuple[str, list[Due]] | None:
    """The kind of mail and what it tells, or None: a digest when the last is a week old, else only what is at once."""
    if Mailing.objects.filter(person=person, day=as_of).exists():
        return None
    own = [each for each in gathering.seen_by(person, found) if not each.is_done and each.day <= as_of + TOLD_AHEAD]
    if not own:
        return None
    lately = list(Mailing.objects.filter(person=person, day__gt=as_of - WEEK, day__lt=as_of))
    if not any(row.kind == "digest" for row in lately):
        return "digest", own
    told = {key for row in lately if row.kind == "at once" for key in row.keys}
    fresh = [each for each in own if as_of <= each.day <= as_of + AT_ONCE and each.key not in told]
    return ("at once", fresh) if fresh else None


def tell(person: Person, told: tuple[str, list[Due]], as_of: date, done: Round) -> None:
    """Send one mail and keep that it was sent."""
    kind, found = told
    mail = actions.begin_mail(person, as_of, kind, [each.key for each in found])
    if mail is None:
        done.silent += 1
        return
    try:
        post(person.email, *mail_of(kind, found, as_of))
    except MailNotSent as failure:
        actions.mail_refused(mail)
        done.refused.append(f"{person.email}: {failure.facts['reason']}")
        return
    actions.mail_sent(mail)
    done.sent.append(person.email)


def post(address: str, subject: str, body: str) -> None:
    """Hand a mail to the server, or say why it refused."""
    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        raise MailNotSent(reason="почта не настроена")
    headers = {"Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(subject, body, to=[address], headers=headers).send()
    except (OSError, SMTPException) as failure:
        raise MailNotSent(reason=str(failure) or "связь прервалась") from failure


def mail_of(kind: str, found: Sequence[Due], as_of: date) -> tuple[str, str]:
    """The subject and the text of a mail."""
    with override(settings.LANGUAGE_CODE):
        late = [each for each in found if each.day < as_of]
        coming = [each for each in found if each.day >= as_of]
        subject = _("Pobratim: due in these days") if kind == "at once" else _("Pobratim: what is due")
        parts = [heading(len(late), len(coming))]
        for title, some in ((_("Overdue"), late), (_("Within a month"), coming)):
            if some:
                parts.append("\n".join([title, "", *(line(each, as_of) for each in some)]))
        parts.append(_("All that is due, and where to mark it as done: %s") % f"{settings.POBRATIM_ADDRESS}/desk/due/")
        parts.append(_("You get this mail because you keep ties in the register; the same page turns it off."))
    return subject, "\n\n".join(parts) + "\n"


def heading(late: int, coming: int) -> str:
    """How much is overdue and how much is coming."""
    said = []
    if late:
        said.append(ngettext("%(n)s thing is overdue", "%(n)s things are overdue", late) % {"n": late})
    if coming:
        said.append(ngettext("%(n)s thing falls due", "%(n)s things fall due", coming) % {"n": coming})
    return _("Good day! %s.") % ", ".join(said)


def line(due: Due, as_of: date) -> str:
    """One thing that is due, with the sentence of its rule."""
    day = f"{full_date(due.day)} ({days_left(due.day, as_of)})"
    return f"— {day}: {title_of(due)}.\n  {due.rule.say('sentence')}"
