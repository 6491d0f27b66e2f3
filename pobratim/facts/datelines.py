"""Datelines: the day at the head of a news text, or the one with which a short last line signs it."""

import re

from pobratim.facts.clauses import Reading
from pobratim.language.dates import DateMention

DATELINE = re.compile(r"[.,]\s+(?:[^\W\d_][\w ]{2,20},\s+)?")  # a region may stand between a town and the date
CAPITALS = re.compile(r"[^\W\d_a-zа-яёіў]{3,}(?:-[^\W\d_]+)*[.,]\s*")  # a place in capitals that a text begins with
LED = re.compile(r"\s*(?:г\.|год)?(?:\.|:|\s[–—-])\s+\S")
ENTRIES = 3  # passages that begin with a date make a chronicle; fewer are news
STAMP = 110  # a longer line with a date at its head tells something
CLOSING = 70  # a last line longer than this tells something


def dateline_of(readings: list[Reading]) -> tuple[str | None, int | None]:
    """The date at the head of a news text: alone on a line, or before the first sentence."""
    if sum(_is_led(r) for r in readings) >= ENTRIES:
        return _closing_line(readings), None
    for reading in readings[:4]:
        for d in reading.dates[:1]:
            head = reading.passage.text[: d.start]
            after = reading.passage.text[d.end :]
            place = (
                re.fullmatch(r"\(?(?:[^\W\d]+(?:[-/][^\W\d]+)*(?:[,.]|\s[/|])?\s*){0,4}(?:\([^)]*\)\s*,?\s*)?", head)
                if len(head) < 40
                else None
            )
            abbreviated = head.strip() and reading.passage.text[d.end - 1] == "."  # «Елец, 7 мая 2024 г. Сегодня …»
            stops = (
                re.match(r"\s*(?:г\.|года)?\s*(?:$|[./–—№|)-]|\(|,?\s*\d{1,2}:\d\d\b)", after)
                or _is_stamp(reading, d)
                or (abbreviated and re.match(r"\s+[A-ZА-ЯЁ«]", after))
            )
            ends = stops and not reading.instruments_before(d.start)
            if is_day(d) and place and ends:
                return _told_closer(readings, reading.passage.index, d) or (d.edtf, reading.passage.index)
            if is_day(d) and place and CAPITALS.fullmatch(head) and not reading.instruments_before(d.start):
                return d.edtf, None  # «ЕЛЕЦ. 5 мая 2024 года депутаты …» tells of that day, too
    return _of_closing_year(readings) or (_closing_line(readings), None)


def _of_closing_year(readings: list[Reading]) -> tuple[str, int] | None:
    """The day of the line «Елец, 8 сентября.» that a text begins with, of the year in which its last line ends it."""
    last = readings[-1]
    closing = last.dates[-1].edtf if last.dates and len(last.passage.text) < CLOSING and len(readings) > 1 else None
    if closing is None or not closing[:4].isdigit() or last.instruments:
        return None
    for reading in readings[:3]:
        first = reading.dates[0] if reading.dates else None
        place = next((m for m in reading.mentions if m.start < 3 and m.level == "city"), None)
        if first is None or place is None or first.edtf or not (first.day and first.month):
            continue
        if DATELINE.fullmatch(reading.passage.text[place.end : first.start]):
            return f"{closing[:4]}-{first.month:02}-{first.day:02}", reading.passage.index
    return None


def _told_closer(readings: list[Reading], index: int, stamp: DateMention) -> tuple[str, int] | None:
    """The day of the line «ЕЛЕЦ, 4 мая.» below the one on which a text was put up, which gives it the year."""
    for reading in readings[index + 1 : index + 3]:
        first = reading.dates[0] if reading.dates else None
        if (
            first
            and first.day
            and first.month
            and not first.edtf
            and CAPITALS.fullmatch(reading.passage.text[: first.start])
        ):
            year = int((stamp.edtf or "")[:4])
            told = [f"{each}-{first.month:02}-{first.day:02}" for each in (year, year - 1)]
            return next(day for day in told if day <= (stamp.edtf or "")), reading.passage.index
    return None


def _is_led(reading: Reading) -> bool:
    """Whether a passage begins with a date of its own and tells what was then, as an entry of a chronicle does."""
    first = reading.dates[0] if reading.dates else None
    return bool(first and first.start == 0 and LED.match(reading.passage.text, first.end))


def _is_stamp(reading: Reading, d: DateMention) -> bool:
    """Whether a short line begins with a date and goes on only with who tells: «5 мая 2024 года, пресс-служба»."""
    told = reading.kinds or reading.statuses or reading.instruments or reading.has("event")
    return d.start == 0 and len(reading.passage.text) < STAMP and not told and not reading.is_item


def _closing_line(readings: list[Reading]) -> str | None:
    """The date that a short last line begins with, as a newspaper or an office signs: «1 июля 2024 г., «Вести»»."""
    last = readings[-1]
    first = last.dates[0] if last.dates else None
    short = len(readings) > 1 and len(last.passage.text) < CLOSING and not last.instruments
    return first.edtf if first and short and is_day(first) and first.start < 3 else None


def is_day(d: DateMention) -> bool:
    """Whether a date is told to the day."""
    return bool(d.edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", d.edtf))
