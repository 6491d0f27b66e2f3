"""What the open data say of themselves: a Frictionless data package and a DCAT-AP catalogue."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from pobratim.exchange import workbooks
from pobratim.exchange.gathering import Open
from pobratim.exchange.linked import XSD, day
from pobratim.exchange.schema import KEYS, TABLES
from pobratim.exchange.triples import Iri, Literal, Node, as_turtle

TITLES = {"ru": "Реестр побратимских связей", "en": "Register of twin-town ties"}
ABOUT = {
    "ru": "Связи муниципалитетов с партнёрами за рубежом: соглашения, акты, состояния по сторонам, слова источников.",
    "en": "Ties of municipalities with partners abroad: agreements, acts, states by side, the words of the sources.",
}
MEDIA = "https://www.iana.org/assignments/media-types/"
EUROPE = "http://publications.europa.eu/resource/authority/"
TYPES = {
    **workbooks.TYPES,
    "jsonl": "application/jsonl",
    "geojson": "application/geo+json",
    "sqlite": "application/vnd.sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "json": "application/json",
}


def package(told: Open, files: dict[str, bytes]) -> bytes:
    """The data package of the CSV files: schema, keys, checksums, licence, when it was made."""
    made = {
        "name": "pobratim-register",
        "id": f"{told.address}/data/",
        "title": TITLES["ru"],
        "description": ABOUT["ru"],
        "homepage": f"{told.address}/",
        "version": told.as_of.isoformat(),
        "created": told.made,
        "licenses": [{"path": told.licence, "title": told.licence}],
        "resources": [resource(name, files[f"{name}.csv"]) for name in TABLES],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def resource(name: str, content: bytes) -> dict[str, Any]:
    """A CSV file of the package."""
    schema: dict[str, Any] = {
        "fields": [
            {"name": each.name, "type": each.kind, "description": each.meaning}
            | ({"constraints": each.constraints} if each.constraints else {})
            for each in TABLES[name]
        ]
    }
    if name in KEYS:
        schema["primaryKey"] = list(KEYS[name])
    references = [each for each in TABLES[name] if each.refers and KEYS[each.refers] == ("id",)]
    if references:
        schema["foreignKeys"] = [
            {"fields": [each.name], "reference": {"resource": each.refers, "fields": ["id"]}} for each in references
        ]
    return {
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def catalogue(told: Open, files: dict[str, bytes]) -> bytes:
    """The catalogue in DCAT-AP, as Turtle."""
    return as_turtle(catalogue_nodes(told, files))


def catalogue_nodes(told: Open, files: dict[str, bytes]) -> Iterator[Node]:
    """The catalogue, its one dataset, a distribution for each file."""
    base = f"{told.address}/data/"
    titles = tuple(Literal(words, language=language) for language, words in TITLES.items())
    about = tuple(Literal(words, language=language) for language, words in ABOUT.items())
    publisher = Iri(f"{told.address}/#publisher")
    moment = Literal(told.made, f"{XSD}dateTime")
    named = (("dcterms:title", titles), ("dcterms:description", about), ("dcterms:publisher", (publisher,)))
    yield Node(
        Iri(f"{base}#catalogue"),
        (("rdf:type", (Iri("dcat:Catalog"),)), *named, ("dcat:dataset", (Iri(f"{base}#dataset"),))),
    )
    yield Node(publisher, (("rdf:type", (Iri("foaf:Organization"),)), ("foaf:name", titles)))
    yield Node(
        Iri(f"{base}#dataset"),
        (
            ("rdf:type", (Iri("dcat:Dataset"),)),
            *named,
            ("dcterms:modified", (moment,)),
            (
                "dcterms:temporal",
                (Node(None, (("rdf:type", (Iri("dcterms:PeriodOfTime"),)), ("dcat:endDate", (day(told.as_of),)))),),
            ),
            ("dcterms:accrualPeriodicity", (Iri(f"{EUROPE}frequency/DAILY"),)),
            ("dcat:theme", (Iri(f"{EUROPE}data-theme/INTR"),)),
            ("dcat:distribution", tuple(Iri(f"{base}{name}") for name in files)),
        ),
    )
    for name, content in files.items():
        yield Node(
            Iri(f"{base}{name}"),
            (
                ("rdf:type", (Iri("dcat:Distribution"),)),
                ("dcterms:title", (Literal(name),)),
                ("dcat:accessURL", (Iri(f"{base}{name}"),)),
                ("dcat:downloadURL", (Iri(f"{base}{name}"),)),
                ("dcat:mediaType", (Iri(MEDIA + TYPES[name.rpartition(".")[2]]),)),
                ("dcat:byteSize", (Literal(str(len(content)), f"{XSD}nonNegativeInteger"),)),
                ("dcterms:license", (Iri(told.licence),)),
                ("dcterms:modified", (moment,)),
            ),
        )
