"""The moments of a tie's story as items of its list. A page has dozens; so they are plain code."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratim.portal import dates, words
from pobratim.portal.rows import escape
from pobratim.portal.story import Moment
from pobratim.portal.templatetags.pobratim import titled
from pobratim.register.records import ActivityRecord, AgreementRecord, Source, Statement


@dataclass(frozen=True, slots=True)
class Telling:
    """What the moments share: the names of both sides, what writes a superscript, what the reader sees."""

    home: str
    partner: str
    why: Callable[[tuple[Source, ...]], str]
    seen: Callable[[Iterable[Source]], Iterable[Source]]

    def moment(self, each: Moment) -> str:
        """A moment, or years without any."""
        classes = f"moment {each.what} side-{each.side} home-{each.home_rail} partner-{each.partner_rail}"
        return f'<li class="{classes}">{quiet(each) if each.what == "quiet" else self.dated(each)}</li>'

    def dated(self, each: Moment) -> str:
        """When something was, and what."""
        when = escape(dates.in_digits(each.date) or _("no date"))
        return f'<span class="when">{when}</span>\n<div class="what">{self.what(each)}</div>'

    def what(self, each: Moment) -> str:
        """What was signed, done, written or held."""
        if each.agreement:
            return self.agreement(each.agreement)
        if each.act:
            name = {"home": self.home, "partner": self.partner}.get(each.side)
            who = f'<span class="who">{escape(name)}:</span> ' if name else ""
            return f"{who}{escape(words.word('act', each.act.kind))}{self.why(each.act.sources)}"
        if each.statement:
            return self.paper(each.statement)
        return self.activity(each.activity) if each.activity else ""

    def agreement(self, signed: AgreementRecord) -> str:
        """An instrument by its title, else by its kind."""
        name = titled(signed.title) if signed.title else escape(words.word("agreement", signed.kind))
        return f"{name}{self.why(signed.sources)}"

    def paper(self, said: Statement) -> str:
        """A paper that speaks of the tie as a whole; no more than that where the reader may not see it."""
        shown = tuple(self.seen(said.sources))
        if not shown:
            return f'<span class="soft">{escape(_("a paper that is not published speaks of the tie"))}</span>'
        name = escape(shown[0].document_name or _("Entered by a person without a paper"))
        status = f" — {escape(words.word('declared', said.status))}" if said.status != "unstated" else ""
        told = f'<span class="soft">{escape(_("a paper speaks of the tie:"))}</span> {name}{status}'
        return f"{told}{self.why(said.sources)}"

    def activity(self, held: ActivityRecord) -> str:
        """What was held, and who took part."""
        people = f'<span class="soft">: {escape(", ".join(held.participants))}</span>' if held.participants else ""
        return f"{escape(words.word('activity', held.what))}{people}{self.why(held.sources)}"


def quiet(each: Moment) -> str:
    """Years in which the sources name nothing."""
    until = f"–{each.until}" if str(each.until) != each.date else ""
    said = ngettext("%(n)s year without dated news", "%(n)s years without dated news", each.years) % {"n": each.years}
    return f'<p class="quiet-years">{escape(each.date or "")}{until}: {escape(said)}</p>'
