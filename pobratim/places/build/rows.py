"""What sources hand to the index: one row a place, with every name it may be called by."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Row:
    """A place on its way into the index; `names` are declined, `exact` are taken as they stand."""

    id: str
    name: str
    latin: str
    level: str
    country: str
    source: str
    region: str = ""
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    part_of: str | None = None
    names: set[str] = field(default_factory=set)
    exact: set[str] = field(default_factory=set)
