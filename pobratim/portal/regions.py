"""How a region stands in the published network, in sentences with the numbers under them."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pobratim.memo.grammar.en.names import region_name as in_english
from pobratim.memo.grammar.ru.names import region_names
from pobratim.network.registered import graph_of_register
from pobratim.network.standing import RegionStanding, standing_of
from pobratim.portal import naming, words
from pobratim.register import outlines, queries


def standing(region: str) -> RegionStanding | None:
    """How the places of a region stand; None where it has no published tie that lasts."""
    if region not in home_regions():
        return None
    return known(outlines.register_version(), timezone.localdate(), region, naming.is_russian())


@lru_cache(maxsize=64)
def known(version: tuple[object, ...], today: date, region: str, russian: bool) -> RegionStanding | None:
    """How a region stands in one version of the published register, places named in the language of the page."""
    return standing_of(naming.renamed(graph_of_register(today, published_only=True)), region)


def home_regions() -> tuple[str, ...]:
    """The regions of the home municipalities with published ties, by code."""
    return queries.home_regions(published_only=True)


def name_of(region: str) -> str:
    """The name of a region by its code, in the language of the page; the code where it is not known."""
    if naming.is_russian():
        return region_names().get(region, region)
    return in_english(region)


def in_common(found: RegionStanding) -> Iterator[str]:
    """The places abroad that several places of the region are tied to."""
    for each in found.common:
        yield _("%(there)s (%(country)s): ties with %(n)s places of the region — %(names)s.") % {
            "there": each.name,
            **told(each.country, each.tied),
        }


def joined(found: RegionStanding) -> Iterator[str]:
    """What only the ties of this region join, and whom nobody else is tied to."""
    for each in found.bridges:
        said = {"here": each.here, "there": each.there, **told(each.country, each.names), "n": each.behind}
        if each.is_own:
            yield (
                _("Only the tie %(here)s — %(there)s (%(country)s) joins %(n)s places of its side to the rest.") % said
            )
        else:
            line = _(
                "Only the tie %(here)s — %(there)s (%(country)s) joins %(n)s places abroad to the rest: %(names)s."
            )
            yield line % (said | ({} if each.names else {"names": each.there}))
    if found.alone:
        yield _("Partners that have no other tie in this register: %(n)s.") % {"n": found.alone}


def missing(found: RegionStanding) -> Iterator[str]:
    """Ties that are not there though much speaks for them."""
    for link in found.links:
        yield _("No tie joins %(here)s and %(there)s (%(country)s), but partners in common do: %(n)s — %(names)s.") % {
            "here": link.here,
            "there": link.there,
            **told(link.country, link.shared),
        }
    for each in found.neighbours:
        yield _(
            "%(there)s (%(country)s): ties with neighbours of the region — %(n)s: %(names)s; none with the region."
        ) % {
            "there": each.name,
            **told(each.country, each.tied),
        }
    for land in found.missing:
        yield _("%(country)s: ties — %(here)s; were the region like the rest of its country, about %(expected)s.") % {
            "country": words.country(land.country),
            "here": land.here,
            "expected": number_format(land.expected, 1),
        }


def told(country: str | None, names: tuple[str, ...]) -> dict[str, object]:
    """A country and names as a sentence takes them, with their number."""
    return {"country": words.country(country), "names": ", ".join(names), "n": len(names)}
