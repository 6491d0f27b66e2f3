"""A user's own table of places: columns found by their words, each line checked."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from anyascii import anyascii
from babel import Locale

from pobratim.errors import WrongLine
from pobratim.places.build.romanization import romanized
from pobratim.places.build.rows import Row
from pobratim.places.countries import find_countries
from pobratim.places.folding import key
from pobratim.places.place import LEVELS

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("название", "имя", "место", "наименование", "name"),
    "country": ("страна", "код страны", "country"),
    "level": ("уровень", "вид", "level"),
    "region": ("регион", "область", "region"),
    "latin": ("латиница", "латинское название", "latin", "ascii"),
    "aliases": ("другие названия", "варианты", "aliases", "alternates"),
    "population": ("население", "population"),
    "latitude": ("широта", "latitude", "lat"),
    "longitude": ("долгота", "longitude", "lon", "lng"),
    "id": ("идентификатор", "id"),
    "part_of": ("входит в", "часть", "part of"),
}
RUSSIAN_LEVELS = ("страна", "регион", "район", "город", "район города", "поселение", "союз", "другое")
NEEDED = ("name", "country")


def header(cells: Sequence[str]) -> list[str | None] | None:
    """What each column holds; nothing when name or country is not among them."""
    found = [next((column for column, words in COLUMNS.items() if key(cell) in words), None) for cell in cells]
    return found if all(column in found for column in NEEDED) else None


def separator(text: str) -> str:
    """The sign between the cells: the one that parts the first line most often."""
    first = text.split("\n", 1)[0]
    return max("\t;,", key=first.count)


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold anything, with their numbers as an editor shows them."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator(text))
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [cell.strip() for cell in cells]


def row(columns: Sequence[str | None], cells: Sequence[str], source: str) -> Row:
    """A line as a row of the index; `WrongLine` says what it lacks."""
    said = {column: cell for column, cell in zip(columns, cells, strict=False) if column and cell}
    for column in NEEDED:
        if column not in said:
            raise WrongLine(reason="нет значения в столбце «{column}»", column=_titled(column))
    name, country, level = said["name"], _country(said["country"]), _level(said.get("level", "город"))
    made = Row(
        said.get("id") or _identifier(country, level, name),
        name,
        said.get("latin") or next(romanized(name)),
        level,
        country,
        source,
    )
    made.region, made.part_of = said.get("region", ""), said.get("part_of")
    made.population = int(_number(said, "population", 0, 4_000_000_000) or 0)
    made.latitude, made.longitude = _number(said, "latitude", -90, 90), _number(said, "longitude", -180, 180)
    made.names = {name, *filter(None, (alias.strip() for alias in re.split(r"[|/]", said.get("aliases", ""))))}
    made.exact = {made.latin}
    return made


def _country(cell: str) -> str:
    if cell.upper() in Locale("ru").territories and len(cell) == 2:
        return cell.upper()
    named = (mention for language in ("ru", "en") for mention in find_countries(cell, language))
    code = next((mention.code for mention in named if mention.end - mention.start == len(cell)), None)
    if code is None:
        raise WrongLine(reason="страна «{cell}» не известна, нужен её двухбуквенный код или название", cell=cell)
    return code


def _level(cell: str) -> str:
    level = dict(zip(RUSSIAN_LEVELS, LEVELS, strict=True)).get(cell.lower(), cell.lower())
    if level not in LEVELS:
        pairs = zip(RUSSIAN_LEVELS, LEVELS, strict=True)
        raise WrongLine(
            reason="уровень «{cell}» не известен, возможны: {levels}",
            cell=cell,
            levels=", ".join(f"{russian} ({level})" for russian, level in pairs),
        )
    return level


def _number(said: Mapping[str, str], column: str, least: float, most: float) -> float | None:
    cell = said.get(column)
    if cell is None:
        return None
    try:
        number = float(re.sub(r"\s", "", cell).replace(",", "."))
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise WrongLine(
            reason="в столбце «{column}» стоит «{cell}», а нужно число от {least} до {most}",
            column=_titled(column),
            cell=cell,
            least=f"{least:g}",
            most=f"{most:g}",
        )
    return number


def _identifier(country: str, level: str, name: str) -> str:
    return f"own:{country.lower()}-{level.replace(' ', '-')}-{slug(name)}"


def slug(name: str) -> str:
    """A name in letters and digits of addresses."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")


def _titled(column: str) -> str:
    """A column as a table may name it, in Russian and in English."""
    return f"{COLUMNS[column][0]} / {column.replace('_', ' ')}"


def columns(words: Iterable[str] = COLUMNS) -> str:
    """The columns that a table may have beside name and country, for a sentence."""
    return ", ".join(f"«{_titled(column)}»" for column in words if column not in NEEDED)
