"""Resources and what is said of them, written as Turtle and as JSON-LD 1.1."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "pob": "urn:pobratim:terms:",
}
UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\]')
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of a resource, in full or with one of `PREFIXES`."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A value with its datatype or its language."""

    value: str
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A resource (None: one without an address) and what is said of it; what has no value is not said."""

    subject: Iri | None
    said: "tuple[tuple[str, tuple[Value, ...]], ...]"


Value = Iri | Literal | Node


def as_turtle(nodes: Iterable[Node]) -> bytes:
    """The resources as Turtle."""
    lines = [f"@prefix {prefix}: <{address}> .\n" for prefix, address in PREFIXES.items()]
    return "".join((*lines, *(f"\n{statement(node)}" for node in nodes))).encode()


def statement(node: Node) -> str:
    """A resource as a block of Turtle."""
    subject = iri(node.subject) if node.subject else "[]"
    said = " ;\n    ".join(properties(node))
    return f"{subject} {said} .\n"


def properties(node: Node) -> Iterator[str]:
    """What is said of a resource."""
    for name, values in node.said:
        if values:
            yield f"{'a' if name == 'rdf:type' else name} {', '.join(term(each) for each in values)}"


def term(value: Value) -> str:
    """A value in Turtle."""
    if isinstance(value, Iri):
        return iri(value)
    if isinstance(value, Node):
        return f"[ {' ; '.join(properties(value))} ]"
    quoted = '"' + "".join(escaped(char) for char in value.value) + '"'
    if value.language:
        return f"{quoted}@{value.language}"
    return f"{quoted}^^<{value.datatype}>" if value.datatype else quoted


def escaped(char: str) -> str:
    """A character inside quotes."""
    return ESCAPES.get(char) or (f"\\u{ord(char):04X}" if ord(char) < 32 or ord(char) == 127 else char)


def iri(address: Iri) -> str:
    """An address in Turtle."""
    prefix, colon, name = address.value.partition(":")
    if colon and prefix in PREFIXES and name.isalnum():
        return address.value
    return f"<{UNSAFE.sub(lambda found: f'%{ord(found[0]):02X}', address.value)}>"


def as_jsonld(nodes: Iterable[Node]) -> bytes:
    """The resources as JSON-LD."""
    whole = {"@context": PREFIXES, "@graph": [told(node) for node in nodes]}
    return json.dumps(whole, ensure_ascii=False).encode()


def told(node: Node) -> dict[str, Any]:
    """A resource as JSON-LD."""
    made: dict[str, Any] = {"@id": full(node.subject)} if node.subject else {}
    for name, values in node.said:
        if name == "rdf:type":
            made["@type"] = [full(each) for each in values if isinstance(each, Iri)]
        elif values:
            made[name] = [plain(each) for each in values]
    return made


def full(address: Iri) -> str:
    """An address as JSON-LD takes it: nothing in it that no address may hold."""
    return UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", address.value)


def plain(value: Value) -> Any:
    """A value in JSON-LD."""
    if isinstance(value, Iri):
        return {"@id": full(value)}
    if isinstance(value, Node):
        return told(value)
    return {
        "@value": value.value,
        **({"@type": value.datatype} if value.datatype else {}),
        **({"@language": value.language} if value.language else {}),
    }
