"""The region's pages of the yearly campaign: open it, see who has answered, remind, send back, accept, close."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Role, Scope, may
from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.saying import said
from pobratim.errors import ChangedMeanwhile, MonitoringError, NotAllowed, NotFound, RegisterError
from pobratim.monitoring import actions, asking, gathering
from pobratim.monitoring.models import Answer, Campaign
from pobratim.register.looking import lineage


def leads(by: Person, region: str) -> bool:
    """Whether a person leads the campaigns of a region."""
    return may(by, Right.PUBLISH, Scope(region=region))


def campaign_for(request: HttpRequest, campaign_id: int) -> Campaign:
    """A campaign that the person leads."""
    row = Campaign.objects.filter(pk=campaign_id).select_related("opened_by", "closed_by").first()
    if row is None:
        raise Http404
    if not leads(rights.person(request), row.region):
        raise PermissionDenied
    return row


@signed_in
def campaigns(request: HttpRequest) -> HttpResponse:
    """All campaigns that the person leads or answers in; a POST opens one."""
    if request.method == "POST":
        return open_one(request)
    by, today = rights.person(request), timezone.localdate()
    rows = Campaign.objects.annotate(
        asked=Count("answers"), answered=Count("answers", filter=Q(answers__state__in=("answered", "accepted")))
    ).order_by("-year", "region")
    regions = sorted({home.region or "" for home in gathering.municipalities().values()})
    context = {
        "led": [row for row in rows if leads(by, row.region)],
        "own": own_answers(by),
        "regions": [region for region in regions if leads(by, region)] if may(by, Right.PUBLISH) else [],
        "year": today.year if today.month > 10 else today.year - 1,
        "due": date(today.year + (today.month > 10), 1, 15),
    }
    return render(request, "desk/campaign/campaigns.html", context)


def silent(by: Person) -> list[tuple[Campaign, list[Answer]]]:
    """The open campaigns that a person leads, each with the answers that have not come."""
    led = [row for row in Campaign.objects.filter(closed_at=None).order_by("year") if leads(by, row.region)]
    came = ("answered", "accepted")
    rows = Answer.objects.filter(campaign__in=led).exclude(state__in=came).select_related("municipality")
    found: dict[int, list[Answer]] = {}
    for row in rows.order_by("municipality__sort_key"):
        found.setdefault(row.campaign_id, []).append(row)
    return [(row, found[row.pk]) for row in led if row.pk in found]


def own_answers(by: Person) -> list[Answer]:
    """The answers that an officer gives: those of the own municipality, and of those that it followed."""
    if by.role != Role.MUNICIPALITY_OFFICER or by.municipality is None:
        return []
    rows = Answer.objects.filter(municipality__in=lineage(by.municipality)).select_related("campaign", "municipality")
    return list(rows.order_by("-campaign__year"))


def open_one(request: HttpRequest) -> HttpResponse:
    """Open the campaign of a year."""
    asked = request.POST
    try:
        year, due = int(asked.get("year", "")), date.fromisoformat(asked.get("due", ""))
        row = actions.open_campaign(by=rights.person(request), year=year, region=asked.get("region", ""), due=due)
    except ValueError:
        messages.error(request, _("Nothing was opened: give the year and the day by which answers are wanted."))
        return redirect("desk-campaigns")
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except (MonitoringError, RegisterError) as error:
        messages.error(request, said(error))
        return redirect("desk-campaigns")
    messages.success(request, _("The campaign is open; every municipality has its list. Now ask them."))
    return redirect("desk-campaign", row.pk)


@signed_in
@require_GET
def campaign(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The grid of a campaign: every municipality and how far it is."""
    row = campaign_for(request, campaign_id)
    return render(request, "desk/campaign/campaign.html", grid(row))


def answers_of(row: Campaign) -> QuerySet[Any]:
    """The answers of a campaign, each with how many lines it has and how many of them were answered."""
    answers = Answer.objects.filter(campaign=row).select_related("municipality").order_by("municipality__sort_key")
    return answers.annotate(lines_asked=Count("lines"), lines_said=Count("lines", filter=~Q(lines__verdict="")))


def grid(row: Campaign) -> dict[str, object]:
    """A campaign with its answers."""
    counted = answers_of(row).prefetch_related("moves")
    officers = asking.officers(each.municipality_id for each in counted)
    shown = [{"answer": each, "officers": officers[each.municipality_id], "last": last_move(each)} for each in counted]
    answered = sum(each.state in ("answered", "accepted") for each in counted)
    return {"campaign": row, "answers": shown, "answered": answered, "today": timezone.localdate()}


def last_move(answer: Answer) -> object:
    """The last thing that happened with an answer."""
    return max(answer.moves.all(), key=lambda each: each.pk, default=None)


@signed_in
@require_POST
def ask_all(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Remind all that have not answered, by mail."""
    row = campaign_for(request, campaign_id)
    by = rights.person(request)

    def address(what: str, number: str) -> str:
        name = "answer-link" if what == "link" else "desk-answer"
        return request.build_absolute_uri(reverse(name, args=[number]))

    try:
        asked = asking.ask_all(by=by, campaign=row.pk, address=address)
    except MonitoringError as error:
        messages.error(request, said(error))
        return redirect("desk-campaign", row.pk)
    if asked.sent:
        messages.success(request, _("Asked by mail: %s.") % ", ".join(asked.sent))
    if asked.today:
        messages.info(request, _("Asked today already: %s.") % ", ".join(asked.today))
    if asked.nowhere:
        text = _("No mail address is known: %s. Make a link for each and pass it on, or give an address.")
        messages.warning(request, text % ", ".join(asked.nowhere))
    if asked.refused:
        messages.error(request, _("The mail server refused: %s.") % "; ".join(asked.refused))
    return redirect("desk-campaign", row.pk)


@signed_in
@require_POST
def close(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Close a campaign: nothing is answered any more."""
    row = campaign_for(request, campaign_id)
    try:
        actions.close_campaign(by=rights.person(request), campaign=row.pk)
        messages.success(request, _("The campaign is closed; its report stands."))
    except MonitoringError as error:
        messages.error(request, said(error))
    return redirect("desk-campaign", row.pk)


def done_with(request: HttpRequest, answer_id: int, action: object, **more: object) -> HttpResponse:
    """Do something with an answer as the region, and go back to the page it was done on."""
    row = Answer.objects.filter(pk=answer_id).first()
    if row is None:
        raise Http404
    try:
        action(by=rights.person(request), answer=answer_id, **more)  # type: ignore[operator]  # an action of ours
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except ChangedMeanwhile:
        messages.error(request, _("The answer has changed meanwhile; here is how it stands now."))
    except (MonitoringError, RegisterError) as error:
        messages.error(request, said(error))
    return redirect("desk-campaign", row.campaign_id)


@signed_in
@require_POST
def send_back(request: HttpRequest, answer_id: int) -> HttpResponse:
    """Send an answer back with a remark."""
    return done_with(request, answer_id, actions.return_answer, remark=request.POST.get("remark", "")[:4000])


@signed_in
@require_POST
def accept(request: HttpRequest, answer_id: int) -> HttpResponse:
    """Accept an answer."""
    return done_with(request, answer_id, actions.accept_answer)


@signed_in
def link(request: HttpRequest, answer_id: int) -> HttpResponse:
    """A link to answer without an account, shown this once; with an address it is kept for reminders."""
    email = request.POST.get("email", "").strip()
    row = Answer.objects.filter(pk=answer_id).select_related("campaign").first()
    if row is None:
        raise Http404
    if request.method != "POST":
        return redirect("desk-campaign", row.campaign_id)
    try:
        if email:
            validate_email(email)
        token = actions.make_link(by=rights.person(request), answer=answer_id, email=email or None)
    except ValidationError:
        messages.error(request, _("No link was made: the mail address is not one."))
        return redirect("desk-campaign", row.campaign_id)
    except (NotAllowed, NotFound) as error:
        raise PermissionDenied(str(error)) from error
    except MonitoringError as error:
        messages.error(request, said(error))
        return redirect("desk-campaign", row.campaign_id)
    address = request.build_absolute_uri(reverse("answer-link", args=[token]))
    context = {**grid(campaign_for(request, row.campaign_id)), "link": address, "linked": answer_id}
    response = render(request, "desk/campaign/campaign.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
