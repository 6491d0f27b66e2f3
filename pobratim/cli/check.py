"""`pobratim check`: whether the installation and the register are in order."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from rich.markup import escape

from pobratim.cli import failures, parts
from pobratim.cli.language import _
from pobratim.errors import PobratimError

MARKS = {True: "[green]✓[/]", False: "[red]✗[/]", None: "[yellow]–[/]"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: its name, whether it is in order (None: not needed for the work), what was seen."""

    name: str
    fine: bool | None
    seen: str


@parts.command("check", _("Проверить, всё ли в порядке: программа, газеттир, вспомогательные программы, реестр."))
@parts.register_option
def command() -> None:
    """Print every finding; the status is 1 when something is out of order."""
    from pobratim.cli.tables import console, new_table

    findings = [finding for check in CHECKS for finding in check()]
    table = new_table(_("Проверка"), "", _("Что"), _("Найдено"))
    for finding in findings:
        table.add_row(MARKS[finding.fine], escape(finding.name), escape(finding.seen))
    console().print(table)
    wrong = [finding.name for finding in findings if finding.fine is False]
    if wrong:
        raise SystemExit(failures.say(_("Не в порядке: {names}.").format(names=", ".join(wrong)), failures.OURS))


def program() -> Iterator[Finding]:
    """The version that runs."""
    yield Finding(_("программа"), True, f"pobratim {version('pobratim')}, Python {sys.version.split()[0]}")


def gazetteer() -> Iterator[Finding]:
    """Whether the gazetteer opens and knows a capital."""
    from pobratim.places import explain

    try:
        known = explain("Москва")["best"] is not None
    except PobratimError as failure:
        yield Finding(_("газеттир"), False, failures.sentence(failure))
        return
    yield Finding(_("газеттир"), known, _("открывается") if known else _("неполон; установите программу заново"))


def helpers() -> Iterator[Finding]:
    """Programs that only some papers need."""
    missing = _("нет; нужна только для таких файлов: {purpose}")
    for name, purpose in (("soffice", "DOC"), ("tesseract", _("сканы"))):
        found = shutil.which(name)
        yield Finding(name, True if found else None, found or missing.format(purpose=purpose))


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (program, gazetteer, helpers)
