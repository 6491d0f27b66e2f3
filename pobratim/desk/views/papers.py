"""The papers of the desk: the list, how new ones come in, and how far their reading has got."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from pobratim import errors
from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.errors import ChangedMeanwhile, DailyShareSpent, NotAllowed, NotFound, PobratimError
from pobratim.exchange.workbooks import Leaf, attached
from pobratim.register import actions, queries
from pobratim.register.delivering import STAGES
from pobratim.register.models import Delivery
from pobratim.register.originals import file_name
from pobratim.register.paging import PAGE, paged
from pobratim.register.papers import DocumentRecord

LARGEST = 20 * 1024 * 1024
MOST = 20
SHOWN_FOR = timedelta(hours=1)


@signed_in
def papers(request: HttpRequest) -> HttpResponse:
    """All papers, with what became of their facts; a POST brings papers in."""
    if request.method == "POST":
        return bring(request)
    region = region_of(request)
    start, links = paged(request.GET.get("page", ""), queries.documents_in_all(region=region))
    found = queries.documents(offset=start, limit=PAGE, region=region)
    context = {"documents": found, "region": region, "may_bring": rights.may_bring(request), **coming(), **links}
    return render(request, "desk/papers.html", context)


@signed_in
@require_safe
def file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The list of all papers as a file."""
    head = [_("Name"), _("From whom"), _("When"), _("Facts"), _("Accepted"), _("Waiting"), _("Contradict the register")]
    rows = (
        (each.name, each.added_by, f"{timezone.localtime(each.added_at):%d.%m.%Y %H:%M}", *numbers_of(each))
        for each in queries.documents(region=region_of(request))
    )
    return attached(Leaf(_("Papers"), head, rows), ending)


def region_of(request: HttpRequest) -> str:
    """The region whose papers the address asks for; empty for all."""
    return request.GET.get("region", "").replace("\x00", "")[:64]


def numbers_of(paper: DocumentRecord) -> tuple[int, ...]:
    """The facts of a paper: all, accepted, waiting, contradicting the register."""
    return paper.facts, paper.accepted, paper.waiting, paper.contradicting


@signed_in
def progress(request: HttpRequest) -> HttpResponse:
    """How far the files that came in have got; asked for again as long as one of them is being read."""
    response = render(request, "desk/parts/coming.html", {"may_bring": rights.may_bring(request), **coming()})
    if request.GET.get("moving") and not coming()["moving"]:
        response.headers["HX-Refresh"] = "true"
    return response


def coming() -> dict[str, object]:
    """The files that wait, are being read or failed, and those read within the last hour."""
    rows = Delivery.objects.exclude(state="done", moved_at__lt=timezone.now() - SHOWN_FOR)
    shown = [told(row) for row in rows.select_related("by").order_by("-pk")[:50]]
    return {"coming": shown, "moving": any(each["state"] in ("queued", "reading") for each in shown)}


def told(row: Delivery) -> dict[str, object]:
    """A file that came in, as the page shows it."""
    steps = len(STAGES) + 1
    done = {"queued": 0, "done": steps}.get(row.state, 1 + STAGES.index(row.stage) if row.stage in STAGES else 0)
    return {
        "id": row.pk,
        "name": row.name,
        "state": row.state,
        "stage": row.stage or row.state,
        "done": done,
        "steps": steps,
        "document": row.document_id,
        "waiting": row.waiting,
        "sentence": kept_sentence(row.error, row.error_facts) if row.state == "failed" else "",
    }


def bring(request: HttpRequest) -> HttpResponse:
    """Keep each file and put it in the queue; one that is too large does not stop the others."""
    if not rights.may_bring(request):
        raise PermissionDenied
    files = request.FILES.getlist("papers")
    if not files:
        messages.error(request, _("No file was chosen: choose one or several and press the button again."))
    if len(files) > MOST:
        messages.error(request, _("Only the first %s files were taken; bring the others in afterwards.") % MOST)
    taken = sum(take(request, each) for each in files[:MOST])
    if taken:
        said = ngettext("%(n)s file was taken and waits to be read.", "%(n)s files were taken.", taken)
        messages.success(request, said % {"n": taken})
    return redirect("desk-papers")


def take(request: HttpRequest, file: "UploadedFile[bytes]") -> bool:
    """Whether a file was kept and put in the queue."""
    name = file_name(file.name)
    if (file.size or 0) > LARGEST:
        messages.error(request, _("“%s” is larger than 20 MB and was not taken in.") % name)
        return False
    try:
        actions.deliver(by=rights.person(request), name=name, content=file.read())
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except DailyShareSpent as error:
        messages.error(request, sentence(error))
        return False
    return True


@signed_in
@require_POST
def again(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Try once more to read a file that could not be read."""
    try:
        actions.deliver_again(by=rights.person(request), delivery=delivery_id)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NotFound as error:
        raise Http404(str(error)) from error
    except ChangedMeanwhile:
        messages.info(request, _("This file is in the queue already."))
    return redirect("desk-papers")


def sentence(error: PobratimError) -> str:
    """The sentence of an error in the language of the page."""
    return error.told(_)


def kept_sentence(name: str, facts: dict[str, object]) -> str:
    """The sentence of an error that was kept by the name of its class."""
    kind = getattr(errors, name, errors.BrokenDocument)
    return sentence(kind(**facts))
