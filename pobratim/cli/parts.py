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


SECOND = (
    click.option(
        "--second-reader",
        metavar=_("АДРЕС"),
        envvar="POBRATIM_SECOND_READER",
        help=_(
            "Спросить и языковую модель по этому адресу; тексты документов уйдут туда. Ключ — в POBRATIM_SECOND_KEY."
        ),
    ),
    click.option(
        "--second-model", metavar=_("ИМЯ"), envvar="POBRATIM_SECOND_MODEL", help=_("Как называется эта модель.")
    ),
    click.option(
        "--second-seconds",
        metavar=_("ЧИСЛО"),
        type=click.FloatRange(0.1),
        envvar="POBRATIM_SECOND_SECONDS",
        help=_("Сколько секунд ждать её ответа; иначе 60."),
    ),
)


def second_of(address: str | None, model: str | None, seconds: float | None) -> dict[str, Any]:
    """What processes that read are told of the second reader; nothing where none was asked for."""
    if not address:
        return {}
    from dataclasses import asdict

    from pobratim.reading.second import SecondReader

    return {"second": asdict(SecondReader.of(address, model, seconds))}


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
