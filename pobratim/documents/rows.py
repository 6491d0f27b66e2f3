"""Rows of a sheet to blocks: words above and below its table are paragraphs."""

from collections.abc import Mapping, Sequence

from pobratim.documents.draft import ALONE, Draft


def put_sheet(draft: Draft, rows: Sequence[Sequence[str]], heights: Mapping[tuple[int, int], int] = ALONE) -> None:
    """Put down a sheet: lone cells at the top and at the bottom as paragraphs, the rest as a table.

    `heights` tell by row and column over how many rows cells are merged.
    """
    numbers = [r for r, row in enumerate(rows) if any(cell.strip() for cell in row)]
    filled = [[cell.strip() for cell in rows[r]] for r in numbers]
    if not filled:
        return
    first = next((i for i, row in enumerate(filled) if _count(row) > 1), len(filled))
    last = next((i for i in range(len(filled), first, -1) if _count(filled[i - 1]) > 1), first)
    for row in filled[:first]:
        draft.paragraph(" ".join(row))
    body = filled[first:last]
    used = [c for c in range(max(map(len, filled))) if any(c < len(row) and row[c] for row in body)]
    if body and used:
        down, across = {r: i - first for i, r in enumerate(numbers)}, {c: i for i, c in enumerate(used)}
        places = {(down[r], across[c]): h for (r, c), h in heights.items() if r in down and c in across}
        draft.grid([[row[c] if c < len(row) else "" for c in used] for row in body], places)
    for row in filled[last:]:
        draft.paragraph(" ".join(row))


def _count(row: Sequence[str]) -> int:
    return sum(bool(cell) for cell in row)
