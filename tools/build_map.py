"""Turns Natural Earth's land (npm world-atlas, TopoJSON) into two small files: coastlines only, no borders.

`portal/static/built/land.json` is for the map in a browser, `portal/built/` holds a coarse and a fine one for pictures
that the server draws. Each ring is a list of whole numbers: the first point, then the steps from point to point, in
`parts` of a degree, longitude before latitude. A ring that crosses 180° runs on beyond it, so that no line leaps
across the map; who draws it draws the neighbouring worlds too.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ATLAS = ROOT / "node_modules" / "world-atlas"
PORTAL = ROOT / "pobratim" / "portal"
Ring = list[tuple[int, int]]


def files() -> Iterator[tuple[Path, str]]:
    """Where each file goes and what is in it."""
    for source, target, parts in (
        ("land-50m.json", PORTAL / "static" / "built" / "land.json", 100),
        ("land-110m.json", PORTAL / "built" / "land.json", 10),
        ("land-50m.json", PORTAL / "built" / "coast.json", 50),
    ):
        rings = land(json.loads((ATLAS / source).read_text(encoding="utf-8")), parts)
        text = json.dumps({"parts": parts, "rings": [steps(ring) for ring in rings]}, separators=(",", ":"))
        yield target, text


def land(topology: dict[str, Any], parts: int) -> Iterator[Ring]:
    """The rings of all land in parts of a degree, outer ones and holes alike."""
    arcs = [list(decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for rings in polygons:
            for ring in rings:
                found = closed(rounded(unrolled(joined(ring, arcs)), parts), parts)
                if len(found) > 3:
                    yield found


def decoded(arc: Iterable[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """The points of an arc in degrees."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def joined(ring: Iterable[int], arcs: list[list[tuple[float, float]]]) -> Iterator[tuple[float, float]]:
    """The points of a ring that is made of arcs; a negative number means the arc backwards."""
    for number, at in enumerate(ring):
        points = arcs[at] if at >= 0 else arcs[~at][::-1]
        yield from points[1:] if number else points


def unrolled(points: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points without leaps from one edge of the map to the other."""
    before: float | None = None
    for longitude, latitude in points:
        before = longitude if before is None else longitude + 360 * round((before - longitude) / 360)
        yield before, latitude


def closed(ring: Ring, parts: int) -> Ring:
    """The ring ended where it begins; one that goes around the pole is led along the map's lower edge."""
    if ring[0] == ring[-1]:
        return ring
    return [*ring, (ring[-1][0], -90 * parts), (ring[0][0], -90 * parts), ring[0]]


def rounded(points: Iterable[tuple[float, float]], parts: int) -> Ring:
    """The points in whole parts of a degree, none twice in a row."""
    found: Ring = []
    for longitude, latitude in points:
        point = (round(longitude * parts), round(latitude * parts))
        if not found or found[-1] != point:
            found.append(point)
    return found


def steps(ring: Ring) -> list[int]:
    """A ring as its first point and the steps from there on."""
    flat: list[int] = []
    before = (0, 0)
    for point in ring:
        flat += [point[0] - before[0], point[1] - before[1]]
        before = point
    return flat
