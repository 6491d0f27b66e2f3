"""Rows of a sheet to blocks: words above and below its table are paragraphs."""

from collections.abc import Sequence

from pobratim.documents.draft import Draft


def put_sheet(draft: Draft, rows: Sequence[Sequence[str]]) -> None:
    """Put down a sheet: lone cells at the top and at the bottom as paragraphs, the rest as a table."""
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return
    first = next((i for i, row in enumerate(filled) if _count(row) > 1), len(filled))
    last = next((i for i in range(len(filled), first, -1) if _count(filled[i - 1]) > 1), first)
    for row in filled[:first]:
        draft.paragraph(" ".join(row))
    body = filled[first:last]
    used = [c for c in range(max(map(len, filled))) if any(c < len(row) and row[c] for row in body)]
    if body and used:
        draft.grid([[row[c] if c < len(row) else "" for c in used] for row in body])
    for row in filled[last:]:
        draft.paragraph(" ".join(row))


def _count(row: Sequence[str]) -> int:
    return sum(bool(cell) for cell in row)
