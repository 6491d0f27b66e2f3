"""Basis and coverage: what the memo is written from, and the register in numbers."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.grammar.slots import Count, Name, Phrase, Raw, Series, Slot, Term, When
from pobratim.memo.memo import Section, Sentence
from pobratim.memo.sections.tallies import stopped_as
from pobratim.memo.sections.writer import KINDS, Writer, grounds, kind_term, paragraph, states
from pobratim.register.records import PlaceRecord


def compose(writer: Writer) -> Section | None:
    """The section; it is there in every memo."""
    return writer.section("basis", [paragraph(*_sentences(writer))])


def _sentences(writer: Writer) -> Iterator[Sentence]:
    material = writer.material
    basis = material.scope.requisites.basis
    if basis:
        yield writer.say("basis_ground", basis=Raw(basis))
    homes = {tie.home.id: tie.home for tie in material.ties}
    if material.scope.municipality and len(homes) == 1:
        yield writer.say("basis_home", home=_only(homes))
    else:
        region = writer.voice.speech.region(material.region)
        yield writer.say("basis_register", region=Phrase(region) if region else None)
    if material.scope.period:
        yield writer.say("basis_period", period=When(material.scope.period.edtf))
    if not homes:
        return
    yield _counts(writer, homes)
    yield _kinds(writer)
    yield from _stopped(writer)


def _only(homes: dict[int, PlaceRecord]) -> Name:
    """The one municipality that the memo is about."""
    return Name(next(iter(homes.values())), typed=True)


def _counts(writer: Writer, homes: dict[int, PlaceRecord]) -> Sentence:
    ties = writer.material.ties
    dates = {each.id: each.date for tie in ties for each in tie.agreements if each.date and first_day(each.date)}
    ordered = sorted(dates.values(), key=lambda each: first_day(each) or date.max)
    scope, number = writer.material.scope, Count(len(ties), "tie")
    frame = "covered" if scope.municipality or scope.some else "held"
    whose = _only(homes) if len(homes) == 1 else Count(len(homes), "municipality")
    slots: dict[str, Slot | None] = {
        "held": Raw(writer.voice.part(frame, ties=number)),
        "ties": number,
        "municipalities": whose if scope.municipality is None else None,
        "states": states(writer, ties),
    }
    frame = "basis_counts"
    if ordered:
        slots |= {"dated": Count(len(dates), "dated"), "first": When(ordered[0]), "last": When(ordered[-1])}
        frame = "basis_counts_one" if len(dates) == 1 else frame
        frame = "basis_counts_same" if len(dates) > 1 and ordered[0] == ordered[-1] else frame
    return writer.say(frame, grounds(ties), **slots)


def _kinds(writer: Writer) -> Sentence:
    ties = writer.material.ties
    counted = Counter(tie.record.kind for tie in ties)
    kinds = [kind for kind in KINDS if counted[kind]]
    if len(kinds) == 1:
        (kind,) = kinds
        frame, term = (
            "basis_kinds_none" if kind == "unknown" else "basis_kinds_one",
            Term(kind_term(kind), len(ties) > 1),
        )
        told = {"many" if term.plural else "one": term}
        return writer.say(frame, grounds(ties), n=Count(len(ties), "tie"), **told)
    in_figures = max(counted.values()) > 10
    frames = ["basis_kind" if kind != "unknown" else "basis_kind_unknown" for kind in kinds]
    parts = [
        Raw(
            writer.voice.part(frame, kind=Term(kind_term(kind), plural=True), number=_number(counted[kind], in_figures))
        )
        for frame, kind in zip(frames, kinds, strict=True)
    ]
    return writer.say("basis_kinds", grounds(ties), parts=Series(tuple(parts), "comma"))


def _number(number: int, in_figures: bool) -> Slot:
    """One number of several, all written in one way."""
    return Raw(str(number)) if in_figures else Count(number, "tie", alone=True)


def _stopped(writer: Writer) -> Iterator[Sentence]:
    stopped = writer.material.standing("stopped")
    if stopped and "stopped" in writer.wanted:
        words = {stopped_as(tie) for tie in stopped}
        yield writer.say(
            f"basis_{words.pop()}" if words in ({"dormant"}, {"suspended"}) else "basis_stopped",
            grounds(stopped),
            ties=Count(len(stopped), "tie"),
            section=writer.number("stopped"),
        )
