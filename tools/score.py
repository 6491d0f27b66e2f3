"""`make score`: how true the reading is, on the papers of `corpus/`.

`--misses N` shows the first mistakes, `--only ID…` takes some papers alone, `--corpus DIR` another set of papers.
"""

import argparse
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from scoring.documents import score
from scoring.tally import Tally

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
FOUND = ("tie", "agreement date", "since", "project", "activity", "direction", "recommendation")
ANSWERED = ("country", "kind", "status", "agreement kind", "agreement title", "negatives", "evidence")
BRIEFLY = ("tie", "agreement date")
FEW, WORST = 2, 10


def main() -> None:
    """Read the corpus; print the figures of the whole, by layout and by phenomenon, and the worst papers."""
    words = argparse.ArgumentParser(prog="tools/score.py")
    words.add_argument("--misses", type=int, default=0)
    words.add_argument("--only", nargs="*", default=[])
    words.add_argument("--corpus", type=Path, default=CORPUS)
    wish = words.parse_args()
    folder = wish.corpus
    documents = [each for each in load("gold.json", folder) if not wish.only or each["id"] in wish.only]
    whole = tally_of(documents, folder)
    print(report(whole))
    print("\nBy layout:")
    for layout in sorted({each["layout"] for each in documents}):
        print(brief(layout, [each for each in documents if each["layout"] == layout], folder))
    print(f"\nBy phenomenon, those of {FEW} papers and more:")
    for phenomenon, papers in by_phenomenon(documents, folder):
        print(brief(phenomenon, papers, folder))
    print("\nWorst papers:")
    for gold in worst(documents, folder):
        print(brief(gold["id"], [gold], folder))
    for miss in whole.misses[: wish.misses]:
        print(" | ".join(miss))


def brief(name: str, documents: list[dict[str, Any]], folder: Path) -> str:
    """The chief figures of some documents on one line; a figure that nothing asks for is a dash."""
    part = tally_of(documents, folder)
    told = [f"{kind} {part.f1(kind):.3f}" if part.wanted[kind] else f"{kind}   –  " for kind in BRIEFLY]
    told.append(f"status {part.accuracy('status'):.3f}" if part.asked["status"] else "status   –  ")
    return f"{name[:44]:44} {len(documents):3}  " + "  ".join(told)


def by_phenomenon(documents: list[dict[str, Any]], folder: Path) -> list[tuple[str, list[dict[str, Any]]]]:
    """The phenomena that several papers show, with the papers, the commonest first."""
    side = load("meta.json", folder)
    papers: dict[str, list[dict[str, Any]]] = {}
    for each in documents:
        for phenomenon in dict.fromkeys(side.get(each["id"], {}).get("phenomena", ())):
            papers.setdefault(phenomenon, []).append(each)
    common = [(name, found) for name, found in papers.items() if len(found) >= FEW]
    return sorted(common, key=lambda pair: (-len(pair[1]), pair[0]))


def worst(documents: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """The documents with the most mistakes for their ties."""
    mistakes = {each["id"]: len(tally_of([each], folder).misses) for each in documents}
    told = [each for each in documents if mistakes[each["id"]]]
    return sorted(told, key=lambda each: -mistakes[each["id"]] / (len(each["ties"]) + 1))[:WORST]


def load(name: str, folder: Path = CORPUS) -> Any:
    """A file of the corpus."""
    return json.loads((folder / name).read_text(encoding="utf-8"))


def tally_of(documents: Iterable[dict[str, Any]], folder: Path = CORPUS) -> Tally:
    """What the reader finds in some documents, counted against their gold facts."""
    tally, side = Tally(), load("meta.json", folder)
    for gold in documents:
        score(gold, facts_of(gold["id"], folder), side.get(gold["id"], {}), tally)
    return tally


@cache
def facts_of(name: str, folder: Path = CORPUS) -> dict[str, Any]:
    """What the reader finds in a paper, as `pobratim read --json` prints it."""
    from pobratim.documents import read_path
    from pobratim.facts import read_facts
    from pobratim.facts.json_form import to_json

    facts: dict[str, Any] = json.loads(json.dumps(to_json(read_facts(read_path(folder / f"{name}.txt")))))
    return facts


def report(tally: Tally) -> str:
    """The figures of the whole, one a line."""
    lines = [
        f"{kind:18} F1 {tally.f1(kind):.3f}  precision {tally.precision(kind):.3f}  recall {tally.recall(kind):.3f}"
        f"  ({tally.hit[kind]} right, {tally.found[kind]} found, {tally.wanted[kind]} wanted)"
        for kind in FOUND
    ]
    lines += [
        f"{name:18} {tally.accuracy(name):.3f}  ({tally.right[name]} of {tally.asked[name]})" for name in ANSWERED
    ]
    lines += [f"{name + ', macro':18} F1 {tally.macro(name):.3f}" for name in ("kind", "status")]
    return "\n".join([*lines, f"{'found twice':18} {tally.duplicates}"])


if __name__ == "__main__":
    main()
