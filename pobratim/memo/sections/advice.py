"""Recommendations: those that papers give, and measures that follow from the register by explained rules."""

from collections.abc import Iterator
from dataclasses import replace

from pobratim.memo.grammar.slots import Count, Name, Raw, Slot, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.measures import Measure
from pobratim.memo.memo import Block, Section, Sentence
from pobratim.memo.sections.counsel import tell_counsel
from pobratim.memo.sections.due import paper_ground
from pobratim.memo.sections.points import TWICE
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.titles import shortened
from pobratim.memo.sections.writer import Writer, instrument, listing, paragraph, partners_of

ITEMS = {"expiry": "measure_expiry_item", "expired": "measure_expired_item", "neighbours": "measure_home"}


def compose(writer: Writer) -> Section | None:
    """The section; None when nothing is advised."""
    return writer.section("advice", [*tell_counsel(writer), *_derived(writer)])


def _derived(writer: Writer) -> Iterator[Block]:
    """The measures one by one; those that follow by one rule for more than two as a list under it."""
    found: dict[str, list[Measure]] = {}
    for each in writer.measures:
        found.setdefault(each.rule, []).append(each)
    few = [each for each in writer.measures if len(found[each.rule]) <= TWICE]
    if len(few) == 1:
        yield paragraph(_measure(writer, few[0]))
    elif few:
        yield paragraph(writer.say("measures_lead", _joined(few)))
        yield listing(_part(writer, each) for each in few)
    for rule, alike in found.items():
        if len(alike) > TWICE:
            yield paragraph(writer.say(f"measure_{rule}_lead", _joined(alike), **_term(alike[0]), **_slots(alike[0])))
            yield listing(_item(writer, each) for each in alike)


def _item(writer: Writer, measure: Measure) -> Sentence:
    """A measure under the lead of its rule; only named under it, a municipality rests on its own ties."""
    own = [tie for tie in writer.material.ties if tie.home.id == measure.home.id]
    ground = ties_ground(own) if measure.rule == "neighbours" else ground_of(measure)
    return writer.item(ITEMS.get(measure.rule, "measure_pair"), ground, **_slots(measure))


def _joined(found: list[Measure]) -> Ground:
    return Ground(tuple(dict.fromkeys(ref for each in found for ref in ground_of(each).refs)))


def _term(measure: Measure) -> dict[str, Slot]:
    return {"term": When(measure.term.isoformat())}


def _measure(writer: Writer, measure: Measure) -> Sentence:
    action = Raw(action_of(writer, measure))
    home = Name(measure.home, typed=True)
    return writer.say("measure_one", ground_of(measure), home=home, action=action, **_term(measure))


def _part(writer: Writer, measure: Measure) -> Sentence:
    action = Raw(action_of(writer, measure))
    said = writer.item(
        "measure", ground_of(measure), home=Name(measure.home, typed=True), action=action, **_term(measure)
    )
    return replace(said, frame=f"measure_{measure.rule}")


def ground_of(measure: Measure) -> Ground:
    """What a measure follows from."""
    return paper_ground(measure) if measure.agreement else ties_ground(measure.ties)


def action_of(writer: Writer, measure: Measure) -> str:
    """What is to be done, as an infinitive with its reason."""
    return writer.voice.part(f"measure_{measure.rule}", **_slots(measure))


def _slots(measure: Measure) -> dict[str, Slot]:
    slots: dict[str, Slot] = {"home": Name(measure.home, typed=True), "partners": partners_of(measure.ties)}
    slots["n"] = Count(len(measure.ties), "tie", alone=True)
    if measure.agreement and measure.end:
        named = instrument(shortened(measure.ties[0], measure.agreement), running=True)
        slots |= {"instrument": named, "end": When(measure.end.isoformat())}
        slots["partner"] = Name(measure.ties[0].partner)
    return slots
