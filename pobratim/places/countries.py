"""Countries in a text, by every name, abbreviation, adjective and demonym of the tables; and their names for a memo."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from pobratim.language.foreseen import foreseen
from pobratim.places.build.declension import case_forms
from pobratim.places.place import CountryMention
from pobratim.places.tables import rows

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
PLAIN = str.maketrans("ёЁ\n\t\u00a0\u202f", "еЕ    ")
INNER = re.compile(r"[-’']")
ADJECTIVE_ENDING = re.compile(
    r"(?:(?<=к|н)(?:ий|ый|ого|ому|им|ым|ом|ая|ой|ую|ое|ие|ые|их|ых|ими|ыми|і|ага|аму|ая|ай|ую|ае|ія|іх|ім|імі|ы|ыя)|"
    r"(?:e|er|en|em|es)?)$"
)
Names = tuple[tuple[str, str, str], ...]  # (form, code, kind): names that begin with one word, the longest first
CODE = re.compile(r"(?<=[а-яёіў] \()[A-Z]{2}(?=\))|^[A-Z]{2}$")  # «Елец (RU)», or a cell that holds nothing else
SKIPPED = ("AN", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms of one language: names by their first word, adjectives by stem, demonyms by form."""

    names: dict[str, Names]
    adjectives: dict[str, str]
    demonyms: dict[str, str]


def find_countries(text: str, language: str) -> list[CountryMention]:
    """Countries named in the text, in order of place."""
    found: list[CountryMention] = []
    end = 0
    for m in _beginnings(language).finditer(text):
        told = _told(m[0], language)
        if not told or m.start() < end:
            continue
        names, code, form = told
        hit = _name_at(text, m.start(), names) if names else None
        if not hit and code:
            hit = CountryMention(m.start(), m.end(), code, form)
        if hit:
            found.append(hit)
            end = hit.end
    codes = CODE.finditer(text) if len(text) == len("RU") or "(" in text else ()
    coded = [CountryMention(m.start(), m.end(), m[0], "abbreviation") for m in codes if m[0] in _codes()]
    return sorted([*found, *coded], key=lambda c: c.start) if coded else found


@cache
def _codes() -> frozenset[str]:
    """The two-letter codes of ISO 3166-1."""
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == len("RU") and code not in SKIPPED)


@cache
def _beginnings(language: str) -> re.Pattern[str]:
    """Words with a capital, and those that begin like an adjective or a demonym of the lexicon."""
    lexicon = _lexicon(language)
    heads: dict[str, set[str]] = {}
    for word in (*lexicon.adjectives, *lexicon.demonyms):
        heads.setdefault(word[0], set()).add(word[1:3])
    rows = (f"{first}(?:{'|'.join(map(re.escape, sorted(rest)))})" for first, rest in sorted(heads.items()))
    small = "|".join(rows).replace("е", "[её]")
    return re.compile(
        rf"(?<![^\W\d_])(?<![^\W\d_][-’'])(?:(?=[^\W\d_])(?![а-яa-z])|(?={small}))[^\W\d_]+(?:[-’'][^\W\d_]+)*"
    )


@lru_cache(maxsize=16384)
def _told(word: str, language: str) -> tuple[Names, str, str] | None:
    """What a word can begin or be: names of countries; the code of its own, if it is an adjective or a demonym."""
    lexicon = _lexicon(language)
    low = word.lower().replace("ё", "е")
    names = lexicon.names.get(INNER.split(low)[0], ()) if word[0].isupper() else ()
    code, form = lexicon.demonyms.get(low, ""), "demonym"
    if not code:
        stem = ADJECTIVE_ENDING.sub("", low, count=1)
        fits = stem != low or low.isascii() or low in lexicon.adjectives
        code = lexicon.adjectives.get(low) or (lexicon.adjectives.get(stem, "") if fits else "")
        form = "adjective"
    return (names, code, form) if names or code else None


def _name_at(text: str, start: int, names: Names) -> CountryMention | None:
    if text[start - 1 : start] == "-":
        return None
    plain = text[start : start + len(names[0][0])].translate(PLAIN)
    low = plain.lower()
    for form, code, kind in names:
        end = start + len(form)
        same = plain.startswith(form) if kind == "abbreviation" else low.startswith(form)
        if same and not text[end : end + 1].isalpha():
            return CountryMention(start, end, code, kind)
    return None


@cache
def _lexicon(language: str) -> Lexicon:
    names: dict[str, dict[str, tuple[str, str]]] = {}
    adjectives: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for code, name in Locale(language).territories.items():
        if len(code) == 2 and code.isalpha() and code not in SKIPPED:
            _add_name(names, name, code, "name")
    for lang, code, kind, values, *_ in rows("countries"):
        if lang not in (language, "*"):
            continue
        for value in (v.strip() for v in values.split("|")):
            if kind == "adjective":
                adjectives[value] = code
            elif kind == "demonym":
                demonyms[value] = code
            else:
                _add_name(names, value, code, "name" if kind == "official" else kind)
    ordered = {
        first: tuple(
            (form if hit[1] == "abbreviation" else form.lower(), *hit)
            for form, hit in sorted(forms.items(), key=lambda f: -len(f[0]))
        )
        for first, forms in names.items()
    }
    return Lexicon(ordered, adjectives, demonyms)


def _add_name(names: dict[str, dict[str, tuple[str, str]]], name: str, code: str, kind: str) -> None:
    for form in case_forms_of(name) if kind == "name" else (name,):
        plain = form.replace("ё", "е").replace("Ё", "Е")
        first = re.match(r"[^\W\d_]+", plain)
        if first:
            names.setdefault(first[0].lower(), {}).setdefault(plain, (code, kind))


@foreseen
def case_forms_of(name: str) -> tuple[str, ...]:
    """Case forms: of one word all; of «Республика Беларусь» those in which the head alone or all words change."""
    words = name.split()
    forms = {form for form, _ in case_forms(name)}
    if len(words) > 1:
        forms |= {" ".join([form, *words[1:]]) for form, _ in case_forms(words[0])}
    return tuple(sorted(forms | {name}))


@cache
def country_names(code: str, language: str = "ru", form: str = "short") -> str:
    """The name of a country in the nominative: "short" (Германия) or "official" (Федеративная Республика Германия)."""
    if form == "official":
        for lang, row_code, kind, values, *_ in rows("countries"):
            if lang == language and row_code == code and kind == "official":
                return values.split("|")[0].strip()
    return str(Locale(language).territories.get(code, code))
