"""Dates and countries in forms: as people write them or select them in a paper, and as the register keeps them."""

import re
from functools import lru_cache

from babel import Locale
from django.utils.translation import pgettext

from pobratim.language.dates import find_dates
from pobratim.monitoring import wording
from pobratim.places import find_countries
from pobratim.register.checking import EDTF

DAY = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})")
POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
LANGUAGES = ("ru", "en", "de", "be")
YEARS = re.compile(r"(\d{1,3})\s*(?:лет|года?|years?)", re.IGNORECASE)
ENDLESS = re.compile(r"бессрочн\w*|без срока|without end|unlimited|indefinite(?:ly)?", re.IGNORECASE)
UNTIL = re.compile(r"(?:до|по|until|till)\s+(.+)", re.IGNORECASE)


def edtf(written: str) -> str:
    """A date as people write it, 12.03.2012, 03.2012, 2012 or «12 марта 2012 г.», as EDTF; anything else as it is."""
    written = written.strip()
    if found := DAY.fullmatch(written):
        day, month, year = found.groups()
        return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    return written if EDTF.fullmatch(written) else in_words(written)


def in_words(written: str) -> str:
    """The one date that words tell, in the language that tells it most exactly; the words where they tell none."""
    told = [[each.edtf for each in find_dates(written, language)] for language in LANGUAGES]
    known = [dates[0] for dates in told if len(dates) == 1 and dates[0]]
    return max(known, key=len, default=written)


def term(written: str) -> str:
    """A term as people write it, «5 лет», «до 31.12.2030», «бессрочно», as the register keeps it; else as it is."""
    written = written.strip()
    if found := YEARS.fullmatch(written):
        return f"P{int(found[1])}Y"
    if ENDLESS.fullmatch(written):
        return "../.."
    if (found := UNTIL.fullmatch(written)) and EDTF.fullmatch(edtf(found[1])):
        return f"../{edtf(found[1])}"
    return written


def term_shown(kept: str) -> str:
    """A term as forms show it, so that it comes back as it was."""
    if lasting := wording.lasting(kept):
        return lasting
    return pgettext("term", "until %s") % shown(kept[3:]) if kept.startswith("../") else kept


def shown(kept: str) -> str:
    """A date as forms show it: 12.03.2012, 03.2012, 2012; what is no day, month or year as it is kept."""
    found = POINT.fullmatch(kept)
    return ".".join(part for part in reversed(found.groups()) if part) if found else kept


@lru_cache(maxsize=1)
def names_of_countries() -> dict[str, str]:
    """The codes of countries by the names that the forms show, in small letters."""
    shown = [Locale(language).territories for language in ("en", "ru")]
    return {name.lower(): code for names in shown for code, name in names.items() if len(code) == 2}


def country_code(written: str) -> str:
    """The code of a country that is written as a code or as a name; anything else as it is."""
    written = written.strip()
    if len(written) == 2:
        return written.upper()
    if written.lower() in names_of_countries():
        return names_of_countries()[written.lower()]
    codes = {each.code for language in ("ru", "en") for each in find_countries(written, language)}
    return codes.pop() if len(codes) == 1 else written
