"""How long a document is in force, as a cell says it: «5 лет», «до 31.12.2030», «бессрочно»."""

from pobratim.facts.clauses import Reading

ENDLESS = "../.."
LONGEST = 99  # years; a larger number is a year of the calendar


def term_of(cell: Reading) -> str | None:
    """The term that a cell tells, as the register keeps it: years, an interval up to the last day, or no end."""
    if cell.has("endless"):
        return ENDLESS
    years = _years(cell)
    if years:
        return f"P{years}Y"
    told = [d.edtf for d in cell.dates if d.edtf]
    if len(told) != 1 or cell.instruments:
        return None
    return told[0] if "/" in told[0] else f"../{told[0]}"


def _years(cell: Reading) -> int:
    """How many years a cell names, in figures or in a word; 0 where it names none."""
    text = cell.passage.low.strip(" .")
    if text.isdigit():
        return int(text) if int(text) <= LONGEST else 0
    counted = next(cell.words.single.matches("term_years", text), None)
    if counted is None:
        return 0
    word = counted[0].split()[0].partition("-")[0]
    told = dict(row.rsplit(maxsplit=1) for row in cell.words.lists.get("numbers", ()))
    return int(word) if word.isdigit() else int(next((n for stem, n in told.items() if word.startswith(stem)), 0))
