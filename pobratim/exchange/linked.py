"""Open data as linked data: places, ties, instruments, and each fact's words as Web Annotations with PROV."""

from collections.abc import Iterator
from datetime import date

from pobratim.exchange.gathering import Open
from pobratim.exchange.triples import Iri, Literal, Node, Value
from pobratim.register.opened import Row

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPES = {"country": "schema:Country", "region": "schema:State", "city": "schema:City"}
ELSEWHERE = {"geonames": "https://sws.geonames.org/{}/", "wikidata": "http://www.wikidata.org/entity/{}"}
RECORDS = {"agreement": "agreements", "act": "acts", "activity": "activities", "statement": "statements"}


def nodes(told: Open) -> Iterator[Node]:
    """Every resource of the open data with what is said of it."""
    for row in told.tables["places"]:
        yield place(told.address, row)
    for row in told.tables["ties"]:
        yield tie(told, row)
    yield from instruments(told)
    for name, kind in (("acts", "pob:Act"), ("activities", "pob:Activity")):
        yield from events(told, name, kind)
    for row in told.tables["documents"]:
        yield document(told.address, row)
    for number, row in enumerate(told.tables["evidence"], 1):
        yield annotation(told.address, number, row)


def address_of(base: str, table: str, number: int) -> Iri:
    """The address of a record; instruments, acts and activities have theirs within the data."""
    return Iri(f"{base}/{table}/{number}/" if table in ("ties", "documents") else f"{base}/data/{table}#{number}")


def text(value: object) -> tuple[Literal, ...]:
    """A literal, none for what is not known."""
    return () if value is None else (Literal(str(value)),)


def dated(value: object) -> tuple[Literal, ...]:
    """A date as precise as its source."""
    return () if value is None else (Literal(str(value), EDTF),)


def degrees(value: object) -> tuple[Literal, ...]:
    """A latitude or longitude."""
    return () if value is None else (Literal(str(value), f"{XSD}decimal"),)


def place(base: str, row: Row) -> Node:
    """A place."""
    same = [each.partition(":") for each in (row["identifiers"] or "").split()]
    known = tuple(Iri(ELSEWHERE[scheme].format(number)) for scheme, _, number in same if scheme in ELSEWHERE)
    said: list[tuple[str, tuple[Value, ...]]] = [
        ("rdf:type", (Iri(TYPES.get(row["level"], "schema:Place")), Iri("prov:Location"))),
        ("schema:name", text(row["name"])),
        ("pob:level", text(row["level"])),
        ("pob:country", text(row["country"])),
        ("pob:region", text(row["region"])),
        ("schema:alternateName", text(row["latin"])),
        ("schema:latitude", degrees(row["latitude"])),
        ("schema:longitude", degrees(row["longitude"])),
        ("schema:sameAs", known),
    ]
    return Node(address_of(base, "places", row["id"]), tuple(said))


def tie(told: Open, row: Row) -> Node:
    """A tie with its states as of the day of the data."""
    base = told.address
    said: list[tuple[str, tuple[Value, ...]]] = [
        ("rdf:type", (Iri("pob:Tie"), Iri("prov:Entity"))),
        ("schema:name", text(f"{row['home_name']} — {row['partner_name']}")),
        ("pob:home", (address_of(base, "places", row["home"]),)),
        ("pob:partner", (address_of(base, "places", row["partner"]),)),
        ("pob:kind", text(row["kind"])),
        ("pob:since", dated(row["since"])),
        ("pob:homeState", text(row["home_state"])),
        ("pob:partnerState", text(row["partner_state"])),
        ("pob:observedState", text(row["observed"])),
        ("pob:lastConfirmed", dated(row["last_confirmed"])),
        ("pob:asOf", (day(told.as_of),)),
    ]
    return Node(address_of(base, "ties", row["id"]), tuple(said))


def day(value: date) -> Literal:
    """A day."""
    return Literal(value.isoformat(), f"{XSD}date")


def instruments(told: Open) -> Iterator[Node]:
    """The agreements; one of several ties is one resource."""
    ties: dict[int, list[Value]] = {}
    rows: dict[int, Row] = {}
    for row in told.tables["agreements"]:
        ties.setdefault(row["id"], []).append(address_of(told.address, "ties", row["tie"]))
        rows[row["id"]] = row
    for number, row in rows.items():
        said: list[tuple[str, tuple[Value, ...]]] = [
            ("rdf:type", (Iri("schema:Legislation"), Iri("pob:Agreement"))),
            ("schema:name", text(row["title"])),
            ("pob:kind", text(row["kind"])),
            ("pob:date", dated(row["date"])),
            ("pob:term", text(row["term"])),
            ("pob:legalState", text(row["legal_state"])),
            ("schema:about", tuple(ties[number])),
        ]
        yield Node(address_of(told.address, "agreements", number), tuple(said))


def events(told: Open, name: str, kind: str) -> Iterator[Node]:
    """Acts or activities; one under several ties is one resource."""
    ties: dict[int, list[Value]] = {}
    rows: dict[int, Row] = {}
    for row in told.tables[name]:
        ties.setdefault(row["id"], []).append(address_of(told.address, "ties", row["tie"]))
        rows[row["id"]] = row
    for number, row in rows.items():
        said: list[tuple[str, tuple[Value, ...]]] = [
            ("rdf:type", (Iri(kind), Iri("schema:Event"))),
            ("pob:kind", text(row.get("kind", row.get("what")))),
            ("pob:side", text(row.get("side"))),
            ("pob:date", dated(row["date"])),
            ("schema:about", tuple(ties[number])),
        ]
        yield Node(address_of(told.address, name, number), tuple(said))


def document(base: str, row: Row) -> Node:
    """A document, named by the checksum of its bytes."""
    said: list[tuple[str, tuple[Value, ...]]] = [
        ("rdf:type", (Iri("prov:Entity"), Iri("schema:DigitalDocument"))),
        ("schema:name", text(row["name"])),
        ("dcterms:identifier", text(f"sha256:{row['sha256']}")),
        ("pob:date", dated(row["date"])),
        ("dcterms:language", text(row["language"])),
        ("dcterms:format", text(row["media_type"])),
    ]
    return Node(address_of(base, "documents", row["id"]), tuple(said))


def annotation(base: str, number: int, row: Row) -> Node:
    """The words that a record rests on: quoted, and by their position in the document's canonical text."""
    record = address_of(base, RECORDS[row["record_kind"]], row["record"])
    paper = address_of(base, "documents", row["document"])
    quote = Node(None, (("rdf:type", (Iri("oa:TextQuoteSelector"),)), ("oa:exact", text(row["quote"]))))
    selectors: list[Value] = [quote]
    if row["start"] is not None:
        ends = (("oa:start", (whole(row["start"]),)), ("oa:end", (whole(row["end"]),)))
        selectors.append(Node(None, (("rdf:type", (Iri("oa:TextPositionSelector"),)), *ends)))
    target = Node(
        None,
        (
            ("rdf:type", (Iri("oa:SpecificResource"),)),
            ("oa:hasSource", (paper,)),
            ("oa:hasSelector", tuple(selectors)),
        ),
    )
    said: tuple[tuple[str, tuple[Value, ...]], ...] = (
        ("rdf:type", (Iri("oa:Annotation"),)),
        ("oa:hasBody", (record,)),
        ("oa:hasTarget", (target,)),
        ("prov:wasDerivedFrom", (paper,)),
        ("schema:about", (address_of(base, "ties", row["tie"]),)),
    )
    return Node(Iri(f"{base}/data/evidence#{number}"), said)


def whole(number: int) -> Literal:
    """A number of code points."""
    return Literal(str(number), f"{XSD}nonNegativeInteger")
