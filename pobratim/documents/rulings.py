"""Ruling lines of a page image, and the tables that they draw, cells merged where no line divides them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

SHORTEST = 0.16  # inches: a window that ink must fill to be a line
FULL = 217  # of 255
CLOSE = 0.07  # inches between lines that are one, and from a line's end to the line that it meets


@dataclass(slots=True)
class Ruling:
    """A line of ink: where it lies (`at`, thick to `until`) and how far it runs."""

    at: int
    until: int
    start: int
    end: int

    @property
    def middle(self) -> int:
        """Where the line lies, by its middle."""
        return (self.at + self.until) // 2


@dataclass(slots=True)
class Grid:
    """A ruled table: the places of its lines, and for every field the first row and column of its cell."""

    across: list[int]
    down: list[int]
    owner: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell in which a point lies."""
        row, column = _between(self.across, y), _between(self.down, x)
        return self.owner.get((row, column))

    def box(self, cell: tuple[int, int]) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of a cell."""
        fields = [place for place, owner in self.owner.items() if owner == cell]
        rows, columns = [r for r, _ in fields], [c for _, c in fields]
        return self.down[min(columns)], self.across[min(rows)], self.down[max(columns) + 1], self.across[max(rows) + 1]


def find_rulings(ink: Image.Image, dots: float) -> tuple[list[Ruling], list[Ruling]]:
    """The level and the upright lines of a page, of those that meet."""
    window = max(8, round(dots * SHORTEST))
    level = ink.resize((max(1, ink.width // window), ink.height), Image.Resampling.BOX)
    upright = ink.resize((ink.width, max(1, ink.height // window)), Image.Resampling.BOX).transpose(
        Image.Transpose.TRANSPOSE
    )
    near = max(3, round(dots * CLOSE))
    across, down = (_lines(picture, window, near) for picture in (level, upright))
    for lines, others in ((across, down), (down, across)):
        for line in lines:
            _reach(line, others, window)
    return across, down


def _reach(line: Ruling, others: Sequence[Ruling], window: int) -> None:
    """Let a line run to those that it meets: its own ends filled no window."""
    met = [each for each in others if each.start - window <= line.middle <= each.end + window]
    line.start = min([line.start, *(each.at for each in met if line.start - window <= each.at)])
    line.end = max([line.end, *(each.until for each in met if each.until <= line.end + window)])


def erased(page: Image.Image, level: Sequence[Ruling], upright: Sequence[Ruling]) -> Image.Image:
    """The page without its ruling lines, which recognition takes for letters."""
    clean = page.copy()
    pen = ImageDraw.Draw(clean)
    for line in level:
        pen.rectangle((line.start, line.at - 2, line.end, line.until + 2), fill=255)
    for line in upright:
        pen.rectangle((line.at - 2, line.start, line.until + 2, line.end), fill=255)
    return clean


def grids(level: Sequence[Ruling], upright: Sequence[Ruling], dots: float) -> list[Grid]:
    """The tables that lines draw, from top to bottom."""
    near = max(6, round(dots * SHORTEST))
    found = []
    for across, down in _meeting(level, upright, near):
        grid = Grid(_places(across, near // 2), _places(down, near // 2))
        if len(grid.across) > 2 and len(grid.down) > 2:
            _own(grid, across, down, near // 2)
            found.append(grid)
    return sorted(found, key=lambda grid: grid.across[0])


def _lines(picture: Image.Image, window: int, near: int) -> list[Ruling]:
    """Runs of ink in the rows of a picture that is narrowed by a window, close ones made one."""
    data, wide = picture.tobytes(), picture.width
    open_: list[Ruling] = []
    done: list[Ruling] = []
    for y in range(picture.height):
        row = data[y * wide : (y + 1) * wide]
        for start, end in _runs(row):
            first, last = start * window, end * window
            same = next((r for r in open_ if r.start <= last and first <= r.end and y - r.until <= 2), None)
            if same is None:
                open_.append(Ruling(y, y, first, last))
            else:
                same.until, same.start, same.end = y, min(same.start, first), max(same.end, last)
        done += [r for r in open_ if y - r.until > 2]
        open_ = [r for r in open_ if y - r.until <= 2]
    thin = _mended([r for r in [*done, *open_] if r.until - r.at <= near], window)
    return [r for r in thin if r.end - r.start >= 2 * window]


def _mended(lines: Sequence[Ruling], window: int) -> list[Ruling]:
    """Lines of which pieces that lie end to end are one."""
    whole: list[Ruling] = []
    for line in sorted(lines, key=lambda r: (r.start, r.at)):
        same = next((r for r in whole if abs(r.middle - line.middle) <= 4 and line.start - r.end <= 2 * window), None)
        if same is None:
            whole.append(line)
        else:
            same.at, same.until = min(same.at, line.at), max(same.until, line.until)
            same.end = max(same.end, line.end)
    return whole


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    if max(row) < FULL:
        return
    start = None
    for x, value in enumerate(row):
        if value >= FULL and start is None:
            start = x
        elif value < FULL and start is not None:
            yield start, x
            start = None
    if start is not None:
        yield start, len(row)


def _meeting(
    level: Sequence[Ruling], upright: Sequence[Ruling], near: int
) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Lines that meet, as groups."""
    left = [*upright]
    free = [*level]
    while left:
        down, across = [left.pop()], list[Ruling]()
        grows = True
        while grows:
            more = [a for a in free if any(_meet(a, d, near) for d in down)]
            free = [a for a in free if not any(a is m for m in more)]
            across += more
            further = [d for d in left if any(_meet(a, d, near) for a in across)]
            left = [d for d in left if not any(d is f for f in further)]
            down += further
            grows = bool(more or further)
        yield across, down


def _meet(across: Ruling, down: Ruling, near: int) -> bool:
    return (
        across.start - near <= down.middle <= across.end + near
        and down.start - near <= across.middle <= down.end + near
    )


def _places(lines: Sequence[Ruling], near: int) -> list[int]:
    """Where lines lie, those of one place once."""
    places: list[int] = []
    for middle in sorted(line.middle for line in lines):
        if not places or middle - places[-1] > near:
            places.append(middle)
    return places


def _own(grid: Grid, across: Sequence[Ruling], down: Sequence[Ruling], near: int) -> None:
    """Give every field its cell: fields that no line divides are one."""
    rows, columns = len(grid.across) - 1, len(grid.down) - 1
    for r in range(rows):
        for c in range(columns):
            owner = (r, c)
            if c and not _divides(down, grid.down[c], grid.across[r], grid.across[r + 1], near):
                owner = grid.owner[r, c - 1]
            elif r and not _divides(across, grid.across[r], grid.down[c], grid.down[c + 1], near):
                owner = grid.owner[r - 1, c]
            grid.owner[r, c] = owner


def _divides(lines: Sequence[Ruling], at: int, start: int, end: int, near: int) -> bool:
    """Whether a line runs along most of the border of two fields."""
    covered = sum(
        max(0, min(line.end + near, end) - max(line.start - near, start))
        for line in lines
        if abs(line.middle - at) <= near
    )
    return covered >= 0.5 * (end - start)


def _between(places: Sequence[int], at: float) -> int:
    return next((n for n in range(len(places) - 1) if places[n] <= at < places[n + 1]), -1)
