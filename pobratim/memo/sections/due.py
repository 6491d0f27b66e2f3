"""What is due and what nobody has confirmed: terms that end, and ties of which nothing dated was heard for long."""

from collections.abc import Iterator

from pobratim.memo.grammar.edtf import last_day
from pobratim.memo.grammar.slots import Count, Name, Raw, Series, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import Told
from pobratim.memo.measures import Measure
from pobratim.memo.memo import Ref, Section, Sentence
from pobratim.memo.period import months_later
from pobratim.memo.sections.points import Case, Points
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.titles import shortened
from pobratim.memo.sections.writer import Writer, by_home_apart, instrument, partners_of, whom
from pobratim.register.records import PlaceRecord

TWO_YEARS = 24
Years = dict[str, list[Told]]


def compose(writer: Writer) -> Section | None:
    """The section; None when nothing is due and all is confirmed."""
    points = Points(writer)
    points.add(_terms(writer))
    _unconfirmed(points, "due", "live", "signed")
    _unconfirmed(points, "due_planned", "planned")
    return writer.section("due", points.blocks())


def _terms(writer: Writer) -> Iterator[Sentence]:
    for each in writer.measures:
        if each.rule in ("expiry", "expired") and each.agreement and each.end:
            yield writer.say(
                f"due_{each.rule}",
                paper_ground(each),
                home=Name(each.home),
                partner=Name(each.ties[0].partner),
                instrument=instrument(shortened(each.ties[0], each.agreement), running=True),
                end=When(each.end.isoformat()),
            )


def paper_ground(measure: Measure) -> Ground:
    """The tie and the document of a measure."""
    tie, paper = measure.ties[0], measure.agreement
    refs = (Ref("tie", tie.record.id), *((Ref("agreement", paper.id),) if paper else ()))
    return Ground(refs, paper.sources if paper else tie.sources)


def _unconfirmed(points: Points, frame: str, *standing: str) -> None:
    """Ties whose last confirmation is older than two years, by municipality and year."""
    never: list[Case] = []
    last: list[Case] = []
    for home, years in _by_years(points.writer, *standing):
        if some := years.pop("", []):
            never.append((ties_ground(some), whom(home, some)))
        if years:
            last.append(_last(points.writer, home, years))
    points.alike(f"{frame}_never", never)
    points.alike(f"{frame}_last", last, "due_last_item")


def _last(writer: Writer, home: PlaceRecord, years: Years) -> Case:
    """The last confirmations of a municipality's ties, the oldest first."""
    ties = [tie for _, some in sorted(years.items()) for tie in some]
    if len(years) == 1:
        return ties_ground(ties), whom(home, ties) | {"last": When(*years)}
    parts = tuple(
        Raw(writer.voice.part("due_last_part", partners=partners_of(some), last=When(year)))
        for year, some in sorted(years.items())
    )
    number = Count(len(ties), "tie")
    return ties_ground(ties), {"home": Name(home), "n": number, "parts": Series(parts, "semicolon")}


def _by_years(writer: Writer, *standing: str) -> Iterator[tuple[PlaceRecord, Years]]:
    """Ties without news of the last two years, by municipality and the year of the last; "" where there was none."""
    edge = months_later(writer.material.scope.as_of, -TWO_YEARS)
    for home, ties in by_home_apart(writer, writer.material.standing(*standing)):
        years: Years = {}
        for tie in ties:
            day = last_day(tie.record.state.last_confirmed)
            if day is None or day < edge:
                years.setdefault(str(day.year) if day else "", []).append(tie)
        if years:
            yield home, years
