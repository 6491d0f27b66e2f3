"""`pobratim read FILE…`: what papers say, for people or as JSON."""

from pathlib import Path

import click

from pobratim.cli import failures, parts
from pobratim.cli.language import _
from pobratim.errors import PobratimError
from pobratim.facts.facts import Facts


@parts.command(
    "read",
    _("Прочитать документы и показать, что в них сказано"),
    _("Показывает связи, соглашения и другие факты; реестр для этого не нужен."),
)
@click.argument("files", metavar=_("ФАЙЛ…"), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать факты как JSON, по одной строке на документ."))
@click.option("--explain", is_flag=True, help=_("Для каждого факта показать его слова и правило, которое их прочло."))
def command(files: tuple[Path, ...], as_json: bool, explain: bool) -> None:
    """Read each file; one that cannot be read is told of and does not stop the rest."""
    status = failures.DONE
    for file in files if as_json else parts.progress(files, _("Читаю")):
        try:
            status = max(status, show(read(file), as_json, explain))
        except PobratimError as failure:
            status = max(status, failures.tell(failure))
    raise SystemExit(status)


def read(file: Path) -> Facts:
    """The facts of one file."""
    from pobratim.documents import read_path
    from pobratim.facts import read_facts

    return read_facts(read_path(file))


def show(facts: Facts, as_json: bool, explain: bool) -> int:
    """Print the facts in the form asked for; the exit status."""
    if as_json:
        import json

        from pobratim.facts.json_form import to_json

        click.echo(json.dumps(to_json(facts), ensure_ascii=False))
        return failures.DONE
    from pobratim.cli import explanations, tables

    explanations.show(facts) if explain else tables.show(facts)
    return failures.DONE if facts.ties else failures.nothing_found(facts.name)


def is_empty(facts: Facts) -> bool:
    """Whether a document says nothing that a register could hold."""
    return not (facts.ties or facts.projects or facts.activities or facts.directions or facts.recommendations)
