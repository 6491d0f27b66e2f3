"""Places and ties in a few words, in the language that was asked for."""

from babel import Locale
from django.utils.translation import get_language, pgettext

from pobratim.api.reconciling.meeting import Index, Spot
from pobratim.api.reconciling.shapes import Kind


def types(kind: Kind) -> list[dict[str, str]]:
    """The type of a record."""
    return [
        {
            "id": kind,
            "name": pgettext("kind of record", "Place") if kind == "place" else pgettext("kind of record", "Tie"),
        }
    ]


def described(spot: Spot) -> str:
    """What tells a place from others of its name: its country and region."""
    return ", ".join(each for each in (country(spot.country), spot.region) if each)


def tie_name(number: int, known: Index) -> tuple[str, str]:
    """The name of a tie, and what tells it from others: the countries of its ends."""
    ends = [known.spots[each] for each in known.ties[number]]
    return " — ".join(each.name for each in ends), " — ".join(country(each.country) for each in ends)


def country(code: str | None) -> str:
    """The name of a country; the code where CLDR has none."""
    return str(Locale.parse(get_language() or "ru", sep="-").territories.get(code or "", code or ""))
