"""`python tools/calibrate.py`: fits how sure the reader is to how often it is right on the papers of `corpus/`.

Prints a reliability table (each paper judged by weights fitted without it) and, with `--write`, keeps the weights.
"""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from score import ROOT, load
from scoring.documents import match
from scoring.names import Spellings, likeness

from pobratim.documents import read_path
from pobratim.facts import Facts
from pobratim.facts.confidence import AGREEMENT_FEATURES, TIE_FEATURES, agreement_features, setting_of, tie_features
from pobratim.facts.json_form import to_json
from pobratim.facts.reader import read_facts

TABLE = ROOT / "pobratim" / "facts" / "confidence.toml"
STEPS, RATE, SHRINKAGE, FOLDS = 1500, 1.0, 2.0, 7
BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))
TEXTS = {"projects": "name", "activities": "quote", "directions": "text", "recommendations": "text"}


@dataclass(frozen=True)
class Case:
    """One fact of one paper: its features, and whether it is right."""

    document: str
    features: frozenset[str]
    right: bool


def main() -> None:
    """Fit, print, and keep the weights where asked."""
    words = argparse.ArgumentParser(prog="tools/calibrate.py")
    words.add_argument("--write", action="store_true")
    wish = words.parse_args()
    ties, agreements, shares = cases()
    fitted = {"tie": fit(ties, TIE_FEATURES), "agreement": fit(agreements, AGREEMENT_FEATURES), "share": shares}
    for name, found, features in (("ties", ties, TIE_FEATURES), ("agreements", agreements, AGREEMENT_FEATURES)):
        print(f"{name}: {sum(each.right for each in found)} right of {len(found)}")
        print(reliability(found, features))
    if wish.write:
        TABLE.write_text(as_toml(fitted), encoding="utf-8")


def cases() -> tuple[list[Case], list[Case], dict[str, float]]:
    """Ties and instruments of the corpus as cases, and the share of the other facts that are right."""
    ties: list[Case] = []
    agreements: list[Case] = []
    counts = {name: [1.0, 2.0] for name in TEXTS}
    side = load("meta.json")
    for gold in load("gold.json"):
        found = read_facts(read_path(ROOT / "corpus" / f"{gold['id']}.txt"))
        spellings = Spellings(side.get(gold["id"], {}).get("aliases", {}))
        told = json.loads(json.dumps(to_json(found)))
        both, _, _ = match(gold["ties"], told["ties"], spellings)
        wanted = {(tie["home"]["name"], tie["partner"]["name"]): each for each, tie in both if tie}
        add_ties(gold["id"], found, wanted, (ties, agreements))
        count_texts(gold, told, counts)
    return ties, agreements, {name: round(right / asked, 2) for name, (right, asked) in counts.items()}


def add_ties(
    document: str, found: Facts, wanted: dict[tuple[str, str], Any], to: tuple[list[Case], list[Case]]
) -> None:
    """Add the ties of a paper: right where pair, country, kind and state are; instruments: right where the date is."""
    setting = setting_of(found)
    for tie in found.ties:
        gold: dict[str, Any] = wanted.get((tie.home.name, tie.partner.name), {})
        right = bool(gold) and (gold["kind"], gold["status"]) == (tie.kind, tie.status)
        right = right and gold["partner_country"] in (tie.home.country, tie.partner.country)
        to[0].append(Case(document, tie_features(tie, setting), right))
        dates = {(each["kind"], each["date"]) for each in gold["agreements"]} if gold else set()
        for each in tie.agreements:
            features = agreement_features(each, tie)
            to[1].append(Case(document, features, (each.kind, each.date) in dates))


def count_texts(gold: Any, facts: Any, counts: dict[str, list[float]]) -> None:
    """Count the facts that are compared by their words."""
    for plural, key in TEXTS.items():
        texts = [each if isinstance(each, str) else each.get(key) or "" for each in gold[plural]]
        for fact in facts[plural]:
            words = fact[key] if key in fact else " ".join(span["quote"] for span in fact["evidence"])
            counts[plural][0] += any(likeness(words, text) >= 0.5 for text in texts)
            counts[plural][1] += 1


def fit(found: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    """The weights of a logistic regression, shrunk towards none."""
    weights = dict.fromkeys(("bias", *names), 0.0)
    rows = [([name for name in names if name in each.features], each.right) for each in found]
    for _ in range(STEPS):
        slope = dict.fromkeys(weights, 0.0)
        for features, right in rows:
            miss = right - chance(weights, features)
            slope["bias"] += miss
            for name in features:
                slope[name] += miss
        for name in weights:
            shrunk = SHRINKAGE * weights[name] if name != "bias" else 0.0
            weights[name] += RATE * (slope[name] - shrunk) / max(1, len(rows))
    return {name: round(value, 2) for name, value in weights.items()}


def chance(weights: dict[str, float], features: Sequence[str]) -> float:
    """How likely a fact with these features is right."""
    return 1 / (1 + math.exp(-weights["bias"] - sum(weights[name] for name in features)))


def reliability(found: Sequence[Case], names: Sequence[str]) -> str:
    """How often facts are right beside how sure the reader was, by bins; papers are judged by others' weights."""
    documents = sorted({each.document for each in found})
    judged: list[tuple[float, bool]] = []
    for part in range(FOLDS):
        held = set(documents[part::FOLDS])
        weights = fit([each for each in found if each.document not in held], names)
        judged += [
            (chance(weights, [name for name in names if name in each.features]), each.right)
            for each in found
            if each.document in held
        ]
    lines = ["   sure      facts   mean sure   right"]
    for low, high in BINS:
        here = [(sure, right) for sure, right in judged if low <= sure < high]
        if here:
            mean, share = (sum(each[i] for each in here) / len(here) for i in (0, 1))
            lines.append(f"{low:.2f}–{min(high, 1):.2f}  {len(here):6}   {mean:9.3f}   {share:.3f}")
    brier = sum((sure - right) ** 2 for sure, right in judged) / max(1, len(judged))
    return "\n".join([*lines, f"mean square of the miss: {brier:.3f}"])


def as_toml(fitted: dict[str, dict[str, float]]) -> str:
    """The weights as the table that the reader opens."""
    lines = ["# How much each feature adds to the logit of being right; fitted on corpus/ by tools/calibrate.py."]
    for part, weights in fitted.items():
        lines += ["", f"[{part}]", *(f'"{name}" = {value}' for name, value in weights.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
