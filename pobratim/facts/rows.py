"""Tables: columns understood by the words of their header, rows read as ties."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from pobratim.facts.agreements import RULE_INSTRUMENT, open_draft
from pobratim.facts.claims import Claimant
from pobratim.facts.clauses import Clause, Reading, clause, denies
from pobratim.facts.columns import Grid, call_by_label, dates_relation, roles_of
from pobratim.facts.context import INLINE_LEVEL, Context, Pair, RowOf
from pobratim.facts.durations import term_of
from pobratim.facts.entries import Entries
from pobratim.facts.instruments import Instrument
from pobratim.facts.ledger import Draft
from pobratim.facts.lines import pair_head
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import same
from pobratim.facts.passage import divide
from pobratim.facts.roles import OVER, ends_term
from pobratim.facts.scopes import scope_of
from pobratim.facts.weighing import told_in_cell

CAPITALISED = re.compile(r"[^\W\d_][\w’'-]+(?: [A-ZА-ЯЁ][\w’'-]+)+")


@dataclass(slots=True)
class Row:
    """The cells of one row by the role of their column; `rest` are those of columns that no word tells."""

    cells: dict[str, Reading] = field(default_factory=dict)
    notes: list[Reading] = field(default_factory=list)
    rest: list[Reading] = field(default_factory=list)


def read_table(cells: list[Reading], claimant: Claimant, entries: Entries) -> list[Pair]:
    """Claims of the rows of one table; the pairs named, row by row."""
    grid = grid_of(cells)
    if not grid:
        return []
    claimant.context.leave(INLINE_LEVEL)
    rows = sorted(grid)
    header, roles = columns_of(grid, claimant.context.home_country)
    kind_of_header = [c for r in header for c in grid[r].values()]
    for label in kind_of_header:
        typed = [r for r in rows if r not in header] if label.words.types.find(label.passage.low) else []
        for below in (grid[r].get(label.passage.block.column or 0) for r in typed):
            if below:
                call_by_label(below, label.passage.low)
    pairs: list[Pair] = []
    above: Mention | None = None
    width = max(map(len, grid.values()))
    before: dict[str, Reading] = {}
    for r in rows:
        only = next(iter(grid[r].values())) if len(grid[r]) == 1 and width > 2 and r != rows[0] else None
        if only and enter_group(only, claimant.context, "home" in roles.values()):
            above, before = None, {}
            continue
        if r in header:
            continue
        row = Row({}, [cell for c, cell in sorted(grid[r].items()) if roles.get(c) == "note"])
        row.rest = [cell for c, cell in sorted(grid[r].items()) if c not in roles]
        row.cells.update({roles[c]: cell for c, cell in sorted(grid[r].items(), reverse=True) if c in roles})
        row.cells = {role: before.get(role, cell) if _repeats(role, cell) else cell for role, cell in row.cells.items()}
        before = row.cells
        above = _party(row.cells.get("home"), None) or above
        told = read_row(row, claimant, kind_of_header, above)
        claimant.context.named_in[cells[0].passage.block.table or 0, r] = told
        number = grid[r][0].passage.text.strip(" .)") if 0 in grid[r] else ""
        entries.put(number if number.isdigit() else "", told)
        pairs += told
    return pairs


def _repeats(role: str, cell: Reading) -> bool:
    """Whether a cell says that it holds what the one above does, of a state with a date of its own too."""
    return cell.has("ditto") or (role == "state" and cell.has("ditto_dated"))


def grid_of(cells: list[Reading]) -> Grid:
    """The cells by row and column; a merged cell speaks for all the rows that it covers."""
    grid: Grid = defaultdict(dict)
    for cell in cells:
        block = cell.passage.block
        for further in range(1 if block.header else block.height):
            grid[(block.row or 0) + further].setdefault(block.column or 0, cell)
    return grid


def columns_of(grid: Grid, home_country: str) -> tuple[list[int], dict[int, str]]:
    """The rows of the header of a table, and the roles of its columns."""
    rows = sorted(grid)
    header = [r for r in rows if any(c.passage.block.header for c in grid[r].values())] or rows[:1]
    return roles_of(grid, header, home_country)


def enter_group(cell: Reading, context: Context, homed: bool) -> bool:
    """Whether the only cell of a row heads the rows below it, «Действующие», «Китай», or, where no column tells the
    home side (`homed`), «Город Псков»; then its scope begins, in which those of states and countries may stand.
    """
    only = cell.mentions[0] if len(cell.mentions) == 1 else None
    after_home = any(s.home and s.level == INLINE_LEVEL for s in context.scopes)
    if only and after_home and only.typed and only.start == 0 and only.end == len(cell.passage.text) and not homed:
        only.country = context.home_country  # one more «Город …» of a table in which such rows head others
    scope = scope_of(clause(cell, 0, len(cell.passage.text)), context, INLINE_LEVEL)
    home = None if homed or scope.partner else scope.home
    if (home is None and any(m.known for m in cell.mentions)) or cell.dates or cell.has("ditto"):
        return False
    scope.home, scope.level = home, INLINE_LEVEL + (home is None)
    context.enter(scope)
    return True


def read_row(row: Row, claimant: Claimant, header: list[Reading], above: Mention | None) -> list[Pair]:
    """Claims of one row; the pairs that it names."""
    partner_cell = row.cells.get("partner")
    if partner_cell is None:
        return []
    home = _party(row.cells.get("home"), None) or above or claimant.context.here
    country_cell = row.cells.get("country")
    country = country_cell.countries[0].code if country_cell and country_cell.countries else None
    if country is None and claimant.context.country != claimant.context.home_country:
        country = claimant.context.country
    partners = _parties(partner_cell, country)
    partners, home = _sides(row, partners, home, claimant.context.home_country)
    head = pair_head(clause(partner_cell, 0, len(partner_cell.passage.text)), partners)
    if head:
        home, partners = head, [p for p in partners if p is not head]
    pairs = [(home, p) for p in partners if home and not same(home, p)]
    if _is_of_deeds(row, header):
        _keep_deeds(row, claimant, pairs)
        return []
    for pair in pairs:
        _claim_row(row, claimant, pair, header)
    return pairs


def _is_of_deeds(row: Row, header: list[Reading]) -> bool:
    """Whether the rows of a table tell what was done with whom: it has a column of deeds, and none of documents."""
    told = {"document", "state", "kind", "home", "country"} & row.cells.keys()
    return not told and bool(row.notes) and "date" in row.cells and _lists_done(row.notes[0], header)


def _keep_deeds(row: Row, claimant: Claimant, pairs: list[Pair]) -> None:
    """Keep for the activities what a row of deeds tells: with whom and when."""
    dates = _dates(row.cells["date"])
    for cell in row.notes if pairs else ():
        claimant.context.rows[cell.passage.index] = RowOf(pairs[0], True, dates[0] if dates else None)


def _sides(row: Row, named: list[Mention], home: Mention | None, land: str) -> tuple[list[Mention], Mention | None]:
    """The partners and the home side of a row whose cell names both, «Елец и Обан», or whose sides stand crosswise."""
    ours = [m for m in named if m.country == land]
    if home and "home" in row.cells and home.country not in (None, land) and ours == named and len(named) == 1:
        return [home], named[0]
    if "home" in row.cells or not ours or len(named) < 2:
        return named, home
    mine = next((m for m in ours if home and same(m, home)), ours[0])
    return [m for m in named if m is not mine], mine


def _parties(cell: Reading, country: str | None) -> list[Mention]:
    found = [m for m in cell.mentions if not m.is_region or len(cell.mentions) == 1]
    whole = cell.passage.text.strip(' «»"–—-.')
    if len(found) == 1 and not found[0].typed and CAPITALISED.fullmatch(whole) and len(whole) > len(found[0].name) + 2:
        found = []
    if found:
        return [claimant_country(m, country) for m in found]
    text = cell.passage.text.strip(' «»"–—-.')
    if len(text) < 2 or not text[0].isupper():
        return []
    return [Mention(0, len(cell.passage.text), text.split(",")[0].split("(")[0].strip(), "city", country, known=False)]


def claimant_country(mention: Mention, country: str | None) -> Mention:
    """The mention with the country of its row, which decides before the gazetteer."""
    if country and mention.country != country and not mention.country_own:
        mention.country, mention.place = country, mention.place if country in mention.also_in else None
    return mention


def _party(cell: Reading | None, country: str | None) -> Mention | None:
    if cell is None:
        return None
    found = _parties(cell, country)
    return found[0] if found else None


def _claim_row(row: Row, claimant: Claimant, pair: Pair, header: list[Reading]) -> None:
    first = clause(row.cells["partner"], 0, len(row.cells["partner"].passage.text))
    draft = open_draft(claimant.ledger, first, pair)
    instruments = _instruments(row)
    begun = row.cells.get("since")
    if begun and (known := _dates(begun)):
        claimant.date_alone(clause(begun, 0, len(begun.passage.text)), draft, known[0], True)
    dated = next((r for r in ("date", "document", "partner") if r in row.cells and row.cells[r].dates), "date")
    dates = _dates(row.cells[dated]) if dated in row.cells else []
    bare = not instruments and "document" not in row.cells
    relation = dated in row.cells and dates_relation(row.cells[dated], header, bare)
    if relation and dates:
        claimant.date_alone(clause(row.cells[dated], 0, len(row.cells[dated].passage.text)), draft, dates[0], True)
        dates = []
    for i, (part, instrument, own) in enumerate(instruments):
        date = own or (dates[i] if len(dates) == len(instruments) else dates[0] if dates else None)
        claimant.instruments.add(part, draft, instrument, date)
    if not instruments and dates:
        part = clause(row.cells[dated], 0, len(row.cells[dated].passage.text))
        claimant.date_alone(part, draft, dates[0])
    _keep_term(row, draft, dates)
    _state_row(row, claimant, draft, pair, header)
    for cell in header:
        if cell.passage.block.column not in _dashes(row):
            claimant.twin_column(clause(cell, 0, len(cell.passage.text)), draft)
    kind = row.cells.get("kind")
    if kind and kind.kinds:
        draft.kinds = [k for k in draft.kinds if k.by not in ("scope", "weak")]
    for told in (row.cells.get("state"), *row.notes, *row.rest):
        if told:
            claimant.context.rows[told.passage.index] = RowOf(pair, _lists_done(told, header))
    _liven_row(row, claimant, draft)
    _deny_row(row, claimant, pair)


def _keep_term(row: Row, draft: Draft, dates: list[str]) -> None:
    """Keep the term that a row tells with the documents that it tells: those of its dates, else the only one."""
    cell = row.cells.get("term")
    term = term_of(cell) if cell else None
    if cell is None or term is None:
        return
    evidence = cell.passage.evidence(0, len(cell.passage.text), RULE_INSTRUMENT)
    for i, known in enumerate(draft.agreements):
        mine = known.date in dates if known.date else len(draft.agreements) == 1
        if mine and known.term is None:
            draft.agreements[i] = replace(known, term=term, evidence=(*known.evidence, evidence))


def _dashes(row: Row) -> set[int | None]:
    """The columns that a row leaves without an answer."""
    cells = (*row.cells.values(), *row.notes, *row.rest)
    return {c.passage.block.column for c in cells if not c.passage.text.strip(" –—-")}


def _state_row(row: Row, claimant: Claimant, draft: Draft, pair: Pair, header: list[Reading]) -> None:
    """What the cells of a row say of the state, the kind and the beginning of its tie."""
    for role in ("state", "note", "kind", "term", "document", "date", "since", "partner"):
        if role in row.cells:
            part = clause(row.cells[role], 0, len(row.cells[role].passage.text))
            if role == "state" and not (part.reading.has("yes") or part.reading.has("no") or _denials(row)):
                part = told_in_cell(part)
            if role in ("state", "note") or (
                part.statuses and (role != "term" or part.statuses[0].value in ("expired", "planned"))
            ):
                claimant.states(part, draft, pair)
            if role in ("note", "state", "partner", "kind") or (role == "document" and not part.instruments):
                claimant.kinds(part, draft)
                claimant.begun(part, draft)
    for cell in row.notes[1:]:
        claimant.claim(clause(cell, 0, len(cell.passage.text)), [pair])
    for part in [clause(cell, 0, len(cell.passage.text)) for cell in row.rest if cell.statuses]:
        claimant.states(part, draft, pair)
    if not draft.statuses:
        claimant.states(clause(row.cells["partner"], 0, len(row.cells["partner"].passage.text)), draft, pair)
    for label in _ended_by(row, header) if not draft.statuses else ():
        claimant.states(clause(label, 0, len(label.passage.text)), draft, pair)
    for cell in (*row.cells.values(), *row.rest):
        part = clause(cell, 0, len(cell.passage.text))
        claimant.signs(part, draft, pair)
        if cell in row.rest and cell.kinds:
            claimant.kinds(part, draft)


def _ended_by(row: Row, header: list[Reading]) -> list[Reading]:
    """The labels that name an end, «Расторгнут», over cells that hold its date and nothing else of a state."""
    cells = [
        c for c in (*row.cells.values(), *row.notes, *row.rest) if c.dates and not c.instruments and not c.mentions
    ]
    columns = {c.passage.block.column for c in cells}
    return [h for h in header if h.passage.block.column in columns and any(c.value in OVER for c in h.statuses)]


def _dates(cell: Reading) -> list[str]:
    """The dates of a cell, without those after «до» and «на»."""
    whole = clause(cell, 0, len(cell.passage.text))
    return [d.edtf for d in cell.dates if d.edtf and not ends_term(whole, d)]


def _lists_done(cell: Reading, header: list[Reading]) -> bool:
    """Whether the column of a cell is headed «Проведённые мероприятия» or the like."""
    return any(h.passage.block.column == cell.passage.block.column and h.has("done") for h in header)


def _liven_row(row: Row, claimant: Claimant, draft: Draft) -> None:
    """«Да» in a column of the state, or an event told in the notes, shows a tie alive where nothing else is said."""
    state = row.cells.get("state")
    if state and not state.statuses:
        part = clause(state, 0, len(state.passage.text))
        if state.has("yes"):
            claimant.alive(part, draft, 4)
        elif state.has("no") and not draft.statuses:
            claimant.asleep(part, draft)
        elif (state.has("event_noun") or state.has("activity.exchange_word")) and not state.has("event_trap"):
            claimant.alive(part, draft, 1)
    for cell in (*row.notes, *row.rest):
        if (
            (cell.has("event") or (cell.has("event_noun") and cell.dates))
            and not cell.has("event_trap")
            and not cell.statuses
        ):
            claimant.alive(clause(cell, 0, len(cell.passage.text)), draft, 1)


def _deny_row(row: Row, claimant: Claimant, pair: Pair) -> None:
    """A row that says in any of its cells that nothing came about is no tie."""
    for denial in _denials(row):
        claimant.deny(denial, [pair])


def _denials(row: Row) -> list[Clause]:
    """The cells of a row that deny a tie."""
    cells = [row.cells[role] for role in ("state", "note", "document", "date", "since") if role in row.cells]
    told = [clause(cell, 0, len(cell.passage.text)) for cell in cells]
    return [part for part in told if denies(part)]


def _instruments(row: Row) -> list[tuple[Clause, Instrument, str | None]]:
    found: list[tuple[Clause, Instrument, str | None]] = []
    for role in ("document", "note", "state", "partner"):
        cell = row.cells.get(role)
        if cell is None or found:
            continue
        for a, b in divide(cell.passage.text, 0, len(cell.passage.text), ";\n"):
            part = clause(cell, a, b)
            for i in part.instruments:
                over = [c.start for c in part.statuses if c.value in OVER]
                after = [d for d in part.dates if d.start >= i.end and d.edtf and not ends_term(part, d)]
                own = next((d.edtf for d in after if not any(at < d.start for at in over)), None)
                found.append((part, i, own))
    return found
