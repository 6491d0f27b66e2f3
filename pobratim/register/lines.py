"""A tie as one line of a list: what the list shows of it, each value with its sources; kept beside the outline."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import chain
from operator import attrgetter
from typing import Any

from pobratim.register import days
from pobratim.register.records import DeclaredState, PlaceRecord, Source, TieRecord

Kept = list[Any]
PLACE, SOURCE = (attrgetter(*(each.name for each in fields(of))) for of in (PlaceRecord, Source))
MOST = 3  # sources that a kind is told with


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie as a line. `last` is the date of its last instrument; `grounds` the source of its names.

    `of_kind`, `of_last` and `of_confirmed` are the sources of the kind, of the last instrument, and of the day on
    which the tie was last confirmed; `disputed` says that sources differ.
    """

    id: int
    home: PlaceRecord
    partner: PlaceRecord
    kind: str
    instruments: int
    last: str | None
    declared: tuple[DeclaredState, ...]
    last_confirmed: str | None
    disputed: bool
    published: bool
    grounds: tuple[Source, ...]
    of_kind: tuple[Source, ...]
    of_last: tuple[Source, ...]
    of_confirmed: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class LinePage:
    """A slice of the ties that were asked for, as lines, and how many there are in all."""

    total: int
    lines: tuple[TieLine, ...]


def line_of(tie: TieRecord) -> TieLine:
    """The line of a whole tie."""
    dated = [each for each in tie.agreements if each.date]
    last = max(dated, key=lambda each: str(days.first_day(each.date)), default=next(iter(tie.agreements), None))
    every = every_source(tie)
    said = tie.state.last_confirmed
    told = [(each.date, each.sources) for each in tie.agreements] + [(each.date, each.sources) for each in tie.acts]
    confirmed = tuple(each for each in every if each.document_date == said) or tuple(
        chain.from_iterable(sources for day, sources in told if day == said)
    )
    kind = tuple(chain.from_iterable(each.sources for each in tie.kinds if each.kind == tie.kind))
    return TieLine(
        id=tie.id,
        home=tie.home,
        partner=tie.partner,
        kind=tie.kind,
        instruments=len(tie.agreements),
        last=last.date if last else None,
        declared=tie.state.declared,
        last_confirmed=said,
        disputed=bool(tie.conflicts),
        published=tie.published,
        grounds=every[:1],
        of_kind=kind[:MOST],
        of_last=last.sources if last else (),
        of_confirmed=confirmed[:1],
    )


def sources_in(line: TieLine) -> Iterator[Source]:
    """The sources that a line cites, some of them several times."""
    cited = (line.grounds, line.of_kind, line.of_last, line.of_confirmed, *(each.sources for each in line.declared))
    return chain.from_iterable(cited)


def with_sources(line: TieLine, told: Callable[[Source], Source]) -> TieLine:
    """A line with each of its sources told otherwise."""

    def anew(sources: Iterable[Source]) -> tuple[Source, ...]:
        return tuple(map(told, sources))

    return replace(
        line,
        declared=tuple(replace(each, sources=anew(each.sources)) for each in line.declared),
        grounds=anew(line.grounds),
        of_kind=anew(line.of_kind),
        of_last=anew(line.of_last),
        of_confirmed=anew(line.of_confirmed),
    )


def every_source(tie: TieRecord) -> tuple[Source, ...]:
    """The sources of a tie: of its statements, then its instruments, then its acts."""
    said = [each.sources for each in tie.statements] + [each.sources for each in tie.agreements]
    return tuple(chain.from_iterable(said + [each.sources for each in tie.acts]))


def kept(line: TieLine) -> str:
    """A line as JSON: its values in their order, places as theirs, sources by their place in a list at its end."""
    pool: dict[Source, int] = {}

    def cited(sources: Iterable[Source]) -> list[int]:
        return [pool.setdefault(each, len(pool)) for each in sources]

    declared = [(each.side, each.state, each.since, each.party, each.act, each.statement) for each in line.declared]
    said = [
        PLACE(line.home),
        PLACE(line.partner),
        *(line.kind, line.instruments, line.last),
        [[*state, cited(each.sources)] for state, each in zip(declared, line.declared, strict=True)],
        *(line.last_confirmed, line.disputed, line.published),
        *(cited(each) for each in (line.grounds, line.of_kind, line.of_last, line.of_confirmed)),
        [told(each) for each in pool],
    ]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def told(source: Source) -> list[Any]:
    """The values of a source in their order; who accepted it is no visitor's business."""
    *said, _, at, decision, fact = SOURCE(source)
    return [*said, None, at and at.isoformat(), decision, fact]


def line_from(number: int, text: str) -> TieLine:
    """A line that was kept."""
    home, partner, kind, instruments, last, declared, confirmed, disputed, published, *cited, told_of = json.loads(text)
    pool = [source_from(each) for each in told_of]
    sources = [tuple(pool[at] for at in some) for some in cited]
    states = tuple(state_from(each, pool) for each in declared)
    said = (kind, instruments, last, states, confirmed, disputed, published)
    return TieLine(number, place_from(home), place_from(partner), *said, *sources)


def ends_from(text: str) -> tuple[PlaceRecord, PlaceRecord]:
    """The two places of a line that was kept."""
    home, partner, *_rest = json.loads(text)
    return place_from(home), place_from(partner)


def state_from(row: Kept, pool: Sequence[Source]) -> DeclaredState:
    """What a side declares, as it was kept."""
    side, state, since, party, act, statement, cited = row
    return DeclaredState(side, state, since, party, act, statement, tuple(pool[at] for at in cited))


def place_from(row: Kept) -> PlaceRecord:
    """A place that was kept."""
    number, name, level, country, region, identifiers, aliases, *near = row
    return PlaceRecord(number, name, level, country, region, tuple(identifiers), tuple(aliases), *near)


def source_from(row: Kept) -> Source:
    """A source that was kept."""
    *said, at, decision, fact = row
    document, name, dated, start, end, quote, rule, sentence, by = said
    when = datetime.fromisoformat(at) if at else None
    return Source(document, name, dated, start, end, quote, rule, sentence, by, when, decision, fact)
