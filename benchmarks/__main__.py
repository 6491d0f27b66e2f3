"""Runs every measurement and prints the table; the status is 1 when a promise is not kept."""

import platform
import sys

from rich.console import Console
from rich.table import Table

from benchmarks import gazetteer, linking, many, memo, network, reading, truth
from benchmarks.figures import Figure


def main() -> int:
    """Print each figure beside its peer as soon as all are known."""
    found = [figure for part in (truth, reading, many, gazetteer, linking, memo, network) for figure in part.figures()]
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
