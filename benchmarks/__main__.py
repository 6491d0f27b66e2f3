"""Runs every measurement, or those that are named, and prints the table; status 1 when a promise is not kept."""

import platform
import sys

from rich.console import Console
from rich.table import Table

from benchmarks import gazetteer, language, linking, many, map_frames, memo, network, pages, reading, truth
from benchmarks.figures import Figure

PARTS = (truth, reading, many, gazetteer, linking, language, memo, network, map_frames, pages)


def main() -> int:
    """Print each figure beside its peer as soon as all are known."""
    named = [part for part in PARTS if part.__name__.rpartition(".")[2] in sys.argv[1:]]
    found = [figure for part in named or PARTS for figure in part.figures()]
    Console(width=None if sys.stdout.isatty() else 132, highlight=False).print(table(found))
    broken = [figure.name for figure in found if not figure.kept]
    if broken:
        print(f"Not kept: {', '.join(broken)}.")
    return bool(broken)


def table(found: list[Figure]) -> Table:
    """The figures as people read them."""
    shown = Table(title=f"Python {platform.python_version()}, {platform.machine()}, one core", title_justify="left")
    for column in ("figure", "ours", "unit", "beside", "theirs", "ratio", "promised"):
        shown.add_column(column, justify="right" if column in ("ours", "theirs", "ratio", "promised") else "left")
    for each in found:
        mark = "" if each.kept else " ✗"
        values = (number(each.ours), each.unit, each.peer, number(each.theirs), f"{each.ratio:.1f}{mark}")
        shown.add_row(each.name, *values, f"≥ {each.wanted:g}")
    return shown


def number(value: float) -> str:
    """A value with as many digits as it deserves."""
    return f"{value:,.0f}".replace(",", " ") if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
