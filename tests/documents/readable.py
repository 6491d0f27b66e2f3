"""The readable form of blocks, in which golden files are kept."""

from pobratim.documents import Block, BlockKind, Document


def readable(document: Document) -> str:
    """A line a block: kind, level, marker, place in a table, words."""
    return "".join(f"{_head(block)} | {_words(document, block)}\n" for block in document.blocks)


def _head(block: Block) -> str:
    if block.kind is BlockKind.CELL:
        return f"{'header' if block.header else 'cell'} {block.table}.{block.row}.{block.column}"
    parts = [block.kind.value, str(block.level) if block.level else "", block.marker]
    return " ".join(part for part in parts if part)


def _words(document: Document, block: Block) -> str:
    return document.quote(block.span).replace("\n", "⏎").replace("\t", "⇥")


def assert_sound(document: Document) -> None:
    """Every span lies in the text, none is empty, none begins before the one above has ended."""
    above = 0
    for block in document.blocks:
        assert above <= block.span.start < block.span.end <= len(document.text), block
        words = document.quote(block.span)
        assert words == words.strip(), block
        above = block.span.end
