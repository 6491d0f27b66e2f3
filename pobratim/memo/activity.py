"""Activities as the memo weighs them: under which tie, in which period, of which field, the last one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pobratim.memo.grammar.edtf import first_day, last_day
from pobratim.memo.material import Material, Told
from pobratim.register.records import ActivityRecord

FIELDS = ("visit", "exchange", "festival", "sport", "education", "health", "business", "other")


@dataclass(frozen=True, slots=True)
class Work:
    """The dated activities of a memo by tie; `of(tie)` gives those under one."""

    by_tie: dict[int, tuple[ActivityRecord, ...]]

    def of(self, tie: Told) -> tuple[ActivityRecord, ...]:
        """The dated activities under a tie, by date."""
        return self.by_tie.get(tie.record.id, ())

    def last(self, tie: Told) -> ActivityRecord | None:
        """The latest of them; None when no dated one is known."""
        return max(self.of(tie), key=lambda each: last_day(each.date) or date.min, default=None)


def dated(activities: Iterable[ActivityRecord]) -> list[ActivityRecord]:
    """The activities with a date, by date."""
    found = [(day, each.id, each) for each in activities if (day := first_day(each.date))]
    return [each for _, _, each in sorted(found, key=lambda one: one[:2])]


def work(material: Material) -> Work:
    """The dated activities of the ties that the memo tells, those of the whole time."""
    pairs = {(tie.home.id, tie.partner.id): tie.record.id for tie in material.ties}
    known = set(pairs.values())
    found: dict[int, list[ActivityRecord]] = {}
    for each in dated(material.activities):
        for tie in _ties(each, pairs, known):
            found.setdefault(tie, []).append(each)
    return Work({tie: tuple(some) for tie, some in found.items()})


def _ties(activity: ActivityRecord, pairs: dict[tuple[int, int], int], known: set[int]) -> set[int]:
    """The ties under which an activity took place: those that it names, else those of two of its places."""
    named = known & set(activity.ties)
    places = [place.id for place in activity.places]
    return named or {pairs[home, partner] for home in places for partner in places if (home, partner) in pairs}


def fields_of(activities: Iterable[ActivityRecord]) -> list[tuple[str, int]]:
    """How many activities of each field, the most frequent first."""
    counted = Counter(each.what if each.what in FIELDS else "other" for each in activities)
    return sorted(counted.items(), key=lambda pair: (-pair[1], FIELDS.index(pair[0])))
