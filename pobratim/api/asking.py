"""What a request may ask for: the filters of the pages, a day, a page."""

import re
from datetime import UTC, date, datetime
from typing import Annotated

from django.utils import timezone
from ninja import Schema
from pydantic import Field, field_validator

from pobratim.api.shapes import Kind, State
from pobratim.register.records import TieFilters

Number = Annotated[int, Field(ge=1, le=2**53)]
EARLIEST = date(1800, 1, 1)
BEGUN = datetime(1970, 1, 2, tzinfo=UTC)  # no record is older
LAST_YEAR = 9000
TEXT = r"^[^\x00-\x1f\x7f]*$"


class Page(Schema):
    """Which page."""

    cursor: Annotated[str, Field(max_length=64)] | None = Field(default=None, description="`next` of the page before.")
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class Day(Schema):
    """As of which day."""

    as_of: date | None = Field(default=None, description="The day for which states are derived; today when left out.")

    @field_validator("as_of", mode="before")
    @classmethod
    def is_a_day(cls, value: object) -> object:
        """The value, unless it is a number, which would be taken for seconds since 1970."""
        if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            raise ValueError("a day is written 2019-01-01")
        return value

    @field_validator("as_of")
    @classmethod
    def has_come(cls, value: date | None) -> date | None:
        """The day, unless it has not come yet or lies before all ties."""
        if value is not None and not EARLIEST <= value <= timezone.localdate():
            raise ValueError(f"choose a day from {EARLIEST.isoformat()} to today")
        return value


class Since(Schema):
    """Since which moment."""

    since: datetime = Field(description="Changes after this moment (RFC 3339); without a zone, that of the register.")
    limit: Annotated[int, Field(ge=1, le=200)] = 100

    @field_validator("since", mode="before")
    @classmethod
    def is_a_moment(cls, value: object) -> object:
        """The value, unless it is a number, which would be taken for seconds since 1970."""
        if isinstance(value, str) and not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", value, re.ASCII):
            raise ValueError("a moment is written 2019-01-01T00:00:00Z")
        return value

    @property
    def moment(self) -> datetime:
        """The moment in UTC, within the years that a register can have: a database refuses some of the others."""
        year = min(max(self.since.year, BEGUN.year), LAST_YEAR)
        since = self.since if year == self.since.year else datetime(year, 1, 2, tzinfo=UTC)
        aware = since if timezone.is_aware(since) else timezone.make_aware(since)
        return max(aware.astimezone(UTC), BEGUN)


class Asked(Page, Day):
    """Which ties, as of which day."""

    municipality: Number | None = Field(default=None, description="Number of a home municipality.")
    region: Annotated[str, Field(max_length=128, pattern=TEXT)] | None = Field(
        default=None, description="ISO 3166-2 code."
    )
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = Field(
        default=None, description="ISO 3166-1 alpha-2."
    )
    kind: Kind | None = None
    state: State | None = Field(default=None, description="On any axis of state; conflict: accepted sources differ.")
    q: Annotated[str, Field(max_length=200, pattern=TEXT)] | None = Field(
        default=None, description="Words of names, titles."
    )

    def filters(self) -> TieFilters:
        """The filters of the register's queries: only what is published."""
        return TieFilters(
            municipality=self.municipality,
            region=self.region or None,
            country=self.country,
            state=self.state,
            kind=self.kind,
            text=self.q or "",
            published_only=True,
        )
