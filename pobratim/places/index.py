"""One opened index: forms to names, names to places, rows to places; all stays in mapped files until asked for."""

import struct
from pathlib import Path

import marisa_trie

from pobratim.errors import GazetteerMissing
from pobratim.places.folding import key
from pobratim.places.place import LEVELS, Place
from pobratim.places.postings import Postings
from pobratim.places.store import Sections

RECORD = struct.Struct(
    "<iIIIiiHHHBB"
)  # id, name, latin, population, latitude, longitude, region, parent, country, source, level
NUMBER = struct.Struct("<i")
DEGREE = 100_000
NOWHERE = -(1 << 31)
KEPT = 2048
NONE = (0,) * 6
FORMAT = 3
FORMS, NAMES, BODY = ".forms", ".names", ".bin"


class Index:
    """The files of one index, opened; memory holds a bounded number of places, the rest is mapped."""

    def __init__(self, path: Path) -> None:
        try:
            sections = Sections(path.with_suffix(BODY))
            self.forms, self.names = marisa_trie.Trie(), marisa_trie.Trie()
            self.forms.mmap(str(path.with_suffix(FORMS)))
            self.names.mmap(str(path.with_suffix(NAMES)))
        except (OSError, ValueError, KeyError) as error:
            raise GazetteerMissing(path=str(path)) from error
        if sections.facts.get("format") != FORMAT:
            raise GazetteerMissing(path=str(path))
        self.facts = sections.facts
        self._entries = Postings(sections["entry_slots"], sections["entry_overflow"])
        self._bearers = Postings(sections["name_slots"], sections["name_overflow"])
        self._records = sections["places"]
        self._latin, self._sounds = sections["latin_keys"], sections["sound_keys"]
        self._regions = sections["regions"]
        self._words = bytes(sections["words"]).decode().split("\n")
        self._spans = sections.facts["countries"]
        self._places: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self._records) // RECORD.size

    @property
    def regions(self) -> dict[str, str]:
        """ISO 3166-2 codes for GeoNames' codes of regions."""
        pairs = (line.partition("\t") for line in bytes(self._regions).decode().splitlines())
        return {code: iso for code, _, iso in pairs}

    def entries(self, form: str) -> list[tuple[int, int]]:
        """(number of a name, bits of case and risk) of the names that a form may belong to."""
        number = self.forms.get(key(form))
        return [] if number is None else self._entries.at(number)

    def name(self, number: int) -> str:
        """The name of that number."""
        return str(self.names.restore_key(number))

    def bearers(self, name: int) -> list[int]:
        """The rows of the places that bear a name, the largest first."""
        return [row for row, _ in self._bearers.at(name)]

    def rows_in(self, country: str) -> range:
        """The rows of one country, the largest first."""
        first, after, *_ = self._spans.get(country, NONE)
        return range(first, after)

    def latin_keys(self, country: str) -> list[str]:
        """For each row of a country its plain Latin name; nothing for what is no town."""
        _, _, start, stop, _, _ = self._spans.get(country, NONE)
        return bytes(self._latin[start:stop]).decode().split("\n") if stop else []

    def sound_keys(self, country: str) -> list[str]:
        """For each row of a country how its name sounds; districts begin with a mark of their own."""
        *_, start, stop = self._spans.get(country, NONE)
        return bytes(self._sounds[start:stop]).decode().split("\n") if stop else []

    def place(self, row: int) -> Place:
        """The place of a row."""
        known = self._places.get(row)
        if known is None:
            if len(self._places) >= KEPT:
                self._places.clear()
            known = self._places[row] = self._read(row)
        return known

    def identifier(self, row: int) -> str:
        """The identifier of the place of a row, without all else of it."""
        (number,) = NUMBER.unpack_from(self._records, row * RECORD.size)
        return f"geonames:{number}" if number >= 0 else self._words[-number]

    def _read(self, row: int) -> Place:
        _, name, latin, people, lat, lon, region, parent, country, source, level = RECORD.unpack_from(
            self._records, row * RECORD.size
        )
        return Place(
            id=self.identifier(row),
            name=self.name(name),
            latin=self.name(latin),
            level=LEVELS[level],
            country=self._words[country],
            region=self._words[region],
            population=people,
            latitude=None if lat == NOWHERE else lat / DEGREE,
            longitude=None if lon == NOWHERE else lon / DEGREE,
            source=self._words[source],
            part_of=self._words[parent] or None,
        )
