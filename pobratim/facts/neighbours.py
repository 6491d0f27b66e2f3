"""Places of lands nearby as the language of a paper spells and declines them: «з Ярцавам» is of «Ярцево»."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from pobratim.facts.mentions import NAME, Scan
from pobratim.places import Gazetteer, Place
from pobratim.places import Mention as Known
from pobratim.places.folding import DISTRICT, district_sound, sound

RUN = re.compile(rf"(?<![\w-]){NAME}(?: {NAME})?(?![\w-]*[a-zа-яё])")
BEFORE = re.compile(r"([\w’-]+) $")
ON_SK = re.compile(r"\w+[сцз]к(?:і|ая|ае|ага|аму|ім|ай|ую|ія|іх|імі)")
LOWER = re.compile(r" [а-яіў]")
ENTRY = re.compile(r"\s*(?:\(|,|[–—-]\s|$)")
OPENED = ("«", "(", ", ", "– ")
TWICE = re.compile(r"(.)\1+")
ALIKE = str.maketrans({**dict.fromkeys("еояэ", "а"), "й": "и", "в": "у"})
TYPED = re.compile(r"^(\S+к)(?:і|ая|ае)\s.+")  # an adjective before its type word
SHORT = 4  # letters of a sound that too many words share
SMALL = 3000  # people of a town so small that only a word before it tells that it is one
SAID_OF_A_PLACE = 16  # letters before a name in which such a word stands
Shelf = dict[str, int]


def respelt_hits(scan: Scan, hits: list[Known]) -> list[Known]:
    """Names that only lands nearby have, where the text spells them by ear, in whatever case they stand."""
    lands = scan.words.lists.get("neighbours", ())
    if not lands:
        return []
    taken = [(h.start, h.end) for h in hits] + scan.taken
    found = []
    for run in RUN.finditer(scan.text):
        for start, end in _parts(run):
            if any(start < e and s < end for s, e in taken):
                continue
            known = _known(scan, start, end, lands)
            if known:
                found.append(known)
                break
    return found


def _parts(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The whole of two words, then each by itself."""
    yield run.span()
    first, space, _ = run[0].partition(" ")
    if space:
        yield run.start(), run.start() + len(first)
        yield run.start() + len(first) + 1, run.end()


def _known(scan: Scan, start: int, end: int, lands: tuple[str, ...]) -> Known | None:
    """The place that a form means, where it stands as places do."""
    form, word = scan.text[start:end], BEFORE.search(scan.text, max(0, start - SAID_OF_A_PLACE), start)
    before = word[1] if word else ""
    led = before.lower() in scan.words.lists.get("prepositions", ())
    if (before[:1].isupper() and not led) or scan.words.has("land_name", form.lower()):
        return None  # a name behind a name is a person's
    if ON_SK.fullmatch(form) and LOWER.match(scan.text, end):
        return None  # «Ломаўскі паўмарафон»
    if not (before or scan.text.endswith(OPENED, 0, start) or ENTRY.match(scan.text, end)):
        return None
    for name in nominatives(form, scan.words.lists.get("nominative", ())):
        for bearer, number, cases, _ in scan.gazetteer.names_of(name):
            if "nomn" in cases and name != form and bearer == name:
                return Known(start, end, form, name, tuple(scan.gazetteer.bearers(number)), cases)
        place = place_by_ear(scan.gazetteer, name, lands)
        if place and (led or place.population > SMALL):
            return Known(start, end, form, name, (place,))
    return None


def nominatives(form: str, endings: tuple[str, ...]) -> Iterator[str]:
    """The nominatives that a form may be of, by the table: itself first."""
    rows = [row.split(" > ") for row in endings]
    words = form.split(" ")
    each = [
        [w, *(w.removesuffix(end) + made for end, made in rows if w.endswith(end) and len(w) > len(end) + 1)]
        for w in words
    ]
    seen = set()
    for made in product(*each):
        name = " ".join(made)
        if name not in seen:
            seen.add(name)
            yield name


def place_by_ear(gazetteer: Gazetteer, name: str, lands: tuple[str, ...], district: bool = False) -> Place | None:
    """The largest place of some lands whose name sounds as another language spells it."""
    key = alike(district_sound(TYPED.sub(r"\1і", name))[1:]) if district else alike(sound(name))
    if len(key) < SHORT:
        return None
    key = DISTRICT + key if district else key
    numbers = (shelf.get(key) for shelf in (_shelf(gazetteer, land) for land in lands))
    return next((gazetteer.place(number) for number in numbers if number is not None), None)


def alike(sounding: str) -> str:
    """A sound without what two languages spell differently."""
    told = (
        sounding.replace("дз", "д")
        .replace("шч", "щ")
        .replace("чск", "цк")
        .replace("тск", "цк")
        .replace("тц", "ц")
        .replace("ц", "т")
    )
    return TWICE.sub(r"\1", told.translate(ALIKE))


@cache
def _shelf(gazetteer: Gazetteer, land: str) -> Shelf:
    """The rows of a land by how their names sound; of those that sound alike the largest."""
    found: Shelf = {}
    for first, _, sounding in gazetteer.shelves(land):
        for row, each in enumerate(sounding):
            if each:
                mark = DISTRICT if each.startswith(DISTRICT) else ""
                found.setdefault(mark + alike(each.removeprefix(DISTRICT)), first + row)
    return found
