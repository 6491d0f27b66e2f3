"""`pobratim work`: what waits in the queue is done in the background."""

import click

from pobratim.cli import parts
from pobratim.cli.language import _


@parts.command(
    "work",
    _("Читать документы, которые ждут очереди"),
    _("Делает фоновую работу реестра. Команда serve запускает её сама; отдельно она нужна при своём веб-сервере."),
)
@click.option("--until-empty", is_flag=True, help=_("Закончить, когда очередь опустеет."))
@click.option("--parent", type=int, hidden=True)
@parts.register_option
def command(until_empty: bool, parent: int | None) -> None:
    """Work until interrupted, until nothing waits, or until the process that started this one is gone."""
    parts.open_register()
    from pobratim.register import background

    if parent is not None:
        background.end_with(parent)
    background.work(until_empty=until_empty)
