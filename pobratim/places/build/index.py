"""Rows into the two files of the index: a trie of the case forms and the sections they point into."""

from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import marisa_trie

from pobratim.places import store
from pobratim.places.build.declension import case_forms
from pobratim.places.build.risk import Risks
from pobratim.places.build.rows import Row
from pobratim.places.folding import key, plain
from pobratim.places.place import CASES, LEVELS

RISKY, WORD = 64, 128
LARGE = 15_000


class Strings:
    """Strings kept once; `number` gives the place of one among them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of the string, the same for the same string."""
        return self._numbers.setdefault(text, len(self._numbers))

    def sections(self) -> dict[str, "array[Any] | bytes"]:
        """All strings as one body of bytes, and where each begins."""
        starts, body = array("I", [0]), bytearray()
        for text in self._numbers:
            body += text.encode()
            starts.append(len(body))
        return {"strings": bytes(body), "string_starts": starts}


def write_index(rows: list[Row], path: Path, facts: Mapping[str, Any]) -> None:
    """Write `<path>.bin` and `<path>.marisa`."""
    rows = sorted(rows, key=lambda row: (row.country, -row.population, row.id))
    strings = Strings()
    names = _names(rows)
    forms = _forms(names, rows)
    numbers = {name: number for number, name in enumerate(names)}
    for name in names:
        strings.number(name)
    trie = marisa_trie.Trie(forms.keys())
    sections = {
        **_places(rows, strings),
        **_postings(names, rows),
        **_entries(trie, forms, numbers),
        **_countries(rows),
    }
    trie.save(str(path.with_suffix(".marisa.new")))
    store.write(path.with_suffix(".bin"), {**sections, **strings.sections()}, facts)
    path.with_suffix(".marisa.new").replace(path.with_suffix(".marisa"))


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
    trie: marisa_trie.Trie, forms: Mapping[str, dict[str, int]], numbers: Mapping[str, int]
) -> dict[str, "array[Any] | bytes"]:
    by_id: list[dict[str, int]] = [{}] * len(trie)
    for form, entry in forms.items():
        by_id[trie.key_id(form)] = entry
    starts, targets, bits = array("I", [0]), array("I"), array("B")
    for entry in by_id:
        for name, mask in entry.items():
            targets.append(numbers[name])
            bits.append(mask)
        starts.append(len(targets))
    return {"entry_starts": starts, "entry_names": targets, "entry_bits": bits}


def _postings(names: Mapping[str, list[int]], rows: list[Row]) -> dict[str, "array[Any] | bytes"]:
    starts, targets = array("I", [0]), array("I")
    for numbers in names.values():
        targets.extend(numbers)
        starts.append(len(targets))
    return {"name_starts": starts, "name_places": targets}


def _places(rows: list[Row], strings: Strings) -> dict[str, "array[Any] | bytes"]:
    text = {
        n: array("I", (strings.number(getattr(r, n) or "") for r in rows))
        for n in ("id", "name", "latin", "region", "source", "country", "part_of")
    }
    return {
        **{f"place_{name}": values for name, values in text.items()},
        "place_level": array("B", (LEVELS.index(r.level) for r in rows)),
        "place_population": array("I", (r.population for r in rows)),
        "place_latitude": array("f", (float("nan") if r.latitude is None else r.latitude for r in rows)),
        "place_longitude": array("f", (float("nan") if r.longitude is None else r.longitude for r in rows)),
    }


def _countries(rows: list[Row]) -> dict[str, "array[Any] | bytes"]:
    """Where the places of each country begin and end: rows lie sorted by country."""
    codes = sorted({r.country for r in rows})
    starts = array("I")
    at = 0
    for code in codes:
        starts.append(at)
        at += sum(1 for r in rows if r.country == code)
    starts.append(at)
    return {"country_codes": " ".join(codes).encode(), "country_starts": starts}
