"""Forms of work: what sources say of visits, exchanges and other activities; dated ones by date."""

from collections.abc import Iterator
from datetime import date

from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.grammar.slots import Name, Phrase, Raw, Series, Slot, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.details import details, kinds_named
from pobratim.memo.sections.writer import Writer, listing, paragraph
from pobratim.register.records import ActivityRecord

FRAMES = {"visit": "visit", "exchange": "exchange"}


def compose(writer: Writer) -> Section | None:
    """The section; None when no activity is known."""
    return writer.section("forms", _blocks(writer))


def _blocks(writer: Writer) -> Iterator[Block]:
    activities = writer.material.activities
    if not activities:
        return
    undated = [each for each in activities if not first_day(each.date)]
    dated = sorted((each for each in activities if first_day(each.date)), key=lambda e: first_day(e.date) or date.max)
    told = [_undated(writer, each) for each in undated]
    if not dated:
        told.append(writer.say("forms_undated", _ground(*activities)))
    if told:
        yield paragraph(*told)
    if dated:
        yield paragraph(writer.say("events_dated", _ground(*dated)))
        yield listing(_dated(writer, each) for each in dated)


def _ground(*activities: ActivityRecord) -> Ground:
    refs = tuple(Ref("activity", each.id) for each in activities)
    return Ground(refs, tuple(source for each in activities for source in each.sources))


def _undated(writer: Writer, activity: ActivityRecord) -> Sentence:
    names = participants(activity)
    kind = FRAMES.get(activity.what, "event")
    words = details(writer.voice.speech.code, activity)
    slots: dict[str, Slot | None] = {
        "what": Phrase(kinds_named(writer.voice.speech.code, activity)),
        "details": Raw(words) if words else None,
    }
    if names and not _with_home(writer, activity):
        return writer.say(f"{kind}_with", _ground(activity), participants=Series(names), **slots)
    if len(names) > 1:
        return writer.say(f"{kind}_undated", _ground(activity), participants=Series(names), **slots)
    if names:
        return writer.say(f"{kind}_home", _ground(activity), home=names[0], **slots)
    return writer.say(f"{kind}_nobody", _ground(activity), **slots)


def _with_home(writer: Writer, activity: ActivityRecord) -> bool:
    """Whether one of the municipalities is named among the participants."""
    return bool({tie.home.name for tie in writer.material.ties} & set(activity.participants))


def participants(activity: ActivityRecord) -> tuple[Slot, ...]:
    """The participants as the register knows them, by their names where they are no places."""
    known = {place.name: place for place in activity.places}
    return tuple(Name(known[name]) if name in known else Phrase(name) for name in activity.participants)


def _dated(writer: Writer, activity: ActivityRecord) -> Sentence:
    names = participants(activity)
    return writer.say(
        "event_dated",
        _ground(activity),
        date=When(activity.date or ""),
        what=Raw(writer.voice.part(f"event_{activity.what}")),
        participants=Series(names) if names else None,
    )
