"""The report of a campaign as XLSX: the list of agreements, those concluded and ended, what municipalities answered."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.desk.naming import home_name
from pobratim.desk.report_paper import full_country, partner_name, state, tabled, titled
from pobratim.monitoring import wording
from pobratim.monitoring.reported import Report, ReportLine, ReportPart

OF_LINES = (5, 22, 24, 18, 48, 14, 16, 24, 26, 48, 36)
OF_PARTS = (22, 20, 26, 18, 60, 60)


def as_xlsx(report: Report) -> bytes:
    """The report as a workbook. Every cell is written as text: nothing in it can become a formula."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only this form needs it

    packed = BytesIO()
    with Workbook(packed, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        sheets: tuple[tuple[str, tuple[str, ...], Iterable[tuple[str, ...]], tuple[int, ...]], ...] = (
            (_("List of agreements"), head_of_lines(), of_lines(report.agreements, report), OF_LINES),
            (_("Concluded"), head_of_lines(), of_lines(report.concluded, report), OF_LINES),
            (_("Lost force"), head_of_lines(), of_lines(report.ended, report), OF_LINES),
            (_("By municipality"), head_of_parts(), [of_part(each) for each in report.parts], OF_PARTS),
        )
        for name, header, rows, widths in sheets:
            fill(book.add_worksheet(name), (header, list(rows)), widths, (head, cell))
    return packed.getvalue()


def fill(sheet: Any, told: tuple[tuple[str, ...], list[tuple[str, ...]]], widths: tuple[int, ...], looks: Any) -> None:
    """Write a sheet: its header stays in sight, its columns can be filtered."""
    header, rows = told
    for column, (title, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, looks[0])
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            sheet.write_string(line, column, value[:32000], looks[1])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(header) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def head_of_lines() -> tuple[str, ...]:
    """The columns of the lists of agreements."""
    first = (_("No."), _("Municipality"), _("Partner"), _("Country"), _("Agreement"), _("Kind"), _("Date"))
    return (*first, _("State"), _("Why it lost force"), _("Done in the year"), _("Plans"))


def of_lines(lines: Iterable[ReportLine], report: Report) -> Iterable[tuple[str, ...]]:
    """Agreements as rows."""
    for at, line in enumerate(lines, 1):
        kind = wording.said(wording.INSTRUMENTS, line.kind) if line.kind else ""
        title = titled(line) if line.title else ""
        first = (str(at), home_name(line.municipality), partner_name(line), full_country(line.country), title, kind)
        more = (line.ended_why, line.work, line.plans)
        yield (*first, tabled(line.date), state(line, report.year), *more)


def head_of_parts() -> tuple[str, ...]:
    """The columns of the sheet of municipalities."""
    return (
        _("Municipality"),
        _("State"),
        _("Who answered"),
        _("When"),
        _("Results of the year as a whole"),
        _("Plans"),
    )


def of_part(part: ReportPart) -> tuple[str, ...]:
    """A municipality as a row."""
    told = wording.said(wording.ANSWER_STATES, part.state)
    when = timezone.localtime(part.answered_at).strftime("%d.%m.%Y") if part.answered_at else ""
    ties = [f"{partner_name(each)}: {each.work}" for each in part.lines if each.work and not each.is_agreement]
    return (
        home_name(part.municipality),
        told,
        part.answered_by,
        when,
        "\n".join([part.results, *ties]).strip(),
        part.plans,
    )
