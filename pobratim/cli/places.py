"""`pobratim places NAME…`: which place a name stands for, and why."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click
from rich.markup import escape

from pobratim.cli import failures, parts
from pobratim.cli.language import _
from pobratim.cli.words import country, word
from pobratim.errors import PlaceNotFound


@parts.command(
    "places",
    _("Объяснить, какое место стоит за названием"),
    _("Называет страну, уровень и другие места с тем же именем."),
)
@click.argument("names", metavar=_("НАЗВАНИЕ…"), nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать ответ как JSON, по одной строке на название."))
def command(names: tuple[str, ...], as_json: bool) -> None:
    """Explain each name; one that stands for no known place does not stop the rest."""
    from pobratim.places import explain

    status = failures.DONE
    for name in names:
        explanation = explain(name)
        if as_json:
            click.echo(json.dumps(explanation, ensure_ascii=False))
        elif explanation["best"] is None:
            status = failures.tell(PlaceNotFound(name=name))
        else:
            show(explanation)
    raise SystemExit(status)


def show(explanation: Mapping[str, Any]) -> None:
    """Print the best place, its reasons, and the runners-up."""
    from pobratim.cli.tables import console

    out = console()
    out.print(f"[bold]{escape(str(explanation['name']))}[/bold] → {escape(line(explanation['best']))}")
    for reason in explanation["reasons"]:
        out.print(f"  • {escape(str(reason))}")
    others: Sequence[Mapping[str, Any]] = explanation["others"]
    if others:
        out.print(f"  {_('Другие места с этим названием')}:")
    for other in others:
        out.print(f"    {escape(line(other))}", style="dim")


def line(place: Mapping[str, Any]) -> str:
    """A place in one line: name, level, region, country, identifier."""
    parts_of_line = (
        place.get("name"),
        word("level", str(place.get("level"))),
        place.get("region"),
        country(place.get("country")),
        place.get("place") or place.get("id"),
    )
    return ", ".join(str(each) for each in parts_of_line if each)
