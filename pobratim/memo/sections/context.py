"""Policy context: the laws, concepts and orders that papers name."""

from pobratim.memo.grammar.slots import Phrase, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Ref, Section
from pobratim.memo.sections.writer import Writer, paragraph


def compose(writer: Writer) -> Section | None:
    """The section; None when papers name no context."""
    policies = [
        writer.say(
            "policy",
            Ground((Ref("policy", each.id),), each.sources),
            title=Phrase(each.title),
            date=When(each.date) if each.date else None,
        )
        for each in writer.material.policies
    ]
    return writer.section("context", [paragraph(*policies)] if policies else [])
