"""`pobratim ingest FILE…`: papers taken into the register, those of archives and letters each by itself."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pobratim.cli import failures, parts
from pobratim.cli.language import _, plural
from pobratim.errors import DocumentError, EmptyDocument

if TYPE_CHECKING:
    from pobratim.documents import Source
    from pobratim.facts.facts import Facts
    from pobratim.reading import Guard
    from pobratim.register.ingest import Intake

SURE = 0.65  # with a second reader: what it disputes, or alone has found, waits for a person
OUTCOMES = {
    "new": "нового",
    "same": "совпадает",
    "adds": "дополняет",
    "contradicts": "противоречит",
}


@parts.command(
    "ingest",
    _("Внести документы в реестр"),
    _(
        "Читает документы, в том числе из архивов ZIP и из писем с вложениями, сравнивает с тем, что есть в реестре,"
        " и предлагает изменения."
    ),
)
@click.argument("files", metavar=_("ФАЙЛ…"), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--accept", type=click.Choice(["new"]), help=_("new: сразу принять то, что ничему в реестре не противоречит.")
)
@click.option(
    "--dry-run", is_flag=True, help=_("Только показать, что даст каждый факт или строка таблицы; ничего не вносить.")
)
@parts.several(parts.SECOND)
@parts.register_option
def command(files: tuple[Path, ...], accept: str | None, dry_run: bool, **second: Any) -> None:
    """Take in each paper; one that cannot be read is told of and does not stop the rest."""
    from pobratim.reading import Guard

    status, taken = failures.DONE, []
    more = parts.second_of(*(second[f"second_{name}"] for name in ("reader", "model", "seconds")))
    with Guard(more=more) as guard:
        guard.start()
        parts.open_register()
        for file in parts.progress(files, _("Вношу в реестр")):
            for paper in papers_of(file):
                try:
                    if dry_run:
                        rehearsed(paper, guard)
                        continue
                    intake = take(paper, accept, guard, SURE if more else 0.0)
                except DocumentError as failure:
                    status = max(status, failures.tell(failure))
                    continue
                if intake is None:
                    status = max(status, failures.nothing_found(getattr(paper, "name", file.name)))
                else:
                    taken.append(intake)
    if taken:
        report(taken)
    raise SystemExit(status)


def papers_of(file: Path) -> "Iterator[Source | DocumentError]":
    """The papers of a file: itself, or those of an archive or a letter; what cannot be unpacked comes as its error."""
    from pobratim.documents import unpack

    found = False
    for paper in unpack(file):
        found = True
        yield paper
    if not found:
        yield EmptyDocument(path=str(file))


def take(paper: "Source | DocumentError", accept: str | None, guard: "Guard", surest: float = 0.0) -> "Intake | None":
    """What became of a paper; None when nothing was found in it, and nothing was written."""
    from pobratim.accounts.people import console_person
    from pobratim.register.ingest import ingest

    facts = facts_in(paper, guard)
    if is_empty(facts) or isinstance(paper, DocumentError):
        return None
    return ingest(paper.data, facts, by=console_person(), accept="new" if accept == "new" else "none", surest=surest)


def facts_in(paper: "Source | DocumentError", guard: "Guard") -> "Facts":
    """The facts of a paper."""
    if isinstance(paper, DocumentError):
        raise paper
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        copy = Path(folder) / "paper"
        copy.write_bytes(paper.data)
        return guard.facts(copy, paper.name)


def rehearsed(paper: "Source | DocumentError", guard: "Guard") -> None:
    """Print what a paper would bring, row by row where it is a table; nothing of it is kept."""
    from rich.markup import escape

    from pobratim.accounts.people import console_person
    from pobratim.cli.tables import console, new_table
    from pobratim.register.importing import outcomes, rehearse, table_of

    facts, by = facts_in(paper, guard), console_person()
    words = {**OUTCOMES, "nothing": "ничего не прочитано"}
    table = table_of(facts.text)
    rows = outcomes(by, facts, table.roles) if table else ()
    shown = new_table(_("{name}: что даст каждая строка").format(name=facts.name), "№", _("Строка"), _("Итог"))
    for row in rows:
        told = " · ".join(cell for cell in row.cells if cell)
        shown.add_row(str(row.number), escape(told), _(words[row.outcome]))
    for number, fact in enumerate(() if rows else rehearse(by, facts), 1):
        shown.add_row(str(number), escape(fact.summary), _(words[fact.outcome]))
    console().print(shown)


def is_empty(facts: "Facts") -> bool:
    """Whether a document says nothing that a register could hold."""
    return not (facts.ties or facts.projects or facts.activities or facts.directions or facts.recommendations)


def report(taken: "list[Intake]") -> None:
    """Print what became of each paper, and what waits for a person."""
    from rich.markup import escape

    from pobratim.cli.tables import console, new_table

    titles = [_(title) for title in OUTCOMES.values()]
    table = new_table(_("Внесено в реестр"), _("Документ"), _("Фактов"), *titles, _("Принято"), _("Ждёт решения"))
    for each in taken:
        outcomes = [str(each.outcomes.get(outcome, 0) or "—") for outcome in OUTCOMES]
        facts = str(each.fresh) if each.fresh else _("уже внесён")
        table.add_row(escape(each.name), facts, *outcomes, str(each.accepted or "—"), str(each.waiting or "—"))
    console().print(table)
    waiting = sum(each.waiting for each in taken)
    if waiting:
        click.echo(
            _("Решения ждут: {facts}. Решают на страницах реестра: pobratim serve").format(facts=facts_of(waiting))
        )


def facts_of(number: int) -> str:
    """How many facts there are."""
    return plural(number, "факт", "факта", "фактов")
