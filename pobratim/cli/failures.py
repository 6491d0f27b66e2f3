"""How a failure is told: one sentence and an exit status, never a traceback."""

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from pobratim.cli.language import _
from pobratim.errors import PobratimError, refused

DONE, OURS, THEIRS, INTERRUPTED = 0, 1, 2, 130


def tell(failure: BaseException) -> int:
    """Say on standard error what happened; the exit status that belongs to it."""
    if os.environ.get("POBRATIM_DEBUG"):
        traceback.print_exception(failure)
    match failure:
        case SystemExit(code=int() as status) | click.exceptions.Exit(exit_code=int() as status):
            return status
        case click.ClickException():
            failure.show()
            return failure.exit_code
        case click.Abort() | KeyboardInterrupt():
            return say(_("Прервано."), INTERRUPTED)
        case PobratimError():
            return say(sentence(failure), THEIRS if failure.fault == "user" else OURS)
        case OSError(errno=int()):
            return say(_("Система отказала: {reason}.").format(reason=refusal(failure)), OURS)
        case _unforeseen:
            return say(unexpected(failure), OURS)


def nothing_found(name: str) -> int:
    """Say that a document holds no tie; the exit status."""
    message = _("В документе «{name}» не найдено ни одной связи; проверьте, тот ли это файл и есть ли в нём текст.")
    return say(message.format(name=name), THEIRS)


def sentence(failure: PobratimError) -> str:
    """The sentence of an error of ours, in the language that is spoken."""
    return failure.told(_)


def refusal(failure: OSError) -> str:
    """What the operating system refused, and for which file."""
    said = _(refused(failure))
    return f"{failure.filename}: {said}" if failure.filename else said


def unexpected(failure: BaseException) -> str:
    """The sentence for what nobody foresaw; the whole of it goes to a file."""
    try:
        where = str(write_log(failure))
    except OSError:
        where = "POBRATIM_DEBUG=1"
    message = _(
        "Ошибка в самой программе ({kind}); ничего не испорчено. Подробности, которые нужны разработчикам: {where}"
    )
    return message.format(kind=type(failure).__name__, where=where)


def write_log(failure: BaseException) -> Path:
    """The file to which a traceback has been added."""
    import platformdirs

    log = Path(platformdirs.user_log_path("pobratim", ensure_exists=True)) / "errors.log"
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{datetime.now(UTC).isoformat()} {' '.join(sys.argv)}\n")
        file.write("".join(traceback.format_exception(failure)) + "\n")
    return log


def say(words: str, status: int) -> int:
    """Print a sentence on standard error; the status, unchanged."""
    click.echo(words, err=True)
    return status
