"""The lists of the desk as files: people, what was decided about a tie, memos, the grid of a campaign, messages."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from pobratim.accounts.permissions import appoints
from pobratim.desk import naming, rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.campaign import answers_of, campaign_for
from pobratim.desk.views.keeping import kept_tie
from pobratim.desk.views.people import appointed
from pobratim.drafting import drafts
from pobratim.exchange.workbooks import Leaf, attached
from pobratim.letters import deciding
from pobratim.monitoring import wording
from pobratim.register.deciding import Decided, decisions_about


@signed_in
@require_safe
def people(request: HttpRequest, ending: str) -> HttpResponse:
    """The accounts that a person may appoint, as a file."""
    by = rights.person(request)
    if not appoints(by):
        raise PermissionDenied
    head = [_("Name of the account"), _("Mail address"), _("Role"), _("Region"), _("Last here"), _("Account")]
    rows = (
        (
            each.username,
            each.email,
            role,
            naming.region_name(each.region) if each.region else "",
            moment(each.last_login),
            pgettext("account", "open") if each.is_active else pgettext("account", "closed"),
        )
        for each, role in appointed(by)
    )
    return attached(Leaf(_("People"), head, rows), ending)


@signed_in
@require_safe
def history(request: HttpRequest, tie_id: int, ending: str) -> HttpResponse:
    """The decisions about a tie, the latest first, as a file."""
    kept_tie(request, tie_id)
    head = [_("When"), _("Who"), _("What"), _("Paper"), _("Why"), _("Undone by"), _("Undone at")]
    rows = (
        (
            moment(each.at),
            each.by,
            told(each),
            each.document_name,
            each.reason,
            each.undone_by or "",
            moment(each.undone_at),
        )
        for each in decisions_about(tie_id)
    )
    return attached(Leaf(_("What was decided"), head, rows), ending)


@signed_in
@require_safe
def memos(request: HttpRequest, ending: str) -> HttpResponse:
    """The memos that the person writes, as a file."""
    if not rights.may_publish(request):
        raise PermissionDenied
    head = [_("Name"), _("Region"), _("Version"), _("As of"), _("Kept")]
    rows = []
    for each in drafts.orders(rights.person(request)):
        last = drafts.last(each)
        kept = (last.number, f"{last.as_of:%d.%m.%Y}", moment(last.at)) if last else ("", "", "")
        rows.append((each.name, naming.region_name(each.region) if each.region else "", *kept))
    return attached(Leaf(_("Memos"), head, rows), ending)


@signed_in
@require_safe
def campaign(request: HttpRequest, campaign_id: int, ending: str) -> HttpResponse:
    """How far each municipality is with its answer, as a file."""
    row = campaign_for(request, campaign_id)
    head = [_("Municipality"), _("State"), _("Lines"), _("Lines answered"), _("Asked"), _("Answered"), _("By whom")]
    rows = (
        (
            naming.home_name(each.municipality.name),
            wording.said(wording.ANSWER_STATES, each.state),
            each.lines_asked,
            each.lines_said,
            f"{each.reminded_on:%d.%m.%Y}" if each.reminded_on else "",
            moment(each.answered_at),
            each.answered_by,
        )
        for each in answers_of(row)
    )
    return attached(Leaf(f"{_('Yearly information')} {row.year}", head, rows), ending)


@signed_in
@require_safe
def messages(request: HttpRequest, ending: str) -> HttpResponse:
    """The messages of readers that wait, as a file."""
    if not rights.may_bring(request):
        raise PermissionDenied
    head = [_("Number"), _("When"), _("Tie"), _("What is wrong"), _("What is right"), _("Source"), _("Where to answer")]
    rows = (
        (
            each.pk,
            moment(each.at),
            f"{each.tie.home.name} — {each.tie.partner.name}" if each.tie else "",
            each.wrong,
            each.right,
            each.source,
            each.contact,
        )
        for each in deciding.waiting(rights.person(request))
    )
    return attached(Leaf(_("Messages of readers"), head, rows), ending)


def moment(at: datetime | None) -> str:
    """A moment in digits; nothing where there was none."""
    return f"{timezone.localtime(at):%d.%m.%Y %H:%M}" if at else ""


def told(decision: Decided) -> str:
    """What a decision was about, in one line."""
    return render_to_string("desk/parts/decided.txt", {"each": decision}).strip()
