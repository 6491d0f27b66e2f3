"""Forms of work: what sources say of visits, exchanges and other activities without a date; then the dated ones."""

from collections.abc import Iterator
from dataclasses import replace

from pobratim.memo.activity import dated
from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.grammar.slots import Phrase, Raw, Series, Slot
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.details import details, kinds_named, noun_of
from pobratim.memo.sections.quoting import quoted
from pobratim.memo.sections.work import participants, tell_work
from pobratim.memo.sections.writer import Writer, paragraph
from pobratim.register.records import ActivityRecord

FRAMES = {"visit": "visit", "exchange": "exchange"}


def compose(writer: Writer) -> Section | None:
    """The section; None when no activity is known."""
    section = writer.section("forms", _blocks(writer))
    if section and dated(writer.material.activities):
        return replace(section, heading=writer.heading("work_heading"))
    return section


def _blocks(writer: Writer) -> Iterator[Block]:
    activities = writer.material.activities
    undated = [each for each in activities if not first_day(each.date)]
    told = [said for each in undated for said in (_undated(writer, each), *_aim(writer, each))]
    if undated and len(undated) == len(activities):
        told.append(writer.say("forms_undated", _ground(*activities)))
    if told:
        yield paragraph(*told)
    if len(undated) < len(activities):
        yield from tell_work(writer)


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


def _aim(writer: Writer, activity: ActivityRecord) -> Iterator[Sentence]:
    """What the source says that the activity is good for."""
    if aim := quoted(writer.voice.speech.code, "aim", activity.sources):
        noun = noun_of(writer.voice.speech.code, activity)
        yield writer.say("activity_aim", _ground(activity), what=Phrase(noun), words=aim)


def _with_home(writer: Writer, activity: ActivityRecord) -> bool:
    """Whether one of the municipalities is named among the participants."""
    return bool({tie.home.name for tie in writer.material.ties} & set(activity.participants))
