"""Every address of the project as it is written, and how it is filled with what is there."""

import re
from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

PART = re.compile(r"<(?:\w+:)?(\w+)>")


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """All addresses as they are written, with the places of their parts."""
    for each in resolver.url_patterns:
        written = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield written, each
        else:
            yield from patterns(each, written)


ALL = dict(patterns(get_resolver()))


def filled(pattern: str, parts: Mapping[str, object]) -> str:
    """An address with what is there in the places of its parts."""
    return "/" + PART.sub(lambda part: str(parts[part[1]]), pattern)
