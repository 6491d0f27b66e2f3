"""`pobratim check`: whether the installation and the register are in order."""

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rich.markup import escape

from pobratim.cli import failures, parts
from pobratim.cli.language import _, plural
from pobratim.errors import PobratimError
from pobratim.folders import is_postgres

MARKS = {True: "[green]✓[/]", False: "[red]✗[/]", None: "[yellow]–[/]"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: its name, whether it is in order (None: not needed for the work), what was seen."""

    name: str
    fine: bool | None
    seen: str
    status: int = failures.OURS


@parts.command(
    "check",
    _("Проверить, всё ли в порядке"),
    _("Смотрит программу, справочник мест, вспомогательные программы и реестр."),
)
@parts.register_option
def command() -> None:
    """Print every finding; the status says whether something is out of order, and whose fault it is."""
    from pobratim.cli.tables import console, new_table

    findings = [finding for check in CHECKS for finding in check()]
    table = new_table(_("Проверка"), "", _("Что"), _("Найдено"))
    for finding in findings:
        table.add_row(MARKS[finding.fine], escape(finding.name), escape(finding.seen))
    console().print(table)
    wrong = [finding for finding in findings if finding.fine is False]
    if wrong:
        failures.say(_("Не в порядке: {names}.").format(names="; ".join(each.seen for each in wrong)), failures.OURS)
        raise SystemExit(max(finding.status for finding in wrong))


def program() -> Iterator[Finding]:
    """The version that runs."""
    yield Finding(_("программа"), True, f"pobratim {version('pobratim')}, Python {sys.version.split()[0]}")


def gazetteer() -> Iterator[Finding]:
    """Whether the gazetteer opens and knows a capital."""
    from pobratim.places import explain

    try:
        known = explain("Москва")["best"] is not None
    except PobratimError as failure:
        yield told(_("справочник мест"), failure)
        return
    yield Finding(_("справочник мест"), known, _("открывается") if known else _("неполон; установите программу заново"))


def helpers() -> Iterator[Finding]:
    """Programs that only some papers need."""
    missing = _("нет; нужна только для таких файлов: {purpose}")
    for name, purpose in (("soffice", "DOC"), ("tesseract", _("сканы"))):
        found = shutil.which(name)
        yield Finding(name, True if found else None, found or missing.format(purpose=purpose))


def register() -> Iterator[Finding]:
    """Whether the register opens, is whole, keeps its originals, and quotes what its documents say."""
    from pobratim import settings

    address = settings.POBRATIM_REGISTER
    if not is_postgres(address) and not Path(address).expanduser().exists():
        yield Finding(_("реестр"), None, _("ещё не создан: {address}").format(address=address))
        return
    try:
        parts.open_register(create=False)
    except PobratimError as failure:
        yield told(_("реестр"), failure)
        return
    from pobratim.register import opening

    yield Finding(_("реестр"), True, opening.address())
    yield integrity()
    yield originals()
    yield quotes()


def integrity() -> Finding:
    """What the database says of itself; PostgreSQL keeps checksums of its own."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return Finding(_("целость базы"), True, connection.vendor)
    with connection.cursor() as cursor:
        said = str(cursor.execute("PRAGMA integrity_check").fetchone()[0])
    return Finding(_("целость базы"), said == "ok", said)


def originals() -> Finding:
    """Whether the original of each document is there, unchanged, and each file that was attached."""
    from django.conf import settings

    from pobratim.register.attachments import ever_attached
    from pobratim.register.models import Document

    kept = Path(settings.POBRATIM_ORIGINALS)
    documents = Document.objects.only("sha256", "name")
    known = [(each.sha256, each.name) for each in documents] + list(ever_attached().items())
    lost = [name for sha256, name in known if not is_kept(kept, sha256)]
    seen = _("утрачены или изменены: {names}").format(names=", ".join(lost)) if lost else papers(len(documents))
    return Finding(_("оригиналы"), not lost, seen)


def is_kept(folder: Path, sha256: str) -> bool:
    """Whether a file of this content lies in the folder."""
    return any(hashlib.sha256(file.read_bytes()).hexdigest() == sha256 for file in folder.rglob(f"{sha256}*"))


def quotes() -> Finding:
    """Whether every quote stands at its span of its document."""
    from pobratim.register.models import Document, Evidence

    texts = dict(Document.objects.values_list("id", "text"))
    spans = Evidence.objects.filter(fact__document__isnull=False).values_list(
        "fact__document_id", "start", "end", "quote"
    )
    wrong = sum(texts[document][start:end] != quote for document, start, end, quote in spans.iterator())
    seen = _("не на своём месте: {number}").format(number=wrong) if wrong else _("на своих местах")
    return Finding(_("цитаты"), not wrong, seen)


def papers(number: int) -> str:
    """How many documents there are."""
    return plural(number, "документ", "документа", "документов")


def told(name: str, failure: PobratimError) -> Finding:
    """A failure as a finding."""
    status = failures.THEIRS if failure.fault == "user" else failures.OURS
    return Finding(name, False, failures.sentence(failure).rstrip("."), status)


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (program, gazetteer, helpers, register)
