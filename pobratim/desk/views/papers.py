"""The papers of the desk: the list, and how new ones come in."""

import tempfile
from importlib import import_module
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratim.accounts.models import Person
from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.errors import DocumentError, NotAllowed, PobratimError
from pobratim.register import queries

LARGEST = 20 * 1024 * 1024
MOST = 20


@signed_in
def papers(request: HttpRequest) -> HttpResponse:
    """All papers, with what became of their facts; a POST brings papers in."""
    if request.method == "POST":
        return bring(request)
    context = {"documents": queries.documents(), "may_bring": rights.may_bring(request)}
    return render(request, "desk/papers.html", context)


def bring(request: HttpRequest) -> HttpResponse:
    """Take each paper in and say what became of it; one that cannot be read does not stop the others."""
    files = request.FILES.getlist("papers")[:MOST]
    if not rights.may_bring(request):
        raise PermissionDenied
    if not files:
        messages.error(request, _("No file was chosen: choose one or several and press the button again."))
    taken = [take(request, each, rights.person(request)) for each in files]
    if len(taken) == 1 and taken[0] is not None:
        return redirect("desk-paper", taken[0])
    return redirect("desk-papers")


def take(request: HttpRequest, file: "UploadedFile[bytes]", by: Person) -> int | None:
    """The number of the paper that a file has become; None when it could not be read."""
    ingest_path = import_module("pobratim.register.ingest").ingest_path  # dictionaries load with the first paper
    name = Path(file.name or "").name[:200] or "paper"
    if (file.size or 0) > LARGEST:
        messages.error(request, _("“%s” is larger than 20 MB and was not taken in.") % name)
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(file.read())
        try:
            intake = ingest_path(path, by=by)
        except DocumentError as error:
            messages.error(request, f"{name}: {sentence(error)}".replace(f"{folder}/", ""))
            return None
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
    said = ngettext("“%(name)s”: %(n)s fact to decide.", "“%(name)s”: %(n)s facts to decide.", intake.waiting)
    messages.success(request, said % {"name": name, "n": intake.waiting})
    return int(intake.document)


def sentence(error: PobratimError) -> str:
    """The sentence of an error in the language of the page."""
    return _(error.message).format(**error.facts)
