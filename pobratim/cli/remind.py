"""`pobratim remind`: the daily run that sends reminders by mail."""

from datetime import datetime

import click

from pobratim.cli import parts
from pobratim.cli.due import DAY
from pobratim.cli.language import _, plural


@parts.command(
    "remind",
    _("Разослать напоминания о сроках"),
    _("Запускайте каждый день: сводка уходит раз в неделю, срочное — сразу; больше одного письма в день не бывает."),
)
@click.option(
    "--as-of", "day", metavar=_("ДЕНЬ"), type=DAY, help=_("На какой день, например 2019-01-01; иначе сегодня.")
)
@click.option("--dry-run", "dry", is_flag=True, help=_("Только показать, кому ушли бы письма."))
@parts.register_option
def command(day: datetime | None, dry: bool) -> None:
    """Send the reminders of a day; the same day again sends nothing more."""
    parts.open_register(create=False)
    from pobratim.monitoring.reminding import remind

    done = remind((day or datetime.now().astimezone()).date(), dry)
    for address in done.sent:
        click.echo(address)
    letters = plural(len(done.sent), "письмо", "письма", "писем")
    click.echo((_("Ушло бы: {letters}.") if dry else _("Отправлено: {letters}.")).format(letters=letters))
