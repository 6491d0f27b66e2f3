"""The network through time agrees with the register of today, and pictures of it stay small however many ties."""

from itertools import pairwise

import pytest
from django.utils import timezone

from pobratim.portal import chosen, figures, network, words
from pobratim.portal.chosen import Wish
from pobratim.portal.drawing.globe import Window, flat, great_circle, unflat
from pobratim.portal.drawing.picture import Sheet, picture
from pobratim.portal.drawing.shapes import MOST_ARCS, Arc, Mark
from pobratim.register import outlines, queries
from tests.register import papers
from tests.register.conftest import *  # noqa: F403 - the same people and papers


@pytest.fixture
def known(take) -> network.Network:
    """The network of the memo and the news."""
    take(papers.memo())
    take(papers.news())
    return network.network()


@pytest.mark.django_db
def test_today_each_side_declares_what_the_register_says(known: network.Network) -> None:
    now = timezone.localdate()
    short = outlines.outlines(now)
    assert {each.tie for each in known.courses} == set(short)
    for each in known.courses:
        assert each.at(now.year, now.year) == (short[each.tie].home_word, short[each.tie].partner_word)


@pytest.mark.django_db
def test_a_year_shows_what_had_begun_and_how_it_stood(known: network.Network) -> None:
    names = {tie.id: tie.partner.name for tie in queries.ties().ties}

    def at(year: int) -> dict[str, str]:
        return {names[each.course.tie]: each.partner_word for each in chosen.seen(known, Wish(year=year))}

    assert at(1984) == {}
    assert set(at(1990)) == {"Хаген"}
    assert at(2010)["Союз гмин Кутновского региона"] == "active"
    assert at(2023)["Союз гмин Кутновского региона"] == "terminated"
    assert "Варшава" not in at(2011)


@pytest.mark.django_db
def test_columns_of_the_chart_are_what_the_map_shows(known: network.Network) -> None:
    dated = {each.tie for each in known.courses if each.begins}
    for year, row in figures.statistics().standing.items():
        wanted = None if year == known.today.year else year
        shown = [each for each in chosen.seen(known, Wish(year=wanted)) if each.course.tie in dated]
        assert sum(row.values()) == len(shown), year


@pytest.mark.django_db
def test_the_map_shows_the_ties_that_fit_and_no_others(known: network.Network) -> None:
    now, every = known.today.year, list(chosen.in_order(known))
    home = every[0].home
    lines = {"solid", "dashed", "dotted", "thin"}
    wishes = [Wish(), Wish(year=2010), Wish(country="DE"), Wish(kind="twinning", year=2012), Wish(municipality=home)]
    shown = []
    for wanted in [*wishes, Wish(country="XX"), *(Wish(line=each) for each in sorted(lines))]:
        fitting = [
            each
            for each in every
            if (said := each.at(wanted.year or now, now))
            and wanted.kind in (None, each.kind)
            and wanted.country in (None, each.country)
            and wanted.municipality in (None, each.home)
            and wanted.line in (None, *(words.line(word) for word in said))
        ]
        assert [each.course for each in chosen.seen(known, wanted)] == fitting
        shown.append(len(fitting))
    assert 0 < shown[1] < shown[0]
    assert 0 < shown[2] < shown[0]
    assert shown[5] == 0


@pytest.mark.django_db
def test_columns_are_asked_instead_of_courses(known: network.Network) -> None:
    every = list(known.courses)
    assert known.courses.number("begins", None) == sum(each.begins is None for each in every)
    assert known.courses.number("kind", "unheard of") == 0
    assert known.courses.homes() == {each.home for each in every}
    assert [known.courses.of_tie(each.tie) for each in every] == every
    assert known.courses.of_tie(max(each.tie for each in every) + 1) is None
    partner = every[0].partner
    rows = chosen.rows(known, Wish())
    touching = sum(partner in (each.home, each.partner) for each in every)
    assert chosen.in_order(known).touching({partner}, rows) == touching > 0


def test_the_shortest_way_goes_by_the_pole_and_over_the_edge_of_the_map() -> None:
    vladivostok, san_diego = (43.1, 131.9), (32.7, -117.2)
    way = great_circle(vladivostok, san_diego)
    assert max(abs(one[0] - other[0]) for one, other in pairwise(way)) < 0.1
    assert way[-1][0] > 1, "it runs on beyond 180°"
    assert min(y for _, y in way) < min(flat(vladivostok)[1], flat(san_diego)[1]), "and bends to the north"
    assert unflat(flat(vladivostok)) == pytest.approx(vladivostok)


def test_land_is_cut_at_the_window() -> None:
    window = Window(0, 0, 1, 100, 100)
    assert window.cut([(2, 2), (3, 2), (3, 3)]) == []
    cut = window.cut([(-5, -5), (5, -5), (5, 5), (-5, 5)])
    assert {(round(x, 2), round(y, 2)) for x, y in cut} == {(-0.02, -0.02), (1.02, -0.02), (1.02, 1.02), (-0.02, 1.02)}


def test_thousands_of_ties_make_a_picture_of_bounded_size() -> None:
    towns = [Mark((-60 + at % 120, -170 + at * 7 % 340), f"Город {at}", at % 2 == 0) for at in range(3000)]
    arcs = [Arc(towns[at].point, towns[at * 31 % 3000].point, "solid", "dashed") for at in range(6000 // 2)]
    drawn = picture(arcs, towns, Sheet(), "x")
    assert len(drawn) < 900_000
    assert drawn.count("<circle") < 2500
    assert drawn.count("M") < 2 * MOST_ARCS + 3000


def test_each_half_is_drawn_as_its_side_declares() -> None:
    drawn = picture(
        [Arc((54.8, 32.0), (52.2, 21.0), "dashed", "thin")], [Mark((54.8, 32.0), "A & <B>", True)], Sheet(), ""
    )
    assert 'stroke="#8a4b08" stroke-dasharray="7 5"' in drawn
    assert 'stroke="#8b9499" stroke-width="1"' in drawn
    assert "A &amp; &lt;B&gt;" in drawn
