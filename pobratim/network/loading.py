"""Graphs from files: a list of edges by numbers or names, or a table of towns with their countries."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pobratim.errors import NetworkFileUnreadable, refused
from pobratim.network.countries import country_code
from pobratim.network.graph import Graph, Node, Point, build

TOWN = ("city", "place", "name", "town")
LARGEST = 200 * 1024 * 1024


def read_graph(path: Path, normalised: bool = True) -> Graph:
    """The graph of a file.

    A table has a header with `city1, country1, city2, country2` (and `lat1, lng1…` where known); without one each line
    is an edge: two names or numbers divided by white space, a tab, a comma or a semicolon; lines of % and # are notes.
    `normalised` turns the names of countries into codes.
    """
    lines = text_of(path).splitlines()
    header = next((line for line in lines if line.strip()), "").lower()
    if any(f"{word}1" in header for word in TOWN):
        pairs = list(table_pairs(lines, normalised))
    else:
        pairs = list(edge_pairs(lines))
    unreadable = [number for number, pair in pairs if pair is None]
    found = [pair for _, pair in pairs if pair is not None]
    if not found:
        raise NetworkFileUnreadable(path=path, reason="нет ни одной пары мест")
    return build(found, unreadable)


def text_of(path: Path) -> str:
    """The text of a file, or one sentence why not."""
    try:
        if path.stat().st_size > LARGEST:
            raise NetworkFileUnreadable(path=path, reason="больше 200 МБ")
        return path.read_text(encoding="utf-8-sig")
    except OSError as failure:
        raise NetworkFileUnreadable(path=path, reason=refused(failure)) from failure
    except UnicodeDecodeError as failure:
        raise NetworkFileUnreadable(path=path, reason="это не текст UTF-8") from failure


Numbered = tuple[int, tuple[Node, Node] | None]


def edge_pairs(lines: Iterable[str]) -> Iterator[Numbered]:
    """The pairs of a list of edges, with the number of the line; None where a line is no edge."""
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith(("%", "#")):
            continue
        mark = next((each for each in ("\t", ";", ",") if each in line), None)
        words = [word.strip() for word in line.split(mark)]
        words = [word for word in words if word]
        yield number, (Node(words[0], words[0]), Node(words[1], words[1])) if len(words) > 1 else None


def table_pairs(lines: list[str], normalised: bool) -> Iterator[Numbered]:
    """The pairs of a table of towns."""
    start = next(at for at, line in enumerate(lines) if line.strip())
    header = lines[start]
    mark = max(",;\t", key=header.count)
    rows = csv.DictReader(lines[start:], delimiter=mark)
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    for row in rows:
        cells = {
            name: value or "" for name, value in row.items() if isinstance(name, str) and not isinstance(value, list)
        }
        one, other = (town(cells, side, normalised) for side in "12")
        yield start + rows.line_num, (one, other) if one and other else None


def town(row: dict[str, str], side: str, normalised: bool) -> Node | None:
    """One end of a row; None where it has no name."""
    name = next((row[word + side].strip() for word in TOWN if row.get(word + side, "").strip()), "")
    written = row.get("country" + side, "").strip()
    country = (country_code(written) or written) if normalised else written
    node = Node(f"{name}|{country}", name, country or None, point=point(row, side))
    return replace(node, key=f"{name.casefold()}|{country}") if name and normalised else node if name else None


def point(row: dict[str, str], side: str) -> Point | None:
    """Where a row says that a town stands; None where it does not, or cannot be on Earth."""
    try:
        latitude = float(row.get("lat" + side) or "x")
        longitude = float(row.get("lng" + side) or row.get("lon" + side) or "x")
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
