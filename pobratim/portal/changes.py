"""What changed in the public register: the facts accepted about each published tie, day by day, nobody named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models.functions import TruncDate
from django.utils.timezone import localdate

from pobratim.portal import dates, naming, network, words
from pobratim.register.models import Claim, Decision, Tie

STEP = 200
LISTED = {
    "statement": ("declared", "status"),
    "agreement": ("agreement", "kind"),
    "act": ("act", "kind"),
    "activity": ("activity", "what"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which facts about a tie were accepted, and each of them in a few words."""

    tie: int
    home: str
    partner: str
    day: date
    at: datetime
    facts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The tie in words."""
        return f"{self.home} — {self.partner}"


def latest(limit: int = 30, tie: int | None = None) -> tuple[Change, ...]:
    """The latest changes of published ties, the newest first."""
    claims = Claim.objects.filter(live=True, tie__live=True, tie__published=True)
    if tie is not None:
        claims = claims.filter(tie=tie)
    found: dict[tuple[int, date], datetime] = {}
    of_one = claims.order_by("-decision_id").values_list("tie_id", "decision__at")
    for number, at in accepted() if tie is None else of_one:
        found.setdefault((number, localdate(at)), at)
        if len(found) > limit:
            break
    ordered = sorted(found.items(), key=lambda each: (each[1], each[0][0]), reverse=True)[:limit]
    names = tie_names({number for (number, _), _ in ordered})
    changes = [Change(number, *names[number], day, at) for (number, day), at in ordered]
    return with_facts(changes, claims)


def accepted() -> Iterator[tuple[int, datetime]]:
    """The published ties about which facts were accepted, each with when, the latest first.

    They are asked for a step at a time, without joins: a database that plans for all claims reads all ties first.
    """
    claims = Claim.objects.filter(live=True).exclude(tie=None).order_by("-decision_id", "-pk")
    rows = list(claims.values_list("tie_id", "decision_id", "pk")[:STEP])
    while rows:
        shown = Tie.objects.filter(pk__in={row[0] for row in rows}, live=True, published=True)
        published = set(shown.values_list("pk", flat=True))
        taken = {decision for tie, decision, _ in rows if tie in published}
        days = dict(Decision.objects.filter(pk__in=taken).values_list("pk", "at"))
        yield from ((tie, days[decision]) for tie, decision, _ in rows if tie in published)
        _, decision, claim = rows[-1]
        further = claims.filter(decision__lte=decision).exclude(decision=decision, pk__gte=claim)
        rows = list(further.values_list("tie_id", "decision_id", "pk")[:STEP])


def tie_names(ties: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The names of both ends of ties, in the language of the page."""
    rows = list(Tie.objects.filter(pk__in=set(ties)).values_list("pk", "home", "partner"))
    names = {
        number: naming.name_of(end) for number, end in network.ends(end for row in rows for end in row[1:]).items()
    }
    return {number: (names[home], names[partner]) for number, home, partner in rows}


def with_facts(changes: list[Change], claims: Any) -> tuple[Change, ...]:
    """The changes with what was accepted in each."""
    wanted = {(each.tie, each.day) for each in changes}
    near = claims.filter(tie__in={tie for tie, _ in wanted}).annotate(day=TruncDate("decision__at"))
    said: dict[tuple[int, date], list[str]] = {}
    for tie, day, kind, values in near.order_by("pk").values_list("tie_id", "day", "record_kind", "values"):
        if (tie, day) in wanted:
            said.setdefault((tie, day), []).append(told(kind, values))
    return tuple(
        replace(each, facts=tuple(dict.fromkeys(filter(None, said.get((each.tie, each.day), ()))))) for each in changes
    )


def told(kind: str, values: dict[str, Any]) -> str:
    """An accepted fact in a few words: its title or the word of its list, and its date."""
    listed, field = LISTED.get(kind, ("", ""))
    value = values.get(field)
    word = words.word(listed, value) if listed and value not in (None, "unstated") else ""
    what = naming.title_of(values.get("title") or "") or values.get("name") or word
    day = dates.in_digits(values.get("date") or values.get("status_since"))
    return ", ".join(str(part) for part in (what, day) if part) if what else ""
