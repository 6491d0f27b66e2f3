"""Fits the weights by which states are told of clauses to the sentences of `pobratim/facts/tables/states_*.tsv`.

What stands alone in a cell is weighed by those sentences together with the words of `cells_*.tsv`.

Names are left out, so that no town speaks for a state: words that begin with a capital inside a sentence, but in
German. The descent is stochastic and its order drawn from a fixed seed: the same tables give the same weights.
"""

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pobratim.facts.weighing import PLAIN, STATES, Weights, likelihoods, marks_of
from pobratim.facts.words import lowered

FACTS = Path(__file__).resolve().parent.parent / "pobratim" / "facts"
NAME = re.compile(r"(?<=[^\W\d_][ ,«(])\s?[A-ZА-ЯЁІЎ][^\W\d_]+(?:-[^\W\d_]+)*")
CAPITAL_NOUNS = ("de",)
ROUNDS, RATE, FADES, LIGHT = 8, 1.5, 0.3, 0.15  # LIGHT: a mark that weighs less is not kept


def main() -> None:
    """Write the weights of every language that has such a table."""
    place = FACTS / "built"
    place.mkdir(exist_ok=True)
    for path in sorted([*FACTS.glob("tables/states_*.tsv"), *FACTS.glob("tables/cells_*.tsv")]):
        sentences = {path, path.with_name(path.name.replace("cells", "states"))}
        told = [row for each in sorted(sentences) for row in rows(each)]
        weights = {mark: [round(each, 2) for each in of] for mark, of in fitted(told).items()}
        heavy = {mark: of for mark, of in weights.items() if mark == PLAIN or max(map(abs, of)) > LIGHT}
        text = json.dumps(heavy, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (place / f"{path.stem}.json").write_text(text, encoding="utf-8")


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """The lowered sentences of a table without their names, and their states."""
    named = path.stem.rpartition("_")[2] not in CAPITAL_NOUNS
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, state = line.split("\t")
            yield lowered(NAME.sub(",", sentence) if named else sentence), state


def fitted(sentences: Iterable[tuple[str, str]]) -> Weights:
    """The weights of each mark for each state that make the states of the sentences likely."""
    told = [(sorted(marks_of(low)), STATES.index(state)) for low, state in sentences]
    weights: Weights = {mark: [0.0] * len(STATES) for marks, _ in told for mark in (PLAIN, *marks)}
    dice = random.Random(1)  # noqa: S311  an order by lot, no secret
    for turn in range(ROUNDS):
        dice.shuffle(told)
        rate = RATE / (1 + turn * FADES)
        for marks, state in told:
            for at, likely in enumerate(likelihoods(marks, weights)):
                step = rate * (likely - (at == state))
                weights[PLAIN][at] -= step / 10
                for mark in marks:
                    weights[mark][at] -= step * len(marks) ** -0.5
    return weights


if __name__ == "__main__":
    main()
