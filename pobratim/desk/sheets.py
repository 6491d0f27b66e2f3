"""The forms of those who keep ties: their fields with the details of each kind, and what they send back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pobratim.desk import dating
from pobratim.desk.adding import FIRST
from pobratim.desk.correcting import Field, fields_for, filled
from pobratim.register.attachments import parted
from pobratim.register.checking import NAMES
from pobratim.register.details import DETAILS, Detail

LISTED = {"sphere": "sphere", "renewal": "renewal", "iati_status": "iati"}
LONG = ("subject", "approval_trail", "result", "remark")
SIDES = ("home", "partner")


@dataclass
class Sheet:
    """A form: what is said of a kind, and the details beside it; `before` are the details that stand already."""

    kind: str
    values: dict[str, Any]
    before: Mapping[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> list[Field]:
        """The fields that every fact of the kind has."""
        return fields_for(self.kind, self.values)

    @property
    def details(self) -> list[Field]:
        """The fields of the details, with what stands in them."""
        return [self._detail(each) for each in DETAILS.get(self.kind, ())]

    def _detail(self, detail: Detail) -> Field:
        value = self.said.get(detail.name, self.before.get(detail.name, ""))
        if detail.kind == "date":
            return Field(f"details.{detail.name}", detail.name, "", dating.shown(value), is_date=True)
        if detail.kind == "files":
            return Field(f"details.{detail.name}", detail.name, "", value, files=parted(value))
        options = ("", *detail.options) if detail.options else ()
        words = LISTED.get(detail.name, "")
        return Field(f"details.{detail.name}", detail.name, "", value, options, words, detail.name in LONG)

    def fill(self, sent: Mapping[str, str]) -> None:
        """Take in what was sent: of the details only those that differ from what stands."""
        self.values = filled(self.kind, self.values, sent)
        for each in DETAILS.get(self.kind, ()):
            text = sent.get(f"details.{each.name}", self.before.get(each.name, "")).strip()
            text = dating.edtf(text) if each.kind == "date" else text
            if text != self.before.get(each.name, ""):
                self.said[each.name] = text

    @property
    def payload(self) -> dict[str, Any]:
        """What an action takes."""
        return {**self.values, "details": dict(self.said)} if self.said else dict(self.values)


def blank(kind: str) -> Sheet:
    """The empty form of something new under a tie."""
    values: dict[str, Any] = {name: FIRST.get((kind, name)) for name in NAMES[kind] if name not in SIDES}
    if "participants" in values:
        values["participants"] = []
    return Sheet(kind, values)


def held(kind: str, record: Mapping[str, Any]) -> Sheet:
    """The form of a record that stands in the register."""
    values = {name: value for name, value in record.items() if name != "details"}
    return Sheet(kind, values, dict(record["details"]))


def of_this_year(kind: str, record: Mapping[str, Any], year: int) -> Sheet:
    """The form of an event that comes again: as it was, without its date's day, its people, its money and result."""
    sheet = held(kind, record)
    kept = ("called", "sphere", "currency")
    return Sheet(kind, {**sheet.values, "date": str(year)}, {}, {n: v for n, v in sheet.before.items() if n in kept})
