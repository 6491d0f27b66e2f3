"""The register beside a list of the commons, brought as a file; what Wikidata lacks as commands to send."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratim.desk.rights import signed_in
from pobratim.errors import NetworkFileUnreadable, PobratimError, ReferencesNeedAddress
from pobratim.exchange.comparing import Comparison, compare
from pobratim.exchange.listed import Listed, read_listed
from pobratim.exchange.quickstatements import Statements, statements
from pobratim.register.originals import file_name
from pobratim.register.queries import today

LARGEST = 10 * 1024 * 1024
MOST = 500  # pairs of a part that the page shows
COMMANDS = 5_000_000  # characters


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the comparison: what its pairs are, and as many of them as are shown."""

    name: str
    title: str
    said: str
    total: int
    rows: tuple[tuple[str, ...], ...]


@signed_in
def comparison(request: HttpRequest) -> HttpResponse:
    """The form; a POST with a file shows what each has and the other lacks."""
    context: dict[str, object] = {}
    if request.method == "POST":
        try:
            context = compared(request.FILES.get("list"))
        except PobratimError as error:
            context = {"wrong": error.told(_)}
    return render(request, "desk/compare.html", context, status=400 if context.get("wrong") else 200)


def compared(file: "UploadedFile[bytes] | None") -> dict[str, object]:
    """What the page shows of a file."""
    if file is None:
        return {"wrong": _("Choose the file of the list.")}
    name = file_name(file.name)
    if (file.size or 0) > LARGEST:
        return {"wrong": _("“%s” is larger than 10 MB.") % name}
    listed, day = listed_in(name, file.read()), today()
    found = compare(listed, day)
    context: dict[str, object] = {"name": name, "parts": parts(found), "found": found}
    try:
        made = statements(listed, day, settings.POBRATIM_ADDRESS)
        return context | {"made": made, "commands": written(made)}
    except ReferencesNeedAddress as error:
        return context | {"no_commands": error.told(_)}


def listed_in(name: str, content: bytes) -> Listed:
    """The list in a file that was brought; an error names it as the person does."""
    with TemporaryDirectory(prefix="pobratim-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            return read_listed(path)
        except NetworkFileUnreadable as error:
            raise NetworkFileUnreadable(**{**error.facts, "path": name}) from error


def written(made: Statements) -> str:
    """The commands, a line each."""
    return "".join(f"{line}\n" for line in made.lines)


def parts(found: Comparison) -> list[Part]:
    """The parts of a comparison in the order in which they ask for something to be done."""
    told = (
        ("lacking", _("They have, we lack"), _("Listed there, not in the register: is there a paper about it?")),
        ("ended", _("We know to be ended, they still list"), _("A side has ended the tie by the register.")),
        ("levels", _("Perhaps one partner twice"), _("One is named after the other: a town and its district?")),
        ("unlisted", _("We have, they lack"), _("In the register, not listed there.")),
        ("unlinked", _("Cannot be compared"), _("A place of the register has no identifier.")),
        ("shared", _("Both have"), ""),
    )
    return [
        Part(name, title, said, len(getattr(found, name)), getattr(found, name)[:MOST]) for name, title, said in told
    ]


@signed_in
@require_POST
def commands(request: HttpRequest) -> HttpResponse:
    """The commands of QuickStatements that the page has shown, as a file."""
    text = request.POST.get("commands", "")[:COMMANDS].replace("\r\n", "\n")
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="quickstatements.txt"'
    response.headers["Cache-Control"] = "no-store"
    return response
