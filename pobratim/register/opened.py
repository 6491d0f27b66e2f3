"""What is open of a tie, as rows of tables: what is decided, without anybody who signed in; kept beside the outline."""

import json
import zlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pobratim.register.lines import ends_from
from pobratim.register.records import ActivityRecord, PlaceRecord, Source, TieRecord

Row = dict[str, Any]
NOBODY = ("unstated",)
HANGING = ("agreements", "acts", "activities", "evidence")
STATES = ("home_state", "partner_state", "observed", "last_confirmed")
LEVEL = 3  # what is kept is read more often than written


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


@dataclass(frozen=True, slots=True)
class OpenTie:
    """What is open of a tie as it was kept: its places, and all else as members of an object of JSON."""

    id: int
    home: PlaceRecord
    partner: PlaceRecord
    members: str


def kept(tie: TieRecord, hidden: Container[int]) -> bytes:
    """What is open of a tie but its places, as members of an object of JSON, compressed."""
    hanging: dict[str, list[Row]] = {name: [] for name in HANGING}
    for name, row in rows_of(tie, hidden):
        if name in hanging:
            hanging[name].append({key: value for key, value in row.items() if key != "tie"})
        else:
            said = {key: row[key] for key in ("kind", "since", *STATES)}
    text = json.dumps(said | hanging, ensure_ascii=False)
    return zlib.compress(text[1:-1].encode(), LEVEL)


def from_kept(number: int, line: str, packed: bytes | memoryview) -> OpenTie:
    """What is open of a tie, from what was kept of it and its line."""
    return OpenTie(number, *ends_from(line), zlib.decompress(packed).decode())
