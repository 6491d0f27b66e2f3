"""Bytes to documents: `read_path` and `read_bytes` give a `Document` with one canonical text and its blocks.

A library that reads a format is loaded when the first paper of that format comes.
"""

from pobratim.documents.document import Block, BlockKind, Document, Recognised, Span
from pobratim.documents.many import read_many, unpack
from pobratim.documents.pages import PageBox, page_boxes
from pobratim.documents.reading import read_bytes, read_path
from pobratim.documents.source import Source

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "PageBox",
    "Recognised",
    "Source",
    "Span",
    "page_boxes",
    "read_bytes",
    "read_many",
    "read_path",
    "unpack",
]
