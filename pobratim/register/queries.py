"""Reading the register. Each function returns frozen records of `pobratim.register.records`; none of them writes.

`as_of` is the day for which states are derived (None is today). A missing id raises `NotFound`.
"""

from datetime import date

from pobratim.register.papers import DocumentRecord, DocumentWithFacts, Event, Figures
from pobratim.register.records import (
    ActivityRecord,
    DirectionRecord,
    PlaceRecord,
    PolicyRecord,
    ProjectRecord,
    RecommendationRecord,
    RecordKind,
    Source,
    TieFilters,
    TiePage,
    TieRecord,
)


def ties(as_of: date | None = None, filters: TieFilters | None = None) -> TiePage:
    """The ties that the filters ask for, in order, with their states as of the day."""
    raise NotImplementedError


def tie(tie_id: int, as_of: date | None = None) -> TieRecord:
    """One tie with all that hangs on it."""
    raise NotImplementedError


def place(place_id: int) -> PlaceRecord:
    """One place."""
    raise NotImplementedError


def municipalities(region: str | None = None) -> tuple[PlaceRecord, ...]:
    """The home places that have ties, sorted by name."""
    raise NotImplementedError


def countries() -> tuple[str, ...]:
    """The countries (ISO 3166-1) of the partners."""
    raise NotImplementedError


def documents() -> tuple[DocumentRecord, ...]:
    """All documents, the latest first."""
    raise NotImplementedError


def document(document_id: int) -> DocumentWithFacts:
    """One document with its text and facts in reading order."""
    raise NotImplementedError


def figures(as_of: date | None = None, region: str | None = None) -> Figures:
    """The register in numbers."""
    raise NotImplementedError


def projects(region: str | None = None) -> tuple[ProjectRecord, ...]:
    """All projects, by name."""
    raise NotImplementedError


def activities(region: str | None = None) -> tuple[ActivityRecord, ...]:
    """All activities, dated ones first, by date."""
    raise NotImplementedError


def directions(country: str | None = None) -> tuple[DirectionRecord, ...]:
    """Promising fields of cooperation, by country, in the order of their documents."""
    raise NotImplementedError


def recommendations() -> tuple[RecommendationRecord, ...]:
    """Advice to municipalities, in the order of the documents."""
    raise NotImplementedError


def policies() -> tuple[PolicyRecord, ...]:
    """Laws, concepts and orders that documents name as context."""
    raise NotImplementedError


def says_who(kind: RecordKind, record_id: int, field: str | None = None) -> tuple[Source, ...]:
    """The sources of a record, or of the value that one of its fields has."""
    raise NotImplementedError


def history(kind: str | None = None, record_id: int | None = None, limit: int = 100) -> tuple[Event, ...]:
    """What was done to the register or to one record, the latest first."""
    raise NotImplementedError
