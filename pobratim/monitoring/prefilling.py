"""What a municipality's list is filled with: its agreements and ties, and what it reported the year before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pobratim.monitoring.models import AnswerLine, Campaign
from pobratim.register import days, queries
from pobratim.register.records import AgreementRecord, TieFilters, TieRecord

# What a line says: the partner, the instrument, whether it was concluded or ended in the year, what was done.
FIELDS = ("partner", "country", "title", "kind", "date", "concluded", "ended", "ended_why", "work", "plans")
FACTS = FIELDS[:5]
ENDED = ("terminated", "expired", "replaced")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list before anybody has spoken."""

    tie: int | None
    agreement: int | None
    said: dict[str, Any] = field(default_factory=dict)


def lists(campaign: Campaign, homes: Sequence[int]) -> dict[int, list[Line]]:
    """The lines of each municipality, as the register stood at the end of the year."""
    before = reported(campaign.year - 1, campaign.region)
    found: dict[int, list[Line]] = {home: [] for home in homes}
    end = min(date(campaign.year, 12, 31), queries.today())
    for home in homes:
        for tie in queries.ties(end, TieFilters(municipality=home)).ties:
            found[home].extend(lines_of(tie, campaign.year, before))
        found[home].extend(added_before(home, before, found[home]))
    return found


def lines_of(tie: TieRecord, year: int, before: dict[Any, dict[str, Any]]) -> Iterator[Line]:
    """A line for each agreement of a tie that held in the year; one for a tie without agreements."""
    held = [each for each in tie.agreements if not ended_before(each, year)]
    shown: list[AgreementRecord | None] = [*held] if tie.agreements else [None]
    for each in shown:
        number = each.id if each else None
        said = {
            "partner": tie.partner.name,
            "country": tie.partner.country or "",
            "title": (each.title or "") if each else "",
            "kind": each.kind if each else "",
            "date": (each.date or "") if each else "",
            "concluded": bool(each and within(each.date, year)),
            "ended": bool(each and each.legal.state in ENDED and within(each.legal.since, year)),
            "ended_why": "",
            "work": "",
            "plans": "",
        }
        last = before.get(("tie", tie.id, number)) or before.get(("tie", tie.id, None)) or {}
        yield Line(tie.id, number, {**said, "before": last.get("work", ""), "plans_before": last.get("plans", "")})


def added_before(home: int, before: dict[Any, dict[str, Any]], lines: Iterable[Line]) -> Iterator[Line]:
    """What the municipality added the year before and the register does not know yet."""
    known = {(each.said["partner"], each.said["date"]) for each in lines}
    for key, said in before.items():
        if key[:2] == ("added", home) and not said.get("ended") and (said["partner"], said["date"]) not in known:
            fresh = {"concluded": False, "ended": False, "ended_why": "", "work": "", "plans": ""}
            kept = {name: said.get(name, "") for name in FACTS}
            yield Line(None, None, {**kept, **fresh, "before": said.get("work", ""), "plans_before": said["plans"]})


def reported(year: int, region: str) -> dict[Any, dict[str, Any]]:
    """What was said in a year's campaign: by tie and agreement, or by municipality for what it added."""
    rows = AnswerLine.objects.filter(answer__campaign__year=year, answer__campaign__region=region).exclude(verdict="")
    found: dict[Any, dict[str, Any]] = {}
    for row in rows.select_related("answer").order_by("pk"):
        key = ("tie", row.tie_id, row.agreement) if row.tie_id else ("added", row.answer.municipality_id, row.pk)
        found[key] = row.said
    return found


def ended_before(agreement: AgreementRecord, year: int) -> bool:
    """Whether an agreement had lost force before a year began."""
    since = days.last_day(agreement.legal.since)
    return agreement.legal.state in ENDED and since is not None and since.year < year


def within(edtf: str | None, year: int) -> bool:
    """Whether a date lies in a year."""
    first, last = days.bounds(edtf)
    return first is not None and last is not None and first.year == last.year == year
