"""Names beside points so that none lies on another: a name that finds no room is left to the table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pobratim.memo.drawing.window import HEIGHT, WIDTH, Spot

LETTER, SHARE, SPACE, GAP = 34.0, 0.5, 0.5, 14.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on paper."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share some paper."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where its first letter stands."""

    name: str
    x: float
    y: float


def place_labels(named: Iterable[tuple[str, Spot]]) -> Iterator[Label]:
    """The names that find room, in the order given."""
    spots = list(named)
    taken = [Box(x - 12, y - 12, x + 12, y + 12) for _, (x, y) in spots]
    for name, spot in spots:
        wide = len(name) * LETTER * SHARE
        for x, y in _tries(spot, wide):
            box = Box(x, y - LETTER * 0.8, x + wide + LETTER * SPACE, y + LETTER * 0.25)
            inside = box.left > 0 and box.right < WIDTH and box.top > 0 and box.bottom < HEIGHT
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield Label(name, x, y)
                break


def _tries(spot: Spot, wide: float) -> Iterator[Spot]:
    x, y = spot
    yield x + GAP, y + LETTER * 0.3
    yield x - GAP - wide, y + LETTER * 0.3
    yield x - wide / 2, y - GAP
    yield x - wide / 2, y + GAP + LETTER * 0.8
    for down in (LETTER, -LETTER * 0.5, LETTER * 2, -LETTER * 1.5):
        yield x + GAP, y + down
        yield x - GAP - wide, y + down
