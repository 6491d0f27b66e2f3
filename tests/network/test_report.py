"""The plots of the network report are whole SVG, and show what they are given."""

from pathlib import Path

import pytest
from lxml import etree

from benchmarks import plots
from benchmarks.network_report import ties_by, ways
from pobratim.network.loading import read_graph

SVG = "{http://www.w3.org/2000/svg}"
DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_lines_go_from_corner_to_corner() -> None:
    drawn = etree.fromstring(plots.lines("A <title>", ("x", "y"), [("one", [(1.0, 1.0), (10.0, 0.1)])]))
    assert drawn.get("aria-label") == "A <title>"
    [line] = drawn.findall(f"{SVG}polyline")
    first, last = (each.split(",") for each in str(line.get("points")).split())
    assert (float(first[0]), float(first[1])) == (plots.LEFT, plots.TOP)
    assert (float(last[0]), float(last[1])) == (plots.WIDTH - plots.RIGHT, plots.HEIGHT - plots.BOTTOM)


def test_columns_are_as_tall_as_their_numbers() -> None:
    drawn = etree.fromstring(plots.columns("t", ("x", "y"), ["a", "b"], [("DE", (4.0, 2.0)), ("FR", (1.0, 0.0))]))
    tall = [float(str(each.get("height"))) for each in drawn.findall(f"{SVG}rect")[1:5]]
    assert tall[0] == pytest.approx(2 * tall[1])
    assert tall[2] == pytest.approx(tall[0] / 4, abs=0.1)
    assert tall[3] == 0


def test_a_country_under_several_spellings_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "Leeds,England (country),Lille,France\nLeeds,United Kingdom,Lille,France\nYork,United Kingdom,Lille,France\n"
    path.write_text("city1,country1,city2,country2\n" + rows, encoding="utf-8")
    raw, coded = read_graph(path, normalised=False), read_graph(path)
    assert ties_by(coded)["GB"] == 2
    assert ties_by(raw)["United Kingdom"] == 2
    assert ties_by(raw)["France"] == 3, "the tie that is written twice counts twice"
    assert ways(ties_by(raw)) == "“France”, “United Kingdom”, “England (country)”"


@pytest.mark.parametrize("name", ["degrees", "countries", "distances"])
def test_the_plots_of_the_report_are_whole(name: str) -> None:
    assert f"network/{name}.svg" in (DOCS / "network-report.md").read_text(encoding="utf-8")
    assert etree.parse(DOCS / "network" / f"{name}.svg").getroot().tag == f"{SVG}svg"
