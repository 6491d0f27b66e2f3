"""Graphs from files, well and badly written."""

from pathlib import Path

import pytest

from pobratim.errors import NetworkFileUnreadable
from pobratim.network.loading import read_graph

TABLE = """city1,country1,lat1,lng1,city2,country2,lat2,lng2
Hagen,Germany,51.36,7.47,Smolensk,Russia,54.78,32.05
Smolensk,Russia,54.78,32.05,Hagen,Germany,51.36,7.47
Smolensk,Russia,,,Smolensk,Russia,,
Leeds,England,53.8,-1.55,Dortmund,Germany,51.51,7.47
Leeds,"England, United Kingdom",53.8,-1.55,Lille,France,999,3.06
,Germany,,,Lille,France,,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_is_a_graph_of_places(table: Path) -> None:
    graph = read_graph(table)
    assert {node.name for node in graph.nodes} == {"Hagen", "Smolensk", "Leeds", "Dortmund", "Lille"}
    assert len(graph.edges) == 3
    assert (graph.faults.loops, graph.faults.repeated, graph.faults.unreadable) == (1, 1, (7,))


def test_countries_are_told_apart_only_when_asked(table: Path) -> None:
    assert len(read_graph(table, normalised=False).nodes) == 6
    assert {node.country for node in read_graph(table).nodes} == {"DE", "RU", "GB", "FR"}


def test_a_point_that_is_not_on_earth_is_no_point(table: Path) -> None:
    points = {node.name: node.point for node in read_graph(table).nodes}
    assert points["Lille"] is None
    assert points["Hagen"] == (51.36, 7.47)


@pytest.mark.parametrize("text", ["% a note\n1\t2\n2\t3\n", "1 2\n2 3\n", "1,2\n2,3\n", "# note\n1;2\n2;3\n1;2\n3;3\n"])
def test_a_list_of_edges_may_be_divided_by_anything(text: str, tmp_path: Path) -> None:
    path = tmp_path / "edges.txt"
    path.write_text(text, encoding="utf-8")
    graph = read_graph(path)
    assert (len(graph.nodes), graph.edges) == (3, ((0, 1), (1, 2)))


@pytest.mark.parametrize("content", [b"", b"% only a note\n", b"one\ntwo\n", b"\xff\xfe\x00\x01\x9f", b"city1,city2\n"])
def test_what_is_no_list_is_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(NetworkFileUnreadable, match=r"bad\.csv"):
        read_graph(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NetworkFileUnreadable):
        read_graph(tmp_path / "none.csv")
