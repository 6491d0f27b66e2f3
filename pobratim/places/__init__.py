"""Names to places: `Gazetteer` finds and links names, `find_countries` finds countries, `explain` says why."""

from pobratim.places.countries import country_names, find_countries
from pobratim.places.explaining import explain
from pobratim.places.gazetteer import Gazetteer
from pobratim.places.place import CountryMention, Link, Mention, Place

__all__ = ["CountryMention", "Gazetteer", "Link", "Mention", "Place", "country_names", "explain", "find_countries"]
