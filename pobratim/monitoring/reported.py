"""The result of a campaign: the list of agreements, those concluded and ended in the year, what each answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pobratim.monitoring.models import Answer, AnswerLine, Campaign
from pobratim.register.actions.acting import get


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What a municipality said of one agreement, or of a tie without one (`title`, `kind`, `date` empty).

    `verdict` is confirmed, changed, added, or "" when nobody has spoken: then it is what the register holds.
    """

    municipality: str
    partner: str
    country: str
    title: str
    kind: str
    date: str
    concluded: bool
    ended: bool
    ended_why: str
    work: str
    plans: str
    verdict: str

    @property
    def is_agreement(self) -> bool:
        """Whether the line speaks of an instrument."""
        return bool(self.title or self.kind or self.date)


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A municipality's part: its lines, its words about the year, who answered and when."""

    municipality: str
    state: str
    answered_by: str
    answered_at: datetime | None
    results: str
    plans: str
    lines: tuple[ReportLine, ...]

    @property
    def is_answered(self) -> bool:
        """Whether the municipality has answered."""
        return self.state in ("answered", "accepted")


@dataclass(frozen=True, slots=True)
class Report:
    """A campaign's result, municipalities in the order of their names."""

    year: int
    region: str
    closed_at: datetime | None
    parts: tuple[ReportPart, ...]

    @property
    def agreements(self) -> tuple[ReportLine, ...]:
        """All agreements that were in force in the year, concluded or ended in it too."""
        return tuple(line for part in self.parts for line in part.lines if line.is_agreement)

    @property
    def concluded(self) -> tuple[ReportLine, ...]:
        """Those concluded in the year."""
        return tuple(line for line in self.agreements if line.concluded)

    @property
    def ended(self) -> tuple[ReportLine, ...]:
        """Those that lost force in the year."""
        return tuple(line for line in self.agreements if line.ended)

    @property
    def silent(self) -> tuple[str, ...]:
        """The municipalities that have not answered."""
        return tuple(part.municipality for part in self.parts if not part.is_answered)


def report(campaign_id: int) -> Report:
    """The result of a campaign as it stands."""
    campaign: Campaign = get(Campaign, "campaign", campaign_id)
    answers = Answer.objects.filter(campaign=campaign).select_related("municipality").prefetch_related("lines")
    ordered = answers.order_by("municipality__sort_key", "municipality_id")
    return Report(campaign.year, campaign.region, campaign.closed_at, tuple(part_of(each) for each in ordered))


def part_of(answer: Answer) -> ReportPart:
    """A municipality's part."""
    return ReportPart(
        municipality=answer.municipality.name,
        state=answer.state,
        answered_by=answer.answered_by,
        answered_at=answer.answered_at,
        results=answer.results,
        plans=answer.plans,
        lines=tuple(line_of(each, answer) for each in in_order(answer.lines.all())),
    )


def in_order(lines: Iterable[AnswerLine]) -> list[AnswerLine]:
    """Lines by their number."""
    return sorted(lines, key=lambda each: each.number)


def line_of(line: AnswerLine, answer: Answer) -> ReportLine:
    """A line as it stands: what was said, else what it was filled with."""
    said = {**line.given, **line.said}
    texts = {name: str(said.get(name, "")) for name in ("partner", "country", "title", "kind", "date")}
    more = {name: str(said.get(name, "")) for name in ("ended_why", "work", "plans")}
    return ReportLine(
        municipality=answer.municipality.name,
        concluded=bool(said.get("concluded")),
        ended=bool(said.get("ended")),
        verdict=line.verdict,
        **texts,
        **more,
    )
