"""A municipality's answer: the officer fills it in, the region looks at it."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pobratim.accounts.permissions import Right, Role, may
from pobratim.desk import rights
from pobratim.desk.answering import form_lines, said_in
from pobratim.desk.rights import signed_in
from pobratim.desk.views.campaign import leads
from pobratim.desk.views.saying import said, spoken
from pobratim.errors import CampaignOver, ChangedMeanwhile, InvalidValue, NotAllowed
from pobratim.monitoring import actions, gathering
from pobratim.monitoring.actions import Said
from pobratim.monitoring.models import Answer
from pobratim.register.checking import AGREEMENT_KINDS
from pobratim.register.scopes import scope_of

Take = Callable[[Said], Answer]


def answer_row(answer_id: int) -> Answer:
    """The answer of a number."""
    row = Answer.objects.filter(pk=answer_id).select_related("campaign", "municipality").first()
    if row is None:
        raise Http404
    return row


@signed_in
def answer(request: HttpRequest, answer_id: int) -> HttpResponse:
    """The list of a municipality: a form for its officer, the words and the decisions for the region."""
    row, by = answer_row(answer_id), rights.person(request)
    if not may(by, Right.KEEP_TIES, scope_of(row.municipality_id, row.campaign.region)):
        raise PermissionDenied
    answers = by.role == Role.MUNICIPALITY_OFFICER
    if request.method == "POST":
        return taken(request, row, lambda words: actions.answer_by(by=by, answer=row.pk, said=words), "desk-answer")
    if answers and is_open(row):
        actions.opened(row.pk, gathering.name_of(by), by)
    context = {"may_lead": leads(by, row.campaign.region), "moves": row.moves.order_by("pk")}
    return show(request, row, context)


def is_open(row: Answer) -> bool:
    """Whether an answer may still be given or changed."""
    return row.campaign.closed_at is None and row.state != "accepted"


def show(request: HttpRequest, row: Answer, more: Mapping[str, object], status: int = 200) -> HttpResponse:
    """The page of an answer; `posted` and `wrong` of `more` are what was written and what is wrong in it."""
    posted, wrong = more.get("posted"), more.get("wrong") or {}
    context = {
        "answer": row,
        "lines": form_lines(row, posted, wrong),  # type: ignore[arg-type]  # both come from `taken`
        "is_open": is_open(row),
        "kinds": AGREEMENT_KINDS,
        "results": posted.get("results", "") if isinstance(posted, Mapping) else row.results,
        "plans": posted.get("plans", "") if isinstance(posted, Mapping) else row.plans,
        **more,
    }
    return render(request, "desk/campaign/answer.html", context, status=status)


def taken(request: HttpRequest, row: Answer, take: Take, way_back: str, **more: object) -> HttpResponse:
    """The page after a form came: sent, kept as a draft, or shown again with what is wrong and all that was written."""
    posted = request.POST.dict()
    try:
        now = take(said_in(row, posted, str(posted.get("name", ""))))
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except CampaignOver as error:
        messages.error(request, said(error))
        return redirect(way_back, *address_of(row, way_back))
    except ChangedMeanwhile as error:
        row.refresh_from_db()
        text = _(
            "Meanwhile %s has changed this answer. Your words are kept below; sending them puts them in its place."
        )
        context = {"changed": text % (error.facts.get("person") or _("somebody")), "posted": posted, **more}
        return show(request, row, context, status=409)
    except InvalidValue as error:
        row.refresh_from_db()
        field, reason = str(error.facts["field"]), spoken(str(error.facts["reason"]))
        context = {"posted": posted, "wrong": {field: reason}, "trouble": trouble(field, error, reason), **more}
        return show(request, row, context, status=400)
    if now.state == "answered" and posted.get("do", "send") == "send":
        messages.success(request, _("The answer was sent to the region. Until it is accepted, you may change it."))
    else:
        messages.success(request, _("The draft is kept. Send the answer when all lines are confirmed."))
    return redirect(way_back, *address_of(row, way_back))


def address_of(row: Answer, way_back: str) -> list[int]:
    """What the address of the way back holds."""
    return [row.pk] if way_back == "desk-answer" else []


def trouble(field: str, error: InvalidValue, reason: str) -> dict[str, str]:
    """What is wrong, and the place on the page to which the sentence leads."""
    if field.isdecimal():
        value = str(error.facts.get("value") or "")
        where = _("Line %(number)s (%(value)s)") if value else _("Line %(number)s")
        return {"place": f"line-{field}", "text": f"{where % {'number': field, 'value': value}}: {reason}"}
    return {"place": "who", "text": f"{_('Who answers')}: {reason}"}
