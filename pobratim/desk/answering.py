"""The form by which a municipality answers: what stands in it, and what is said when it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pobratim.desk.dating import country_code, edtf
from pobratim.monitoring.actions import Said
from pobratim.monitoring.models import Answer, AnswerLine
from pobratim.monitoring.wording import short_date

TEXTS = ("partner", "country", "title", "kind", "date", "ended_why", "work", "plans")
TICKS = ("ended", "confirmed", "removed")


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the form: its number, the row behind it (None: an empty one to add), and what stands in its fields."""

    number: int
    row: AnswerLine | None
    values: dict[str, Any]
    wrong: str = ""

    @property
    def given(self) -> dict[str, Any]:
        """What the line was filled with when the campaign opened."""
        return self.row.given if self.row else {}

    @property
    def number_text(self) -> str:
        """The number as text, for the names of fields."""
        return str(self.number)

    @property
    def is_open(self) -> bool:
        """Whether the fields that change the facts are shown at once."""
        return bool(self.wrong) or self.values.get("ended") or (self.row is not None and self.row.verdict == "changed")


def form_lines(answer: Answer, posted: Mapping[str, str] | None, wrong: Mapping[str, str]) -> list[FormLine]:
    """The lines of the form, and an empty one to add at the end."""
    rows = list(answer.lines.order_by("number"))
    shown = []
    for row in rows:
        stands = {**row.given, **row.said, "confirmed": row.verdict == "confirmed"}
        stands["date"] = short_date(stands.get("date"))
        said = stands if posted is None else {**stands, **read(posted, f"l{row.number}")}
        shown.append(FormLine(row.number, row, said, wrong.get(str(row.number), "")))
    number = max((row.number for row in rows), default=0) + 1
    fresh = read(posted, "new") if posted is not None else {}
    return [*shown, FormLine(number, None, fresh, wrong.get(str(number), ""))]


def read(posted: Mapping[str, str], prefix: str) -> dict[str, Any]:
    """What was written into the fields of a line."""
    texts = {name: posted.get(f"{prefix}-{name}", "").strip() for name in TEXTS}
    return {**texts, **{name: f"{prefix}-{name}" in posted for name in TICKS}}


def said_in(answer: Answer, posted: Mapping[str, str], name: str) -> Said:
    """What a form says."""
    what = posted.get("do", "send")
    lines = {row.number: spoken(read(posted, f"l{row.number}"), what) for row in answer.lines.all()}
    fresh = spoken(read(posted, "new"), what)
    added = [fresh] if any(fresh[each] for each in ("partner", "title", "date", "work")) else []
    seen = posted.get("seen", "")
    return Said(
        lines=lines,
        added=added,
        results=posted.get("results", ""),
        plans=posted.get("plans", ""),
        name=name,
        seen=int(seen) if seen.isdecimal() and len(seen) < 10 else -1,
        ready=what == "send",
    )


def spoken(words: dict[str, Any], what: str) -> dict[str, Any]:
    """The words of a line, the date as EDTF, the country as its code; the button that confirms all confirms it."""
    confirmed = words["confirmed"] or what == "confirm"
    told = {"date": edtf(words["date"]), "country": country_code(words["country"])}
    return {**words, **told, "confirmed": confirmed}
