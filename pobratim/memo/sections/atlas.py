"""The annex with the map: the ties as arcs on land without borders, and the same ties as a table."""

from collections.abc import Iterator

from pobratim.memo.grammar.slots import Land, Name, Raw
from pobratim.memo.material import Told
from pobratim.memo.memo import Arc, Block, Figure, Map, Point, Row, Section, Table
from pobratim.memo.sections.annex import state_of
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.writer import Writer, by_home, paragraph, shown_name
from pobratim.register.records import PlaceRecord

LINES = ("live", "signed", "suspended", "ended")
COLUMNS = ("home", "partner", "country", "state")
WIDTHS = (30, 34, 30, 30)
MOST, FAR = 400, 1.5


def compose(writer: Writer) -> Section | None:
    """The annex; None when no tie can be drawn."""
    spots = writer.material.spots
    drawn = [tie for tie in writer.material.ties if tie.home.id in spots and tie.partner.id in spots][:MOST]
    if not drawn:
        return None
    blocks = tuple(_blocks(writer, drawn))
    return Section("map", "", writer.heading("map_heading"), blocks, annex=True)


def _blocks(writer: Writer, drawn: list[Told]) -> Iterator[Block]:
    arcs = tuple(Arc(_point(writer, t.home, True), _point(writer, t.partner, False), line_of(t)) for t in drawn)
    used = {arc.line for arc in arcs}
    legend = tuple((line, writer.voice.part(f"map_{line}")) for line in LINES if line in used)
    yield Figure(writer.heading("map_caption"), writer.heading("map_alt"), Map(arcs, legend))
    if near := close(arcs):
        yield Figure(writer.heading("map_near"), writer.heading("map_alt"), Map(near, legend))
    total = len(writer.material.ties)
    if len(drawn) < total:
        number, ground = Raw(str(len(drawn))), ties_ground(drawn)
        yield paragraph(writer.say("map_some", ground, number=number, total=Raw(str(total))))
    header = tuple(writer.heading(f"column_{column}") for column in COLUMNS)
    ordered = [tie for _, ties in by_home(writer, drawn) for tie in ties]
    rows = tuple(_row(writer, tie) for tie in ordered)
    yield Table(writer.heading("map_table"), header, rows, WIDTHS)


def close(arcs: tuple[Arc, ...]) -> tuple[Arc, ...]:
    """The arcs that a few far ones would press together; empty when all are of one measure."""
    spans = sorted(_span(arc) for arc in arcs)
    usual = spans[int(len(spans) * 0.8)] * FAR
    near = tuple(arc for arc in arcs if _span(arc) <= usual)
    return near if 2 <= len(near) < len(arcs) else ()


def _span(arc: Arc) -> float:
    wide = abs((arc.end.longitude - arc.start.longitude + 180) % 360 - 180)
    return wide + abs(arc.end.latitude - arc.start.latitude)


def _point(writer: Writer, place: PlaceRecord, home: bool) -> Point:
    latitude, longitude = writer.material.spots[place.id]
    return Point(shown_name(place, writer.voice), latitude, longitude, home)


def line_of(tie: Told) -> str:
    """The line that tells the state of a tie."""
    if tie.standing != "stopped":
        return "live" if tie.standing == "live" else "signed"
    return "suspended" if all(state.state == "suspended" for state in tie.stops) else "ended"


def _row(writer: Writer, tie: Told) -> Row:
    speech, country = writer.voice.speech, tie.partner.country
    cells = (
        speech.say(Name(tie.home, typed=True, alone=True), "nomn"),
        speech.say(Name(tie.partner, typed=True, alone=True), "nomn"),
        speech.say(Land(country, full=True), "nomn") if country else "—",
        state_of(writer, tie),
    )
    ground = ties_ground([tie])
    return Row(tuple(speech.finish(cell) for cell in cells), ground.refs, ground.sources)
