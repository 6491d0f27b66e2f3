"""Measures of a network beside networkx: the same figures, and how many times sooner.

The graph is made by lot with a few places of many ties, as networks of towns have; POBRATIM_NETWORK names a file of
pairs to measure instead, KONECT's for example.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from math import isclose
from pathlib import Path

from benchmarks.figures import Figure
from pobratim.network.graph import Graph

PLACES, TIES = 1500, 2200
WANTED = 20.0


def figures() -> Iterator[Figure]:
    """Seconds for clustering, assortativity, components, all shortest paths and betweenness."""
    import networkx

    from pobratim.network.measures import measure

    graph = given()
    measure(graph)
    began = time.perf_counter()
    ours = measure(graph)
    took = time.perf_counter() - began
    peer = networkx.Graph(graph.edges)
    began = time.perf_counter()
    clustering = networkx.transitivity(peer)
    assortativity = networkx.degree_assortativity_coefficient(peer)
    giant = peer.subgraph(max(networkx.connected_components(peer), key=len))
    lengths = Counter[int]()
    for _, some in networkx.all_pairs_shortest_path_length(giant):
        lengths.update(some.values())
    between = networkx.betweenness_centrality(peer, normalized=False)
    theirs = time.perf_counter() - began
    mean = sum(length * number for length, number in lengths.items()) / (len(giant) * (len(giant) - 1))
    assert isclose(ours.clustering or 0, clustering)
    assert isclose(ours.assortativity or 0, assortativity)
    assert isclose(ours.mean_distance or 0, mean)
    assert (ours.giant, ours.diameter) == (len(giant), max(lengths))
    assert all(isclose(ours.betweenness[at], value, abs_tol=1e-6) for at, value in between.items())
    name = f"Network of {len(graph.nodes)} places, {len(graph.edges)} ties"
    yield Figure(name, "s", took, "networkx, the same figures, s", theirs, WANTED, more_is_better=False)


def given() -> Graph:
    """The graph of the file that is named, else one made by lot."""
    from pobratim.network.graph import Node, build
    from pobratim.network.loading import read_graph

    if path := os.environ.get("POBRATIM_NETWORK"):
        return read_graph(Path(path))
    chance = random.Random(1)  # noqa: S311  a draw by lot, no secret
    ends = [0]
    pairs = []
    for at in range(1, PLACES):
        pairs.append((at, chance.choice(ends)))
        ends += pairs[-1]
    pairs += [(chance.choice(ends), chance.choice(ends)) for _ in range(TIES - PLACES)]
    return build((Node(str(one), str(one)), Node(str(other), str(other))) for one, other in pairs)
