"""The place of a stated country whose name is nearest: in Latin letters, by sound, by sound as Belarusians spell it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from anyascii import anyascii
from rapidfuzz import fuzz, process

from pobratim.places.folding import DISTRICT, district_sound, loose, plain, sound
from pobratim.places.place import Link

if TYPE_CHECKING:
    from pobratim.places.gazetteer import Gazetteer

NEAR, NEARER, DISTRICT_NEAR, SAME = 88, 92, 94, 97
SHORT = 8
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
BELARUSIAN = re.compile(r"[іў]|дз[еёіья]|ц[ьеёя]", re.IGNORECASE)
RIVER = re.compile(r"(.+?)-(?:на|над|ам|ан|им|ин|сюр|под)-.+")
NEAREST = "Ближайшее имя в стране {country}: {name} (сходство {alike:.0f})."
NOTHING = "Ни такого, ни близкого имени в этой стране нет."


def nearest(gazetteer: "Gazetteer", name: str, country: str, level: str | None) -> Link:
    """The likest name inside the stated country, never quite sure; of equally like ones the largest place."""
    found = max(_near(gazetteer, name, country, level), default=None)
    if found is None:
        return Link(None, 0.0, (), (NOTHING,))
    alike, number = found[0], -found[1]
    best = gazetteer.place(number)
    return Link(
        best, round(min(0.89, alike / 112), 2), (), (NEAREST.format(country=country, name=best.name, alike=alike),)
    )


def _near(gazetteer: "Gazetteer", name: str, country: str, level: str | None) -> Iterator[tuple[float, int]]:
    """(likeness, minus the number of the row), so that of equals the largest place comes out first."""
    for first, latin, sounding in gazetteer.shelves(country):
        found = (*_by_letters(name, latin, level), *_by_sound(name, sounding, level))
        yield from ((alike, -first - row) for alike, row in found)


def _by_letters(name: str, keys: list[str], level: str | None) -> Iterator[tuple[float, int]]:
    if level != "district":
        least = SAME if level == "city district" else NEAR
        yield from _likest(plain(anyascii(name.replace("ьо", "йо"))), keys, least)


def _by_sound(name: str, sounding: list[str], level: str | None) -> Iterator[tuple[float, int]]:
    if not CYRILLIC.search(name) or level in ("region", "union", "city district"):
        return
    district = level == "district"
    wanted = district_sound(name).removeprefix(DISTRICT) if district else sound(name)
    keys, strict = _keys(sounding, district), DISTRICT_NEAR if district else NEARER
    if found := [*_likest(wanted, keys, strict if district else NEAR)]:
        yield from found
        return
    least = strict if BELARUSIAN.search(name) else SAME
    yield from ((alike - 8, row) for alike, row in _likest(loose(wanted), loose("\n".join(keys)).split("\n"), least))
    if river := RIVER.fullmatch(name):
        yield from ((alike - 12, row) for alike, row in _likest(sound(river[1]), keys, SAME))


def _keys(keys: list[str], district: bool) -> list[str]:
    """The keys of districts alone, or of towns alone; the places of the others stay empty."""
    if district:
        return [each[1:] if each.startswith(DISTRICT) else "" for each in keys]
    return ["" if each.startswith(DISTRICT) else each for each in keys]


def _likest(wanted: str, keys: list[str], least: float) -> Iterator[tuple[float, int]]:
    least = max(least, NEARER) if len(wanted) < SHORT else least
    if found := process.extractOne(wanted, keys, scorer=fuzz.ratio, score_cutoff=least):
        yield found[1], found[2]
