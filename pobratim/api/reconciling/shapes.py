"""What is asked of the reconciliation service, and what it answers, by the Reconciliation API 0.2."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, TypeAdapter, model_validator

from pobratim.api.asking import TEXT

MOST_QUERIES = 50
MOST_CANDIDATES = 25
Words = Annotated[str, Field(max_length=200, pattern=TEXT)]
Kind = Literal["place", "tie"]


class Entity(Schema):
    """What was matched before: a candidate by its identifier."""

    id: Words
    name: Words = ""


Value = Words | float | bool | Entity


class Property(Schema):
    """A property that a candidate should have."""

    pid: Words
    v: Value | list[Value]

    def words(self) -> list[str]:
        """The values as words; of an entity its name."""
        several = self.v if isinstance(self.v, list) else [self.v]
        return [each.name or each.id if isinstance(each, Entity) else str(each) for each in several]


class Question(Schema):
    """What is looked for: a name, properties, or both."""

    query: Words = ""
    type: Words | list[Words] = Field(default_factory=list)
    limit: Annotated[int, Field(ge=1)] = 10
    properties: list[Property] = Field(default_factory=list, max_length=10)
    type_strict: Literal["any", "should", "all"] = "any"

    @model_validator(mode="after")
    def asks_for_something(self) -> "Question":
        """The question, unless there is nothing in it."""
        if not self.query.strip() and not self.properties:
            raise ValueError("a query needs words or properties")
        return self

    def wants(self, kind: Kind) -> bool:
        """Whether records of a kind are looked for."""
        wanted = [self.type] if isinstance(self.type, str) else self.type
        return not any(wanted) or kind in wanted

    def value(self, pid: str) -> str:
        """The first value of a property; empty where it is not asked for."""
        return next((word for each in self.properties if each.pid == pid for word in each.words()), "")


Questions = TypeAdapter(Annotated[dict[str, Question], Field(max_length=MOST_QUERIES)])


class Named(Schema):
    """A type or a property with its name."""

    id: str
    name: str


class Feature(Schema):
    """A part of a score."""

    id: str
    value: float | bool


class Candidate(Schema):
    """A record that may be meant. `match` is true where it is sure and the only one."""

    id: str
    name: str
    description: str
    score: float = Field(description="0 to 100.")
    match: bool
    type: list[Named]
    features: list[Feature]


class Candidates(Schema):
    """The answer to one query of a batch."""

    result: list[Candidate]


class Suggestion(Schema):
    """A record that begins as was typed."""

    id: str
    name: str
    description: str
    notable: list[Named]


class Suggestions(Schema):
    """Records for a field that completes what is typed."""

    result: list[Suggestion]


class NamedThings(Schema):
    """Types or properties for a field that completes what is typed."""

    result: list[Named]


class Template(Schema):
    """An address with a place for the identifier."""

    url: str


class Preview(Template):
    """The address of a small page about a record, and its size."""

    width: int
    height: int


class SuggestService(Schema):
    """Where suggestions are asked for."""

    service_url: str
    service_path: str


class Manifest(Schema):
    """What the service is and can do."""

    versions: list[str]
    name: str
    identifierSpace: str  # noqa: N815  the specification's word
    schemaSpace: str  # noqa: N815  the specification's word
    documentation: str
    serviceVersion: str  # noqa: N815  the specification's word
    defaultTypes: list[Named]  # noqa: N815  the specification's word
    view: Template
    preview: Preview
    suggest: dict[str, SuggestService]


Batch = dict[str, Candidates]
Answer = Manifest | Batch
