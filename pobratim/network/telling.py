"""Measures, suggestions and standings as plain values: what `--json`, pages and the API show."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pobratim.network.graph import Graph
from pobratim.network.measures import MOST, Measures, groups
from pobratim.network.suggesting import Suggestion


def told(graph: Graph, measures: Measures) -> dict[str, Any]:
    """The measures of a graph with its most tied places, by country and by region."""
    plain = asdict(measures)
    for name in ("betweenness", "community", "degrees"):
        plain.pop(name)
    faults = graph.faults
    return {
        **plain,
        "left_out": {"loops": faults.loops, "repeated": faults.repeated, "unreadable": len(faults.unreadable)},
        "degrees": {str(degree): number for degree, number in measures.degrees},
        "most_tied": [
            {"name": graph.nodes[at].name, "country": graph.nodes[at].country, "ties": graph.degrees[at]}
            for at in first(graph.degrees)
        ],
        "most_between": [
            {
                "name": graph.nodes[at].name,
                "country": graph.nodes[at].country,
                "betweenness": round(measures.betweenness[at], 3),
            }
            for at in (first(measures.betweenness) if measures.betweenness else ())
        ],
        "countries": [asdict(each) for each in groups(graph, "country")],
        "regions": [asdict(each) for each in groups(graph, "region")],
    }


def first(values: Sequence[float]) -> list[int]:
    """The positions of the largest values, the largest first."""
    return sorted(range(len(values)), key=lambda at: (-values[at], at))[:MOST]


def suggested(graph: Graph, found: Sequence[Suggestion]) -> list[dict[str, Any]]:
    """Suggestions with the places and reasons in full."""
    return [
        {
            "name": graph.nodes[each.at].name,
            "country": graph.nodes[each.at].country,
            "ties": graph.degrees[each.at],
            "score": round(each.score, 3),
            "reasons": [asdict(reason) for reason in each.reasons],
        }
        for each in found
    ]
