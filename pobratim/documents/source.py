"""What a reader takes and gives."""

from dataclasses import dataclass

from pobratim.documents.document import Block, Recognised


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a paper and the name that errors call it by."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """A canonical text, its blocks, what could not be read, and the words of a scan."""

    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    recognised: tuple[Recognised, ...] = ()
