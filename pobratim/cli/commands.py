"""The group of commands. A command's module is loaded when it is called, or when its help is asked for."""

from importlib import import_module
from importlib.metadata import version

import click

from pobratim.cli import failures
from pobratim.cli.language import LANGUAGES, _

NAMES = (
    "read",
    "ingest",
    "memo",
    "serve",
    "work",
    "mailbox",
    "due",
    "remind",
    "backup",
    "restore",
    "places",
    "network",
    "export",
    "compare",
    "corpus",
    "check",
)


class Commands(click.Group):
    """Finds commands by the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer meets them."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None when there is none."""
        if cmd_name not in NAMES:
            return None
        command = import_module(f"pobratim.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101
        return command


@click.group(
    cls=Commands,
    help=_(
        "Побратим читает документы о международных связях муниципалитетов, ведёт их реестр и пишет по нему справку."
    ),
    options_metavar=_("[КЛЮЧИ]"),
    subcommand_metavar=_("КОМАНДА …"),
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), help=_("Язык сообщений; без указания — язык системы или русский.")
)
@click.version_option(version("pobratim"), message="pobratim %(version)s")
def group(language: str | None) -> None:
    """Take the options that all commands share; the language is already spoken."""


def run() -> int:
    """Run the command of this process; its exit status."""
    try:
        return group.main(prog_name="pobratim", standalone_mode=False) or 0
    except BaseException as failure:  # every way out of a command is told in one sentence
        return failures.tell(failure)
