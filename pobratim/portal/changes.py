"""What changed in the public register: the facts accepted about each published tie, day by day, nobody named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models.functions import TruncDate
from django.utils.timezone import localdate

from pobratim.portal import dates, naming, network, words
from pobratim.register.models import Claim, Tie

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
    rows = claims.order_by("-decision_id").values_list("tie_id", "decision__at")
    for number, at in rows.iterator(200):  # the latest first: nothing is asked of those that lie far back
        found.setdefault((number, localdate(at)), at)
        if len(found) > limit:
            break
    ordered = sorted(found.items(), key=lambda each: (each[1], each[0][0]), reverse=True)[:limit]
    names = tie_names({number for (number, _), _ in ordered})
    changes = [Change(number, *names[number], day, at) for (number, day), at in ordered]
    return with_facts(changes, claims)


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
