"""What the gazetteer costs a process that has found and linked every name of the corpus: measured in a fresh one."""

from benchmarks import gazetteer

EVERYTHING = """
from pobratim.places import Gazetteer
gazetteer = Gazetteer.open()
began = time.perf_counter()
for number in range(0, 200_000, 7):
    place = gazetteer.place(number)
    gazetteer.link(place.latin + "q", country=place.country) if number % 1000 == 0 else gazetteer.link(place.name)
print(time.perf_counter() - began, megabytes() - before, 0, 0)
"""


def test_it_adds_little_memory() -> None:
    _, megabytes, mentions, linked = gazetteer.measured()
    assert mentions > 800
    assert linked > 1000
    assert megabytes < 0.9 * gazetteer.MEGABYTES


def test_a_long_life_of_linking_stays_under_the_same_limit() -> None:
    assert gazetteer.measured(EVERYTHING)[1] < gazetteer.MEGABYTES
