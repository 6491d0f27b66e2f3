"""Foreign names in Russian letters: exactly for Chinese, Japanese and Korean, roughly for tongues of Europe."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from pobratim.places.build.korean import korean
from pobratim.places.folding import plain
from pobratim.places.tables import rows

LANGUAGES = {
    "de": "DE AT CH LI",
    "fr": "FR BE LU MC RE GP MQ",
    "it": "IT SM VA",
    "es": "ES MX AR CL CO PE CU VE EC BO UY PY GT HN NI CR PA SV DO PR",
    "pt": "PT BR AO MZ",
    "pl": "PL",
    "fi": "FI",
    "et": "EE",
    "sv": "SE NO DK IS",
    "cs": "CZ SK",
    "hu": "HU",
    "ro": "RO MD",
    "sh": "RS HR BA SI ME",
    "tr": "TR",
    "nl": "NL",
    "lt": "LT",
    "lv": "LV",
}
LANGUAGE_OF = {country: language for language, countries in LANGUAGES.items() for country in countries.split()}
CHINESE, JAPANESE, KOREAN = ("CN",), ("JP",), ("KR", "KP")
SYSTEMATIC = CHINESE + JAPANESE + KOREAN
CHINESE_KINDS = re.compile(
    r"\s+(?:shi|xian|qu|zhen|xiang|jiedao|diqu|sheng|zizhixian|zizhiqu|zizhizhou)$", re.IGNORECASE
)
JAPANESE_KINDS = re.compile(r"[- ](?:shi|ku|machi|cho|chō|mura|son|gun)$", re.IGNORECASE)
VOWELS = "аеёиоуыэюя"


def transcribe(latin: str, country: str, aliases: Iterable[str] = ()) -> str | None:
    """The Russian name that atlases would print, where a system leaves no choice; else nothing."""
    if country in CHINESE:
        return chinese(latin, aliases)
    if country in JAPANESE:
        return japanese(latin)
    return korean([*aliases]) if country in KOREAN else None


def sounds(latin: str, country: str) -> str | None:
    """Roughly how a name sounds, in Russian letters; nothing for a country whose language has no table."""
    language = LANGUAGE_OF.get(country)
    if language is None:
        return None
    pattern, targets = _patterns(language)
    word = unicodedata.normalize("NFC", latin).lower().replace("i̇", "i")
    return re.sub(r"[^а-яё -]", "", pattern.sub(lambda m: targets[(m.lastindex or 1) - 1], word))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], list[str]]:
    found = [
        (p, (t or [""])[0]) for names, p, *t in rows("transcription") if names == "*" or language in names.split(",")
    ]
    patterns = (re.sub(r"\^", r"\\b", re.sub(r"\$", r"\\b", pattern)) for pattern, _ in found)
    return re.compile("|".join(f"({pattern})" for pattern in patterns)), [target for _, target in found]


# ── Chinese ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def chinese(latin: str, aliases: Iterable[str]) -> str | None:
    """«Wenling» is «Вэньлин»; nothing when the name is no pinyin."""
    name = CHINESE_KINDS.sub("", latin)
    if " " in name or not re.fullmatch(r"[A-Za-zü’'`-]+", name):
        return None
    bare = re.sub(r"[’'`-]", "", name.lower())
    spaced = (a for a in aliases if a.islower() and " " in a and a.isascii() and a.replace(" ", "") == bare)
    split = re.split(r"[’'`-]", name.lower()) if re.search(r"[’'`-]", name) else next(spaced, bare).split()
    syllables = [s for part in split for s in _syllables(part)]
    if not syllables or "".join(syllables) != bare:
        return None
    written = [_palladius()[s] for s in syllables]
    made = written[0]
    for before, russian in zip(syllables, written[1:], strict=False):
        made += ("ъ" if before.endswith("ng") and russian[0] in VOWELS else "") + russian
    return made.capitalize()


@cache
def _palladius() -> dict[str, str]:
    return {pinyin: russian for pinyin, russian, *_ in rows("palladius")}


def _syllables(word: str) -> list[str]:
    """The word cut into syllables, the longest first; nothing when it cannot be."""
    if not word:
        return []
    for size in range(min(6, len(word)), 0, -1):
        head, rest = word[:size], word[size:]
        if head in _palladius() and not (rest[:1] in "aeo" and rest and head[-1] in "ng" and head[:-1] in _palladius()):
            tail = _syllables(rest)
            if tail or not rest:
                return [head, *tail]
    return []


# ── Japanese ────────────────────────────────────────────────────────────────────────────────────────────────────────
def japanese(latin: str) -> str | None:
    """«Maizuru» is «Майдзуру»; nothing when the name is not in Hepburn's letters."""
    name = plain(JAPANESE_KINDS.sub("", latin))
    morae = list(_morae(name))
    if not name or None in morae:
        return None
    made = ""
    for at, mora in enumerate(morae):
        after = (morae[at + 1 : at + 2] or [""])[0] or ""
        if mora == "н" and after[:1] in "бпм" and after:
            made += "м"
        elif mora == "н" and after[:1] in VOWELS and after:
            made += "нъ"
        elif mora == "и" and made[-1:] in ("а", "о", "у", "э") and made:
            made += "й"
        else:
            made += mora or ""
    return made.capitalize()


def _morae(name: str) -> Iterator[str | None]:
    table = {hepburn: russian for hepburn, russian, *_ in rows("polivanov")}
    at = 0
    while at < len(name):
        if (name[at] == name[at + 1 : at + 2] and name[at] not in "aiueon") or name.startswith("tch", at):
            yield (table.get(name[at + 1 : at + 4]) or table.get(name[at + 1 : at + 3]) or "с")[0]
            at += 1
            continue
        size = next((n for n in (3, 2, 1) if name[at : at + n] in table), 0)
        yield table[name[at : at + size]] if size else None
        at += size or len(name)
