"""Memos that nobody keeps: a note on one tie for a visit, and what changed since the last version of a kept memo."""

from dataclasses import dataclass, replace
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from pobratim.desk import memo_page
from pobratim.desk.rights import signed_in
from pobratim.desk.views.memo_versions import TYPES, attached
from pobratim.desk.views.memos import day_of, order_of
from pobratim.drafting import drafts
from pobratim.drafting.watching import lay
from pobratim.errors import NotFound, NothingToTell
from pobratim.memo import Scope, compose
from pobratim.memo.order import preset
from pobratim.memo.writing import renderer
from pobratim.register import queries


@dataclass(frozen=True, slots=True)
class Slip:
    """A memo to read and to take along: its order, its title, where one came from, where it can be kept."""

    scope: Scope
    title: str
    way_back: str
    way_back_title: str
    begin: str = ""


@signed_in
def note(request: HttpRequest, tie_id: int) -> HttpResponse:
    """An information note on one tie, for a visit."""
    return shown(request, of_tie(request, tie_id))


@signed_in
def note_file(request: HttpRequest, tie_id: int, ending: str) -> HttpResponse:
    """The note as a file."""
    return file(of_tie(request, tie_id), ending, f"note-{tie_id}")


@signed_in
def changes(request: HttpRequest, order_id: int) -> HttpResponse:
    """What changed since the version of a memo that was kept last."""
    return shown(request, of_changes(request, order_id))


@signed_in
def changes_file(request: HttpRequest, order_id: int, ending: str) -> HttpResponse:
    """What changed, as a file."""
    return file(of_changes(request, order_id), ending, f"changes-{order_id}")


def of_tie(request: HttpRequest, tie_id: int) -> Slip:
    """The note on a tie as it is asked for."""
    try:
        tie = queries.tie(tie_id)
    except NotFound as error:
        raise Http404(str(error)) from error
    name = f"{tie.home.name} — {tie.partner.name}"
    scope = Scope(as_of=day_of(request), tie=tie_id, language=language(request, "ru"))
    begin = f"{reverse('desk-memos')}?{urlencode({'tie': str(tie_id), 'name': name})}#begin"
    return Slip(scope, _("Information note for a visit"), reverse("tie", args=[tie_id]), name, begin)


def of_changes(request: HttpRequest, order_id: int) -> Slip:
    """The memo of what changed since the version kept last; not there where none was kept."""
    kept = order_of(request, order_id)
    version, day = drafts.last(kept), day_of(request)
    if version is None:
        raise Http404
    whole, wished = drafts.scope_on(kept, day), preset("changes", day)["sections"]
    sections = tuple(each for each in wished if isinstance(each, str)) if isinstance(wished, list) else ()
    tongue = language(request, whole.language)
    scope = replace(whole, changes_since=version.as_of, period=None, sections=sections, language=tongue)
    return Slip(scope, _("What changed since the last memo"), reverse("desk-memos"), _("Memos"))


def language(request: HttpRequest, usual: str) -> str:
    """The language that was asked for; the usual one where the form was not sent."""
    if request.GET.get("lang") == "en":
        return "en"
    return "ru" if "day" in request.GET else usual


def shown(request: HttpRequest, slip: Slip) -> HttpResponse:
    """The page of a slip."""
    scope = slip.scope
    query = urlencode({"day": scope.as_of.isoformat(), "lang": scope.language})
    context: dict[str, object] = {
        name: getattr(slip, name) for name in ("title", "way_back", "way_back_title", "begin")
    }
    context |= {"day": scope.as_of, "today": timezone.localdate(), "lang": scope.language, "endings": TYPES}
    context |= {"query": query, "files": f"{request.path}memo."}
    try:
        made = lay(compose(scope), ())
        context |= {"draft": made, "pieces": memo_page.pieces(made)}
    except NothingToTell:
        context["nothing"] = True
    return render(request, "desk/memos/slip.html", context)


def file(slip: Slip, ending: str, name: str) -> HttpResponse:
    """A slip as a file."""
    if ending not in TYPES:
        raise Http404
    try:
        content = renderer(Path(f"memo.{ending}"))(compose(slip.scope))
    except NothingToTell as error:
        raise Http404(str(error)) from error
    return attached(content, ending, f"{name}-{slip.scope.as_of.isoformat()}")
