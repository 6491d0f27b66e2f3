"""A link explained as plain values: `explain` links a bare name, as `pobratim places` prints it."""

from dataclasses import asdict
from typing import Any

from pobratim.places.gazetteer import Gazetteer


def explain(name: str) -> dict[str, Any]:
    """{"name", "best": place or None, "others", "reasons", "confidence"} of a name alone, without a text around it."""
    link = Gazetteer.open().link(name)
    return {
        "name": name,
        "best": asdict(link.best) if link.best else None,
        "others": [asdict(place) for place in link.others],
        "reasons": list(link.reasons),
        "confidence": link.confidence,
    }
