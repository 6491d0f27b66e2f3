"""The report of a campaign as a paper by the state standard: the tree that the memo's renderers write as DOCX."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from pobratim.desk.naming import home_name, is_russian, of_region
from pobratim.memo.composing import LABELS
from pobratim.memo.grammar.en.names import town
from pobratim.memo.grammar.en.titles import english
from pobratim.memo.grammar.languages import SPEECHES
from pobratim.memo.grammar.slots import Count, Land, Slot, When
from pobratim.memo.grammar.typography import capital
from pobratim.memo.grammar.voice import Voice
from pobratim.memo.memo import Listing, Memo, Paragraph, Requisites, Row, Section, Sentence, Table
from pobratim.memo.numbering import number
from pobratim.memo.spelling import spelt
from pobratim.monitoring import wording
from pobratim.monitoring.reported import Report, ReportLine, ReportPart
from pobratim.monitoring.wording import full_date
from pobratim.register import days

WIDTHS = (4, 16, 16, 11, 29, 9, 15)


def as_docx(report: Report, day: date) -> bytes:
    """The report as a Word file, in the language of the page."""
    from pobratim.memo.renderers import docx  # noqa: PLC0415  what writes DOCX is large

    return docx.render(paper(report, day))


def voice() -> Voice:
    """The voice of the memo in the language of the page."""
    return Voice(SPEECHES["ru" if is_russian() else "en"]())


def printed(text: str) -> str:
    """The text with the quotes, dashes and spaces of its language."""
    return voice().speech.finish(text)


def paper(report: Report, day: date) -> Memo:
    """The report as a tree."""
    heading = _("on the international and foreign economic ties of the municipalities%(region)s in %(year)s")
    region = of_region(report.region)
    whole = Memo(
        language=voice().speech.code,
        kind=_("INFORMATION"),
        heading=heading % {"region": f" {region}" if region else "", "year": report.year},
        as_of=day,
        as_of_line=_("as of %s") % full_date(day),
        requisites=Requisites(),
        sections=number(sections(report)),
        labels={key: voice().part(f"label_{key}") for key in LABELS},
    )
    return spelt(whole, frozenset())


def sections(report: Report) -> Iterator[Section]:
    """The sections of the report."""
    year = {"year": report.year}
    yield Section("whole", "", _("General information"), (told(*summary(report)),))
    yield Section("concluded", "", _("Agreements concluded in %(year)s") % year, listed(report.concluded, True))
    yield Section("ended", "", _("Agreements that lost force in %(year)s") % year, listed(report.ended, False))
    parts = tuple(
        Section(f"home-{at}", "", home_name(each.municipality), about(each)) for at, each in enumerate(report.parts)
    )
    yield Section("homes", "", _("Information by municipality"), parts=parts)
    if report.agreements:
        listing = table(report)
        yield Section("annex", "", listing.caption, (listing,), annex=True)


def told(*sentences: str) -> Paragraph:
    """Sentences that stand together."""
    return Paragraph(tuple(Sentence(printed(each)) for each in sentences if each))


def summary(report: Report) -> Iterator[str]:
    """How many were asked and have answered, how many agreements there are."""
    asked, answered = len(report.parts), len(report.parts) - len(report.silent)
    all_of, none = answered == asked, not answered
    frame = "report_answered_all" if all_of else "report_answered_none" if none else "report_answered"
    yield counted(frame, asked=Count(asked, "municipality"), answered=Count(answered, "municipality", alone=True))
    if answered and report.silent:
        names = ", ".join(home_name(each) for each in report.silent)
        yield _("No answer came from: %s; of these the data of the register are given.") % names
    numbers = {"new": len(report.concluded), "gone": len(report.ended)}
    known = {name: Count(number, "agreement", alone=True) for name, number in numbers.items() if number}
    frame = "report_list_" + "_".join(known) if known else "report_list"
    yield counted(frame, n=Count(len(report.agreements), "agreement"), year=When(str(report.year)), **known)


def counted(frame: str, **slots: Slot) -> str:
    """A sentence of numbers by a frame of the memo."""
    return voice().say(frame, **slots).text


def listed(lines: Iterable[ReportLine], concluded: bool) -> tuple[Paragraph | Listing, ...]:
    """Agreements as a list, or the sentence that there are none."""
    items = tuple(Sentence(printed(instrument(line))) for line in lines)
    if items:
        return (Listing(items),)
    return (told(_("No agreements were concluded.") if concluded else _("No agreements lost force.")),)


def instrument(line: ReportLine) -> str:
    """An agreement in one line: whose, with whom, which, of which day, why it ended."""
    said = f"{home_name(line.municipality)} — {with_country(line)}: {named(line)}"
    return f"{said} ({without_stop(line.ended_why)})" if line.ended and line.ended_why else said


def with_country(line: ReportLine) -> str:
    """The partner with its country in brackets."""
    country, partner = full_country(line.country), partner_name(line)
    return f"{partner} ({country})" if country else partner


def full_country(code: str) -> str:
    """The country as official papers name it; empty where none is known."""
    return voice().speech.say(Land(code, full=True), "nomn") if code else ""


def partner_name(line: ReportLine) -> str:
    """The partner, on English pages as English has it."""
    return line.partner if is_russian() else town(line.partner, line.country)


def titled(line: ReportLine) -> str:
    """The title of an agreement, on English pages in English where every word is known; else its kind."""
    said = line.title if is_russian() else english(line.title) or line.title
    return said or wording.said(wording.INSTRUMENTS, line.kind or "other")


def tabled(edtf: str) -> str:
    """A date as the tables of a memo show it."""
    return voice().speech.tabled(edtf) if edtf else "—"


def named(line: ReportLine) -> str:
    """The title of an agreement, or its kind, with its date where the title does not hold it."""
    title = titled(line)
    first, last = days.bounds(line.date)
    if not line.date or (first and str(first.year) in title):
        return title
    exact = first is not None and first == last
    return (
        _("%(title)s of %(date)s") % {"title": title, "date": full_date(first)}
        if exact and first
        else f"{title}, {tabled(line.date)}"
    )


def about(part: ReportPart) -> tuple[Paragraph | Listing, ...]:
    """What a municipality answered."""
    if not part.is_answered:
        return (told(_("No answer came.")),)
    blocks: list[Paragraph | Listing] = [told(closed(part.results))] if part.results else []
    work = tuple(
        Sentence(printed(f"{with_country(each)}: {without_stop(each.work)}")) for each in part.lines if each.work
    )
    if work:
        blocks += [told(_("Work done under ties:")), Listing(work)]
    plans = [closed(part.plans)] if part.plans else []
    plans += [f"{partner_name(each)}: {closed(each.plans)}" for each in part.lines if each.plans]
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
                home_name(line.municipality),
                partner_name(line),
                full_country(line.country) or "—",
                capital(printed(titled(line))),
                tabled(line.date),
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
