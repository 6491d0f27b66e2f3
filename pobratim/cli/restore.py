"""`pobratim restore FILE`: a register made again from a backup."""

from pathlib import Path

import click

from pobratim.cli import parts
from pobratim.cli.language import _


@parts.command(
    "restore",
    _("Восстановить реестр из сохранённого файла"),
    _("Проверяет контрольные суммы и заполняет новый реестр. Прерванное восстановление оставляет его пустым."),
)
@click.argument("file", metavar=_("ФАЙЛ"), type=click.Path(path_type=Path))
@parts.register_option
def command(file: Path) -> None:
    """Fill the register and say with what, and from which version."""
    parts.start_django()
    from pobratim.register import opening
    from pobratim.register.backups import restore

    done = restore(file)
    said = _("Восстановлено в {address}: записей {rows}, оригиналов {originals}; файл от {made}, версия {version}.")
    facts = {"rows": done.rows, "originals": done.originals, "made": done.made_at, "version": done.version}
    click.echo(said.format(address=opening.address(), **facts))
    if done.steps:
        said = _("Файл записала более старая версия: таблицы приведены к нынешней, шагов {steps}.")
        click.echo(said.format(steps=done.steps))
