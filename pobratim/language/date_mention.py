"""A date as a text mentions it, and what a partial or relative one comes to beside other dates."""

from dataclasses import dataclass

from pobratim.language.edtf import Moment, interval, moment_of, shifted

DECEMBER = 12
MONTHS = {0: 1, 21: 3, 22: 6, 23: 9, 24: 12}  # in which a season begins


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `[start, end)`: `edtf` where the words alone tell it, else the parts that they do tell.

    `form` is "absolute", "partial" (a day, month or season without a year) or "relative" (`delta` times `unit`
    counted from `anchor`: "now", the day of the document; "previous", the date said before; "text", the year that the
    document reports on). A relative one may have a month or a day too: «в мае прошлого года»; with the unit "last" it
    is the last such month or season: «в минувшем октябре».
    `bare`: a year without the word for it. `since`, `until`: a word beside it makes it a beginning or an end.
    """

    start: int
    end: int
    edtf: str | None
    form: str
    month: int | None = None
    day: int | None = None
    season: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    anchor: str | None = None
    unit: str | None = None
    delta: int = 0
    bare: bool = False
    since: bool = False
    until: bool = False


def resolve(mention: DateMention, previous: str | None, now: str | None) -> str | None:
    """The EDTF string of a mention beside the date said before it and the day of the document, if they suffice."""
    if mention.form == "absolute":
        return mention.edtf
    if mention.form == "partial":
        base = moment_of(previous) or moment_of(now)
        return _placed(mention, base.year) if base else None
    anchors = {"now": now, "previous": previous or now, "text": previous or now}
    base = moment_of(anchors.get(mention.anchor or "now"))
    if not base:
        return None
    if mention.unit == "same":
        return str(base)
    return _counted(mention, base)


def _counted(mention: DateMention, base: Moment) -> str | None:
    if mention.unit == "last":
        begins = mention.month or MONTHS[mention.season or 0]
        return _placed(mention, base.year - (begins > (base.month or DECEMBER)))
    if mention.unit == "month" and mention.day is not None and base.month:
        return _possible(Moment(base.year, base.month, mention.day))
    moment = shifted(base, mention.unit or "year", mention.delta)
    if moment is None or not moment.possible:
        return None
    if mention.unit == "year" and (mention.month or mention.season):
        return _placed(mention, moment.year)
    return str(moment)


def _placed(mention: DateMention, year: int) -> str | None:
    """The month, day or season of the mention in a year."""
    start = Moment(year, mention.season or mention.month, mention.day)
    if mention.end_month or mention.end_day:
        end = Moment(year, mention.end_month or mention.month, mention.end_day)
        if mention.end_month and mention.month and mention.end_month < mention.month:
            end = Moment(year + 1, end.month, end.day)
        return interval(start, end)
    return _possible(start)


def _possible(moment: Moment) -> str | None:
    return str(moment) if moment.possible else None
