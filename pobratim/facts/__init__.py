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
]
