"""What queries of the register return: frozen records, each value with its sources. Dates are EDTF strings.

Ids are the register's own numbers. `sources` are in the order of acceptance; a source with `accepted_by` None
belongs to a proposal that still waits for a decision (this happens in `Conflict` only). Documents, facts, figures
and history are in `pobratim.register.papers`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Side = Literal["home", "partner", "both", "unknown"]
LegalWord = Literal["intended", "signed", "in force", "suspended", "expired", "terminated", "replaced", "unknown"]
DeclaredWord = Literal[
    "planned", "active", "dormant", "suspended", "renounced", "terminated", "expired", "resumed", "unstated"
]
ObservedWord = Literal["active", "weak", "dormant", "no data"]
Details = tuple[tuple[str, str], ...]  # what anybody may see of the details of a record: name and value
RecordKind = Literal[
    "tie",
    "statement",
    "agreement",
    "act",
    "activity",
    "project",
    "direction",
    "recommendation",
    "policy",
    "place",
]


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: the document and its words, the rule that read them, who accepted it and when.

    `document_id` is None for what a person entered without a paper; then `quote` holds the basis that was given.
    `rule` is the rule's name, `rule_sentence` the sentence that a user sees when asking why.
    """

    document_id: int | None
    document_name: str
    document_date: str | None
    start: int | None
    end: int | None
    quote: str
    rule: str
    rule_sentence: str
    accepted_by: str | None
    accepted_at: datetime | None
    decision: int | None
    fact: int


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place: nominative name, level, country (ISO 3166-1), region (ISO 3166-2 where known, else as stated).

    `identifiers` are "geonames:…", "wikidata:…", "own:…"; empty when the place is only a name.
    `part_of`, `predecessor`, `successor` are ids of other places.
    """

    id: int
    name: str
    level: str
    country: str | None
    region: str | None = None
    identifiers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    part_of: int | None = None
    part_of_name: str | None = None
    predecessor: int | None = None
    successor: int | None = None


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """A place as it stands in an agreement: on which side, through which body, signed by whom."""

    place: PlaceRecord
    side: Side
    named: str = ""
    body: str = ""
    signatory: str = ""


@dataclass(frozen=True, slots=True)
class LegalState:
    """The legal state of one agreement as of a day, since when, and the ground in one code and its act.

    `ground` is one of: "signed", "entry into force", "term runs", "term over", "prolonged", "suspension",
    "renunciation", "termination", "resumption", "replacement", "no date", "not yet signed".
    `act` is the id of the act that it rests on, or None.
    """

    state: LegalWord
    ground: str
    since: str | None = None
    act: int | None = None


@dataclass(frozen=True, slots=True)
class AgreementRecord:
    """One instrument with its parties and its legal state as of the day that was asked for."""

    id: int
    kind: str
    title: str | None
    date: str | None
    term: str | None
    parties: tuple[PartyRecord, ...]
    legal: LegalState
    sources: tuple[Source, ...]
    conflicts: tuple["Conflict", ...] = ()
    details: Details = ()


@dataclass(frozen=True, slots=True)
class ActRecord:
    """What a side did to a tie or to an agreement (then `agreement` is its id), dated as the source dates it."""

    id: int
    kind: str
    side: Side
    party: str | None
    date: str | None
    agreement: int | None
    sources: tuple[Source, ...]
    details: Details = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says of a tie as a whole: kind, status, since when it is a tie, since when it is so."""

    id: int
    kind: str
    status: str
    since: str | None
    status_since: str | None
    status_by: str | None
    document_id: int | None
    document_date: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """A visit, an exchange, a festival…, its participants as named and, where known, as places."""

    id: int
    what: str
    date: str | None
    participants: tuple[str, ...]
    places: tuple[PlaceRecord, ...]
    ties: tuple[int, ...]
    sources: tuple[Source, ...]
    details: Details = ()


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """Named joint work of several parties."""

    id: int
    name: str
    participants: tuple[str, ...]
    places: tuple[PlaceRecord, ...]
    ties: tuple[int, ...]
    sources: tuple[Source, ...]
    details: Details = ()


@dataclass(frozen=True, slots=True)
class DirectionRecord:
    """A promising field of cooperation with a country, in the words of the source."""

    id: int
    country: str | None
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class RecommendationRecord:
    """Advice addressed to municipalities, in the words of the source."""

    id: int
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PolicyRecord:
    """A law, concept or order that a source names as context, with its date."""

    id: int
    title: str
    date: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that sources differ about; `waiting` when it is a proposal that nobody has decided yet."""

    value: str | None
    sources: tuple[Source, ...]
    side: Side | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field about which sources differ, each value with its sources.

    `field` is one of: "kind", "status", "since", "declared state" (the sides' acts differ), "date", "title", "term".
    """

    field: str
    values: tuple[ConflictValue, ...]
    agreement: int | None = None


@dataclass(frozen=True, slots=True)
class DeclaredState:
    """What a side, or a source about both, declares of the tie as of the day, by its latest act or statement.

    `act` or `statement` is the id of the ground; `party` is the name that the source gives to the side, if any.
    """

    side: Side
    state: DeclaredWord
    since: str | None
    party: str | None
    act: int | None
    statement: int | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ObservedState:
    """What dated evidence shows as of the day, with the numbers that explain it.

    "active": dated activity in the last year; "weak": in the last three; "dormant": dated activity exists, but older,
    or a source says that nothing is carried out; "no data": no dated activity at all, which is not dormant.
    """

    state: ObservedWord
    last: str | None
    last_activity: int | None
    in_1_year: int
    in_3_years: int
    in_5_years: int
    undated: int
    kinds: tuple[tuple[str, int], ...] = ()
    said_dormant: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class TieState:
    """The three axes of state as of a day, never one word: legal (by agreement id), declared, observed."""

    as_of: date
    legal: tuple[tuple[int, LegalState], ...]
    declared: tuple[DeclaredState, ...]
    observed: ObservedState
    last_confirmed: str | None

    @property
    def words(self) -> frozenset[str]:
        """All words of all axes, for filters: a tie may be suspended by one side and renounced by the other."""
        legal = {state.state for _, state in self.legal}
        declared = {state.state for state in self.declared}
        return frozenset(legal | declared | {self.observed.state})


@dataclass(frozen=True, slots=True)
class KindRecord:
    """A kind of the tie (twinning, friendship…) that sources give it, oldest document first."""

    kind: str
    since: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class TieRecord:
    """The relation of a home municipality to a partner with all that hangs on it, as of a day.

    `kind` is the kind to show (the latest accepted one that is not "unknown"); `kinds` all, with sources.
    `version` counts changes: actions take it as `seen`, and refuse when somebody changed the tie since.
    """

    id: int
    home: PlaceRecord
    partner: PlaceRecord
    kind: str
    kinds: tuple[KindRecord, ...]
    since: str | None
    state: TieState
    agreements: tuple[AgreementRecord, ...]
    acts: tuple[ActRecord, ...]
    statements: tuple[Statement, ...]
    activities: tuple[ActivityRecord, ...]
    projects: tuple[ProjectRecord, ...]
    conflicts: tuple[Conflict, ...]
    published: bool = True
    version: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """What places, by number, and countries, by code, are sorted by where a list is not in Russian; itself its key."""

    places: Mapping[int, str]
    countries: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TieFilters:
    """What to list. `municipality` is a home place's id, `region` an ISO 3166-2 code or the region's name.

    `state` is any word of `TieState.words`, or "conflict"; `text` is searched in names, aliases and titles.
    `order` is "home", "partner", "country", "kind" or "date" (first agreement), with "-" before it for the reverse;
    `alphabet` is None for the order of the Russian names.
    """

    municipality: int | None = None
    region: str | None = None
    country: str | None = None
    state: str | None = None
    kind: str | None = None
    text: str = ""
    order: str = "home"
    alphabet: Alphabet | None = None
    offset: int = 0
    limit: int | None = None
    published_only: bool = False


@dataclass(frozen=True, slots=True)
class TiePage:
    """A slice of the ties that were asked for, and how many there are in all."""

    total: int
    ties: tuple[TieRecord, ...]
