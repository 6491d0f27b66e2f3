"""The papers of the corpus, each read once for all tests, and their gold facts."""

import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pobratim.documents import Document, read_bytes, read_path
from pobratim.facts import Evidence, Facts
from pobratim.facts.json_form import to_json
from pobratim.facts.reader import read_facts

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
sys.path.append(str(ROOT / "tools"))

GOLD: list[dict[str, Any]] = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))
SIDE: dict[str, Any] = json.loads((CORPUS / "meta.json").read_text(encoding="utf-8"))
NAMES = [gold["id"] for gold in GOLD]

from scoring.documents import score  # noqa: E402  it lies among the tools
from scoring.tally import Tally  # noqa: E402

PLURALS = ("ties", "projects", "activities", "directions", "recommendations", "policies")


@cache
def paper(name: str) -> Document:
    """A paper of the corpus."""
    return read_path(CORPUS / f"{name}.txt")


@cache
def facts(name: str) -> Facts:
    """What the reader finds in a paper."""
    return read_facts(paper(name))


def read(text: str, name: str = "paper.txt") -> Facts:
    """What the reader finds in a text."""
    return read_facts(read_bytes(text.encode("utf-8"), name))


def parts(found: Facts) -> Iterator[tuple[str, Any]]:
    """Every fact with the name of its kind; agreements and acts after their tie."""
    for plural in PLURALS:
        for fact in getattr(found, plural):
            yield plural, fact
            for inner in ("agreements", "acts") if plural == "ties" else ():
                for part in getattr(fact, inner):
                    yield inner, part


def evidences(found: Facts) -> Iterator[Evidence]:
    """Every piece of evidence of a document."""
    for _, fact in parts(found):
        yield from fact.evidence


def tally_of(found: Iterable[tuple[dict[str, Any], Facts]]) -> Tally:
    """What was found, counted against the gold facts."""
    tally = Tally()
    for gold, facts_of_it in found:
        told = json.loads(json.dumps(to_json(facts_of_it)))
        score(gold, told, SIDE.get(gold["id"], {}), tally)
    return tally
