"""The gazetteer at work: names in any case found in a text, and the places that a form can stand for."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any

from pobratim.errors import GazetteerMissing
from pobratim.folders import places_folder
from pobratim.places.index import Index
from pobratim.places.linking import link_name
from pobratim.places.place import CASES, Link, Mention, Place

BUILT = Path(__file__).parent / "built" / "gazetteer"
RISKY, WORD = 64, 128
LONGEST = 5
Known = tuple[str, tuple[Place, ...], frozenset[str], bool, bool]  # a mention without its place in the text
KEPT = 2048  # forms whose places are remembered
COUNTRIES = 16  # whose towns are remembered by region
LETTERS = re.compile(r"[^\W\d_][\w’'ʼ`´]*")
# A word that is not in small letters, with the words that a space or a hyphen joins to it.
RUN = re.compile(
    rf"[^\W\d_a-zа-яё](?<![^\W\d_].)(?<![^\W\d_][’'ʼ`´].)[\w’'ʼ`´]*"
    rf"(?:[ \u00a0-]{LETTERS.pattern}){{0,{LONGEST - 1}}}"
)


def _part_of_compound(text: str, start: int, stop: int) -> bool:
    """Whether the form is only a part of a hyphenated name."""
    before, after = text[max(0, start - 2) : start], text[stop : stop + 2]
    return (before[1:] == "-" and before[:1].isalpha()) or (after[:1] == "-" and after[1:].isalpha())


class Gazetteer:
    """The opened index. `open` gives one per path; all look-ups are read-only."""

    def __init__(self, path: Path, own: Path | None = None) -> None:
        self._indexes = tuple(Index(each) for each in (path, own) if each)
        self._rows = tuple(accumulate((len(index) for index in self._indexes[:-1]), initial=0))
        self._names = tuple(accumulate((len(index.names) for index in self._indexes[:-1]), initial=0))
        self._known = lru_cache(maxsize=KEPT)(self._look)
        self._inside = lru_cache(maxsize=KEPT)(self._look_inside)
        self._towns = lru_cache(maxsize=COUNTRIES)(self._by_region)

    @staticmethod
    @cache
    def open(path: Path | None = None) -> "Gazetteer":
        """The gazetteer at `path`, by default the one that the build made, with the user's own places beside it."""
        return Gazetteer(path) if path else Gazetteer(BUILT, _own())

    # ── look-up ─────────────────────────────────────────────────────────────────────────────────────────────────
    def names_of(self, form: str) -> list[tuple[str, int, frozenset[str], int]]:
        """Nominatives that a form may belong to: (name, its number, cases, bits of risk)."""
        found = []
        for index, first in zip(self._indexes[::-1], self._names[::-1], strict=True):  # the user's own come first
            for name, bits in index.entries(form):
                cases = frozenset(c for i, c in enumerate(CASES) if bits >> i & 1)
                found.append((index.name(name), first + name, cases, bits & (RISKY | WORD)))
        return found

    def names_in(self, form: str, country: str) -> tuple[str, ...]:
        """Nominatives of a form that places of one country bear."""
        return self._inside(form, country)

    def _look_inside(self, form: str, country: str) -> tuple[str, ...]:
        names = self.names_of(form)
        return tuple(name for name, number, *_ in names if any(p.country == country for p in self.bearers(number)))

    def candidates(self, form: str) -> list[tuple[Place, frozenset[str]]]:
        """Places that an exact form can stand for, with the cases it would be in, the largest first."""
        found: dict[str, tuple[Place, frozenset[str]]] = {}
        for _, name, cases, _ in self.names_of(form):
            for place in self.bearers(name):
                found.setdefault(place.id, (place, cases))
        return sorted(found.values(), key=lambda pair: (-pair[0].population, pair[0].id))

    def bearer(self, form: str, identifiers: Container[str]) -> Place | None:
        """The largest of the candidates of a form that have one of some identifiers; no others are read."""
        found = [
            index.place(row)
            for index in self._indexes
            for name, _ in index.entries(form)
            for row in index.bearers(name)
            if index.identifier(row) in identifiers
        ]
        return min(found, key=lambda place: (-place.population, place.id), default=None)

    def find(self, text: str) -> list[Mention]:
        """Known names in a text, the longest at each place; the first letter must be a capital."""
        found: list[Mention] = []
        at = 0
        while run := RUN.search(text, at):
            words = [run.span()]
            if not run[0].isalnum():
                words = [m.span() for m in LETTERS.finditer(text, *run.span())]
            hit = self._longest(text, words) if text[run.start()].isupper() else None
            if hit:
                found.append(hit)
            at = hit.end if hit else words[0][1]
        return found

    def _longest(self, text: str, words: list[tuple[int, int]]) -> Mention | None:
        """The known name that takes the most of a run of words from its beginning on."""
        start = words[0][0]
        for last, stop in reversed(words):
            if stop - start < 2 or (last > start and text[last].islower() and text[last - 1] != "-"):
                continue
            form = text[start:stop]
            known = self._known(form)
            if known and not _part_of_compound(text, start, stop):
                return Mention(start, stop, form, *known)
        return None

    def _look(self, form: str) -> Known | None:
        """What a form may stand for, if it is a name in some case."""
        names = self.names_of(form)
        places: dict[str, Place] = {}
        lemma, best, cases, risk = form, -1.0, frozenset[str](), 0
        for name, number, its_cases, its_risk in names:
            for bearer in self.bearers(number):
                place = places.setdefault(bearer.id, bearer)
                weight = (place.population + 1) * (2.0 if place.name == name else 1.0)
                weight *= 1.5 if name == form and "nomn" in its_cases else 1.0
                weight *= 3.0 if name.count("-") == form.count("-") else 1.0
                if weight > best:
                    lemma, best, cases = name, weight, its_cases
            risk |= its_risk
        if not places:
            return None
        ordered = tuple(sorted(places.values(), key=lambda p: (-p.population, p.id)))
        return lemma, ordered, cases, bool(risk & RISKY), bool(risk & WORD)

    def link(
        self, name: str, *, country: str | None = None, region: str | None = None, level: str | None = None
    ) -> Link:
        """The best place for a name, with reasons; see `linking`."""
        return link_name(self, name, country, region, level)

    def towns_in(self, region: str) -> Iterator[Place]:
        """The towns of a region, the largest first."""
        return map(self.place, self._towns(region.partition("-")[0]).get(region, ()))

    def chief_town(self, region: str) -> Place | None:
        """The largest town of a region, which is its chief town with few exceptions."""
        return next(self.towns_in(region), None)

    def _by_region(self, country: str) -> dict[str, list[int]]:
        """The rows of a country's towns by region, the largest first."""
        found: dict[str, list[tuple[int, str, int]]] = {}
        for number in self.numbers_in(country):
            place = self.place(number)
            if place.level == "city":
                found.setdefault(place.region, []).append((-place.population, place.name, number))
        return {region: [number for *_, number in sorted(some)] for region, some in found.items()}

    # ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────
    def place(self, number: int) -> Place:
        """The place of a row."""
        at = bisect_right(self._rows, number) - 1
        return self._indexes[at].place(number - self._rows[at])

    def bearers(self, name: int) -> list[Place]:
        """The places that bear a name, by the number that `names_of` gives."""
        at = bisect_right(self._names, name) - 1
        index = self._indexes[at]
        return [index.place(row) for row in index.bearers(name - self._names[at])]

    def numbers_in(self, country: str) -> range:
        """The rows of one country in the gazetteer itself."""
        return self._indexes[0].rows_in(country)

    def shelves(self, country: str) -> Iterator[tuple[int, list[str], list[str]]]:
        """For each index the number of a country's first row, and by row its plain Latin names and its sound keys."""
        for index, first in zip(self._indexes, self._rows, strict=True):
            yield first + index.rows_in(country).start, index.latin_keys(country), index.sound_keys(country)

    @property
    def regions(self) -> dict[str, str]:
        """ISO 3166-2 codes for GeoNames' codes of regions."""
        return self._indexes[0].regions

    @property
    def facts(self) -> list[dict[str, Any]]:
        """What each index says of itself: its sources with versions, how many places; the user's own comes second."""
        return [{name: fact for name, fact in i.facts.items() if name != "countries"} for i in self._indexes]


def _own() -> Path | None:
    """The index of the user's own places, made anew where it is of an older form; nothing when there are none."""
    path = places_folder() / "own"
    if not path.with_suffix(".tsv").exists():
        return None
    try:
        Index(path)
    except GazetteerMissing:
        import_module("pobratim.places.build.own").rebuild_own()  # loads morphology: only where it is needed
    return path
