"""Rows into the two files of the index: a trie of the case forms and the sections they point into."""

from array import array
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import marisa_trie

from pobratim.places import store
from pobratim.places.build.declension import case_forms
from pobratim.places.build.risk import Risks
from pobratim.places.build.rows import Row
from pobratim.places.build.transcription import sounds
from pobratim.places.folding import district_sound, key, plain, sound
from pobratim.places.index import BODY, DEGREE, FORMAT, FORMS, NAMES, NOWHERE, RECORD
from pobratim.places.place import CASES, LEVELS, TOWNS
from pobratim.places.postings import pack

RISKY, WORD = 64, 128
LARGE = 15_000
TRIES = 5


class Words:
    """Short strings that many rows share, kept once; the first is empty."""

    def __init__(self, first: Iterable[str]) -> None:
        self._numbers = {"": 0}
        for word in first:
            self.number(word)

    def number(self, text: str) -> int:
        """The number of the string, the same for the same string."""
        return self._numbers.setdefault(text, len(self._numbers))

    def body(self) -> bytes:
        """All strings in the order of their numbers, one a line."""
        return "\n".join(self._numbers).encode()


def write_index(rows: list[Row], path: Path, facts: Mapping[str, Any], regions: Mapping[str, str]) -> None:
    """Write the three files of the index; each replaces the old one whole."""
    rows = sorted(rows, key=lambda row: (row.country, -row.population, row.id))
    bearers = _names(rows)
    forms = _forms(bearers, rows)
    form_trie = marisa_trie.Trie(forms.keys(), num_tries=TRIES)
    name_trie = marisa_trie.Trie({*bearers, *(row.latin for row in rows)}, num_tries=TRIES)
    spans, keys = _countries(rows)
    sections = {
        **_places(rows, name_trie),
        **_lists("name", [[(n, 1) for n in bearers.get(name, ())] for name in _in_order(name_trie)]),
        **_lists("entry", _entries(form_trie, name_trie, forms)),
        **keys,
        "regions": "\n".join(f"{code}\t{iso}" for code, iso in sorted(regions.items())).encode(),
    }
    for trie, suffix in ((form_trie, FORMS), (name_trie, NAMES)):
        trie.save(str(path.with_suffix(suffix + ".new")))
    store.write(path.with_suffix(BODY), sections, {**facts, "format": FORMAT, "countries": spans})
    for suffix in (FORMS, NAMES):
        path.with_suffix(suffix + ".new").replace(path.with_suffix(suffix))


def _in_order(trie: marisa_trie.Trie) -> Iterable[str]:
    return (trie.restore_key(number) for number in range(len(trie)))


def _names(rows: list[Row]) -> dict[str, list[int]]:
    names: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for name in sorted({row.name, *row.names, *row.exact}):
            names.setdefault(name, []).append(number)
    for numbers in names.values():
        numbers.sort(key=lambda number: -rows[number].population)
    return names


def _forms(names: Mapping[str, list[int]], rows: list[Row]) -> dict[str, dict[str, int]]:
    """For each key the names it may be a form of, with the cases and the risk as bits."""
    forms: dict[str, dict[str, int]] = {}
    risks = Risks()
    for name, numbers in names.items():
        best = rows[numbers[0]]
        declined = any(name in rows[n].names or name == rows[n].name for n in numbers)
        pairs = case_forms(name) if declined else [(name, "nomn")]
        for form, case in pairs:
            entry = forms.setdefault(key(form), {})
            entry[name] = entry.get(name, 0) | 1 << CASES.index(case)
        for extra in _latin_forms(name, best.population):
            forms.setdefault(extra, {}).setdefault(name, 1)
    forms.pop("", None)
    for form, entry in forms.items():
        if bits := risks.bits(form):
            for name in entry:
                entry[name] |= bits
    return forms


def _latin_forms(name: str, population: int) -> Iterable[str]:
    if "a" <= plain(name)[:1] <= "z":
        yield plain(name)
        if population >= LARGE:
            yield key(name) + "s"


def _entries(
    forms: marisa_trie.Trie, names: marisa_trie.Trie, entries: Mapping[str, Mapping[str, int]]
) -> Iterable[list[tuple[int, int]]]:
    return ([(names.key_id(name), bits) for name, bits in entries[form].items()] for form in _in_order(forms))


def _lists(name: str, lists: Iterable[list[tuple[int, int]]]) -> dict[str, "array[Any] | bytes"]:
    slots, overflow = pack(lists)
    return {f"{name}_slots": slots, f"{name}_overflow": overflow}


def _places(rows: list[Row], names: marisa_trie.Trie) -> dict[str, "array[Any] | bytes"]:
    words = Words(sorted({row.source for row in rows}))
    body = bytearray()
    for row in rows:
        number = row.id.removeprefix("geonames:")
        body += RECORD.pack(
            int(number) if number.isdecimal() else -words.number(row.id),
            names.key_id(row.name),
            names.key_id(row.latin),
            row.population,
            *(NOWHERE if angle is None else round(angle * DEGREE) for angle in (row.latitude, row.longitude)),
            *map(words.number, (row.region, row.part_of or "", row.country, row.source)),
            LEVELS.index(row.level),
        )
    return {"places": bytes(body), "words": words.body()}


def _countries(rows: list[Row]) -> tuple[dict[str, tuple[int, ...]], dict[str, "array[Any] | bytes"]]:
    """By country its first row, the row after its last, and where its plain Latin names and its sound keys lie."""
    spans: dict[str, tuple[int, ...]] = {}
    latin, sounding = bytearray(), bytearray()
    for country, numbers in groupby(range(len(rows)), lambda number: rows[number].country):
        own = list(numbers)
        spans[country] = (own[0], own[-1] + 1, len(latin), 0, len(sounding), 0)
        latin += "\n".join(plain(rows[n].latin) if rows[n].level in TOWNS else "" for n in own).encode()
        sounding += "\n".join(_sound(rows[n]) for n in own).encode()
        first, after, start, _, begin, _ = spans[country]
        spans[country] = (first, after, start, len(latin), begin, len(sounding))
    return spans, {"latin_keys": bytes(latin), "sound_keys": bytes(sounding)}


def _sound(row: Row) -> str:
    """The key by which another spelling is found: of the Russian name, else of a rough transcription."""
    if row.level not in (*TOWNS, "district"):
        return ""
    name = row.name if row.name != row.latin else sounds(row.latin, row.country) or ""
    return district_sound(name) if row.level == "district" and name else sound(name)
