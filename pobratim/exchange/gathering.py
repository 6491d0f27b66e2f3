"""The open tables gathered from the register: what is published and decided, without anybody who signed in."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from pobratim.exchange.schema import TABLES
from pobratim.network.registered import nodes_of
from pobratim.register import queries
from pobratim.register.papers import DocumentRecord
from pobratim.register.records import ActivityRecord, PlaceRecord, Source, TieFilters, TieRecord

SLICE = 500
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
Row = dict[str, Any]
NOBODY = ("unstated",)


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
    found = of_ties(published(day, filters or TieFilters()), day, licence)
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
    found.tables["places"] += place_rows(places)
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


def published(as_of: date, filters: TieFilters) -> Iterator[TieRecord]:
    """The published ties that the filters ask for, fetched a slice at a time."""
    at, whole = filters.offset, filters.limit
    end = None if whole is None else at + whole
    while end is None or at < end:
        limit = SLICE if end is None else min(SLICE, end - at)
        page = queries.ties(as_of, replace(filters, published_only=True, offset=at, limit=limit))
        yield from page.ties
        at += limit
        if at >= page.total:
            return


def rows_of(tie: TieRecord, hidden: Container[int]) -> Iterator[tuple[str, Row]]:
    """The rows of a tie, each with the name of its table."""
    yield "ties", tie_row(tie)
    for agreement in tie.agreements:
        legal = agreement.legal
        yield (
            "agreements",
            {"id": agreement.id, "tie": tie.id, "kind": agreement.kind, "title": agreement.title}
            | {"date": agreement.date, "term": agreement.term, "legal_state": legal.state, "legal_since": legal.since},
        )
        yield from evidence(tie, ("agreement", agreement.id), agreement.sources, hidden)
    for act in tie.acts:
        row = {"id": act.id, "tie": tie.id, "agreement": act.agreement, "kind": act.kind}
        yield "acts", row | {"side": act.side, "date": act.date}
        yield from evidence(tie, ("act", act.id), act.sources, hidden)
    for each in tie.activities:
        yield "activities", activity_row(each, tie.id)
        yield from evidence(tie, ("activity", each.id), each.sources, hidden)
    for statement in tie.statements:
        yield from evidence(tie, ("statement", statement.id), statement.sources, hidden)


def tie_row(tie: TieRecord) -> Row:
    """A tie as a row."""
    said = {each.side: each.state for each in tie.state.declared if each.state not in NOBODY}
    both = said.get("both") or said.get("unknown")
    return {
        "id": tie.id,
        "home": tie.home.id,
        "home_name": tie.home.name,
        "partner": tie.partner.id,
        "partner_name": tie.partner.name,
        "partner_country": tie.partner.country,
        "kind": tie.kind,
        "since": tie.since,
        "home_state": said.get("home", both),
        "partner_state": said.get("partner", both),
        "observed": tie.state.observed.state,
        "last_confirmed": tie.state.last_confirmed,
    }


def activity_row(each: ActivityRecord, tie: int) -> Row:
    """An activity as a row of one of its ties; those who took part are not told, they may be private people."""
    return {"id": each.id, "tie": tie, "what": each.what, "date": each.date}


def evidence(
    tie: TieRecord, record: tuple[str, int], sources: Iterable[Source], hidden: Container[int]
) -> Iterator[tuple[str, Row]]:
    """The words that a record rests on, where their paper is published."""
    for each in sources:
        if each.document_id is not None and each.document_id not in hidden and each.decision is not None:
            yield (
                "evidence",
                {"record_kind": record[0], "record": record[1], "tie": tie.id, "document": each.document_id}
                | {"start": each.start, "end": each.end, "quote": each.quote},
            )


def place_rows(places: dict[int, PlaceRecord]) -> Iterator[Row]:
    """The places as rows, by number."""
    nodes = nodes_of(set(places))
    for number, place in sorted(places.items()):
        node = nodes.get(number)
        point = node.point if node else None
        yield {
            "id": number,
            "name": place.name,
            "latin": node.latin if node else None,
            "level": place.level,
            "country": place.country,
            "region": place.region,
            "identifiers": " ".join(place.identifiers) or None,
            "latitude": point[0] if point else None,
            "longitude": point[1] if point else None,
        }
