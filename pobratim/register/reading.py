"""Which reader read a fact, and the sentence of the rule that it read by."""

import hashlib
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec

BY_HAND = "by hand"
READS = ("documents", "language", "places", "facts")
BY_HAND_SENTENCE = "Факт внесён человеком."


@cache
def reader() -> str:
    """The version of the program and a fingerprint of its rules: another fingerprint is another reading."""
    seen = hashlib.sha256()
    for name in READS:
        for file in sorted(files_of(files("pobratim") / name), key=lambda each: each.name):
            seen.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"{version('pobratim')}+{seen.hexdigest()[:12]}"


def files_of(folder: Traversable) -> list[Traversable]:
    """The files of a package that its reading depends on."""
    found: list[Traversable] = []
    for each in folder.iterdir():
        if each.is_dir() and each.name != "__pycache__":
            found += files_of(each)
        elif each.name.endswith((".py", ".toml", ".tsv", ".txt")):
            found.append(each)
    return found


def rule_sentence(rule: str) -> str:
    """The sentence that a user reads when asking why; the rule itself where it is a sentence already."""
    if rule == BY_HAND:
        return BY_HAND_SENTENCE
    if find_spec("pobratim.facts.rules") is None:
        return rule
    return str(import_module("pobratim.facts.rules").sentence_of(rule))
