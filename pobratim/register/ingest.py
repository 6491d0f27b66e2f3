"""Papers from files into the register: `ingest_path` reads a file, keeps the original, lays the facts beside it all."""

from pathlib import Path

from pobratim.accounts.models import Person
from pobratim.documents import read_path
from pobratim.facts import read_facts
from pobratim.register.intake import Acceptance, Intake, ingest

__all__ = ["Acceptance", "Intake", "ingest", "ingest_path"]


def ingest_path(path: Path, *, by: Person, accept: Acceptance = "none") -> Intake:
    """Read a file and take it in; with `accept="new"` accept what contradicts nothing."""
    original = path.read_bytes()
    facts = read_facts(read_path(path))
    return ingest(original, facts, by=by, accept=accept)
