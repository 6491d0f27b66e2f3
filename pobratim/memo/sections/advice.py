"""Recommendations: those that papers give, and measures that follow from the register by explained rules."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pobratim.memo.grammar.slots import Count, Name, Raw, Slot, When
from pobratim.memo.grammar.typography import capital, small
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.measures import Measure
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.due import paper_ground
from pobratim.memo.sections.points import TWICE
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.titles import shortened
from pobratim.memo.sections.writer import Writer, dated_long_ago, instrument, listing, paragraph, partners_of, points
from pobratim.register.records import RecommendationRecord

LINKS = re.compile(r"(?i)^(?:в (?:этой|данной|связи с этим) связи|вместе с тем|кроме того|при этом|также),?\s+")
RECOMMENDED = re.compile(
    r"(?is)^(?:муниципальн\w+ образовани\w+\s+)?(?P<lead>(?:в целях|для) [^.;]*?\s)?"
    r"(?P<text>(?:рекомендуется|следует|необходимо|предлагается)\b.*)"
)

ADVISED = re.compile(r"(?i)\b(?:рекоменд|следует|необходимо|предлага|поруч|надлежит|нужно)")
INFINITIVE = re.compile(
    r"(?i)(?:(?:не|ежегодно|регулярно|шире|активнее|чаще|совместно|вновь)\s)?\w+(?:ть|ти|чь)(?:ся|сь)?\b"
)
ITEMS = {"expiry": "measure_paper", "expired": "measure_paper", "neighbours": "measure_home"}


def compose(writer: Writer) -> Section | None:
    """The section; None when nothing is advised."""
    return writer.section("advice", [*_entered(writer), *_derived(writer)])


def _entered(writer: Writer) -> Iterator[Block]:
    """What papers advise: to municipalities, and to whom they name themselves; old papers are named with their year."""
    advice = writer.material.recommendations
    for each in (each for each in advice if RECOMMENDED.match(_text(each))):
        yield paragraph(_whole(writer, each))
    rest = [each for each in advice if not RECOMMENDED.match(_text(each))]
    for own, frame in ((False, "advice_list"), (True, "advice_own_list")):
        for dated, some in _by_year(writer, [each for each in rest if _addressed(each) is own]):
            if own and len(some) == 1 and ADVISED.search(some[0].text):
                yield paragraph(_own(writer, some[0], dated))
                continue
            refs = Ground(tuple(Ref("recommendation", each.id) for each in some))
            yield paragraph(writer.say(frame, refs, dated=dated))
            yield points(_own(writer, each, None) for each in some) if own else listing(_item(writer, e) for e in some)


def _text(advice: RecommendationRecord) -> str:
    return LINKS.sub("", advice.text).rstrip(" .;")


def _addressed(advice: RecommendationRecord) -> bool:
    """Whether the advice names whom it is for: it does not begin with what is to be done."""
    return not INFINITIVE.match(_text(advice))


def _by_year(
    writer: Writer, advice: list[RecommendationRecord]
) -> Iterator[tuple[When | None, list[RecommendationRecord]]]:
    found: dict[When | None, list[RecommendationRecord]] = {}
    for each in advice:
        found.setdefault(dated_long_ago(writer, each.sources), []).append(each)
    yield from found.items()


def _whole(writer: Writer, advice: RecommendationRecord) -> Sentence:
    """Advice that is a sentence of its own: whom it is addressed to comes before its verb, after its purpose."""
    found, dated = RECOMMENDED.match(_text(advice)), dated_long_ago(writer, advice.sources)
    lead, text = (found["lead"] or "", found["text"]) if found else ("", advice.text)
    said = Raw(small(text))
    if lead.strip():
        return writer.say("advice_lead", _ground(advice), lead=Raw(capital(lead.strip())), text=said, dated=dated)
    return writer.say("advice", _ground(advice), text=said, dated=dated)


def _own(writer: Writer, advice: RecommendationRecord, dated: When | None) -> Sentence:
    return writer.say("advice_own", _ground(advice), text=Raw(_text(advice)), dated=dated)


def _item(writer: Writer, advice: RecommendationRecord) -> Sentence:
    return writer.item("advice_item", _ground(advice), text=Raw(small(_text(advice))))


def _ground(advice: RecommendationRecord) -> Ground:
    return Ground((Ref("recommendation", advice.id),), advice.sources)


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
            yield listing(writer.item(ITEMS.get(rule, "measure_pair"), ground_of(e), **_slots(e)) for e in alike)


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
