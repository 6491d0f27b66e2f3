"""Policy context that papers name, and the advice they give to municipalities."""

import re
from collections.abc import Iterator

from pobratim.memo.grammar.slots import Phrase, Raw, When
from pobratim.memo.grammar.typography import capital, small
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.writer import Writer, listing, paragraph
from pobratim.register.records import RecommendationRecord

LINKS = re.compile(r"(?i)^(?:в (?:этой|данной|связи с этим) связи|вместе с тем|кроме того|при этом|также),?\s+")
RECOMMENDED = re.compile(
    r"(?is)^(?:муниципальн\w+ образовани\w+\s+)?(?P<lead>(?:в целях|для) [^.;]*?\s)?"
    r"(?P<text>(?:рекомендуется|следует|необходимо|предлагается)\b.*)"
)


def compose(writer: Writer) -> Section | None:
    """The section; None when there is neither context nor advice."""
    return writer.section("context", _blocks(writer))


def _blocks(writer: Writer) -> Iterator[Block]:
    policies = [
        writer.say(
            "policy",
            Ground((Ref("policy", each.id),), each.sources),
            title=Phrase(each.title),
            date=When(each.date) if each.date else None,
        )
        for each in writer.material.policies
    ]
    if policies:
        yield paragraph(*policies)
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
