"""Which reader read a fact, and the sentence of the rule that it read by."""

from importlib import import_module
from importlib.util import find_spec

from pobratim.reading.version import reader

__all__ = ["BY_HAND", "BY_HAND_SENTENCE", "reader", "rule_sentence"]

BY_HAND = "by hand"
BY_HAND_SENTENCE = "Факт внесён человеком."


def rule_sentence(rule: str) -> str:
    """The sentence that a user reads when asking why; the rule itself where it is a sentence already."""
    if rule == BY_HAND:
        return BY_HAND_SENTENCE
    if find_spec("pobratim.facts.rules") is None:
        return rule
    return str(import_module("pobratim.facts.rules").sentence_of(rule))
