"""The report of a campaign as files."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from pobratim.desk.naming import region_name
from pobratim.desk.report_paper import as_docx
from pobratim.desk.report_table import as_xlsx
from pobratim.desk.report_text import as_text
from pobratim.desk.rights import person, signed_in
from pobratim.desk.views.campaign import campaign_for
from pobratim.desk.views.campaign_answer import answer_row
from pobratim.errors import NotAllowed
from pobratim.monitoring.reported import Report, part_of
from pobratim.monitoring.reported import report as gathered
from pobratim.register import actions

OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: dict[str, tuple[str, Callable[[Report], bytes]]] = {
    "docx": (f"{OFFICE}.wordprocessingml.document", lambda report: as_docx(report, timezone.localdate())),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", as_xlsx),
}


@signed_in
@require_GET
def report(request: HttpRequest, campaign_id: int, form: str) -> HttpResponse:
    """The report, for those who lead the campaign."""
    row = campaign_for(request, campaign_id)
    if form not in FORMS:
        raise Http404
    media_type, write = FORMS[form]
    region = region_name(row.region) if row.region else ""
    name = " ".join(part for part in (_("International ties"), region, str(row.year)) if part)
    response = HttpResponse(write(gathered(row.pk)), content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}") or "attachment"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@signed_in
@require_POST
def bring(request: HttpRequest, answer_id: int) -> HttpResponse:
    """Bring an accepted answer into the register as a paper; the same answer twice changes nothing."""
    row = answer_row(answer_id)
    campaign = campaign_for(request, row.campaign_id)
    if row.state != "accepted":
        raise Http404
    day = timezone.localtime(row.answered_at).date() if row.answered_at else timezone.localdate()
    name = f"{row.municipality.name}, {campaign.year}.txt"
    try:
        actions.deliver(by=person(request), name=name, content=as_text(part_of(row), campaign.year, day))
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    messages.success(
        request, _("The answer was brought in as a paper; its facts wait for review when it has been read.")
    )
    return redirect("desk-papers")
