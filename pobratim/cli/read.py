"""`pobratim read FILE…`: what papers say, for people or as JSON."""

from pathlib import Path

import click

from pobratim.cli import failures, parts
from pobratim.cli.language import _
from pobratim.errors import PobratimError
from pobratim.facts.facts import Facts


@parts.command("read", _("Прочитать документы и показать, какие связи, соглашения и другие факты в них названы."))
@click.argument("files", metavar=_("ФАЙЛ…"), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать факты как JSON, по одной строке на документ."))
@click.option("--explain", is_flag=True, help=_("Для каждого факта показать его слова и правило, которое их прочло."))
def command(files: tuple[Path, ...], as_json: bool, explain: bool) -> None:
    """Read each file; one that cannot be read is told of and does not stop the rest."""
    status = failures.DONE
    for file in files:
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
    if facts.ties:
        return failures.DONE
    message = _("В документе «{name}» не найдено ни одной связи; проверьте, тот ли это файл и есть ли в нём текст.")
    return failures.say(message.format(name=facts.name), failures.THEIRS)
