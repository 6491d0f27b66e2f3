"""`pobratim compare FILE`: the register beside a list of Wikidata or Wikipedia."""

import json
from datetime import datetime
from pathlib import Path

import click

from pobratim.cli import parts
from pobratim.cli.language import _

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])


@parts.command(
    "compare",
    _("Сравнить реестр со списком Викиданных или Википедии"),
    _(
        "Файл — ответ Викиданных в JSON или CSV со столбцами city1, country1, city2, country2. "
        "В реестре ничего не меняется."
    ),
)
@click.argument("file", metavar=_("ФАЙЛ"), type=click.Path(path_type=Path))
@click.option("--as-of", metavar=_("ДЕНЬ"), type=DAY, help=_("Реестр на этот день; иначе сегодня."))
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать ответ как JSON."))
@parts.register_option
def command(file: Path, as_of: datetime | None, as_json: bool) -> None:
    """Print what each has and the other lacks."""
    parts.open_register(create=False)
    from dataclasses import asdict

    from pobratim.exchange.comparing import compare
    from pobratim.exchange.listed import read_listed
    from pobratim.register.queries import today

    found = asdict(compare(read_listed(file), today(as_of.date() if as_of else None)))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for name, title in titles():
        click.echo(f"{title}: {len(found[name])}")
        for names in [] if name == "shared" else found[name]:
            click.echo("  " + " — ".join(names))
    click.echo(_("Повторов в списке: {repeated}; непонятых строк: {unreadable}.").format(**found))


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
