"""`pobratim backup FILE`: the register with its originals as one file."""

from pathlib import Path

import click

from pobratim.cli import parts
from pobratim.cli.language import _


@parts.command(
    "backup",
    _("Сохранить реестр с оригиналами в один файл"),
    _("Пишет все записи, людей, журнал и оригиналы документов с контрольными суммами; реестр при этом работает."),
)
@click.argument("file", metavar=_("ФАЙЛ"), type=click.Path(path_type=Path))
@parts.register_option
def command(file: Path) -> None:
    """Write the file and say what it holds."""
    parts.open_register(create=False)
    from pobratim.register.backups import backup

    done = backup(file)
    said = _("Сохранено в {path}: записей {rows}, оригиналов {originals}.")
    click.echo(said.format(path=file, rows=done.rows, originals=done.originals))
