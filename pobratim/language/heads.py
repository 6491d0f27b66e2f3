"""What a pattern asks of a text: most rows of a table need not be tried on a text that lacks it.

`heads_of(pattern)` gives the beginnings that a match can have, `needs_of(pattern)` the letters of which it must hold
some, `starts_of(low)` the beginnings of the words of a text. Where some alternatives of a pattern can begin with
anything, `loose_of(pattern)` gives these, `begun_of(pattern)` the beginnings of all others.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from itertools import product
from typing import Any

from pobratim.language.foreseen import foreseen

LENGTH = 8  # characters of a word by which it is told what may begin there
LEAST = 5  # fewer, where the beginnings of a pattern would be too many
MANY = 400
WORD = re.compile(r"\w+")
BEGINS = re.Match.start
WHOLE = re.compile(r"\\b\(\?:(.*)\)", re.DOTALL)  # of a word's beginning and alternatives, as tables are compiled
SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]")
BACKWARD = re.compile(r"(?<![\[\\])\^|\(\?<[=!]")  # looks at what stands before a match

Ends = tuple[set[str], set[str]]  # beginnings after which anything may follow; beginnings that are all there is


@lru_cache(maxsize=64)
def starts_of(low: str) -> list[tuple[str, int]]:
    """The first characters of each word of a lowered text (with what follows a shorter one), and where it begins."""
    return [(low[at : at + LENGTH], at) for at in map(BEGINS, WORD.finditer(low))]


@foreseen
def heads_of(pattern: str, size: int = LENGTH) -> tuple[str, ...] | None:
    """The beginnings, of `size` characters at most, of all that a pattern can match; None where they are too many."""
    return _longest(pattern, size)


def _longest(pattern: str, size: int = LENGTH) -> tuple[str, ...] | None:
    sizes = range(size, min(size, LEAST) - 1, -1)
    return next((heads for each in sizes if (heads := _heads(pattern, each))), None)


def _heads(pattern: str, size: int = LEAST) -> tuple[str, ...] | None:
    loose, firm = _ends(_parsed(pattern), size)
    heads = loose | firm
    if len(heads) > MANY or not all(head and re.match(r"\w", head) for head in heads):
        return None
    return tuple(sorted(heads))


@foreseen
def loose_of(pattern: str) -> tuple[str, ...]:
    """The alternatives of a pattern that can begin with anything, or look back; none where it is no list of such."""
    return tuple(each for each in alternatives(pattern) if _is_loose(each))


@foreseen
def begun_of(pattern: str) -> tuple[str, ...]:
    """The beginnings of the alternatives that `loose_of` leaves."""
    begun = (_longest(each) or () for each in alternatives(pattern) if not _is_loose(each))
    return tuple(sorted({head for heads in begun for head in heads}))


def alternatives(pattern: str) -> Iterator[str]:
    r"""The alternatives of a pattern `\b(?:…|…)`, each a pattern of its own; nothing for another pattern."""
    whole = WHOLE.fullmatch(pattern)
    depth, begin = 0, 0
    inner = whole[1] if whole else ""
    for m in SIGN.finditer(inner):
        depth += {"(": 1, ")": -1}.get(m[0], 0)
        if m[0] == "|" and not depth:
            yield rf"\b(?:{inner[begin : m.start()]})"
            begin = m.end()
    if whole:
        yield rf"\b(?:{inner[begin:]})"


def _is_loose(pattern: str) -> bool:
    return BACKWARD.search(pattern) is not None or _heads(pattern) is None


@foreseen
def needs_of(pattern: str) -> tuple[str, ...]:
    """Strings of which at least one stands in whatever the pattern matches; none where nothing is sure."""
    return tuple(sorted(_needs(_parsed(pattern))))


def _parsed(pattern: str) -> list[Any]:
    return list(import_module("re._parser").parse(pattern))


def _needs(items: list[Any]) -> set[str]:
    """The most telling strings of a sequence: those whose shortest is the longest."""
    choices: list[set[str]] = [set()]
    run = ""
    for op, value in [*items, ("END", None)]:
        if str(op) == "LITERAL":
            run += chr(value)
            continue
        choices.append({run} if run else set())
        run = ""
        if str(op) == "SUBPATTERN":
            choices.append(_needs(list(value[-1])))
        elif str(op) == "BRANCH":
            each = [_needs(list(branch)) for branch in value[1]]
            choices.append(set().union(*each) if all(each) else set())
        elif str(op) in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
            choices.append(_needs(list(value[2])))
    return max(choices, key=lambda strings: min(map(len, strings), default=0))


def _ends(items: list[Any], size: int) -> Ends:
    """Beginnings of a sequence."""
    loose: set[str] = set()
    firm = {""}
    for op, value in items:
        ready = {head for head in firm if len(head) >= size}
        firm -= ready
        loose |= ready
        if not firm or len(firm) + len(loose) > MANY:
            break
        its_loose, its_firm = _one(str(op), value, size)
        loose |= {(a + b)[:size] for a, b in product(firm, its_loose)}
        firm = {(a + b)[:size] for a, b in product(firm, its_firm)}
    return loose, firm


def _one(op: str, value: Any, size: int) -> Ends:
    """Beginnings of one item."""
    if op == "LITERAL":
        return set(), {chr(value)}
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return set(), {""}
    if op == "IN":
        return _class(value)
    if op == "SUBPATTERN":
        return _ends(list(value[-1]), size)
    if op == "BRANCH":
        found = [_ends(list(each), size) for each in value[1]]
        return set().union(*(loose for loose, _ in found)), set().union(*(firm for _, firm in found))
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, inner = value
        loose, firm = _ends(list(inner), size)
        if most > 1:
            loose, firm = loose | firm, set()
        return loose, firm | ({""} if least == 0 else set())
    return {""}, set()


def _class(value: list[Any]) -> Ends:
    """Beginnings of a class of characters, if it lists them."""
    found: set[str] = set()
    for op, told in value:
        if str(op) == "LITERAL":
            found.add(chr(told))
        elif str(op) == "RANGE" and told[1] - told[0] < 12:
            found |= {chr(code) for code in range(told[0], told[1] + 1)}
        else:
            return {""}, set()
    return set(), found
