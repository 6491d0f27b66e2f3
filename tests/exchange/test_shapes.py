"""The shapes and the data package hold what they say: whatever is missing or wrong in the open data is found."""

import csv
from collections.abc import Callable, Iterator
from importlib.resources import files as packaged
from pathlib import Path

import frictionless
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from pobratim.exchange.gathering import Open
from pobratim.exchange.writing import all_files, write_all
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis

Memo = Callable[[], Open]
TEXT = packaged("pobratim.exchange").joinpath("shapes.ttl").read_text(encoding="utf-8")
SHAPES = rdflib.Graph().parse(data=TEXT, format="turtle")
WRONG = rdflib.Literal("~", datatype=rdflib.XSD.gYear)
# Classes of other vocabularies that ours stand under as well.
ABOVE = {"Entity", "Event", "Legislation", "Place", "City", "Country", "AdministrativeArea", "DigitalDocument"}


def constraints() -> Iterator[tuple[rdflib.URIRef, rdflib.URIRef, str]]:
    """Every class with a property of its shape, and what the shape asks: that it is there, or what it is."""
    for shape, target in sorted(SHAPES.subject_objects(SH.targetClass)):
        for each in SHAPES.objects(shape, SH.property):
            path = SHAPES.value(each, SH.path)
            assert isinstance(target, rdflib.URIRef)
            assert isinstance(path, rdflib.URIRef)
            if SHAPES.value(each, SH.minCount) is not None:
                yield target, path, "there"
            if any(SHAPES.value(each, one) for one in (SH["in"], SH.datatype, SH["class"], SH.pattern, SH.nodeKind)):
                yield target, path, "of its kind"


ASKED = sorted(constraints())


@pytest.fixture
def graph(memo: Memo, officer) -> rdflib.Graph:
    """The open data of a register with a tie, an act and an activity, with their catalogue."""
    tie = next(each for each in queries.ties().ties if each.partner.name == "Хаген")
    act = {"kind": "suspension", "side": "partner", "date": "2022-03"}
    actions.add_act(by=officer, tie=tie.id, values=act, basis=Basis("Письмо партнёра"))
    actions.add_activity(by=officer, tie=tie.id, values={"what": "visit", "date": "2021-05"}, basis=Basis("Отчёт"))
    made = all_files(memo())
    found = rdflib.Graph().parse(data=made["register.ttl"], format="turtle")
    return found.parse(data=made["catalogue.ttl"], format="turtle")


def fits(graph: rdflib.Graph) -> bool:
    return bool(pyshacl.validate(graph, shacl_graph=SHAPES)[0])


def test_every_class_of_the_data_has_a_shape(graph: rdflib.Graph) -> None:
    targets = set(SHAPES.objects(None, SH.targetClass))
    for each in set(graph.objects(None, RDF.type)) - targets:
        assert str(each).replace("#", "/").rpartition("/")[2] in ABOVE, each


def test_the_shapes_find_whatever_is_missing_or_wrong(graph: rdflib.Graph) -> None:
    assert fits(graph)
    tried = 0
    for target, path, asked in ASKED:
        subjects = sorted(each for each in graph.subjects(RDF.type, target) if (each, path, None) in graph)
        if not subjects:
            continue
        node = subjects[0]
        values = list(graph.objects(node, path))
        graph.remove((node, path, None))
        if asked == "of its kind":
            graph.add((node, path, WRONG))
        assert not fits(graph), f"{target} may have {path} that is not {asked}"
        graph.remove((node, path, None))
        for value in values:
            graph.add((node, path, value))
        tried += 1
    assert tried > 40
    assert fits(graph), "what was taken away stands again"


def spoil(path: Path, column: str, value: str) -> None:
    """Write a value into a column of the first row of a table."""
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    rows[0][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("ties", "home", "999999"),
        ("ties", "partner", ""),
        ("ties", "kind", "marriage"),
        ("places", "id", "first"),
        ("places", "country", "Germany"),
        ("places", "latitude", "155"),
        ("agreements", "tie", "999999"),
        ("evidence", "document", "999999"),
        ("documents", "sha256", "1"),
    ],
)
def test_the_data_package_finds_a_spoiled_table(
    table: str, column: str, value: str, memo: Memo, tmp_path: Path
) -> None:
    write_all(memo(), tmp_path)
    spoil(tmp_path / f"{table}.csv", column, value)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    kinds = {each[0] for each in report.flatten(["type"])} - {"hash-count", "byte-count"}
    assert kinds, "only the checksum tells of it"


def test_the_data_package_says_whose_and_when(memo: Memo, tmp_path: Path) -> None:
    write_all(memo(), tmp_path)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    assert package.licenses[0]["path"].startswith("https://creativecommons.org/")
    assert package.created
    assert package.version
    assert all(each.hash and each.bytes for each in package.resources)
