"""What the ties of a region join and what is missing, on graphs small enough to be reckoned by hand."""

from pobratim.network.bridging import Bridge, MissingLink, bridges, missing_links, partners_of_neighbours
from pobratim.network.graph import Graph, Node, build
from pobratim.network.standing import standing_of

HOME = (54.8, 32.0)


def town(name: str, country: str = "DE", region: str | None = None, point: tuple[float, float] | None = None) -> Node:
    return Node(name, name, country, region, "city", 0, point)


def inside(graph: Graph, region: str = "RU-SMO") -> list[int]:
    return [at for at, node in enumerate(graph.nodes) if node.region == region]


def test_a_bridge_says_whom_it_alone_joins() -> None:
    """here–a–b–c with a ring of four behind here: without here–a three places fall off; leaf has no other tie."""
    here = town("here", "RU", "RU-SMO")
    ring = [town(f"ring {at}") for at in range(3)]
    tail = [town("a"), town("b"), town("c")]
    pairs = [(here, ring[0]), (ring[0], ring[1]), (ring[1], ring[2]), (ring[2], here)]
    pairs += [(here, tail[0]), (tail[0], tail[1]), (tail[1], tail[2]), (here, town("leaf"))]
    graph = build(pairs)
    assert bridges(graph, inside(graph)) == ((Bridge("here", "a", "DE", 3, ("b", "c"), False),), 1)


def test_a_region_that_hangs_on_one_tie_is_told_so() -> None:
    here, second = town("here", "RU", "RU-SMO"), town("second", "RU", "RU-SMO")
    hub, others = town("hub"), [town(name) for name in "abcd"]
    graph = build([(second, here), (here, hub), *((hub, each) for each in others), (others[0], others[1])])
    [found] = bridges(graph, inside(graph))[0]
    assert (found.is_own, found.behind, found.there) == (True, 2, "hub")


def test_a_missing_link_needs_two_partners_in_common() -> None:
    here = town("here", "RU", "RU-SMO")
    one, other, far = town("one"), town("other"), town("far", "PL")
    graph = build([(here, one), (here, other), (far, one), (far, other), (town("once", "PL"), one)])
    assert missing_links(graph, inside(graph)) == (MissingLink("here", "far", "PL", ("one", "other")),)
    tied = build([(here, one), (here, other), (far, one), (far, other), (here, far)])
    assert missing_links(tied, inside(tied)) == ()


def test_partners_of_neighbours_are_those_without_a_tie_here() -> None:
    here = town("here", "RU", "RU-SMO", HOME)
    near = [town(name, "RU", "RU-BRY", (53.3, 34.3)) for name in ("Bryansk", "Klintsy")]
    away = [town(name, "RU", "RU-KGD", (54.7, 20.5)) for name in ("Kaliningrad", "Gusev")]
    gomel, hagen, lodz = town("Gomel", "BY"), town("Hagen"), town("Lodz", "PL")
    pairs = [(each, gomel) for each in near] + [(each, hagen) for each in near] + [(each, lodz) for each in away]
    graph = build([*pairs, (here, hagen)])
    [found] = partners_of_neighbours(graph, inside(graph))
    assert (found.name, found.tied) == ("Gomel", ("Bryansk", "Klintsy"))


def test_a_namesake_elsewhere_does_not_move_the_region() -> None:
    own = [town(f"own {at}", "RU", "RU-SMO", HOME) for at in range(3)] + [town("own 9", "RU", "RU-SMO", (54.0, 45.0))]
    far = [town(name, "RU", "RU-MO", (54.0, 45.2)) for name in ("Saransk", "Ruzayevka")]
    graph = build([*((each, town("Hagen")) for each in own), *((each, town("Gomel", "BY")) for each in far)])
    assert partners_of_neighbours(graph, inside(graph)) == ()


def test_all_of_it_belongs_to_the_standing() -> None:
    here = town("here", "RU", "RU-SMO")
    graph = build([(here, town("a")), (here, town("b")), (town("c", "PL"), town("a")), (town("c", "PL"), town("b"))])
    found = standing_of(graph, "RU-SMO")
    assert found is not None
    assert [each.there for each in found.links] == ["c"]
    assert (found.bridges, found.alone, found.neighbours) == ((), 0, ())
