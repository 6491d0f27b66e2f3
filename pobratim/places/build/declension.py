"""Case forms of a name, generously: every form that writers use is a key, so look-up needs no grammar at run time."""

import re
from collections.abc import Iterator
from functools import cache

from pobratim.places.place import CASES
from pobratim.places.tables import rows

CYRILLIC = re.compile(r"[а-яё]+(?:[-' ’][а-яё]+)*", re.IGNORECASE)
BELARUSIAN = re.compile(r"[іў]", re.IGNORECASE)
SPLIT = re.compile(r"([ -]+)")
Paradigm = tuple[str, ...]


@cache
def _endings(table: str) -> dict[str, list[tuple[int, Paradigm]]]:
    found: dict[str, list[tuple[int, Paradigm]]] = {}
    for ending, cut, *forms in rows(table):
        variants = found.setdefault(ending, [])
        if cut != "=":
            variants.append((int(cut), tuple("" if form == "-" else form for form in forms)))
    return found


@cache
def paradigms(word: str, table: str = "endings") -> tuple[Paradigm, ...]:
    """All plausible rows of six case forms of one word; one row of equal forms when it does not change."""
    endings = _endings(table)
    for size in range(min(4, len(word)), 0, -1):
        ending = word[-size:].lower()
        if ending in endings:
            made = [(word, *(word[: len(word) - cut] + f for f in forms)) for cut, forms in endings[ending]]
            return tuple(made) or ((word,) * 6,)
    return ((word,) * 6,)


def case_forms(name: str) -> Iterator[tuple[str, str]]:
    """Pairs (form, case) of a Cyrillic name; of a name in another script its nominative alone."""
    yield name, "nomn"
    if not CYRILLIC.match(name):
        return
    table = "endings_be" if BELARUSIAN.search(name) else "endings"
    for case, form in _declined(name, table):
        yield form, case


def _declined(name: str, table: str) -> Iterator[tuple[str, str]]:
    pieces = SPLIT.split(name)
    words, joints = pieces[::2], pieces[1::2]
    foreign = [i for i, word in enumerate(words) if i and word[:1].islower()]
    last = foreign[0] if foreign else len(words)
    declinable = [i for i in range(last) if len(words[i]) > 1]
    for chosen in {tuple(declinable), tuple(declinable[-1:]), tuple(declinable[:1]) if foreign else ()}:
        yield from _joined(words, joints, chosen, table)


def _joined(words: list[str], joints: list[str], chosen: tuple[int, ...], table: str) -> Iterator[tuple[str, str]]:
    rows_of = {i: paradigms(words[i], table) for i in chosen}
    for variant in range(max((len(r) for r in rows_of.values()), default=0)):
        for number, case in enumerate(CASES):
            made = [
                rows_of[i][min(variant, len(rows_of[i]) - 1)][number] if i in rows_of else w
                for i, w in enumerate(words)
            ]
            yield case, "".join(w + j for w, j in zip(made, [*joints, ""], strict=True))
