"""The outlines of ties as of today, kept in a table so that long lists need not derive them.

They are no records: nobody decides about them, and all of them may be thrown away. Whatever changes what visitors see
of a tie spoils its outline in the same transaction; whoever asks for outlines next derives those that are spoilt,
missing, or no longer hold because a day has come.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from pobratim.register import days, lines, opened
from pobratim.register.assembling import assemble_tie
from pobratim.register.conflicts import decided, waiting_about
from pobratim.register.counting import recount
from pobratim.register.courses import steps_of
from pobratim.register.deriving import holds_until, outline_of
from pobratim.register.gathering import FOR_ROWS, Gathered
from pobratim.register.grounds import AT_ONCE, Spoken, TieRow, batched, ties_that_share
from pobratim.register.locking import writing
from pobratim.register.models import Claim, Document, Tie, TieCount, TieOutline
from pobratim.register.records import TieRecord
from pobratim.sparing import uncollected

SPOILT = date.min
PLACES = ("home", "partner", "agreements__parties__place", "activities__places", "projects__places")
SHARED = {"agreement": "agreements", "activity": "activities", "project": "projects"}  # what may hang on several ties


def spoil(**which: Any) -> None:
    """Let the outlines of ties be derived anew when they are asked for next."""
    TieOutline.objects.filter(**which).exclude(until=SPOILT).update(until=SPOILT)


def spoil_near(place: int) -> None:
    """Let the outlines of the ties that tell of a place be derived anew."""
    for way in PLACES:
        spoil(**{f"tie__{way}": place})


def spoil_told(document: int) -> None:
    """Let the outlines of the ties that a document tells of be derived anew."""
    claims = Claim.objects.filter(fact__document=document)
    spoil(tie__in=claims.exclude(tie=None).values("tie"))
    for kind, way in SHARED.items():
        spoil(**{f"tie__{way}__in": claims.filter(record_kind=kind).values("record_id")})


def refreshed(version: tuple[object, ...], today: date) -> None:
    """Leave the outlines of all ties as they are today; looked for once in each version of the register."""
    if not connection.in_atomic_block:
        known_fresh(version, today)
        return
    refresh(today)  # what is done here may yet be undone


@lru_cache(maxsize=1)
def known_fresh(version: tuple[object, ...], today: date) -> None:
    """Refresh, once."""
    refresh(today)


def refresh(today: date, tell: Callable[[int, int], None] | None = None) -> int:
    """Derive the outlines that are not there, or no longer hold; how many they were.

    `tell` hears now and then how many are done, of how many.
    """
    if not TieOutline.objects.exists():
        TieCount.objects.all().delete()  # what was counted is gone
    stale = list(stale_ones(today))
    for at, some in enumerate(batched(stale, AT_ONCE)):
        if tell:
            tell(at * AT_ONCE, len(stale))
        with uncollected(), writing():  # nobody changes a tie between reading and keeping
            keep(some, today)
    return len(stale)


def stale_ones(today: date) -> Iterable[int]:
    """The ties whose outline is not there, or no longer holds."""
    gone = TieOutline.objects.filter(until__lt=today).values_list("tie_id", flat=True)
    missing = Tie.objects.filter(live=True, outline=None).values_list("pk", flat=True)
    return sorted({*gone, *missing})


def keep(numbers: list[int], today: date) -> None:
    """Derive the outlines of some ties and keep them; a tie that is gone is in no list and is counted no more."""
    before = list(TieOutline.objects.filter(tie__in=numbers).defer("line", "told"))
    made = list(rows_of(list(Tie.objects.filter(pk__in=numbers, live=True).defer("search_key").order_by("pk")), today))
    names = [field.name for field in TieOutline._meta.concrete_fields if not field.primary_key]
    TieOutline.objects.bulk_create(made, update_conflicts=True, unique_fields=["tie"], update_fields=names)
    dead = set(numbers).difference(each.tie_id for each in made)
    TieOutline.objects.filter(tie__in=dead).update(until=None, shown=False, stamp=time.time_ns())
    recount(before, made)


def rows_of(ties: list[Tie], today: date) -> Iterator[TieOutline]:
    """What is kept of each of some ties: what hangs on it is fetched once for all that is told of it."""
    numbers = [tie.pk for tie in ties]
    near = Gathered(ties, FOR_ROWS), waiting_about(numbers)
    sharing = ties_that_share(numbers)
    unseen = set(Document.objects.filter(published=False).values_list("pk", flat=True))
    for tie in ties:
        spoken = near[0].spoken(tie.pk)
        whole = assemble_tie(tie, spoken, near, today)
        said = (tie.kind, tie.since, tie.begins, tie.published)
        made = row_of(TieRow(tie.pk, tie.home_id, tie.partner_id, whole.partner.country, *said), whole, spoken, today)
        made.shares = tie.pk in sharing
        made.line = lines.kept(lines.line_of(decided(whole)))
        made.told = opened.kept(whole, unseen)
        yield made


def row_of(tie: TieRow, whole: TieRecord, spoken: Spoken, today: date) -> TieOutline:
    """An outline as it is kept."""
    found = outline_of(tie, whole)
    first = days.first_day(found.first)
    begins = first.year if first else None
    begun = tie.begun(today)
    return TieOutline(
        tie_id=found.id,
        until=holds_until(spoken, today) if begun else today,
        words=joined(found.words),
        declared=joined(found.declared),
        home_word=found.home_word,
        partner_word=found.partner_word,
        observed=found.observed,
        first=found.first,
        last_confirmed=found.last_confirmed,
        disputed=found.disputed,
        agreements=found.agreements,
        begins=begins,
        steps=steps_of(spoken, today, begins),
        shown=found.published and begun,
        kind=found.kind,
        country=found.country,
        activities=Counter(each.what for each in spoken.activities),
        stamp=time.time_ns(),
    )


def joined(words: Iterable[str]) -> str:
    """Words between bars."""
    return f"|{'|'.join(sorted(words))}|"
