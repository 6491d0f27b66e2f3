"""The report of a campaign as files."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from pobratim.desk.report_paper import as_docx
from pobratim.desk.report_table import as_xlsx
from pobratim.desk.rights import signed_in
from pobratim.desk.views.campaign import campaign_for
from pobratim.memo.grammar.ru.names import region_names
from pobratim.monitoring.reported import Report
from pobratim.monitoring.reported import report as gathered

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
    region = region_names().get(row.region, row.region)
    name = " ".join(part for part in ("Международные связи", region, str(row.year)) if part)
    response = HttpResponse(write(gathered(row.pk)), content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}") or "attachment"
    response.headers["Cache-Control"] = "private, no-store"
    return response
