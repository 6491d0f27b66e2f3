"""Superscripts of a page: each document has one number on it, and the list of them closes the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from pobratim.register.records import Source


@dataclass(frozen=True, slots=True)
class Note:
    """A document under its number, with one of the sources that led to it."""

    number: int
    source: Source


@dataclass(slots=True)
class Footnotes:
    """The documents of a page in the order in which its values name them.

    `seen` tells those sources that the reader may see; `words` keeps what was written once, in the `language` of the
    page.
    """

    seen: Callable[[Iterable[Source]], Iterable[Source]]
    language: str
    notes: dict[object, Note] = field(default_factory=dict)
    words: dict[object, tuple[str, str]] = field(default_factory=dict)

    def number(self, source: Source) -> int:
        """The number of a source's document on this page."""
        key = source.document_id if source.document_id is not None else f"{source.document_name}/{source.decision}"
        if key not in self.notes:
            self.notes[key] = Note(len(self.notes) + 1, source)
        return self.notes[key].number

    def mark(self, sources: Iterable[Source]) -> str:
        """The superscript of a value: the numbers of its documents."""
        return ", ".join(str(number) for number in sorted({self.number(source) for source in sources}))

    def listed(self) -> list[Note]:
        """The documents by number."""
        return list(self.notes.values())


def public(sources: Iterable[Source], hidden: frozenset[int]) -> tuple[Source, ...]:
    """The sources as visitors see them: of published papers only, nobody named; of entries without a paper no words."""
    found = []
    for each in sources:
        if each.document_id is None:
            found.append(replace(each, quote="", rule_sentence="", document_name="", accepted_by=None))
        elif each.document_id not in hidden:
            found.append(replace(each, accepted_by=None) if each.accepted_by else each)
    return tuple(found)


def distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources without those that repeat the same words of the same document."""
    seen: dict[tuple[object, ...], Source] = {}
    for source in sources:
        seen.setdefault((source.document_id, source.start, source.end, source.quote), source)
    return tuple(seen.values())
