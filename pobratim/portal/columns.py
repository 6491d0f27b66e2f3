"""The courses of many ties as columns of numbers: a tenth of the memory; a course is made as it is read."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, overload

from pobratim.register.courses import Step

NUMBERS = ("tie", "home", "partner")
SHARED = ("country", "kind", "begins", "first", "steps")  # what many ties have in common


@dataclass(frozen=True, slots=True)
class Course:
    """A tie through time: from the end of each year of `steps` on, what the home side and the partner declare.

    `begins` is the first year that is known of it; None when no date is known: then it is shown today only.
    """

    tie: int
    home: int
    partner: int
    country: str | None
    kind: str
    begins: int | None
    first: str | None
    steps: tuple[Step, ...]

    def at(self, year: int, now: int) -> tuple[str, str] | None:
        """What both sides declare at the end of a year; None when the tie had not begun, or nobody knows."""
        if self.begins is None and year < now:
            return None
        passed = [step for step in self.steps if step[0] <= year]
        return passed[-1][1:] if passed else None


class Courses(Sequence[Course]):
    """Courses that cannot be changed."""

    __slots__ = ("numbers", "shared", "values")

    def __init__(self, courses: Iterable[Course]) -> None:
        self.numbers = tuple(array("q") for _ in NUMBERS)
        self.shared = tuple(array("I") for _ in SHARED)
        known: tuple[dict[Any, int], ...] = tuple({} for _ in SHARED)
        own, common = attrgetter(*NUMBERS), attrgetter(*SHARED)
        for each in courses:
            for column, number in zip(self.numbers, own(each), strict=True):
                column.append(number)
            for column, seen, value in zip(self.shared, known, common(each), strict=True):
                column.append(seen.setdefault(value, len(seen)))
        self.values: tuple[tuple[Any, ...], ...] = tuple(tuple(seen) for seen in known)

    def __len__(self) -> int:
        return len(self.numbers[0])

    @overload
    def __getitem__(self, at: int) -> Course: ...

    @overload
    def __getitem__(self, at: slice) -> list[Course]: ...

    def __getitem__(self, at: int | slice) -> Course | list[Course]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        tie, home, partner = (column[at] for column in self.numbers)
        words: Iterator[Any] = (values[column[at]] for values, column in zip(self.values, self.shared, strict=True))
        return Course(tie, home, partner, *words)

    def __iter__(self) -> Iterator[Course]:
        words = (map(values.__getitem__, column) for values, column in zip(self.values, self.shared, strict=True))
        return map(Course, *self.numbers, *words)

    def in_order(self, key: Callable[[int], Any]) -> "Courses":
        """The same courses by their home's key, then by their partner's."""
        _ties, homes, partners = self.numbers
        by_partner = sorted(range(len(self)), key=lambda at: key(partners[at]))
        order = sorted(by_partner, key=lambda at: key(homes[at]))
        made = Courses(())
        made.numbers, made.shared = moved(self.numbers, order), moved(self.shared, order)
        made.values = self.values
        return made


def moved(columns: "tuple[array[int], ...]", order: Sequence[int]) -> "tuple[array[int], ...]":
    """Columns whose rows stand in another order."""
    return tuple(array(each.typecode, map(each.__getitem__, order)) for each in columns)
