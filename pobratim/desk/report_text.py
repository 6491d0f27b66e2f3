"""An accepted answer as a plain paper: it is read into the register like any other, its words are the evidence."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratim.desk.report_paper import closed, instrument, with_country
from pobratim.monitoring.reported import ReportLine, ReportPart
from pobratim.monitoring.wording import full_date


def as_text(part: ReportPart, year: int, day: date) -> bytes:
    """The answer of a municipality in Russian sentences, as the bytes of a text file."""
    with override("ru"):
        return ("\n\n".join(paragraphs(part, year, day)) + "\n").encode()


def paragraphs(part: ReportPart, year: int, day: date) -> Iterator[str]:
    """The paragraphs of the paper."""
    heading = {"name": part.municipality, "year": year}
    yield _("Information about foreign ties of the municipality “%(name)s” in %(year)s") % heading
    yield full_date(day)
    for at, line in enumerate(part.lines, 1):
        yield f"{at}. {sentence(line)}"
    for line in part.lines:
        if line.work:
            yield f"{with_country(line)}: {closed(line.work)}"
    if part.results:
        yield closed(part.results)
    if part.plans:
        yield _("Plans: %s") % closed(part.plans)


def sentence(line: ReportLine) -> str:
    """What is said of an agreement, or of a tie without one."""
    if line.ended:
        return _("%s. It was ended.") % instrument(line)
    if not line.is_agreement:
        return f"{line.municipality} — {with_country(line)}."
    return _("%s. In force.") % instrument(line)
