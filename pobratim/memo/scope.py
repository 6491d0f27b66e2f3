"""What a memo is asked to tell: whose ties, as of which day, in which period, which sections, with what requisites."""

from dataclasses import dataclass, field
from datetime import date

from pobratim.memo.memo import Requisites
from pobratim.memo.period import Period


@dataclass(frozen=True, slots=True)
class Scope:
    """The order for a memo.

    `region` is an ISO 3166-2 code or a region's name, `municipality` the name of a home place, `countries` codes of
    partner countries, `kinds` kinds of ties (empty: all), `tie` the number of a single one. `sections` are keys in
    the order wanted (empty: all, in the usual order). `changes_since` asks what changed after a day.
    """

    as_of: date
    region: str | None = None
    municipality: str | None = None
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tie: int | None = None
    period: Period | None = None
    changes_since: date | None = None
    sections: tuple[str, ...] = ()
    language: str = "ru"
    sources: bool = False
    requisites: Requisites = field(default_factory=Requisites)

    @property
    def some(self) -> bool:
        """Whether only some ties of its municipalities are asked for: those with some countries, or of some kinds."""
        return bool(self.countries or self.kinds)
