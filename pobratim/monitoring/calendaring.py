"""What is due as an iCalendar (RFC 5545), for the calendar of a telephone or an office."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from pobratim.monitoring.duties import Due

WIDEST = 75  # octets of a line, its end not counted
REMIND_BEFORE = "-P7D"


def calendar(found: Iterable[Due], now: datetime, address: str) -> bytes:
    """The calendar's bytes; `address` begins the links of its entries, `now` is when it was asked for."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pobratim//due//RU", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(_('Pobratim: what is due'))}", "REFRESH-INTERVAL:PT12H"]
    for each in found:
        lines.extend(entry(each, now, address))
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def entry(due: Due, now: datetime, address: str) -> Iterator[str]:
    """The lines of one thing that is due: a whole day, with a reminder a week before."""
    title = title_of(due)
    yield "BEGIN:VEVENT"
    yield f"UID:{due.key}@pobratim"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(('✓ ' if due.is_done else '') + title)}"
    yield f"DESCRIPTION:{escaped(explained(due))}"
    yield f"URL:{address}/desk/due/"
    yield "TRANSP:TRANSPARENT"
    if not due.is_done:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{REMIND_BEFORE}"
        yield f"DESCRIPTION:{escaped(title)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def title_of(due: Due) -> str:
    """A thing that is due in one line: what, whose, about what."""
    title = due.rule.say("title")
    if due.year:
        title = _("%(title)s for %(year)s") % {"title": title, "year": due.year}
    whose = due.home.name if due.home else due.region or ""
    return " · ".join(part for part in (title, whose, due.about) if part)


def explained(due: Due) -> str:
    """The sentence of the rule, and the act and the article that it rests on."""
    return f"{due.rule.say('sentence')}\n{due.rule.ground()}"


def escaped(text: str) -> str:
    """A text as a value of iCalendar."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\r", "").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A line in pieces of 75 octets that never cut a letter."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > WIDEST - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
