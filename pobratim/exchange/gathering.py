"""The open tables gathered from the register: what is published and decided, without anybody who signed in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from django.conf import settings
from django.utils import timezone

from pobratim.exchange.schema import TABLES
from pobratim.network.registered import node_of
from pobratim.register import queries
from pobratim.register.opened import Row, rows_of
from pobratim.register.papers import DocumentRecord
from pobratim.register.records import PlaceRecord, TieFilters, TieRecord

SLICE = 100  # whole ties in memory
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Open:
    """The open data: the day for which states are derived, the address of the register, rows by table."""

    as_of: date
    address: str
    licence: str = LICENCE
    made: str = field(default_factory=lambda: timezone.now().isoformat(timespec="seconds"))
    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})


def gather(as_of: date | None = None, filters: TieFilters | None = None, licence: str = LICENCE) -> Open:
    """The published ties that the filters ask for, and all that hangs on them."""
    day = queries.today(as_of)
    found = of_ties(chain.from_iterable(published(day, filters or TieFilters())), day, licence)
    cited = {row["document"] for row in found.tables["evidence"]}
    documents = sorted(queries.documents(of=cited), key=lambda each: each.id)
    found.tables["documents"] += [document_row(each) for each in documents]
    return found


def of_ties(ties: Iterable[TieRecord], as_of: date, licence: str = LICENCE) -> Open:
    """Ties, all of them published, with all that hangs on them and is open, but the documents that are cited."""
    found = Open(as_of, settings.POBRATIM_ADDRESS, licence)
    hidden = queries.hidden_documents()
    places: dict[int, PlaceRecord] = {}
    for tie in ties:
        places |= {tie.home.id: tie.home, tie.partner.id: tie.partner}
        for name, row in rows_of(tie, hidden):
            found.tables[name].append(row)
    found.tables["places"] += place_rows(places.values())
    return found


def document_row(each: DocumentRecord) -> Row:
    """A document as a row."""
    return {
        "id": each.id,
        "name": each.name,
        "sha256": each.sha256,
        "date": each.date,
        "language": each.language or None,
        "media_type": each.media_type,
    }


def published(as_of: date, filters: TieFilters) -> Iterator[tuple[TieRecord, ...]]:
    """The published ties that the filters ask for, fetched a slice at a time."""
    return queries.tie_slices(as_of, replace(filters, published_only=True), SLICE)


def parts(as_of: date | None, filters: TieFilters) -> Iterator[Open]:
    """The same a slice of ties at a time, for files that are written row by row; without the documents cited."""
    day = queries.today(as_of)
    return (of_ties(some, day) for some in published(day, filters))


def place_rows(places: Iterable[PlaceRecord]) -> Iterator[Row]:
    """The places as rows, by number."""
    yield from map(place_row, sorted(places, key=lambda each: each.id))


def place_row(place: PlaceRecord) -> Row:
    """A place as a row, with what the gazetteer knows of it."""
    known = node_of(place)
    return {
        "id": place.id,
        "name": place.name,
        "latin": known.latin,
        "level": place.level,
        "country": place.country,
        "region": place.region,
        "identifiers": " ".join(place.identifiers) or None,
        "latitude": known.point[0] if known.point else None,
        "longitude": known.point[1] if known.point else None,
    }
