"""The columns of a table: what each holds, by the words of its header and by what stands below."""

from pobratim.facts.clauses import Reading
from pobratim.facts.mentions import ADJECTIVE, Mention, adjective_base, with_type
from pobratim.facts.words import Words

ROLES = ("kind", "term", "state", "date", "document", "country", "home", "partner", "number", "note")
EMPTY = " –—-"
Grid = dict[int, dict[int, Reading]]  # the cells of a table by row and column


def roles_of(grid: Grid, header: list[int], home_country: str) -> tuple[list[int], dict[int, str]]:
    """The rows of the header of a table, none where no header tells, and the roles of its columns."""
    words = next(iter(grid[header[0]].values())).words
    if _is_of_bodies(grid[header[0]]):
        return header, {}
    roles = _without_home(_roles(header, grid, words), grid, header, home_country)
    first = [c for r in header for c in grid[r].values()]
    headed = any(c.passage.block.header for c in first)
    if "partner" not in roles.values() or (not headed and any(_abroad(c, home_country) for c in first)):
        header = header if not any(c.mentions or c.dates for c in first) else []
        told = {c: role for c, role in roles.items() if header and role not in ("home", "partner")}
        roles = _roles_by_content(grid, header, home_country)
        roles |= {c: role for c, role in told.items() if roles.get(c) == "note"}
    return header, _documented(_checked(roles, grid, header, home_country), grid, header)


def _is_of_bodies(head: dict[int, Reading]) -> bool:
    """Whether the first column of a table lists works, schools or the like: what they sign ties no towns."""
    lettered = (cell for _, cell in sorted(head.items()) if any(sign.isalpha() for sign in cell.passage.low))
    first = next((cell for cell in lettered if role_of(cell.passage.low, cell.words) != "number"), None)
    return first is not None and first.has("body_column")


def _roles(header: list[int], grid: Grid, words: Words) -> dict[int, str]:
    roles: dict[int, str] = {}
    for r in header:
        for column, cell in grid[r].items():
            role = role_of(cell.passage.low, words)
            before = next((c for c, told in roles.items() if told == role), None)
            if role == "partner" and before is not None and cell.kinds and not grid[r].get(before, cell).kinds:
                roles[before], before = "home", None  # «Город | Партнёр»
            if role and before is None:
                roles[column] = role
    if "partner" not in roles.values() and "home" in roles.values():
        free = [c for c in sorted(grid[header[0]]) if c not in roles]
        if free:
            roles[free[0]] = "partner"
    return roles


def _without_home(roles: dict[int, str], grid: Grid, header: list[int], home_country: str) -> dict[int, str]:
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


def _roles_by_content(grid: Grid, header: list[int], home_country: str) -> dict[int, str]:
    """The roles of columns without a telling header: places of abroad are partners, those of home the home side."""
    grid = {r: row for r, row in grid.items() if r not in header}
    columns = sorted({c for row in grid.values() for c in row})
    theirs = {c: sum(_abroad(row[c], home_country) for row in grid.values() if c in row) for c in columns}
    ours = {c: sum(_at_home(row[c], home_country) for row in grid.values() if c in row) for c in columns}
    partner = max(columns, key=lambda c: (theirs[c], -c), default=None)
    if partner is None or not theirs[partner]:
        return {}
    lands = {c: sum(_names_country(row[c]) for row in grid.values() if c in row) for c in columns if c != partner}
    roles = dict.fromkeys(columns, "note") | {c: "country" for c, n in lands.items() if n * 2 > len(grid)}
    roles[partner] = "partner"
    home = max((c for c in columns if c != partner), key=lambda c: ours[c], default=None)
    if home is not None and ours[home] * 2 > len(grid):
        roles[home] = "home"
    return roles


def _checked(roles: dict[int, str], grid: Grid, header: list[int], home_country: str) -> dict[int, str]:
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
    told = sum(towns in row and bool(row[towns].passage.text.strip(EMPTY)) for row in body)
    if towns is not None and ours[towns] > 1 and ours[towns] * 2 > told and (home is None or not ours.get(home)):
        roles = {c: r for c, r in roles.items() if c != home} | {towns: "home"}
    return roles


def _documented(roles: dict[int, str], grid: Grid, header: list[int]) -> dict[int, str]:
    """The roles with a column of kinds, or that no word tells, taken for the documents where most cells name one."""
    body = [row for r, row in grid.items() if r not in header]
    free = sorted({c for row in body for c in row if roles.get(c, "kind") in ("kind", "date", "since")})
    named = {c: sum(bool(row[c].instruments) for row in body if c in row) for c in free}
    best = max(free, key=lambda c: (named[c], -c), default=None)
    if "document" in roles.values() or best is None or named[best] * 2 <= len(body):
        return roles
    return roles | {best: "document"}


def _names_country(cell: Reading) -> bool:
    """Whether a cell begins with a country and names no town."""
    return bool(cell.countries) and cell.countries[0].start == 0 and not any(not m.is_region for m in cell.mentions)


def _town_at_home(cell: Reading, home_country: str) -> bool:
    return len(cell.passage.text) < 60 and any(m.country == home_country and not m.is_region for m in cell.mentions)


def _abroad(cell: Reading, home_country: str) -> bool:
    return any(m.country and m.country != home_country for m in cell.mentions)


def _at_home(cell: Reading, home_country: str) -> bool:
    return len(cell.passage.text) < 60 and any(m.country == home_country for m in cell.mentions)


def role_of(label: str, words: Words) -> str | None:
    """The role of a column or a field by the first telling word of its label; None where no word tells."""
    told = label.replace("_", " ")
    found = [(spans[0][0], i, role) for i, role in enumerate(ROLES) if (spans := words.spans(f"column.{role}", told))]
    role = min(found)[2] if found else None
    return "since" if role == "date" and words.has("column_since", label) else role


def dates_relation(cell: Reading, header: list[Reading], bare: bool) -> bool:
    """Whether the dates of a column are those of the relation: of a cell with nothing but years, where no instrument
    is told (`bare`).
    """
    column = cell.passage.block.column
    heads = [h for h in header if column is not None and h.passage.block.column == column]
    return bare and any(h.has("column_year") for h in heads)


def call_by_label(cell: Reading, label: str) -> None:
    """Name the district that a cell calls by its adjective alone, where its label tells the type: «Район: Обанский»."""
    text = cell.passage.text.strip()
    if not ADJECTIVE.fullmatch(text) or any(m.typed for m in cell.mentions):
        return
    told = cell.words.types.find(label)
    keep = str(told[0][1].more.get("keep", "")) if len(told) == 1 else ""
    whole = bool(keep) and bool(told[0][1].more.get("adjective_only")) and any(m.place for m in cell.mentions)
    if keep in cell.words.lists.get("domestic", ()) and not whole:
        name, end = with_type(adjective_base(text), keep), len(cell.passage.text)
        country = next((m.country for m in cell.mentions if m.country_own), cell.words.home_country)
        cell.mentions = [Mention(0, end, name, told[0][0].value, country, typed=keep, tail=end)]
