"""Which rows of a table are its header: told by the words of columns, else by the look of the rows below."""

import re
from collections.abc import Sequence

WORDS = re.compile(
    r"№|\bn[oº°]\b|\bп/п\b|наименован|муниципал|\bмо\b|партн[её]р|побратим|стран[аыу]\b|государств|документ|соглашен|"
    r"\bдат[аы]\b|подписан|\bгод\b|срок|состоян|статус|отметк|примечан|контакт|регион|город|сторон|действ|"
    r"municipal|partner|country|instrument|agreement|\bdate\b|signed|status|state|\bterm\b|\bnote|\byear\b|\bcity\b|"
    r"\btown\b|region|kommune|partner|\bland\b|vertrag|vereinbarung|datum|\bjahr\b|\bstand\b|краіна|дагавор|пагадненн",
    re.IGNORECASE,
)
VALUE = re.compile(r"\d{4}|\d\d?\.\d\d?\.\d\d")
LONG = 80


def header_rows(rows: Sequence[Sequence[str]], ruled: int | None = None) -> int:
    """How many rows at the top are a header; `ruled` is the number that a line drawn below them gives."""
    if ruled is not None:
        return ruled
    count = 0
    for row in rows[:2]:
        if not _names_columns(row) or (count and not _continues(rows[0], row)):
            break
        count += 1
    return count if count < len(rows) else min(count, 1)


def _names_columns(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    if not cells or any(VALUE.search(cell) or len(cell) > LONG for cell in cells):
        return False
    named = sum(bool(WORDS.search(cell)) for cell in cells)
    return named >= max(1, (len(cells) + 1) // 2 if len(cells) < 4 else len(cells) // 3)


def _continues(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a second row only divides columns of the first: it stands where the first is empty or merged."""
    first, second = [c.strip() for c in above], [c.strip() for c in row]
    empty_below = any(not cell for cell in second) or len(second) < len(first)
    numbered = bool(re.fullmatch(r"\d{1,4}[.)]?", second[0] if second else ""))
    return (empty_below or any(not cell for cell in first)) and not numbered
