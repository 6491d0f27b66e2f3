"""What the operations of the API and their parameters are, in words that the catalogue translates.

OpenAPI tells them in English, from the docstrings and the schemas; a test holds that each of them stands here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

OPERATIONS = (
    _("Ties by the filters of the pages, in order of number."),
    _("One tie with all that hangs on it."),
    _("The agreements of the ties of a page; one of several ties stands once for each."),
    _("The acts of the ties of a page."),
    _("The places that stand in published ties, in order of number."),
    _("One place that stands in a published tie."),
    _("The published documents, in order of number."),
    _("The published register in numbers."),
    _("Published ties about which facts were accepted since a moment, the oldest first."),
    _("What the service is (W3C Reconciliation API 0.2); with `queries`, the candidates for each query of a batch."),
    _("The candidates for each query of a batch, at most 50 of them."),
    _("Places whose names begin as was typed, and the ties of one that is named whole."),
    _("The kinds of records that can be matched."),
    _("The properties that a query may name."),
    _("Bring a paper of up to 20 MB to the desk (token with `ingest`); it is read in the background."),
    _("How far the reading of a paper has got that was brought in the name of the same person."),
    _("What a paper of up to 20 MB says (token with `read`); nothing of it is kept. Reading may take 20 seconds."),
)
PARAMETERS = (
    _("The day for which states are derived; today when left out."),
    _("How many to leave out."),
    _("`next` of the page before."),
    _("Number of a home municipality."),
    _("ISO 3166-2 code."),
    _("ISO 3166-1 alpha-2."),
    _("On any axis of state; conflict: accepted sources differ."),
    _("Words of names, titles."),
    _("Changes after this moment (RFC 3339); without a zone, that of the register."),
    _("What was typed."),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, in the language of the page."""

    name: str
    required: bool
    said: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: method, path, what it does, in the language of the page, and its parameters."""

    method: str
    path: str
    said: str
    parameters: tuple[Parameter, ...]


def operations(schema: dict[str, Any]) -> Iterator[Operation]:
    """The operations of an OpenAPI schema."""
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            parameters = tuple(
                Parameter(each["name"], each.get("required", False), translated(each["schema"].get("description")))
                for each in told.get("parameters", ())
            )
            said = translated(told.get("description") or told.get("summary"))
            yield Operation(method.upper(), path, said, parameters)


def translated(said: str | None) -> str:
    """A text of the schema in the language of the page; empty where there is none."""
    return gettext(said) if said else ""
