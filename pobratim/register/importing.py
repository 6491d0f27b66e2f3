"""A table of ties taken in: its columns matched, every row's outcome told before anything is kept.

The table is read as any paper is. Where a person says what its columns mean, it is written anew under headings that the
reader knows; that text is then the document which the facts rest on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.db import transaction

from pobratim.accounts.models import Person
from pobratim.facts import Facts
from pobratim.facts.columns import role_of
from pobratim.facts.words import lowered, words_of
from pobratim.register.actions import create_document, propose_facts
from pobratim.register.papers import FactRecord
from pobratim.register.shelves import facts_of

HEADINGS = {
    "home": "Муниципальное образование",
    "partner": "Партнёр",
    "country": "Страна",
    "kind": "Вид связи",
    "document": "Документ",
    "date": "Дата подписания",
    "term": "Срок",
    "state": "Состояние",
    "note": "Примечание",
}
MOST = 5000  # rows of one table
WORST = ("contradicts", "new", "adds", "same")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in a file: what is written above it, its header, its rows."""

    above: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """What each column seems to mean by its heading; empty where no word tells, each meaning once."""
        found: list[str] = []
        for label in self.header:
            role = role_of(lowered(label), words_of("ru")) or ""
            found.append(role if role in HEADINGS and role not in found else "")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What a row would bring: its cells, its facts, the outcome that asks for most care, or why nothing is read.

    `outcome` is "new", "adds", "same", "contradicts" or "nothing"; then `problem` is "no partner", "no home", "unread".
    """

    number: int
    cells: tuple[str, ...]
    facts: tuple[FactRecord, ...]
    outcome: str
    problem: str = ""


def table_of(text: str) -> Table | None:
    """The table of a canonical text, in which cells stand between tabs; None where there is none."""
    lines = text.split("\n")
    standing = lines_of_rows(lines)
    if not standing:
        return None
    rows = [tuple(lines[i].split("\t")) for i in standing]
    width = max(map(len, rows))
    even = [row + ("",) * (width - len(row)) for row in rows]
    return Table(tuple(line for line in lines[: standing[0]] if line.strip()), even[0], tuple(even[1:]))


def lines_of_rows(lines: Sequence[str]) -> list[int]:
    """The lines of the header and the rows: from the first that has cells on, without empty ones."""
    first = next((i for i, line in enumerate(lines) if "\t" in line), len(lines))
    return [i for i in range(first, len(lines)) if lines[i].strip()][: MOST + 1]


def arranged(table: Table, roles: Sequence[str]) -> str:
    """The table under the headings of the roles given to its columns; columns without a role are left out."""
    kept = [i for i, role in enumerate(roles) if role in HEADINGS]
    head = "\t".join(HEADINGS[roles[i]] for i in kept)
    body = ["\t".join(row[i] for i in kept) for row in table.rows]
    return "\n\n".join([*table.above, "\n".join([head, *body])]) + "\n"


def rehearse(by: Person, facts: Facts) -> tuple[FactRecord, ...]:
    """The facts of a document as they would meet the register; nothing of it is kept."""
    with transaction.atomic():
        document = create_document(by=by, facts=facts)
        propose_facts(by=by, document=document, facts=facts)
        found = facts_of(document)
        transaction.set_rollback(True)
    return found


def outcomes(by: Person, facts: Facts, roles: Sequence[str]) -> tuple[RowOutcome, ...]:
    """What every row of a table that was read would bring."""
    table = table_of(facts.text)
    if table is None:
        return ()
    told = rehearse(by, facts)
    lines = facts.text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found = []
    for number, (line, cells) in enumerate(zip(lines_of_rows(lines)[1:], table.rows, strict=True), 1):
        mine = tuple(fact for fact in told if stands_in(fact, starts[line], starts[line + 1]))
        found.append(row_outcome(number, cells, mine, roles))
    return tuple(found)


def stands_in(fact: FactRecord, start: int, end: int) -> bool:
    """Whether a fact rests on words of a line first of all."""
    return bool(fact.sources) and fact.sources[0].start is not None and start <= fact.sources[0].start < end


def row_outcome(number: int, cells: tuple[str, ...], facts: tuple[FactRecord, ...], roles: Sequence[str]) -> RowOutcome:
    """The outcome of one row."""
    if facts:
        return RowOutcome(number, cells, facts, next(each for each in WORST if each in {f.outcome for f in facts}))
    said = {role: cell.strip() for role, cell in zip(roles, cells, strict=False) if role}
    problem = "no partner" if not said.get("partner") else "no home" if not said.get("home", "x") else "unread"
    return RowOutcome(number, cells, (), "nothing", problem)
