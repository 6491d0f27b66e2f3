"""Many papers into one file: a bar with the rate and the errors, a journal, and a report at the end."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import click

from pobratim.cli import failures, parts
from pobratim.cli.language import _, plural
from pobratim.reading import Limits, Record, Step, Task, gather, read_in_order
from pobratim.reading.journal import Journal
from pobratim.reading.results import ENDINGS, check, write
from pobratim.reading.version import reader

FEW = 8  # files that one process reads sooner than several make themselves ready
REASONS = {
    "FileMissing": "файла нет, или он закрыт для чтения",
    "EmptyDocument": "файл пуст",
    "UnknownFormat": "формат не известен",
    "EncryptedDocument": "защищён паролем",
    "BrokenDocument": "повреждён или обрезан",
    "NoTextLayer": "только изображения, без текста",
    "DocumentTooLarge": "слишком велик",
    "ProgramMissing": "нужна программа, которой нет",
    "ReadingTooLong": "читался слишком долго",
    "ReadingCutShort": "чтение оборвалось",
    "ReadingFault": "ошибка в самой программе",
}


@dataclass(frozen=True, slots=True)
class Way:
    """How papers are to be read, as the options of the command say."""

    jobs: int | None = None
    seconds: float = 20
    megabytes: int = 500
    dask: str | None = None
    second_reader: str | None = None
    second_model: str | None = None
    second_seconds: float | None = None

    def reading(self, tasks: Sequence[Task]) -> AbstractContextManager[Iterator[Step]]:
        """The reading of some files, begun."""
        if self.dask:
            from pobratim.reading.cluster import read_on_cluster

            return read_on_cluster(tasks, self.dask, self.limits, self.more)
        return read_in_order(tasks, self.jobs or (1 if len(tasks) <= FEW else cores()), self.limits, self.more)

    @property
    def limits(self) -> Limits:
        """What one paper may take."""
        return Limits(self.seconds, self.megabytes)

    @property
    def more(self) -> dict[str, Any]:
        """What the processes are told beside their limits: where a second reader answers, if it was asked for."""
        return parts.second_of(self.second_reader, self.second_model, self.second_seconds)

    @property
    def header(self) -> dict[str, Any]:
        """What a journal must say to be taken up: another reader reads otherwise."""
        second = self.more.get("second", {})
        return {"reader": reader(), **({"second": [second["address"], second["model"]]} if second else {})}


@dataclass(slots=True)
class Count:
    """What became of the papers so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    ties: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    silences: Counter[str] = field(default_factory=Counter)
    status: int = failures.DONE

    def add(self, record: Record) -> None:
        """Count one paper; tell of it when it could not be read."""
        self.outcomes[record.outcome] += 1
        self.ties += record.ties
        self.silences.update([record.silence] if record.silence else ())
        if record.error:
            self.reasons[record.error] += 1
            self.status = max(self.status, failures.tell(record.failure))


def into(output: Path, files: Sequence[Path], way: Way) -> int:
    """Read every paper of files and folders into one file; the exit status."""
    if output.suffix not in ENDINGS:
        raise click.BadParameter(_("вид файла — по его окончанию: .jsonl или .parquet."), param_hint="-o")
    check(output)
    tasks = gather(files, besides=(output, output.with_name(output.name + ".part")))
    began = monotonic()
    with Journal(output, way.header, tasks) as journal:
        count = Count()
        for record in journal.records():
            count.add(record)
        taken_up = count.outcomes.total()
        try:
            read(journal, way, count, len(tasks))
        except KeyboardInterrupt:
            said = _("Прервано. Прочитанное сохранено в {path}: повторите ту же команду, и чтение продолжится.")
            return failures.say(said.format(path=journal.path), failures.INTERRUPTED)
        write(journal.records(), output)
        journal.remove()
    report(output, count, taken_up, monotonic() - began)
    return count.status


def read(journal: Journal, way: Way, count: Count, total: int) -> None:
    """Read what is left, keeping each record at once."""
    with way.reading(list(journal.left)) as steps, bar(total, journal.files) as advance:
        for task, record in steps:
            journal.add(task, record)
            if record is not None:
                count.add(record)
            advance(record is None, count.outcomes["failed"])


@contextmanager
def bar(total: int, done: int) -> Iterator[Any]:
    """A function that moves a bar on a terminal's standard error: whether a file has ended, and how many failed."""
    if not sys.stderr.isatty():
        yield lambda _ended, _failed: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from pobratim.cli.tables import console

    rate, wrong = _("в секунду: {rate}"), _("не прочитано: {number}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[said]}"))
    with Progress(*columns, TimeRemainingColumn(), console=console(error=True), transient=True) as shown:
        line = shown.add_task(_("Читаю"), total=total, completed=done, said="")
        began, ended = monotonic(), 0

        def advance(is_end: bool, failed: int) -> None:
            nonlocal ended
            ended += is_end
            speed = f"{ended / max(monotonic() - began, 0.001):.1f}"
            said = rate.format(rate=speed) + " · " + wrong.format(number=failed)
            shown.update(line, advance=int(is_end), said=said)

        yield advance


def report(output: Path, count: Count, taken_up: int, seconds: float) -> None:
    """Print what was read, what was found in it, and what could not be read and why."""
    from pobratim.cli.tables import console, new_table

    table = new_table(_("Прочитано"), _("Документы"), _("Сколько"))
    table.add_row(_("с фактами"), str(count.outcomes["facts"]))
    table.add_row(_("без фактов"), str(count.outcomes["empty"]))
    table.add_row(_("не прочитано"), str(count.outcomes["failed"]))
    for reason, number in sorted(count.reasons.items(), key=lambda each: (-each[1], each[0])):
        table.add_row("  " + _(REASONS.get(reason, reason)), str(number))
    console().print(table)
    for silence, number in count.silences.most_common():
        click.echo(f"{silence} ({papers(number)})", err=True)
    if taken_up:
        click.echo(_("Продолжено прерванное чтение: уже было прочитано {papers}.").format(papers=papers(taken_up)))
    ties = plural(count.ties, "связь", "связи", "связей")
    said = _("Факты записаны: {path} ({papers}, {ties}, {seconds} с).")
    read = count.outcomes["facts"] + count.outcomes["empty"]
    click.echo(said.format(path=output, papers=papers(read), ties=ties, seconds=round(seconds, 1)))


def papers(number: int) -> str:
    """How many documents there are."""
    return plural(number, "документ", "документа", "документов")


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
