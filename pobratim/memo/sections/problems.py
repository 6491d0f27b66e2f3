"""Problems: what sources differ about, said as such, and ties under which nothing is heard of for long."""

from collections.abc import Callable, Iterator

from pobratim.memo.grammar.slots import Name, Raw, Series, Slot, Term, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import Told
from pobratim.memo.measures import quiet_ties
from pobratim.memo.memo import Ref, Section, Sentence
from pobratim.memo.sections.points import Points
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.titles import shortened
from pobratim.memo.sections.writer import Writer, by_home_apart, instrument, kind_term, whom
from pobratim.register.records import Conflict, ConflictValue


def compose(writer: Writer) -> Section | None:
    """The section; None when sources agree and work goes on."""
    points = Points(writer)
    points.add(_conflicts(writer))
    quiet = by_home_apart(writer, quiet_ties(writer.material, writer.work))
    points.alike("problem_quiet", ((ties_ground(ties), whom(home, ties)) for home, ties in quiet))
    return writer.section("problems", points.blocks())


def _conflicts(writer: Writer) -> Iterator[Sentence]:
    for tie in writer.material.ties:
        papers = [conflict for each in tie.agreements for conflict in each.conflicts]
        for conflict in dict.fromkeys((*tie.record.conflicts, *papers)):
            say = SAYINGS.get(conflict.field)
            if say and len(conflict.values) > 1:
                yield from say(writer, tie, conflict)


def _ground(tie: Told, conflict: Conflict) -> Ground:
    refs = [Ref("tie", tie.record.id)]
    if conflict.agreement is not None:
        refs.append(Ref("agreement", conflict.agreement))
    return Ground(tuple(refs), tuple(source for value in conflict.values for source in value.sources))


def _sides(tie: Told) -> dict[str, Slot]:
    return {"home": Name(tie.home), "partner": Name(tie.partner)}


def _states(writer: Writer, tie: Told, conflict: Conflict) -> Iterator[Sentence]:
    values = {(value.side, value.value): value for value in conflict.values}
    sided = [value for value in values.values() if value.side in ("home", "partner")]
    others = [value for value in values.values() if value not in sided]
    said = [_side(writer, tie, value) for value in sided] + [_source(writer, *each) for each in enumerate(others)]
    parts = Series(tuple(Raw(each) for each in said), "comma")
    yield writer.say("problem_states", _ground(tie, conflict), parts=parts, **_sides(tie))


def _side(writer: Writer, tie: Told, value: ConflictValue) -> str:
    place = tie.home if value.side == "home" else tie.partner
    return writer.voice.part("problem_state", side=Name(place), state=_word(writer, value))


def _source(writer: Writer, place: int, value: ConflictValue) -> str:
    return writer.voice.part("problem_state_other" if place else "problem_state_source", state=_word(writer, value))


def _word(writer: Writer, value: ConflictValue) -> Raw:
    return Raw(writer.voice.part(f"word_{value.value or 'unstated'}"))


def _kinds(writer: Writer, tie: Told, conflict: Conflict) -> Iterator[Sentence]:
    if conflict.agreement is None:
        values = dict.fromkeys(kind_term(value.value or "unknown") for value in conflict.values)
        parts = Series(tuple(Term(each) for each in values), "comma")
        yield writer.say("unclear_differ", _ground(tie, conflict), values=parts, **_sides(tie))


def _since(writer: Writer, tie: Told, conflict: Conflict) -> Iterator[Sentence]:
    values = Series(tuple(When(value.value) for value in conflict.values if value.value), "comma")
    yield writer.say("problem_since", _ground(tie, conflict), values=values, **_sides(tie))


def _dates(writer: Writer, tie: Told, conflict: Conflict) -> Iterator[Sentence]:
    paper = next((each for each in tie.agreements if each.id == conflict.agreement), None)
    if paper:
        named = instrument(shortened(tie, paper), running=True, dated=False)
        values = Series(tuple(When(value.value) for value in conflict.values if value.value), "comma")
        yield writer.say("unclear_dates", _ground(tie, conflict), instrument=named, values=values, **_sides(tie))


SAYINGS: dict[str, Callable[[Writer, Told, Conflict], Iterator[Sentence]]] = {
    "declared state": _states,
    "status": _states,
    "kind": _kinds,
    "since": _since,
    "date": _dates,
}
