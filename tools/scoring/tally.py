"""Counts of right, found and wanted, and the figures that follow from them."""

from collections import Counter
from dataclasses import dataclass, field

FEWEST = 5  # gold ties that a class needs to take part in a macro figure


@dataclass
class Tally:
    """What was counted over some documents. `hit`, `found` and `wanted` are counts by kind of fact; `right` and `asked`
    by field of matched facts; `said` counts pairs (gold value, value said) by field; `misses` are told in words.
    """

    hit: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    said: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    duplicates: int = 0

    def answer(self, name: str, is_right: bool) -> None:
        """Count one answer to a question with one right answer."""
        self.asked[name] += 1
        self.right[name] += is_right

    def miss(self, document: str, kind: str, words: str) -> None:
        """Keep a mistake in words."""
        self.misses.append((document, kind, words))

    def f1(self, kind: str) -> float:
        """Harmonic mean of precision and recall of a kind of fact."""
        precision, recall = self.precision(kind), self.recall(kind)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def precision(self, kind: str) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return self.hit[kind] / self.found[kind] if self.found[kind] else 1.0

    def recall(self, kind: str) -> float:
        """The share of what was wanted that was found; 1 when nothing was wanted."""
        return self.hit[kind] / self.wanted[kind] if self.wanted[kind] else 1.0

    def accuracy(self, name: str) -> float:
        """The share of right answers."""
        return self.right[name] / self.asked[name] if self.asked[name] else 1.0

    def macro(self, name: str) -> float:
        """Mean F1 over the classes of a field; a constant answer does not raise it."""
        scores = []
        for label in {gold for each, gold, _ in self.said if each == name}:
            gold = sum(n for (each, g, _), n in self.said.items() if (each, g) == (name, label))
            said = sum(n for (each, _, s), n in self.said.items() if (each, s) == (name, label))
            if gold >= FEWEST:
                scores.append(2 * self.said[name, label, label] / (gold + said))
        return sum(scores) / len(scores) if scores else 1.0
