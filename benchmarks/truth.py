"""How true the reading is beside the reader of an afternoon: both scored on the corpus in the same run."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from benchmarks import afternoon
from benchmarks.figures import Figure
from benchmarks.papers import ROOT

if TYPE_CHECKING:
    from scoring.tally import Tally

CORPUS = ROOT / "corpus"
WANTED = 1.4
PEER = "Natasha, nearest date, key words"


def figures() -> Iterator[Figure]:
    """Ties, dates of agreements and states: ours beside the baseline's."""
    if not (CORPUS / "gold.json").exists():
        return
    ours, theirs = tally(our_reader()), tally(afternoon.reader())
    for name, phenomenon in (("Ties of the corpus, F1", "tie"), ("  dates of agreements, F1", "agreement date")):
        yield Figure(name, "", ours.f1(phenomenon), PEER, theirs.f1(phenomenon), WANTED)
    yield Figure("  states, macro F1", "", ours.macro("status"), PEER, theirs.macro("status"), WANTED)


def our_reader() -> Callable[[str], dict[str, Any]]:
    """Pobratim as a function from a text to facts as JSON."""
    from pobratim.documents import read_bytes
    from pobratim.facts import read_facts, to_json

    return lambda text: json.loads(json.dumps(to_json(read_facts(read_bytes(text.encode(), "paper.txt")))))


def tally(read: Callable[[str], dict[str, Any]]) -> "Tally":
    """What a reader finds in the corpus, counted against its gold facts by the project's own scorer."""
    sys.path.insert(0, str(ROOT / "tools"))
    from scoring.documents import score
    from scoring.tally import Tally

    counted, side = Tally(), json.loads((CORPUS / "meta.json").read_text(encoding="utf-8"))
    for gold in json.loads((CORPUS / "gold.json").read_text(encoding="utf-8")):
        found = read((CORPUS / f"{gold['id']}.txt").read_text(encoding="utf-8"))
        score(gold, found, side.get(gold["id"], {}), counted)
    return counted
