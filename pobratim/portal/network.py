"""The network of ties through time: when what a side declares changed, and where the ends of ties stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone

from pobratim.portal.points import Point, point_of
from pobratim.register import days, outlines
from pobratim.register.grounds import Spoken, TieRow, rows_of
from pobratim.register.models import Place, PlaceIdentifier, PlaceLink, PlaceName
from pobratim.register.states import LONG_YEARS, declared_states, tie_state, with_legal_states

Step = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class End:
    """A place at an end of a tie; `point` is None where nobody knows where it stands."""

    id: int
    name: str
    level: str
    country: str | None
    region: str | None
    sort_key: str
    point: Point | None


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
    published: bool
    begins: int | None
    first: str | None
    steps: tuple[Step, ...]

    def at(self, year: int, now: int) -> tuple[str, str] | None:
        """What both sides declare at the end of a year; None when the tie had not begun, or nobody knows."""
        if self.begins is None and year < now:
            return None
        passed = [step for step in self.steps if step[0] <= year]
        return passed[-1][1:] if passed else None


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """All ties that are published, through time, with their ends. Two are equal only when they are the same one."""

    today: date
    ends: dict[int, End]
    courses: tuple[Course, ...]

    @property
    def first_year(self) -> int:
        """The first year in which a tie is known to have begun."""
        return min((each.begins for each in self.courses if each.begins), default=self.today.year)


def network() -> Network:
    """The network of published ties, as known today."""
    return derived(outlines.register_version(), timezone.localdate())


@lru_cache(maxsize=2)
def derived(version: tuple[object, ...], today: date) -> Network:
    """The network of one version of the register."""
    rows = rows_of(version)
    kept = remembered(version[0], today)
    courses = tuple(
        recalled(kept, tie, rows.spoken(tie.id), today) for tie in rows.ties if tie.published and tie.begun(today)
    )
    for number in kept.keys() - {each.tie for each in courses}:
        kept.pop(number, None)
    return Network(today, ends(courses), courses)


@lru_cache(maxsize=2)
def remembered(database: object, today: date) -> dict[int, tuple[TieRow, Spoken, Course]]:
    """The courses that were derived last, each with the very rows that it rests on."""
    return {}


def recalled(kept: dict[int, tuple[TieRow, Spoken, Course]], tie: TieRow, spoken: Spoken, today: date) -> Course:
    """The course of a tie, derived anew only where something that it rests on has changed."""
    before = kept.get(tie.id)
    if before is not None and before[0] is tie and before[1] is spoken:
        return before[2]
    made = course(tie, spoken, today)
    kept[tie.id] = (tie, spoken, made)
    return made


def course(tie: TieRow, spoken: Spoken, today: date) -> Course:
    """One tie through time."""
    whole = outlines.grounds_by(spoken, today)
    first = outlines.first_date(tie, whole)
    begun = days.first_day(first)
    begins = begun.year if begun else None
    heard, silent = turning_years(spoken, today.year, begins)
    steps: list[Step] = []
    declared = False
    for year in sorted(heard | silent):
        if declared and year not in heard:
            continue
        day = date(year, 12, 31) if year < today.year else today
        *said, declared = words_at(spoken, day)
        if not steps or steps[-1][1:] != tuple(said):
            steps.append((year, said[0], said[1]))
    return Course(
        tie.id, tie.home, tie.partner, tie.country, tie.kind, tie.published, begins, first, with_signed(steps)
    )


def turning_years(spoken: Spoken, now: int, begins: int | None) -> tuple[set[int], set[int]]:
    """The years at whose end the state may differ, from the beginning to now: those in which somebody spoke or acted,
    and those in which silence alone may change it (a term ends, five years go by)."""
    dates = [spoken.act_days[each.id] for each in spoken.acts] + [each.document_date for each in spoken.statements]
    dates += [each.status_since for each in spoken.statements]
    heard = {first.year for each in dates if (first := days.first_day(each))}
    silent: set[int] = set()
    for each in spoken.agreements:
        if signed := days.first_day(each.date):
            silent |= {signed.year, signed.year + LONG_YEARS, signed.year + LONG_YEARS + 1}
        if each.term and (end := days.last_day(each.term.rpartition("/")[2])):
            silent |= {end.year, end.year + 1}
    start = now if begins is None else begins
    return {start, *(year for year in heard if start < year <= now)}, {now, *(y for y in silent if start < y < now)}


def words_at(spoken: Spoken, day: date) -> tuple[str, str, bool]:
    """What both sides declare by a day, and whether somebody declared it: else it is what the instruments show."""
    grounds = outlines.grounds_by(spoken, day)
    declared = declared_states(grounds.acts, grounds.statements)
    home, partner = (outlines.side_word(side, declared) for side in ("home", "partner"))
    if home and partner:
        return home, partner, True
    grounds.agreements = with_legal_states(grounds, day)
    unspoken = outlines.unspoken_word(tie_state(grounds, day), grounds)
    return home or unspoken, partner or unspoken, False


def with_signed(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, where silence before a source that calls the tie active counts as the signature that it followed."""
    found = list(steps)
    for at in range(len(found) - 1, 0, -1):
        year, *said = found[at - 1]
        if set(said) == {"no data"} and set(found[at][1:]) & {"active", "in force", "signed"}:
            found[at - 1] = (year, "signed", "signed")
    kept = [each for at, each in enumerate(found) if not at or each[1:] != found[at - 1][1:]]
    return tuple(kept)


def ends(courses: Iterable[Course]) -> dict[int, End]:
    """The places at the ends of ties, by number, in a few queries."""
    wanted = {number for each in courses for number in (each.home, each.partner)}
    identifiers: dict[int, list[str]] = {}
    for number, identifier in PlaceIdentifier.objects.order_by("identifier").values_list("place_id", "identifier"):
        identifiers.setdefault(number, []).append(identifier)
    names: dict[int, list[str]] = {}
    for number, name in PlaceName.objects.order_by("pk").values_list("place_id", "name"):
        names.setdefault(number, []).append(name)
    columns = ("pk", "name", "level", "country", "region", "sort_key")
    rows = [row for row in Place.objects.values_list(*columns).iterator(5000) if row[0] in wanted]
    points = {row[0]: standing(names.get(row[0]) or [row[1]], tuple(identifiers.get(row[0], ()))) for row in rows}
    within = dict(PlaceLink.objects.filter(kind="part of").values_list("place_id", "other_id"))
    return {
        number: End(number, name, level, country, region, key, points[number] or points.get(within.get(number, 0)))
        for number, name, level, country, region, key in rows
    }


def standing(names: Iterable[str], identifiers: tuple[str, ...]) -> Point | None:
    """The point of a place under any of its names."""
    return next((found for name in names if (found := point_of(name, identifiers))), None)
