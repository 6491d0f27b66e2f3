"""What is due: deadlines that the rules draw from what stands in the register. Pure functions over plain records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from pobratim.monitoring.rule import Rule
from pobratim.register import days
from pobratim.register.records import AgreementRecord
from pobratim.register.states import term_end

State = Literal["done", "overdue", "soon", "later"]
SOON = timedelta(days=30)
ENDED = ("terminated", "replaced", "suspended")


@dataclass(frozen=True, slots=True)
class Home:
    """A municipality that keeps ties; `heirs` are the numbers of those that followed it."""

    id: int
    name: str
    region: str | None
    heirs: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement of a municipality, with its legal state as of the day and the tie on whose page it stands."""

    agreement: AgreementRecord
    home: Home
    partner: str
    tie: int
    state: str


@dataclass(frozen=True, slots=True)
class Step:
    """What a municipality plans: negotiations, a signing."""

    id: int
    kind: str
    home: Home
    what: str
    day: date


@dataclass(frozen=True, slots=True)
class Done:
    """Whether somebody said that a thing is done; who, when, with which words."""

    done: bool
    by: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: by which rule, when, by whom, about what; `key` names it for good."""

    key: str
    rule: Rule
    day: date
    region: str | None
    home: Home | None
    about: str = ""
    year: int | None = None
    tie: int | None = None
    step: int | None = None
    event: date | None = None
    mark: Done | None = None

    @property
    def is_done(self) -> bool:
        """Whether it has been done."""
        return self.mark is not None and self.mark.done

    def state(self, as_of: date) -> State:
        """How it stands on a day."""
        if self.is_done:
            return "done"
        if self.day < as_of:
            return "overdue"
        return "soon" if self.day <= as_of + SOON else "later"


@dataclass(frozen=True, slots=True)
class Ground:
    """All that deadlines are drawn from. `rules` are those of each region; `kept_since` is when the register began."""

    homes: tuple[Home, ...]
    instruments: tuple[Instrument, ...]
    steps: tuple[Step, ...]
    rules: Mapping[str | None, tuple[Rule, ...]]
    marks: Mapping[str, Done]
    kept_since: date


def due_between(ground: Ground, first: date, last: date) -> tuple[Due, ...]:
    """What falls due between two days, by day. What fell due before the register was kept is left out."""
    first = max(first, ground.kept_since)
    found = (*yearly(ground, first, last), *planned(ground), *signed(ground), *expiring(ground))
    kept = [replace(each, mark=mark_of(each, ground.marks)) for each in found if first <= each.day <= last]
    return tuple(sorted(kept, key=lambda each: (each.day, each.home.name if each.home else "", each.key)))


def mark_of(due: Due, marks: Mapping[str, Done]) -> Done | None:
    """What was said of a thing; a municipality that has answered the campaign of a year has informed the region."""
    said = marks.get(due.key)
    if said is None and due.rule.id == "yearly-information" and due.home:
        said = marks.get(answered_key(due.home.id, due.year or 0))
    return said


def answered_key(home: int, year: int) -> str:
    """What names a municipality's answer for a year among marks."""
    return f"answered:m{home}:{year}"


def rules_of(ground: Ground, region: str | None, event: str) -> tuple[Rule, ...]:
    """The rules of a region that hang on an event."""
    return tuple(rule for rule in ground.rules.get(region, ()) if rule.event == event)


def yearly(ground: Ground, first: date, last: date) -> Iterator[Due]:
    """Information that is due each year: of each municipality, or of each region once."""
    regions: dict[str | None, None] = dict.fromkeys(home.region for home in ground.homes)
    for year in range(first.year, last.year + 1):
        for region in regions:
            for rule in rules_of(ground, region, "year"):
                day = rule.falls(date(year, 1, 1))
                if not rule.holds(day):
                    continue
                if rule.who == "region":
                    yield Due(f"{rule.id}:{region or ''}:{day}", rule, day, region, None, year=year - 1)
                    continue
                for home in ground.homes:
                    if home.region == region:
                        yield Due(f"{rule.id}:m{home.id}:{day}", rule, day, region, home, year=year - 1)


def planned(ground: Ground) -> Iterator[Due]:
    """What is due before and after negotiations and signings that are planned."""
    known = {(each.home.id, each.agreement.date) for each in ground.instruments}
    for step in ground.steps:
        for rule in rules_of(ground, step.home.region, step.kind):
            day = rule.falls(step.day)
            entered = rule.falls(step.day) > step.day and (step.home.id, step.day.isoformat()) in known
            if rule.holds(step.day) and not entered:
                key = f"{rule.id}:s{step.id}:{step.day}"
                yield Due(key, rule, day, step.home.region, step.home, step.what, step=step.id, event=step.day)


def signed(ground: Ground) -> Iterator[Due]:
    """What is due after an agreement has been signed, where its day is known."""
    for each in ground.instruments:
        day = exact(each.agreement.date)
        for rule in rules_of(ground, each.home.region, "signing") if day else ():
            if day and rule.falls(day) >= day and rule.holds(day):
                yield about(each, rule, day)


def expiring(ground: Ground) -> Iterator[Due]:
    """What is due before the term of an agreement runs out. One that has ended, or was prolonged after, is left out."""
    for each in ground.instruments:
        end = days.last_day(term_end(each.agreement.date, each.agreement.term))
        if end is None or each.state in ENDED:
            continue
        for rule in rules_of(ground, each.home.region, "expiry"):
            if rule.holds(rule.falls(end)):
                yield about(each, rule, end)


def about(instrument: Instrument, rule: Rule, event: date) -> Due:
    """A thing that is due about an agreement."""
    agreement, home = instrument.agreement, instrument.home
    key = f"{rule.id}:a{agreement.id}m{home.id}:{event}"
    said = agreement.title or f"{home.name} — {instrument.partner}"
    return Due(key, rule, rule.falls(event), home.region, home, said, tie=instrument.tie, event=event)


def exact(edtf: str | None) -> date | None:
    """The day that a date names; None where it is less precise."""
    first, last = days.bounds(edtf)
    return first if first is not None and first == last else None


def narrowed(found: Iterable[Due], region: str | None = None, municipality: int | None = None) -> tuple[Due, ...]:
    """What is due in a region, or by a municipality."""
    return tuple(
        each
        for each in found
        if (region is None or each.region == region)
        and (municipality is None or (each.home is not None and each.home.id == municipality))
    )
