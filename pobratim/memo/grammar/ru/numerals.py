"""Numbers with their nouns: «13 связей», «восьми государств», «21 соглашение»; up to ten in words."""

from functools import cache

from pobratim.memo.grammar.slots import Count
from pobratim.memo.grammar.tables import rows

GENDERS = ("masc", "femn", "neut")
ANIMATE = frozenset({"partner"})


@cache
def _noun(key: str) -> dict[str, str]:
    return next(row for row in rows("ru", "nouns") if row["key"] == key)


@cache
def _words() -> dict[int, dict[str, str]]:
    return {int(row["number"]): row for row in rows("ru", "numerals")}


def is_one(number: int) -> bool:
    """Whether the noun stands in the singular after the number: 1, 21, 101, but not 11."""
    return number % 10 == 1 and number % 100 != 11


def is_few(number: int) -> bool:
    """Whether the number is followed by the paucal: 2, 3, 4, 22, but not 12."""
    return number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)


def figure(number: int) -> str:
    """The number in figures, thousands parted."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}") if number >= 10_000 else str(number)


def say_number(number: int, case: str, gender: str, animate: bool = False) -> str:
    """The number in words up to ten, in figures above."""
    row = _words().get(number)
    if row is None:
        return figure(number)
    forms = row["gent" if case == "accs" and animate and number < 5 else case].split("/")
    return forms[GENDERS.index(gender)] if len(forms) == 3 else forms[0]


def say_noun(number: int, key: str, case: str) -> str:
    """The noun in the form that the number and the case ask for."""
    row = _noun(key)
    if is_one(number):
        return row[f"sing {case}"]
    if case not in ("nomn", "accs"):
        return row[f"plur {case}"]
    if is_few(number):
        animate = case == "accs" and key in ANIMATE and number < 5
        return row["plur gent"] if animate else row["paucal"]
    return row["plur gent"]


def say_count(count: Count, case: str) -> str:
    """The number with its noun in the case; the number alone where the noun is understood."""
    number = say_number(count.number, case, _noun(count.noun)["gender"], count.noun in ANIMATE)
    said = number if count.alone else f"{number} {say_noun(count.number, count.noun, case)}"
    return f"ещё {said}" if count.more else said


def noun_gender(count: Count) -> str:
    """The gender that a verb agrees with, or "plur"."""
    return _noun(count.noun)["gender"] if is_one(count.number) else "plur"


def say_term(key: str, plural: bool, case: str) -> str:
    """The noun by itself in the case."""
    return _noun(key)[f"{'plur' if plural else 'sing'} {case}"]
