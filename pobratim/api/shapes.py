"""What the API answers with: each shape becomes a part of its OpenAPI description."""

from datetime import date
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

Kind = Literal["twinning", "friendship", "partnership", "cooperation", "memorandum", "unknown"]
State = Literal[
    "active", "suspended", "dormant", "renounced", "terminated", "expired", "planned", "no data", "conflict", "weak"
]
EDTF = "As precise as the source gives it: EDTF, ISO 8601-2."


class Place(Schema):
    """A place with its identifiers elsewhere."""

    id: int
    name: str
    latin: str | None = Field(description="Name in Latin letters, by the gazetteer.")
    level: str
    country: str | None = Field(description="ISO 3166-1 alpha-2, as the sources state it.")
    region: str | None = Field(description="ISO 3166-2 where known, else as stated.")
    identifiers: str | None = Field(description="geonames:…, wikidata:…, divided by spaces.")
    latitude: float | None
    longitude: float | None


class Agreement(Schema):
    """One instrument with its legal state as of the day."""

    id: int
    kind: str
    title: str | None
    date: str | None = Field(description=EDTF)
    term: str | None
    legal_state: str
    legal_since: str | None


class Act(Schema):
    """What a side did."""

    id: int
    agreement: int | None
    kind: str
    side: str
    date: str | None = Field(description=EDTF)


class Activity(Schema):
    """A visit, an exchange, a festival…"""

    id: int
    what: str
    date: str | None = Field(description=EDTF)


class Evidence(Schema):
    """The words that a record rests on."""

    record_kind: str
    record: int
    document: int
    start: int | None = Field(description="First code point in the document's canonical text.")
    end: int | None
    quote: str


class TieBrief(Schema):
    """A tie with what each side declares, as of the day."""

    id: int
    address: str
    home: Place
    partner: Place
    kind: str
    since: str | None = Field(description=EDTF)
    as_of: date
    home_state: str | None
    partner_state: str | None
    observed: str
    last_confirmed: str | None


class Tie(TieBrief):
    """A tie with all that hangs on it and is open."""

    agreements: list[Agreement]
    acts: list[Act]
    activities: list[Activity]
    evidence: list[Evidence]


class Document(Schema):
    """A published document, named by the checksum of its bytes."""

    id: int
    name: str
    sha256: str
    date: str | None = Field(description=EDTF)
    language: str | None
    media_type: str


class Ties(Schema):
    """A page of ties; `next` is the cursor of the next page, null on the last."""

    items: list[Tie]
    next: str | None


class Agreements(Schema):
    """The agreements of a page of ties."""

    items: list["TiedAgreement"]
    next: str | None


class TiedAgreement(Agreement):
    """An agreement with the number of its tie."""

    tie: int


class Acts(Schema):
    """The acts of a page of ties."""

    items: list["TiedAct"]
    next: str | None


class TiedAct(Act):
    """An act with the number of its tie."""

    tie: int


class Places(Schema):
    """A page of places that stand in published ties."""

    items: list[Place]
    next: str | None


class Documents(Schema):
    """A page of published documents."""

    items: list[Document]
    next: str | None


class Change(Schema):
    """A day on which facts about a tie were accepted."""

    tie: int
    at: str = Field(description="When, by RFC 3339, to the microsecond.")


class Changes(Schema):
    """Ties that changed since a moment, the oldest change first; ask again with the last `at`."""

    items: list[Change]


class Statistics(Schema):
    """The published register in numbers as of a day."""

    as_of: date
    ties: int
    homes: int
    partners: int
    by_kind: dict[str, int]
    by_country: dict[str, int]
    by_observed: dict[str, int]


class Paper(Schema):
    """A paper that was brought: how far its reading has got."""

    id: int
    name: str
    sha256: str
    state: Literal["queued", "reading", "done", "failed"]
    document: int | None = Field(description="The number of the document, once it has been read.")
    waiting: int = Field(description="How many of its facts wait for a decision at the desk.")
    error: str | None = Field(description="Why it could not be read.")


class Facts(Schema):
    """What a paper says, each fact with the words it rests on; the form of `pobratim read --json`."""

    model_config = ConfigDict(extra="allow")
    document: dict[str, Any]
    text: str = Field(description="The canonical text into which evidence points, in code points.")
    ties: list[dict[str, Any]]
    projects: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    directions: list[dict[str, Any]]
    recommendations: list[dict[str, Any]]
    warnings: list[str]


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
