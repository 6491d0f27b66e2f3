"""Places of the user's own: imported once, kept beside the register, laid over the gazetteer as an index of their own.

They are kept as one table, `own.tsv`, from which the index is made anew whenever it is missing or of an older form.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from pobratim.documents.encodings import decode
from pobratim.errors import (
    FileMissing,
    GazetteerNotWritten,
    NoSuchSource,
    PlacesFileUnknown,
    PlacesFileWrong,
    WrongLine,
    refused,
)
from pobratim.folders import places_folder
from pobratim.places.build import dump, table
from pobratim.places.build.index import write_index
from pobratim.places.build.matching import meet
from pobratim.places.build.rows import Row
from pobratim.places.gazetteer import Gazetteer

TOLD = 5
KEPT = tuple(field.name for field in fields(Row))
LARGEST = 400_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import took: places, of them new, and lines that are no municipality."""

    places: int
    new: int
    skipped: int
    examples: tuple[Row, ...] = ()


def import_places(path: Path, gazetteer: Gazetteer, source: str, dry_run: bool) -> Imported:
    """Take the places of a file into the user's own; all of them or, where a line is wrong, none."""
    taken: dict[str, Row] = {}
    skipped, new, wrong = 0, 0, list[tuple[int, WrongLine]]()
    for number, row in _rows(path, gazetteer.regions, source):
        if isinstance(row, WrongLine):
            wrong.append((number, row))
        elif row is None:
            skipped += 1
        else:
            met = meet(row, gazetteer)
            taken[_free(row, taken)] = row
            new += not met
    if wrong:
        raise PlacesFileWrong(path=str(path), number=len(wrong), problems=wrong)
    known = own_rows()
    done = Imported(len(taken), new, skipped, tuple(taken.values())[:TOLD])
    if not dry_run and taken:
        _keep({**known, **taken})
    return done


def _free(row: Row, taken: Mapping[str, Row]) -> str:
    """The identifier of a row; towns of one name in several regions are told apart by these."""
    other = taken.get(row.id)
    if row.id.startswith("own:") and other is not None and other.region != row.region:
        row.id = f"{row.id}-{table.slug(row.region)}"
    return row.id


def forget_source(source: str) -> int:
    """Drop every place that was imported from a source; how many."""
    known = own_rows()
    left = {number: row for number, row in known.items() if row.source != source}
    if len(left) == len(known):
        raise NoSuchSource(source=source, known=", ".join(sorted({r.source for r in known.values()})) or "—")
    _keep(left)
    return len(known) - len(left)


def own_rows() -> dict[str, Row]:
    """The user's own places, by identifier."""
    path = places_folder() / "own.tsv"
    if not path.exists():
        return {}
    lines = path.read_text("utf-8").split("\n")[1:-1]
    return {row.id: row for row in (_read(line.split("\t")) for line in lines)}


def rebuild_own() -> None:
    """Make the index of the user's own places anew from their table; drop it when there are none."""
    rows, folder = list(own_rows().values()), places_folder()
    if rows:
        sources = Counter(row.source for row in rows)
        write_index(rows, folder / "own", {"sources": dict(sorted(sources.items())), "places": len(rows)}, {})
        return
    for file in folder.glob("own.*"):
        file.unlink()


def _rows(path: Path, regions: Mapping[str, str], source: str) -> Iterator[tuple[int, Row | WrongLine | None]]:
    """(number of the line, its row, nothing for what is skipped or what is wrong with it)."""
    text = _text(path)
    first = text.split("\n", 1)[0].rstrip("\r").split("\t")
    if dump.is_dump(first):
        numbered = ((number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1) if line.strip())
        yield from _taken(numbered, lambda cells: dump.row(cells, regions, source))
        return
    found = table.lines(text)
    columns = table.header(next(found, (0, [""]))[1])
    if columns is None:
        raise PlacesFileUnknown(path=str(path), reason="столбцы не названы", columns=table.columns())
    yield from _taken(found, lambda cells: table.row(columns, cells, source))


def _taken(
    lines: Iterable[tuple[int, list[str]]], take: Callable[[list[str]], Row | None]
) -> Iterator[tuple[int, Row | WrongLine | None]]:
    for number, cells in lines:
        try:
            yield number, take(cells)
        except WrongLine as wrong:
            yield number, wrong


def _text(path: Path) -> str:
    """The text of a file, of the largest text in it when it is a ZIP, in whatever encoding."""
    try:
        data = _unpacked(path) if zipfile.is_zipfile(path) else path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(path=str(path), reason="такого файла нет") from None
    except IsADirectoryError:
        raise FileMissing(path=str(path), reason="это папка") from None
    except OSError as error:
        raise FileMissing(path=str(path), reason=refused(error)) from error
    except zipfile.BadZipFile as error:
        raise PlacesFileUnknown(path=str(path), reason="архив повреждён", columns=table.columns()) from error
    text = decode(data) if len(data) <= LARGEST else None
    if text is None:
        if len(data) > LARGEST:
            raise PlacesFileUnknown(path=str(path), reason="файл больше 400 МБ", columns=table.columns())
        raise PlacesFileUnknown(path=str(path), reason="это не текст", columns=table.columns())
    return text.removeprefix("\ufeff")


def _unpacked(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        texts = [i for i in archive.infolist() if i.filename.endswith((".txt", ".csv", ".tsv"))]
        largest = max(texts, key=lambda info: info.file_size, default=None)
        if largest is None or largest.file_size > LARGEST:
            raise zipfile.BadZipFile
        return archive.read(largest)


def _keep(rows: Mapping[str, Row]) -> None:
    folder = places_folder()
    lines = ["\t".join(KEPT), *(_line(rows[number]) for number in sorted(rows))]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / "own.new"
        fresh.write_text("\n".join(lines) + "\n", "utf-8")
        fresh.replace(folder / "own.tsv")
        rebuild_own()
    except OSError as error:
        raise GazetteerNotWritten(folder=str(folder), reason=refused(error)) from error


def _line(row: Row) -> str:
    cells = (getattr(row, name) for name in KEPT)
    told = ("|".join(sorted(cell)) if isinstance(cell, set) else "" if cell is None else str(cell) for cell in cells)
    return "\t".join(re.sub(r"\s+", " ", cell) for cell in told)


def _read(cells: list[str]) -> Row:
    said = dict(zip(KEPT, cells, strict=True))
    row = Row(said["id"], said["name"], said["latin"], said["level"], said["country"], said["source"])
    row.region, row.population, row.part_of = said["region"], int(said["population"]), said["part_of"] or None
    row.latitude, row.longitude = (float(said[n]) if said[n] else None for n in ("latitude", "longitude"))
    row.names, row.exact = ({*filter(None, said[n].split("|"))} for n in ("names", "exact"))
    return row
