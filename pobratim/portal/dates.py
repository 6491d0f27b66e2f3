"""EDTF dates as people write them, in the language of the page; the precision stays as it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel.dates import get_month_names
from django.utils.translation import get_language, gettext, pgettext

from pobratim.monitoring import wording

POINT = re.compile(
    r"^(?P<year>-?\d{4}|\d{2}XX|\d{3}X)(?:-(?P<month>\d{2}|XX))?(?:-(?P<day>\d{2}|XX))?(?P<doubt>[~?%]?)$"
)
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month, a year or a decade, with the sign of doubt that it may carry."""

    year: str
    month: int | None
    day: int | None
    doubt: str


def parse(edtf: str) -> Point | None:
    """The parts of a date that is not an interval; None when it is none."""
    found = POINT.match(edtf)
    if not found:
        return None
    month, day = (int(found[part]) if (found[part] or "X").isdigit() else None for part in ("month", "day"))
    if month is None or not 1 <= month <= 12:
        month = day = None
    return Point(found["year"], month, day, found["doubt"])


def in_words(edtf: str | None) -> str:
    """A date that stands by itself: «15 ноября 1985 года», «май 1981 года», «2002 год»; empty when there is none.

    What is uncertain, and intervals, stay in digits: they need no cases.
    """
    return told_in(get_language() or "ru", edtf) if edtf else ""


@lru_cache(maxsize=4096)
def told_in(language: str, edtf: str) -> str:
    """A date in words of a language, which is that of the page."""
    point = parse(edtf)
    return point_in_words(point, language) if point and not point.doubt else in_digits(edtf)


def in_digits(edtf: str | None) -> str:
    """A date for tables: 15.11.1985, 05.1981, 2002; empty when there is none."""
    return digits_in(get_language() or "ru", edtf) if edtf else ""


@lru_cache(maxsize=4096)
def digits_in(language: str, edtf: str) -> str:
    """A date for tables, in a language, which is that of the page."""
    if lasting := wording.lasting(edtf):
        return lasting
    if "/" not in edtf:
        point = parse(edtf)
        return point_in_digits(point) if point else edtf
    ends = [point_in_digits(point) if (point := parse(each)) else "" for each in edtf.split("/", 1)]
    if all(ends):
        return f"{ends[0]}–{ends[1]}"
    pattern = pgettext("interval of dates", "since %s") if ends[0] else pgettext("interval of dates", "until %s")
    return pattern % (ends[0] or ends[1]) if any(ends) else edtf


def first_year(edtf: str | None) -> int | None:
    """The earliest year that a date allows."""
    found = re.search(r"\d{4}|\d{3}X|\d{2}XX", edtf or "")
    return int(found[0].replace("X", "0")) if found else None


def earliest(edtf: str | None) -> str:
    """A key that sorts dates by the earliest day that they allow; what has no date comes last."""
    year = first_year(edtf)
    if year is None:
        return "9999-99-99"
    point = parse((edtf or "").split("/")[0] or (edtf or "").split("/")[-1])
    month, day = (point.month or 0, point.day or 0) if point else (0, 0)
    return f"{year:04}-{month:02}-{day:02}"


def point_in_digits(point: Point) -> str:
    """A date as digits."""
    if point.year.endswith("X"):
        return doubted(decade(point), point)
    parts = [f"{number:02}" for number in (point.day, point.month) if number is not None]
    return doubted(".".join([*parts, point.year]), point)


def point_in_words(point: Point, language: str) -> str:
    """A date in words of a language."""
    if point.year.endswith("X"):
        return decade(point)
    if point.month is None:
        words = pgettext("a year in running text", "%s") % point.year
    else:
        month = months(language, "format" if point.day else "stand-alone")[point.month]
        pattern = pgettext("day month year", "%(day)s %(month)s %(year)s")
        if point.day is None:
            pattern = pgettext("month year", "%(month)s %(year)s")
        words = pattern % {"day": point.day, "month": month, "year": point.year}
    return words.replace(" ", NO_BREAK)


@lru_cache(maxsize=4)
def months(language: str, where: Literal["format", "stand-alone"]) -> Mapping[int, str]:
    """The names of the months: within a date, or by themselves."""
    return dict(get_month_names("wide", where, language))


def decade(point: Point) -> str:
    """«1980-е годы» of 198X; a century is written as it came."""
    return gettext("the %ss") % point.year.replace("X", "0") if point.year[2] != "X" else point.year


def doubted(words: str, point: Point) -> str:
    """The words with what is uncertain about them."""
    if point.doubt in ("~", "%"):
        words = pgettext("a date", "about %s") % words
    return f"{words}{NO_BREAK}(?)" if point.doubt in ("?", "%") else words
