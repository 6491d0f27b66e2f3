"""Recommendations: those that papers give, and measures that follow from the register by explained rules."""

import re
from collections.abc import Iterator

from pobratim.memo.grammar.slots import Count, Name, Raw, Slot, When
from pobratim.memo.grammar.typography import capital, small
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.measures import Measure
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.due import paper_ground
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.titles import shortened
from pobratim.memo.sections.writer import Writer, instrument, listing, paragraph, partners_of
from pobratim.register.records import RecommendationRecord

LINKS = re.compile(r"(?i)^(?:в (?:этой|данной|связи с этим) связи|вместе с тем|кроме того|при этом|также),?\s+")
RECOMMENDED = re.compile(
    r"(?is)^(?:муниципальн\w+ образовани\w+\s+)?(?P<lead>(?:в целях|для) [^.;]*?\s)?"
    r"(?P<text>(?:рекомендуется|следует|необходимо|предлагается)\b.*)"
)


def compose(writer: Writer) -> Section | None:
    """The section; None when nothing is advised."""
    return writer.section("advice", [*_entered(writer), *_derived(writer)])


def _entered(writer: Writer) -> Iterator[Block]:
    advice = writer.material.recommendations
    whole = [each for each in advice if RECOMMENDED.match(LINKS.sub("", each.text))]
    for each in whole:
        yield paragraph(_advice(writer, each))
    rest = [each for each in advice if each not in whole]
    if rest:
        yield paragraph(writer.say("advice_list", Ground(tuple(Ref("recommendation", r.id) for r in rest))))
        yield listing(_item(writer, each) for each in rest)


def _advice(writer: Writer, advice: RecommendationRecord) -> Sentence:
    """Advice that is a sentence of its own: whom it is addressed to comes before its verb, after its purpose."""
    found = RECOMMENDED.match(LINKS.sub("", advice.text))
    lead, text = (found["lead"] or "", found["text"]) if found else ("", advice.text)
    said = Raw(small(text.rstrip(" .;")))
    if lead.strip():
        return writer.say("advice_lead", _ground(advice), lead=Raw(capital(lead.strip())), text=said)
    return writer.say("advice", _ground(advice), text=said)


def _item(writer: Writer, advice: RecommendationRecord) -> Sentence:
    said = writer.say("advice_item", _ground(advice), text=Raw(advice.text.rstrip(" .;")))
    return Sentence(small(said.text), said.frame, said.refs, said.sources)


def _ground(advice: RecommendationRecord) -> Ground:
    return Ground((Ref("recommendation", advice.id),), advice.sources)


def _derived(writer: Writer) -> Iterator[Block]:
    found = writer.measures
    if found:
        ground = Ground(tuple(dict.fromkeys(ref for each in found for ref in ground_of(each).refs)))
        yield paragraph(writer.say("measures_lead", ground))
        yield listing((_measure(writer, each) for each in found), whole=True)


def _measure(writer: Writer, measure: Measure) -> Sentence:
    term = When(measure.term.isoformat())
    action = Raw(action_of(writer, measure))
    said = writer.say("measure", ground_of(measure), home=Name(measure.home, typed=True), term=term, action=action)
    return Sentence(said.text, f"measure_{measure.rule}", said.refs, said.sources)


def ground_of(measure: Measure) -> Ground:
    """What a measure follows from."""
    return paper_ground(measure) if measure.agreement else ties_ground(measure.ties)


def action_of(writer: Writer, measure: Measure) -> str:
    """What is to be done, as an infinitive with its reason."""
    slots: dict[str, Slot] = {"partners": partners_of(measure.ties), "n": Count(len(measure.ties), "tie", alone=True)}
    if measure.agreement and measure.end:
        named = instrument(shortened(measure.ties[0], measure.agreement), running=True)
        slots |= {"instrument": named, "end": When(measure.end.isoformat())}
        slots["partner"] = Name(measure.ties[0].partner)
    if measure.rule == "neighbours":
        slots["other"] = Name(measure.ties[0].home, typed=True)
    return writer.voice.part(f"measure_{measure.rule}", **slots)
