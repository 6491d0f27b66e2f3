"""What was said, for programs: every sentence with its frame, the records and the sources under it."""

import json
from dataclasses import asdict

from pobratim.memo.memo import Memo, Row, Section, Sentence, walk


def render(memo: Memo) -> bytes:
    """The file's bytes, UTF-8."""
    said = {
        "title": memo.title,
        "as_of": memo.as_of.isoformat(),
        "language": memo.language,
        "sections": [_section(section) for section in memo.sections],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _section(section: Section) -> dict[str, object]:
    return {
        "key": section.key,
        "number": section.number,
        "heading": section.heading,
        "said": [_said(part) for part in walk(section.blocks) if isinstance(part, Sentence | Row)],
        "parts": [_section(part) for part in section.parts],
    }


def _said(part: Sentence | Row) -> dict[str, object]:
    words: dict[str, object] = {"cells": part.cells} if isinstance(part, Row) else {"text": part.text}
    if isinstance(part, Sentence) and part.mark:
        words["mark"] = part.mark
    sources = [
        {"document": s.document_name, "date": s.document_date, "start": s.start, "end": s.end, "quote": s.quote}
        for s in part.sources
    ]
    return {**words, "rests_on": [asdict(ref) for ref in part.refs], "sources": sources}
