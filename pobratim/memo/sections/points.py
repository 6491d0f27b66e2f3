"""The sentences of a section one below another; what would be said alike of more than two becomes a list of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pobratim.memo.grammar.slots import Slot
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Sentence
from pobratim.memo.sections.writer import Writer, joined, listing, paragraph, points

TWICE = 2
Case = tuple[Ground, dict[str, Slot | None]]


@dataclass
class Points:
    """What was said so far: sentences of their own, and lists under their leads."""

    writer: Writer
    sentences: list[Sentence] = field(default_factory=list)
    lists: list[Block] = field(default_factory=list)

    def add(self, sentences: Iterable[Sentence]) -> None:
        """Say sentences of their own."""
        self.sentences.extend(sentences)

    def alike(self, frame: str, cases: Iterable[Case], item: str = "pair") -> None:
        """Say a frame of each case; of many, the frame's lead once and each case as an item below it."""
        told = list(cases)
        if len(told) <= TWICE:
            self.add(self.writer.say(frame, ground, **slots) for ground, slots in told)
        else:
            self.lists.append(paragraph(self.writer.say(f"{frame}_lead", joined(ground for ground, _ in told))))
            self.lists.append(listing(self.writer.item(item, ground, **slots) for ground, slots in told))

    def blocks(self) -> list[Block]:
        """All of it, the lists behind the sentences."""
        return [*((points(self.sentences),) if self.sentences else ()), *self.lists]
