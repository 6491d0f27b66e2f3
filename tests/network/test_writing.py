"""GraphML and CSV that other programs read back as the same graph."""

import csv
from pathlib import Path

import igraph
import networkx
import pytest

from pobratim.errors import FilesNotWritten
from pobratim.network.graph import Graph, Node, build
from pobratim.network.measures import measure
from pobratim.network.writing import write_all


@pytest.fixture
def graph() -> Graph:
    odd = Node("x", '=HYPERLINK("x")<&>\x01', "RU", point=(54.78, 32.05))
    return build([(odd, Node("b", "Орёл", "DE", population=5)), (odd, Node("c", "-1+1", None))])


def test_other_programs_read_the_same_graph(graph: Graph, tmp_path: Path) -> None:
    path, *_ = write_all(graph, measure(graph), tmp_path / "new" / "folder")
    peer = networkx.read_graphml(path)
    assert (len(peer), peer.number_of_edges()) == (3, 2)
    assert peer.nodes["n0"]["name"] == '=HYPERLINK("x")<&>'
    assert peer.nodes["n0"]["degree"] == 2
    assert peer.nodes["n1"]["name"] == "Орёл"
    assert igraph.Graph.Read_GraphML(str(path)).ecount() == 2


def test_no_cell_is_a_formula(graph: Graph, tmp_path: Path) -> None:
    _, *tables = write_all(graph, measure(graph), tmp_path)
    for table in tables:
        with table.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert any(cell.startswith("'=") for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_folder_that_cannot_be_is_refused(graph: Graph, tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("x")
    with pytest.raises(FilesNotWritten):
        write_all(graph, measure(graph), taken)
    assert taken.read_text() == "x"
