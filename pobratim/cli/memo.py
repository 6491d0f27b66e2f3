"""`pobratim memo`: the analytical memo, written from the register."""

from datetime import datetime
from pathlib import Path

import click

from pobratim.cli import parts
from pobratim.cli.language import _

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])
FILE = click.Path(path_type=Path, dir_okay=False)


@parts.command(
    "memo",
    _("Написать справку по реестру"),
    _("Вид файла — по его окончанию: .docx, .pdf или .html."),
)
@click.option("--region", metavar=_("КОД"), help=_("Регион по ISO 3166-2, например RU-SMO."))
@click.option("--municipality", metavar=_("НАЗВАНИЕ"), help=_("Муниципалитет, как он назван в реестре."))
@click.option(
    "--as-of", "day", metavar=_("ДЕНЬ"), type=DAY, help=_("На какой день, например 2019-01-01; иначе сегодня.")
)
@click.option("--sources", is_flag=True, help=_("Дать сноски с источниками."))
@click.option("-o", "--output", metavar=_("ФАЙЛ"), required=True, type=FILE, help=_("Куда записать справку."))
@parts.register_option
def command(region: str | None, municipality: str | None, day: datetime | None, sources: bool, output: Path) -> None:
    """Write the memo; nothing half written stays when it fails."""
    parts.open_register(create=False)
    from pobratim.memo import write_memo

    as_of = (day or datetime.now().astimezone()).date()
    written = write_memo(output, region=region, municipality=municipality, as_of=as_of, sources=sources)
    click.echo(_("Справка записана: {path}").format(path=written))
