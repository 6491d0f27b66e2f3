"""Names in cases: `inflect` a nominative, `restore` a nominative, all the forms that may stand in a text."""

import re
from functools import lru_cache

from pobratim.language.adjectives import CASES
from pobratim.language.nouns import Paradigm, decline, ending_rows, exceptions, fleeting
from pobratim.language.paradigms import paradigm
from pobratim.language.restoring import restore

__all__ = ["CASES", "case_forms", "gender_of", "inflect", "plural", "restore", "with_number"]


def inflect(name: str, case: str, kind: str = "toponym") -> str:
    """The name or noun phrase, given in the nominative, in a case of `CASES`; what cannot be declined comes back as is.

    `kind` is "toponym" for the name of a place, "phrase" for a noun phrase of common words.
    """
    if case == "nomn" or not name.strip():
        return name
    if kind == "phrase" and name[0].isupper():
        low = name[0].lower() + name[1:]
        made = paradigm(low).forms[CASES.index(case)]
        return made[0].upper() + made[1:]
    return paradigm(name).forms[CASES.index(case)]


def case_forms(name: str) -> frozenset[str]:
    """All forms of a name that may stand in a text: the six cases, and those that writers use beside the norm."""
    forms = set(paradigm(name).forms) | {name}
    if name.replace("ё", "е") in exceptions():
        return frozenset(forms)
    for variant in _variants(name):
        forms |= set(variant.forms)
    return frozenset(forms)


def _variants(name: str) -> list[Paradigm]:
    """Other declensions that writers use: of the soft sign, of a vowel that may go, of both parts of a double name."""
    low = name.lower()
    if low.endswith("ь"):
        return [decline(name, row) for row in ending_rows() if row.ending and low.endswith(row.ending)]
    if low.endswith(("ец", "ок")):
        other = [decline(name, ending_rows()[-1])]
        lost = fleeting(name)
        return [*other, lost] if lost else other
    parts = re.split(r"[ -]", name)
    if len(parts) == 2 and all(part[:1].isupper() for part in parts):
        left, right = paradigm(parts[0]), paradigm(parts[1])
        if left.gender == right.gender != "fixed" and len(parts[0]) > 4:
            sign = name[len(parts[0])]
            return [Paradigm(tuple(a + sign + b for a, b in zip(left.forms, right.forms, strict=True)), left.gender)]
    return []


@lru_cache(maxsize=4096)
def gender_of(name: str) -> str:
    """The gender of a name, or its number: "masc", "femn", "neut", "plur"; of an unchanging one, "masc"."""
    gender = paradigm(name).gender
    return "masc" if gender == "fixed" else gender


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form that goes with a whole number: `plural(5, "город", "города", "городов")` is "городов"."""
    tens, units = abs(n) % 100, abs(n) % 10
    if units == 1 and tens != 11:
        return one
    return few if 2 <= units <= 4 and not 12 <= tens <= 14 else many


def with_number(n: int, one: str, few: str, many: str) -> str:
    """The number and the form that goes with it: «5 городов»."""
    return f"{n} {plural(n, one, few, many)}"
