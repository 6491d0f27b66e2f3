"""What a page of PDF prints: its lines, and ruled tables that may go on over the next page."""

from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile

CLOSE = 4.0  # points between the edges of one table on two pages


@dataclass(slots=True)
class Printed:
    """A line of a page: its words, its box from the lower left corner in points, the size and weight of its type.

    `said` are the words of a scan, each with how surely it was recognised. A ruled table stands as one line: `table`
    are the words of its rows, `cells` the boxes in which they stand.
    """

    words: str
    left: float
    bottom: float
    right: float
    top: float
    size: float = 0.0
    bold: bool = False
    page: int = 0
    start: int = 0
    table: list[list[str | None]] | None = None
    cells: list[list["Printed | None"]] = field(default_factory=list)
    said: list[tuple[str, float]] = field(default_factory=list)


def goes_on(table: Printed, below: Printed) -> bool:
    """Whether a table goes on as another at the top of the next page: as many columns, in the same places."""
    last = next((box.page for box in reversed(table.cells[-1]) if box), table.page)
    alike = abs(table.left - below.left) < CLOSE and abs(table.right - below.right) < CLOSE
    return below.page == last + 1 and alike and _width(table) == _width(below)


def _width(table: Printed) -> int:
    return max(len(row) for row in table.table or [[]])


def prolong(table: Printed, below: Printed) -> None:
    """Put the rows of the next page below those of a table, without the header that is printed anew."""
    rows, cells = table.table or [], table.cells
    more = list(zip(below.table or [], below.cells, strict=True))
    while len(more) > 1 and any(_same(more[0][0], row) for row in rows[:2]):
        more.pop(0)
    if more and more[0][0][0] == "" and all(row[0] for row in rows):
        said, boxes = more.pop(0)
        rows[-1] = [f"{a}\n{b}" if a and b else a or b for a, b in zip(rows[-1], said, strict=True)]
        for box, further in zip(cells[-1], boxes, strict=True):
            if box is not None and further is not None:
                box.said += further.said
    rows += [said for said, _boxes in more]
    cells += [boxes for _said, boxes in more]


def _same(row: list[str | None], other: list[str | None]) -> bool:
    return [(each or "").split() for each in row] == [(each or "").split() for each in other]


def heights(table: Printed) -> dict[tuple[int, int], int]:
    """Over how many rows each cell of a table is merged: its box reaches below the head of those that it covers."""
    heads = [max(((-box.page, box.top) for box in row if box), default=(1, 0.0)) for row in table.cells]
    found = {(r, c): box for r, row in enumerate(table.cells) for c, box in enumerate(row) if box}
    return {
        (r, c): 1 + sum(1 for _h in takewhile(partial(_reaches, box), heads[r + 1 :])) for (r, c), box in found.items()
    }


def _reaches(box: Printed, head: tuple[int, float]) -> bool:
    """Whether a box reaches below the head of a row on the same page."""
    return -head[0] == box.page and box.bottom < head[1] - CLOSE
