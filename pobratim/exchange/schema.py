"""The tables of the open data: their columns, types and meanings, from which every format and the schema are made."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["integer", "number", "string"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `required` ones are never empty; `refers` names the table whose `id` it holds.

    `words` are all that it may hold; `pattern` what its text looks like; a number lies `within` so much of nought.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    refers: str = ""
    words: tuple[str, ...] = ()
    pattern: str = ""
    within: int = 0

    @property
    def constraints(self) -> dict[str, Any]:
        """What a value must keep to, in the words of a table schema."""
        said = {"required": self.required, "enum": list(self.words), "pattern": self.pattern}
        ends = {"minimum": -self.within, "maximum": self.within}
        return {name: each for name, each in {**said, **ends}.items() if each}


def number(refers: str = "", required: bool = True) -> Column:
    """The column of a number: the table's own, or of the record of another table that a row belongs to."""
    if refers:
        return Column(OWNERS[refers], "integer", f"Number of the record in {refers}.csv.", required, refers)
    return Column("id", "integer", "The register's number; it never changes.", required)


OWNERS = {"ties": "tie", "agreements": "agreement", "documents": "document"}
COUNTRY = "[A-Z]{2}"
LEVELS = ("country", "region", "district", "city", "city district", "settlement", "union", "other")
KINDS = ("twinning", "friendship", "partnership", "cooperation", "memorandum", "unknown")
OBSERVED = ("active", "weak", "dormant", "no data")
INSTRUMENTS = ("agreement", "treaty", "memorandum", "declaration", "protocol", "charter", "letter of intent", "other")
LEGAL = ("intended", "signed", "in force", "suspended", "expired", "terminated", "replaced", "unknown")
ACTS = (
    "signature", "entry into force", "prolongation", "suspension", "renunciation", "termination", "resumption",
    "succession",
)  # fmt: skip
SIDES = ("home", "partner", "both", "unknown")
ACTIVITIES = ("visit", "exchange", "festival", "sport", "education", "health", "business", "other")
RECORDS = ("statement", "agreement", "act", "activity")
EDTF = "as precise as the source gives it (EDTF, ISO 8601-2)"

TABLES: dict[str, tuple[Column, ...]] = {
    "places": (
        number(),
        Column("name", "string", "Name as the register shows it.", required=True),
        Column("latin", "string", "Name in Latin letters, by the gazetteer."),
        Column("level", "string", "What kind of place.", words=LEVELS),
        Column("country", "string", "ISO 3166-1 alpha-2, as the sources state it.", pattern=COUNTRY),
        Column("region", "string", "ISO 3166-2 where known, else as stated."),
        Column("identifiers", "string", "geonames:…, wikidata:…, divided by spaces."),
        Column("latitude", "number", "Degrees, by the gazetteer.", within=90),
        Column("longitude", "number", "Degrees, by the gazetteer.", within=180),
    ),
    "ties": (
        number(),
        Column("home", "integer", "The home municipality.", required=True, refers="places"),
        Column("home_name", "string", "Its name."),
        Column("partner", "integer", "The partner.", required=True, refers="places"),
        Column("partner_name", "string", "Its name."),
        Column("partner_country", "string", "ISO 3166-1 alpha-2.", pattern=COUNTRY),
        Column("kind", "string", "What the sources call the tie.", words=KINDS),
        Column("since", "string", f"Since when, {EDTF}."),
        Column("home_state", "string", "What the home side, or sources for it, declare; empty when nobody does."),
        Column("partner_state", "string", "What the partner, or sources for it, declare; empty when nobody does."),
        Column("observed", "string", "What dated activity shows; no data is not dormant.", words=OBSERVED),
        Column("last_confirmed", "string", f"When a source last shows the tie alive, {EDTF}."),
    ),
    "agreements": (
        number(),
        number("ties"),
        Column("kind", "string", "What kind of instrument.", words=INSTRUMENTS),
        Column("title", "string", "Title as the source gives it."),
        Column("date", "string", f"Date of signing, {EDTF}."),
        Column("term", "string", "Term, as an EDTF interval or in words."),
        Column("legal_state", "string", "What the dated acts make of it.", words=LEGAL),
        Column("legal_since", "string", f"Since when, {EDTF}."),
    ),
    "acts": (
        number(),
        number("ties"),
        number("agreements", required=False),
        Column("kind", "string", "What the side did.", words=ACTS),
        Column("side", "string", "Whose act it is.", words=SIDES),
        Column("date", "string", f"Date, {EDTF}."),
    ),
    "activities": (
        number(),
        number("ties"),
        Column("what", "string", "What was done.", words=ACTIVITIES),
        Column("date", "string", f"Date, {EDTF}."),
    ),
    "documents": (
        number(),
        Column("name", "string", "Name of the file.", required=True),
        Column("sha256", "string", "Checksum of its bytes.", required=True, pattern="[0-9a-f]{64}"),
        Column("date", "string", f"The document's own day, {EDTF}."),
        Column("language", "string", "ISO 639-1."),
        Column("media_type", "string", "Media type."),
    ),
    "evidence": (
        Column("record_kind", "string", "What rests on these words.", required=True, words=RECORDS),
        Column("record", "integer", "Number of the record that rests on these words.", required=True),
        number("ties"),
        number("documents"),
        Column("start", "integer", "First code point of the quote in the document's canonical text."),
        Column("end", "integer", "The code point after the last one."),
        Column("quote", "string", "The words, exactly."),
    ),
}
# An agreement of several ties stands once for each of them: only these tables have an `id` of their own a row.
KEYS = {
    "places": ("id",),
    "ties": ("id",),
    "agreements": ("id", "tie"),
    "acts": ("id",),
    "activities": ("id", "tie"),
    "documents": ("id",),
}
