"""Reviewed papers as documents of a corpus: the text and what people held true of it, to measure the reader on.

The form is that of the project's own corpus: `NNN.txt`, `gold.json`, `meta.json`. A paper counts as reviewed when each
of its facts has been decided; what was corrected stands as people corrected it, what was rejected does not stand.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pobratim.register import queries
from pobratim.register.papers import DocumentWithFacts, FactRecord

HELD = ("accepted", "corrected")
ITEM = re.compile(r"^\s*(?:[-–—•*]|\d+[.)])\s", re.M)
LISTED = 3  # lines that begin as items of a list make a paper one
LEVELS = {"settlement": "other", "country": "region"}


def reviewed() -> list[DocumentWithFacts]:
    """The papers of which every fact has been decided, oldest first."""
    numbers = sorted(each.id for each in queries.documents() if each.facts and not each.waiting)
    return [queries.document(number) for number in numbers]


def write_corpus(folder: Path) -> int:
    """How many reviewed papers were written into a folder, which is made where it is not."""
    folder.mkdir(parents=True, exist_ok=True)
    gold, side = [], {}
    for number, paper in enumerate(reviewed()):
        name = f"{number:03}"
        (folder / f"{name}.txt").write_text(paper.text, encoding="utf-8", newline="")
        gold.append(gold_of(name, paper))
        side[name] = {
            "phenomena": ["reviewed"],
            "aliases": aliases(held(paper)),
            "status_dates": [],
            "foreign_pairs": [],
        }
    for file, told in (("gold.json", gold), ("meta.json", side)):
        (folder / file).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(gold)


def held(paper: DocumentWithFacts) -> list[FactRecord]:
    """The facts of a paper that people held true."""
    return [fact for fact in paper.facts if fact.state in HELD]


def gold_of(name: str, paper: DocumentWithFacts) -> dict[str, Any]:
    """What is true of a paper, in the form of the corpus."""
    facts = held(paper)
    ties = ties_of(facts)
    return {
        "id": name,
        "lang": paper.document.language or "ru",
        "layout": layout(paper.text),
        "negative": not ties,
        "ties": ties,
        "projects": [pick(fact, "name", "participants") for fact in of(facts, "project")],
        "activities": [pick(fact, "what", "date", "participants") | quoted(fact) for fact in of(facts, "activity")],
        "directions": [pick(fact, "country", "text") for fact in of(facts, "direction")],
        "recommendations": [fact.payload["text"] for fact in of(facts, "recommendation")],
    }


def ties_of(facts: Iterable[FactRecord]) -> list[dict[str, Any]]:
    """The ties with their agreements, in reading order."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for fact in of(facts, "statement"):
        said: dict[str, Any] = dict(fact.payload)
        home, partner = said["home"], said["partner"]
        found[home["name"], partner["name"]] = {
            "home": home["name"],
            "home_level": LEVELS.get(home["level"], home["level"]),
            "partner": partner["name"],
            "partner_country": partner["country"],
            "partner_level": LEVELS.get(partner["level"], partner["level"]),
            "kind": said["kind"],
            "status": said["status"],
            "since": said["since"],
            "agreements": [],
        }
    for fact in of(facts, "agreement"):
        said = dict(fact.payload)
        tie = found.get((said["home"]["name"], said["partner"]["name"]))
        if tie is not None:
            tie["agreements"].append(pick(fact, "kind", "title", "date") | quoted(fact))
    return list(found.values())


def of(facts: Iterable[FactRecord], kind: str) -> list[FactRecord]:
    """The facts of a kind."""
    return [fact for fact in facts if fact.kind == kind]


def pick(fact: FactRecord, *names: str) -> dict[str, Any]:
    """Some values of a fact."""
    return {name: fact.payload.get(name) for name in names}


def quoted(fact: FactRecord) -> dict[str, str]:
    """The words that a fact rests on."""
    return {"quote": fact.sources[0].quote} if fact.sources else {}


def aliases(facts: Iterable[FactRecord]) -> dict[str, list[str]]:
    """Other names of the parties, by name."""
    found: dict[str, list[str]] = {}
    for fact in of(facts, "statement"):
        for side in ("home", "partner"):
            party: Any = fact.payload[side]
            if party.get("aliases"):
                found[party["name"]] = list(party["aliases"])
    return found


def layout(text: str) -> str:
    """How a paper is laid out: as a table, a list, or prose."""
    if "\t" in text:
        return "table"
    return "list" if len(ITEM.findall(text)) >= LISTED else "prose"
