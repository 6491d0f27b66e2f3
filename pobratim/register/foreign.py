"""Foreign names in a question: «Warszawa» and «Hagen» are asked as Russian papers write them, «Варшава» and «Хаген»."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pobratim.register.regions import gazetteer

SPELLINGS = 3  # towns of one foreign name that Russian tells apart: Warsaw is «Варшава», in Indiana «Ворсо»
LONGEST = 5
APART = re.compile(r"[\s,;:()«»“”\"]+")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")


@lru_cache(maxsize=1000)
def wordings(text: str) -> tuple[str, ...]:
    """A question, and the same with the foreign names in it as Russian papers write them."""
    parts = list(parted(text))
    if not any(CYRILLIC.search(name) for names in parts for name in names if name not in text):
        return (text,)
    said = (" ".join(names[min(at, len(names) - 1)] for names in parts) for at in range(SPELLINGS))
    return tuple(dict.fromkeys((text, *said)))


def parted(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a question; the longest runs of them that name a place abroad as its Russian names."""
    words = [each for each in APART.split(text) if each]
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + LONGEST), at, -1):
            if names := russian(" ".join(words[at:end])):
                yield names
                at = end
                break
        else:
            yield (words[at],)
            at += 1


def russian(name: str) -> tuple[str, ...]:
    """The Russian names of the places that bear a name in other letters, the largest first."""
    known = gazetteer()
    if known is None or len(name) < 3 or CYRILLIC.search(name) or not any(each.isalpha() for each in name):
        return ()
    found = (place.name for place, _ in known.candidates(name))
    return tuple(dict.fromkeys(each for each in found if CYRILLIC.search(each)))[:SPELLINGS]
