"""Names of regions and municipalities, in the language of the page."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.memo.grammar.en.names import region_name as in_english
from pobratim.memo.grammar.en.names import town
from pobratim.memo.grammar.ru.cases import decline
from pobratim.memo.grammar.ru.names import region_names


def is_russian() -> bool:
    """Whether the page is written in Russian."""
    return (get_language() or "ru").startswith("ru")


def home_name(name: str) -> str:
    """The name of a municipality: as the register keeps it, in Latin letters on English pages."""
    return name if is_russian() else town(name, "RU")


def region_name(region: str) -> str:
    """The name of a region by its code; the code where it is not known."""
    if not region:
        return _("without a region")
    if is_russian():
        return region_names().get(region, region)
    return in_english(region)


def of_region(region: str) -> str:
    """The name of a region in the genitive, «Смоленской области», “of Smolensk Oblast”; empty where there is none."""
    if region and not is_russian():
        return f"of {in_english(region)}"
    name = region_names().get(region, region)
    return decline(name, "gent") if name else ""
