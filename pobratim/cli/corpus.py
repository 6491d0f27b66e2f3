"""`pobratim corpus export FOLDER`: reviewed papers as documents of a corpus, to measure the reader on."""

from pathlib import Path

import click

from pobratim.cli import parts
from pobratim.cli.language import _, plural


@parts.command(
    "corpus",
    _("Выгрузить проверенные документы для измерения чтения"),
    _(
        "Пишет в папку тексты документов, по которым решены все факты, и то, что люди признали верным: NNN.txt, "
        "gold.json, meta.json. По ним считает make score CORPUS=ПАПКА."
    ),
)
@click.argument("what", metavar="export", type=click.Choice(["export"]))
@click.argument("folder", metavar=_("ПАПКА"), type=click.Path(path_type=Path))
@parts.register_option
def command(what: str, folder: Path) -> None:
    """Write the papers and say how many they are."""
    del what  # there is nothing else to do with a corpus yet
    parts.open_register(create=False)
    from pobratim.exchange.corpus import write_corpus

    written = plural(write_corpus(folder), "документ", "документа", "документов")
    click.echo(_("В папку {path} записано: {papers}.").format(path=folder, papers=written))
