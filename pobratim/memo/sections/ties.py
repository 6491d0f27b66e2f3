"""Ties by municipality: those that live, those of which only the signing is known, those in preparation."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pobratim.memo.grammar.slots import Count, Name, Phrase, Raw, Series, Slot, Term
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import Told
from pobratim.memo.memo import Block, Paragraph, Ref, Section, Sentence
from pobratim.memo.sections.quoting import quoted
from pobratim.memo.sections.tallies import stopped_as
from pobratim.memo.sections.titles import said_by_titles, shortened
from pobratim.memo.sections.writer import (
    KINDS,
    Writer,
    by_home,
    country_key,
    grounds,
    instrument,
    kind_term,
    listing,
    name_key,
    paragraph,
    partner_name,
    partners_of,
    signing,
    states,
    where,
)
from pobratim.register.records import PlaceRecord

ROOT = 5  # letters of a name that its forms share


def compose(writer: Writer) -> Section | None:
    """The section with a part for each municipality; without parts where there is one alone."""
    groups = sorted(by_home(writer, writer.material.ties), key=_all_stopped)
    if len(groups) == 1:
        return _alone(writer, *groups[0])
    parts = []
    for home, ties in groups:
        heading = writer.heading("home_heading", home=Name(home, typed=True))
        parts.append(Section(f"home-{home.id}", "", heading, tuple(_home(writer, ties))))
    return writer.section("ties", [], parts)


def _alone(writer: Writer, home: PlaceRecord, ties: tuple[Told, ...]) -> Section | None:
    """The ties of the only municipality; in a note, none where the section on stopped ties tells all of them."""
    note = writer.material.scope.tie is not None
    if note and "stopped" in writer.wanted and _all_stopped((home, ties)):
        return None
    section = writer.section("ties", _home(writer, ties))
    heading = writer.heading("note_heading" if note else "ties_home_heading", home=Name(home, typed=True))
    return replace(section, heading=heading) if section else None


def _all_stopped(group: tuple[PlaceRecord, tuple[Told, ...]]) -> bool:
    return all(tie.standing == "stopped" for tie in group[1])


def _home(writer: Writer, ties: tuple[Told, ...]) -> Iterator[Block]:
    for standing, tell in (("live", _live), ("signed", _signed), ("planned", _planned)):
        chosen = tuple(tie for tie in ties if tie.standing == standing)
        if chosen:
            yield from tell(writer, chosen)
    stopped = [tie for tie in ties if tie.standing == "stopped"]
    if stopped and "stopped" in writer.wanted:
        yield paragraph(_elsewhere(writer, stopped))
    elif stopped:
        yield paragraph(*_ended(writer, stopped))


def _live(writer: Writer, ties: tuple[Told, ...]) -> Iterator[Block]:
    if len(ties) == 1:
        yield paragraph(one_tie(writer, "live_one", ties[0]), *bodies(writer, ties[0]))
        return
    for order, (kind, group) in enumerate(by_kind(writer, ties)):
        if len(group) == 1:
            yield paragraph(one_tie(writer, "ties_more_one" if order else "live_one", group[0]))
            continue
        frame = "ties_more" if order else "ties_lead_kind" if len(group) == len(ties) else "ties_lead_of"
        yield paragraph(_lead(writer, frame, group if order else ties, kind, len(group)))
        yield listing(item(writer, tie) for tie in group)


def _lead(writer: Writer, frame: str, ties: tuple[Told, ...], kind: str, number: int) -> Sentence:
    """The words before the ties of a kind; of the first kind they speak of all ties.

    Where no kind is known, nothing is said «с партнёрами», which would sound like one.
    """
    return writer.say(
        frame,
        grounds(ties),
        home=Name(ties[0].home, typed=True),
        all=Count(len(ties), "tie"),
        ties=writer.counted(number, kind),
        states=states(writer, ties) if kind != "unknown" else None,
    )


def _signed(writer: Writer, ties: tuple[Told, ...]) -> Iterator[Block]:
    papers = [tie for tie in ties if tie.agreements]
    for frame, chosen in (("ties_signed", papers), ("ties_named", [tie for tie in ties if not tie.agreements])):
        for kind, group in by_kind(writer, chosen):
            if len(group) > 1:
                yield paragraph(writer.say(frame, grounds(group), ties=writer.counted(len(group), kind)))
                yield listing(item(writer, tie) for tie in group)
            else:
                yield paragraph(signed_tie(writer, group[0]), *bodies(writer, group[0]))


def _planned(writer: Writer, ties: tuple[Told, ...]) -> Iterator[Block]:
    for kind, group in by_kind(writer, ties):
        if len(group) > 1:
            yield paragraph(writer.say("ties_planned", grounds(group), ties=writer.counted(len(group), kind)))
            yield listing(item(writer, tie) for tie in group)
            continue
        yield Paragraph((one_tie(writer, "planned_one", group[0]),))


def _elsewhere(writer: Writer, ties: list[Told]) -> Sentence:
    frame = "ties_stopped_one" if len(ties) == 1 else "ties_stopped"
    return writer.say(frame, grounds(ties), partners=partners_of(ties), section=writer.number("stopped"))


def _ended(writer: Writer, ties: list[Told]) -> Iterator[Sentence]:
    """How ties stopped, where the memo has no section that tells it."""
    for word in ("dormant", "suspended", "ended"):
        if some := [tie for tie in ties if stopped_as(tie) == word]:
            number = Count(len(some), "tie")
            yield writer.say(f"ties_{word}", grounds(some), n=number, partners=partners_of(some))


def by_kind(writer: Writer, ties: Iterable[Told]) -> Iterator[tuple[str, tuple[Told, ...]]]:
    """Ties by kind, in the order of the closed list, partners by country and name."""
    found = sorted(ties, key=lambda tie: (country_key(tie.partner, writer.voice), name_key(tie.partner, writer.voice)))
    for kind in KINDS:
        group = tuple(tie for tie in found if tie.record.kind == kind)
        if group:
            yield kind, group


def item(writer: Writer, tie: Told) -> Sentence:
    """A tie as an item of a list: partner, country, documents."""
    return writer.item(
        "item",
        tie.ground,
        partner=Name(tie.partner),
        where=where(writer, tie.partner, brief=True),
        instruments=documents(writer, tie),
    )


def documents(writer: Writer, tie: Told) -> Series | None:
    """The documents of a tie with their dates; None when none is known."""
    said: list[Slot] = []
    for each in tie.agreements:
        slot = instrument(shortened(tie, each))
        said.append(slot if each.date else Raw(writer.voice.part("undated", instrument=slot)))
    return Series(tuple(said), "comma") if said else None


def one_tie(writer: Writer, frame: str, tie: Told) -> Sentence:
    """A sentence about a single tie with its documents."""
    return writer.say(
        frame,
        tie.ground,
        home=Name(tie.home, typed=True),
        kind=Term(kind_term(tie.record.kind)),
        partner=partner_name(tie.partner),
        where=where(writer, tie.partner),
        instruments=documents(writer, tie),
    )


def signed_tie(writer: Writer, tie: Told) -> Sentence:
    """A sentence about a tie of which only the signing is known; the kind is named where no title gives it."""
    spoken = tie.record.kind in (said_by_titles(tie.agreements), "unknown")
    if len(tie.agreements) != 1:
        some = "signed_some" if spoken else "signed_some_kind"
        return one_tie(writer, some if tie.agreements else "signed_none", tie)
    document = tie.agreements[0]
    when = signing(document)
    return writer.say(
        "signed_one" if spoken else "signed_one_kind",
        tie.ground,
        home=Name(tie.home, typed=True),
        kind=Term(kind_term(tie.record.kind)),
        date=when,
        instrument=instrument(shortened(tie, document), running=True, dated=not when),
        partner=partner_name(tie.partner),
        where=where(writer, tie.partner),
    )


def bodies(writer: Writer, tie: Told) -> Iterator[Sentence]:
    """Sentences about the authorities that acted for the partner."""
    named = (party.body for each in tie.agreements for party in each.parties if party.side == "partner")
    entered = (dict(each.details).get("partner_body", "") for each in tie.agreements)
    told = dict.fromkeys((*named, *entered))
    for body in told:
        if body:
            yield writer.say("body", tie.ground, partner=partner_name(tie.partner), body=Phrase(body))
    if not any(told) and len(tie.agreements) == 1:
        paper = tie.agreements[0]
        if words := quoted(writer.voice.speech.code, "body", paper.sources, tie.partner.name[:ROOT]):
            yield writer.say("body_said", Ground((Ref("agreement", paper.id),), paper.sources), words=words)
