"""`pobratim network [FILE]`: the network of ties measured, a region placed in it, partners suggested."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pobratim.cli import parts
from pobratim.cli.language import _
from pobratim.cli.words import country, language, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pobratim.network.graph import Graph
    from pobratim.network.past import Past
    from pobratim.network.standing import RegionStanding
    from pobratim.network.suggesting import Reason

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])
SHOWN = 10


@parts.command(
    "network",
    _("Измерить сеть связей, найти в ней место региона, подсказать партнёров"),
    _(
        "Без файла берёт реестр. Файл — CSV со столбцами city1, country1, city2, country2 или список пар, "
        "например из KONECT."
    ),
)
@click.argument("file", metavar=_("[ФАЙЛ]"), required=False, type=click.Path(path_type=Path))
@click.option("--as-of", metavar=_("ДЕНЬ"), type=DAY, help=_("Сеть реестра на этот день; иначе сегодня."))
@click.option("--ended", is_flag=True, help=_("Считать и прекращённые связи реестра."))
@click.option("--region", metavar=_("КОД"), help=_("Показать, как стоит в сети регион, например RU-SMO."))
@click.option("--ask", metavar=_("НАЗВАНИЕ"), help=_("Подсказать, кого этот город мог бы спросить о побратимстве."))
@click.option("--quick", is_flag=True, help=_("Без мер, для которых нужны все кратчайшие пути."))
@click.option(
    "-o", "--output", metavar=_("ПАПКА"), type=click.Path(path_type=Path), help=_("Куда записать GraphML и CSV.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Напечатать ответ как JSON."))
@parts.register_option
def command(file: Path | None, output: Path | None, as_json: bool, **wishes: Any) -> None:
    """Measure the graph, or answer one question about it."""
    graph, past = graph_of(file, wishes)
    if wishes["ask"]:
        suggest(graph, past, wishes["ask"], as_json)
    elif wishes["region"]:
        place(graph, wishes["region"], as_json)
    else:
        measure(graph, output, as_json, wishes["quick"])


def graph_of(file: Path | None, wishes: dict[str, Any]) -> tuple["Graph", "Past"]:
    """The graph of a file or of the register; towns of a file meet the gazetteer when a question needs it."""
    from pobratim.network.past import Past

    if file is not None:
        from pobratim.network.loading import read_graph
        from pobratim.network.placing import placed

        graph = read_graph(file)
        return (placed(graph)[0] if wishes["ask"] or wishes["region"] else graph), Past()
    parts.open_register(create=False)
    from pobratim.network.registered import graph_of_register
    from pobratim.network.remembering import remembered
    from pobratim.register.queries import today

    day: datetime | None = wishes["as_of"]
    as_of = today(day.date() if day else None)
    return remembered(as_of) if wishes["ask"] else (graph_of_register(as_of, ended=wishes["ended"]), Past())


def measure(graph: "Graph", output: Path | None, as_json: bool, quick: bool) -> None:
    """Print the measures, and write the files where they are asked for."""
    from pobratim.network import measures, telling, writing

    found = measures.measure(graph, paths=not quick)
    told = telling.told(graph, found)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        show(told)
    if output is not None:
        for path in writing.write_all(graph, found, output):
            click.echo(_("Записано: {path}").format(path=path), err=True)


def show(told: dict[str, Any]) -> None:
    """Print the measures as tables."""
    from rich.markup import escape

    from pobratim.cli.tables import console, new_table

    out = console()
    table = new_table(_("Сеть связей"), _("Мера"), _("Значение"), _("Что это значит"))
    for title, key, meaning in rows():
        table.add_row(title, number(told[key]), meaning)
    out.print(table)
    left = told["left_out"]
    if any(left.values()):
        out.print(
            _(
                "Не вошли в сеть: связи места с самим собой — {loops}, повторы — {repeated}, "
                "непонятые строки — {unreadable}."
            ).format(**left)
        )
    for title, names, value in (
        (_("Больше всего связей"), "most_tied", "ties"),
        (_("Через кого идут пути"), "most_between", "betweenness"),
    ):
        if told[names]:
            out.print(f"[bold]{title}[/bold]")
        for each in told[names][:SHOWN]:
            where = f" ({country(each['country'])})" if each["country"] else ""
            out.print(f"  {escape(each['name'])}{escape(where)}: {number(each[value])}")
    if told["countries"]:
        table = new_table(_("По странам"), _("Страна"), _("Мест"), _("Связей"), _("Внутри страны"))
        for each in told["countries"][:SHOWN]:
            table.add_row(escape(country(each["name"])), *(str(each[name]) for name in ("places", "ties", "inside")))
        out.print(table)


def rows() -> tuple[tuple[str, str, str], ...]:
    """The measures in the order of the table: title, key, meaning."""
    return (
        (_("Мест"), "nodes", _("города, районы, союзы, у которых есть связи")),
        (_("Связей"), "edges", _("пары мест; каждая пара один раз")),
        (_("Частей"), "components", _("внутри части от любого места можно дойти до любого")),
        (_("Наибольшая часть"), "giant", _("сколько в ней мест")),
        (_("Связей на место"), "mean_degree", _("в среднем")),
        (_("Наибольшее число связей"), "largest_degree", _("у одного места")),
        (_("Кластеризация"), "clustering", _("доля случаев, когда два партнёра одного места связаны и между собой")),
        (
            _("Ассортативность"),
            "assortativity",
            _("от −1 до 1; больше нуля — места со многими связями тянутся друг к другу"),
        ),
        (_("Среднее расстояние"), "mean_distance", _("связей по кратчайшему пути внутри наибольшей части, точно")),
        (_("Диаметр"), "diameter", _("самый длинный из кратчайших путей")),
        (_("Сообществ"), "communities", _("мест, связанных внутри теснее, чем с остальными (метод Лувен)")),
        (_("Модулярность"), "modularity", _("насколько ясно сеть делится на сообщества; до 1")),
    )


def number(value: float | None) -> str:
    """A number with as many digits as it deserves; a dash for none."""
    if value is None:
        return "—"
    return str(value) if isinstance(value, int) else f"{value:.6f}" if abs(value) < 1 else f"{value:.3f}"


def place(graph: "Graph", region: str, as_json: bool) -> None:
    """Print how a region stands in the network."""
    from dataclasses import asdict

    from rich.markup import escape

    from pobratim.cli.tables import console, new_table
    from pobratim.errors import NetworkPlaceUnknown
    from pobratim.network.standing import standing_of

    found = standing_of(graph, region)
    if found is None:
        regions = sorted({node.region for node in graph.nodes if node.region})
        raise NetworkPlaceUnknown(name=region, near=", ".join(regions[:5]) or "—")
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    out = console()
    title = _("Регион {region}: связей — {ties}").format(region=region, ties=found.ties)
    table = new_table(
        title,
        *(_("Место"), _("Связей"), _("Жителей"), _("Сходных мест"), _("У скольких из них связей меньше")),
        _("У половины не больше"),
    )
    for each in found.places:
        share = f"{each.fewer:.0%}" if each.fewer is not None else "—"
        table.add_row(
            escape(each.name),
            str(each.ties),
            str(each.population or "—"),
            str(each.peers),
            share,
            f"{each.median:g}" if each.median is not None else "—",
        )
    out.print(table)
    for common in found.common:
        out.print(
            escape(
                _("{name} ({country}): связи с несколькими местами региона — {names}.").format(
                    name=common.name, country=country(common.country), names=", ".join(common.tied)
                )
            )
        )
    for missing in found.missing:
        line = _("{country}: связей — {here}; будь регион как вся страна, их было бы около {expected:.1f}.")
        out.print(escape(line.format(country=country(missing.country), here=missing.here, expected=missing.expected)))
    for text in joined(found):
        out.print(escape(text))


def joined(found: "RegionStanding") -> "Iterator[str]":
    """What the ties of a region join and what is missing, in sentences with their numbers."""
    for bridge in found.bridges:
        line = (
            _(
                "Место {here} с остальной сетью соединяет только связь {here} — {there} ({country});"
                " мест на его стороне: {n}."
            )
            if bridge.is_own
            else _(
                "Только через связь {here} — {there} ({country}) с остальной сетью соединены ещё места ({n}): {names}."
            )
        )
        said = {"here": bridge.here, "there": bridge.there, "country": country(bridge.country), "n": bridge.behind}
        yield line.format(**said, names=", ".join(bridge.names) or bridge.there)
    if found.alone:
        yield _("Партнёров, у которых в этой сети нет других связей: {n}.").format(n=found.alone)
    for link in found.links:
        line = _("Связи {here} — {there} ({country}) нет, а общие партнёры есть ({n}): {names}.")
        said = {"here": link.here, "there": link.there, "country": country(link.country), "n": len(link.shared)}
        yield line.format(**said, names=", ".join(link.shared))
    for each in found.neighbours:
        line = _("{name} ({country}): связи с соседями региона ({n}) — {names}; с самим регионом ни одной.")
        yield line.format(name=each.name, country=country(each.country), n=len(each.tied), names=", ".join(each.tied))


def suggest(graph: "Graph", past: "Past", name: str, as_json: bool) -> None:
    """Print the places that one could ask, each with its reasons."""
    from rich.markup import escape

    from pobratim.cli.tables import console, hanging
    from pobratim.network import telling
    from pobratim.network.finding import find_node
    from pobratim.network.suggesting import Advice

    asker = find_node(graph, name)
    found = Advice(graph, past).suggest(asker, SHOWN)
    if as_json:
        click.echo(json.dumps(telling.suggested(graph, found), ensure_ascii=False, indent=1))
        return
    out = console()
    node = graph.nodes[asker]
    out.print(
        "[bold]"
        + escape(_("Кого мог бы спросить {name} ({country})").format(name=node.name, country=country(node.country)))
        + "[/bold]"
    )
    for at, each in enumerate(found, 1):
        partner = graph.nodes[each.at]
        out.print(f"{at}. {escape(partner.name)} ({escape(country(partner.country))})")
        for reason in each.reasons:
            out.print(hanging("•", escape(sentence(reason, node.country, partner.country)), depth=2))
    out.print(_("Это подсказка по сети связей, не сведения о желании партнёра: точность измерена в docs/network.md."))


def sentence(reason: "Reason", home: str | None, abroad: str | None) -> str:
    """A reason as a sentence."""
    known = {
        "shared": _("общие партнёры ({number}): {names}"),
        "nearby": _("связан с соседями ({number}): {names}"),
        "chains": _("связан с теми, у кого есть общие с вами партнёры"),
        "vicinity": _("рядом с ним есть партнёры ваших соседей или ваши"),
        "country": _("между странами {home} и {abroad} связей: {number}"),
        "fields": _("у обоих были мероприятия одного рода: {names}"),
        "language": _("общий официальный язык стран: {names}"),
        "size": _("близок по размеру: жителей {number}, у вас {whole}"),
        "level": _("того же уровня: {names}"),
        "far": _("до него {number} км"),
        "lasting": _("осторожно: из связей реестра со страной {abroad} ({whole}) продолжаются {number}"),
    }
    names = ", ".join(named(reason))
    number, whole = (f"{each:,.0f}".replace(",", "\N{NO-BREAK SPACE}") for each in (reason.number, reason.whole))
    return known[reason.sign].format(
        number=number, whole=whole, names=names, home=country(home), abroad=country(abroad)
    )


def named(reason: "Reason") -> tuple[str, ...]:
    """The names under a reason, those of closed lists in words."""
    if reason.sign == "language":
        return tuple(language(each) for each in reason.names)
    lists = {"fields": "activity", "level": "level"}
    return tuple(word(lists[reason.sign], each) for each in reason.names) if reason.sign in lists else reason.names
