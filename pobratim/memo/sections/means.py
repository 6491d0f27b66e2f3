"""People and money of the work done, as far as the register holds them: how many took part, what was spent."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from pobratim.memo.grammar.slots import Count, Raw, Series
from pobratim.memo.grammar.tables import rows
from pobratim.memo.grammar.typography import NBSP
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Ref, Sentence
from pobratim.memo.sections.writer import Writer
from pobratim.register.records import ActivityRecord, ProjectRecord

Work = ActivityRecord | ProjectRecord
NOUNS = {"activity": "event", "project": "project"}


def means(writer: Writer, kind: Literal["activity", "project"], done: Sequence[Work]) -> Iterator[Sentence]:
    """How many people and how much money the records of a kind, "activity" or "project", tell of."""
    people = [each for each in done if _held(each, "people")]
    if people:
        number = sum(int(Decimal(_held(each, "people"))) for each in people)
        persons = Count(number, "person")
        yield writer.say("means_people", _ground(kind, people), n=Count(len(people), NOUNS[kind]), people=persons)
    paid = [each for each in done if _held(each, "amount")]
    if paid:
        sums = Series(tuple(_sums(writer, paid)), "comma")
        yield writer.say("means_money", _ground(kind, paid), n=Count(len(paid), NOUNS[kind]), sums=sums)


def _held(record: Work, name: str) -> str:
    return dict(record.details).get(name, "")


def _ground(kind: Literal["activity", "project"], records: Iterable[Work]) -> Ground:
    told = list(records)
    sources = tuple(dict.fromkeys(source for each in told for source in each.sources))
    return Ground(tuple(Ref(kind, each.id) for each in told), sources)


def _sums(writer: Writer, paid: Iterable[Work]) -> Iterator[Raw]:
    """What was paid in each currency, the most frequent first."""
    told: dict[str, list[Decimal]] = {}
    for each in paid:
        told.setdefault(_held(each, "currency"), []).append(Decimal(_held(each, "amount")))
    words = {row["code"]: row["say"] for row in rows(writer.voice.speech.code, "currencies")}
    for code, amounts in sorted(told.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        figure = _figure(writer, sum(amounts, Decimal()))
        yield Raw(f"{figure}{NBSP}{words.get(code, code)}" if code else figure)


def _figure(writer: Writer, amount: Decimal) -> str:
    """An amount as papers write it, thousands parted, hundredths only where there are some."""
    said = f"{amount:,.2f}".removesuffix(".00")
    return said.replace(",", NBSP).replace(".", ",") if writer.voice.speech.code == "ru" else said
