"""Bytes to documents: `read_path` and `read_bytes` give a `Document` with one canonical text and its blocks."""

from pobratim.documents.document import Block, BlockKind, Document, Span

__all__ = ["Block", "BlockKind", "Document", "Span"]
