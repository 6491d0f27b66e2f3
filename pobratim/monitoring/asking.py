"""Asking municipalities by mail: officers with an account at the desk, others through a link that expires."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Role
from pobratim.errors import ChangedMeanwhile, MailNotSent
from pobratim.monitoring import actions
from pobratim.monitoring.models import Answer
from pobratim.monitoring.reminding import post
from pobratim.monitoring.wording import full_date
from pobratim.register.scopes import heirs_of, successions

Address = Callable[[str, str], str]  # what the address is of ("answer", "link") and its number or token, to the address
SILENT = ("waiting", "opened", "returned")


@dataclass(slots=True)
class Asked:
    """What came of asking: who was asked, who had been today, who has no address, whom the server refused."""

    sent: list[str] = field(default_factory=list)
    today: list[str] = field(default_factory=list)
    nowhere: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def ask_all(*, by: Person, campaign: int, address: Address) -> Asked:
    """Ask every municipality that has not answered."""
    asked = Asked()
    rows = Answer.objects.filter(campaign_id=campaign, state__in=SILENT).order_by("municipality__sort_key")
    for number in rows.values_list("pk", flat=True):
        ask(by=by, answer=number, address=address, asked=asked)
    return asked


def ask(*, by: Person, answer: int, address: Address, asked: Asked) -> None:
    """Ask one municipality, once a day at most."""
    try:
        row = actions.ask_by_mail(by=by, answer=answer)
    except ChangedMeanwhile:
        asked.today.append(Answer.objects.select_related("municipality").get(pk=answer).municipality.name)
        return
    name, reached = row.municipality.name, officers([row.municipality_id])[row.municipality_id]
    if not reached and not row.email:
        actions.not_asked(row)
        asked.nowhere.append(name)
        return
    try:
        for email in reached:
            post(email, *letter(row, address("answer", str(row.pk))))
        if not reached:
            post(row.email, *letter(row, address("link", actions.make_link(by=by, answer=answer))))
    except MailNotSent as failure:
        actions.not_asked(row)
        asked.refused.append(f"{name}: {failure.facts['reason']}")
        return
    asked.sent.append(name)


def officers(homes: Iterable[int]) -> dict[int, list[str]]:
    """The mail addresses of those who answer with an account, by municipality: its officers, and of those after it."""
    followed = successions()
    keeping = {home: {home} | heirs_of(followed, home) for home in homes}
    people = Person.objects.filter(is_active=True, role=Role.MUNICIPALITY_OFFICER).exclude(email="").order_by("pk")
    reached = list(
        people.filter(municipality__in=set[int]().union(*keeping.values())).values_list("municipality", "email")
    )
    return {home: [email for own, email in reached if own in keepers] for home, keepers in keeping.items()}


def letter(answer: Answer, address: str) -> tuple[str, str]:
    """The subject and the text of the mail that asks."""
    with override(settings.LANGUAGE_CODE):
        parts = {"year": answer.campaign.year, "day": full_date(answer.campaign.due), "address": address}
        parts["name"] = answer.municipality.name
        subject = _("Information about foreign ties in %(year)s: %(name)s") % parts
        lines: Iterable[str] = (
            _("Good day!"),
            _("Please check the list of ties and agreements of your municipality for %(year)s by %(day)s.") % parts,
            _("The list is filled already: confirm what is right, change what is not, add what is missing.") % parts,
            _("The region asks to mend: %s") % answer.remark if answer.state == "returned" else "",
            _("The list: %(address)s") % parts,
            _("The link is for your municipality alone and works for a limited time; pass it to nobody else."),
        )
        return subject, "\n\n".join(line for line in lines if line) + "\n"
