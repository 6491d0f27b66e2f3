"""`pobratim export FOLDER`: the published register as open data, in every format; let cron run it at night."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from pobratim.cli import parts
from pobratim.cli.language import _, plural

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])


@parts.command(
    "export",
    _("Выгрузить открытые данные реестра"),
    _(
        "Пишет в папку только опубликованное: CSV, XLSX, ODS, JSON Lines, GeoJSON, SQLite, RDF, Parquet (если "
        "установлен pyarrow), описание пакета и каталог."
    ),
)
@click.argument("folder", metavar=_("ПАПКА"), type=click.Path(path_type=Path))
@click.option("--as-of", metavar=_("ДЕНЬ"), type=DAY, help=_("На какой день, например 2019-01-01; иначе сегодня."))
@click.option("--region", metavar=_("КОД"), help=_("Регион по ISO 3166-2, например RU-SMO."))
@click.option("--country", metavar=_("СТРАНА"), help=_("Только связи с этой страной: код ISO 3166-1."))
@click.option("--kind", metavar=_("ВИД"), help=_("Только связи этого вида, например twinning."))
@click.option("--state", metavar=_("СОСТОЯНИЕ"), help=_("Только связи в этом состоянии, например suspended."))
@click.option("--licence", metavar=_("АДРЕС"), help=_("Адрес лицензии; без указания — CC BY 4.0."))
@parts.register_option
def command(folder: Path, as_of: datetime | None, licence: str | None, **wishes: Any) -> None:
    """Write the files and say what was written."""
    parts.open_register(create=False)
    from pobratim.exchange.gathering import LICENCE, gather
    from pobratim.exchange.writing import write_all
    from pobratim.register.records import TieFilters

    told = gather(as_of.date() if as_of else None, TieFilters(**wishes), licence or LICENCE)
    written = write_all(told, folder)
    click.echo(
        _("Открытые данные записаны в {path}: {ties}, {files}.").format(
            path=folder,
            ties=plural(len(told.tables["ties"]), "связь", "связи", "связей"),
            files=plural(len(written), "файл", "файла", "файлов"),
        )
    )
