"""Kept memos at the desk: the list, the draft with the words of people in it, its settings, its wording."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratim.desk import memo_form, memo_page, rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.saying import said
from pobratim.drafting import actions, drafts
from pobratim.drafting.models import MemoOrder
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed, NotFound, NothingToTell, WrongWish
from pobratim.memo.spelling import unopened
from pobratim.register import queries


@signed_in
def memos(request: HttpRequest) -> HttpResponse:
    """The memos that the person writes; a POST begins another."""
    if not rights.may_publish(request):
        raise PermissionDenied
    if request.method == "POST":
        return saved(request, None)
    kept = [(each, drafts.last(each)) for each in drafts.orders(rights.person(request))]
    wishes = memo_form.begun(request.GET, timezone.localdate())
    begun = {"begun": bool(request.GET), "preset": request.GET.get("preset"), "name": memo_form.name_of(request.GET)}
    context = {"kept": kept, "presets": memo_form.PRESETS.items(), **begun, **form(request, wishes)}
    return render(request, "desk/memos/memos.html", context)


@signed_in
def settings(request: HttpRequest, order_id: int) -> HttpResponse:
    """The settings of a memo; a POST changes them."""
    kept = order_of(request, order_id)
    if request.method == "POST":
        return saved(request, kept)
    return render(request, "desk/memos/settings.html", {"order": kept, "name": kept.name, **form(request, kept.wishes)})


@signed_in
def draft(request: HttpRequest, order_id: int) -> HttpResponse:
    """The memo as of a day: each paragraph with its wording, and what changed under it."""
    kept, day = order_of(request, order_id), day_of(request)
    context = {
        "order": kept,
        "day": day,
        "today": timezone.localdate(),
        "endings": ("docx", "pdf", "odt", "html", "md", "json"),
    }
    context["versions"] = list(kept.versions.select_related("by").order_by("-number"))
    try:
        made = drafts.draft(kept, day)
        context |= {"draft": made, "pieces": memo_page.pieces(made), "unopened": ", ".join(unopened(made.memo))}
    except NothingToTell:
        context["nothing"] = True
    except WrongWish as error:
        context["wrong"] = said(error)
    return render(request, "desk/memos/draft.html", context)


@signed_in
@require_POST
def reword(request: HttpRequest, order_id: int) -> HttpResponse:
    """Put a person's words in the place of a paragraph, or confirm them when the facts changed."""
    kept, asked = order_of(request, order_id), request.POST
    at = actions.At(asked.get("section", ""), asked.get("said", ""), day_of(request))
    try:
        actions.reword(by=rights.person(request), order=kept.pk, at=at, text=asked.get("text", ""))
        messages.success(request, _("Your words are kept; the facts under them are watched."))
    except ChangedMeanwhile:
        messages.error(request, _("The register has changed meanwhile: read the paragraph again before you reword it."))
    except (InvalidValue, NothingToTell):
        messages.error(request, _("Nothing was kept: a paragraph cannot be empty or longer than 4,000 signs."))
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    return back(kept, day_of(request))


@signed_in
@require_POST
def take_back(request: HttpRequest, order_id: int, rewording_id: int) -> HttpResponse:
    """Let the register speak for itself again."""
    kept = order_of(request, order_id)
    try:
        actions.take_back(by=rights.person(request), order=kept.pk, rewording=rewording_id)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NotFound as error:
        raise Http404(str(error)) from error
    messages.success(request, _("The paragraph is the register's again."))
    return back(kept, day_of(request))


def saved(request: HttpRequest, kept: MemoOrder | None) -> HttpResponse:
    """The page of a memo whose settings are saved, or the form with what is wrong."""
    wishes, name = memo_form.wishes_of(request.POST), request.POST.get("name", "")
    number = kept.pk if kept else None
    try:
        row = actions.save_order(by=rights.person(request), name=name, wishes=wishes, number=number)
    except (WrongWish, InvalidValue) as error:
        context = {"order": kept, "wrong": said(error), "name": name, **form(request, wishes)}
        return render(request, "desk/memos/settings.html", context, status=400)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    return redirect("desk-memo", row.pk)


def form(request: HttpRequest, wishes: dict[str, object]) -> dict[str, object]:
    """What the form of a memo shows."""
    homes = queries.municipalities()
    own = rights.person(request).region
    since = wishes.get("changes_since")
    return {
        "wishes": wishes,
        "sections": memo_form.sections(wishes),
        "kinds": memo_form.kinds(wishes),
        "fields": memo_form.fields(wishes),
        "municipalities": sorted({place.name for place in homes if not own or place.region == own}),
        "regions": [] if own else sorted({place.region for place in homes if place.region}),
        "is_since_last": since == drafts.LAST,
        "since_day": "" if since == drafts.LAST else since or "",
        "is_english": wishes.get("lang") == "en",
    }


def order_of(request: HttpRequest, number: int) -> MemoOrder:
    """The memo of a number; those without the right are refused, what they do not write is not there for them."""
    if not rights.may_publish(request):
        raise PermissionDenied
    try:
        return drafts.one(rights.person(request), number)
    except NotFound as error:
        raise Http404(str(error)) from error


def day_of(request: HttpRequest) -> date:
    """The day that was asked for, else today."""
    try:
        return date.fromisoformat(request.POST.get("day") or request.GET.get("day", ""))
    except ValueError:
        return timezone.localdate()


def back(kept: MemoOrder, day: date) -> HttpResponse:
    """The way back to the draft of a day."""
    return redirect(f"{reverse('desk-memo', args=[kept.pk])}?day={day.isoformat()}")
