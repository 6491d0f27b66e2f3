"""What deadlines are drawn from, fetched from the register in a few queries however much it holds."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Role, Scope, may
from pobratim.monitoring.duties import Done, Due, Ground, Home, Instrument, Step, answered_key, due_between
from pobratim.monitoring.models import Answer, Mark, Occasion
from pobratim.monitoring.packs import files, rules_for
from pobratim.monitoring.rule import Rule
from pobratim.register import queries
from pobratim.register.lines import TieLine
from pobratim.register.models import Agreement, Document, Tie
from pobratim.register.outlines import legal_states, register_version
from pobratim.register.records import AgreementRecord, LegalState, PlaceRecord
from pobratim.register.scopes import heirs_of, successions
from pobratim.sparing import made_once

Rules = Mapping[str | None, Iterable[Rule]]
Days = tuple[date, date]
UNKNOWN = LegalState("unknown", "no date")
BACK, AHEAD, FAR = timedelta(days=365), timedelta(days=400), timedelta(days=3653)


def due(as_of: date | None = None, ahead: timedelta = AHEAD) -> tuple[Due, ...]:
    """All that is due around a day: what was missed within a year, and what comes."""
    day = queries.today(as_of)
    return due_within(day - BACK, day + ahead, day)


def due_within(first: date, last: date, as_of: date) -> tuple[Due, ...]:
    """What falls due between two days, as the register stands on a day; held until it or a rule changes."""
    if connection.in_atomic_block:
        return due_between(ground(first, last, as_of), first, last)
    return known_due((register_version(), files()), first, last, as_of)


@made_once(1)
def known_due(version: Hashable, first: date, last: date, as_of: date) -> tuple[Due, ...]:
    """All that falls due between two days, by one version of the register and of the rules."""
    return due_between(ground(first, last, as_of), first, last)


def ground(first: date, last: date, as_of: date) -> Ground:
    """What the deadlines between two days are drawn from."""
    homes = municipalities()
    rules = {region: rules_for(region) for region in {home.region for home in homes.values()}}
    planned = tuple(steps())
    return Ground(
        homes=tuple(homes.values()),
        instruments=tuple(instruments(homes, concerned(rules, planned, first, last), as_of)),
        steps=planned,
        rules=rules,
        marks=marks(),
        kept_since=kept_since(as_of),
    )


def next_due(by: Person, ties: Iterable[TieLine], as_of: date) -> dict[int, Due]:
    """What is due next about the instruments of each tie: the first thing that the person sees and nobody has done."""
    told, followed = {each.id: each for each in ties}, successions()
    homes = {each.home.id: home_of(each.home, followed) for each in told.values()}
    rules = {region: rules_for(region) for region in {home.region for home in homes.values()}}
    first, last = as_of - BACK, as_of + FAR
    found = signed(told, homes, near(rules, first, last), as_of)
    seen = seen_by(by, due_between(Ground((), tuple(found), (), rules, {}, kept_since(as_of)), first, last))
    done = {row.key: row.done for row in Mark.objects.filter(key__in={each.key for each in seen}).order_by("pk")}
    waiting = [each for each in seen if not done.get(each.key)]
    return {each.tie: each for each in reversed(waiting) if each.tie is not None}


def signed(ties: Mapping[int, TieLine], homes: Mapping[int, Home], when: Days, as_of: date) -> Iterator[Instrument]:
    """The agreements of ties whose day or term is near, if they had begun by a day.

    All agreements of the ties are read: asked for by their days, too, SQLite would look through all that are near.
    """
    columns = (f"agreement__{each}" for each in ("kind", "title", "date", "term", "day", "last_day"))
    joined: Any = Agreement.ties.through.objects.filter(tie__in=list(ties), agreement__live=True)
    rows = joined.order_by("tie", "agreement").values_list("tie", "agreement", *columns)
    close = [row for row in rows if any(each and when[0] <= each <= when[1] for each in row[-2:])]
    states = legal_states(as_of, {tie for tie, *_said in close})
    for tie, number, kind, title, dated, term, *_days in close:
        if number in states:
            record = AgreementRecord(number, kind, title, dated, term, (), UNKNOWN, ())
            yield Instrument(record, homes[ties[tie].home.id], ties[tie].partner.name, tie, states[number])


def home_of(place: PlaceRecord, followed: Mapping[int, frozenset[int]]) -> Home:
    """The municipality that keeps a tie."""
    return Home(place.id, place.name, place.region, heirs_of(followed, place.id))


def municipalities() -> dict[int, Home]:
    """The municipalities that keep ties, by number, in the order of their names."""
    columns = ("home_id", "home__name", "home__region")
    rows = Tie.objects.filter(live=True).order_by("home__sort_key", "home_id").values_list(*columns).distinct()
    followed = successions()
    return {place: Home(place, name, region, heirs_of(followed, place)) for place, name, region in rows}


def near(rules: Rules, first: date, last: date) -> Days:
    """The days between which an agreement was signed or ends that makes something due between two days."""
    reach = max((rule.reach for some in rules.values() for rule in some), default=timedelta())
    return first - reach, last + reach


def concerned(rules: Rules, planned: Iterable[Step], first: date, last: date) -> Q:
    """The condition that an agreement may make something due between two days: by its own day, its term, or a step."""
    when = near(rules, first, last)
    return Q(day__range=when) | Q(last_day__range=when) | Q(day__in=[step.day for step in planned])


def instruments(homes: dict[int, Home], which: Q, as_of: date) -> Iterable[Instrument]:
    """The agreements whose day or term may make something due, once for each municipality."""
    columns = ("pk", "kind", "title", "date", "term", "ties__home_id", "ties__partner__name", "ties__pk")
    found = Agreement.objects.filter(which, live=True, ties__live=True).order_by("pk", "ties__pk")
    states = legal_states(as_of, found.order_by().values("ties"))
    seen = set()
    for number, kind, title, day, term, home, partner, tie in found.values_list(*columns):
        if (number, home) not in seen and home in homes:
            seen.add((number, home))
            record = AgreementRecord(number, kind, title, day, term, (), UNKNOWN, ())
            yield Instrument(record, homes[home], partner, tie, states.get(number, "unknown"))


def steps() -> Iterable[Step]:
    """The steps that are planned."""
    followed = successions()
    for row in Occasion.objects.filter(called_off=False).select_related("municipality").order_by("day", "pk"):
        place = row.municipality
        home = Home(place.pk, place.name, place.region, heirs_of(followed, place.pk))
        yield Step(row.pk, row.kind, home, row.what, row.day)


def marks() -> dict[str, Done]:
    """The last mark of each thing; a municipality that has answered its campaign has informed the region."""
    found: dict[str, Done] = {}
    answers = Answer.objects.filter(state__in=("answered", "accepted")).select_related("campaign")
    for answer in answers:
        if answer.answered_at:
            key = answered_key(answer.municipality_id, answer.campaign.year)
            found[key] = Done(True, answer.answered_by, answer.answered_at)
    for row in Mark.objects.select_related("by").order_by("pk"):
        found[row.key] = Done(row.done, name_of(row.by), row.at, row.note)
    return found


def kept_since(as_of: date) -> date:
    """The day on which the first paper came in."""
    first = Document.objects.order_by("added_at").values_list("added_at", flat=True).first()
    return min(timezone.localtime(first).date(), as_of) if first else as_of


def name_of(person: Person) -> str:
    """A person as others know them."""
    return person.get_full_name() or person.get_username()


def scope_of(item: Due) -> Scope:
    """The part of the register that a thing belongs to."""
    return scope_of_home(item.home) if item.home else Scope(region=item.region)


def scope_of_home(home: Home) -> Scope:
    """The part of the register that a municipality stands for."""
    return Scope(home.id, home.region, home.heirs)


def seen_by(by: Person, found: Iterable[Due]) -> tuple[Due, ...]:
    """What a person may see: an officer of a municipality only its own, of a region only the region's."""
    return tuple(each for each in found if sees(by, scope_of(each)))


def rules_seen(by: Person) -> list[tuple[str, tuple[Rule, ...]]]:
    """The rules of each region that a person sees, by code; the code of ties that lie in none is empty."""
    homes = municipalities().values()
    regions = sorted({home.region or "" for home in homes if sees(by, scope_of_home(home))})
    return [(region, rules_for(region or None)) for region in regions]


def sees(by: Person, scope: Scope) -> bool:
    """Whether a person may see what is due in a part of the register."""
    if by.role == Role.READER:
        return may(by, Right.READ) and (not by.region or scope.region in (None, by.region))
    return may(by, Right.KEEP_TIES, scope)
