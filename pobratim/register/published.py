"""The ties that visitors see in numbers; as of today read from what is kept (`counting`), never walking all ties."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, cast

from django.db.models import Count, QuerySet
from django.utils import timezone

from pobratim.register import days
from pobratim.register.models import Activity, Agreement, Document, Proposal, Tie, TieCount, TieOutline
from pobratim.register.outlines import begun, every, register_version
from pobratim.register.outlining import refreshed
from pobratim.register.papers import Figures
from pobratim.register.reckoning import in_order, reckon

Counts = dict[str, Counter[str]]
NOTHING: Counter[str] = Counter()


def counts(today: date) -> Counts:
    """How often each word is said of the ties, by axis."""
    version = register_version()
    refreshed(version, today)
    return known(version, today)


@lru_cache(maxsize=1)
def known(version: tuple[object, ...], today: date) -> Counts:
    """The counts of one version of the register."""
    found: Counts = {}
    for said, number in TieCount.objects.exclude(number=0).values_list("word", "number"):
        axis, _, word = said.partition("|")
        found.setdefault(axis, Counter())[word] = number
    for axis, word in several_times():
        found.setdefault(axis, Counter())[word] -= 1
    return found


def several_times() -> Iterator[tuple[str, str]]:
    """The axis and the word of what hangs on several ties, once for each of them but one."""
    if not TieOutline.objects.filter(shares=True).exists():
        return
    seen = TieOutline.objects.filter(shown=True)
    held = shared(Activity).filter(activity__live=True, tie__outline__shown=True)
    for (_, what), times in Counter(held.values_list("activity_id", "activity__what")).items():
        yield from [("activity", what)] * (times - 1)
    signed: dict[int, tuple[str | None, str]] = {}
    wanted = set(shared(Agreement).values_list("agreement_id", flat=True))
    rows = seen.filter(tie__in=shared(Agreement).values("tie")).order_by("tie")
    for number, _, dated, legal in chain.from_iterable(rows.values_list("agreements", flat=True)):
        if number in wanted:
            before, signed[number] = signed.get(number), (dated, legal)
            if before:
                yield "legal", before[1]
                yield from [("dated", "")] * bool(before[0])


def shared(model: type[Activity | Agreement]) -> QuerySet[Any]:
    """The rows that join to their ties the records of a kind which hang on several; the last of them at least knows."""
    joins: QuerySet[Any] = cast(Any, model.ties.through).objects.all()
    name = f"{model._meta.model_name}_id"
    near = joins.filter(**{f"{name}__in": joins.filter(tie__outline__shares=True).values(name)})
    several = near.values(name).annotate(ties=Count("pk")).filter(ties__gt=1).values(name)
    return joins.filter(**{f"{name}__in": several})


def figures(today: date) -> Figures:
    """The figures of the published ties; what waits for a decision counts for no conflict."""
    found = counts(today)
    ties = Tie.objects.filter(begun(today), live=True, published=True).order_by()
    by = {axis: in_order(found.get(axis, NOTHING)) for axis in ("kind", "country", "declared", "observed", "legal")}
    return Figures(
        as_of=today,
        ties=found.get("ties", NOTHING)[""],
        municipalities=ties.values("home").distinct().count(),
        partners=ties.values("partner").distinct().count(),
        countries=len(set(by["country"]) - {""}),
        agreements=sum(by["legal"].values()),
        dated_agreements=found.get("dated", NOTHING)[""],
        first_agreement=end_of(dated(today), "day"),
        last_agreement=end_of(dated(today), "-day"),
        documents=Document.objects.count(),
        waiting=Proposal.objects.filter(state="waiting").count(),
        conflicts=found.get("conflicts", NOTHING)[""],
        **{f"by_{axis}": numbers for axis, numbers in by.items()},
    )


def figures_on(day: date) -> Figures:
    """The figures of the published ties as of any day; only those of today are kept."""
    if day == timezone.localdate():
        return figures(day)
    return reckon((each for each in every(day) if each.published), day)


def dated(today: date) -> QuerySet[Agreement]:
    """The agreements of the ties that visitors see, with a date that has come."""
    return Agreement.objects.filter(live=True, ties__outline__shown=True, day__lte=today)


def end_of(rows: QuerySet[Agreement], order: str) -> str | None:
    """The first date by an order; of several of the same day the least or the most precise."""
    day = rows.order_by(order).values_list("day", flat=True).first()
    dates = set(rows.filter(day=day).values_list("date", flat=True))
    choose = max if order.startswith("-") else min
    return choose(dates, key=lambda each: (str(days.bounds(each)), each or ""), default=None)


__all__ = ["counts", "figures", "figures_on"]
