"""`pobratim compare FILE`: the register beside a list of Wikidata or Wikipedia."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.cli import parts
from pobratim.cli.language import _

if TYPE_CHECKING:
    from pobratim.exchange.listed import Listed

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])


@parts.command(
    "compare",
    _("Сравнить реестр со списком Викиданных или Википедии"),
    _(
        "Файл — ответ Викиданных в JSON, страница Википедии в вики-разметке (.wiki) или CSV со столбцами"
        " city1, country1, city2, country2. "
        "В реестре ничего не меняется."
    ),
)
@click.argument("file", metavar=_("ФАЙЛ"), type=click.Path(path_type=Path))
@click.option("--as-of", metavar=_("ДЕНЬ"), type=DAY, help=_("Реестр на этот день; иначе сегодня."))
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать ответ как JSON."))
@click.option(
    "--quickstatements",
    metavar=_("ФАЙЛ"),
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Куда записать то, чего нет в Викиданных, командами QuickStatements: отправляет человек."),
)
@parts.register_option
def command(file: Path, as_of: datetime | None, as_json: bool, quickstatements: Path | None) -> None:
    """Print what each has and the other lacks."""
    parts.open_register(create=False)
    from dataclasses import asdict

    from pobratim.exchange.comparing import compare
    from pobratim.exchange.listed import read_listed
    from pobratim.register.queries import today

    listed, day = read_listed(file), today(as_of.date() if as_of else None)
    if quickstatements is not None:
        write(listed, day, quickstatements)
    found = asdict(compare(listed, day))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for name, title in titles():
        click.echo(f"{title}: {len(found[name])}")
        for names in [] if name == "shared" else found[name]:
            click.echo("  " + " — ".join(names))
    click.echo(_("Повторов в списке: {repeated}; непонятых строк: {unreadable}.").format(**found))


def write(listed: "Listed", day: date, path: Path) -> None:
    """Write what the list lacks as commands of QuickStatements, and say how many."""
    from django.conf import settings

    from pobratim.errors import FilesNotWritten, refused
    from pobratim.exchange.quickstatements import statements

    found = statements(listed, day, settings.POBRATIM_ADDRESS)
    try:
        path.write_text("".join(f"{line}\n" for line in found.lines), encoding="utf-8")
    except OSError as failure:
        raise FilesNotWritten(path=path, reason=refused(failure)) from failure
    said = _(
        "В {path}: новых связей — {added}, дат прекращения — {ended}; без номера Викиданных осталось связей: {without}."
    )
    click.echo(said.format(path=path, added=found.added, ended=found.ended, without=found.without), err=True)


def titles() -> tuple[tuple[str, str], ...]:
    """The parts of the answer in order, each with its title."""
    return (
        ("shared", _("Есть и в реестре, и в списке")),
        ("lacking", _("Есть в списке, нет в реестре")),
        ("ended", _("По реестру прекращены, в списке значатся")),
        ("unlisted", _("Есть в реестре, нет в списке")),
        ("unlinked", _("Сравнить нельзя: место реестра не опознано")),
        ("levels", _("Похоже на одного партнёра, записанного на двух уровнях")),
    )
