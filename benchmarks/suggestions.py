"""How well partners are suggested: a tenth of the ties of a list is hidden, then every method is asked for them.

`python -m benchmarks.suggestions LIST.csv [QUESTIONS]` prints hits among the first ten and the area under the curve
of each method over the same questions and the same candidates (places abroad that the asker is not tied to).
`--fit` prints weights of the signs, fitted on a tenth of what is left, which the questions never touch.
"""

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from pobratim.network.graph import Graph
from pobratim.network.loading import read_graph
from pobratim.network.placing import placed
from pobratim.network.suggesting import SIGNS, Advice, weigh

HIDDEN, RANK, FIRST = 0.1, 64, 10
Scores = Callable[[int, list[int]], "np.ndarray"]


def hide(graph: Graph, seed: int) -> tuple[Graph, list[tuple[int, int]]]:
    """The graph without a tenth of its ties, and the hidden ones that join two countries."""
    edges = list(graph.edges)
    random.Random(seed).shuffle(edges)  # noqa: S311  a draw by lot, no secret
    cut = int(len(edges) * HIDDEN)
    abroad = [(a, b) for a, b in edges[:cut] if graph.nodes[a].country != graph.nodes[b].country]
    return Graph(graph.nodes, tuple(sorted(edges[cut:]))), abroad


def methods(graph: Graph) -> dict[str, Scores]:
    """Every method that is compared: the scores of candidates for an asker."""
    neighbours, degrees = graph.neighbours, graph.degrees
    left, values, right = factors(graph)

    def neighbours_in_common(asker: int, some: list[int]) -> "np.ndarray":
        return np.array([len(neighbours[asker] & neighbours[each]) for each in some], float)

    def adamic_adar(asker: int, some: list[int]) -> "np.ndarray":
        found = Advice(graph).shared(asker)
        return np.array([found.get(each, 0.0) for each in some])

    return {
        "popularity (ties of the place)": lambda _asker, some: np.array([degrees[each] for each in some], float),
        "common neighbours": neighbours_in_common,
        "Adamic–Adar": adamic_adar,
        "preferential attachment": lambda asker, some: np.array([degrees[asker] * degrees[e] for e in some], float),
        f"matrix factorisation (SVD, {RANK})": lambda asker, some: (left[asker] * values) @ right[:, some],
    }


def factors(graph: Graph) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    """The largest singular vectors of the matrix of ties, each tie weighed down by the degrees of its ends."""
    rows = np.array([a for a, b in graph.edges] + [b for a, b in graph.edges])
    columns = np.array([b for a, b in graph.edges] + [a for a, b in graph.edges])
    degrees = np.maximum(np.array(graph.degrees, float), 1)
    weights = 1 / np.sqrt(degrees[rows] * degrees[columns])
    matrix = csr_matrix((weights, (rows, columns)), shape=(len(graph.nodes),) * 2)
    left, values, right = svds(matrix, k=RANK, random_state=1)
    return left, values, right


def place_of(score: "np.ndarray", hit: int) -> tuple[float, float]:
    """The chance to be among the first ten, ties of scores drawn by lot, and the area under the curve."""
    better, equal = int((score > score[hit]).sum()), int((score == score[hit]).sum())
    chance = min(1.0, max(0.0, (FIRST - better) / equal))
    others = len(score) - 1
    return chance, (int((score < score[hit]).sum()) + 0.5 * (equal - 1)) / others


def compare(graph: Graph, hidden: list[tuple[int, int]]) -> dict[str, tuple[float, float, float]]:
    """Hits among the first ten, the area under the curve and milliseconds a question, of each method."""
    advice, others = Advice(graph), methods(graph)
    told: dict[str, list[tuple[float, float, float]]] = {name: [] for name in ("Pobratim", *others)}
    for asker, partner in hidden:
        began = time.perf_counter()
        weighed = [(at, weigh(signs)) for at, signs in advice.candidates(asker)]
        took = time.perf_counter() - began
        some = [at for at, _ in weighed]
        hit = some.index(partner)
        told["Pobratim"].append((*place_of(np.array([score for _, score in weighed]), hit), took))
        for name, method in others.items():
            began = time.perf_counter()
            score = method(asker, some)
            took = time.perf_counter() - began
            told[name].append((*place_of(score, hit), took))
    means = {name: np.mean(rows, axis=0) for name, rows in told.items()}
    return {name: (float(row[0]), float(row[1]), 1000 * float(row[2])) for name, row in means.items()}


def fit(graph: Graph, seed: int, questions: int = 500, against: int = 1500) -> dict[str, float]:
    """Weights of the signs by a conditional logit: each hidden tie against candidates of its asker drawn by lot."""
    chance = random.Random(seed)  # noqa: S311
    less, hidden = hide(graph, seed)
    advice, tables = Advice(less), []
    for asker, partner in hidden[:questions]:
        found = dict(advice.candidates(asker))
        drawn = [partner, *(at for at in chance.sample(sorted(found), against) if at != partner)][:against]
        tables.append([[found[at][name] for name in SIGNS] for at in drawn])
    table = np.array(tables)
    spread = table.std(axis=(0, 1)) + 1e-9
    table /= spread
    weights = np.zeros(len(SIGNS))
    for _ in range(30):
        weights = stepped(table, weights)
    return {name: round(float(weights[at] / spread[at]), 3) for at, name in enumerate(SIGNS)}


def surprise(table: "np.ndarray", weights: "np.ndarray") -> float:
    """How little the weights foretell the first candidate of each question, with a rein on large weights."""
    scores = table @ weights
    top = scores.max(axis=1, keepdims=True)
    whole = top[:, 0] + np.log(np.exp(scores - top).sum(axis=1))
    return float((whole - scores[:, 0]).sum() + 0.5 * weights @ weights)


def stepped(table: "np.ndarray", weights: "np.ndarray") -> "np.ndarray":
    """The weights after one of Newton's steps, halved until it does no harm."""
    scores = table @ weights
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    means = np.einsum("qc,qcs->qs", odds, table)
    slope = (table[:, 0] - means).sum(axis=0) - weights
    bend = np.einsum("qcs,qct->st", odds[:, :, None] * table, table) - means.T @ means + np.eye(len(SIGNS))
    step, before = np.linalg.solve(bend, slope), surprise(table, weights)
    while surprise(table, weights + step) > before and np.abs(step).max() > 1e-6:
        step /= 2
    return weights + step


def main() -> None:
    """Print the table of one run."""
    words = argparse.ArgumentParser(
        prog="python -m benchmarks.suggestions", description="How well partners are suggested."
    )
    words.add_argument("list", type=Path, help="pairs of places, as `pobratim network` reads them")
    words.add_argument("questions", type=int, nargs="?", help="how many hidden ties are asked for; else all")
    words.add_argument("--fit", action="store_true", help="print weights of the signs instead")
    told = words.parse_args()
    graph, _known = placed(read_graph(told.list))
    less, hidden = hide(graph, seed=7)
    if told.fit:
        print(fit(less, seed=11))
        return
    chance = random.Random(3)  # noqa: S311
    asked = [pair if chance.random() < 0.5 else (pair[1], pair[0]) for pair in hidden][: told.questions]
    print(f"{len(graph.nodes)} places, {len(graph.edges)} ties, {len(asked)} hidden ties asked for")
    for name, (hits, area, milliseconds) in compare(less, asked).items():
        print(f"{name:36} hits@10 {hits:.3f}   AUC {area:.3f}   {milliseconds:.1f} ms")


if __name__ == "__main__":
    main()
