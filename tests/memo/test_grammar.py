"""The grammar by tables of examples: frames with slots, dates, numbers, typography."""

import pytest

from pobratim.memo.grammar.ru.dates import say_date
from pobratim.memo.grammar.ru.numerals import say_count
from pobratim.memo.grammar.ru.speech import Russian
from pobratim.memo.grammar.slots import Count, Instrument, Land, Name, Phrase, Raw, Series, Slot, Term, When
from pobratim.memo.grammar.tables import toml
from pobratim.memo.grammar.typography import plain, typeset
from pobratim.memo.grammar.voice import Voice, variants
from pobratim.register.records import PlaceRecord
from tests.memo.tables import table

LEVELS = {"city": "city", "bare": "city", "foreign": "city", "district": "district", "union": "union", "other": "other"}


def slot(words: str) -> Slot:
    """A slot from its words in the table."""
    if "+" in words:
        return Series(tuple(slot(part) for part in words.split("+")))
    kind, _, value = words.partition(":")
    value = value.replace("_", " ") if kind not in ("term", "terms", "count", "alone", "doc") else value
    if kind in LEVELS:
        country = "RU" if kind == "city" else "XX"
        return Name(PlaceRecord(1, value, LEVELS[kind], country), typed=kind != "bare")
    noun, _, number = value.rpartition(":")
    match kind:
        case "count" | "alone":
            return Count(int(number), noun, alone=kind == "alone")
        case "doc":
            kind_of, title = value.split(":")
            return Instrument(kind_of, title.replace("_", " "), running=True)
        case "full" | "land":
            return Land(value, full=kind == "full")
    if kind == "terms":
        return Term(value, plural=True)
    return {"term": Term, "date": When, "phrase": Phrase, "raw": Raw}[kind](value)


@pytest.mark.parametrize(("frame", "slots", "expected"), table("frames"))
def test_frame(frame: str, slots: str, expected: str) -> None:
    given = dict(part.split("=", 1) for part in slots.split(" "))
    said = Voice(Russian()).say(frame, **{name: slot(words) for name, words in given.items()})
    assert plain(said.text) == expected


@pytest.mark.parametrize(("edtf", "form", "expected"), table("dates"))
def test_date(edtf: str, form: str, expected: str) -> None:
    assert say_date(edtf, form) == expected


@pytest.mark.parametrize(("number", "noun", "case", "expected"), table("counts"))
def test_count(number: str, noun: str, case: str, expected: str) -> None:
    assert plain(say_count(Count(int(number), noun), case)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('проект "ЕВОСА" - общий', "проект «ЕВОСА»\xa0— общий"),
        ("28 апреля 2017 года", "28\xa0апреля 2017\xa0года"),
        ("г. Хаген", "г.\xa0Хаген"),
        ("№ 5", "№\xa05"),
        ("(раздел 5)", "(раздел\xa05)"),
        ("А. Б. Иванов", "А.\xa0Б.\xa0Иванов"),
        ("«город «Десногорск» здесь»", "«город „Десногорск“ здесь»"),
    ],
)
def test_typography(text: str, expected: str) -> None:
    assert typeset(text) == expected


def test_every_frame_is_whole() -> None:
    """Brackets are paired, agreement has four forms, no frame praises."""
    praise = ("активн", "плодотворн", "успешн", "эффективн", "динамичн")
    for frame in toml("ru", "frames")["frame"]:
        for line in variants("ru", frame):
            assert line.count("{") == line.count("}"), frame
            assert line.count("[") == line.count("]"), frame
            assert all(part.count("|") in (0, 3) for part in line.split("}")), frame
            assert not any(word in line.lower() for word in praise), frame
