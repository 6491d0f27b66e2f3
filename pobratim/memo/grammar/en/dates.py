"""Dates in English, as precise as they are known: «28 April 2017», «in May 1981», «on 28 April 2017»."""

from pobratim.memo.grammar.edtf import PARTS, SEASONS, Interval, Moment, parse

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SEASON_NAMES = ("spring", "summer", "autumn", "winter")
PART_NAMES = (*(f"{each} quarter" for each in ("first", "second", "third", "fourth")), "first half", "second half")


def say_date(edtf: str, form: str) -> str:
    """The date in a form: "bare" (2002), "in" (in 2002, on 28 April 2017), "from" (of 2002), "for", "label" (1980s)."""
    found = parse(edtf)
    if found is None:
        return edtf
    said = _interval(found) if isinstance(found, Interval) else _moment(found)
    if form == "label":
        return said.removeprefix("the ")
    if form == "from":
        return f"of {said}"
    if form not in ("in", "for") or said.startswith(("from ", "until ", "since ", "around ", "probably ")):
        return said
    days = found.day if isinstance(found, Moment) else found.start and found.start.day
    return f"{'on' if days else 'in'} {said}"


def _moment(moment: Moment) -> str:
    said = _plain(moment)
    return f"around {said}" if moment.about else f"probably {said}" if moment.doubtful else said


def _plain(moment: Moment) -> str:
    if "X" in moment.year:
        return f"the {moment.year.replace('X', '0')}s"
    month = moment.month
    if month is None:
        return moment.year
    if month in PARTS:
        return f"the {PART_NAMES[tuple(PARTS).index(month)]} of {moment.year}"
    if month in SEASONS:
        return f"{SEASON_NAMES[month - 21]} {moment.year}"
    return f"{f'{moment.day} ' if moment.day else ''}{MONTHS[month - 1]} {moment.year}"


def _interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if start and end and not (start.month or end.month):
        return f"{start.year}–{end.year}"
    if start and end and start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_plain(end)}"
    if start and end:
        first = _plain(start).removesuffix(f" {end.year}" if start.month and end.month else "")
        return f"from {first} to {_plain(end)}"
    return f"since {_plain(start)}" if start else f"until {_plain(end)}" if end else ""
