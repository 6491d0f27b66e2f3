"""What is due and what nobody has confirmed: terms that end, and ties of which nothing dated was heard for long."""

from collections.abc import Iterator

from pobratim.memo.grammar.edtf import last_day
from pobratim.memo.grammar.slots import Count, Name, Raw, Series, Slot, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import Told
from pobratim.memo.measures import Measure
from pobratim.memo.memo import Ref, Section, Sentence
from pobratim.memo.period import months_later
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.titles import shortened
from pobratim.memo.sections.writer import Writer, by_home_apart, instrument, listing, partners_of
from pobratim.register.records import PlaceRecord

TWO_YEARS = 24


def compose(writer: Writer) -> Section | None:
    """The section; None when nothing is due and all is confirmed."""
    items = [*_terms(writer), *_unconfirmed(writer)]
    return writer.section("due", [listing(items, whole=True)] if items else [])


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


def _unconfirmed(writer: Writer) -> Iterator[Sentence]:
    """Living ties whose last confirmation is older than two years, by municipality and year."""
    edge = months_later(writer.material.scope.as_of, -TWO_YEARS)
    for home, ties in by_home_apart(writer, writer.material.standing("live", "signed")):
        years: dict[str, list[Told]] = {}
        for tie in ties:
            day = last_day(tie.record.state.last_confirmed)
            if day is None or day < edge:
                years.setdefault(str(day.year) if day else "", []).append(tie)
        if never := years.pop("", []):
            yield writer.say("due_never", ties_ground(never), **_whom(home, never))
        if len(years) > 1:
            yield _last(writer, home, years)
        else:
            for year, some in years.items():
                yield writer.say("due_unconfirmed", ties_ground(some), last=When(year), **_whom(home, some))


def _whom(home: PlaceRecord, ties: list[Told]) -> dict[str, Slot]:
    return {"home": Name(home), "partners": partners_of(ties), "n": Count(len(ties), "tie")}


def _last(writer: Writer, home: PlaceRecord, years: dict[str, list[Told]]) -> Sentence:
    """The last confirmations of a municipality's ties in one sentence, the oldest first."""
    parts = tuple(
        Raw(writer.voice.part("due_last_part", partners=partners_of(some), last=When(year)))
        for year, some in sorted(years.items())
    )
    ground = ties_ground([tie for some in years.values() for tie in some])
    return writer.say("due_last", ground, home=Name(home), parts=Series(parts, "semicolon"))
