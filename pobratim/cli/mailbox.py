"""`pobratim mailbox`: letters of a mailbox into the queue of the desk; let cron run it every few minutes."""

import os

import click

from pobratim.cli import parts
from pobratim.cli.language import _, plural


@parts.command(
    "mailbox",
    _("Забрать документы из почтового ящика"),
    _(
        "Новые письма ящика POBRATIM_INBOX (imaps://имя:пароль@узел/папка) с вложениями становятся в очередь на "
        "чтение, как если бы их принесли в кабинет."
    ),
)
@parts.register_option
def command() -> None:
    """Take the new letters and say how many they were."""
    parts.open_register()
    from pobratim.accounts.people import console_person
    from pobratim.monitoring.mailbox import take_letters

    taken, left = take_letters(os.environ.get("POBRATIM_INBOX", ""), console_person())
    click.echo(_("Забрано: {letters}.").format(letters=plural(len(taken), "письмо", "письма", "писем")))
    if left:
        told = plural(len(left), "письмо", "письма", "писем")
        click.echo(_("Оставлено в ящике, потому что больше 20 МБ: {letters}.").format(letters=told))
