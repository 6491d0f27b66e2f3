"""Versions of a kept memo: kept with who, when and the register's day; given back as they were; compared."""

from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.memos import back, day_of, order_of
from pobratim.drafting import actions, comparing, drafts
from pobratim.drafting.models import MemoOrder, MemoVersion
from pobratim.errors import NotAllowed, NothingToTell
from pobratim.memo.writing import renderer

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


@signed_in
def draft_file(request: HttpRequest, order_id: int, ending: str) -> HttpResponse:
    """The draft as a file."""
    kept, day = order_of(request, order_id), day_of(request)
    if ending not in TYPES:
        raise Http404
    try:
        content = renderer(Path(f"memo.{ending}"))(drafts.draft(kept, day).memo)
    except NothingToTell as error:
        raise Http404(str(error)) from error
    return attached(content, ending, f"memo-{kept.pk}-{day.isoformat()}")


@signed_in
@require_POST
def keep(request: HttpRequest, order_id: int) -> HttpResponse:
    """Keep the draft as a version."""
    kept, day = order_of(request, order_id), day_of(request)
    try:
        row = actions.keep_version(
            by=rights.person(request), order=kept.pk, day=day, remark=request.POST.get("remark", "")
        )
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NothingToTell as error:
        raise Http404(str(error)) from error
    messages.success(request, _("Version %(n)s is kept.") % {"n": row.number})
    return back(kept, day)


@signed_in
def kept_file(request: HttpRequest, order_id: int, number: int) -> HttpResponse:
    """The Word file of a version, byte for byte as it was kept."""
    row = version(order_of(request, order_id), str(number))
    return attached(bytes(row.content), "docx", f"memo-{order_id}-version-{number}")


@signed_in
def compare(request: HttpRequest, order_id: int) -> HttpResponse:
    """Two versions line by line."""
    kept = order_of(request, order_id)
    one, other = (version(kept, request.GET.get(name, "")) for name in ("one", "other"))
    before, after = sorted((one, other), key=lambda row: row.number)
    told = comparing.compare(before.lines, after.lines)
    context = {"order": kept, "before": before, "after": after, "differences": told}
    return render(request, "desk/memos/compare.html", context)


def version(kept: MemoOrder, number: str) -> MemoVersion:
    """A version of a memo by its number."""
    rows = kept.versions.select_related("by")
    found = rows.filter(number=int(number)).first() if number.isdecimal() else None
    if found is None:
        raise Http404
    return found


def attached(content: bytes, ending: str, name: str) -> HttpResponse:
    """A file to keep."""
    response = HttpResponse(content, content_type=TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
