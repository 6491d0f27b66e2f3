"""The lists of the desk as files: people, decisions, mergings, memos, a campaign, messages, tokens, rules."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from pobratim.access import tokens
from pobratim.accounts.permissions import Right, appoints, may
from pobratim.desk import naming, rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.campaign import answers_of, campaign_for
from pobratim.desk.views.keeping import kept_tie
from pobratim.desk.views.people import appointed
from pobratim.drafting import drafts
from pobratim.errors import BadRulePack
from pobratim.exchange.workbooks import Leaf, attached
from pobratim.letters import deciding
from pobratim.monitoring import gathering, wording
from pobratim.register.deciding import Decided, decisions_about
from pobratim.register.mergings import mergings


@signed_in
@require_safe
def people(request: HttpRequest, ending: str) -> HttpResponseBase:
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
def history(request: HttpRequest, tie_id: int, ending: str) -> HttpResponseBase:
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
def memos(request: HttpRequest, ending: str) -> HttpResponseBase:
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
def campaign(request: HttpRequest, campaign_id: int, ending: str) -> HttpResponseBase:
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
def messages(request: HttpRequest, ending: str) -> HttpResponseBase:
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


@signed_in
@require_safe
def merges(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The ties and places that were merged, the latest first, as a file."""
    if not may(rights.person(request), Right.MERGE):
        raise PermissionDenied
    head = [_("When"), _("Who"), _("What"), _("Was merged"), _("Into"), _("Undone by"), _("Undone at")]
    kinds = {"tie": pgettext("merging", "Tie"), "place": pgettext("merging", "Place")}
    rows = (
        (moment(each.at), each.by, kinds[each.of], each.dropped, each.kept, each.undone_by, moment(each.undone_at))
        for each in mergings()
    )
    return attached(Leaf(_("Merged ties and places"), head, rows), ending)


@signed_in
@require_safe
def given(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The tokens of the region as a file; what they open is in none."""
    if not may(rights.person(request), Right.GIVE_TOKENS):
        raise PermissionDenied
    head = [_("Program"), _("May do"), _("By whom"), _("Given on"), _("Works until"), _("Last used"), _("Withdrawn")]
    rows = (
        (
            each.name,
            ", ".join(each.scopes),
            each.person.get_username(),
            *(moment(at) for at in (each.made_at, each.expires_at, each.used_at, each.withdrawn_at)),
        )
        for each in tokens.seen_by(rights.person(request))
    )
    return attached(Leaf(_("Tokens for programs"), head, rows), ending)


@signed_in
@require_safe
def rules(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The rules of deadlines in the regions that the person sees, as a file; where one is wrong the page says so."""
    try:
        shown = gathering.rules_seen(rights.person(request))
    except BadRulePack:
        return redirect("desk-due-rules")
    head = [_("Region"), _("Rule"), _("What it says"), _("Ground"), _("Counts since"), _("Text of the act")]
    rows = (
        (
            naming.region_name(region),
            rule.say("title"),
            rule.say("sentence"),
            rule.ground(),
            wording.short_date(rule.valid_from),
            rule.source,
        )
        for region, some in shown
        for rule in some
    )
    return attached(Leaf(_("Rules of deadlines"), head, rows), ending)


def moment(at: datetime | None) -> str:
    """A moment in digits; nothing where there was none."""
    return f"{timezone.localtime(at):%d.%m.%Y %H:%M}" if at else ""


def told(decision: Decided) -> str:
    """What a decision was about, in one line."""
    return render_to_string("desk/parts/decided.txt", {"each": decision}).strip()
