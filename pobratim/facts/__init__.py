"""Documents to facts: `read_facts(document)` gives `Facts`, each with evidence; a pure function of its document."""

from pobratim.facts.facts import (
    Act,
    Activity,
    Agreement,
    Direction,
    Evidence,
    Facts,
    Party,
    Policy,
    Project,
    Recommendation,
    Tie,
)
from pobratim.facts.json_form import to_json
from pobratim.facts.reader import read_facts

__all__ = [
    "Act",
    "Activity",
    "Agreement",
    "Direction",
    "Evidence",
    "Facts",
    "Party",
    "Policy",
    "Project",
    "Recommendation",
    "Tie",
    "read_facts",
    "to_json",
]
