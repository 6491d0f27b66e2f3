"""What is due: a list and a month, marks with who and when, planned steps, the rules behind all of it."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, may
from pobratim.desk import naming, rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.saying import said
from pobratim.errors import BadRulePack, InvalidValue, NotAllowed, PobratimError
from pobratim.exchange.workbooks import Leaf, attached
from pobratim.monitoring import actions, gathering
from pobratim.monitoring.actions.duties import KINDS
from pobratim.monitoring.duties import Due, narrowed
from pobratim.monitoring.models import Feed, Refusal
from pobratim.register.paging import PAGE, paged

STATES = ("open", "overdue", "done", "all")
YEARS = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for."""

    state: str = "open"
    region: str | None = None
    municipality: int | None = None
    rule: str = ""
    month: date | None = None

    def keeps(self, item: Due, as_of: date) -> bool:
        """Whether a thing that is due is asked for."""
        state = item.state(as_of)
        fits = {"open": state != "done", "overdue": state == "overdue", "done": state == "done"}
        return fits.get(self.state, True) and self.rule in ("", item.rule.id)


@signed_in
@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """What is due, as a list or as a month."""
    return page(request)


def page(request: HttpRequest, **more: object) -> HttpResponse:
    """The page of what is due; a bad file of rules is told in its place."""
    as_of, wish = timezone.localdate(), wish_of(request)
    try:
        everything = gathering.seen_by(rights.person(request), around(wish, as_of))
    except BadRulePack as error:
        return render(request, "desk/due/due.html", {"trouble": said(error), "wish": wish})
    chosen = narrowed(everything, wish.region, wish.municipality)
    shown = [each for each in chosen if wish.keeps(each, as_of)]
    start, links = paged(request.GET.get("page", ""), len(shown))
    context = {
        "wish": wish,
        "today": as_of,
        "items": [item(each, request, as_of) for each in shown[start : start + PAGE]],
        "weeks": weeks(shown, wish.month) if wish.month else None,
        "months": months_around(wish.month) if wish.month else None,
        "late": sum(each.state(as_of) == "overdue" for each in chosen),
        **links,
        **choices(request, everything),
        **own(rights.person(request)),
        **more,
    }
    return render(request, "desk/due/due.html", context)


@signed_in
@require_safe
def file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The list of what is due as a file, narrowed as the address asks; a bad file of rules is told by the page."""
    as_of, wish = timezone.localdate(), wish_of(request)
    try:
        everything = gathering.seen_by(rights.person(request), around(wish, as_of))
    except BadRulePack:
        return redirect("desk-due")
    found = narrowed(everything, wish.region, wish.municipality)
    head = [_("When"), _("What falls due"), _("Municipality"), _("About"), _("Ground"), _("Done"), _("Note")]
    rows = (line(each) for each in found if wish.keeps(each, as_of))
    return attached(Leaf(_("What is due"), head, rows), ending)


def line(each: Due) -> tuple[str, ...]:
    """A thing that is due as a row of a file."""
    whose = each.home.name if each.home else naming.region_name(each.region or "")
    done = f"{each.mark.by}, {timezone.localtime(each.mark.at):%d.%m.%Y}" if each.mark and each.mark.done else ""
    note = each.mark.note if each.mark else ""
    return f"{each.day:%d.%m.%Y}", each.rule.say("title"), whose, each.about, each.rule.ground(), done, note


def wish_of(request: HttpRequest) -> Wish:
    """What the address asks for; what cannot be is left out."""
    asked = request.GET
    month = None
    if asked.get("month"):
        try:
            month = date.fromisoformat(f"{asked['month']}-01")
        except ValueError:
            month = timezone.localdate().replace(day=1)
    number = asked.get("municipality", "")
    return Wish(
        state=asked.get("state", "open") if asked.get("state") in STATES else "open",
        region=asked.get("region") or None,
        municipality=int(number) if number.isdecimal() and len(number) < 10 else None,
        rule=asked.get("rule", "")[:80],
        month=month if month is None or 1990 <= month.year <= 2100 else None,
    )


def around(wish: Wish, as_of: date) -> tuple[Due, ...]:
    """What is due in the month that is asked for, or around today."""
    if wish.month is None:
        return gathering.due(as_of)
    last = calendar.monthrange(wish.month.year, wish.month.month)[1]
    return gathering.due_within(wish.month, wish.month.replace(day=last), as_of)


def item(each: Due, request: HttpRequest, as_of: date) -> dict[str, object]:
    """A thing that is due, as the page shows it."""
    by = rights.person(request)
    return {"due": each, "state": each.state(as_of), "may_mark": may(by, Right.KEEP_TIES, gathering.scope_of(each))}


def weeks(found: Iterable[Due], month: date) -> list[list[dict[str, object]]]:
    """The weeks of a month, Monday first, each day with what is due on it."""
    by_day: dict[date, list[Due]] = {}
    for each in found:
        by_day.setdefault(each.day, []).append(each)
    rows = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return [
        [{"day": day, "inside": day.month == month.month, "due": by_day.get(day, [])} for day in row] for row in rows
    ]


def months_around(month: date) -> dict[str, str]:
    """The months before and after, as the address writes them."""
    before, after = month - timedelta(days=1), month + timedelta(days=31)
    return {"before": f"{before:%Y-%m}", "after": f"{after:%Y-%m}"}


def choices(request: HttpRequest, found: Iterable[Due]) -> dict[str, object]:
    """What the filters and the form of planned steps offer: nothing that the person may not see."""
    by, homes = rights.person(request), gathering.municipalities().values()
    seen = [home for home in homes if gathering.sees(by, gathering.scope_of_home(home))]
    rules = {each.rule.id: each.rule.say("title") for each in found}
    return {
        "homes": seen,
        "own_homes": [home for home in seen if may(by, Right.KEEP_TIES, gathering.scope_of_home(home))],
        "regions": sorted({home.region for home in seen if home.region}),
        "rules": sorted(rules.items(), key=lambda pair: pair[1]),
    }


def own(by: Person) -> dict[str, object]:
    """How the person is told of what is due."""
    feed = Feed.objects.filter(person=by, revoked_at=None).first()
    return {"feed": feed, "mails_refused": Refusal.objects.filter(person=by).exists()}


@signed_in
@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Mark a thing as done, or as not done after all."""
    by, as_of = rights.person(request), timezone.localdate()
    around_now = gathering.seen_by(by, gathering.due_within(as_of - YEARS, as_of + YEARS, as_of))
    chosen = next((each for each in around_now if each.key == request.POST.get("key")), None)
    if chosen is None:
        raise Http404
    done = request.POST.get("done") == "yes"
    try:
        actions.mark_due(by=by, item=chosen, done=done, note=request.POST.get("note", ""))
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    messages.success(request, _("Marked as done.") if done else _("The mark was taken back."))
    return redirect(way_back(request))


@signed_in
@require_POST
def plan(request: HttpRequest) -> HttpResponse:
    """Plan negotiations or a signing, from which deadlines follow."""
    asked = request.POST
    try:
        day = date.fromisoformat(asked.get("day", ""))
        number = int(asked.get("municipality", ""))
        kind = asked.get("kind", "")
        actions.plan_step(
            by=rights.person(request), kind=kind, municipality=number, what=asked.get("what", ""), day=day
        )
        messages.success(request, _("The step is planned; what follows from it is in the list."))
    except ValueError:
        messages.error(request, _("Nothing was planned: choose the municipality and the day."))
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except InvalidValue:
        messages.error(request, _("Nothing was planned: say what the step is about, with which partner."))
    except PobratimError as error:
        raise Http404 from error
    return redirect(way_back(request))


@signed_in
@require_POST
def call_off(request: HttpRequest, step: int) -> HttpResponse:
    """Call a planned step off."""
    try:
        actions.call_off(by=rights.person(request), step=step)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except PobratimError as error:
        raise Http404 from error
    messages.success(request, _("The step was called off; nothing is due for it any more."))
    return redirect(way_back(request))


@signed_in
@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """The rules that hold in the regions that the person sees, each with the act and the article."""
    try:
        shown = gathering.rules_seen(rights.person(request))
    except BadRulePack as error:
        return render(request, "desk/due/rules.html", {"trouble": said(error)})
    return render(request, "desk/due/rules.html", {"shown": shown, "kinds": KINDS})


def way_back(request: HttpRequest) -> str:
    """The page from which a form came, when it is ours."""
    asked = request.POST.get("next", "")
    if asked.startswith("/desk/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse("desk-due")
