"""The facts of a document, each with the words it rests on; `to_json` of `facts.json_form` gives the public JSON."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the canonical text, its quote (`text[start:end] == quote`, always) and the rule that read it."""

    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Party:
    """A place as it stands in a tie: nominative name, level, ISO 3166-1 country, identifier where linked.

    `place` is "geonames:…", "wikidata:…" or "own:…" (the project's reviewed tables), or None when not linked.
    `within` is the name of the larger place that the document puts it in (a city district's city), or None.
    """

    name: str
    level: str
    country: str | None
    place: str | None = None
    aliases: tuple[str, ...] = ()
    within: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """One instrument: kind of the closed list, title in the nominative without the date, date of signing (EDTF).

    `term` is an EDTF interval up to the last day, "P5Y" for so many years, "../.." for no end, or None.
    """

    kind: str
    title: str | None
    date: str | None
    evidence: tuple[Evidence, ...]
    term: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Act:
    """What a side did to a tie, as the document states it: kind of the closed list, side, EDTF date or None.

    `kind` is one of: signature, entry into force, prolongation, suspension, renunciation, termination,
    resumption, succession. `side` is "home", "partner", "both" or "unknown".
    """

    kind: str
    side: str
    date: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """The relation of a home municipality and a partner, as one document tells it."""

    home: Party
    partner: Party
    kind: str
    status: str
    evidence: tuple[Evidence, ...]
    status_since: str | None = None
    status_by: str | None = None
    since: str | None = None
    agreements: tuple[Agreement, ...] = ()
    acts: tuple[Act, ...] = ()
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Named joint work of several parties."""

    name: str
    participants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Activity:
    """A visit, an exchange, a festival…: `what` of the closed list, EDTF date or None, names of participants."""

    what: str
    date: str | None
    participants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Direction:
    """A promising field of cooperation with a country (ISO 3166-1), in the words of the text."""

    country: str | None
    text: str
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Advice addressed to municipalities, in the words of the text."""

    text: str
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Policy:
    """A law, concept or order that the document names as context, with its date (never a date of signing a tie)."""

    title: str
    date: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says, in reading order."""

    name: str
    sha256: str
    media_type: str
    language: str
    text: str
    as_of: str | None = None
    ties: tuple[Tie, ...] = ()
    projects: tuple[Project, ...] = ()
    activities: tuple[Activity, ...] = ()
    directions: tuple[Direction, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    policies: tuple[Policy, ...] = ()
    warnings: tuple[str, ...] = field(default=())
