"""Nouns that no dictionary has: foreign towns by the table of endings, and the table of exceptions."""

from dataclasses import dataclass
from functools import cache

from pobratim.language.tables import rows

VOWELS = "аеёиоуыэюя"


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The six cases of a name, in the order of `adjectives.CASES`, and its gender: masc, femn, neut, plur or fixed."""

    forms: tuple[str, ...]
    gender: str


@dataclass(frozen=True, slots=True)
class EndingRow:
    """A row of the table of endings: the ending of the nominative and those of the other five cases."""

    gender: str
    ending: str
    oblique: tuple[str, ...]


@cache
def ending_rows() -> tuple[EndingRow, ...]:
    """The table of endings, in order of preference."""
    table = []
    for gender, *cells in rows("ru", "endings"):
        table.append(EndingRow(gender, cells[0], tuple(cells[1:6])))
    return tuple(table)


@cache
def exceptions() -> dict[str, Paradigm]:
    """The names of the table of exceptions, by the nominative with «ё» as «е»."""
    table = {}
    for nominative, *cells in rows("ru", "exceptions"):
        forms = (nominative, *(nominative if cell == "=" else cell for cell in cells[:5]))
        table[nominative.replace("ё", "е")] = Paradigm(forms, cells[5])
    return table


@cache
def exceptions_by_form() -> dict[str, str]:
    """The nominative of every form in the table of exceptions."""
    return {form.replace("ё", "е"): p.forms[0] for p in exceptions().values() for form in p.forms}


def row_of(word: str, plural: bool = False) -> EndingRow | None:
    """The first row of the table that fits the nominative of an unknown noun."""
    low = word.lower()
    for row in ending_rows():
        if not low.endswith(row.ending) or (plural and row.gender != "plur"):
            continue
        if row.gender == "plur" and not plural and row.ending != "ы":
            continue
        if row.ending == "" and (not low or low[-1] in VOWELS):
            continue
        return row
    return None


def decline(word: str, row: EndingRow) -> Paradigm:
    """The six cases of an unknown noun by a row of the table."""
    stem = word[: len(word) - len(row.ending)] if row.ending else word
    forms = (word, *(word if e == "=" else stem + ("" if e == "@" else e) for e in row.oblique))
    return Paradigm(forms, row.gender)


def decline_unknown(word: str, plural: bool = False) -> Paradigm:
    """The six cases of a noun that no dictionary has."""
    row = row_of(word, plural)
    if row is None:
        return Paradigm((word,) * 6, "fixed")
    return decline(word, row)


def fleeting(word: str) -> Paradigm | None:
    """The cases of a noun on -ец or -ок that loses its vowel: «Живец», «Живца»; None for other nouns."""
    low = word.lower()
    if len(word) < 4 or low[-2:] not in ("ец", "ок", "ёк") or low[-3] in VOWELS or sum(c in VOWELS for c in low) < 2:
        return None
    stem = word[:-2] + ("ь" if low[-3] == "л" else "") + word[-1]
    tail = "ем" if low[-1] == "ц" else "ом"
    return Paradigm((word, f"{stem}а", f"{stem}у", word, stem + tail, f"{stem}е"), "masc")
