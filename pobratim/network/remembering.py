"""What the register remembers that a list of pairs does not: which ties ended, which last, what was done under them."""

from datetime import date

from pobratim.network.graph import Graph, build
from pobratim.network.past import Past
from pobratim.network.registered import is_shown, nodes_of
from pobratim.register import days, outlines
from pobratim.register.models import Activity


def remembered(as_of: date, published_only: bool = False) -> tuple[Graph, Past]:
    """The graph of all places that have, or had, a tie; its edges are the ties that last. And what else is known."""
    begun = [each for each in outlines.outlines(as_of).values() if is_shown(each, True, published_only)]
    living = {each.id for each in begun if is_shown(each, False, published_only)}
    nodes = nodes_of({number for each in begun for number in (each.home, each.partner)})
    whole = build((nodes[each.home], nodes[each.partner]) for each in begun)
    pairs = {frozenset((str(each.home), str(each.partner))): each.id for each in begun}
    kept = {frozenset((str(each.home), str(each.partner))) for each in begun if each.id in living}
    edges = (edge for edge in whole.edges if frozenset(whole.nodes[at].key for at in edge) in kept)
    lasting: dict[str | None, tuple[int, int]] = {}
    for each in begun:
        alive, number = lasting.get(each.country, (0, 0))
        lasting[each.country] = (alive + (each.id in living), number + 1)
    former = {pair: number for pair, number in pairs.items() if pair not in kept}
    fields = done({each.id: (str(each.home), str(each.partner)) for each in begun}, as_of)
    return Graph(whole.nodes, tuple(edges), whole.faults), Past(former, lasting, fields)


def done(ends: dict[int, tuple[str, str]], as_of: date) -> dict[str, frozenset[str]]:
    """The kinds of activities under the ties of each place by a day; what has no kind of its own is left out."""
    found: dict[str, set[str]] = {key: set() for keys in ends.values() for key in keys}
    rows = Activity.ties.through.objects.filter(activity__live=True).exclude(activity__what="other")
    for tie, what, dated in rows.values_list("tie_id", "activity__what", "activity__date").iterator(5000):
        if tie in ends and days.begun(dated, as_of) is not False:
            for key in ends[tie]:
                found[key].add(what)
    return {key: frozenset(kinds) for key, kinds in found.items()}
