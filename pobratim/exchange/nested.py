"""Open data as JSON: a tie a line with all that hangs on it, and ties as lines of a map."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings

from pobratim.exchange.gathering import Open
from pobratim.register.opened import HANGING, STATES, Row


def jsonl(parts: Iterable[Open]) -> Iterator[str]:
    """The ties, one a line."""
    return (json.dumps(each, ensure_ascii=False) + "\n" for told in parts for each in whole_ties(told))


def whole_ties(told: Open) -> Iterator[dict[str, Any]]:
    """The ties with their places, instruments, acts, activities and evidence."""
    places = {row["id"]: row for row in told.tables["places"]}
    hanging: dict[str, dict[int, list[Row]]] = {name: defaultdict(list) for name in HANGING}
    for name in HANGING:
        for row in told.tables[name]:
            hanging[name][row["tie"]].append({key: value for key, value in row.items() if key != "tie"})
    for tie in told.tables["ties"]:
        yield {
            "id": tie["id"],
            "address": address_of(tie["id"]),
            "home": places[tie["home"]],
            "partner": places[tie["partner"]],
            "kind": tie["kind"],
            "since": tie["since"],
            "as_of": told.as_of.isoformat(),
            **{name: tie[name] for name in STATES},
            **{name: hanging[name][tie["id"]] for name in HANGING},
        }


def address_of(tie: int) -> str:
    """Where the page of a tie stands."""
    return f"{settings.POBRATIM_ADDRESS}/ties/{tie}/"


def geojson(parts: Iterable[Open]) -> Iterator[str]:
    """The ties as lines and their places as points (RFC 7946); where a place is not known to lie, without geometry.

    A place stands before the first of its ties.
    """
    between = '{"type": "FeatureCollection", "features": ['
    for each in features(parts):
        yield between + json.dumps(each, ensure_ascii=False)
        between = ", "
    yield "]}" if between == ", " else f"{between}]}}"


def features(parts: Iterable[Open]) -> Iterator[dict[str, Any]]:
    """The places and the ties."""
    points: dict[int, list[float] | None] = {}
    for told in parts:
        for row in told.tables["places"]:
            if row["id"] not in points:
                points[row["id"]] = None if row["latitude"] is None else [row["longitude"], row["latitude"]]
                yield feature("place", row, point(points[row["id"]]))
        for row in told.tables["ties"]:
            ends = [points[row["home"]], points[row["partner"]]]
            yield feature("tie", row, {"type": "LineString", "coordinates": ends} if all(ends) else None)


def point(where: list[float] | None) -> dict[str, Any] | None:
    """A point as geometry."""
    return {"type": "Point", "coordinates": where} if where else None


def feature(what: str, row: Row, geometry: dict[str, Any] | None) -> dict[str, Any]:
    """A row as a feature of the map."""
    known = {name: value for name, value in row.items() if name not in ("latitude", "longitude")}
    return {"type": "Feature", "id": f"{what}-{row['id']}", "geometry": geometry, "properties": {"what": what, **known}}
