"""Which of the Cyrillic names of a place is the Russian one: known words first, then letters and nearness."""

import re
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii
from babel import Locale
from rapidfuzz.distance import JaroWinkler

from pobratim.places.build.districts import russian_spelling
from pobratim.places.build.risk import is_toponym, is_word
from pobratim.places.build.transcription import LANGUAGE_OF, SYSTEMATIC, transcribe

RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]*(?:[-' ’][А-Яа-яёЁ][а-яё]*)*")
CYRILLIC = re.compile(r"[а-яёіўїєґјљњћђџңғүұқөәһҡҥ]", re.IGNORECASE)
KINDS = frozenset(
    [
        "город",
        "посёлок",
        "поселок",
        "село",
        "деревня",
        "имени",
        "область",
        "край",
        "район",
        "губерния",
        "уезд",
        "волость",
        "провинция",
        "шаары",
        "ош",
        "хот",
        "куорат",
        "хула",
        "горад",
        "станица",
        "станцыя",
        "агломерация",
    ]
)
FOREIGN = re.compile(
    r"[нсзцр]ьк|ць\b|ъ(?![еёюя])|[нлстдмгбпрфк]ьо|аа$|[жшчщц]ы\b|[жшч]ы|щы|шч|\bы|ыи|ии$|уы|[нв]ы\b|ски\b|иа\b|э[йы]ры",
    re.I,
)
UKRAINIAN = re.compile(r"([сцз])ьк(?=[иауое]|$)")
NEVER = re.compile(r"ъ(?![еёюяаиоуэы])|\b(?:шаары|хот|балһсн)\b")
HARD_I = re.compile(r"(?<=[бвгдзклмнпрстфх])ы", re.IGNORECASE)
HARD_E = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])э", re.IGNORECASE)
SOFT = re.compile(r"дз(?=[еёіиьюя])|ц[ьеёюя]|цв|йо", re.IGNORECASE)
HARD_I_LANDS = frozenset(
    [
        "PL",
        "BY",
        "RU",
        "UA",
        "KZ",
        "KG",
        "UZ",
        "TJ",
        "TM",
        "TR",
        "AZ",
        "EE",
        "KR",
        "KP",
        "VN",
        "RO",
        "MD",
        "MN",
        "CZ",
        "SK",
        "GE",
        "AM",
        "AF",
        "IR",
    ]
)
HARD_E_LANDS = frozenset(
    [
        "CN",
        "TW",
        "HK",
        "MO",
        "JP",
        "KR",
        "KP",
        "MN",
        "VN",
        "TH",
        "LA",
        "KH",
        "MM",
        "RU",
        "KZ",
        "KG",
        "MY",
        "SG",
        "NP",
        "BT",
    ]
)
SLAVIC = frozenset(["RU", "BY", "UA", "KZ", "KG", "UZ", "BG", "RS", "MK"])
HARD_L = re.compile(r"л(?=[бвгдзкмнпстфхцчш])")
SOFT_L_LANDS = frozenset(land for land, tongue in LANGUAGE_OF.items() if tongue in ("de", "es", "fr", "it", "pt", "sv"))
SOFT_E = re.compile(r"Е[бвгджзклмнпрстфхцчшщ]")
LEAST = 0.3
ENGLISH = frozenset(["US", "GB", "CA", "AU", "NZ", "IE", "ZA"])


def cyrillic(names: Iterable[str]) -> list[str]:
    """The names written in Cyrillic letters and starting with a capital, in order."""
    return sorted(
        {n.strip() for n in names if CYRILLIC.search(n) and n.strip()[:1].isupper() and not re.search(r"[A-Za-z]", n)}
    )


def russian_name(names: Iterable[str], latin: str, country: str = "", expected: str | None = None) -> str | None:
    """The name that a Russian text would use: a known Russian name, or the one spelled the Russian way."""
    usable = [name for name in names if RUSSIAN.fullmatch(name)]
    if expected and expected not in usable and country in SYSTEMATIC:
        usable.append(expected)
    best = max(usable, key=lambda name: (_merit(name, latin, country, expected), name), default=None)
    if best is None or _merit(best, latin, country, expected) <= LEAST:
        return None
    return best if best in _exemplars() else _without_marks(best)


def _without_marks(name: str) -> str | None:
    """A Ukrainian name as Russian spells it; nothing for a Bulgarian or Kirghiz one, which has no rule."""
    if NEVER.search(name):
        return None
    return UKRAINIAN.sub(lambda m: m[1] + "к", name)


def expected_name(latin: str, country: str, aliases: Iterable[str]) -> str | None:
    """The only Russian spelling that the rules leave, in countries whose names are transcribed by a system."""
    return russian_spelling(latin) if country == "RU" else transcribe(latin, country, aliases)


def _merit(name: str, latin: str, country: str, expected: str | None) -> float:
    merit = JaroWinkler.similarity(anyascii(name).lower().replace("'", ""), anyascii(latin).lower())
    merit += 0.65 * is_known(name) + 0.4 * (expected is not None and name.casefold() == expected.casefold())
    merit += 0.01 * ("ё" in name) + 0.08 * (country not in SLAVIC and "ль" in name)
    merit -= 0.25 * bool(FOREIGN.search(name)) + 0.5 * bool(KINDS & set(name.casefold().split()))
    merit -= _belarusian(name, latin, country) + 0.06 * (country in SOFT_L_LANDS) * len(HARD_L.findall(name))
    if country not in SLAVIC:
        merit += 0.15 * ("-" in name and " " not in name) - 0.12 * bool(SOFT_E.match(name) and latin[:1] in "EÉA")
    elif " " in latin or "-" in latin:
        merit += 0.05 * ("-" in name)
    return merit


def _belarusian(name: str, latin: str, country: str) -> float:
    """How much the name looks like a Belarusian spelling in Russian letters."""
    if country == "BY":
        return 0.1 * len(SOFT.findall(name)) - 0.03 * name.lower().count("о")
    lower = latin.lower()
    marks = 0.0 if country in HARD_I_LANDS else 0.15 * len(HARD_I.findall(name))
    if country not in HARD_E_LANDS:
        allowed = lower.count("a") if country in ENGLISH else 0
        marks += 0.15 * max(0, len(HARD_E.findall(name)) - allowed)
    marks += 0.15 * (name.endswith("а") and lower.endswith("o"))
    return marks + 0.04 * max(0, lower.count("o") - sum(name.lower().count(vowel) for vowel in "оуё"))


def is_known(name: str) -> bool:
    """Whether a dictionary or CLDR has it as a name of a place, whole or in its parts."""
    if name in _exemplars() or is_toponym(name):
        return True
    parts = re.split("[ -]", name)
    return len(parts) > 1 and any(map(is_toponym, parts)) and all(is_word(part) for part in parts)


@cache
def _exemplars() -> frozenset[str]:
    return frozenset(zone["city"] for zone in Locale("ru").time_zones.values() if zone.get("city"))
