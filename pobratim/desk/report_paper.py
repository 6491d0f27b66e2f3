"""The report of a campaign as a paper by the state standard: the tree that the memo's renderers write as DOCX."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pobratim.desk.naming import of_region
from pobratim.memo.composing import LABELS
from pobratim.memo.grammar.ru.speech import Russian
from pobratim.memo.grammar.typography import capital, typeset
from pobratim.memo.grammar.voice import Voice
from pobratim.memo.memo import Listing, Memo, Paragraph, Requisites, Row, Section, Sentence, Table
from pobratim.memo.numbering import number
from pobratim.memo.renderers import docx
from pobratim.memo.spelling import spelt
from pobratim.monitoring import wording
from pobratim.monitoring.reported import Report, ReportLine, ReportPart
from pobratim.monitoring.wording import full_date, short_date
from pobratim.register import days

WIDTHS = (4, 16, 16, 11, 29, 9, 15)


def as_docx(report: Report, day: date) -> bytes:
    """The report as a Word file, in Russian: it goes to Russian offices."""
    with override("ru"):
        return docx.render(paper(report, day))


def paper(report: Report, day: date) -> Memo:
    """The report as a tree."""
    voice = Voice(Russian())
    heading = _("on foreign and foreign economic ties of municipalities%(region)s in %(year)s")
    region = of_region(report.region)
    whole = Memo(
        language="ru",
        kind=_("INFORMATION"),
        heading=heading % {"region": f" {region}" if region else "", "year": report.year},
        as_of=day,
        as_of_line=_("as of %s") % full_date(day),
        requisites=Requisites(),
        sections=number(sections(report)),
        labels={key: voice.part(f"label_{key}") for key in LABELS},
    )
    return spelt(whole, frozenset())


def sections(report: Report) -> Iterator[Section]:
    """The sections of the report."""
    year = {"year": report.year}
    yield Section("whole", "", _("General information"), (told(summary(report)),))
    yield Section("concluded", "", _("Agreements concluded in %(year)s") % year, listed(report.concluded, True))
    yield Section("ended", "", _("Agreements that lost force in %(year)s") % year, listed(report.ended, False))
    parts = tuple(Section(f"home-{at}", "", each.municipality, about(each)) for at, each in enumerate(report.parts))
    yield Section("homes", "", _("Information by municipality"), parts=parts)
    if report.agreements:
        yield Section("annex", "", _("List of agreements"), (table(report),), annex=True)


def told(*sentences: str) -> Paragraph:
    """Sentences that stand together."""
    return Paragraph(tuple(Sentence(typeset(each)) for each in sentences if each))


def summary(report: Report) -> str:
    """How many were asked and have answered, how many agreements there are."""
    asked, answered = len(report.parts), len(report.parts) - len(report.silent)
    said = [
        ngettext(
            "%(n)s municipality was asked, %(m)s answered.", "%(n)s municipalities were asked, %(m)s answered.", asked
        )
        % {"n": asked, "m": answered}
    ]
    if report.silent:
        names = ", ".join(report.silent)
        said.append(_("No answer came from: %s; of these the data of the register are given.") % names)
    number_of = len(report.agreements)
    known = ngettext("The list holds %(n)s agreement", "The list holds %(n)s agreements", number_of) % {"n": number_of}
    numbers = {"known": known, "new": len(report.concluded), "gone": len(report.ended), "year": report.year}
    said.append(_("%(known)s; concluded in %(year)s: %(new)s, lost force: %(gone)s.") % numbers)
    return " ".join(said)


def listed(lines: Iterable[ReportLine], concluded: bool) -> tuple[Paragraph | Listing, ...]:
    """Agreements as a list, or the sentence that there are none."""
    items = tuple(Sentence(typeset(instrument(line))) for line in lines)
    if items:
        return (Listing(items),)
    return (told(_("No agreements were concluded.") if concluded else _("No agreements lost force.")),)


def instrument(line: ReportLine) -> str:
    """An agreement in one line: whose, with whom, which, of which day, why it ended."""
    partner = with_country(line)
    said = f"{line.municipality} — {partner}: {named(line)}"
    return f"{said} ({without_stop(line.ended_why)})" if line.ended and line.ended_why else said


def with_country(line: ReportLine) -> str:
    """The partner with its country in brackets."""
    country = wording.country(line.country)
    return f"{line.partner} ({country})" if country else line.partner


def named(line: ReportLine) -> str:
    """The title of an agreement, or its kind, with its date where the title does not hold it."""
    title = line.title or wording.said(wording.INSTRUMENTS, line.kind or "other")
    first, last = days.bounds(line.date)
    if not line.date or (first and str(first.year) in title):
        return title
    exact = first is not None and first == last
    return (
        _("%(title)s of %(date)s") % {"title": title, "date": full_date(first)}
        if exact and first
        else (f"{title}, {short_date(line.date)}")
    )


def about(part: ReportPart) -> tuple[Paragraph | Listing, ...]:
    """What a municipality answered."""
    if not part.is_answered:
        return (told(_("No answer came.")),)
    blocks: list[Paragraph | Listing] = [told(closed(part.results))] if part.results else []
    work = tuple(
        Sentence(typeset(f"{with_country(each)}: {without_stop(each.work)}")) for each in part.lines if each.work
    )
    if work:
        blocks += [told(_("Work done under ties:")), Listing(work)]
    plans = [closed(part.plans)] if part.plans else []
    plans += [f"{each.partner}: {closed(each.plans)}" for each in part.lines if each.plans]
    if plans:
        blocks.append(told(_("Plans: %s") % " ".join(plans)))
    return tuple(blocks) or (told(_("The list of agreements was confirmed; no events are named.")),)


def closed(text: str) -> str:
    """A person's words in one paragraph, with a full stop at the end."""
    said = " ".join(text.split())
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def without_stop(text: str) -> str:
    """A person's words in one line, for the middle of a sentence."""
    return " ".join(text.split()).rstrip(". ;")


def table(report: Report) -> Table:
    """The list of agreements."""
    header = (_("No."), _("Municipality"), _("Partner"), _("Country"), _("Agreement"), _("Date"), _("State"))
    rows = tuple(
        Row(
            (
                str(at),
                line.municipality,
                line.partner,
                wording.country(line.country),
                capital(typeset(line.title or wording.said(wording.INSTRUMENTS, line.kind or "other"))),
                short_date(line.date),
                state(line, report.year),
            )
        )
        for at, line in enumerate(report.agreements, 1)
    )
    return Table(_("List of agreements in force in %s") % report.year, header, rows, WIDTHS)


def state(line: ReportLine, year: int) -> str:
    """Whether an agreement was concluded or ended in the year, and whether somebody confirmed it."""
    if line.ended:
        return _("lost force in %s") % year
    if line.concluded:
        return _("concluded in %s") % year
    return _("in force") if line.verdict else _("by the register")
