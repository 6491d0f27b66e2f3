"""Adjectives: their class by the stem, and any form of one from any other, for words of a dictionary and without."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pobratim.language.casing import like
from pobratim.language.lexicon import known, parses
from pobratim.language.tables import rows

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
VELAR, HISS = "гкх", "жчшщ"
LIKE_NOUNS = ("ом", "ем", "ой", "ей", "ым", "им", "ую", "юю", "ие", "ее", "ий", "их")
OF_PLACES = tuple(f"{stem}{e}" for stem in ("ск", "цк") for e in ("ом", "ой", "им", "ую", "ие", "ий", "их"))
SOFT_ENDINGS = {"яя", "юю", "его", "ему", "ем", "ее", "ей"}


@dataclass(frozen=True, slots=True)
class AdjectiveForm:
    """What a form of an adjective may be: its stem and class, gender (or "plur") and case."""

    stem: str
    kind: str
    gender: str
    case: str


@cache
def _paradigms() -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind, gender, *endings in rows("ru", "adjectives"):
        table.setdefault(kind, {})[gender] = tuple(endings)
    return table


@cache
def _endings() -> tuple[str, ...]:
    every = {e for kinds in _paradigms().values() for row in kinds.values() for e in row}
    return tuple(sorted(every, key=lambda e: (-len(e), e)))


@cache
def _stressed() -> frozenset[str]:
    return frozenset(row[0] for row in rows("ru", "stressed"))


def _kind(stem: str, ending: str) -> str:
    if stem in _stressed():
        return "stressed velar" if stem[-1] in VELAR else "stressed"
    if stem[-1] in VELAR:
        return "velar"
    if stem[-1] in HISS:
        return "hiss"
    return "soft" if ending in SOFT_ENDINGS or (stem[-1] == "н" and ending[0] == "и") else "hard"


def _split(form: str) -> Iterator[tuple[str, str]]:
    low = form.lower()
    for ending in _endings():
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            yield low[: -len(ending)], ending


def readings(form: str) -> list[AdjectiveForm]:
    """All that the form may be if it is an adjective; nothing if its ending is none of an adjective."""
    found = []
    for stem, ending in _split(form):
        kind = _kind(stem, ending)
        for gender, endings in _paradigms()[kind].items():
            found += [
                AdjectiveForm(stem, kind, gender, case) for case, e in zip(CASES, endings, strict=True) if e == ending
            ]
        if found:
            return found
    return found


@lru_cache(maxsize=65536)
def is_adjective(word: str) -> bool:
    """Whether the word is an adjective or a participle in full form: by the dictionary, else by its shape."""
    low = word.lower()
    if known(low):
        return any(p.tag.POS in ("ADJF", "PRTF") for p in parses(low))
    if len(low) < 5 or (low.endswith(LIKE_NOUNS) and not low.endswith(OF_PLACES)):
        return False
    return any(r.stem[-2:] in ("ск", "цк") or r.stem[-1] in "нвлдтрмшчжгх" for r in readings(low))


@lru_cache(maxsize=65536)
def adjective_in(form: str, gender: str, case: str = "nomn") -> str:
    """The same adjective in a gender (or "plur") and a case, of a thing and not of a person; capitals are kept."""
    low = form.lower()
    parsed = next((p for p in parses(low) if p.tag.POS in ("ADJF", "PRTF")), None) if known(low) else None
    if parsed:
        wish = {"plur", case} if gender == "plur" else {"sing", gender, case}
        if case == "accs" and gender != "femn":
            wish = (wish - {"accs"}) | {"nomn"}
        made = parsed.inflect(wish)
        if made:
            return like(form, str(made.word))
    found = readings(low)
    if not found:
        return form
    ending = _paradigms()[found[0].kind][gender][CASES.index(case)]
    return like(form, found[0].stem + ending)
