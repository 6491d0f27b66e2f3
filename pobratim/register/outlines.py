"""Ties in outline: their states, partners and instruments without the words they rest on.

Lists that filter by state, figures, maps and statistics need every tie at once. As of today outlines are kept in a
table (`outlining`); as of another day they are derived a slice of ties at a time. A register that is not very big is
held in memory until it changes.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from sys import intern
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from pobratim.register import days
from pobratim.register.deriving import Outline, outline
from pobratim.register.fetching import begun, stamps
from pobratim.register.grounds import slices
from pobratim.register.models import Proposal, Tie, TieOutline
from pobratim.register.outlining import refreshed
from pobratim.register.written import planned_cursor

VERSION = """
SELECT (SELECT max(id) FROM tie), (SELECT max(id) FROM claim), last.id, last.at
FROM (SELECT 1) AS one LEFT JOIN (SELECT id, at FROM audit_event ORDER BY id DESC LIMIT 1) AS last ON true
"""
NUMBERS = 2**63  # what a database knows
KEPT = 4
MOST_KEPT = 30_000  # ties whose outlines are held in memory
COLUMNS = ("tie_id", "tie__home_id", "tie__partner_id", "tie__partner__country", "tie__kind", "tie__published", "first")
WORDS = ("words", "home_word", "partner_word", "declared", "observed", "last_confirmed", "agreements", "disputed")
kept: dict[tuple[object, ...], dict[int, Outline]] = {}


def outlines(as_of: date) -> dict[int, Outline]:
    """The ties that had begun by a day, by number."""
    key = (register_version(), as_of)
    known = kept.get(key)
    if known is not None:
        return known
    found = {each.id: each for each in every(as_of)}
    if len(found) <= MOST_KEPT and not connection.in_atomic_block:
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept)), None)
        kept[key] = found
    return found


def every(as_of: date, among: Iterable[Any] | None = None) -> Iterator[Outline]:
    """The outlines, or those of some ties, one by one, for those who need not hold them all."""
    waiting = contradicted(as_of)
    wanted = {} if among is None else {"pk__in": among}
    if as_of == timezone.localdate():
        yield from held(current(as_of).filter(**wanted), waiting)
        return
    numbers = Tie.objects.filter(begun(as_of), live=True, **wanted).order_by("pk").values_list("pk", flat=True)
    for rows in slices(list(numbers)):
        for tie in rows.ties:
            yield outline(tie, rows.spoken(tie.id), tie.id in waiting, as_of)


def legal_states(as_of: date, among: Any) -> dict[int, str]:
    """The legal state of each agreement of some ties, as of a day."""
    told: Iterable[Any] = (each.agreements for each in every(as_of, among))
    if as_of == timezone.localdate():
        told = current(as_of).filter(pk__in=among).values_list("agreements", flat=True).iterator(2000)
    return {number: intern(state) for signed in told for number, _what, _dated, state in signed}


def held(found: QuerySet[TieOutline], waiting: set[int]) -> Iterator[Outline]:
    """Outlines that are kept."""
    rows = found.order_by("pk").values_list(*COLUMNS, *WORDS)
    words: dict[str, frozenset[str]] = {}
    for row in rows.iterator(2000):
        number, home, partner, country, kind, published, first, *rest = row
        said, ours, theirs, declared, seen, last, signed, odd = rest
        yield Outline(
            number,
            home,
            partner,
            country and intern(country),
            intern(kind),
            published,
            first,
            parted(words, said),
            intern(ours),
            intern(theirs),
            parted(words, declared),
            intern(seen),
            last,
            tuple((pk, intern(what), dated, intern(legal)) for pk, what, dated, legal in signed),
            odd,
            number in waiting,
        )


def parted(known: dict[str, frozenset[str]], text: str) -> frozenset[str]:
    """Words that stand between bars; the same set for the same text."""
    if text not in known:
        known[text] = frozenset(filter(None, text.split("|")))
    return known[text]


def current(today: date) -> QuerySet[TieOutline]:
    """The kept outlines of the ties that have begun, as they are today."""
    refresh(today)
    return TieOutline.objects.filter(begun(today, "tie__"), tie__live=True)


def refresh(today: date) -> None:
    """Derive the outlines anew that no longer hold."""
    refreshed(register_version(), today)


def register_version() -> tuple[object, ...]:
    """What changes whenever the register does: every change is an action that leaves an audit event."""
    with planned_cursor() as cursor:  # asked several times for each page
        cursor.execute(VERSION)
        return (connection.settings_dict["NAME"], cursor.fetchone())


def tie_version(tie: int, today: date) -> tuple[object, ...]:
    """What changes whenever that does which visitors see of a tie; the register's version where no outline holds."""
    found = stamps([tie], today) if tie < NUMBERS else []
    return (connection.settings_dict["NAME"], tie, *found[0]) if found else register_version()


def contradicted(as_of: date) -> set[int]:
    """The ties that a paper contradicts about which nobody has decided, if it was written by a day."""
    waiting = Proposal.objects.filter(state="waiting", outcome="contradicts").exclude(tie=None)
    dated = waiting.exclude(against=[]).values_list("tie_id", "fact__document__date")
    return {tie for tie, written in dated if tie and days.begun(written, as_of) is not False}


def in_state(ties: QuerySet[Tie], as_of: date, state: str, decided_only: bool = False) -> Iterable[int]:
    """The numbers of those ties, in their order, that have a word on any axis; or "conflict" (of accepted sources)."""
    if as_of == timezone.localdate():
        return ties.filter(has_state(as_of, state, decided_only, "outline__")).values_list("pk", flat=True)
    found = stated(as_of, state, decided_only)
    return [number for number in ties.values_list("pk", flat=True) if number in found]


def stated(as_of: date, state: str, decided_only: bool) -> set[int]:
    """The numbers of all ties that have a word on any axis as of a day; or "conflict"."""
    if as_of == timezone.localdate():
        rows = TieOutline.objects.filter(has_state(as_of, state, decided_only)).values_list("pk", flat=True)
        return set(rows.iterator(5000))
    return {number for number, each in outlines(as_of).items() if fits(each, state, decided_only)}


def has_state(today: date, state: str, decided_only: bool, prefix: str = "") -> Q:
    """The condition that a kept outline has a word; or that sources differ, accepted ones or one that waits."""
    refresh(today)
    if state != "conflict":
        return Q(**{f"{prefix}words__contains": f"|{state}|"})
    condition = Q(**{f"{prefix}disputed": True})
    return condition if decided_only else condition | Q(**{f"{prefix}pk__in": contradicted(today)})


def fits(each: Outline, state: str, decided_only: bool) -> bool:
    """Whether an outline has a word, or is a conflict."""
    if state == "conflict":
        return each.disputed or (each.waiting and not decided_only)
    return state in each.words


__all__ = [
    "begun",
    "contradicted",
    "current",
    "every",
    "in_state",
    "legal_states",
    "outlines",
    "refresh",
    "register_version",
    "stated",
    "tie_version",
]
