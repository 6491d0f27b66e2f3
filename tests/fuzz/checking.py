"""What is wrong with the reading of some bytes: nothing, or where it went astray."""

import traceback
from dataclasses import fields, is_dataclass

from pobratim.documents import Document, read_bytes
from pobratim.errors import PobratimError
from pobratim.facts import read_facts
from pobratim.facts.facts import Evidence


def fault_of(name: str, data: bytes) -> str:
    """Where the reading fails, in a line: a crash, or a span that does not quote; empty where it holds.

    A file may be refused, but not because of a fault of our own that the reader of its format turned into a refusal.
    """
    try:
        document = read_bytes(data, name)
    except PobratimError as failure:
        return _ours(failure.__cause__)
    except Exception as fault:
        return _place(fault)
    try:
        return _blocks(document) or _facts(document)
    except PobratimError:
        return ""
    except Exception as fault:
        return _place(fault)


def _ours(fault: BaseException | None) -> str:
    """The place of a fault that lies in our own code."""
    if fault is None or "/pobratim/" not in traceback.extract_tb(fault.__traceback__)[-1].filename:
        return ""
    return _place(fault)


def _place(fault: BaseException) -> str:
    last = [each for each in traceback.extract_tb(fault.__traceback__) if "/pobratim/" in each.filename][-1]
    return f"{type(fault).__name__} in {last.filename.rpartition('/pobratim/')[2]}: {last.line}"


def _blocks(document: Document) -> str:
    above = 0
    for block in document.blocks:
        words = document.quote(block.span)
        if not above <= block.span.start < block.span.end <= len(document.text) or words != words.strip():
            return f"a block of {document.media_type} stands wrong"
        above = block.span.end
    return ""


def _facts(document: Document) -> str:
    wrong = [
        each.rule
        for each in evidences(read_facts(document))
        if not each.quote or document.text[each.start : each.end] != each.quote
    ]
    return f"{wrong[0]} does not quote" if wrong else ""


def evidences(fact: object) -> list[Evidence]:
    """Every piece of evidence inside of a fact, or of many."""
    if isinstance(fact, Evidence):
        return [fact]
    if isinstance(fact, tuple):
        return [found for each in fact for found in evidences(each)]
    if is_dataclass(fact):
        return [found for each in fields(fact) for found in evidences(getattr(fact, each.name))]
    return []
