"""Words: readings, lemma, stem, agreement, and phrases put into the nominative. The dictionary loads on first use."""

import re
from functools import lru_cache

from pobratim.language.adjectives import AdjectiveForm, adjective_in, is_adjective, readings
from pobratim.language.casing import like
from pobratim.language.lexicon import Reading, known, parses

__all__ = ["agrees", "distribute", "has_present", "known", "lemma", "nominative", "parses", "stem"]

STEM = re.compile(
    r"(?:ием|иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|иям|ией|ах|ях|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ых|их|ом|ем|ам|ям|ия|ии|ию|ье|ью|ья|[аеиоуыэюяьй])$"
)
SPLIT = re.compile(r"(\s+)")


@lru_cache(maxsize=65536)
def lemma(word: str, language: str = "ru") -> str:
    """The word as dictionaries list it, in lower case; without a dictionary of the language, the word itself."""
    return str(parses(word.lower())[0].normal_form) if language == "ru" and word else word.lower()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its ending, in lower case, «ё» as «е»: equal for the forms of most words, and cheap."""
    low = word.lower().replace("ё", "е")
    return STEM.sub("", low) if len(low) > 3 else low


def agrees(adjective: str, noun: str) -> bool:
    """Whether the two forms can stand together: equal case, number and gender."""
    nouns = {(_gender(p), str(p.tag.case)) for p in parses(noun.lower()) if p.tag.POS == "NOUN"}
    return any((a.gender, _case(a, nouns)) in nouns for a in _adjective_forms(adjective))


def _case(form: AdjectiveForm, nouns: set[tuple[str, str]]) -> str:
    """The case of the form; «новых» may be the accusative of persons too."""
    return "accs" if form.case == "gent" and (form.gender, "gent") not in nouns else form.case


def _adjective_forms(word: str) -> list[AdjectiveForm]:
    return readings(word) if is_adjective(word) else []


def _gender(parse: Reading) -> str:
    return "plur" if "plur" in parse.tag else str(parse.tag.gender)


@lru_cache(maxsize=4096)
def nominative(phrase: str, number: str | None = None) -> str:
    """The phrase with its head in the nominative and its tail untouched; participles before the head are dropped.

    `number` is "sing" or "plur" to change the number of the head; without it the number of the phrase stays.
    """
    pieces = SPLIT.split(phrase.strip())
    lead, head, tail = _parted(pieces)
    if head is None:
        return phrase.strip()
    parse = _head_reading(lead, head, number)
    if parse is None:
        return phrase.strip()
    wanted = number or ("plur" if "plur" in parse.tag else "sing")
    made = parse.inflect({"nomn", wanted})
    noun = like(head, str(made.word)) if made else head
    gender = "plur" if wanted == "plur" else _gender(made or parse)
    words = [*(adjective_in(word, gender) for word in lead if not _participle(word)), noun]
    joined = " ".join(words)
    if phrase.strip()[0].isupper() and lead and not _participle(lead[0]):
        joined = joined[0].upper() + joined[1:]
    return joined + "".join(tail)


def _parted(pieces: list[str]) -> tuple[list[str], str | None, list[str]]:
    """Adjectives, the head noun, and the rest with its spaces."""
    lead: list[str] = []
    for i in range(0, len(pieces), 2):
        word = pieces[i]
        if i + 2 < len(pieces) and (is_adjective(word) or _participle(word)) and not _surely_noun(word):
            lead.append(word)
            continue
        return lead, (word if word[:1].isalpha() else None), pieces[i + 1 :]
    return lead, None, []


@lru_cache(maxsize=4096)
def _surely_noun(word: str) -> bool:
    return known(word) and parses(word.lower())[0].tag.POS == "NOUN"


@lru_cache(maxsize=4096)
def _participle(word: str) -> bool:
    best = parses(word.lower())[0]
    return best.tag.POS == "PRTF"


def _head_reading(lead: list[str], head: str, number: str | None) -> Reading | None:
    """The reading of the head noun that its adjectives agree with; an oblique one is preferred to a nominative."""
    found = [p for p in parses(head.lower()) if p.tag.POS == "NOUN" and p.tag.case]
    fitting = [p for p in found if all(_fits(word, p) for word in lead)]
    candidates = fitting or found
    if number is None and any("nomn" in p.tag and "sing" in p.tag for p in candidates):
        return next(p for p in candidates if "nomn" in p.tag and "sing" in p.tag)
    return max(candidates, key=lambda p: ("sing" in p.tag, p.score), default=None)


def _fits(adjective: str, noun: Reading) -> bool:
    case = {"gen2": "gent", "loc2": "loct", "acc2": "accs"}.get(str(noun.tag.case), str(noun.tag.case))
    gender = _gender(noun)
    return any(
        a.gender == gender and (a.case == case or (case == "accs" and a.case == "gent")) for a in readings(adjective)
    )


def distribute(adjectives: list[str], noun: str) -> list[str]:
    """The nominative of each adjective with the noun: «Пылваским и Выруским уездами» gives two districts."""
    found = [p for p in parses(noun.lower()) if p.tag.POS == "NOUN"]
    if not found:
        return [f"{adjective} {noun}" for adjective in adjectives]
    made = found[0].inflect({"nomn", "sing"}) or found[0]
    gender = str(made.tag.gender or "masc")
    return [f"{adjective_in(adjective, gender)} {like(noun, str(made.word))}" for adjective in adjectives]


WORD = re.compile(r"[а-яё]{3,}")


@lru_cache(maxsize=4096)
def is_present(word: str) -> bool:
    """Whether a lowered word is first of all a verb in the present tense: «дружит», «обмениваемся»."""
    best = parses(word)[0].tag
    return best.POS == "VERB" and "pres" in best


def has_present(low: str) -> bool:
    """Whether a lowered text holds a verb in the present tense that is not denied."""
    return any(is_present(m[0]) and not low[: m.start()].endswith("не ") for m in WORD.finditer(low))
