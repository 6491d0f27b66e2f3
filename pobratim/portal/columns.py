"""The courses of many ties as columns of numbers: a tenth of the memory; a course is made as it is read."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, overload

from pobratim.register.courses import Step

NUMBERS = ("tie", "home", "partner")
Steps = tuple[Step, ...]
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
    steps: Steps

    def at(self, year: int, now: int) -> tuple[str, str] | None:
        """What both sides declare at the end of a year; None when the tie had not begun, or nobody knows."""
        return said_at(self.begins, self.steps, year, now)


def said_at(begins: int | None, steps: Steps, year: int, now: int) -> tuple[str, str] | None:
    """What both sides declare at the end of a year; None when the tie had not begun, or nobody knows."""
    if begins is None and year < now:
        return None
    passed = [step for step in steps if step[0] <= year]
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

    def some(self, rows: Sequence[int]) -> Iterator[Course]:
        """The courses of some rows."""
        numbers = (map(column.__getitem__, rows) for column in self.numbers)
        words = (
            map(values.__getitem__, map(column.__getitem__, rows))
            for values, column in zip(self.values, self.shared, strict=True)
        )
        return map(Course, *numbers, *words)

    def known(self, name: str) -> tuple[Any, ...]:
        """The different values that courses have in common in one of the columns `SHARED`."""
        return self.values[SHARED.index(name)]

    def homes(self) -> set[int]:
        """The numbers of all homes."""
        return set(self.numbers[1])

    def number(self, name: str, value: object) -> int:
        """How many courses have a value in one of the columns `SHARED`."""
        column, code = self.coded(name, value)
        return 0 if code is None else column.count(code)

    def of_tie(self, tie: int) -> Course | None:
        """The course of a tie, where courses stand by their ties."""
        at = bisect_left(self.numbers[0], tie)
        return self[at] if at < len(self) and self.numbers[0][at] == tie else None

    def where(self, wanted: Mapping[str, object], fits: Callable[[int | None, Steps], bool]) -> "array[int]":
        """The rows of the courses that have the wanted values, by column, and whose begin and steps fit.

        Whether they fit is asked once for courses that begin and go alike.
        """
        rows: Iterable[int] = range(len(self))
        for name, value in wanted.items():
            column, code = self.coded(name, value)
            rows = [at for at in rows if column[at] == code]
        begins, steps = (self.shared[SHARED.index(name)] for name in ("begins", "steps"))
        known: dict[tuple[int, int], bool] = {}
        found = array("I")
        for at in rows:
            key = (begins[at], steps[at])
            if key not in known:
                known[key] = fits(self.known("begins")[key[0]], self.known("steps")[key[1]])
            if known[key]:
                found.append(at)
        return found

    def coded(self, name: str, value: object) -> "tuple[array[int], Any]":
        """A column, and how a value stands in it; nothing stands where a value is not known."""
        if name in NUMBERS:
            return self.numbers[NUMBERS.index(name)], value
        known = self.known(name)
        return self.shared[SHARED.index(name)], known.index(value) if value in known else None

    def touching(self, places: Collection[int], rows: "array[int]") -> int:
        """How many of the courses of some rows begin or end at one of some places."""
        _, homes, partners = self.numbers
        return sum(homes[at] in places or partners[at] in places for at in rows) if places else 0

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
