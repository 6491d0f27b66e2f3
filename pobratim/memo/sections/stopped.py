"""Ties that are suspended, ended or not carried out: by which side, since when, and what other sources say."""

from collections.abc import Iterator
from dataclasses import replace

from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.grammar.slots import Count, Name, Phrase, Slot, Term, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import ALIVE, STOPPED, Told
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.ties import documents, item
from pobratim.memo.sections.titles import said_by_titles, shortened
from pobratim.memo.sections.writer import (
    Writer,
    by_home,
    grounds,
    instrument,
    joined,
    kind_term,
    listing,
    name_key,
    paragraph,
    partner_name,
    signing,
    where,
)
from pobratim.register.records import DeclaredState, PlaceRecord


def compose(writer: Writer) -> Section | None:
    """The section; None when every tie is carried out, or nothing says that it is not."""
    section = writer.section("stopped", _blocks(writer))
    if section and writer.material.scope.tie is not None:
        return replace(section, heading=writer.heading("note_stopped_heading"))
    return section


def _blocks(writer: Writer) -> Iterator[Block]:
    for home, ties in by_home(writer, writer.material.standing("stopped")):
        alike: dict[tuple[str, ...], list[Told]] = {}
        for tie in sorted(ties, key=lambda each: name_key(each.partner, writer.voice)):
            alike.setdefault(_likeness(tie), []).append(tie)
        for group in sorted(alike.values(), key=lambda each: -len(each)):
            if len(group) > 1:
                yield paragraph(_together(writer, home, group))
                yield listing(item(writer, tie) for tie in group)
            else:
                yield paragraph(_rests_on(writer, group[0]), *_states(writer, group[0]))


def _likeness(tie: Told) -> tuple[str, ...]:
    """What ties must share to be told in one list: kind, state, side and date; differing acts are told one by one."""
    first = tie.stops[0]
    if len(tie.stops) > 1 or first.side == "partner" or list(_still(tie)):
        return (str(tie.record.id),)
    return (tie.record.kind, first.state, first.side, first.since or "")


def _together(writer: Writer, home: PlaceRecord, ties: list[Told]) -> Sentence:
    state = ties[0].stops[0]
    own = state.side == "home" and state.state != "dormant"
    return writer.say(
        f"stops_{state.state}",
        joined([grounds(ties), *(_ground(tie, tie.stops[0]) for tie in ties)]),
        home=Name(home, typed=True),
        side=Name(home, typed=True) if own else None,
        ties=Count(len(ties), kind_term(ties[0].record.kind)),
        since=When(state.since) if state.since else None,
    )


def _rests_on(writer: Writer, tie: Told) -> Sentence:
    slots: dict[str, Slot | None] = {
        "home": Name(tie.home, typed=True),
        "partner": partner_name(tie.partner),
        "where": where(writer, tie.partner),
        "kind": Term(kind_term(tie.record.kind)),
    }
    if not tie.agreements:
        return writer.say("stopped_bare", tie.ground, **slots)
    spoken = tie.record.kind in (said_by_titles(tie.agreements), "unknown")
    tail = "" if spoken else "_kind"
    if len(tie.agreements) > 1 or not tie.agreements[0].date:
        slots["n"] = Count(len(tie.agreements), "document")
        return writer.say(f"stopped_tied{tail}", tie.ground, instruments=documents(writer, tie), **slots)
    document = tie.agreements[0]
    when = signing(document)
    named = instrument(shortened(tie, document), running=True, dated=not (spoken and when))
    return writer.say(f"stopped_signed{tail}", tie.ground, date=when, instrument=named, **slots)


def _states(writer: Writer, tie: Told) -> Iterator[Sentence]:
    for state in sorted(tie.stops, key=lambda each: (first_day(each.since) is None, each.since or "")):
        yield writer.say(
            f"stop_{state.state}",
            _ground(tie, state),
            side=_side(writer, tie, state),
            since=When(state.since) if state.since else None,
        )
    for state in _still(tie):
        since = When(state.since) if state.since else None
        yield writer.say(f"stop_still_{state.state}", _ground(tie, state), since=since)


def _still(tie: Told) -> Iterator[DeclaredState]:
    """What sources no older than the stop say of the tie as alive."""
    latest = max((s.document_date or "" for state in tie.stops for s in state.sources), default="")
    for state in tie.record.state.declared:
        told = max((s.document_date or "" for s in state.sources), default="")
        if state.state in ALIVE and told and told >= latest:
            yield state


def _ground(tie: Told, state: DeclaredState) -> Ground:
    refs = [Ref("tie", tie.record.id)]
    if state.act is not None:
        refs.append(Ref("act", state.act))
    if state.statement is not None:
        refs.append(Ref("statement", state.statement))
    return Ground(tuple(refs), state.sources)


def _side(writer: Writer, tie: Told, state: DeclaredState) -> Slot | None:
    """Who did it: the municipality or the partner; None when the source does not say, or an expiry has no doer.

    A partner of several municipalities is not named: it would seem to have done so to all of them. Where the kind of
    the tie is not known it is: «партнёр» would tell a kind.
    """
    if state.state not in STOPPED or state.side not in ("home", "partner"):
        return None
    if state.side == "home":
        return Name(tie.home, typed=True)
    shared = sum(each.partner.id == tie.partner.id for each in writer.material.ties) > 1
    if shared and tie.record.kind != "unknown":
        return Phrase(writer.voice.part("the_partner"))
    return Name(tie.partner, typed=True)
