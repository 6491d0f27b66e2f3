"""The annex with charts: ties by country and by state, documents by decade; a table beside each."""

from collections.abc import Iterator

from pobratim.memo.grammar.slots import Land, Raw, Series, When
from pobratim.memo.grammar.typography import capital
from pobratim.memo.memo import Bar, Bars, Block, Figure, Row, Section, Table
from pobratim.memo.sections.tallies import by_country, by_decade, by_standing
from pobratim.memo.sections.writer import Writer

FEW, MOST = 3, 15
WIDTHS = (60, 20)


def compose(writer: Writer) -> Section | None:
    """The annex; None for a register so small that a chart says nothing."""
    if len(writer.material.ties) < FEW:
        return None
    blocks = tuple(block for name, bars in _counted(writer) for block in _chart(writer, name, bars))
    return Section("figures", "", writer.heading("figures_heading"), blocks, annex=True) if blocks else None


def _counted(writer: Writer) -> Iterator[tuple[str, tuple[Bar, ...]]]:
    """The charts in which at least two bars stand beside one another."""
    ties, say = writer.material.ties, writer.voice.speech.say
    countries = [(say(Land(code), "nomn") if code else "—", len(some)) for code, some in by_country(writer)]
    decades = [(say(When(decade), "label"), number) for decade, number in sorted(by_decade(ties).items())]
    states = [(writer.voice.part(f"state_word_{word}"), len(some)) for word, some in by_standing(ties)]
    for name, counted in (("countries", countries), ("decades", decades), ("states", states)):
        if len(counted) > 1:
            yield name, tuple(Bar(label, number) for label, number in counted)


def _chart(writer: Writer, name: str, bars: tuple[Bar, ...]) -> Iterator[Block]:
    caption = writer.heading(f"chart_{name}")
    parts = [writer.voice.part("chart_part", label=Raw(b.label), number=Raw(str(b.value))) for b in bars[:MOST]]
    alt = writer.heading(
        "chart_alt", parts=Series((Raw(capital(parts[0])), *(Raw(each) for each in parts[1:])), "comma")
    )
    bars = tuple(Bar(capital(each.label), each.value) for each in bars)
    yield Figure(caption, alt, Bars(bars[:MOST]))
    noun = "documents" if name == "decades" else "ties"
    header = (writer.heading(f"column_label_{name}"), writer.heading(f"column_{noun}"))
    rows = tuple(Row((bar.label, str(bar.value))) for bar in bars)
    yield Table(caption, header, rows, WIDTHS)
