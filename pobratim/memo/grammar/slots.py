"""What stands in the places of a frame: things, not words. A language turns a slot into words of the form asked for."""

from dataclasses import dataclass

from pobratim.register.records import PlaceRecord


@dataclass(frozen=True, slots=True)
class Raw:
    """Words that stay as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in its base form, which the language may decline."""

    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A noun of the memo's own table by its key: "tie_twinning"."""

    key: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its noun (a key of the table of nouns), or the number alone where the noun is understood.

    `more`: so many besides those that were named.
    """

    number: int
    noun: str
    alone: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A place; `typed` puts the kind of the place before a bare name («город Смоленск»).

    `alone`: the name stands by itself, in a table or before a dash, and takes no article in languages that have one.
    """

    place: PlaceRecord
    typed: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Land:
    """A country by its code, by its full official name or by the short one."""

    code: str
    full: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date, told to its precision."""

    edtf: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement: its kind, its title (None: only the kind is known) and its date.

    `running` writes the title inside a sentence, with a small letter.
    """

    kind: str
    title: str | None
    date: str | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Several slots told one after another: joined by "and" or "also", or parted by a "comma" or a "semicolon"."""

    parts: tuple["Slot", ...]
    style: str = "and"


Slot = Raw | Phrase | Term | Count | Name | Land | When | Instrument | Series
