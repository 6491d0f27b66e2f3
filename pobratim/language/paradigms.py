"""The six cases of a place name or a noun phrase given in the nominative."""

import re
from functools import cache, lru_cache

from pobratim.language.adjectives import CASES, adjective_in, is_adjective, readings
from pobratim.language.casing import like
from pobratim.language.lexicon import Reading, known, parses
from pobratim.language.nouns import VOWELS, Paradigm, decline_unknown, exceptions, fleeting
from pobratim.language.tables import rows

ADJECTIVAL = re.compile(r"(?:[сц]к(?:ий|ая|ое|ие)|[нвдтрмл](?:ый|ое|ые)|[нвдтрм]ая|ний|няя|нее|жий|шое)$")
SPLIT = re.compile(r"(\s+)")


@cache
def _parts(kind: str) -> frozenset[str]:
    return frozenset(row[1] for row in rows("ru", "hyphenated") if row[0] == kind)


@cache
def _appositive() -> frozenset[str]:
    return frozenset(row[0] for row in rows("ru", "typewords") if row[1] == "both")


@lru_cache(maxsize=200_000)
def paradigm(name: str) -> Paradigm:
    """The cases and the gender of a name or a noun phrase."""
    special = exceptions().get(name.replace("ё", "е"))
    if special:
        forms = tuple(like(name, form) for form in special.forms) if name != special.forms[0] else special.forms
        return Paradigm(forms, special.gender)
    pieces = SPLIT.split(name)
    return _word(name) if len(pieces) == 1 else _phrase(pieces)


def fixed(name: str) -> Paradigm:
    """A name that never changes."""
    return Paradigm((name,) * 6, "fixed")


def _phrase(pieces: list[str]) -> Paradigm:
    """Adjectives and the first noun change, the rest stays; of a foreign name of several words the last one."""
    words = pieces[::2]
    head = 0
    while head < len(words) - 1 and (_adjective(words[head]) or words[head].lower() in _parts("fixed")):
        head += 1
    lead, noun, tail = pieces[: 2 * head], words[head], pieces[2 * head + 1 :]
    if not common_noun(noun) and tail and noun[:1].isupper() and not lead:
        return _foreign(pieces)
    plural = any(_gender(word) == "plur" for word in lead[::2] if _adjective(word))
    base = _word(noun, plural=plural)
    gender = base.gender if base.gender != "fixed" else next((_gender(w) for w in lead[::2] if _adjective(w)), "fixed")
    endings = _tail_forms(noun, tail)
    forms = tuple(
        "".join(_lead(piece, gender, case) for piece in lead) + base.forms[i] + endings[i]
        for i, case in enumerate(CASES)
    )
    return Paradigm(forms, gender)


def _tail_forms(noun: str, tail: list[str]) -> tuple[str, ...]:
    """What follows the head, in six cases: a name after «город» changes, an adjective agrees, the rest stays."""
    rest = "".join(tail)
    if len(tail) >= 2 and tail[1][:1].isupper():
        if noun.lower() in _appositive():
            return tuple(tail[0] + form for form in paradigm("".join(tail[1:])).forms)
        if len(tail) == 2 and not common_noun(noun) and _adjective(tail[1]):
            return tuple(tail[0] + adjective_in(tail[1], _gender(tail[1]), case) for case in CASES)
    return (rest,) * 6


def _lead(piece: str, gender: str, case: str) -> str:
    if not piece.strip() or not _adjective(piece):
        return piece
    return adjective_in(piece, _gender(piece) if gender == "fixed" else gender, case)


def _foreign(pieces: list[str]) -> Paradigm:
    """A name of several words without a common one: the last changes, or both where the second is an adjective."""
    if len(pieces) == 3 and _adjective(pieces[2]) and not _adjective(pieces[0]):
        noun = _word(pieces[0])
        if noun.gender == _gender(pieces[2]):
            adjectives = (adjective_in(pieces[2], noun.gender, case) for case in CASES)
            forms = tuple(f"{a}{pieces[1]}{b}" for a, b in zip(noun.forms, adjectives, strict=True))
            return Paradigm(forms, noun.gender)
    last = _word(pieces[-1]) if pieces[-1][:1].isupper() else fixed(pieces[-1])
    lead = "".join(pieces[:-1])
    return Paradigm(tuple(lead + form for form in last.forms), last.gender)


@lru_cache(maxsize=65536)
def _adjective(word: str) -> bool:
    """Whether a word in the nominative is an adjective."""
    low = word.lower()
    if "-" in low:
        low = low.rsplit("-", 1)[1] or low
    if low in _parts("fixed"):
        return False
    if known(low):
        return any(p.tag.POS in ("ADJF", "PRTF") and "nomn" in p.tag for p in parses(low)[:3])
    return bool(ADJECTIVAL.search(low)) and is_adjective(low)


def _gender(adjective: str) -> str:
    return next((r.gender for r in readings(adjective) if r.case == "nomn"), "masc")


@lru_cache(maxsize=65536)
def common_noun(word: str) -> bool:
    """Whether the dictionary has the word as a noun that is no name of a place or a person, in the nominative."""
    low = word.lower()
    if not known(low):
        return False
    best = next((p for p in parses(low) if p.tag.POS == "NOUN" and "nomn" in p.tag), None)
    return best is not None and not any(mark in best.tag for mark in ("Geox", "Name", "Surn"))


def _word(word: str, plural: bool = False) -> Paradigm:
    special = exceptions().get(word.replace("ё", "е"))
    if special:
        return Paradigm(tuple(like(word, form) for form in special.forms), special.gender)
    if "-" in word.strip("-"):
        return _hyphenated(word)
    if not word[-1:].isalpha() or _abbreviation(word):
        return fixed(word)
    if len(word) > 2 and word.isupper():
        small = _word(word.capitalize(), plural)
        return Paradigm(tuple(like(word, form) for form in small.forms), small.gender)
    return _simple(word, plural)


def _simple(word: str, plural: bool) -> Paradigm:
    """One word without a hyphen: by the dictionary, as an adjective, or by the table of endings."""
    parsed = _dictionary(word, plural)
    if parsed:
        return _parsed_paradigm(word, parsed)
    if word[0].isupper() and ADJECTIVAL.search(word):
        gender = _gender(word)
        return Paradigm(tuple(adjective_in(word, gender, case) for case in CASES), gender)
    return fleeting_slavic(word) or decline_unknown(word, plural)


def _abbreviation(word: str) -> bool:
    """Whether a word in capitals is made of initials: short, or without a vowel, and no place of the dictionary."""
    if len(word) < 2 or not word.isupper():
        return False
    if len(word) > 5 and any(letter in VOWELS for letter in word.lower()):
        return False
    return not any("Geox" in p.tag and "Abbr" not in p.tag for p in parses(word.lower()) if known(word.lower()))


def fleeting_slavic(word: str) -> Paradigm | None:
    """The cases of an unknown Slavic name on -ец, which loses its vowel; None for others."""
    return fleeting(word) if word.lower().endswith("ец") and len(word) > 4 else None


def _dictionary(word: str, plural: bool) -> Reading | None:
    """The reading of the dictionary as a noun in the nominative, a place first; None where there is none to trust."""
    low = word.lower()
    if not known(low):
        return None
    found = [p for p in parses(low) if p.tag.POS == "NOUN" and "nomn" in p.tag and "Abbr" not in p.tag]
    if plural:
        found = [p for p in found if "plur" in p.tag]
    elif not any("Geox" in p.tag for p in found):
        found = [p for p in found if not any(mark in p.tag for mark in ("Name", "Surn", "Patr"))]
    return max(found, key=lambda p: ("Geox" in p.tag, "sing" in p.tag, p.score), default=None)


def _parsed_paradigm(word: str, parsed: Reading) -> Paradigm:
    number = "plur" if "plur" in parsed.tag else "sing"
    gender = "plur" if number == "plur" else str(parsed.tag.gender or "masc")
    if "Fixd" in parsed.tag:
        return Paradigm((word,) * 6, gender)
    forms = [word]
    for case in CASES[1:]:
        made = None if case == "accs" and gender != "femn" else parsed.inflect({case, number})
        forms.append(like(word, str(made.word)) if made else word)
    return Paradigm(tuple(forms), gender)


def _hyphenated(word: str) -> Paradigm:
    """A name of several parts: which of them change is said by the table of parts."""
    parts = word.split("-")
    inner = {part.lower() for part in parts[1:-1]}
    if inner & _parts("link") and not inner & _parts("inner") and parts[0].lower() not in _parts("fixed"):
        return _joined([_word(parts[0])], parts[1:])
    adjectival = len(parts) == 2 and bool(ADJECTIVAL.search(parts[1].lower())) and parts[1][0].isupper()
    first_adjective = len(parts) == 2 and parts[0][:1].isupper() and bool(ADJECTIVAL.search(parts[0].lower()))
    unchanging = parts[0].lower() in _parts("fixed") or inner & _parts("inner")
    if not unchanging and (adjectival or first_adjective or not parts[-1][:1].isupper()):
        return _both(parts)
    last = _word(parts[-1]) if parts[-1] else fixed("")
    lead = "-".join(parts[:-1])
    return Paradigm(tuple(f"{lead}-{form}" for form in last.forms), last.gender)


def _joined(changing: list[Paradigm], rest: list[str]) -> Paradigm:
    forms = tuple("-".join([*(p.forms[i] for p in changing), *rest]) for i in range(6))
    return Paradigm(forms, changing[0].gender)


def _both(parts: list[str]) -> Paradigm:
    """Both parts change: «Каменец-Подольский», «город-побратим»."""
    nouns = [_word(part) for part in parts]
    gender = next((n.gender for n in nouns if n.gender != "fixed"), "masc")
    return Paradigm(tuple("-".join(n.forms[i] for n in nouns) for i in range(6)), gender)
