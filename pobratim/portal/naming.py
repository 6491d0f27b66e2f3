"""Names of places in the language of the page: Latin letters on English pages, as the English memo writes them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from django.db import connection
from django.utils.translation import get_language

from pobratim.memo.grammar.en.names import known, latin, town
from pobratim.memo.grammar.en.titles import meaning
from pobratim.network.graph import Graph
from pobratim.portal.network import End, Network, ends, ends_of_ties, network, places_version
from pobratim.portal.words import country_in
from pobratim.register.keys import sort_key
from pobratim.register.lines import TieLine
from pobratim.register.records import ActivityRecord, AgreementRecord, Alphabet, PlaceRecord, ProjectRecord, TieRecord
from pobratim.sparing import made_once

LONG_NAME = 3  # words; what is longer is told, not named
Doing = TypeVar("Doing", ActivityRecord, ProjectRecord)


def is_russian() -> bool:
    """Whether the page is written in Russian: then names stand as the register keeps them."""
    return (get_language() or "ru").startswith("ru")


def name_of(place: PlaceRecord | End) -> str:
    """The name of a place in the language of the page."""
    return place.name if is_russian() else known(place)


def title_of(title: str) -> str:
    """The title of an instrument: on English pages what it says in English, where every word of it is known."""
    return title if is_russian() else meaning(title) or title


def placed(place: PlaceRecord) -> PlaceRecord:
    """A place under its name in the language of the page, its name in the other letters among its other names."""
    name = name_of(place)
    other = known(place) if is_russian() and place.identifiers else place.name
    aliases = tuple(each for each in dict.fromkeys((other, *place.aliases)) if each != name)
    within = place.part_of_name
    if within and not is_russian():
        within = town(within, place.country)
    return replace(place, name=name, aliases=aliases, part_of_name=within)


def told(tie: TieRecord) -> TieRecord:
    """A tie with its places, those of its instruments too, named in the language of the page."""
    home, partner = placed(tie.home), placed(tie.partner)
    names = {tie.home.name: home.name, tie.partner.name: partner.name}
    return replace(
        tie,
        home=home,
        partner=partner,
        agreements=tuple(signed(each) for each in tie.agreements),
        activities=tuple(held(each, names) for each in tie.activities),
        projects=tuple(held(each, names) for each in tie.projects),
    )


def in_a_row(line: TieLine) -> TieLine:
    """A line with its places named in the language of the page."""
    return line if is_russian() else replace(line, home=placed(line.home), partner=placed(line.partner))


def signed(agreement: AgreementRecord) -> AgreementRecord:
    """An instrument whose parties are named in the language of the page."""
    parties = tuple(replace(each, place=placed(each.place)) for each in agreement.parties)
    return replace(agreement, parties=parties)


def held(doing: Doing, names: dict[str, str]) -> Doing:
    """What was done, its participants named in the language of the page where they are places that are known."""
    known_here = names | {each.name: name_of(each) for each in doing.places}
    return replace(doing, participants=tuple(known_here.get(each) or bare(each) for each in doing.participants))


def bare(name: str) -> str:
    """A name of a paper that no place bears; a short one in Latin letters on English pages."""
    return name if is_russian() or len(name.split()) > LONG_NAME else latin(name)


def choices(places: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Numbers and names of places to choose from, named and sorted in the language of the page."""
    if is_russian():
        return places
    known_ends = ends(number for number, _ in places)
    named = ((number, name_of(known_ends[number])) for number, _ in places)
    return sorted(named, key=lambda each: each[1])


def alphabet() -> Alphabet | None:
    """The order of lists of ties in the language of the page; None for that of the register, which is Russian."""
    if is_russian():
        return None
    return latin_alphabet(places_version()) if not connection.in_atomic_block else spelt()


@made_once(1)
def latin_alphabet(version: tuple[object, ...]) -> Alphabet:
    """The order of English names, by one version of the places."""
    return spelt()


def spelt() -> Alphabet:
    """The order of the English names of the places at ends of ties and of their countries."""
    found = ends_of_ties()
    codes = {each.country for each in found.values() if each.country}
    places = {number: sort_key(known(end)) for number, end in found.items()}
    return Alphabet(places, {code: sort_key(country_in("en", code)) for code in codes})


def order(known_ties: Network) -> Mapping[int, str]:
    """What the places of a network are sorted by in the language of the page."""
    latin_order = alphabet()
    return latin_order.places if latin_order else {number: end.sort_key for number, end in known_ties.ends.items()}


def renamed(graph: Graph) -> Graph:
    """A graph of the published register with its places named in the language of the page."""
    if is_russian():
        return graph
    ends = network().ends
    nodes = (
        replace(node, name=name_of(ends[int(node.key)])) if int(node.key) in ends else node for node in graph.nodes
    )
    return Graph(tuple(nodes), graph.edges, graph.faults)
