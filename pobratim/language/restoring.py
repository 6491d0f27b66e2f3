"""The nominative of a name found in an oblique case: candidates, the likeliest first."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from pobratim.language.adjectives import CASES, adjective_in, is_adjective
from pobratim.language.casing import like
from pobratim.language.lexicon import known, parses
from pobratim.language.morphology import nominative
from pobratim.language.nouns import VOWELS, ending_rows, exceptions_by_form
from pobratim.language.paradigms import ADJECTIVAL, common_noun, paradigm
from pobratim.language.tables import rows

GENDERS = ("masc", "femn", "neut", "plur")
SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def _restored(form: str) -> tuple[str, ...]:
    special = exceptions_by_form().get(form.replace("ё", "е"))
    if special:
        return (special, *_single(form)) if " " not in form else (special,)
    words = SPACE.split(form.strip())
    found = list(_phrase(words)) if len(words) > 1 else list(_single(form.strip()))
    return tuple(dict.fromkeys(found)) or (form,)


def restore(form: str, cases: Collection[str] = CASES) -> list[str]:
    """Nominatives that the form may belong to, the likeliest first; the form itself is always among them.

    `cases` are those in which the form may stand, where a preposition tells them: ("ablt", "gent") after «с».
    """
    found = list(_restored(form))
    if tuple(cases) != CASES:
        fitting = [name for name in found if any(paradigm(name).forms[CASES.index(case)] == form for case in cases)]
        found = fitting or found
    return found if form in found else [*found, form]


def _phrase(words: list[str]) -> Iterator[str]:
    """Candidates for several words: the noun restored, adjectives made to agree, each checked by declining it again."""
    form = " ".join(words)
    head = 0
    while head < len(words) - 1 and is_adjective(words[head]):
        head += 1
    lead, noun, tail = words[:head], words[head], words[head + 1 :]
    if _dictionary_noun(noun):
        yield from _with_common_noun(form, tail)
    elif not lead:
        yield from _fitting(form, ([*words[:-1], last] for last in _restored(words[-1])))
    for candidate in _restored(noun):
        genders = GENDERS if lead else ("",)
        fitting = [g for g in genders if not lead or paradigm(candidate).gender in (g, "fixed")]
        yield from _fitting(form, ([*(adjective_in(w, g) for w in lead), candidate, *tail] for g in fitting))


def _fitting(form: str, made: Iterable[list[str]]) -> Iterator[str]:
    """Those of the candidates, given as words, that have the form among their cases and are not the form itself."""
    for words in made:
        name = " ".join(words)
        if name != form and form in paradigm(name).forms:
            yield name


def _with_common_noun(form: str, tail: list[str]) -> Iterator[str]:
    """Candidates for a phrase with a common noun: the head alone, or, after «город», the name too."""
    head = nominative(form)
    if tail and tail[0][:1].isupper() and head.endswith(" " + " ".join(tail)):
        lead = head.removesuffix(" ".join(tail)).split()
        yield from _fitting(form, ([*lead, name] for name in _restored(" ".join(tail))))
    yield head


@lru_cache(maxsize=4096)
def _dictionary_noun(word: str) -> bool:
    best = next((p for p in parses(word.lower()) if p.tag.POS == "NOUN"), None) if known(word.lower()) else None
    return bool(best and not any(mark in best.tag for mark in ("Geox", "Name", "Surn")))


def _single(form: str) -> Iterator[str]:
    if "-" in form and not form.startswith("-"):
        yield from _hyphenated(form)
        return
    yield from _from_dictionary(form)
    if ADJECTIVAL.search(form) or form[-1] not in VOWELS + "йьмх":
        yield form
    adjectives = [adjective_in(form, gender) for gender in ("masc", "neut", "femn")] if _adjective_only(form) else []
    if form.lower().endswith("ском"):
        yield from [*_by_endings(form), *adjectives]
    else:
        yield from [*adjectives, *_by_endings(form)]


def _adjective_only(form: str) -> bool:
    """Whether the form is one of an adjective, and no dictionary has it as a place."""
    return is_adjective(form) and not any("Geox" in p.tag for p in parses(form.lower()) if known(form))


def _from_dictionary(form: str) -> Iterator[str]:
    low = form.lower()
    if not known(low):
        return
    places = [p for p in parses(low) if "Geox" in p.tag and p.tag.POS == "NOUN"]
    if any("nomn" in p.tag and "sing" in p.tag for p in places):
        yield form
    for p in places:
        made = p.inflect({"nomn"})
        yield like(form, str(made.word if made else p.normal_form))
    if not places and form[:1].isupper() and common_noun(form):
        yield form


def _hyphenated(form: str) -> Iterator[str]:
    """Candidates part by part: every part as it is or restored, checked by declining the whole again."""
    parts = form.split("-")
    first = list(dict.fromkeys([*_restored(parts[0]), parts[0]])) if parts[0] else [""]
    last = list(dict.fromkeys([*_restored(parts[-1]), parts[-1]])) if parts[-1] else [""]
    if parts[-1][:1].islower():
        last = [*last, parts[-1]]
    for end in last[:5]:
        for begin in [parts[0], *first][:5]:
            made = "-".join([begin, *parts[1:-1], end])
            if made != form and form in paradigm(made).forms:
                yield made
    yield form


@cache
def _formants() -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("ru", "formants")}


def _formant(stem: str) -> str | None:
    """The ending that the end of the stem tells, by its longest known formant."""
    for size in range(min(6, len(stem)), 0, -1):
        ending = _formants().get(stem[-size:])
        if ending is not None:
            return ending
    return None


def _by_endings(form: str) -> Iterator[str]:
    """Nominatives of an unknown name by the table of endings, those that the end of the stem speaks for first."""
    low = form.lower()
    found: list[tuple[int, int, int, str]] = []
    for order, row in enumerate(ending_rows()):
        for ending in (e for e in row.oblique if e not in ("=", "@", "") and low.endswith(e)):
            made = form[: len(form) - len(ending)] + row.ending
            if len(made) < 3 or not _sounds(made, row.ending) or form not in paradigm(made).forms:
                continue
            found.append((-_weight(made, row.ending), -len(ending), order, made))
    self_weight = _own_weight(low)
    found.append((-self_weight, 0, -1, form))
    yield from (made for *_, made in sorted(found))


def _sounds(made: str, ending: str) -> bool:
    """Whether a nominative can end so: -й after a vowel, -я after a vowel or a soft sound, nothing after a vowel."""
    low = made.lower()
    if ending == "":
        return low[-1] not in VOWELS + "ьй"
    if ending == "й":
        return low[-2] in VOWELS
    if ending == "а":
        return low[-2] not in VOWELS + "йь"
    return not (ending == "я" and low[-2] not in VOWELS + "льйнр")


def _own_weight(low: str) -> int:
    """How likely an unknown form is a nominative already."""
    told = _formant(low[:-1])
    if told and told == low[-1]:
        return 6
    if low[-1] in "аяо":
        return 3 if told != "" else 0
    return 1 if low[-1] in "иуюэе" else 0


def _weight(made: str, ending: str) -> int:
    """How well the end of the stem speaks for a nominative with this ending."""
    low = made.lower()
    if ending and low[-1] in "аяь":
        if _formant(low[:-1]) == low[-1]:
            return 5
        if low.endswith("ь"):
            return 4 if low.endswith("ль") else 2 if low[-2] in "нрдтс" else 0
    if ending == "" and _formant(low) == "":
        return 5
    return 2 if ending in ("а", "я", "ия", "ка", "га", "") else 1
