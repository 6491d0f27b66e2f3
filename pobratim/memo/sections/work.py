"""Dated activities: few are listed one by one, many are weighed by field, by municipality and by partner."""

from collections.abc import Iterator

from pobratim.memo.activity import dated, fields_of
from pobratim.memo.grammar.slots import Count, Name, Phrase, Raw, Series, Slot, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import Told
from pobratim.memo.memo import Block, Ref, Sentence
from pobratim.memo.sections.means import means
from pobratim.memo.sections.writer import Writer, by_home, listing, paragraph, where
from pobratim.register.records import ActivityRecord, PlaceRecord, ProjectRecord

FEW = 12


def tell_work(writer: Writer) -> Iterator[Block]:
    """The activities of the period: how many of which field, more or less than before, and with whom."""
    period = writer.material.scope.period
    known = dated(writer.material.activities)
    done = [each for each in known if period is None or period.holds(each.date)]
    if not done and period:
        yield paragraph(writer.say("work_none", _ground(known), period=When(period.edtf)), *_before(writer, [], known))
        return
    if len(done) > FEW or period:
        told = (*_homes(writer, done), *means(writer, "activity", done))
        yield paragraph(_total(writer, done), *_before(writer, done, known), *told)
    if len(done) <= FEW:
        yield paragraph(writer.say("events_dated", _ground(done)))
        yield listing(_event(writer, each) for each in done)
        if not period and (told := tuple(means(writer, "activity", done))):
            yield paragraph(*told)
    else:
        yield from _partners(writer, {each.id for each in done})


def _ground(activities: list[ActivityRecord]) -> Ground:
    refs = tuple(Ref("activity", each.id) for each in activities)
    return Ground(refs, tuple(dict.fromkeys(source for each in activities for source in each.sources)))


def _parts(writer: Writer, done: list[ActivityRecord]) -> Series:
    part = writer.voice.part
    said = [
        part("work_field", field=Raw(part(f"field_{what}")), number=Raw(str(number)))
        for what, number in fields_of(done)
    ]
    return Series(tuple(Raw(each) for each in said), "comma")


def _total(writer: Writer, done: list[ActivityRecord]) -> Sentence:
    period = writer.material.scope.period
    return writer.say(
        "work_total",
        _ground(done),
        period=When(period.edtf) if period else None,
        parts=_parts(writer, done),
        number=Raw(str(len(done))),
    )


def _before(writer: Writer, done: list[ActivityRecord], known: list[ActivityRecord]) -> Iterator[Sentence]:
    """The comparison with the period of the same length before."""
    period = writer.material.scope.period
    if period is None:
        return
    earlier = [each for each in known if period.previous.holds(each.date)]
    if not earlier and not done:
        return
    difference = len(done) - len(earlier)
    frame = "work_more" if difference > 0 else "work_less" if difference else "work_same"
    yield writer.say(
        frame if earlier else "work_first",
        _ground([*done, *earlier]),
        previous=When(period.previous.edtf),
        before=Raw(str(len(earlier))),
        difference=Count(abs(difference), "event"),
    )


def _homes(writer: Writer, done: list[ActivityRecord]) -> Iterator[Sentence]:
    """The municipalities beside one another: who did how much, and of whom nothing is known."""
    counted = _by_home(writer, {each.id for each in done})
    if len(counted) < 2:
        return
    some = [(home, found) for home, found in counted if found]
    if some:
        said = [writer.voice.part("work_home", home=Name(h), number=Raw(str(len(f)))) for h, f in some]
        parts = Series(tuple(Raw(each) for each in said), "comma")
        yield writer.say("work_homes", _ground([each for _, found in some for each in found]), parts=parts)
    none = [home for home, found in counted if not found]
    if none and len(none) < FEW:
        ties = Ground(tuple(Ref("tie", tie.record.id) for tie in writer.material.ties if tie.home in none))
        homes, period = Series(tuple(Name(home, typed=True) for home in none)), writer.material.scope.period
        yield writer.say("work_homes_none", ties, homes=homes, period=When(period.edtf) if period else None)


def _by_home(writer: Writer, wanted: set[int]) -> list[tuple[PlaceRecord, list[ActivityRecord]]]:
    found = []
    for home, ties in by_home(writer, writer.material.ties):
        under = {each.id: each for tie in ties for each in writer.work.of(tie) if each.id in wanted}
        found.append((home, list(under.values())))
    return sorted(found, key=lambda pair: -len(pair[1]))


def _partners(writer: Writer, wanted: set[int]) -> Iterator[Block]:
    alone = len({tie.home.id for tie in writer.material.ties}) == 1
    for home, ties in by_home(writer, writer.material.ties):
        active = [tie for tie in ties if any(each.id in wanted for each in writer.work.of(tie))]
        if len(active) == 1:
            yield paragraph(_partner(writer, active[0], wanted, "work_partner_one"))
        elif active:
            items = [_partner(writer, tie, wanted, "work_partner") for tie in active]
            refs = tuple(ref for each in items for ref in each.refs)
            shown = None if alone else Name(home, typed=True)
            yield paragraph(writer.say("work_partners", Ground(refs), home=shown))
            yield listing(items)


def _partner(writer: Writer, tie: Told, wanted: set[int], frame: str) -> Sentence:
    under = [each for each in writer.work.of(tie) if each.id in wanted]
    return writer.say(
        frame,
        _ground(under),
        home=Name(tie.home, typed=True),
        partner=Name(tie.partner),
        where=where(writer, tie.partner, brief=True),
        parts=_parts(writer, under),
        last=When(under[-1].date or ""),
    )


def participants(activity: ActivityRecord | ProjectRecord) -> tuple[Slot, ...]:
    """The participants as the register knows them, by their names where they are no places."""
    known = {place.name: place for place in activity.places}
    return tuple(Name(known[name]) if name in known else Phrase(name) for name in activity.participants)


def _event(writer: Writer, activity: ActivityRecord) -> Sentence:
    names = participants(activity) or tuple(Name(place) for place in activity.places)
    return writer.item(
        "event_dated",
        _ground([activity]),
        date=When(activity.date or ""),
        what=Raw(writer.voice.part(f"event_{activity.what}")),
        called=Raw(called.strip('«»"„“')) if (called := dict(activity.details).get("called")) else None,
        participants=Series(names) if names else None,
    )
