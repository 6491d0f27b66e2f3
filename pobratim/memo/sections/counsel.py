"""What papers advise: municipalities in general, and those whom the advice names itself; old papers with their year."""

import re
from collections.abc import Callable, Iterator

from pobratim.memo.grammar.slots import Raw, When
from pobratim.memo.grammar.typography import capital, small
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Ref
from pobratim.memo.sections.writer import Writer, dated_long_ago, listing, paragraph, points
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
Advice = RecommendationRecord


def tell_counsel(writer: Writer) -> Iterator[Block]:
    """The advice: sentences that say «рекомендуется», then what is to be done, then what others are told."""
    tell: Teller
    told: dict[Teller, dict[When | None, list[Advice]]] = {_whole: {}, _to_municipalities: {}, _to_others: {}}
    for each in writer.material.recommendations:
        text = _text(each)
        tell = _whole if RECOMMENDED.match(text) else _to_municipalities if INFINITIVE.match(text) else _to_others
        told[tell].setdefault(dated_long_ago(writer, each.sources), []).append(each)
    for tell, years in told.items():
        for dated, some in years.items():
            yield from tell(writer, some, dated)


def _whole(writer: Writer, some: list[Advice], dated: When | None) -> Iterator[Block]:
    """Sentences of their own: whom they are addressed to comes before the verb, after the purpose."""
    for each in some:
        found = RECOMMENDED.match(_text(each))
        lead, text = (found["lead"] or "", found["text"]) if found else ("", each.text)
        said = Raw(small(text))
        if lead.strip():
            first = Raw(capital(lead.strip()))
            yield paragraph(writer.say("advice_lead", _ground(each), lead=first, text=said, dated=dated))
        else:
            yield paragraph(writer.say("advice", _ground(each), text=said, dated=dated))


def _to_municipalities(writer: Writer, some: list[Advice], dated: When | None) -> Iterator[Block]:
    """What is to be done, and nobody is named who should."""
    texts = [Raw(small(_text(each))) for each in some]
    if len(some) == 1:
        yield paragraph(writer.say("advice_one", _ground(*some), text=texts[0], dated=dated))
        return
    yield paragraph(writer.say("advice_list", _ground(*some), dated=dated))
    yield listing(writer.item("advice_item", _ground(each), text=text) for each, text in zip(some, texts, strict=True))


def _to_others(writer: Writer, some: list[Advice], dated: When | None) -> Iterator[Block]:
    """Sentences that name whom they are for; a single one that says «рекомендуется» needs no lead."""
    if len(some) == 1 and ADVISED.search(some[0].text):
        yield paragraph(writer.say("advice_own", _ground(*some), text=Raw(_text(some[0])), dated=dated))
        return
    yield paragraph(writer.say("advice_own_list", _ground(*some), dated=dated))
    yield points(writer.say("advice_own", _ground(each), text=Raw(_text(each))) for each in some)


def _text(advice: Advice) -> str:
    return LINKS.sub("", advice.text).rstrip(" .;")


def _ground(*advice: Advice) -> Ground:
    refs = tuple(Ref("recommendation", each.id) for each in advice)
    return Ground(refs, tuple(source for each in advice for source in each.sources))


Teller = Callable[[Writer, list[Advice], When | None], Iterator[Block]]
