"""`pobratim places NAME…`: which place a name stands for, and why; `import`, `forget`, `build`, `sources` beside it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from pobratim.cli import failures, parts
from pobratim.cli.language import _, plural
from pobratim.cli.words import country, word
from pobratim.errors import PlaceNotFound, PlacesFileWrong


class Places(click.Group):
    """Takes names of places, or one of the words that change the gazetteer."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Words that begin with no command are names."""
        first = next((arg for arg in args if not arg.startswith("-")), None)
        if args and first not in self.commands and "--help" not in args:
            args = [NAMES, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The words, in the order in which they are needed."""
        return [name for name in self.commands if name != NAMES]


NAMES = "names"
TOLD = 10
SHORT = _("Объяснить, какое место стоит за названием")
JSON = _("Напечатать ответ как JSON, по одной строке на название.")


@click.group(
    "places",
    cls=Places,
    short_help=SHORT,
    help="\n\n".join(
        (
            f"{SHORT}.",
            _("Называет страну, уровень и другие места с тем же именем."),
            _("Вместо названий можно дать команду, которая меняет или показывает газеттир."),
        )
    ),
    options_metavar=_("[КЛЮЧИ]"),
    subcommand_metavar=_("НАЗВАНИЕ… | КОМАНДА …"),
)
@click.option("--json", "as_json", is_flag=True, help=JSON)
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Names of places, or a command of the gazetteer."""
    ctx.obj = as_json


@command.command(NAMES, hidden=True)
@click.argument("names", metavar=_("НАЗВАНИЕ…"), nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help=JSON)
def explain_names(names: tuple[str, ...], as_json: bool) -> None:
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


@command.command(
    "import",
    short_help=_("Добавить свои места: выгрузку GeoNames или таблицу CSV"),
    help="\n\n".join(
        (
            _("Добавить свои места: выгрузку GeoNames или таблицу CSV") + ".",
            _(
                "Места хранятся рядом с реестром и остаются, когда газеттир собирают заново. Если хоть одна строка "
                "неверна, не сохраняется ничего."
            ),
        )
    ),
    options_metavar=_("[КЛЮЧИ]"),
)
@click.argument("path", metavar=_("ФАЙЛ"), type=click.Path(path_type=Path))
@click.option("--source", metavar=_("ИМЯ"), help=_("Как назвать источник; без указания — по имени файла."))
@click.option("--dry-run", is_flag=True, help=_("Только проверить и показать, что будет добавлено."))
@parts.register_option
def import_file(path: Path, source: str | None, dry_run: bool) -> None:
    """Take the places of a file, or say which lines are wrong."""
    from pobratim.places import Gazetteer
    from pobratim.places.build.own import import_places

    try:
        done = import_places(path, Gazetteer.open(), source or path.name, dry_run)
    except PlacesFileWrong as wrong:
        for place, problem in wrong.problems[:TOLD]:
            click.echo(_("строка {place}: {problem}").format(place=place, problem=failures.sentence(problem)), err=True)
        raise
    number = places(done.places)
    told = _("Будет добавлено: {places}") if dry_run else _("Добавлено: {places}")
    new = _("новых — {new}, строк пропущено (не населённые пункты и не районы) — {skipped}.")
    click.echo(f"{told.format(places=number)}; {new.format(new=done.new, skipped=done.skipped)}")
    for row in done.examples:
        values = {"name": row.name, "level": row.level, "region": row.region, "country": row.country, "id": row.id}
        click.echo(f"  {line(values)}")


@command.command(
    "forget",
    short_help=_("Убрать свои места, взятые из источника"),
    help=_("Убрать свои места, взятые из источника") + ".",
    options_metavar=_("[КЛЮЧИ]"),
)
@click.argument("source", metavar=_("ИМЯ"))
@parts.register_option
def forget(source: str) -> None:
    """Drop the places of a source."""
    from pobratim.places.build.own import forget_source

    click.echo(_("Убрано: {places}.").format(places=places(forget_source(source))))


@command.command(
    "build",
    short_help=_("Собрать газеттир заново из его источников"),
    help="\n\n".join(
        (
            _("Собрать газеттир заново из его источников") + ".",
            _('Занимает около минуты; нужны пакеты, которые ставит pip install "pobratim[build]".'),
        )
    ),
    options_metavar=_("[КЛЮЧИ]"),
)
@parts.register_option
def build() -> None:
    """Make the index anew, and that of the user's own places."""
    from pobratim.places.rebuilding import rebuild

    facts = rebuild()
    told = _("Газеттир собран за {seconds} с: {places}.")
    click.echo(told.format(seconds=facts["seconds"], places=places(facts["places"])))


@command.command(
    "sources",
    short_help=_("Показать, из чего собран газеттир"),
    help=_("Показать, из чего собран газеттир") + ".",
    options_metavar=_("[КЛЮЧИ]"),
)
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать ответ как JSON."))
@parts.register_option
@click.pass_obj
def sources(asked: bool, as_json: bool) -> None:
    """Tell the sources with their versions, and the user's own."""
    from pobratim.places import Gazetteer

    built, *own = Gazetteer.open().facts
    if as_json or asked:
        click.echo(json.dumps({"gazetteer": built, "own": own[0] if own else None}, ensure_ascii=False))
        return
    click.echo(_("Газеттир: {places}.").format(places=places(built["places"])))
    for name, version in built["sources"].items():
        click.echo(f"  {name} {version}")
    click.echo("  " + _("свои таблицы проекта, отпечаток {digest}").format(digest=built["tables"]))
    for name, number in (own[0]["sources"] if own else {}).items():
        click.echo(_("Загружено из «{name}»: {places}.").format(name=name, places=places(number)))


def places(number: int) -> str:
    """A number of places with its noun."""
    return plural(number, _("место"), _("места"), _("мест"))


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
