"""The statistics: each chart drawn by the server, beside the table of its numbers."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pobratim.portal import citing, regions, words
from pobratim.portal.drawing import charts
from pobratim.portal.drawing.charts import Frame, Series
from pobratim.portal.figures import Statistics, Table, statistics
from pobratim.portal.freshness import fresh

KIND_FILLS = {
    "twinning": "solid",
    "friendship": "bars",
    "partnership": "dashed",
    "cooperation": "pale",
    "memorandum": "thin",
    "unknown": "dotted",
}
MOST_BARS = 25


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as the page shows it: its picture, its key, its table, and what it does not count."""

    name: str
    title: str
    picture: SafeString
    key: tuple[tuple[SafeString, str], ...]
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    note: str = ""
    wide: bool = False


@fresh
def page(request: HttpRequest) -> HttpResponse:
    """All charts."""
    told = statistics()
    card = citing.Card(
        _("Statistics"),
        reverse("statistics"),
        _("Ties by year and kind, countries, states and activities: charts and tables."),
        about={
            "mainEntity": {"@type": "Dataset", "name": _("Register of twin-town ties"), "isAccessibleForFree": True}
        },
        picture=reverse("share-picture"),
        trail=((_("Register"), reverse("ties")),),
    )
    context = {"card": citing.shown(request, card), "figures": told.figures, "charts": list(all_charts(told))}
    context["regions"] = [(code, regions.name_of(code)) for code in regions.home_regions()]
    return render(request, "portal/statistics.html", context)


def all_charts(told: Statistics) -> list[Chart]:
    """The charts of the page, those without a number left out."""
    figures = told.figures
    countries = [(words.country(code) or _("not known"), number) for code, number in told.countries]
    listed = [
        by_year(told),
        through_time(told),
        counts("countries", _("Ties by country"), _("Country"), countries),
        counts("declared", _("What the sides declare"), _("State"), named("declared", figures.by_declared)),
        counts("legal", _("Legal state of instruments"), _("State"), named("legal", figures.by_legal)),
        counts("observed", _("Observed activity of ties"), _("Activity"), named("observed", figures.by_observed)),
        counts("activities", _("Activities by field"), _("Field"), named("activity", dict(told.activities))),
    ]
    return [each for each in listed if each.rows]


def named(listed: str, numbers: dict[str, int]) -> list[tuple[str, int]]:
    """Words of a closed list with their numbers."""
    return [(words.word(listed, word), number) for word, number in numbers.items()]


def by_year(told: Statistics) -> Chart:
    """Ties by the first year that is known of them, and by kind."""
    series = [Series(kind, str(words.KINDS[kind]), fill) for kind, fill in KIND_FILLS.items()]
    title = _("Ties by first year and kind")
    undated = sum(told.undated.values())
    note = _("Without a date: %s.") % undated if undated else ""
    return stacked("by-year", title, told.begun, series, note)


def through_time(told: Statistics) -> Chart:
    """How many ties stood in which state at the end of each year."""
    series = [Series(line, str(text), line) for line, text in words.LINE_GROUPS.items()]
    note = _(
        "Where the sides differ, the tie counts by the side that says less of it; ties without a date do not count."
    )
    return stacked("by-state", _("The network at the end of each year"), told.standing, series, note)


def stacked(name: str, title: str, rows: Table, series: list[Series], note: str) -> Chart:
    """A chart of columns with its table; series that nothing falls under are left out."""
    known = [each for each in series if any(row.get(each.key) for row in rows.values())]
    key = tuple((charts.swatch(each.fill, f"{name}-"), each.name) for each in known)
    header = (_("Year"), *(each.name for each in known), _("In all"))
    table = tuple(
        (year, *(row.get(each.key, 0) for each in known), sum(row.values()))
        for year, row in sorted(rows.items(), reverse=True)
        if row
    )
    return Chart(
        name, title, charts.columns(rows, known, Frame(f"{name}-", title)), key, header, table, note, wide=True
    )


def counts(name: str, title: str, what: str, rows: list[tuple[str, int]]) -> Chart:
    """A chart of bars with its table."""
    shown = rows[:MOST_BARS]
    note = _("The chart shows the first %(shown)s of %(all)s.") % {"shown": MOST_BARS, "all": len(rows)}
    drawn = charts.bars(shown, Frame(f"{name}-", title, 480))
    return Chart(name, title, drawn, (), (what, _("Number")), tuple(rows), note if len(rows) > MOST_BARS else "")
