"""Which places of a graph lie near each other: a grid of cells, then the distance along the globe."""

from collections import defaultdict
from functools import cached_property
from math import asin, ceil, cos, radians, sin, sqrt

from pobratim.network.graph import Graph, Point

EARTH = 6371.0
CELL = 0.75  # degrees; 83 km from south to north
NEAR = 60.0  # km: a neighbour is a place whose officials one may meet within an hour's drive


def kilometres(one: Point, other: Point) -> float:
    """The distance along the globe (haversine)."""
    (lat1, lng1), (lat2, lng2) = ((radians(lat), radians(lng)) for lat, lng in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


Cell = tuple[int, int]


class Vicinity:
    """Cells of a graph's places, and who lies near whom."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def cells(self) -> tuple[Cell | None, ...]:
        """The cell of each node; None where nobody knows where it lies."""
        return tuple(cell_of(node.point) if node.point else None for node in self.graph.nodes)

    @cached_property
    def inside(self) -> dict[Cell, list[int]]:
        """The nodes of each cell."""
        found: dict[Cell, list[int]] = defaultdict(list)
        for at, cell in enumerate(self.cells):
            if cell:
                found[cell].append(at)
        return found

    def near(self, at: int) -> list[int]:
        """The nodes within `NEAR` km of a node; where its point is not known, those of its region."""
        node, cell = self.graph.nodes[at], self.cells[at]
        if node.point is None or cell is None:
            return [each for each in self.regional.get(node.region or "", ()) if each != at]
        close = (each for one in around(cell) for each in self.inside.get(one, ()) if each != at)
        return [each for each in close if kilometres(node.point, self.graph.nodes[each].point or (0, 0)) <= NEAR]

    @cached_property
    def regional(self) -> dict[str, list[int]]:
        """The nodes of each region that is known."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, node in enumerate(self.graph.nodes):
            if node.region:
                found[node.region].append(at)
        return found


def cell_of(point: Point) -> Cell:
    """The cell in which a point lies."""
    return int((point[0] + 90) // CELL), int((point[1] + 180) // CELL)


def around(cell: Cell) -> list[Cell]:
    """The cells that hold all within `NEAR` km: more towards the poles, where degrees of longitude are short."""
    latitude = abs((cell[0] + 0.5) * CELL - 90) + CELL
    reach = ceil(NEAR / (111.0 * CELL * max(cos(radians(min(latitude, 85.0))), 0.08)))
    turn = round(360 / CELL)
    return [(cell[0] + down, (cell[1] + aside) % turn) for down in (-1, 0, 1) for aside in range(-reach, reach + 1)]
