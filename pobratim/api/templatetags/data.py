"""The files in which a list may be kept."""

from django import template
from django.urls import reverse

register = template.Library()
FILES = (
    ("CSV", "ties", "csv"),
    ("XLSX", "register", "xlsx"),
    ("ODS", "register", "ods"),
    ("GeoJSON", "register", "geojson"),
    ("JSON Lines", "register", "jsonl"),
    ("RDF", "register", "ttl"),
)


@register.simple_tag
def downloads() -> list[tuple[str, str]]:
    """Each format and the address of the file."""
    return [(title, reverse("data-file", args=[name, ending])) for title, name, ending in FILES]
