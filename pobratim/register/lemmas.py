"""Words in their dictionary form, so that what is asked is found in any case, the same on every database.

A key holds the lemmas of all readings of all words between spaces; what is asked is found where each word of it has one
of its lemmas in the key, or where the key holds the word as it was typed.
"""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale

from pobratim.language.inflection import restore
from pobratim.language.lexicon import parses
from pobratim.register.foreign import wordings
from pobratim.register.keys import search_key

READINGS = 5
SMALL = {"PREP", "CONJ", "PRCL"}
LANGUAGES = ("ru", "en")
WHOLE = 3  # letters from which the beginning of a word is looked for as well


@lru_cache(maxsize=100_000)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms of a word written small, «е» for «ё»; none for prepositions and the like."""
    if not word.isalpha() or word.isascii():
        return frozenset({word})
    found = parses(word)[:READINGS]
    if found and str(found[0].tag.POS) in SMALL:
        return frozenset()
    return frozenset(each.normal_form.replace("ё", "е") for each in found) or frozenset({word})


def word_key(*texts: str) -> str:
    """The key of texts: their lemmas, each once, between spaces."""
    words = {word for text in texts for word in search_key(text).split()}
    return f" {' '.join(sorted({lemma for word in words for lemma in lemmas(word)}))} "


def tie_key(names: Iterable[str], countries: Iterable[str | None], titles: Iterable[str]) -> str:
    """The key of a tie: the names of its sides, of their countries in Russian and English, the titles under it."""
    known = [Locale.parse(language).territories.get(code, code) for code in countries if code for language in LANGUAGES]
    return word_key(*names, *known, *titles)


def asked(text: str) -> list[tuple[str, frozenset[str]]]:
    """The words of a question, each with the lemmas that it may have; small words are left out unless all are small."""
    words = search_key(text.replace("\x00", " ")).split()
    found = [(word, lemmas(word) | names_of(word)) for word in words if lemmas(word)]
    return found or [(word, frozenset({word})) for word in words]


def names_of(word: str) -> frozenset[str]:
    """The nominatives that a word may have as a name that no dictionary has."""
    if not word.isalpha() or word.isascii():
        return frozenset()
    return frozenset(search_key(name) for name in restore(word.capitalize())[:READINGS])


def begins(word: str) -> bool:
    """Whether what begins with a word that was typed is found by it: not with one or two letters."""
    return len(word) >= WHOLE


def is_in(key: str, text: str) -> bool:
    """Whether a key holds all that is asked, in any of its wordings."""
    return any(
        all(
            (f" {word}" if begins(word) else f" {word} ") in key or any(f" {form} " in key for form in forms)
            for word, forms in asked(each)
        )
        for each in wordings(text)
    )
