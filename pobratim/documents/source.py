"""What a reader takes and gives."""

from dataclasses import dataclass

from pobratim.documents.document import Block


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a paper and the name that errors call it by."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """A canonical text, its blocks, and what could not be read."""

    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
