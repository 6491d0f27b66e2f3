"""A reading that remembers, clause by clause, what was decided and why a clause tied nobody."""

from dataclasses import dataclass, field

from pobratim.documents import Document
from pobratim.facts.asserting import is_listed, is_tied
from pobratim.facts.clauses import Clause, Reader, Reading, denies
from pobratim.facts.context import Pair
from pobratim.facts.dating import date_clause
from pobratim.facts.ledger import Draft
from pobratim.facts.pairs import decide_pairs
from pobratim.facts.parties import parties_in
from pobratim.facts.reader import DocumentReading
from pobratim.facts.rows import columns_of, grid_of
from pobratim.facts.words import words_of
from pobratim.language.detect import language_of
from pobratim.places import Gazetteer

DENIED = "Фраза отрицает связь, поэтому связи из неё не следует."
EMPTY = "Во фразе нет ни сторон, ни документа, ни состояния связи."
NOBODY = "Документ, состояние или дата названы, но не ясно, чьи: ни одной стороны нет ни здесь, ни в тексте выше."
PLACES = "Места названы только как место действия («в», «на», «из») или как область, а не как стороны."
HOME_ONLY = "Названа только своя сторона, партнёра нет."
NO_HOME = "Партнёр назван, но не ясно, чей: ни заголовок, ни фраза не называют своей стороны."
NO_PARTNERS = "Ни один столбец таблицы не понят как столбец партнёров."
HEADS_ROWS = "В строке нет партнёра: она только озаглавливает строки под ней."
TRADE = "Речь о торговле, предприятии или организации, а не о муниципалитетах."
PROJECT = "Речь о проекте; без документа проект ещё не связь."
NO_CUE = "Обе стороны названы, но нет слова, которое их связывает: документа, вида связи, её состояния."


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one clause: the pairs that it speaks of, those that it tied, or why it tied nobody."""

    clause: Clause
    named: tuple[Pair, ...]
    tied: tuple[str, ...]
    why_not: str
    roles: tuple[tuple[str, str, str], ...]


@dataclass
class Tracing(DocumentReading):
    """One pass over one document that keeps the decision of every clause, by passage."""

    decisions: dict[int, list[Decision]] = field(default_factory=dict)
    columns: dict[int, str] = field(default_factory=dict)
    untold: dict[int, str] = field(default_factory=dict)

    def _table(self, cells: list[Reading]) -> None:
        super()._table(cells)
        grid = grid_of(cells)
        header, roles = columns_of(grid, self.context.home_country) if grid else ([], {})
        for cell in cells:
            self.columns[cell.passage.index] = roles.get(cell.passage.block.column or 0, "")
        told = self.named[cells[0].passage.index] if cells else []
        partners = {column for column, role in roles.items() if role == "partner"}
        for r, row in grid.items():
            named = [cell for column, cell in row.items() if column in partners]
            if r not in header and not any(partner.name in cell.passage.text for _, partner in told for cell in named):
                why = NO_HOME if named else HEADS_ROWS if partners else NO_PARTNERS
                self.untold |= {cell.passage.index: why for cell in row.values() if cell.passage.block.row == r}

    def _clause(self, part: Clause) -> None:
        before = {key: _size(draft) for key, draft in self.ledger.drafts.items()}
        named = tuple(decide_pairs(part, self.context))
        why_not = self._why_not(part, named)
        kept = (self.context.passage_date, self.context.date)
        roles = tuple(
            (part.reading.passage.text[d.mention.start : d.mention.end], d.edtf, d.role)
            for d in date_clause(part, self.context)
        )
        self.context.passage_date, self.context.date = kept
        super()._clause(part)
        tied = tuple(
            f"{draft.home.name} – {draft.partner.name}"
            for key, draft in self.ledger.drafts.items()
            if _size(draft) != before.get(key) and not draft.denied
        )
        decision = Decision(part, named, tied, "" if tied else why_not, roles)
        self.decisions.setdefault(part.reading.passage.index, []).append(decision)

    def _why_not(self, part: Clause, named: tuple[Pair, ...]) -> str:
        """The sentence that says why a clause ties nobody, if it does not."""
        if denies(part):
            return DENIED
        if not part.mentions:
            return NOBODY if part.instruments or part.statuses or part.dates else EMPTY
        parties = parties_in(part)
        if not parties:
            return PLACES
        if not named:
            return HOME_ONLY if all(m.country == self.context.home_country for m in parties) else NO_HOME
        if is_listed(part, self.context) or is_tied(part, self.context):
            return EMPTY
        if part.has("commerce"):
            return TRADE
        return PROJECT if part.has("project") else NO_CUE


def trace(document: Document) -> Tracing:
    """The reading of a document with its decisions kept."""
    language = language_of(document.text)
    tracing = Tracing(document, Reader(words_of(language), Gazetteer.open(), language))
    tracing.run()
    return tracing


def _size(draft: Draft) -> int:
    return len(draft.evidence) + len(draft.kinds) + len(draft.statuses) + len(draft.since) + len(draft.agreements)
