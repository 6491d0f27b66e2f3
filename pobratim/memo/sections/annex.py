"""The annex: a table of agreements, every title in full."""

from collections.abc import Iterator

from pobratim.memo.grammar.slots import Land, Name, Raw, Slot, When
from pobratim.memo.material import Told
from pobratim.memo.memo import Row, Section, Table
from pobratim.memo.sections.ties import by_kind
from pobratim.memo.sections.writer import Writer, by_home, instrument
from pobratim.register.records import AgreementRecord, DeclaredState

COLUMNS = ("number", "home", "partner", "country", "document", "date", "kind", "state")
WIDTHS = (7, 23, 22, 22, 33, 20, 22, 24)


def compose(writer: Writer) -> Section | None:
    """The annex; None when there are no ties."""
    rows = tuple(_rows(writer))
    if not rows:
        return None
    heading = writer.heading("annex_heading")
    header = tuple(writer.heading(f"column_{column}") for column in COLUMNS)
    return Section("annex", "", heading, (Table(heading, header, rows, WIDTHS),), annex=True)


def _rows(writer: Writer) -> Iterator[Row]:
    number = 0
    for _, ties in by_home(writer, writer.material.ties):
        for _, group in by_kind(writer, ties):
            for tie in group:
                for agreement in tie.agreements or (None,):
                    number += 1
                    yield _row(writer, number, tie, agreement)


def _row(writer: Writer, number: int, tie: Told, agreement: AgreementRecord | None) -> Row:
    say, finish = writer.voice.speech.say, writer.voice.speech.finish
    document = say(instrument(agreement, dated=False), "nomn") if agreement else "—"
    if bears := dict(agreement.details).get("number") if agreement else None:
        document = writer.voice.part("numbered", document=Raw(document), number=Raw(bears.removeprefix("№").strip()))
    country = tie.partner.country
    cells = (
        str(number),
        say(Name(tie.home, typed=True, alone=True), "nomn"),
        say(Name(tie.partner, typed=True, alone=True), "nomn"),
        say(Land(country, full=True), "nomn") if country else "—",
        document,
        _date(writer, agreement),
        writer.voice.part(f"kind_{tie.record.kind}"),
        state_of(writer, tie),
    )
    return Row(tuple(finish(cell) for cell in cells), tie.ground.refs, tie.ground.sources)


def _date(writer: Writer, agreement: AgreementRecord | None) -> str:
    """The date as tables show it."""
    return writer.voice.speech.tabled(agreement.date) if agreement and agreement.date else "—"


def state_of(writer: Writer, tie: Told) -> str:
    """The state in the words of papers, with its side and date; where sides differ, both."""
    if tie.standing == "signed" and not tie.agreements:
        return "—"
    words = [_stop(writer, tie, state) for state in tie.stops] or [writer.voice.part(f"state_{tie.standing}")]
    return "; ".join(dict.fromkeys(words))


def _stop(writer: Writer, tie: Told, state: DeclaredState) -> str:
    slots: dict[str, Slot] = {}
    if state.side in ("home", "partner"):
        slots["side"] = Name(tie.home if state.side == "home" else tie.partner)
    if state.since:
        slots["since"] = When(state.since)
    return writer.voice.part(f"state_{state.state}", **slots)
