"""The land of the Earth without borders: Natural Earth 1:110m, as the package world-atlas brings it."""

import json
from functools import cache
from itertools import accumulate
from pathlib import Path

Ring = tuple[tuple[float, float], ...]
LAND = Path(__file__).parent.parent / "built" / "land-110m.json"
ANTARCTICA = -60.0


@cache
def rings() -> tuple[Ring, ...]:
    """The shores as rings of (longitude, latitude); empty where the build has not brought them."""
    if not LAND.is_file():
        return ()
    topology = json.loads(LAND.read_text("utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = topology["objects"]["land"]["geometries"]
    parts = [
        part for shape in shapes for part in (shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]])
    ]
    found = [_ring(part[0], arcs) for part in parts]
    return tuple(ring for ring in found if max(latitude for _, latitude in ring) > ANTARCTICA)


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """The points of an arc, which the file holds as steps from one to the next."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    along = accumulate(step[0] for step in steps)
    up = accumulate(step[1] for step in steps)
    return [(x * wide + west, y * high + south) for x, y in zip(along, up, strict=True)]


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> Ring:
    """The arcs one after another; a negative number is an arc that runs backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)
