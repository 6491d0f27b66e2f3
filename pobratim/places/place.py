"""What a name can stand for: places, and mentions of places and countries in a text."""

from dataclasses import dataclass, field
from typing import NamedTuple

LEVELS = ("country", "region", "district", "city", "city district", "settlement", "union", "other")
TOWNS = ("city", "settlement", "other", "city district")
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its identifiers; `name` is Russian where a Russian name is known, `latin` the GeoNames name."""

    id: str
    name: str
    latin: str
    level: str
    country: str
    region: str
    population: int
    latitude: float | None
    longitude: float | None
    source: str
    part_of: str | None = None


class Mention(NamedTuple):
    """A known name in a text: `lemma` is its nominative in the text's spelling, `places` what it may be, largest first.

    `risky` says that the form is also an ordinary word or a person's name, `word` that it is an ordinary word.
    """

    start: int
    end: int
    form: str
    lemma: str
    places: tuple[Place, ...]
    cases: frozenset[str] = frozenset()
    risky: bool = False
    word: bool = False


class CountryMention(NamedTuple):
    """A country in a text: `form` is "name", "adjective", "abbreviation" or "demonym"."""

    start: int
    end: int
    code: str
    form: str


@dataclass(frozen=True, slots=True)
class Link:
    """The best place for a name, how sure that is (0…1), the runners-up, and Russian sentences that say why."""

    best: Place | None
    confidence: float
    others: tuple[Place, ...] = ()
    reasons: tuple[str, ...] = field(default_factory=tuple)
