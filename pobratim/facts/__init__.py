"""Documents to facts: `read_facts(document)` gives `Facts`, each with evidence; a pure function of its document.

The reader with its tables is loaded when `read_facts` is asked for: who only holds facts need not wait for it.
"""

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    if name != "read_facts":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from pobratim.facts import reader  # noqa: PLC0415  a third of a second

    return reader.read_facts
