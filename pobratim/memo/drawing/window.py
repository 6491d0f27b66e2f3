"""The window of the Earth that a map shows: what lies in it, and where it lies on paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians

from pobratim.memo.memo import Point

Spot = tuple[float, float]
WIDTH, HEIGHT = 2500, 1150  # tenths of a millimetre
LEAST = 8.0  # degrees across
EDGE = 0.12


@dataclass(frozen=True, slots=True)
class Window:
    """A window around a meridian; plate carrée, true to the shape of things in its middle."""

    middle: float
    west: float
    south: float
    scale: float
    squeeze: float

    def spot(self, longitude: float, latitude: float) -> Spot:
        """Where a point of the Earth lies on paper."""
        x = (self.turned(longitude) - self.west) * self.squeeze * self.scale
        return x, HEIGHT - (latitude - self.south) * self.scale

    def turned(self, longitude: float) -> float:
        """The longitude counted from the middle of the window."""
        return (longitude - self.middle + 180) % 360 - 180

    def shore(self, ring: Iterable[Spot]) -> Iterator[list[Spot]]:
        """A shore as it lies in the window: cut at its edges, as often as it comes round the Earth."""
        unrolled: list[Spot] = []
        for longitude, latitude in ring:
            x = self.turned(longitude)
            while unrolled and x - unrolled[-1][0] > 180:
                x -= 360
            while unrolled and unrolled[-1][0] - x > 180:
                x += 360
            unrolled.append((x, latitude))
        least, most = corners(unrolled)
        for turn in (-360, 0, 360):
            left, bottom = self._placed(least[0] + turn, least[1])
            right, top = self._placed(most[0] + turn, most[1])
            if right < 0 or left > WIDTH or bottom < 0 or top > HEIGHT:
                continue
            cut = clip([self._placed(x + turn, y) for x, y in unrolled])
            if len(cut) > 2:
                yield cut

    def _placed(self, x: float, latitude: float) -> Spot:
        return (x - self.west) * self.squeeze * self.scale, HEIGHT - (latitude - self.south) * self.scale


def window(points: Iterable[Point]) -> Window:
    """The smallest window in which all points lie with some room around them."""
    found = list(points)
    homes = [each for each in found if each.home] or found
    middle = homes[0].longitude
    across = [(each.longitude - middle + 180) % 360 - 180 for each in found]
    up = [each.latitude for each in found]
    squeeze = max(0.2, cos(radians((min(up) + max(up)) / 2)))
    wide, high = max(LEAST, max(across) - min(across)), max(LEAST / 2, max(up) - min(up))
    scale = min(WIDTH / (wide * squeeze), HEIGHT / high) * (1 - 2 * EDGE)
    west = (min(across) + max(across)) / 2 - WIDTH / scale / squeeze / 2
    south = (min(up) + max(up)) / 2 - HEIGHT / scale / 2
    return Window(middle, west, south, scale, squeeze)


def corners(ring: list[Spot]) -> tuple[Spot, Spot]:
    """The south-western and the north-eastern corner of what a ring goes round."""
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return (min(across), min(up)), (max(across), max(up))


def clip(ring: list[Spot]) -> list[Spot]:
    """A ring cut at the four edges of the paper."""
    for axis, edge, keep in ((0, 0.0, 1), (0, float(WIDTH), -1), (1, 0.0, 1), (1, float(HEIGHT), -1)):
        ring = list(_cut(ring, axis, edge, keep))
    return ring


def _cut(ring: list[Spot], axis: int, edge: float, keep: int) -> Iterator[Spot]:
    for place, here in enumerate(ring):
        before = ring[place - 1]
        inside, was = keep * (here[axis] - edge) >= 0, keep * (before[axis] - edge) >= 0
        if inside != was:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            yield before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])
        if inside:
            yield here
