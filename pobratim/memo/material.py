"""What a memo is written from: the register's records that were known by the day, and how each tie stands on it."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Ref
from pobratim.memo.scope import Scope
from pobratim.monitoring.norm import Norm
from pobratim.register.records import (
    ActivityRecord,
    AgreementRecord,
    DeclaredState,
    DirectionRecord,
    PlaceRecord,
    PolicyRecord,
    ProjectRecord,
    RecommendationRecord,
    Source,
    TieRecord,
)

STOPPED = ("terminated", "renounced", "expired", "suspended", "dormant")
ALIVE = ("active", "resumed")


@dataclass(frozen=True)
class Told:
    """A tie as the memo tells it: its documents of the day, how it stands, and the states that say so.

    `standing` is "live", "signed" (signed, and nothing more is said), "planned" or "stopped".
    """

    record: TieRecord
    standing: str
    agreements: tuple[AgreementRecord, ...]
    stops: tuple[DeclaredState, ...] = ()

    @property
    def home(self) -> PlaceRecord:
        """The home municipality."""
        return self.record.home

    @property
    def partner(self) -> PlaceRecord:
        """The partner."""
        return self.record.partner

    @cached_property
    def ground(self) -> Ground:
        """The records under what is said of the tie and its documents, with their sources."""
        refs = (Ref("tie", self.record.id), *(Ref("agreement", each.id) for each in self.agreements))
        return Ground(refs, unique(self.sources + tuple(s for each in self.agreements for s in each.sources)))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that speak of the tie as a whole."""
        return tuple(source for said in self.record.statements for source in said.sources)


@dataclass(frozen=True, slots=True)
class Material:
    """All that a memo may say.

    `norms` are those of the rule packs that count on the day. `earlier` are the ties as they stood on the day since
    which changes are asked for; `around` are those of the other municipalities of the region, to compare with; `spots`
    are latitude and longitude of places by their numbers.
    """

    scope: Scope
    region: str | None
    ties: tuple[Told, ...]
    activities: tuple[ActivityRecord, ...] = ()
    projects: tuple[ProjectRecord, ...] = ()
    directions: tuple[DirectionRecord, ...] = ()
    recommendations: tuple[RecommendationRecord, ...] = ()
    policies: tuple[PolicyRecord, ...] = ()
    norms: tuple[Norm, ...] = ()
    earlier: tuple[Told, ...] = ()
    around: tuple[Told, ...] = ()
    spots: dict[int, tuple[float, float]] = field(default_factory=dict)

    def standing(self, *words: str) -> tuple[Told, ...]:
        """The ties that stand in one of these ways."""
        return tuple(tie for tie in self.ties if tie.standing in words)


def unique(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """The sources without repetition of the same words of the same document."""
    seen: dict[tuple[object, ...], Source] = {}
    for source in sources:
        seen.setdefault((source.document_id, source.document_name, source.start, source.end, source.quote), source)
    return tuple(seen.values())


def known_by(day: date, edtf: str | None, sources: tuple[Source, ...]) -> bool:
    """Whether something was so by the day: by its own date, else by the date of the first paper that tells it."""
    own = first_day(edtf)
    if own is not None:
        return own <= day
    papers = [first_day(source.document_date) for source in sources]
    return not papers or any(paper is None or paper <= day for paper in papers)


def tell(record: TieRecord, day: date) -> Told | None:
    """The tie as of the day; None when nothing of it was known by then."""
    agreements = tuple(a for a in record.agreements if known_by(day, a.date, a.sources))
    said = [s for s in record.statements if known_by(day, s.since or s.status_since, s.sources)]
    dated = [s for s in said if s.since or s.status_since]
    if not agreements and not (dated if record.agreements else said):
        return None
    states = record.state.declared
    stops = tuple(state for state in states if state.state in STOPPED and known_by(day, state.since, state.sources))
    return Told(
        replace(record, statements=tuple(said)), _standing(record, stops), in_order(agreements), _told_once(stops)
    )


def _told_once(stops: tuple[DeclaredState, ...]) -> tuple[DeclaredState, ...]:
    """The stops without those that say the same as another and less: neither who nor since when."""
    fuller = {state.state for state in stops if state.since or state.side != "unknown"}
    return tuple(state for state in stops if state.since or state.side != "unknown" or state.state not in fuller)


def _standing(record: TieRecord, stops: tuple[DeclaredState, ...]) -> str:
    if stops:
        return "stopped"
    words = {state.state for state in record.state.declared}
    if words & set(ALIVE):
        return "live"
    return "planned" if "planned" in words else "signed"


def in_order(agreements: tuple[AgreementRecord, ...]) -> tuple[AgreementRecord, ...]:
    """The documents from the earliest; those without a date come last."""
    return tuple(sorted(agreements, key=lambda each: (first_day(each.date) or date.max, each.id)))
