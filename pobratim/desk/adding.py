"""The form by which a person adds a fact that the reader missed, prefilled from the words that were selected."""

from typing import Any

from pobratim.language.dates import find_dates
from pobratim.register.checking import NAMES
from pobratim.register.papers import DocumentWithFacts, FactRecord

KINDS = tuple(NAMES)
FIRST: dict[tuple[str, str], str] = {
    ("statement", "kind"): "unknown",
    ("statement", "status"): "unstated",
    ("agreement", "kind"): "agreement",
    ("act", "kind"): "signature",
    ("act", "side"): "unknown",
    ("activity", "what"): "visit",
}


def span_of(text: str, start: str, end: str, words: str) -> tuple[int, int] | None:
    """The span that was selected, or where the words that were typed stand; None when they do not."""
    if start.isdecimal() and end.isdecimal() and 0 <= int(start) < int(end) <= len(text):
        return int(start), int(end)
    place = text.find(words) if words else -1
    return (place, place + len(words)) if place >= 0 else None


def blank(kind: str, paper: DocumentWithFacts, span: tuple[int, int] | None) -> dict[str, Any]:
    """What the form of a kind shows first: the parties of the tie told just before, dates and words of the span."""
    quote = paper.text[span[0] : span[1]] if span else ""
    near = nearest(paper, span[0] if span else 0)
    dates = find_dates(quote)
    payload: dict[str, Any] = {}
    for name in NAMES[kind]:
        payload[name] = FIRST.get((kind, name))
        if name in ("home", "partner"):
            payload[name] = dict(near.payload[name]) if near else {"name": "", "level": "city", "country": None}  # type: ignore[call-overload]
        elif name == "participants":
            payload[name] = [near.payload[side]["name"] for side in ("home", "partner")] if near else []  # type: ignore[index]
        elif name in ("text", "title", "name"):
            payload[name] = " ".join(quote.split())
        elif name == "date" and dates:
            payload[name] = dates[0].edtf
    if kind == "statement":
        payload["partner"] = {"name": " ".join(quote.split()), "level": "city", "country": None}
    return payload


def nearest(paper: DocumentWithFacts, start: int) -> FactRecord | None:
    """The fact about a tie that stands nearest before a place of the text, else the first."""
    of_ties = [fact for fact in paper.facts if isinstance(fact.payload.get("home"), dict)]
    before = [fact for fact in of_ties if (fact.sources[0].start or 0) <= start]
    return before[-1] if before else next(iter(of_ties), None)
