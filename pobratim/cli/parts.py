"""What commands have in common: their form, and the option that says where the register lives."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from pobratim.cli.language import _, current


def command(name: str, short: str, more: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Makes a function a command; `short` stands in the list of commands, `more` follows in the command's own help."""
    return click.command(name, short_help=short, help=f"{short}.\n\n{more}", options_metavar=_("[КЛЮЧИ]"))


def several(options: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
    """Several options as one decorator, in the order in which help shows them."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def register_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--register`, which takes effect before any setting is read."""
    return click.option(
        "--register",
        metavar=_("АДРЕС"),
        expose_value=False,
        is_eager=True,
        callback=choose_register,
        help=_(
            "Где лежит реестр: путь к файлу SQLite или адрес postgres://…; иначе POBRATIM_REGISTER или обычное место."
        ),
    )(function)


def choose_register(ctx: click.Context, param: click.Parameter, address: str | None) -> None:
    """Make the register of the option the one that settings name."""
    if address:
        os.environ["POBRATIM_REGISTER"] = address


def progress(files: Sequence[Path], title: str) -> Iterator[Path]:
    """The files one by one, with a bar on a terminal's standard error while there are several."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield from files
        return
    from rich.progress import track

    from pobratim.cli.tables import console

    yield from track(files, title, console=console(error=True), transient=True)


def open_register(create: bool = True) -> None:
    """Start Django for this command and open the register; made where it is new, unless the command only reads."""
    start_django()
    from pobratim.register.opening import open_register

    open_register(create)


def start_django() -> None:
    """Start Django for this command; the register is not touched."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(current())
