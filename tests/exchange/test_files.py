"""Every format read back by a program that is not ours."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from datetime import date
from importlib.resources import files as packaged
from pathlib import Path

import frictionless
import pyshacl
import pytest
import python_calamine
import rdflib
import rdflib.compare
from pyarrow import parquet

from pobratim.accounts.models import Person
from pobratim.exchange.gathering import Open, gather
from pobratim.exchange.schema import TABLES
from pobratim.exchange.writing import all_files, write_all
from pobratim.register import actions
from pobratim.register.models import Document, Place, Tie
from pobratim.register.records import TieFilters

Memo = Callable[[], Open]
SHAPES = packaged("pobratim.exchange").joinpath("shapes.ttl").read_text(encoding="utf-8")


def graph_of(turtle: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def test_every_format_tells_of_the_same_ties(memo: Memo, tmp_path: Path) -> None:
    told = memo()
    number = len(told.tables["ties"])
    assert number == Tie.objects.filter(live=True).count() > 5
    write_all(told, tmp_path)
    rows = list(csv.DictReader((tmp_path / "ties.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["home_name"] for row in rows] == [row["home_name"] for row in told.tables["ties"]]
    book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "register.xlsx"))
    assert book.sheet_names[0] == "ties"
    assert len(book.get_sheet_by_name("ties").to_python()) == number + 1
    office = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "register.ods"))
    assert office.sheet_names == book.sheet_names
    for name in book.sheet_names:
        assert office.get_sheet_by_name(name).to_python() == book.get_sheet_by_name(name).to_python()
    lines = (tmp_path / "register.jsonl").read_text(encoding="utf-8").splitlines()
    assert len([json.loads(line) for line in lines]) == number
    base = sqlite3.connect(tmp_path / "register.sqlite")
    assert base.execute("SELECT count(*) FROM ties").fetchone() == (number,)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()
    assert parquet.read_table(tmp_path / "ties.parquet").num_rows == number
    assert not list(tmp_path.glob(".*")), "no half-written file is left"


def test_the_data_package_is_valid(memo: Memo, tmp_path: Path) -> None:
    write_all(memo(), tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert len(report.tasks) == len(TABLES)


def test_the_linked_data_fit_their_shapes(memo: Memo) -> None:
    made = all_files(memo())
    for name in ("register.ttl", "catalogue.ttl"):
        fits, _, why = pyshacl.validate(graph_of(made[name]), shacl_graph=SHAPES, shacl_graph_format="turtle")
        assert fits, why


def test_a_tie_without_a_partner_does_not_fit(memo: Memo) -> None:
    graph = graph_of(all_files(memo())["register.ttl"])
    partner = rdflib.URIRef("urn:pobratim:terms:partner")
    graph.remove((next(graph.subjects(partner)), partner, None))
    fits, _, _ = pyshacl.validate(graph, shacl_graph=SHAPES, shacl_graph_format="turtle")
    assert not fits


def test_turtle_and_json_ld_say_the_same(memo: Memo) -> None:
    made = all_files(memo())
    other = rdflib.Graph().parse(data=made["register.jsonld"], format="json-ld")
    assert rdflib.compare.isomorphic(graph_of(made["register.ttl"]), other)


def test_every_quote_stands_at_its_span(memo: Memo) -> None:
    told = memo()
    texts = dict(Document.objects.values_list("pk", "text"))
    assert told.tables["evidence"]
    for row in told.tables["evidence"]:
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]


def test_the_map_has_points_on_earth_in_the_right_order(memo: Memo) -> None:
    features = json.loads(all_files(memo())["register.geojson"])["features"]
    smolensk = next(each for each in features if each["properties"].get("name") == "Смоленск")
    longitude, latitude = smolensk["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (32, 55)
    lines = [each for each in features if each["properties"]["what"] == "tie" and each["geometry"]]
    assert all(each["geometry"]["type"] == "LineString" for each in lines)
    assert lines


def test_only_what_is_published_is_told(memo: Memo, officer: Person) -> None:
    hidden = Tie.objects.filter(live=True).first()
    assert hidden is not None
    hidden.published = False
    hidden.save()
    told = gather()
    assert hidden.pk not in {row["id"] for row in told.tables["ties"]}
    for name in ("agreements", "acts", "activities", "evidence"):
        assert hidden.pk not in {row["tie"] for row in told.tables[name]}
    for number in Document.objects.values_list("pk", flat=True):
        actions.publish_document(by=officer, document=number, published=False)
    told = gather()
    assert told.tables["documents"] == told.tables["evidence"] == []
    packed = (".xlsx", ".ods", ".parquet")
    whole = b"".join(content for name, content in all_files(told).items() if not name.endswith(packed))
    assert b"vetrova" not in whole


def test_filters_and_days_are_those_of_the_pages(memo: Memo) -> None:
    polish = gather(filters=TieFilters(country="PL"))
    assert {row["partner_country"] for row in polish.tables["ties"]} == {"PL"}
    assert len(gather(as_of=date(1990, 1, 1)).tables["ties"]) < len(memo().tables["ties"])


@pytest.mark.parametrize("bad", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", '"><script>', "line\nbreak \\ end\\"])
def test_no_name_breaks_a_format_or_becomes_a_formula(bad: str, memo: Memo) -> None:
    place = Place.objects.get(name="Хаген")
    place.name = bad
    place.save()
    made = all_files(gather())
    for row in csv.reader(io.StringIO(made["places.csv"].decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row)
    name = rdflib.URIRef("https://schema.org/name")
    assert rdflib.Literal(bad) in set(graph_of(made["register.ttl"]).objects(None, name))
    for ending in ("xlsx", "ods"):
        sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made[f"register.{ending}"]))
        assert bad in {row[1] for row in sheet.get_sheet_by_name("places").to_python()}


def test_an_empty_register_is_told_too(db) -> None:
    made = all_files(gather())
    assert made["ties.csv"].startswith(b"id,home,")
    assert json.loads(made["register.geojson"])["features"] == []
