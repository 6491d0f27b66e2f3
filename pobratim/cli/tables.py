"""Facts as tables for people, drawn with Rich."""

import os
import sys

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pobratim.cli.language import _, plural
from pobratim.cli.words import country, date, word
from pobratim.facts.facts import Agreement, Facts, Party, Tie

PLAIN_WIDTH = 132  # columns where the output is no terminal and says nothing of its width


def console(error: bool = False) -> Console:
    """Where tables are printed; wide enough to be read when the output goes to a file."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH
    return Console(file=stream, width=width, highlight=False, soft_wrap=False)


def hanging(mark: str, words: str, depth: int = 1) -> Table:
    """Words behind a mark, so that their further lines stand under the first."""
    row = Table.grid(padding=(0, 1))
    row.add_row("  " * depth + mark, words)
    return row


def new_table(title: str, *columns: str, ruled: bool = False) -> Table:
    """An empty table in the one style of the program; `ruled` draws lines between rows of many lines."""
    table = Table(title=escape(title), title_justify="left", title_style="bold", header_style="bold", show_lines=ruled)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def show(facts: Facts) -> None:
    """Print what a document says: its ties as a table, everything else as short lists, warnings at the end."""
    out = console()
    if facts.ties:
        out.print(ties(facts))
    for title, lines in lists(facts):
        if lines:
            out.print(f"[bold]{title}[/bold]")
            for line in lines:
                out.print(hanging("•", escape(line)))
    for warning in facts.warnings:
        out.print(hanging("[yellow]![/]", escape(warning)))


def ties(facts: Facts) -> Table:
    """The ties of a document with their instruments."""
    title = f"{facts.name}: " + plural(len(facts.ties), "связь", "связи", "связей")
    columns = ("№", _("Сторона"), _("Партнёр, страна"), _("Вид, состояние"), _("Документы"))
    table = new_table(title, *columns, ruled=True)
    for number, tie in enumerate(facts.ties, 1):
        table.add_row(
            str(number),
            escape(party(tie.home)),
            escape(f"{party(tie.partner)}\n{country(tie.partner.country)}"),
            escape(f"{word('kind', tie.kind)}\n{state(tie)}"),
            escape("\n".join(instrument(agreement) for agreement in tie.agreements)) or "—",
        )
    return table


def party(side: Party) -> str:
    """A party with what tells it from a city of the same name."""
    return side.name + (f" ({word('level', side.level)})" if side.level not in ("city", "district") else "")


def state(tie: Tie) -> str:
    """The state that the document gives a tie, since when it does."""
    since = f", {date(tie.status_since)}" if tie.status_since else ""
    return word("status", tie.status) + since


def instrument(agreement: Agreement) -> str:
    """An instrument by its title, or its kind where it has none, and its date."""
    title = agreement.title or word("instrument", agreement.kind)
    return f"{title}, {date(agreement.date)}" if agreement.date else title


def lists(facts: Facts) -> tuple[tuple[str, list[str]], ...]:
    """The facts that are no ties: a title and its lines, each."""
    return (
        (_("Проекты"), [f"{each.name}: {', '.join(each.participants)}" for each in facts.projects]),
        (_("Мероприятия"), [activity(each.what, each.date, each.participants) for each in facts.activities]),
        (_("Рекомендации"), [each.text for each in facts.recommendations]),
        (_("Перспективные направления"), [f"{country(each.country)}: {each.text}" for each in facts.directions]),
        (_("Правовой контекст"), [dated(each.title, each.date) for each in facts.policies]),
    )


def activity(what: str, when: str | None, participants: tuple[str, ...]) -> str:
    """An activity in one line."""
    return dated(word("activity", what), when) + (f": {', '.join(participants)}" if participants else "")


def dated(title: str, when: str | None) -> str:
    """A title with its date, where it has one."""
    return f"{title}, {date(when)}" if when else title
