"""What is due and what nobody has confirmed: terms that end, and ties of which nothing dated was heard for long."""

from collections.abc import Iterator

from pobratim.memo.grammar.edtf import last_day
from pobratim.memo.grammar.slots import Count, Name, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import Told
from pobratim.memo.measures import Measure, measures
from pobratim.memo.memo import Ref, Section, Sentence
from pobratim.memo.period import months_later
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.writer import Writer, by_home, instrument, listing, partners_of

TWO_YEARS = 24


def compose(writer: Writer) -> Section | None:
    """The section; None when nothing is due and all is confirmed."""
    items = [*_terms(writer), *_unconfirmed(writer)]
    return writer.section("due", [listing(items, whole=True)] if items else [])


def _terms(writer: Writer) -> Iterator[Sentence]:
    for each in measures(writer.material):
        if each.rule in ("expiry", "expired") and each.agreement and each.end:
            yield writer.say(
                f"due_{each.rule}",
                paper_ground(each),
                home=Name(each.home),
                partner=Name(each.ties[0].partner),
                instrument=instrument(each.agreement),
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
    for home, ties in by_home(writer.material.standing("live", "signed")):
        years: dict[str, list[Told]] = {}
        for tie in ties:
            day = last_day(tie.record.state.last_confirmed)
            if day is None or day < edge:
                years.setdefault(str(day.year) if day else "", []).append(tie)
        for year, some in sorted(years.items()):
            yield writer.say(
                "due_unconfirmed" if year else "due_never",
                ties_ground(some),
                home=Name(home),
                partners=partners_of(some),
                n=Count(len(some), "tie"),
                last=When(year) if year else None,
            )
