"""A table of ties brought in at the desk: columns matched, a dry run of every row, then kept or not."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.papers import LARGEST, sentence
from pobratim.errors import DailyShareSpent, DocumentError
from pobratim.facts import Facts
from pobratim.register import actions
from pobratim.register.delivering import guard
from pobratim.register.importing import HEADINGS, Table, arranged, outcomes, table_of
from pobratim.register.intake import ingest, original_of
from pobratim.register.originals import file_name

ENDINGS = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt")
ROLES = {
    "": gettext_lazy("leave it out"),
    "home": gettext_lazy("our municipality"),
    "partner": gettext_lazy("partner"),
    "country": gettext_lazy("country"),
    "kind": gettext_lazy("kind of tie"),
    "document": gettext_lazy("instrument"),
    "date": gettext_lazy("date"),
    "term": gettext_lazy("term"),
    "state": gettext_lazy("state"),
    "note": gettext_lazy("remark"),
}
PROBLEMS = {
    "no partner": gettext_lazy("nothing is read: the partner's cell is empty"),
    "no home": gettext_lazy("nothing is read: it does not say whose tie it is"),
    "unread": gettext_lazy("nothing is read in this row"),
}


@signed_in
def bring(request: HttpRequest) -> HttpResponse:
    """The form that asks for a table; a POST keeps the file and shows what its rows would bring."""
    if not rights.may_bring(request):
        raise PermissionDenied
    file = request.FILES.get("table")
    wrong = ""
    if request.method == "POST":
        name = file_name(file.name) if file else ""
        if file is None:
            wrong = _("No file was chosen: choose a table and press the button again.")
        elif (file.size or 0) > LARGEST:
            wrong = _("“%s” is larger than 20 MB and was not taken in.") % name
        elif not name.lower().endswith(ENDINGS):
            wrong = _("“%s” is no table: XLSX, XLS, ODS and CSV are read here, other papers under “Papers”.") % name
        else:
            try:
                kept_as = actions.keep_file(by=rights.person(request), name=name, content=file.read())
                return redirect(f"{reverse('desk-import-rows', args=[kept_as])}?{urlencode({'name': name})}")
            except DailyShareSpent as error:
                wrong = sentence(error)
    return render(request, "desk/import.html", {"wrong": wrong}, status=400 if wrong else 200)


@signed_in
def rows(request: HttpRequest, sha256: str) -> HttpResponse:
    """The columns of a table and what every row would bring; a POST takes it into the register."""
    if not rights.may_bring(request):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    original, name = original_of(sha256), file_name(asked.get("name", ""))
    if not original.is_file():
        raise Http404
    try:
        facts = guard().facts(original, name)
        table = table_of(facts.text)
        if table is None:
            return render(request, "desk/import.html", {"wrong": _("There is no table in “%s”.") % name}, status=400)
        roles = chosen(asked, table)
        content = original.read_bytes()
        if roles != table.roles:
            content = arranged(table, roles).encode()
            facts = read(content, f"{name}.txt")
    except DocumentError as error:
        return render(request, "desk/import.html", {"wrong": sentence(error)}, status=400)
    if request.method == "POST":
        return kept(request, content, facts)
    return render(request, "desk/import_rows.html", shown(request, name, table, roles, facts))


def chosen(asked: Any, table: Table) -> tuple[str, ...]:
    """What each column means: as a person says, else as its heading does."""
    said = [asked.get(f"c{i}") for i in range(len(table.header))]
    return tuple(
        each if each is not None and each in ("", *HEADINGS) else role
        for each, role in zip(said, table.roles, strict=True)
    )


def read(content: bytes, name: str) -> Facts:
    """The facts of a table that was written anew."""
    with TemporaryDirectory(prefix="pobratim-") as folder:
        path = Path(folder) / "table.txt"
        path.write_bytes(content)
        return guard().facts(path, name)


def shown(request: HttpRequest, name: str, table: Table, roles: tuple[str, ...], facts: Facts) -> dict[str, Any]:
    """What the page of a dry run shows."""
    written = table_of(facts.text)
    own = roles if written and len(written.header) == len(roles) else tuple(role for role in roles if role)
    found = outcomes(rights.person(request), facts, own)
    return {
        "name": name,
        "columns": list(zip(range(len(roles)), table.header, roles, strict=True)),
        "roles": list(ROLES.items()),
        "header": written.header if written else (),
        "rows": [(each, PROBLEMS.get(each.problem, "")) for each in found],
        "counts": {
            word: sum(each.outcome == word for each in found) for word in ("new", "adds", "same", "contradicts")
        },
        "empty": sum(each.outcome == "nothing" for each in found),
    }


def kept(request: HttpRequest, content: bytes, facts: Facts) -> HttpResponse:
    """Take the table in: what contradicts nothing at once, where that was asked for; the rest waits for decisions."""
    at_once = bool(request.POST.get("accept")) and rights.may_decide(request)
    taken = ingest(content, facts, by=rights.person(request), accept="new" if at_once else "none")
    said = ngettext("%(n)s fact was taken in.", "%(n)s facts were taken in.", taken.fresh)
    messages.success(request, said % {"n": taken.fresh})
    return redirect("desk-paper", taken.document)
