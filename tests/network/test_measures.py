"""Measures of graphs whose figures are known by hand, and of random ones beside networkx."""

import random

import networkx
import pytest

from pobratim.network.graph import Graph, Node, build
from pobratim.network.measures import groups, measure

TRIANGLE_WITH_TAIL = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]


def graph_of(edges: list[tuple[str, str]]) -> Graph:
    return build((Node(one, one), Node(other, other)) for one, other in edges)


def test_a_triangle_with_a_tail() -> None:
    """Three of five wedges close; distances 1,1,1,1,2,2; the tail hangs on c, through which two paths run."""
    found = measure(graph_of(TRIANGLE_WITH_TAIL))
    assert (found.nodes, found.edges, found.components, found.giant) == (4, 4, 1, 4)
    assert found.clustering == pytest.approx(3 / 5)
    assert found.mean_distance == pytest.approx(8 / 6)
    assert (found.diameter, found.largest_degree, found.mean_degree) == (2, 3, 2.0)
    assert found.betweenness == (0.0, 0.0, 2.0, 0.0)
    assert found.degrees == ((1, 1), (2, 2), (3, 1))


def test_a_star_has_no_triangle_and_unlike_ends() -> None:
    found = measure(graph_of([("hub", leaf) for leaf in "abcd"]))
    assert found.clustering == 0
    assert found.assortativity == pytest.approx(-1)
    assert (found.mean_distance, found.diameter) == (pytest.approx(16 / 10), 2)


def test_two_parts_are_measured_by_the_larger() -> None:
    found = measure(graph_of([("a", "b"), ("b", "c"), ("x", "y")]))
    assert (found.components, found.giant, found.diameter) == (2, 3, 2)
    assert found.communities == 2


def test_an_empty_graph_has_no_measure_that_is_made_up() -> None:
    found = measure(Graph((), ()))
    assert (found.nodes, found.components, found.giant) == (0, 0, 0)
    assert (found.clustering, found.assortativity, found.mean_distance, found.diameter) == (None, None, None, None)


def test_what_needs_all_paths_may_be_left_out() -> None:
    found = measure(graph_of(TRIANGLE_WITH_TAIL), paths=False)
    assert (found.mean_distance, found.diameter, found.betweenness) == (None, None, ())
    assert found.clustering == pytest.approx(0.6)


@pytest.mark.parametrize("seed", range(8))
def test_random_graphs_measure_as_networkx_says(seed: int) -> None:
    chance = random.Random(seed)
    names = [str(number) for number in range(60)]
    graph = graph_of([(chance.choice(names), chance.choice(names)) for _ in range(90)])
    peer = networkx.Graph(graph.edges)
    giant = peer.subgraph(max(networkx.connected_components(peer), key=len))
    found = measure(graph)
    assert found.components == networkx.number_connected_components(peer) + len(graph.nodes) - len(peer)
    assert found.giant == len(giant)
    assert found.clustering == pytest.approx(networkx.transitivity(peer))
    assert found.assortativity == pytest.approx(networkx.degree_assortativity_coefficient(peer))
    assert found.mean_distance == pytest.approx(networkx.average_shortest_path_length(giant))
    assert found.diameter == networkx.diameter(giant)
    between = networkx.betweenness_centrality(peer, normalized=False)
    for at, value in between.items():
        assert found.betweenness[at] == pytest.approx(value)


def test_the_same_graph_falls_into_the_same_communities() -> None:
    chance = random.Random(5)
    graph = graph_of([(str(chance.randrange(80)), str(chance.randrange(80))) for _ in range(160)])
    assert measure(graph).community == measure(graph).community


def test_countries_count_a_tie_once_for_each_of_its_ends() -> None:
    a, b, c = Node("a", "a", "RU"), Node("b", "b", "DE"), Node("c", "c", "DE")
    found = groups(build([(a, b), (b, c)]), "country")
    assert [(each.name, each.places, each.ties, each.inside, each.largest) for each in found] == [
        ("DE", 2, 2, 1, 2),
        ("RU", 1, 1, 0, 1),
    ]
