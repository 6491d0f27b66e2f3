"""Countries as lists write them turned into codes, so that one country is one country."""

from functools import cache

from pobratim.network.tables import country_names
from pobratim.places.countries import find_countries

ENDING = " (country)"


@cache
def country_code(written: str) -> str | None:
    """The ISO 3166-1 code of a country as a list writes it, in English or Russian; None when nobody knows it.

    «England, United Kingdom» and «Ohio, United States» are the country that stands last.
    """
    name = written.strip()
    if len(name) == 2 and name.isascii() and name.isupper():
        return name
    reviewed = country_names()
    for part in (name, name.removesuffix(ENDING), name.rpartition(",")[2].strip()):
        if code := reviewed.get(part.casefold()) or named(part):
            return code
    return None


def named(name: str) -> str | None:
    """The country that a name is, or that it ends with: «Republic of Ireland»."""
    for language in ("en", "ru"):
        for each in find_countries(name, language):
            if each.end == len(name) and each.form in ("name", "official", "abbreviation"):
                return each.code
    return None
