"""Suggestions whose best answer is plain, and their reasons."""

from pobratim.network.graph import Graph, Node, build
from pobratim.network.nearness import NEAR, Vicinity, kilometres
from pobratim.network.past import Past
from pobratim.network.standing import standing_of
from pobratim.network.suggesting import Advice


def town(
    name: str, country: str, point: tuple[float, float] | None = None, region: str | None = None, population: int = 0
) -> Node:
    return Node(name, name, country, region, population=population, point=point)


SMOLENSK, VYAZMA = town("Smolensk", "RU", (54.78, 32.05)), town("Gnyozdovo", "RU", (54.80, 31.87))
HAGEN, KASSEL, TULLE = (
    town(name, "DE", point) for name, point in (("Hagen", (51.4, 7.5)), ("Kassel", (51.3, 9.5)), ("Tulle", (45.3, 1.8)))
)
LYON, KRAKOW = town("Lyon", "FR", (45.8, 4.8)), town("Krakow", "PL", (50.1, 19.9))


def world() -> Graph:
    """Gnyozdovo, beside Smolensk, is tied to Kassel; Lyon shares Hagen with Smolensk; Krakow is tied to Tulle only."""
    return build([(SMOLENSK, HAGEN), (VYAZMA, KASSEL), (LYON, HAGEN), (KRAKOW, TULLE), (VYAZMA, HAGEN)])


def test_those_come_first_who_are_near_in_ties() -> None:
    graph = world()
    found = Advice(graph).suggest(graph.positions["Smolensk"])
    names = [graph.nodes[each.at].name for each in found]
    assert set(names[:2]) == {"Lyon", "Kassel"}
    assert "Hagen" not in names, "a partner already"
    assert "Gnyozdovo" not in names, "not abroad"
    assert "Smolensk" not in names


def test_each_reason_names_what_it_rests_on() -> None:
    graph = world()
    told = {
        graph.nodes[each.at].name: {reason.sign: reason for reason in each.reasons}
        for each in Advice(graph).suggest(graph.positions["Smolensk"])
    }
    assert told["Lyon"]["shared"].names == ("Hagen",)
    assert told["Kassel"]["nearby"].names == ("Gnyozdovo",)
    assert told["Kassel"]["nearby"].number == 1
    assert told["Kassel"]["country"].number == 3


def test_a_place_without_points_or_ties_is_answered_too() -> None:
    graph = Graph((Node("a", "a", "RU"), Node("b", "b", "DE"), Node("c", "c", None)), ((1, 2),))
    assert [graph.nodes[each.at].name for each in Advice(graph).suggest(0)] == ["b", "c"]


def test_neighbours_lie_within_their_distance_anywhere_on_earth() -> None:
    points = [
        (54.8, 32.0),
        (54.8, 32.9),
        (54.8, 33.2),
        (69.6, 18.9),
        (69.6, 20.3),
        (0.0, 179.9),
        (0.0, -179.8),
        (55.3, 32.0),
    ]
    graph = Graph(tuple(Node(str(at), str(at), "RU", point=point) for at, point in enumerate(points)), ())
    vicinity = Vicinity(graph)
    for at, point in enumerate(points):
        expected = {o for o, other in enumerate(points) if o != at and kilometres(point, other) <= NEAR}
        assert set(vicinity.near(at)) == expected


def test_a_region_stands_beside_its_peers() -> None:
    """Six towns of one size: the one of the region has two ties, four others one, one none; nobody else asks Poland."""
    here = town("here", "RU", region="RU-SMO", population=1000)
    peers = [town(f"peer {at}", "RU", region="RU-KLU", population=1100) for at in range(5)]
    hagen, tula, lodz = town("Hagen", "DE"), town("Tulle", "FR"), town("Lodz", "PL")
    second = town("second", "RU", region="RU-SMO", population=9)
    graph = build([(here, hagen), (here, tula), (second, hagen), *((peer, lodz) for peer in peers)])
    found = standing_of(graph, "RU-SMO")
    assert found is not None
    assert (found.ties, found.country) == (3, "RU")
    first = found.places[0]
    assert (first.name, first.ties, first.peers, first.fewer) == ("here", 2, 5, 1.0)
    assert found.places[1].fewer is None, "no peer of that size: nothing is claimed"
    assert [(each.name, each.tied) for each in found.common] == [("Hagen", ("here", "second"))]
    assert [(each.country, each.here, each.expected) for each in found.missing] == [("PL", 0, 3.0)]
    assert standing_of(graph, "RU-NIL") is None


def test_what_places_are_speaks_too() -> None:
    minsk, vienna, zug = (town(name, code, (50.0, 10.0), population=90_000) for name, code in CITIES)
    here = town("here", "RU", (54.8, 32.0), population=100_000)
    graph = build([(here, town("Hagen", "DE")), (minsk, vienna), (vienna, zug)])
    found = {graph.nodes[each.at].name: each.reasons for each in Advice(graph).suggest(graph.positions["here"])}
    told = {reason.sign: reason for reason in found["Minsk"]}
    assert told["language"].names == ("ru",)
    assert (told["size"].number, told["size"].whole) == (90_000, 100_000)
    assert told["far"].number > 1000
    assert "language" not in {reason.sign for reason in found["Vienna"]}


CITIES = (("Minsk", "BY"), ("Vienna", "AT"), ("Zug", "CH"))


def test_the_past_is_remembered() -> None:
    """Kassel was a partner once: it is not suggested again; Germany's ties fared badly, and that is told."""
    graph = world()
    past = Past(
        former={frozenset(("Smolensk", "Kassel")): 7},
        lasting={"DE": (1, 4), "FR": (2, 2)},
        fields={"Smolensk": frozenset({"sport", "visit"}), "Tulle": frozenset({"sport"})},
    )
    found = {
        graph.nodes[each.at].name: {reason.sign: reason for reason in each.reasons}
        for each in Advice(graph, past).suggest(graph.positions["Smolensk"])
    }
    assert "Kassel" not in found
    assert found["Tulle"]["fields"].names == ("sport",)
    assert (found["Tulle"]["lasting"].number, found["Tulle"]["lasting"].whole) == (1, 4)
    assert "lasting" not in found["Lyon"]
