"""The files in which a list may be kept."""

import re

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

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


@register.filter
def coded(said: str) -> SafeString:
    """A text in which words of the address stand between backticks, as a page shows them."""
    return mark_safe(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(said)))  # noqa: S308  escaped here
