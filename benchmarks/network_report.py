"""The network report of the project: `python -m benchmarks.network_report WORLD.csv KONECT.tsv docs`.

Writes network-report.md and its plots: KONECT's figures beside ours, a world list with and without one name for each
country, and how one region stands in it.
"""

import sys
from collections import Counter
from pathlib import Path

from benchmarks import plots
from pobratim.network.countries import country_code
from pobratim.network.graph import Graph
from pobratim.network.loading import read_graph
from pobratim.network.measures import Measures, as_igraph, measure
from pobratim.network.placing import placed
from pobratim.network.standing import RegionStanding, standing_of

PUBLISHED = {
    "nodes": 14274, "edges": 20573, "giant": 10320, "largest_degree": 99, "clustering": 0.111361,
    "assortativity": 0.386786, "diameter": 25, "mean_distance": 7.65392,
}  # fmt: skip
SAID = {
    "nodes": "places", "edges": "ties", "components": "components", "giant": "places of the largest component",
    "mean_degree": "ties a place, mean", "largest_degree": "largest number of ties", "clustering": "clustering",
    "assortativity": "assortativity by degree", "mean_distance": "mean distance", "diameter": "diameter",
}  # fmt: skip
REGION = "RU-SMO"
MOST = 12


def main() -> None:
    """Write the report and its plots."""
    world, konect, folder = (Path(each) for each in sys.argv[1:4])
    raw, coded = read_graph(world, normalised=False), read_graph(world)
    known = read_graph(konect)
    graphs = {"KONECT": known, "world list, countries as written": raw, "world list, ISO 3166": coded}
    measured = {name: measure(graph) for name, graph in graphs.items()}
    pictures = folder / "network"
    pictures.mkdir(exist_ok=True)
    (pictures / "degrees.svg").write_text(degrees(measured), encoding="utf-8")
    (pictures / "countries.svg").write_text(countries(raw, coded), encoding="utf-8")
    (pictures / "distances.svg").write_text(distances(known), encoding="utf-8")
    standing = standing_of(placed(coded)[0], REGION)
    assert standing is not None
    text = report(measured, spellings(raw), standing)
    (folder / "network-report.md").write_text(text, encoding="utf-8")


def degrees(measured: dict[str, Measures]) -> str:
    """How many places have at least so many ties."""
    shown = []
    for name, each in measured.items():
        above, points = each.nodes, []
        for degree, number in each.degrees:
            points.append((float(degree), above / each.nodes))
            above -= number
        shown.append((name, points))
    return plots.lines("Places with at least so many ties", ("ties", "share of places"), shown)


def spellings(raw: Graph) -> dict[str, Counter[str]]:
    """How a list writes each country, with the places under each spelling."""
    found: dict[str, Counter[str]] = {}
    for node in raw.nodes:
        if node.country and (code := country_code(node.country)):
            found.setdefault(code, Counter())[node.country] += 1
    return found


def countries(raw: Graph, coded: Graph) -> str:
    """Ties of the most tied countries under one name, and under their most common spelling."""
    whole = ties_by(coded)
    written = ties_by(raw)
    known = spellings(raw)
    rows = []
    for code, number in whole.most_common(MOST):
        common = max(known.get(code, Counter({code: 1})), key=lambda name: written[name])
        rows.append((code, (float(number), float(written[common]))))
    names = ("under one name", "under the most common spelling")
    return plots.columns("Ties of countries, by how they are written", ("country", "ties"), names, rows)


def ties_by(graph: Graph) -> Counter[str]:
    """How many ties have an end in each country."""
    found: Counter[str] = Counter()
    for edge in graph.edges:
        found.update({graph.nodes[at].country or "" for at in edge})
    return found


def distances(graph: Graph) -> str:
    """How many pairs of the largest component are so many ties apart."""
    bins = as_igraph(graph).connected_components().giant().path_length_hist(directed=False).bins()
    rows = [(str(int(start)), (number / 1e6,)) for start, _, number in bins]
    return plots.columns("Pairs of KONECT's largest component by their distance", ("ties", "million pairs"), [""], rows)


def report(measured: dict[str, Measures], written: dict[str, Counter[str]], standing: RegionStanding) -> str:
    """The report in Markdown."""
    several = sorted(written.items(), key=lambda each: -len(each[1]))[:5]
    examples = ";\n".join(f"{code} in {len(names)} ways (" + ways(names) + ")" for code, names in several)
    konect, *lists = measured.values()
    known = [f"| {SAID[key]} | {digits(value)} | {digits(getattr(konect, key))} |" for key, value in PUBLISHED.items()]
    both = [f"| {said} | {' | '.join(digits(getattr(each, key)) for each in lists)} |" for key, said in SAID.items()]
    return "\n".join(
        (
            "# The network of twin towns: a report", "",
            "Made by `python -m benchmarks.network_report WORLD.csv KONECT.tsv docs` from KONECT's network",
            "«Sister cities» (http://konect.cc/networks/twin) and a list made from the country pages of English",
            "Wikipedia (github.com/Hekman/twincities; MIT, the text CC BY-SA 4.0). [network.md](network.md) tells what",
            "the measures mean, why one of KONECT's differs, and how good the suggestions of partners are.", "",
            "## KONECT's figures beside ours", "", "| measure | published | ours |", "|---|---|---|",
            *known,
            "", "![Pairs of the largest component by their distance](network/distances.svg)", "",
            "## A world list, with and without one name for each country", "",
            "| measure | countries as written | ISO 3166 |", "|---|---|---|",
            *both,
            "", f"The list writes {sum(map(len, written.values()))} names for {len(written)} countries:",
            f"{examples}.", "",
            "A second spelling makes a second town with a part of the ties of the first, and a tie that the pages of",
            "both countries list counts twice: as written, Germany and France seem to have more ties than they have,",
            "and the United Kingdom, whose parts are written apart, fewer.", "",
            "![Places with at least so many ties](network/degrees.svg)", "",
            "![Ties of countries, by how they are written](network/countries.svg)", "",
            f"## A region in the world list: {REGION}", "", *told(standing), "",
        )
    )  # fmt: skip


def ways(names: Counter[str]) -> str:
    """The commonest ways in which a country is written."""
    common = sorted(names, key=lambda each: (-names[each], each))
    return ", ".join(f"“{each}”" for each in common[:3]) + (" …" if len(names) > 3 else "")


def told(found: RegionStanding) -> list[str]:
    """How a region stands, as a table and sentences."""
    rows = [
        f"| {one.name} | {one.ties} | {one.population:,} | {one.peers} | {share(one.fewer)} | {half(one.median)} |"
        for one in found.places
    ]
    links = [
        f"- No tie joins {each.here} and {each.there} ({each.country}); partners in common: {', '.join(each.shared)}."
        for each in found.links[:5]
    ]
    near = [
        f"- {one.name} ({one.country}) is tied to {len(one.tied)} neighbours: {', '.join(one.tied)}; not to it."
        for one in found.neighbours[:5]
    ]
    common = [f"- {each.name} ({each.country}) is tied to {', '.join(each.tied)}." for each in found.common[:5]]
    return [
        "| place | ties | inhabitants | places like it | of these with fewer ties | half have at most |",
        "|---|---|---|---|---|---|", *rows, "",
        "Like it are places of the same country and level with half to twice its inhabitants.", "",
        f"Of the region's {found.ties} ties, {found.alone} lead to places that have no other tie in the list.", "",
        *common, *links, *near,
    ]  # fmt: skip


def share(value: float | None) -> str:
    """A share in per cent."""
    return "—" if value is None else f"{value:.0%}"


def half(value: float | None) -> str:
    """A median."""
    return "—" if value is None else f"{value:g}"


def digits(value: float | None) -> str:
    """A figure with as many digits as it deserves."""
    if value is None:
        return "—"
    return f"{value:,}" if isinstance(value, int) else f"{value:.6f}" if abs(value) < 1 else f"{value:.5f}"


if __name__ == "__main__":
    main()
