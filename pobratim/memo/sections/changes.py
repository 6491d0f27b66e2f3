"""What changed since a day: new ties and documents, states that became others, activities."""

from collections.abc import Iterator
from dataclasses import replace

from pobratim.memo.activity import dated, fields_of
from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.grammar.slots import Count, Name, Raw, Series, When
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.material import Told
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.annex import state_of
from pobratim.memo.sections.summary import ties_ground
from pobratim.memo.sections.ties import documents
from pobratim.memo.sections.writer import Writer, paragraph, points, where
from pobratim.register.records import AgreementRecord


def compose(writer: Writer) -> Section | None:
    """The section; None where nobody asks since when."""
    since = writer.material.scope.changes_since
    if since is None:
        return None
    day = When(since.isoformat())
    blocks = list(_blocks(writer, day)) or [paragraph(writer.say("changes_none", day=day))]
    return Section("changes", "", writer.heading("changes_heading", day=day), tuple(blocks))


def _blocks(writer: Writer, day: When) -> Iterator[Block]:
    before = {tie.record.id: tie for tie in writer.material.earlier}
    new = [tie for tie in writer.material.ties if tie.record.id not in before]
    if new:
        yield paragraph(
            writer.say(
                "changes_ties",
                ties_ground(new),
                day=day,
                number=Count(len(new), "tie"),
                before=Raw(str(len(before))),
                after=Raw(str(len(writer.material.ties))),
            )
        )
    items = [each for tie in writer.material.ties for each in _of_tie(writer, tie, before.get(tie.record.id))]
    if items:
        yield points(items)
    yield from _events(writer, day)


def _of_tie(writer: Writer, tie: Told, before: Told | None) -> Iterator[Sentence]:
    home, partner = Name(tie.home), Name(tie.partner)
    if before is None:
        place, papers = where(writer, tie.partner), documents(writer, tie)
        yield writer.say("changes_new", tie.ground, home=home, partner=partner, where=place, instruments=papers)
        return
    known = {each.id for each in before.agreements}
    fresh = tuple(each for each in tie.agreements if each.id not in known)
    signed = tuple(each for each in fresh if _signed_since(writer, each))
    for frame, some in (("changes_document", signed), ("changes_paper", tuple(e for e in fresh if e not in signed))):
        if some:
            papers, ground = documents(writer, replace(tie, agreements=some)), _papers(tie, some)
            number = Count(len(some), "document")
            yield writer.say(frame, ground, home=home, partner=partner, instruments=papers, n=number)
    was, now = state_of(writer, before), state_of(writer, tie)
    if was != now and not (before.standing == tie.standing == "signed"):
        said = {"before": Raw(was), "after": Raw(now)}
        yield writer.say("changes_standing", ties_ground([tie]), home=home, partner=partner, **said)


def _signed_since(writer: Writer, paper: AgreementRecord) -> bool:
    """Whether a document was surely signed after the day since which changes are told; others are only new to us."""
    since, signed = writer.material.scope.changes_since, first_day(paper.date)
    return bool(since and signed and signed >= since)


def _papers(tie: Told, fresh: tuple[AgreementRecord, ...]) -> Ground:
    refs = (Ref("tie", tie.record.id), *(Ref("agreement", each.id) for each in fresh))
    return Ground(refs, tuple(source for each in fresh for source in each.sources))


def _events(writer: Writer, day: When) -> Iterator[Block]:
    since = writer.material.scope.changes_since
    fresh = [each for each in dated(writer.material.activities) if since and (first_day(each.date) or since) > since]
    if not fresh:
        return
    parts = tuple(
        Raw(writer.voice.part("work_field", field=Raw(writer.voice.part(f"field_{what}")), number=Raw(str(number))))
        for what, number in fields_of(fresh)
    )
    ground = Ground(tuple(Ref("activity", each.id) for each in fresh), tuple(s for e in fresh for s in e.sources))
    events = Count(len(fresh), "event")
    yield paragraph(writer.say("changes_events", ground, day=day, events=events, parts=Series(parts, "comma")))
