"""`pobratim due`: what is due, by the dated rules of the region."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from pobratim.cli import parts
from pobratim.cli.language import _, plural

if TYPE_CHECKING:
    from datetime import date

    from pobratim.monitoring.duties import Due

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])


@parts.command(
    "due",
    _("Показать, что нужно сделать и к какому сроку"),
    _("Сроки следуют из правил с указанием акта; свои правила регион задаёт в POBRATIM_RULES."),
)
@click.option("--region", metavar=_("КОД"), help=_("Регион по ISO 3166-2, например RU-SMO."))
@click.option(
    "--as-of", "day", metavar=_("ДЕНЬ"), type=DAY, help=_("На какой день, например 2019-01-01; иначе сегодня.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать сроки как JSON."))
@parts.register_option
def command(region: str | None, day: datetime | None, as_json: bool) -> None:
    """Print what is due, by day, with who has done what."""
    parts.open_register(create=False)
    from pobratim.monitoring import duties, gathering

    as_of = (day or datetime.now().astimezone()).date()
    found = duties.narrowed(gathering.due(as_of), region)
    if as_json:
        click.echo(as_lines(found, as_of))
    elif found:
        show(found, as_of)
    else:
        click.echo(_("На ближайший год сроков нет."))


def as_lines(found: "tuple[Due, ...]", as_of: "date") -> str:
    """What is due as JSON."""
    import json

    return json.dumps([told(each, as_of) for each in found], ensure_ascii=False, indent=1)


def told(due: "Due", as_of: "date") -> dict[str, object]:
    """One thing that is due, as JSON has it."""
    return {
        "key": due.key,
        "rule": due.rule.id,
        "day": due.day.isoformat(),
        "state": due.state(as_of),
        "region": due.region,
        "municipality": due.home.name if due.home else None,
        "title": due.rule.say("title"),
        "about": due.about,
        "year": due.year,
        "tie": due.tie,
        "sentence": due.rule.say("sentence"),
        "act": due.rule.say("act"),
        "article": due.rule.say("article"),
        "source": due.rule.source,
        "done_by": due.mark.by if due.mark and due.mark.done else None,
        "done_at": due.mark.at.isoformat() if due.mark and due.mark.done else None,
    }


def show(found: "tuple[Due, ...]", as_of: "date") -> None:
    """Print what is due as a table."""
    from rich.markup import escape

    from pobratim.cli.tables import console, new_table
    from pobratim.monitoring.calendaring import title_of
    from pobratim.monitoring.wording import days_left

    table = new_table(_("Сроки"), _("К какому дню"), "", _("Что"), _("Основание"))
    for each in found:
        left = "✓ " + each.mark.by if each.is_done and each.mark else days_left(each.day, as_of)
        table.add_row(f"{each.day:%d.%m.%Y}", escape(left), escape(title_of(each)), escape(each.rule.ground()))
    console().print(table)
    late = sum(each.state(as_of) == "overdue" for each in found)
    if late:
        click.echo(_("Просрочено: {number}.").format(number=plural(late, "срок", "срока", "сроков")))
