"""Tables: columns understood by the words of their header, rows read as ties."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from pobratim.facts.agreements import open_draft
from pobratim.facts.claims import Claimant
from pobratim.facts.clauses import Clause, Reading, clause, denies
from pobratim.facts.context import Pair, RowOf
from pobratim.facts.entries import Entries
from pobratim.facts.instruments import Instrument
from pobratim.facts.ledger import Draft
from pobratim.facts.lines import pair_head
from pobratim.facts.mentions import Mention
from pobratim.facts.passage import divide
from pobratim.facts.roles import OVER, ends_term
from pobratim.facts.words import Words

ROLES = ("kind", "term", "state", "date", "document", "country", "home", "partner", "number", "note")


CAPITALISED = re.compile(r"[^\W\d_][\w’'-]+(?: [A-ZА-ЯЁ][\w’'-]+)+")


@dataclass(slots=True)
class Row:
    """The cells of one row by the role of their column; `rest` are those of columns that no word tells."""

    cells: dict[str, Reading] = field(default_factory=dict)
    notes: list[Reading] = field(default_factory=list)
    rest: list[Reading] = field(default_factory=list)


def read_table(cells: list[Reading], claimant: Claimant, entries: Entries) -> list[Pair]:
    """Claims of the rows of one table; the pairs named, row by row."""
    grid: dict[int, dict[int, Reading]] = defaultdict(dict)
    for cell in cells:
        grid[cell.passage.block.row or 0][cell.passage.block.column or 0] = cell
    if not grid:
        return []
    rows = sorted(grid)
    words = cells[0].words
    header = [r for r in rows if any(c.passage.block.header for c in grid[r].values())] or rows[:1]
    roles = _without_home(_roles(header, grid, words), grid, header, claimant.context.home_country)
    headed = any(c.passage.block.header for r in header for c in grid[r].values())
    first = [c for r in header for c in grid[r].values()]
    if "partner" not in roles.values() or (
        not headed and any(_abroad(c, claimant.context.home_country) for c in first)
    ):
        header, roles = [], _roles_by_content(grid, claimant.context.home_country)
    roles = _documented(_checked(roles, grid, header, claimant.context.home_country), grid, header)
    kind_of_header = [c for r in header for c in grid[r].values()]
    pairs: list[Pair] = []
    above: Mention | None = None
    before: dict[str, Reading] = {}
    for r in rows:
        if r in header:
            continue
        row = Row({}, [cell for c, cell in sorted(grid[r].items()) if roles.get(c) == "note"])
        row.rest = [cell for c, cell in sorted(grid[r].items()) if c not in roles]
        row.cells.update({roles[c]: cell for c, cell in sorted(grid[r].items(), reverse=True) if c in roles})
        row.cells = {role: before.get(role, cell) if cell.has("ditto") else cell for role, cell in row.cells.items()}
        before = row.cells
        above = _party(row.cells.get("home"), None) or above
        told = read_row(row, claimant, kind_of_header, above)
        number = grid[r][0].passage.text.strip(" .)") if 0 in grid[r] else ""
        entries.put(number if number.isdigit() else "", told)
        pairs += told
    return pairs


def _roles(header: list[int], grid: dict[int, dict[int, Reading]], words: Words) -> dict[int, str]:
    roles: dict[int, str] = {}
    for r in header:
        for column, cell in grid[r].items():
            role = role_of(cell.passage.low, words)
            if role and role not in roles.values():
                roles[column] = role
    if "partner" not in roles.values() and "home" in roles.values():
        free = [c for c in sorted(grid[header[0]]) if c not in roles]
        if free:
            roles[free[0]] = "partner"
    return roles


def _without_home(
    roles: dict[int, str], grid: dict[int, dict[int, Reading]], header: list[int], home_country: str
) -> dict[int, str]:
    """The roles of a table of one town: its only column of towns holds places abroad, whatever its header says."""
    home = next((c for c, role in roles.items() if role == "home"), None)
    body = [row[home] for r, row in grid.items() if r not in header and home in row] if home is not None else []
    if (
        home is None
        or "partner" in roles.values()
        or 2 * sum(_abroad(cell, home_country) for cell in body) <= len(body)
    ):
        return roles
    return roles | {home: "partner"}


def _roles_by_content(grid: dict[int, dict[int, Reading]], home_country: str) -> dict[int, str]:
    """The roles of columns without a telling header: places of abroad are partners, those of home the home side."""
    columns = sorted({c for row in grid.values() for c in row})
    theirs = {c: sum(_abroad(row[c], home_country) for row in grid.values() if c in row) for c in columns}
    ours = {c: sum(_at_home(row[c], home_country) for row in grid.values() if c in row) for c in columns}
    partner = max(columns, key=lambda c: (theirs[c], -c))
    if not theirs[partner]:
        return {}
    roles = dict.fromkeys(columns, "note") | {partner: "partner"}
    home = max((c for c in columns if c != partner), key=lambda c: ours[c], default=None)
    if home is not None and ours[home] * 2 > len(grid):
        roles[home] = "home"
    return roles


def _checked(
    roles: dict[int, str], grid: dict[int, dict[int, Reading]], header: list[int], home_country: str
) -> dict[int, str]:
    """The roles with the columns of towns where the towns are, whatever the header calls them."""
    body = [row for r, row in grid.items() if r not in header]
    columns = sorted({c for row in body for c in row})
    theirs = {c: sum(_abroad(row[c], home_country) for row in body if c in row) for c in columns}
    ours = {c: sum(_town_at_home(row[c], home_country) for row in body if c in row) for c in columns}
    partner = next((c for c, role in roles.items() if role == "partner"), None)
    best = max(columns, key=lambda c: (theirs[c], -c), default=None)
    telling = best is not None and roles.get(best) != "country" and theirs[best] * 2 > len(body)
    if telling and best is not None and partner not in (None, best) and not theirs.get(partner or 0):
        roles = {c: r for c, r in roles.items() if c != partner} | {best: "partner"}
    home = next((c for c, role in roles.items() if role == "home"), None)
    free = [c for c in columns if roles.get(c) in (None, "home") and c != best]
    towns = max(free, key=lambda c: (ours[c], -c), default=None)
    if towns is not None and ours[towns] * 2 > len(body) and (home is None or not ours.get(home)):
        roles = {c: r for c, r in roles.items() if c != home} | {towns: "home"}
    return roles


def _documented(roles: dict[int, str], grid: dict[int, dict[int, Reading]], header: list[int]) -> dict[int, str]:
    """The roles with a column of kinds, or that no word tells, taken for the documents where most cells name one."""
    body = [row for r, row in grid.items() if r not in header]
    free = sorted({c for row in body for c in row if roles.get(c, "kind") == "kind"})
    named = {c: sum(bool(row[c].instruments) for row in body if c in row) for c in free}
    best = max(free, key=lambda c: (named[c], -c), default=None)
    if "document" in roles.values() or best is None or named[best] * 2 <= len(body):
        return roles
    return roles | {best: "document"}


def _town_at_home(cell: Reading, home_country: str) -> bool:
    return len(cell.passage.text) < 60 and any(m.country == home_country and not m.is_region for m in cell.mentions)


def _abroad(cell: Reading, home_country: str) -> bool:
    return any(m.country and m.country != home_country for m in cell.mentions)


def _at_home(cell: Reading, home_country: str) -> bool:
    return len(cell.passage.text) < 60 and any(m.country == home_country for m in cell.mentions)


def role_of(label: str, words: Words) -> str | None:
    """The role of a column or a field by the first telling word of its label; None where no word tells."""
    found = [(spans[0][0], i, role) for i, role in enumerate(ROLES) if (spans := words.spans(f"column.{role}", label))]
    return min(found)[2] if found else None


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
    head = pair_head(clause(partner_cell, 0, len(partner_cell.passage.text)), partners)
    if head:
        home, partners = head, [p for p in partners if p is not head]
    pairs = [(home, p) for p in partners if home]
    for pair in pairs:
        _claim_row(row, claimant, pair, header)
    return pairs


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
        mention.country, mention.place = country, None
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
    dated = next((r for r in ("date", "document", "partner") if r in row.cells and row.cells[r].dates), "date")
    dates = _dates(row.cells[dated]) if dated in row.cells else []
    bare = not instruments and "document" not in row.cells
    relation = dated in row.cells and _dates_relation(row.cells[dated], header, bare)
    if relation and dates:
        claimant.date_alone(clause(row.cells[dated], 0, len(row.cells[dated].passage.text)), draft, dates[0], True)
        dates = []
    for i, (part, instrument, own) in enumerate(instruments):
        date = own or (dates[i] if len(dates) == len(instruments) else dates[0] if dates else None)
        claimant.instruments.add(part, draft, instrument, date)
    if not instruments and dates:
        part = clause(row.cells[dated], 0, len(row.cells[dated].passage.text))
        claimant.date_alone(part, draft, dates[0])
    _state_row(row, claimant, draft, pair)
    for cell in header:
        claimant.twin_column(clause(cell, 0, len(cell.passage.text)), draft)
    kind = row.cells.get("kind")
    if kind and kind.kinds:
        draft.kinds = [k for k in draft.kinds if k.by not in ("scope", "weak")]
    for told in (row.cells.get("state"), *row.notes, *row.rest):
        if told:
            claimant.context.rows[told.passage.index] = RowOf(pair, _lists_done(told, header))
    _liven_row(row, claimant, draft)
    _deny_row(row, claimant, pair)


def _state_row(row: Row, claimant: Claimant, draft: Draft, pair: Pair) -> None:
    """What the cells of a row say of the state, the kind and the beginning of its tie."""
    for role in ("state", "note", "kind", "term", "document", "date", "partner"):
        if role in row.cells:
            part = clause(row.cells[role], 0, len(row.cells[role].passage.text))
            if role in ("state", "note") or (part.statuses and (role != "term" or part.statuses[0].value == "expired")):
                claimant.states(part, draft, pair)
            if role in ("note", "state", "partner", "kind"):
                claimant.kinds(part, draft)
                claimant.begun(part, draft)
    for cell in row.notes[1:]:
        claimant.claim(clause(cell, 0, len(cell.passage.text)), [pair])
    for part in [clause(cell, 0, len(cell.passage.text)) for cell in row.rest if cell.statuses]:
        claimant.states(part, draft, pair)
    if not draft.statuses:
        claimant.states(clause(row.cells["partner"], 0, len(row.cells["partner"].passage.text)), draft, pair)
    for cell in (*row.cells.values(), *row.rest):
        part = clause(cell, 0, len(cell.passage.text))
        claimant.signs(part, draft, pair)
        if cell in row.rest and cell.kinds:
            claimant.kinds(part, draft)


def _dates(cell: Reading) -> list[str]:
    """The dates of a cell, without those after «до» and «на»."""
    whole = clause(cell, 0, len(cell.passage.text))
    return [d.edtf for d in cell.dates if d.edtf and not ends_term(whole, d)]


def _lists_done(cell: Reading, header: list[Reading]) -> bool:
    """Whether the column of a cell is headed «Проведённые мероприятия» or the like."""
    return any(h.passage.block.column == cell.passage.block.column and h.has("done") for h in header)


def _dates_relation(cell: Reading, header: list[Reading], bare: bool) -> bool:
    """Whether the dates of a column are those of the relation: «С какого года», or only years and no instruments."""
    column = cell.passage.block.column
    heads = [h for h in header if column is not None and h.passage.block.column == column]
    return any(h.has("column_since") or (bare and h.has("column_year")) for h in heads)


def _liven_row(row: Row, claimant: Claimant, draft: Draft) -> None:
    """«Да» in a column of the state, or an event told in the notes, shows a tie alive where nothing else is said."""
    state = row.cells.get("state")
    if state and not state.statuses and state.has("yes"):
        claimant.alive(clause(state, 0, len(state.passage.text)), draft, 4)
    for cell in (*row.notes, *row.rest):
        if (
            (cell.has("event") or (cell.has("event_noun") and cell.dates))
            and not cell.has("event_trap")
            and not cell.statuses
        ):
            claimant.alive(clause(cell, 0, len(cell.passage.text)), draft, 1)


def _deny_row(row: Row, claimant: Claimant, pair: Pair) -> None:
    """A row that says in any of its cells that nothing came about is no tie."""
    for role in ("state", "note", "document", "date"):
        cell = row.cells.get(role)
        if cell and denies(clause(cell, 0, len(cell.passage.text))):
            claimant.deny(clause(cell, 0, len(cell.passage.text)), [pair])


def _instruments(row: Row) -> list[tuple[Clause, Instrument, str | None]]:
    found: list[tuple[Clause, Instrument, str | None]] = []
    for role in ("document", "note", "state"):
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
