"""Names of regions, in the language of the page."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.memo.grammar.en.names import region_name as in_english
from pobratim.memo.grammar.ru.cases import decline
from pobratim.memo.grammar.ru.names import region_names


def region_name(region: str) -> str:
    """The name of a region by its code; the code where it is not known."""
    if not region:
        return _("without a region")
    if (get_language() or "ru").startswith("ru"):
        return region_names().get(region, region)
    return in_english(region)


def of_region(region: str) -> str:
    """The Russian name of a region in the genitive: «Смоленской области»; empty where there is none."""
    name = region_names().get(region, region)
    return decline(name, "gent") if name else ""
