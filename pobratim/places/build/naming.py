"""Which of the Cyrillic names of a place is the Russian one."""

import re
from collections.abc import Iterable

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]*(?:[-' ’][А-Яа-яёЁ][а-яё]*)*")
CYRILLIC = re.compile(r"[а-яёіўїєґјљњћђџңғүұқөәһҡҥ]", re.IGNORECASE)
ONLY_RUSSIAN = re.compile(r"[ыэёщ]|ь(?!о)", re.IGNORECASE)
OLD_OR_FOREIGN = re.compile(r"[нсзц]ьк|ньск|ъ(?![еёюя])|ьо|йо(?!\w*[аеи]р)|аа$|[жшчщц]ы\b", re.IGNORECASE)


def cyrillic(names: Iterable[str]) -> list[str]:
    """The names written in Cyrillic letters and starting with a capital, in order."""
    return sorted(
        {n.strip() for n in names if CYRILLIC.search(n) and n.strip()[:1].isupper() and not re.search(r"[A-Za-z]", n)}
    )


def russian_name(names: Iterable[str], latin: str) -> str | None:
    """The name that a Russian text would use: in Russian letters, spelled the Russian way, near the Latin name."""
    usable = [name for name in names if RUSSIAN.fullmatch(name)]
    return max(usable, key=lambda name: (_merit(name, latin), name), default=None)


def _merit(name: str, latin: str) -> float:
    merit = JaroWinkler.similarity(anyascii(name).lower().replace("'", ""), anyascii(latin).lower())
    merit += 0.12 * bool(ONLY_RUSSIAN.search(name))
    merit -= 0.25 * bool(OLD_OR_FOREIGN.search(name))
    merit -= 0.2 * any(
        word.casefold() in ("город", "посёлок", "поселок", "село", "деревня", "имени") for word in name.split()
    )
    if " " in latin or "-" in latin:
        merit += 0.05 * ("-" in name)
    return merit
