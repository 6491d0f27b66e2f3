"""`pobratim read FILE…`: what papers say, for people or as JSON; many papers into one file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pobratim.cli import failures, parts
from pobratim.cli.language import _
from pobratim.errors import DocumentError

if TYPE_CHECKING:
    from pobratim.cli.batch import Way
    from pobratim.reading import Record

FILE = click.Path(path_type=Path, dir_okay=False)
MANY = (
    click.option(
        "-o",
        "--output",
        metavar=_("ФАЙЛ"),
        type=FILE,
        help=_("Куда записать факты: .jsonl — документ в строке, .parquet — факт в строке таблицы."),
    ),
    click.option(
        "--jobs", metavar=_("ЧИСЛО"), type=click.IntRange(1, 256), help=_("Сколько процессов читают; иначе по ядрам.")
    ),
    click.option(
        "--seconds",
        metavar=_("ЧИСЛО"),
        type=click.FloatRange(0.1),
        default=20,
        show_default=True,
        help=_("Сколько секунд может занять один документ."),
    ),
    click.option(
        "--megabytes",
        metavar=_("ЧИСЛО"),
        type=click.IntRange(200),
        default=500,
        show_default=True,
        help=_("Сколько мегабайт памяти может занять один документ."),
    ),
    click.option("--dask", metavar=_("АДРЕС"), help=_("Читать на кластере Dask; адрес планировщика: tcp://…")),
)


@parts.command(
    "read",
    _("Прочитать документы и показать, что в них сказано"),
    _(
        "Показывает связи, соглашения и другие факты; реестр для этого не нужен. Папки читаются целиком,"
        " архивы ZIP — по документам. С ключом -o прерванное чтение продолжается с того места, где остановилось."
    ),
)
@click.argument("files", metavar=_("ФАЙЛ…"), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать факты как JSON, по одной строке на документ."))
@click.option("--explain", is_flag=True, help=_("Для каждого факта показать его слова и правило, которое их прочло."))
@click.option(
    "--passage",
    metavar=_("СЛОВА"),
    help=_("Показать, как прочитаны абзацы с этими словами: места, даты, правила, сработавшие и едва не сработавшие."),
)
@parts.several((*MANY, *parts.SECOND))
def command(
    files: tuple[Path, ...], output: Path | None, as_json: bool, explain: bool, passage: str | None, **wishes: Any
) -> None:
    """Read each file; one that cannot be read is told of and does not stop the rest."""
    from pobratim.cli import batch

    if passage is not None:
        raise SystemExit(max(one_passage(file, passage) for file in files))
    way = batch.Way(**wishes)
    if output is not None:
        raise SystemExit(batch.into(output, files, way))
    show = as_line if as_json else explained if explain else as_table
    raise SystemExit(each(files, way, show))


def each(files: tuple[Path, ...], way: "Way", show: "Callable[[Record], int]") -> int:
    """Show every paper, in the order in which files were named; the exit status."""
    from pobratim.reading import gather

    status = failures.DONE
    with way.reading(gather(files, in_order=False)) as steps:
        if show is not as_line:
            from pobratim.cli import tables  # noqa: F401  loaded here while the processes make themselves ready
        for _task, record in steps:
            if record is not None:
                status = max(status, failures.tell(record.failure) if record.error else show(record))
    return status


def as_line(record: "Record") -> int:
    """Print the facts of a paper as a line of JSON."""
    click.echo(record.line.decode())
    return failures.DONE


def as_table(record: "Record") -> int:
    """Print the facts of a paper for people."""
    from pobratim.cli import tables

    tables.show(record.facts())
    return failures.DONE if record.ties else failures.nothing_found(name_of(record))


def explained(record: "Record") -> int:
    """Print each fact of a paper with its words and the rule that read them."""
    from pobratim.cli import explanations

    explanations.show(record.facts())
    return failures.DONE if record.ties else failures.nothing_found(name_of(record))


def one_passage(file: Path, words: str) -> int:
    """Print how the passages of a paper with these words were read, down to what nearly was read; the exit status."""
    from pobratim.documents import read_path
    from pobratim.facts.explaining import explain_passage

    try:
        told = explain_passage(read_path(file), words)
    except DocumentError as failure:  # one that cannot be read does not stop the rest
        return failures.tell(failure)
    if not told:
        return failures.say(
            _("В документе «{name}» нет абзаца со словами «{words}».").format(name=file.name, words=words),
            failures.THEIRS,
        )
    click.echo(told)
    return failures.DONE


def name_of(record: "Record") -> str:
    """How a paper is called where nothing was found in it."""
    return record.path if record.path != record.file else Path(record.file).name
