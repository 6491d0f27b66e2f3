"""The globe on a plane: Mercator's projection, great circles, a window that shows what is to be seen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import asin, atan, atan2, cos, degrees, hypot, log, pi, radians, sin, sinh, sqrt, tan

Point = tuple[float, float]  # latitude, longitude, in degrees
Flat = tuple[float, float]  # x from 0 (180° W) to 1 (180° E), y from 0 (north) downwards
FURTHEST = 83.0
POLE = 89.5  # ways over the pole leave the picture at its upper edge
LEAST_SPAN = 0.11
WIDER = 1.16  # a window is so much wider than what it shows
STEP = 4.0  # degrees between the points of a way


def flat(point: Point, furthest: float = FURTHEST) -> Flat:
    """Where a point lies on Mercator's plane."""
    latitude = max(-furthest, min(furthest, point[0]))
    return point[1] / 360 + 0.5, 0.5 - log(tan(pi / 4 + radians(latitude) / 2)) / (2 * pi)


TOP = flat((FURTHEST, 0))[1]


def unflat(at: Flat) -> Point:
    """The point that lies at a place of Mercator's plane."""
    return degrees(atan(sinh((0.5 - at[1]) * 2 * pi))), (at[0] - 0.5) * 360


def great_circle(one: Point, other: Point) -> list[Flat]:
    """The shortest way between two points on the globe; x runs on beyond 0 and 1 where it crosses 180°."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (one, other))
    angle = 2 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
    if angle < 1e-9 or angle > pi - 1e-6:
        return [flat(one), flat(other)]
    pieces = max(4, 2 * round(degrees(angle) / STEP / 2))
    points = [flat(between(a, b, c, d, angle, step / pieces), POLE) for step in range(pieces + 1)]
    return list(unrolled(points))


def between(a: float, b: float, c: float, d: float, angle: float, share: float) -> Point:  # noqa: PLR0913, PLR0917 - spherical interpolation has six numbers
    """The point at a share of the way from (a, b) to (c, d), which lie `angle` apart; all in radians."""
    p, q = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    x = p * cos(a) * cos(b) + q * cos(c) * cos(d)
    y = p * cos(a) * sin(b) + q * cos(c) * sin(d)
    z = p * sin(a) + q * sin(c)
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def unrolled(points: Iterable[Flat]) -> Iterator[Flat]:
    """The points without leaps from one edge of the plane to the other."""
    before: float | None = None
    for x, y in points:
        near = x if before is None else x + round(before - x)
        before = near
        yield near, y


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the plane that a picture shows, and the size of the picture."""

    left: float
    top: float
    span: float
    width: int
    height: int

    def place(self, point: Flat) -> Flat:
        """Where a point of the plane lies in the picture."""
        scale = self.width / self.span
        return (point[0] - self.left) * scale, (point[1] - self.top) * scale

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the window, a little beyond what is seen."""
        margin = self.span * 0.02
        bottom = self.top + self.span * self.height / self.width
        return self.left - margin, self.top - margin, self.left + self.span + margin, bottom + margin

    def cut(self, ring: list[Flat]) -> list[Flat]:
        """The part of a ring that lies in the window (Sutherland and Hodgman's way, edge by edge)."""
        for at, edge in enumerate(self.edges):
            ring = list(cut_at(ring, at % 2, edge, at < 2))
        return ring

    def shows(self, points: Iterable[Flat]) -> bool:
        """Whether the box around some points touches the picture."""
        found = list(points)
        xs, ys = [x for x, _ in found], [y for _, y in found]
        right, bottom = self.left + self.span, self.top + self.span * self.height / self.width
        return max(xs) >= self.left and min(xs) <= right and max(ys) >= self.top and min(ys) <= bottom


def cut_at(ring: list[Flat], axis: int, edge: float, above: bool) -> Iterator[Flat]:
    """The part of a ring on one side of an upright or level line."""
    for at, point in enumerate(ring):
        before = ring[at - 1]
        inside, was_inside = (each[axis] >= edge if above else each[axis] <= edge for each in (point, before))
        if inside != was_inside:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if inside:
            yield point


def window(points: Iterable[Flat], width: int, height: int) -> Window:
    """The window that shows all points with a margin; the whole world where there is none."""
    found = list(points)
    if not found:
        return Window(0, 0.08, 1, width, height)
    xs, ys = [x for x, _ in found], [min(max(y, TOP), 1 - TOP) for _, y in found]
    span = max((max(xs) - min(xs)) * WIDER, (max(ys) - min(ys)) * 1.24 * width / height, LEAST_SPAN)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return Window(middle[0] - span / 2, middle[1] - span * height / width / 2, span, width, height)
