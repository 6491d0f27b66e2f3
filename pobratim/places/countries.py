"""Countries in a text, by every name, abbreviation, adjective and demonym of the tables; and their names for a memo."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from pobratim.places.build.declension import case_forms
from pobratim.places.place import CountryMention
from pobratim.places.tables import rows

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
CAPITAL = re.compile(r"(?<![\w-])[A-ZА-ЯЁІЎÄÖÜ][^\W\d_]*")
ADJECTIVE_ENDING = re.compile(
    r"(?:(?<=к|н)(?:ий|ый|ого|ому|им|ым|ом|ая|ой|ую|ое|ие|ые|их|ых|ими|ыми|і|ага|аму|ая|ай|ую|ае|ія|іх|імі|ы|ыя)|"
    r"(?:e|er|en|em|es)?)$"
)
SKIPPED = ("AN", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms of one language: names by their first word, adjectives by stem, demonyms by form."""

    names: dict[str, tuple[tuple[str, str, str], ...]]
    adjectives: dict[str, str]
    demonyms: dict[str, str]


def find_countries(text: str, language: str) -> list[CountryMention]:
    """Countries named in the text, in order of place."""
    lexicon = _lexicon(language)
    found: list[CountryMention] = []
    end = 0
    for m in CAPITAL.finditer(text):
        if m.start() >= end and (hit := _name_at(text, m, lexicon)):
            found.append(hit)
            end = hit.end
    found += [a for a in _adjectives(text, lexicon) if not any(c.start < a.end and a.start < c.end for c in found)]
    return sorted(found, key=lambda c: c.start)


def _name_at(text: str, m: re.Match[str], lexicon: Lexicon) -> CountryMention | None:
    for form, code, kind in lexicon.names.get(m[0].lower().replace("ё", "е"), ()):
        end = m.start() + len(form)
        piece = " ".join(text[m.start() : end].split()).replace("ё", "е").replace("Ё", "Е")
        same = piece == form if kind == "abbreviation" else piece.lower() == form.lower()
        if same and not text[end : end + 1].isalpha():
            return CountryMention(m.start(), end, code, kind)
    return None


def _adjectives(text: str, lexicon: Lexicon) -> list[CountryMention]:
    found = []
    for m in WORD.finditer(text):
        word = m[0].lower().replace("ё", "е")
        code = lexicon.demonyms.get(word)
        if code:
            found.append(CountryMention(m.start(), m.end(), code, "demonym"))
            continue
        stem = ADJECTIVE_ENDING.sub("", word, count=1)
        if (code := lexicon.adjectives.get(stem)) and (stem != word or word.isascii() or word in lexicon.adjectives):
            found.append(CountryMention(m.start(), m.end(), code, "adjective"))
    return found


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
        first: tuple((form, *hit) for form, hit in sorted(forms.items(), key=lambda f: -len(f[0])))
        for first, forms in names.items()
    }
    return Lexicon(ordered, adjectives, demonyms)


def _add_name(names: dict[str, dict[str, tuple[str, str]]], name: str, code: str, kind: str) -> None:
    for form in _forms(name) if kind == "name" else {name}:
        plain = form.replace("ё", "е").replace("Ё", "Е")
        first = re.match(r"[^\W\d_]+", plain)
        if first:
            names.setdefault(first[0].lower(), {}).setdefault(plain, (code, kind))


def _forms(name: str) -> set[str]:
    """Case forms: of one word all; of «Республика Беларусь» those in which the head alone or all words change."""
    words = name.split()
    forms = {form for form, _ in case_forms(name)}
    if len(words) > 1:
        forms |= {" ".join([form, *words[1:]]) for form, _ in case_forms(words[0])}
    return forms | {name}


@cache
def country_names(code: str, language: str = "ru", form: str = "short") -> str:
    """The name of a country in the nominative: "short" (Германия) or "official" (Федеративная Республика Германия)."""
    if form == "official":
        for lang, row_code, kind, values, *_ in rows("countries"):
            if lang == language and row_code == code and kind == "official":
                return values.split("|")[0].strip()
    return str(Locale(language).territories.get(code, code))
