"""What the second reader said, taken strictly: a tie of another form, or whose words do not stand there, is nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pobratim.facts import Evidence
from pobratim.facts.words import lowered
from pobratim.language.edtf import moment_of

KINDS = frozenset(("twinning", "friendship", "partnership", "cooperation", "memorandum", "unknown"))
STATUSES = frozenset(("planned", "active", "dormant", "suspended", "terminated", "expired", "unstated"))
INSTRUMENTS = frozenset(
    ("agreement", "treaty", "memorandum", "declaration", "protocol", "charter", "letter of intent", "other")
)
TIE = frozenset(("home", "partner", "kind", "status", "since", "agreements", "evidence"))
RULE = "second.said"
LONGEST_NAME, LONGEST_QUOTE, MOST = 120, 2_000, 500
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Side:
    """A place as the second reader names it."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A tie as the second reader sees it, with words that stand in the text; instruments are (kind, date)."""

    home: Side
    partner: Side
    kind: str
    status: str
    since: str | None
    agreements: tuple[tuple[str, str | None], ...]
    evidence: tuple[Evidence, ...]


def said_in(answer: Any, text: str, start: int = 0) -> Iterator[Said]:
    """The ties of an answer about a piece of text that begins at `start`; ValueError for an answer of another form."""
    if not isinstance(answer, dict) or set(answer) != {"ties"} or not isinstance(answer["ties"], list):
        raise ValueError("ties")
    for value in answer["ties"][:MOST]:
        said = _tie(value, text, start)
        if said is not None:
            yield said


def _tie(value: Any, text: str, start: int) -> Said | None:
    """A tie that has the form and whose words stand in the text and name the partner; else None."""
    try:
        if set(value) != TIE:
            return None
        home, partner = _side(value["home"]), _side(value["partner"])
        agreements = tuple(_agreement(each) for each in value["agreements"][:MOST])
        quotes = tuple(_quote(each) for each in value["evidence"][:MOST])
        since = _date(value["since"])
        kind, status = _one_of(value["kind"], KINDS), _one_of(value["status"], STATUSES)
    except (TypeError, ValueError, KeyError):
        return None
    spans = [span for quote in quotes if names(quote, partner.name) and (span := _found(quote, text, start))]
    return Said(home, partner, kind, status, since, agreements, tuple(spans)) if spans else None


def names(quote: str, name: str) -> bool:
    """Whether words name a place, in any case: the longest word of its name begins some word of them."""
    longest = max(re.findall(r"[^\W\d_]+", lowered(name)), key=len, default="")
    stem = longest[: max(3, len(longest) - 3)]
    return bool(stem) and re.search(rf"(?<!\w){re.escape(stem)}", lowered(quote)) is not None


def _found(quote: str, text: str, start: int) -> Evidence | None:
    """Where the quote stands in the text; spaces and line ends may differ, nothing else."""
    pattern = r"\s+".join(map(re.escape, quote.split()))
    place = re.search(pattern, text)
    return Evidence(start + place.start(), start + place.end(), place[0], RULE) if place else None


def _side(value: Any) -> Side:
    if set(value) != {"name", "country"}:
        raise ValueError
    name, country = value["name"], value["country"]
    if not isinstance(name, str) or not 2 <= len(name.strip()) <= LONGEST_NAME or not re.search(r"[^\W\d_]", name):
        raise ValueError
    if country is not None and not re.fullmatch(r"[A-Z]{2}", country):
        raise ValueError
    return Side(" ".join(name.split()), country)


def _agreement(value: Any) -> tuple[str, str | None]:
    if set(value) != {"kind", "date"}:
        raise ValueError
    return _one_of(value["kind"], INSTRUMENTS), _date(value["date"])


def _quote(value: Any) -> str:
    quote = value["quote"] if set(value) == {"quote"} else None
    if not isinstance(quote, str) or not 1 <= len(quote.strip()) <= LONGEST_QUOTE:
        raise ValueError
    return quote


def _date(value: Any) -> str | None:
    if value is None:
        return None
    moment = moment_of(value) if isinstance(value, str) and DATE.fullmatch(value) else None
    if moment is None or not moment.possible:
        raise ValueError
    return str(moment)


def _one_of(value: Any, known: frozenset[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise ValueError
    return value
