"""The third axis of a tie: what dated evidence shows as of a day, counted by kind and told in a sentence.

Silence is never told as dormancy: where the sources name no dated event, the sentence says so and asks somebody.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratim.monitoring.wording import activity, short_date
from pobratim.register import days
from pobratim.register.records import ActivityRecord, ObservedState, Source, TieRecord
from pobratim.register.states import years_before

YEARS = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Window:
    """The dated activities of so many years before a day: how many, and how many of each kind."""

    years: int
    number: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """What is observed of a tie: its state, the last dated evidence with its sources, the windows, the sentence."""

    observed: ObservedState
    last: ActivityRecord | None
    windows: tuple[Window, ...]
    last_confirmed: str | None
    sentence: str

    @property
    def sources(self) -> tuple[Source, ...]:
        """The words that the state rests on."""
        return self.last.sources if self.last else self.observed.said_dormant


def observe(tie: TieRecord) -> Observation:
    """What is observed of a tie as of the day of its record."""
    observed, as_of = tie.state.observed, tie.state.as_of
    last = next((each for each in tie.activities if each.id == observed.last_activity), None)
    windows = tuple(window(tie.activities, years, as_of) for years in YEARS)
    said = sentence(observed, last, windows, tie.state.last_confirmed)
    return Observation(observed, last, windows, tie.state.last_confirmed, said)


def window(activities: Sequence[ActivityRecord], years: int, as_of: date) -> Window:
    """The dated activities of the last years before a day."""
    since = years_before(as_of, years)
    kinds = Counter(each.what for each in activities if (day := days.last_day(each.date)) and day > since)
    ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return Window(years, kinds.total(), tuple(ordered))


def sentence(
    observed: ObservedState, last: ActivityRecord | None, windows: Sequence[Window], confirmed: str | None
) -> str:
    """What is observed, in words that explain it."""
    if last is None:
        said = [_("The sources name no dated event; this does not mean that there was none.")]
        if observed.undated:
            told = ngettext("%(n)s event has no date.", "%(n)s events have no date.", observed.undated)
            said.append(told % {"n": observed.undated})
        if confirmed:
            said.append(_("Last confirmed on: %s.") % short_date(confirmed))
        return " ".join([*said, _("Ask the municipality.")])
    named = _("The last dated event: %(what)s, %(date)s.") % {
        "what": activity(last.what),
        "date": short_date(last.date),
    }
    numbers = "; ".join(counted(each) for each in windows)
    return f"{named} {numbers[:1].upper()}{numbers[1:]}."


def counted(window: Window) -> str:
    """A window in words: «за 3 года — 2 (визит — 1, обмен — 1)»."""
    said = ngettext("in %(years)s year: %(number)s", "in %(years)s years: %(number)s", window.years)
    words = said % {"years": window.years, "number": window.number}
    kinds = ", ".join(f"{activity(kind)} — {number}" for kind, number in window.kinds)
    return f"{words} ({kinds})" if kinds else words
