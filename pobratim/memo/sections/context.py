"""Legal and policy context: the norms of the rule packs that count on the day, and what papers name of their own."""

import re
from collections.abc import Iterator

from pobratim.memo.grammar.slots import Instrument, Phrase, Raw, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.quoting import quoted
from pobratim.memo.sections.writer import Writer, paragraph, points
from pobratim.monitoring.norm import Norm
from pobratim.register.records import Source

DAY = re.compile(r"\b(\d\d)\.(\d\d)\.(\d{4})\b")
NUMBER = re.compile(r"№\s?(\S*\w)")


def compose(writer: Writer) -> Section | None:
    """The section; None when no norm counts and papers name no context."""
    return writer.section("context", _blocks(writer))


def _blocks(writer: Writer) -> Iterator[Block]:
    norms = writer.material.norms
    if len(norms) > 1:
        refs = tuple(Ref("norm", each.number) for each in norms)
        yield paragraph(writer.say("norms_lead", Ground(refs), day=When(writer.material.scope.as_of.isoformat())))
    if norms:
        yield points(_norm(writer, each) for each in norms)
    policies = tuple(_policies(writer))
    if policies:
        yield paragraph(*policies)


def _norm(writer: Writer, norm: Norm) -> Sentence:
    speech = writer.voice.speech
    act, text = norm.ground(speech.code), norm.words["sentence"][speech.code].rstrip(".")
    said, named = (DAY.sub(lambda day: speech.say(When(_edtf(day)), "gent"), each) for each in (text, act))
    ground = Ground((Ref("norm", norm.number),), (_source(norm, act),))
    return writer.say("norm", ground, text=Raw(said), act=Raw(named), term=When(f"{norm.valid_from}/.."))


def _source(norm: Norm, act: str) -> Source:
    """The act as a source, with the address where it can be read."""
    named, sentence = f"{act}: {norm.source}" if norm.source else act, norm.words["sentence"]["ru"]
    return Source(None, named, None, None, None, "", norm.id, sentence, None, None, None, norm.number)


def _edtf(day: re.Match[str]) -> str:
    return "-".join(reversed(day.groups()))


def _policies(writer: Writer) -> Iterator[Sentence]:
    """What papers name, but for the acts that the norms name already."""
    acts = {_edtf(day) for norm in writer.material.norms for day in DAY.finditer(norm.words["act"]["ru"])}
    for each in writer.material.policies:
        if each.date not in acts:
            ground = Ground((Ref("policy", each.id),), each.sources)
            title = Instrument("other", each.title, running=True)
            numbers = (NUMBER.search(source.quote) for source in each.sources)
            found = next((Phrase(number[1]) for number in numbers if number), None)
            yield writer.say("policy", ground, title=title, date=When(each.date) if each.date else None, number=found)
            if words := quoted(writer.voice.speech.code, "act", each.sources):
                yield writer.say("policy_says", ground, title=title, words=words)
