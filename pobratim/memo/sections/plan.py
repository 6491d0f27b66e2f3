"""The annex with the plan of measures: what, who, until when, and the rule that it follows from."""

from pobratim.memo.grammar.slots import Name, Raw
from pobratim.memo.grammar.typography import capital
from pobratim.memo.measures import Measure
from pobratim.memo.memo import Row, Section, Table
from pobratim.memo.sections.advice import action_of, ground_of
from pobratim.memo.sections.writer import Writer

COLUMNS = ("number", "measure", "term", "rule")
WIDTHS = (7, 76, 16, 46)


def compose(writer: Writer) -> Section | None:
    """The annex; None when no measure follows."""
    rows = tuple(_row(writer, place, each) for place, each in enumerate(writer.measures, 1))
    if not rows:
        return None
    heading = writer.heading("plan_heading")
    header = tuple(writer.heading(f"column_{column}") for column in COLUMNS)
    return Section("plan", "", heading, (Table(heading, header, rows, WIDTHS),), annex=True)


def _row(writer: Writer, place: int, measure: Measure) -> Row:
    speech, ground = writer.voice.speech, ground_of(measure)
    cells = (
        str(place),
        capital(
            writer.voice.part("plan_row", home=Name(measure.home, typed=True), action=Raw(action_of(writer, measure)))
        ),
        writer.voice.speech.tabled(measure.term.isoformat()),
        capital(writer.voice.part(f"rule_{measure.rule}")),
    )
    return Row(tuple(speech.finish(cell) for cell in cells), ground.refs, ground.sources)
